"""Set the mathematics when the book is built, as MathML, which browsers draw and speak themselves.

No script runs for it and nothing moves when it arrives. TeX that cannot be converted is a
warning, which a strict build does not let pass. Font and spacing are in `book/assets/math.css`.
"""

import re
from html import escape

from docutils.nodes import SkipNode, Text, inline, math
from math_core import LatexError, LatexToMathML
from sphinx.locale import _
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

STYLE = "math.css"
CONVERTER = LatexToMathML(fancy_error=False)
INSIDE = r"(?:(?!</?m(?:over|under)\b).)*"
# What browsers draw better than the converter's own choice, found by looking at every formula.
REPAIRS = (
    # A macron belongs to a small letter: on a capital it touches. An overline keeps its distance.
    (re.compile(r'<mo stretchy="false">¯</mo>'), '<mo stretchy="false">‾</mo>'),
    # WebKit draws what stands over a letter a line too high unless it may stretch.
    (re.compile(r'<mo stretchy="false">([^<]*)</mo></mover>'), r"<mo>\1</mo></mover>"),
    # The font has one prime drawn for a superscript, and not two in one sign.
    (re.compile(r"<mo>″</mo>"), "<mo>′′</mo>"),
    # A combining line is drawn to the left of where it should be.
    (re.compile(rf'(<mover accent="true">{INSIDE}<mo stretchy="true">)\u0332'), r"\1‾"),
    (
        re.compile(rf'<munder accentunder="true">({INSIDE}<mo stretchy="true">)\u0332'),
        r"<munder>\1_",
    ),
    # WebKit leaves room around an operator also where it is a script.
    (
        re.compile(r"<mo>([^<]*)</mo>(?=(?:<mo>[^<]*</mo>)?</msu(?:b|p|bsup)>)"),
        r'<mo lspace="0" rspace="0">\1</mo>',
    ),
    # The least bar that WebKit can put together from the font's parts is 1.854 em high.
    (re.compile(r'(m(?:in|ax)size=")1\.623em'), r"\g<1>1.9em"),
    # Chromium does not stretch a bar that carries a subscript, unless the bar is in a row; and
    # the converter lets it touch what stands before it.
    (
        re.compile(r"(<msu(?:b|p|bsup)>)(<mo [^>]*minsize=[^>]*>[^<]*</mo>)"),
        r'\1<mrow><mspace width="0.1em"/>\2<mrow></mrow></mrow>',
    ),
)


def convert(tex, display, node=None):
    """Return the MathML of a formula in TeX; of a wrong one a warning and the TeX itself."""
    try:
        mathml = CONVERTER.convert_with_local_state(tex, displaystyle=display)
    except LatexError as error:
        logging.getLogger(__name__).warning("%s in %s", error, tex, location=node, type="math")
        return f"<merror><mtext>{escape(tex)}</mtext></merror>"
    for found, better in REPAIRS:
        mathml = found.sub(better, mathml)
    return mathml


# In the page's own words and in its drawings, not in attributes, scripts or the title.
WORDS = re.compile(
    r"<(?:script|style|title)\b.*?</|<(text)\b[^>]*>[^<]*|(?<=>)[^<>]*\u0304[^<>]*", re.DOTALL
)
BARRED = re.compile("(.)(\u0304)")


def draw_bars(page):
    """Draw the bar over a letter of a page's words by style; its sign stays, and takes no room.

    WebKit draws the sign itself across the letter.
    """

    def draw(found):
        if found[0].startswith("<") and not found[1]:
            return found[0]
        tag = "tspan" if found[1] else "span"
        return BARRED.sub(rf'<{tag} class="barred">\1<{tag}>\2</{tag}></{tag}>', found[0])

    return WORDS.sub(draw, page)


def align(tex):
    r"""Return what Sphinx makes of lines and of equations with an empty line between them."""
    equations = [part for part in tex.split("\n\n") if part.strip()]
    lines = [rf"\begin{{aligned}}{p}\end{{aligned}}" if r"\\" in p else p for p in equations]
    if len(lines) == 1:
        return lines[0]
    return r"\begin{gathered}" + r"\\".join(lines) + r"\end{gathered}"


class KeepTogether(SphinxPostTransform):
    """Keep a formula on one line with the bracket before it and the comma behind it.

    Browsers may break a line on either side of a formula, as of an image, whatever stands there.
    """

    default_priority = 900
    formats = ("html",)

    def run(self, **_kwargs):
        """Move what touches a formula into one unbroken element with it."""
        for node in list(self.document.findall(math)):
            siblings, at = node.parent.children, node.parent.index(node)
            before = siblings[at - 1] if at else None
            after = siblings[at + 1] if at + 1 < len(siblings) else None
            space, opened = _cut(before, r"(.*?)([(\[“‘]*)")
            closed, rest = _cut(after, r"([^\s]*)(.*)")
            if opened or closed:
                bound = inline("", "", Text(opened), node.deepcopy(), Text(closed))
                bound["classes"].append("unbroken")
                first = at - isinstance(before, Text)
                last = at + 1 + isinstance(after, Text)
                node.parent[first:last] = [Text(space), bound, Text(rest)]


def _cut(node, pattern):
    """Cut a text in two; what is no text has two empty parts."""
    return re.fullmatch(pattern, node if isinstance(node, Text) else "", re.DOTALL).groups()


def visit_math(self, node):
    self.body.append(self.starttag(node, "span", "", CLASS="math notranslate nohighlight"))
    self.body.append(convert(node.astext(), False, node) + "</span>")
    raise SkipNode


def visit_math_block(self, node):
    self.body.append(self.starttag(node, "div", CLASS="math notranslate nohighlight"))
    if node.get("number"):
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})')
        self.add_permalink_ref(node, _("Link to this equation"))
        self.body.append("</span>")
    tex = node.astext() if node.get("nowrap") else align(node.astext())
    self.body.append(convert(tex, True, node) + "</div>\n")
    raise SkipNode


def setup(app):
    app.add_html_math_renderer("mathml", (visit_math, None), (visit_math_block, None))
    app.config.html_math_renderer = "mathml"
    app.add_css_file(STYLE)
    app.add_post_transform(KeepTogether)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
