"""Keep of a stylesheet what a set of pages can use.

A rule stays if every class, id, element and attribute that one of its selectors asks for stands in
some page or is a word of some script; a custom property, if anything that stays refers to it.
"""

import re
from html.parser import HTMLParser

import tinycss2

WORD = re.compile(r"[A-Za-z][\w-]*")
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
NESTED = {"media", "supports", "layer", "container"}


class Names(HTMLParser):
    """The elements, attributes, classes and ids of the pages fed to it."""

    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attributes):
        self.found.add(tag)
        for name, value in attributes:
            self.found.add(f"[{name}]")
            if name == "class":
                self.found.update(f".{each}" for each in (value or "").split())
            elif name == "id":
                self.found.add(f"#{value}")

    def feed_script(self, script):
        """Add the words of a script, any of which may become a name."""
        for word in WORD.findall(script):
            self.found |= {word, f".{word}", f"#{word}", f"[{word}]"}


def asked(selector):
    """Yield the names a selector asks for; what stands in :not() and its like is not asked for."""
    before = None
    for token in selector:
        if token.type == "hash":
            yield f"#{token.value}"
        elif token.type == "ident" and before != ":":
            yield f".{token.value}" if before == "." else token.lower_value
        elif token.type == "[] block":
            yield next(f"[{part.lower_value}]" for part in token.content if part.type == "ident")
        before = token.value if token.type == "literal" else None


def selectors(prelude):
    """Return the selectors of a rule, each a list of tokens."""
    found = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            found.append([])
        else:
            found[-1].append(token)
    return found


def keep(rules, names):
    """Return what stays: pairs of a head and a body, which is text or more such pairs."""
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            heads = [s for s in selectors(rule.prelude) if names.issuperset(asked(s))]
            if heads and (body := declarations(rule.content)):
                kept.append((",".join(text(head) for head in heads), body))
        elif rule.type == "at-rule" and rule.content is not None:
            head = f"@{rule.at_keyword} {text(rule.prelude)}".strip()
            if rule.lower_at_keyword in NESTED:
                inner = tinycss2.parse_rule_list(rule.content, True, True)
                if body := keep(inner, names):
                    kept.append((head, body))
            elif rule.lower_at_keyword == "font-face":
                kept.append((head, declarations(rule.content)))
            elif rule.lower_at_keyword == "keyframes":
                kept.append((head, [("", text(rule.content))]))
    return kept


def declarations(content):
    """Return a block's declarations: name and value."""
    found = tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True)
    return [
        (d.name, text(d.value) + ("!important" if d.important else ""))
        for d in found
        if d.type == "declaration"
    ]


def text(tokens):
    """Return tokens as text, without comments and with single spaces."""
    parts = (
        token if isinstance(token, str) else " " if token.type == "comment" else token.serialize()
        for token in tokens
    )
    joined = "".join(parts)
    return joined if "url(" in joined or '"' in joined else re.sub(r"\s+", " ", joined).strip()


def referenced(rules, outside):
    """Return the rules without the custom properties and animations nothing refers to."""
    moved = " ".join(re.findall(r"animation[^;}]*", serialize(rules)))
    rules = [r for r in rules if not r[0].startswith("@keyframes") or r[0].split()[1] in moved]
    while True:
        wanted = set(VARIABLE.findall(outside + serialize(rules)))
        fewer = without(rules, wanted)
        if fewer == rules:
            return rules
        rules = fewer


def without(rules, wanted):
    """Return the rules without the custom properties other than the wanted ones."""
    kept = []
    for head, body in rules:
        if isinstance(body[0][1], list):
            body = without(body, wanted)
        else:
            body = [(n, value) for n, value in body if not n.startswith("--") or n in wanted]
        if body:
            kept.append((head, body))
    return kept


def serialize(rules):
    """Return the rules as a stylesheet."""
    written = []
    for head, body in rules:
        if isinstance(body[0][1], list):
            inner = serialize(body)
        else:
            inner = ";".join(f"{name}:{value}" if name else value for name, value in body)
        written.append(f"{head}{{{inner}}}")
    return "\n".join(written)


def purge(css, names, outside=""):
    """Return of a stylesheet what pages with these names can use.

    `outside` is text, such as other stylesheets, that may refer to custom properties.
    """
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return serialize(referenced(keep(rules, names), outside))
