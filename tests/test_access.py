"""What a reader needs who has no mouse, little sight, another palette, no script or no network.

A few pages stand for all; axe looks at every page in tests/test_site.py. ACCESSIBILITY.md says in
words what is tested here.
"""

import re
import shutil
from itertools import pairwise

import pytest
from site_pages import AUDIT, CHAPTER, EXERCISES, SCENES, WRITTEN

FOCUSABLE = """() => {
  const all = document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex]");
  window.focusable = [...all].filter((e) => e.tabIndex >= 0 && !e.disabled
    && e.checkVisibility({ visibilityProperty: true }));
  return window.focusable.length;
}"""
FOCUSED = """async () => {
  const e = document.activeElement;
  if (e === document.body) return null;
  const seen = ({ bottom, top, right, left }) =>
    bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  // What slides in has half a second's frames to do so.
  for (let frame = 0; frame < 30 && !seen(e.getBoundingClientRect()); frame += 1) {
    await new Promise(requestAnimationFrame);
  }
  const drawn = [e, ...e.querySelectorAll("*")].map((part) => getComputedStyle(part));
  const reach = e.querySelector(".bsx-reach"); // a handle's ring is drawn, not an outline
  return {
    number: window.focusable.indexOf(e),
    name: e.outerHTML.slice(0, 120),
    scrolls: e.scrollWidth > e.clientWidth, // Chromium stops at such a box by itself
    ringed: drawn.some((s) => (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2)
      || s.boxShadow !== "none") || (reach !== null && getComputedStyle(reach).stroke !== "none"),
    onScreen: seen(e.getBoundingClientRect()),
  };
}"""
# Handles are there once a bet is placed or passed by.
PAST_BETS = """async () => {
  document.querySelectorAll(".bsx-on").forEach((el) => el.explorer.restore(""));
  await new Promise(requestAnimationFrame);
}"""
# What stands out to the right, or is cut off there by a box that cannot be scrolled.
LOST = """() => [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility())
  .filter((e) => ["hidden", "clip"].includes(getComputedStyle(e).overflowX))
  .filter((e) => e.clientWidth > 2 && e.scrollWidth > e.clientWidth + 2)
  .filter((e) => !e.closest(".math, .bsx-slot, .bd-sidebar"))
  .map((e) => e.outerHTML.slice(0, 120))"""


@pytest.fixture
def without(chromium, site):
    """Open a page of the site as a file in a browser that lacks something."""
    contexts = []

    def open_page(name, folder=site, **options):
        contexts.append(chromium.new_context(**options))
        page = contexts[-1].new_page()
        page.goto((folder / name).as_uri(), wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()


def walk(page):
    """Press Tab through a whole page; return what had the focus, in turn."""
    count, met = page.evaluate(FOCUSABLE), []
    for _ in range(count + 40):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            return count, met
        if focused["number"] >= 0 or not focused["scrolls"]:
            met.append(focused)
    pytest.fail(f"the focus never leaves the page: {met[-1]['name']}")


@pytest.mark.parametrize("name", [CHAPTER, EXERCISES])
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(visit, opened, name):
    page = visit(opened, name)
    count, met = walk(page)
    assert count > 25
    assert [focused["number"] for focused in met] == list(range(count))
    assert [focused["name"] for focused in met if not focused["onScreen"]] == []
    assert [focused["name"] for focused in met if not focused["ringed"]] == []


def test_the_keyboard_walks_back_out_as_well(visit, opened):
    page = visit(opened, CHAPTER)
    count = page.evaluate(FOCUSABLE)
    page.evaluate("window.focusable.at(-1).focus()")
    for number in reversed(range(count - 1)):
        page.keyboard.press("Shift+Tab")
        while (met := page.evaluate(FOCUSED))["number"] < 0 and met["scrolls"]:
            page.keyboard.press("Shift+Tab")
        assert met["number"] == number


def test_the_first_stop_skips_to_the_text(visit, opened):
    page = visit(opened, CHAPTER)
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    assert "Skip to main content" in link.inner_text()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("#main-content").evaluate("m => m.contains(document.activeElement)")


def test_a_folded_part_opens_by_the_keyboard(visit, opened):
    page = visit(opened, CHAPTER)
    details = page.locator("article details.hide").first
    details.locator("summary").focus()
    page.keyboard.press("Enter")
    assert details.evaluate("d => d.open")
    assert details.locator(".cell_output").first.is_visible()


@pytest.mark.parametrize("name", WRITTEN)
def test_a_page_has_one_title_headings_in_order_and_landmarks(visit, opened, name):
    page = visit(opened, name)
    assert page.locator("html").get_attribute("lang") == "en"
    levels = page.eval_on_selector_all(
        "h1, h2, h3, h4, h5, h6",
        "all => all.filter(h => h.checkVisibility()).map(h => Number(h.tagName[1]))",
    )
    assert levels.count(1) == 1
    article = page.eval_on_selector_all(
        "article :is(h1, h2, h3, h4, h5, h6)", "all => all.map(h => Number(h.tagName[1]))"
    )
    assert article[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(article))
    for role in ("main", "navigation", "contentinfo"):
        assert page.get_by_role(role).count() >= 1
    assert page.get_by_role("main").count() == 1


# 640 CSS pixels are a laptop's 1280 at 200 %, and 320 the same at 400 %.
@pytest.mark.parametrize("width", [640, 320])
@pytest.mark.parametrize("name", [CHAPTER, SCENES, AUDIT])
def test_enlarged_nothing_is_lost(visit, opened, name, width):
    page = visit(opened, name, (width, 450))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(LOST) == []
    for scene in page.locator(".bsx-slot").all():
        assert scene.evaluate(
            """slot => [...slot.querySelectorAll("text")].every((text) => {
              const [inner, outer] = [text, slot].map((e) => e.getBoundingClientRect());
              return inner.left >= outer.left - 1 && inner.right <= outer.right + 1; })"""
        )


def test_text_twice_as_large_loses_nothing(visit, opened):
    page = visit(opened, CHAPTER)
    before = page.locator("article p").first.bounding_box()["height"]
    page.add_style_tag(content="html { font-size: 200% !important }")
    page.evaluate("new Promise(requestAnimationFrame).then(() => true)")
    assert page.locator("article p").first.bounding_box()["height"] > 1.8 * before
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert page.evaluate(LOST) == []


def test_who_wants_no_motion_sees_none(visit, opened):
    page = visit(opened, SCENES)
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((e) => {
          const s = getComputedStyle(e);
          const seconds = [s.transitionDuration, s.animationDuration].join().split(",");
          return e.checkVisibility() && seconds.some((each) => parseFloat(each) > 0.01);
        }).map((e) => e.outerHTML.slice(0, 100))"""
    )
    assert moving == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert not any(sweep.is_visible() for sweep in page.locator("[data-sweep]").all())


def test_forced_colours_keep_lines_and_handles(without):
    page = without(SCENES, forced_colors="active", color_scheme="dark")
    page.evaluate(PAST_BETS)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    scene = page.locator(".bsx-explorer").nth(1)
    scene.scroll_into_view_if_needed()
    for line in (".bsx-curve", ".bsx-axis", ".bsx-place"):
        strokes = scene.locator(f"path{line}").evaluate_all(
            "all => all.map((path) => getComputedStyle(path).stroke)"
        )
        assert strokes and ground not in strokes and "none" not in strokes
    assert scene.locator("[role=slider]").count() > 0
    for handle in scene.locator(".bsx-handle").all():
        colours = handle.evaluate(
            """g => [...g.querySelectorAll("*")].flatMap((part) => {
              const s = getComputedStyle(part); return [s.stroke, s.fill]; })"""
        )
        assert set(colours) - {ground, "none", "rgba(0, 0, 0, 0)"}
    dashes = scene.locator("path.bsx-curve").evaluate_all(
        "all => all.map((path) => getComputedStyle(path).strokeDasharray)"
    )
    assert len(set(dashes)) > 1  # not told apart by colour, which is gone


def test_without_script_text_scene_and_folded_cells_are_there(without):
    page = without(CHAPTER, java_script_enabled=False)
    assert page.locator("article h1").is_visible()
    scene = page.locator(".bsx-explorer svg").first
    assert scene.is_visible()
    assert scene.get_attribute("aria-label")
    assert page.locator(".bsx-explorer path.bsx-curve").count() > 0
    details = page.locator("article details.hide")
    assert details.count() > 0
    details.first.locator("summary").click()
    assert details.first.locator(".cell_output").first.is_visible()
    assert page.locator(".cell_input").first.is_visible()  # no switch, so nothing is hidden
    assert page.locator("article .math").first.is_visible()
    dead = page.locator("button, .bsx-explorer input").all()
    assert not any(control.is_visible() for control in dead)


def test_the_copied_site_works_from_files_with_no_network(without, site, tmp_path):
    copy = tmp_path / "a stick"
    shutil.copytree(site, copy)
    page = without(CHAPTER, copy, offline=True)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".bsx-on [data-bet]").first.click()
    page.locator(".bsx-on [role=slider]").first.focus()
    told = page.locator(".bsx-explorer").first.inner_text()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "told => document.querySelector('.bsx-explorer').innerText !== told", arg=told
    )
    page.goto((copy / "search.html").as_uri() + "?q=ambitious")
    results = page.locator("#search-results")
    results.get_by_text(re.compile("found|matching")).first.wait_for()  # said after the last one
    results.locator("li a").first.click()
    page.wait_for_url(re.compile(r"a%20stick/book/.+\.html"))
    assert page.locator("article h1").count() == 1
    assert len(asked) > 5
    assert [url for url in asked if not url.startswith(copy.as_uri())] == []
