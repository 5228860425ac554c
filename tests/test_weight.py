"""What a page of the built site weighs, and that what was taken off it was not needed."""

import re
from base64 import b64decode
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from site_pages import FRONT, PAGES

from book.extensions import light_figures, used_css
from tools import page_weight

# A first visit brings the fonts: 50 kB for the text, 32 kB for the formulas.
FIRST_VISIT, NEXT_VISIT = 205_000, 75_000
ICON = re.compile(r'content:"([\ue000-\uf8ff])"|--pst-icon[\w-]+:\s*"([\ue000-\uf8ff])"')


@pytest.mark.parametrize("name", PAGES)
def test_a_first_visit_is_light_and_the_next_page_lighter(site, name):
    assert page_weight.first_visit(site / name) <= FIRST_VISIT
    assert page_weight.next_visit(site / name, site / FRONT) <= NEXT_VISIT


def test_a_page_is_weighed_with_all_it_loads(tmp_path):
    folder = tmp_path / "page"
    folder.mkdir()
    (folder / "index.html").write_text(
        '<link href="a.css?v=1" rel="stylesheet"><script defer src="../b.js"></script>'
        '<link rel="next" href="no.html"><img alt="" src="https://else.where/c.png">'
    )
    (folder / "a.css").write_text(
        '@font-face { src: url("d.woff2") } p { background: url(data:x) }'
    )
    found = page_weight.files(folder / "index.html")
    here = {folder / "index.html", folder / "a.css", tmp_path / "b.js", folder / "d.woff2"}
    assert found == here | {"https://else.where/c.png"}


def test_every_icon_that_a_page_may_show_is_there(site):
    style = (site / "_static" / "site.css").read_text(encoding="utf-8")
    shown = {a or b for a, b in ICON.findall(style)}
    assert len(shown) > 12
    fonts = re.findall(r"data:font/woff2;base64,([\w+/=]+)", style)
    drawn = {c for font in fonts for c in TTFont(BytesIO(b64decode(font))).getBestCmap()}
    assert {sign for sign in shown if ord(sign) not in drawn} == set()


def test_every_icon_of_a_page_has_its_rule(site):
    style = (site / "_static" / "site.css").read_text(encoding="utf-8")
    text = "".join((site / name).read_text(encoding="utf-8") for name in PAGES)
    asked = set(re.findall(r'class="[^"]*\b(?:fa-solid|fas|fab) (fa-[\w-]+)', text))
    assert len(asked) > 8
    assert {icon for icon in asked if f".{icon}:before" not in style} == set()


def names(html, script=""):
    found = used_css.Names()
    found.feed(html)
    found.feed_script(script)
    return found.found


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        (".a{color:red}", True),
        (".b{color:red}", False),
        (".b,p .a{color:red}", True),
        ("#c>p[title]{color:red}", True),
        ("h1{color:red}", False),
        ("p:not(.b)::before{color:red}", True),
        (".late{color:red}", True),
        ("@media print{.b{color:red}}", False),
        ("@media print{.a{color:red}}", True),
        (":root{--x:1}", False),
        (":root{--x:1;--y:var(--x)}p{top:var(--y)}", True),
        ("@keyframes turn{to{top:0}}", False),
        ("@keyframes turn{to{top:0}}p{animation:turn 1s}", True),
    ],
)
def test_a_rule_stays_if_a_page_or_a_script_can_use_it(rule, kept):
    page = names('<div id="c"><p class="a" title=""></p></div>', "add('late')")
    assert bool(used_css.purge(rule, page)) is kept


def test_what_stays_of_a_stylesheet_says_the_same():
    css = "@media (min-width: 3rem) { p , .b { --u: 2; margin: 0  1px !important } }"
    assert (
        used_css.purge(css, names("<p>")) == "@media (min-width: 3rem){p{margin:0 1px!important}}"
    )


def test_a_lightened_figure_keeps_its_places_and_turns():
    line = "M 0 0 \nL 1.000004 1.000001 \nL 2 2 \nL 3 3 \nL 4 2.567891 \nL 5 1.25 \n"
    svg = f'<metadata>x</metadata><g transform="scale(0.12 -0.12)"><path d="{line}"/></g>'
    assert light_figures.lighten(svg) == (
        '<g transform="scale(0.12 -0.12)"><path d="M 0 0 L 1 1 L 3 3 L 4 2.57 L 5 1.25 "/></g>'
    )


def test_a_letter_told_in_steps_is_the_same_letter():
    outline = "M 10 20 \nL 30 20 \nQ 35 25 30 40 \nC 1 2 3 4 5 6 \nz\nM 7 7 \nL 8 9 \nz\n"
    # After the first part is closed the pen is at its start, from where the second is reached.
    assert (
        light_figures.relative(outline, 1) == "m10 20l20 0q5 5 0 20c-29-38-27-36-25-34zm-3-13l1 2z"
    )
    letter = f'<path d="{outline}" transform="scale(0.015625)"/>'
    assert light_figures.lighten(letter) == (
        '<path d="m1 2l1 0q1 0 0 1c-2-3-2-3-2-3zm0-1l0 0z" transform="scale(0.2)"/>'
    )
    assert light_figures.relative("M 0 0 \nL 64 0 \nL 64 64 \nz", 12.8) == "m0 0l5 0 0 5z"
