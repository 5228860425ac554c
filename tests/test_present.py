"""A page on the projector: large, alone on the screen, and gone through step by step."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from built_site import PHONE
from site_pages import AXE_OPTIONS
from test_scenes_in_browser import as_json, drag, middle, settle, values
from test_teachers import CALLS, PLANS

from backsliding.book.explorers import share

PROJECTOR = (1280, 720)
START = "book/explorer.html?present"
FIFTY = PLANS.split("## Fifty minutes")[1].split("## Ninety minutes")[0]
SCENES_OF_FIFTY = re.findall(r"\{scene\}`[^`<]+<([^>]+)>`", FIFTY)
LETTERS = """el => parseFloat(getComputedStyle(el).fontSize)
    * el.getBoundingClientRect().width / el.offsetWidth"""  # pixels of the screen
SEEN = "all => all.map((el) => getComputedStyle(el).visibility === 'visible')"
BOXES = "all => all.map((el) => el.getBoundingClientRect()).filter((box) => box.width)"
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


def onward(page, key="PageDown"):
    """Go on to the next step, past the question of this one."""
    if page.get_by_role("button", name="Show", exact=True).count():
        page.keyboard.press(key)
    page.keyboard.press(key)


def test_a_lesson_is_walked_from_its_link_to_its_end_and_back(visit, served):
    page = visit(served, "book/teachers.html", PROJECTOR)
    page.get_by_role("link", name="the lesson of fifty minutes").click()
    page.locator(".bs-steps").wait_for()
    assert not any(one.is_visible() for one in page.locator(AROUND).all())
    shown = []
    for number in range(1, 13):
        assert told(page).startswith(f"{number} of 12: ")
        if page.get_by_role("button", name="Show", exact=True).count():
            page.keyboard.press("PageDown")
        settle(page)
        assert told(page).startswith(f"{number} of 12: ")
        assert page.locator(".bs-slide h1").text_content() in re.sub(r"\s+", " ", FIFTY)
        for scene in page.locator(".bsx-explorer").locator("visible=true").all():
            shown.append(values(scene))
        page.keyboard.press(("PageDown", "ArrowRight")[number % 2])
    assert told(page).startswith("12 of 12")
    assert shown == [as_json(share.read(call)) for call in SCENES_OF_FIFTY]
    for number in range(11, 0, -1):
        page.keyboard.press(("PageUp", "ArrowLeft")[number % 2])
        assert told(page).startswith(f"{number} of 12: ")
    assert page.locator(".bs-slide p").all_text_contents()[1:] == [
        "Nothing.",
        "It rises.",
        "It falls.",
    ]
    page.keyboard.press("Escape")
    page.wait_for_url("**/book/teachers.html")
    assert page.trouble == []


# The lesson of ninety minutes has the scenes of both plans, and a page is scaled to its screen.
@pytest.mark.parametrize(
    ("minutes", "steps", "size"),
    [
        (90, 26, PROJECTOR),
        pytest.param(90, 26, (1920, 1080), marks=pytest.mark.slow),
        pytest.param(50, 12, PROJECTOR, marks=pytest.mark.slow),
        pytest.param(50, 12, (1920, 1080), marks=pytest.mark.slow),
    ],
)
def test_every_step_stands_on_the_screen_whole(visit, served, minutes, steps, size):
    page = visit(served, f"book/explorer.html?present={minutes}", size)
    page.locator(".bs-steps").wait_for()
    for number in range(1, steps + 1):
        settle(page)
        assert told(page).startswith(f"{number} of {steps}: ")
        fits(page)
        if page.get_by_role("button", name="Show", exact=True).count():
            page.keyboard.press("PageDown")
            settle(page)
            fits(page)
        page.keyboard.press("PageDown")
    assert page.trouble == []


def fits(page):
    """Hold a step to standing above the buttons, in large letters and beside its figure."""
    width, floor = page.viewport_size["width"], page.locator(".bs-steps").bounding_box()["y"]
    parts = ".bs-slide, .bs-shown :is(.bsx-main, .bsx-words, .bsx-first, .bsx-rest)"
    boxes = page.locator(parts).evaluate_all(BOXES)
    for box in boxes:
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
        assert box["y"] >= 0 and box["y"] + box["height"] <= floor + 1
    assert len(boxes) == 1 or boxes[-1]["x"] > width / 2
    assert boxes[0]["width"] > 0.9 * width
    least = width / (75 if len(boxes) > 1 else 32)
    words = page.locator(".bs-shown .bsx-words p, .bs-slide p").last
    assert words.evaluate(LETTERS) > least


def test_a_question_keeps_its_answer_back_until_it_is_asked_for(lesson):
    for _ in range(3):
        onward(lesson)
    scene = lesson.locator('[data-scene="higher_norm"]')
    answers = ".bsx-words, .bsx-critical, .bsx-outcome, .bsx-dots"
    assert lesson.locator(".bs-slide h1").text_content().endswith("follow a norm at 1.2?")
    settle(lesson)
    assert not any(scene.locator(answers).evaluate_all(SEEN))
    assert not lesson.locator(".bs-slide p").is_visible()
    lesson.get_by_role("button", name="Show", exact=True).click()
    settle(lesson)
    seen = scene.locator(answers).evaluate_all(SEEN)
    assert len(seen) >= 4 and all(seen)
    assert told(lesson) == "4 of 12: A norm above it"
    lesson.keyboard.press("PageDown")
    assert values(scene)["k"] == 1.2 and not scene.locator(".bsx-words").is_visible()
    # The slider was not gone to by Tab, so the arrow shows the answer.
    scene.locator(".bsx-first input").press("ArrowRight")
    assert values(scene)["k"] == 1.4 and scene.locator(".bsx-words").is_visible()
    assert lesson.locator(".bs-slide p").is_visible()
    lesson.keyboard.press("PageDown")
    assert not scene.locator(".bsx-words").is_visible()
    scene.locator(".bsx-first input").click()
    assert scene.locator(".bsx-words").is_visible()
    # The plan's answer is about its own figure, not about one that was moved.
    settle(lesson)
    assert not lesson.locator(".bs-slide p").is_visible()
    lesson.keyboard.press("PageDown")
    assert values(scene)["k"] == 1.5 and lesson.locator(".bs-slide p").is_visible()


def scale(scene):
    """Return how many pixels of the screen one of the scene takes."""
    return scene.evaluate("el => el.getBoundingClientRect().width / el.offsetWidth")


def test_the_lesson_of_ninety_minutes_shows_the_scenes_of_both_plans(visit, served):
    page = visit(served, "book/explorer.html?present=90&step=10", PROJECTOR)
    page.locator(".bs-steps").wait_for()
    assert told(page) == "10 of 26: A norm below it"
    shown = page.locator(".bs-lesson[data-minutes='90'] li").evaluate_all(
        "all => all.map((item) => item.dataset.show).filter(Boolean)"
    )
    assert shown == [share.fragment(share.read(call)) for call in CALLS]


def test_the_buttons_go_on_and_back_and_leave(lesson):
    back, on = (lesson.get_by_role("button", name=name) for name in ("Previous", "Next"))
    assert back.get_attribute("aria-disabled") == "true"
    opacity = "el => getComputedStyle(el).opacity"
    assert back.evaluate(opacity) == "0.6" and on.evaluate(opacity) == "1"
    on.focus()
    for _ in range(4):  # one of them for an answer
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
    for _ in range(3):
        onward(lesson)
    lesson.keyboard.press("Escape")
    assert left(lesson)
    assert lesson.locator("article").evaluate("el => getComputedStyle(el).outlineStyle") == "none"
    scene = lesson.locator('[data-scene="higher_norm"]')
    assert values(scene)["k"] == 1.2
    assert 0 <= scene.bounding_box()["y"] < 200


def test_a_figure_on_the_projector_follows_the_hand_and_lets_the_arrows_go_on(lesson):
    for _ in range(7):
        onward(lesson)
    lesson.keyboard.press("PageDown")
    scene = lesson.locator('[data-scene="lower_norm"]')
    settle(lesson)
    unit = (scene.locator(".bsx-main").bounding_box()["width"] - scale(scene) * (46 + 66)) / 6
    drag(lesson, middle(scene.locator(".bsx-handle").first), (0.9 * unit, 0), steps=3)
    lesson.mouse.up()
    assert values(scene)["k"] == pytest.approx(1.5, abs=0.02)
    lesson.keyboard.press("ArrowLeft")
    assert told(lesson) == "7 of 12: A norm above it"
    onward(lesson)
    scene.locator(".bsx-first input").click()
    onward(lesson, "ArrowRight")
    assert told(lesson) == "9 of 12: A norm below it"


def test_the_arrows_move_what_was_gone_to_by_tab(lesson):
    onward(lesson)
    slider = lesson.locator('[data-scene="state_alone"] .bsx-first input')
    for _ in range(9):
        lesson.keyboard.press("Tab")
        if slider.evaluate("el => el === document.activeElement"):
            break
    before = slider.input_value()
    lesson.keyboard.press("ArrowRight")
    assert slider.input_value() != before and told(lesson) == "2 of 12: A state alone"
    lesson.keyboard.press("PageDown")  # a remote control's key
    assert told(lesson) == "3 of 12: A state alone"
    onward(lesson, "ArrowRight")
    assert told(lesson) == "4 of 12: A norm above it"


def test_any_page_goes_from_heading_to_heading(visit, served):
    page = visit(served, "book/part-2c.html?present", PROJECTOR)
    page.locator(".bs-steps").wait_for()
    assert page.locator("article p").first.bounding_box()["width"] > 0.8 * PROJECTOR[0]
    names = page.locator("article :is(h1, h2)").evaluate_all(
        "all => all.map((one) => one.firstChild.textContent)"
    )
    for number, name in enumerate(names, 1):
        assert told(page) == f"{number} of {len(names)}: {name}"
        assert page.locator("article :is(h1, h2)").locator("visible=true").count() == 1
        page.keyboard.press("PageDown")
    assert page.url.endswith("#what-we-now-know")
    page.keyboard.press("Escape")
    assert left(page)
    assert page.trouble == []


@pytest.mark.parametrize("size", [PROJECTOR, (1920, 1080)])
def test_a_section_leaves_room_for_its_figure(visit, served, size):
    page = visit(served, "book/part-5.html?present", size)
    floor = page.locator(".bs-steps").bounding_box()["y"]
    for number in (2, 3, 4):
        page.keyboard.press("PageDown")
        assert told(page).startswith(f"{number} of 6: ")
        figure = page.locator("figure").locator("visible=true").first
        image, box = figure.locator("img").bounding_box(), figure.bounding_box()
        assert image["y"] > 0 and box["y"] + box["height"] <= floor + 1
        assert image["height"] > 0.25 * floor


@pytest.mark.parametrize(
    ("size", "scheme"),
    [(PROJECTOR, "dark"), pytest.param(PHONE, "light", marks=pytest.mark.slow)],
)
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
