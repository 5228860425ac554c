"""The built site as it is set: in one face, in lines of a book's length, with figures to match."""

import re
from base64 import b64decode
from html import unescape
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from site_pages import PAGES

from backsliding.book.figures.style import TEXT

FONT = re.compile(r'"(Book (?:Text|Math))";[^}]*?data:font/woff2;base64,([^"]+)')
NOT_TEXT = re.compile(r"<(script|style|math|pre|code|title)\b.*?</\1>|<[^>]+>", re.DOTALL)
FIGURES = ["introduction", "part-2a", "part-3a", "part-4b", "part-5a"]
# Of each paragraph's lines but the last, how many letters are in it.
LENGTHS = """() => [...document.querySelectorAll(".bd-article section p")].flatMap((p) => {
  const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), range = new Range(), lines = {};
  for (let node; (node = walk.nextNode()); ) for (let i = 0; i < node.length; i += 1) {
    range.setStart(node, i);
    range.setEnd(node, i + 1);
    const line = Math.round(range.getBoundingClientRect().bottom / 8);
    lines[line] = (lines[line] ?? 0) + 1;
  }
  return Object.values(lines).slice(0, -1);
}).sort((a, b) => a - b)"""
DRAWN = """() => [...document.querySelectorAll("figure")].map((figure) => {
  const [image, box] = [figure.querySelector("img"), figure.getBoundingClientRect()];
  const caption = figure.querySelector("figcaption").getBoundingClientRect();
  return {
    shown: image.getBoundingClientRect().width / image.getAttribute("width"),
    text: parseFloat(getComputedStyle(figure.closest("section").querySelector("p")).fontSize),
    beside: caption.left > box.right && caption.right < innerWidth && caption.bottom <= box.bottom,
  };
})"""


@pytest.fixture(scope="module")
def fonts(site):
    """Every font of the stylesheet that is ours, with its family's name."""
    style = (site / "_static" / "site.css").read_text(encoding="utf-8")
    return [(name, TTFont(BytesIO(b64decode(data)))) for name, data in FONT.findall(style)]


def test_the_fonts_have_every_sign_of_the_text(site, fonts):
    assert [name for name, _ in fonts].count("Book Text") == 2
    drawn = {chr(code) for _, font in fonts for code in font.getBestCmap()}
    text = "".join((site / name).read_text(encoding="utf-8") for name in PAGES)
    shown = set(unescape(NOT_TEXT.sub("", text))) - {"\n", "\t"}
    assert len(shown) > 80
    assert shown - drawn == set()


def test_text_and_formulas_are_of_one_size(fonts):
    assert len({font["head"].unitsPerEm for _, font in fonts}) == 1


@pytest.mark.parametrize("name", ["introduction", "part-2", "audit"])
def test_a_line_is_as_long_as_in_a_book(visit, opened, name):
    lengths = visit(opened, f"book/{name}.html").evaluate(LENGTHS)
    assert len(lengths) > 20
    assert 60 <= lengths[len(lengths) // 2] <= 75


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_has_the_letters_of_the_text_and_its_caption_beside_it(
    visit, opened, fonts, name
):
    larger = 1000 / fonts[0][1]["head"].unitsPerEm  # of 1,000 units as the face is drawn
    found = visit(opened, f"book/{name}.html").evaluate(DRAWN)
    assert found
    for figure in found:
        letters = figure["shown"] * TEXT * 4 / 3 / (figure["text"] * larger)
        assert 0.9 < letters <= 1.0 and figure["beside"], figure
