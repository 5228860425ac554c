"""A page on the projector: large, alone on the screen, and gone through step by step."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from built_site import PHONE
from site_pages import AXE_OPTIONS
from test_scenes_in_browser import as_json, settle, values
from test_teachers import CALLS, PLANS

from backsliding.book.explorers import share

PROJECTOR = (1280, 720)
START = "book/explorer.html?present"
FIFTY = PLANS.split("## Fifty minutes")[1].split("## Ninety minutes")[0]
SCENES_OF_FIFTY = re.findall(r"\{scene\}`[^`<]+<([^>]+)>`", FIFTY)
AROUND = ".bd-sidebar-primary, .bd-sidebar-secondary, .bd-header-article, .prev-next-footer"


def told(page):
    return page.locator(".bs-steps [role=status]").text_content()


@pytest.fixture
def lesson(visit, served):
    page = visit(served, START, PROJECTOR)
    page.locator(".bs-steps").wait_for()
    settle(page)
    yield page
    assert page.trouble == []


def test_a_lesson_is_walked_from_its_link_to_its_end_and_back(visit, served):
    page = visit(served, "book/teachers.html", PROJECTOR)
    page.get_by_role("link", name="the lesson of fifty minutes").click()
    page.locator(".bs-steps").wait_for()
    assert not any(one.is_visible() for one in page.locator(AROUND).all())
    shown = []
    for number in range(1, 13):
        settle(page)
        assert told(page).startswith(f"{number} of 12: ")
        heading = page.locator(".bs-slide h1").text_content()
        assert told(page).endswith(heading)
        assert f"**{heading.rstrip('?')}" in FIFTY
        for scene in page.locator(".bsx-explorer").locator("visible=true").all():
            shown.append(values(scene))
            fits(page, scene)
        page.keyboard.press(("PageDown", "ArrowRight")[number % 2])
    assert told(page).startswith("12 of 12")
    assert shown == [as_json(share.read(call)) for call in SCENES_OF_FIFTY]
    for number in range(11, 0, -1):
        page.keyboard.press(("PageUp", "ArrowLeft")[number % 2])
        assert told(page).startswith(f"{number} of 12: ")
    assert page.locator(".bs-slide").text_content().startswith("The bet")
    assert page.trouble == []


def fits(page, scene):
    """Hold a scene to standing on the screen whole, above the buttons, in large letters."""
    floor = page.locator(".bs-steps").bounding_box()["y"]
    for part in (".bsx-main", ".bsx-words", ".bsx-first input"):
        box = scene.locator(part).bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= floor + 1
        assert box["x"] >= 0 and box["x"] + box["width"] <= page.viewport_size["width"]
    assert scene.locator(".bsx-main").bounding_box()["height"] > 0.6 * floor
    assert 16 * scale(scene) >= 26  # pixels a letter


def scale(scene):
    """Return how many pixels of the screen one of the scene takes."""
    return scene.evaluate("el => el.getBoundingClientRect().width / el.offsetWidth")


def test_the_lesson_of_ninety_minutes_shows_the_scenes_of_both_plans(visit, served):
    page = visit(served, "book/explorer.html?present=90&step=10", PROJECTOR)
    page.locator(".bs-steps").wait_for()
    assert told(page) == "10 of 23: A norm below it"
    shown = page.locator(".bs-lesson[data-minutes='90'] li").evaluate_all(
        "all => all.map((item) => item.dataset.show).filter(Boolean)"
    )
    assert shown == [share.fragment(share.read(call)) for call in CALLS]


def test_the_buttons_go_on_and_back_and_leave(lesson):
    back, on = (lesson.get_by_role("button", name=name) for name in ("Previous", "Next"))
    assert back.get_attribute("aria-disabled") == "true"
    on.focus()
    for _ in range(3):
        lesson.keyboard.press("Enter")
    back.click()
    assert told(lesson) == "3 of 12: A state alone"
    lesson.reload()
    lesson.locator(".bs-steps").wait_for()
    assert told(lesson) == "3 of 12: A state alone"
    lesson.get_by_role("button", name="Leave").click()
    assert left(lesson)


def left(page):
    """Say whether the page is as it is for a reader, at an address without the projector."""
    settle(page)
    assert page.locator(".bs-steps, .bs-slide").count() == 0
    assert page.locator(".bd-header-article").is_visible()
    return (
        "present" not in page.url and page.evaluate("document.activeElement.tagName") == "ARTICLE"
    )


def test_escape_leaves_to_the_figure_that_was_shown(lesson):
    for _ in range(4):
        lesson.keyboard.press("PageDown")
    lesson.keyboard.press("Escape")
    assert left(lesson)
    scene = lesson.locator('[data-scene="higher_norm"]')
    assert values(scene)["k"] == 1.4
    assert 0 <= scene.bounding_box()["y"] < 200


def test_a_figure_on_the_projector_follows_the_hand_and_keeps_its_arrows(lesson):
    for _ in range(7):
        lesson.keyboard.press("PageDown")
    scene = lesson.locator('[data-scene="lower_norm"]')
    settle(lesson)
    handle, box = scene.locator(".bsx-handle").first, scene.locator(".bsx-main").bounding_box()
    knob = handle.bounding_box()
    x, y = knob["x"] + knob["width"] / 2, knob["y"] + knob["height"] / 2
    unit = (box["width"] - scale(scene) * (46 + 66)) / 6
    lesson.mouse.move(x, y)
    lesson.mouse.down()
    lesson.mouse.move(x + 0.9 * unit, y, steps=3)
    lesson.mouse.up()
    assert values(scene)["k"] == pytest.approx(1.5, abs=0.02)
    before = told(lesson)
    now = values(scene)["k"]
    lesson.keyboard.press("ArrowRight")  # the handle has the focus
    assert values(scene)["k"] == pytest.approx(now + 0.01) and told(lesson) == before
    lesson.keyboard.press("PageDown")  # a remote control's key
    assert told(lesson) != before


def test_any_page_goes_from_heading_to_heading(visit, served):
    page = visit(served, "book/part-2c.html?present", PROJECTOR)
    page.locator(".bs-steps").wait_for()
    assert page.locator("article p").first.bounding_box()["width"] > 0.8 * PROJECTOR[0]
    names = page.locator("article :is(h1, h2)").evaluate_all(
        "all => all.map((one) => one.firstChild.textContent)"
    )
    for number, name in enumerate(names, 1):
        assert told(page) == f"{number} of {len(names)}: {name}"
        page.keyboard.press("PageDown")
    assert page.url.endswith("#what-we-now-know")
    page.mouse.wheel(0, -100_000)
    page.get_by_role("status").get_by_text(f"1 of {len(names)}").wait_for()
    page.keyboard.press("Escape")
    assert left(page)
    assert page.trouble == []


@pytest.mark.parametrize(("size", "scheme"), [(PROJECTOR, "dark"), (PHONE, "light")])
def test_axe_finds_nothing_on_the_projector(visit, served, size, scheme):
    for start in (f"{START}&step=5", "book/five-minutes.html?present"):
        page = visit(served, start, size, scheme)
        page.locator(".bs-steps").wait_for()
        settle(page)
        found = Axe().run(page, options=AXE_OPTIONS)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_page_that_is_not_projected_does_not_load_the_script(visit, served):
    assert visit(served, "book/part-2.html").locator("script[src*='present.js']").count() == 0
