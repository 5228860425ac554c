"""The words of the book are spelt, and spelt as in Britain.

A word is known if pyspellchecker's English list has it, or if it is the British form of a pair in
codespell's table, or if it is part of the name of a package that requirements.txt pins. The
American form of such a pair is refused. A word that is right and that no list knows stands in
tests/words.txt, where no other word may stand. Nothing here asks the network for anything.
"""

import ast
import json
import re
from collections import defaultdict
from functools import cache
from importlib.resources import files
from itertools import chain

from spellchecker import SpellChecker

from tools.notebooks import ROOT

WORDS = ROOT / "tests" / "words.txt"
PAGES = [*(ROOT / "book").glob("*.md"), *ROOT.glob("*.md")]
NOTEBOOKS = sorted((ROOT / "book").glob("*.ipynb"))
MODULES = sorted((ROOT / "backsliding").rglob("*.py"))
ROLE = re.compile(r"\{([\w:]+)\}`([^`<]*)(<[^`]*>)?`")
# What is not prose, in the order in which it is taken away.
NOT_PROSE = (
    r"^```(?!\{glossary\})[^\n]*\n.*?^```|^```[^\n]*$",
    r"\$\$.*?\$\$(?: \([\w-]+\))?|\$[^$]*\$",
    r"`+[^`]*`+",
    r"^\([\w-]+\)=$|^:{3,}[^\n]*$",
    r"\]\([^)]*\)|https?://\S+|</?[a-z][^<>]*>",
    r"^ *(>>>|\.\.\.? )[^\n]*$",
    r"\\[A-Za-z]+",
)
WORD = re.compile(r"(?<!\w)[A-Za-zÀ-ɏ]+(?:['’][A-Za-zÀ-ɏ]+)*(?!\w)")


def words_of_a_role(found):
    role, words, target = found.groups()
    return words if target or role == "term" else " "


def prose(text):
    """A text without code, mathematics, targets and addresses."""
    text = ROLE.sub(words_of_a_role, text)
    for pattern in NOT_PROSE:
        text = re.sub(pattern, " ", text, flags=re.DOTALL | re.MULTILINE)
    return text


def texts_of_a_notebook(path):
    """Its words, and those of its figures' captions and descriptions."""
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "markdown":
            yield "".join(cell["source"])
        settings = cell["metadata"].get("mystnb", {})
        yield settings.get("figure", {}).get("caption", "")
        yield settings.get("image", {}).get("alt", "")


def texts_of_a_module(path):
    """Its docstrings, and its other strings of several words: what scenes and errors say."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and len(re.findall(r"[a-z]{2,} ", text)) > 2:
            yield text


@cache
def used():
    """Each word of the book, in lower case, with the files that use it."""
    found = defaultdict(set)
    read = (
        *((path, [path.read_text(encoding="utf-8")]) for path in PAGES),
        *((path, texts_of_a_notebook(path)) for path in NOTEBOOKS),
        *((path, texts_of_a_module(path)) for path in MODULES),
    )
    for path, texts in read:
        for word in WORD.findall("\n".join(map(prose, texts))):
            word = re.sub(r"['’]s?$", "", word)
            if len(word) > 1 and word[1:].islower():  # not III, SVG, ValueError
                found[word.lower()].add(path.relative_to(ROOT).as_posix())
    return dict(found)


@cache
def british_and_american():
    """The British forms of codespell's table, and the American ones that are not British too."""
    table = files("codespell_lib") / "data" / "dictionary_en-GB_to_en-US.txt"
    pairs = [line.split("->") for line in table.read_text(encoding="utf-8").split()]
    british = {one for one, _ in pairs}
    american = chain.from_iterable(other.strip(",").split(",") for _, other in pairs)
    return british, set(american) - british


def packages():
    """The parts of the names of the packages that the book needs."""
    pins = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    names = re.findall(r"^([\w.-]+)==", pins, flags=re.MULTILINE)
    return {part for name in names for part in [name, *re.split(r"[-.]", name)]}


@cache
def unknown():
    """The words that neither list knows, and the American ones, with the files that use them."""
    british, american = british_and_american()
    known = SpellChecker(language="en").word_frequency.dictionary.keys() | packages()
    return {
        word: where
        for word, where in used().items()
        if word in american or (word not in british and word not in known)
    }


def listed():
    lines = (line.partition("#")[0].strip() for line in WORDS.read_text("utf-8").splitlines())
    return [line for line in lines if line]


def test_the_text_is_read():
    assert len(used()) > 2500
    assert {"backsliding", "hearsay", "captured", "receptiveness"} <= used().keys()


def test_every_word_is_spelt_as_in_britain_or_listed():
    wrong = {word: sorted(where) for word, where in unknown().items() if word not in listed()}
    assert wrong == {}, "mend them, or add them to tests/words.txt"


def test_the_list_holds_nothing_that_is_not_needed():
    assert len(listed()) == len(set(listed()))
    assert set(listed()) <= unknown().keys(), set(listed()) - unknown().keys()
