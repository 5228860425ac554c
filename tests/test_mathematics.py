"""The mathematics of the built site: all of it converted, in signs that the site's font has."""

import re
from base64 import b64decode
from html import unescape
from io import BytesIO, StringIO

import pytest
from fontTools.ttLib import TTFont
from site_pages import TEXT_PAGES
from sphinx.application import Sphinx
from sphinx.errors import SphinxWarning
from sphinx.util.docutils import docutils_namespace

from book.extensions import mathematics
from tools.notebooks import ROOT

MATH = re.compile(r"<math\b.*?</math>", re.DOTALL)
LETTER = re.compile(r"<mi>([^<])</mi>")
TOKEN = re.compile(r"<(?:mi|mn|mo|mtext)\b[^>]*>([^<]*)<")
INVISIBLE = {"\u2061", "\u2063", "\u00a0"}  # function application, separator, space
ITALIC_ALPHA, ITALIC_A, ITALIC_A_SMALL = 0x1D6FC, 0x1D434, 0x1D44E


@pytest.fixture(scope="module")
def text(site):
    return {name: (site / name).read_text(encoding="utf-8") for name in TEXT_PAGES}


@pytest.fixture(scope="module")
def font(site):
    """The font for mathematics, as the stylesheet of the site carries it."""
    style = (site / "_static" / "site.css").read_text(encoding="utf-8")
    letters = re.search(r'"Book Math";\s*src:\s*url\("data:font/woff2;base64,([^"]+)', style)[1]
    return TTFont(BytesIO(b64decode(letters)))


def test_the_font_knows_mathematics(font):
    assert font["MATH"].table.MathVariants.VertGlyphCoverage.glyphs


def test_no_root_is_followed_by_a_gap():
    # Chromium gives every root the width of its widest sign, whichever of them it draws.
    font = TTFont(ROOT / "book" / "assets" / "math.woff2")
    sign, variants = font.getBestCmap()[ord("√")], font["MATH"].table.MathVariants
    tall = variants.VertGlyphConstruction[variants.VertGlyphCoverage.glyphs.index(sign)]
    names = [record.VariantGlyph for record in tall.MathGlyphVariantRecord]
    names += [part.glyph for part in tall.GlyphAssembly.PartRecords]
    assert len(set(names)) > 4
    assert {font["hmtx"][name][0] for name in names} == {font["hmtx"][sign][0]}


def test_the_font_has_every_sign_that_a_page_shows(text, font):
    drawn = set()
    for formula in MATH.findall("".join(text.values())):
        drawn.update(*map(unescape, TOKEN.findall(formula)))
        drawn.update(italic(unescape(letter)) for letter in LETTER.findall(formula))
    assert len(drawn) > 60
    assert {sign for sign in drawn if ord(sign) not in font.getBestCmap()} == INVISIBLE & drawn


def italic(letter):
    """The character a browser draws for an identifier of one letter."""
    for first, last, start in (
        ("a", "z", ITALIC_A_SMALL),
        ("A", "Z", ITALIC_A),
        ("α", "ω", ITALIC_ALPHA),
    ):
        if first <= letter <= last:
            return "ℎ" if letter == "h" else chr(start + ord(letter) - ord(first))
    return letter


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"B''_i", '<mi>B</mi><mi>i</mi><mo lspace="0" rspace="0">′′</mo>'),
        (r"\bar D", "<mi>D</mi><mo>‾</mo>"),
        (r"\hat\tau", "<mi>τ</mi><mo>ˆ</mo>"),
        (r"S^*", '<mi>S</mi><mo lspace="0" rspace="0">∗</mo>'),
        (r"k_+", '<mi>k</mi><mo lspace="0" rspace="0">+</mo>'),
        (r"\overline{ab}", '<mo stretchy="true">‾</mo>'),
        (r"\underline{D}_1", '<munder><mi>D</mi><mo stretchy="true">_</mo></munder>'),
        (r"f\Big|_{x}", 'maxsize="1.9em">|</mo><mrow></mrow></mrow><mi>x</mi></msub>'),
    ],
)
def test_what_browsers_draw_badly_is_repaired(tex, shown):
    assert shown in mathematics.convert(tex, True)


@pytest.mark.parametrize(
    ("page", "drawn"),
    [
        ("<p>Up to k̄, k.</p>", '<p>Up to <span class="barred">k<span>̄</span></span>, k.</p>'),
        (
            "<text x='1'>k̄</text>",
            "<text x='1'><tspan class=\"barred\">k<tspan>̄</tspan></tspan></text>",
        ),
        ('<p title="k̄">k</p>', '<p title="k̄">k</p>'),
        ("<title>k̄</title>", "<title>k̄</title>"),
        ('<script>a > "k̄"</script>', '<script>a > "k̄"</script>'),
    ],
)
def test_a_bar_in_words_is_drawn_and_stays_a_sign(page, drawn):
    assert mathematics.draw_bars(page) == drawn
    assert re.sub("<[^>]*>", "", drawn) == re.sub("<[^>]*>", "", page)


@pytest.fixture
def build(tmp_path):
    def build(source):
        (tmp_path / "index.md").write_text(source, encoding="utf-8")
        folders = [str(tmp_path)] * 2, [str(tmp_path / name) for name in ("html", "doctrees")]
        settings = {
            "extensions": ["myst_parser", "book.extensions.mathematics"],
            "myst_enable_extensions": ["amsmath", "dollarmath"],
            "math_eqref_format": "({number})",
        }
        conf = {"srcdir": folders[0][0], "confdir": None, "status": None, "warning": StringIO()}
        conf |= {"outdir": folders[1][0], "doctreedir": folders[1][1], "buildername": "html"}
        with docutils_namespace():
            Sphinx(**conf, confoverrides=settings, warningiserror=True).build()
        return (tmp_path / "html" / "index.html").read_text(encoding="utf-8")

    return build


def test_tex_that_cannot_be_read_fails_a_strict_build(build):
    with pytest.raises(SphinxWarning, match=r"nonsense"):
        build("# Title\n\nWe say $\\nonsense$ and mean it.\n")


def test_an_equation_has_a_number_that_can_be_referred_to(build):
    page = build("# Title\n\n$$W = B - C$$ (welfare)\n\nSee {eq}`welfare`.\n")
    assert re.search(r'id="equation-welfare".*<span class="eqno">\(1\)', page, re.DOTALL)
    assert re.search(r'href="#equation-welfare"[^>]*>\(1\)<', page)


@pytest.mark.parametrize(
    ("source", "rows"),
    [
        ("$$\na &= b \\\\\n  &= c\n$$", 2),
        ("```{math}\na = b\n\nc = d\n```", 2),
        ("\\begin{align*}\na &= b \\\\\n c &= d\n\\end{align*}", 2),
        ("$$x = \\begin{cases} 1 & y \\\\ 2 & z \\\\ 3 & w \\end{cases}$$", 4),
    ],
)
def test_lines_stand_below_each_other(build, source, rows):
    assert build(f"# Title\n\n{source}\n").count("<mtr>") == rows


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("States ($k = 1$, $m$) move.", ["(k=1,", "m)"]),
        ("Here $S$; there $k$ alone.", ["S;"]),
        ("$S$-axis", ["S-axis"]),
        ("*As* $S$ *says*, and $k$", []),
    ],
)
def test_no_line_ends_between_a_formula_and_what_touches_it(build, source, kept):
    page = build(f"# Title\n\n{source}\n")
    found = re.findall(r'<span class="unbroken">(.*?</math></span>.*?)</span>', page)
    assert [re.sub(r"<[^>]*>", "", part) for part in found] == kept
    words = re.sub(r"<[^>]*>|\s", "", page[page.index("</h1>") :])
    assert re.sub(r"[$*\s]", "", source) in words, "nothing is lost, doubled or moved"
