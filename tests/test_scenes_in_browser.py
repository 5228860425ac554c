"""The explorers on the built site, moved as a reader moves them, held against Python.

Whatever a hand does, the page must show the sentence and the code that Python writes for the
state the page is then in. That the page's model gives Python's numbers is shown elsewhere.
"""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from built_site import PHONE
from site_pages import AXE_OPTIONS, TEXT_PAGES

from backsliding import explorers
from backsliding.book.explorers.quantities import Quantity

PAGE = "book/explorer.html"
SCENES = {scene.scene: scene for scene in map(vars(explorers).get, explorers.__all__)}
HANDLES = {
    "state_alone": ["lam", "S", "S"],
    "higher_norm": ["k", "k", "D"],
    "lower_norm": ["k", "D", "m"],
    "response_curve": ["lam", "k"],
    "world": ["k", "k"],
    "crowd": ["k"],
    "sandbox": ["k", "lam", "k"],
    "two_rungs": ["k0", "k1", "lam"],
    "vagueness": ["k", "D", "width", "lam"],
    "regions": ["k0", "k1", *["weak"] * 5, *["strong"] * 5],
}


@pytest.fixture
def fresh(visit, served):
    """A page of one's own, for tests that change more than the values of scenes."""
    page = visit(served, PAGE)
    pass_bets(page)
    yield page
    assert page.trouble == []


@pytest.fixture(scope="module")
def kept(visitor, served):
    with visitor(served, PAGE) as page:
        yield page


@pytest.fixture
def asking(kept):
    """One page for all tests that do no more than move scenes, which start anew for each."""
    kept.locator("[data-reset]").evaluate_all("all => all.forEach((one) => one.click())")
    kept.locator("details").evaluate_all("all => all.forEach((one) => { one.open = false; })")
    settle(kept)
    yield kept
    assert kept.trouble == []


@pytest.fixture
def page(kept):
    """The same, past the bets."""
    pass_bets(kept)
    yield kept
    assert kept.trouble == []


@pytest.fixture(scope="module")
def kept_phone(chromium, served):
    context = chromium.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]},
        has_touch=True,
        is_mobile=True,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(served + PAGE)
    yield page
    context.close()


@pytest.fixture
def phone(kept_phone):
    pass_bets(kept_phone)
    return kept_phone


def pass_bets(page):
    """Put scenes at their start, past the bets as a link goes, with all controls unfolded."""
    page.evaluate(
        """() => document.querySelectorAll(".bsx-on").forEach((el) => {
          el.querySelector("[data-reset]").click();
          el.explorer.restore("");
          el.querySelector(".bsx-more details").open = true;
        })"""
    )
    settle(page)


def find(page, scene):
    return page.locator(f'[data-scene="{scene}"]').first


def values(explorer):
    return explorer.evaluate("el => el.explorer.values()")


def settle(page):
    """Wait until what was asked for is drawn; the theme's own transitions take a moment too."""
    page.evaluate(SETTLED)


SETTLED = """async () => {
  for (let i = 0; i < 2; i += 1) await new Promise(requestAnimationFrame);
  await Promise.allSettled(document.getAnimations().map((one) => one.finished));
}"""


def shows_what_python_shows(page, scene):
    """Hold the page's words against Python's; return the values that the page is at."""
    settle(page)
    now, *shown = find(page, scene).evaluate(SHOWN)
    picture = SCENES[scene](**now).picture()
    assert shown == [picture["sentence"], picture["code"], picture["panels"][0]["says"]]
    return now


SHOWN = """el => [
  el.explorer.values(),
  el.querySelector("[data-sentence]").textContent,
  el.querySelector("[data-code]").textContent,
  el.querySelector("svg.bsx-panel").getAttribute("aria-label"),
]"""


def other_than(before, after, trait):
    """Say whether one trait has changed, and nothing else has."""
    return {name for name in before if before[name] != after[name]} == {trait}


def test_the_script_is_only_on_pages_with_an_explorer(site):
    for name in TEXT_PAGES:
        text = (site / name).read_text(encoding="utf-8")
        holds_one = 'class="bsx-explorer"' in text
        assert ("explorer.js" in text) == ("explorer.css" in text) == holds_one, name
        assert "widget-state" not in text, name


def test_a_page_gets_the_scenes_it_holds_and_no_others(site):
    for name in TEXT_PAGES:
        text = (site / name).read_text(encoding="utf-8")
        held = set(re.findall(r"&quot;scene&quot;:&quot;(\w+)&quot;", text))
        for script in re.findall(r"_static/([\w-]*explorer\.js)", text):
            given = (site / "_static" / script).read_text(encoding="utf-8")
            assert set(re.findall(r"^scenes\.(\w+) = ", given, re.MULTILINE)) == held, name


def test_every_scene_is_on_the_page_and_alive(page):
    assert page.locator(".bsx-explorer.bsx-on").count() == len(SCENES)
    for scene in SCENES:
        shows_what_python_shows(page, scene)


@pytest.mark.parametrize("scene", SCENES)
def test_each_slider_moves_its_quantity_by_keyboard_and_mouse(page, scene):
    quantities = [n for n, t in SCENES[scene].class_traits().items() if isinstance(t, Quantity)]
    for trait, (low, high, step) in SCENES[scene]().limits().items():
        if trait not in quantities:
            continue
        slider = find(page, scene).locator(f'input[data-trait="{trait}"]')
        for key, expected in (("Home", low), ("ArrowRight", low + step), ("End", high)):
            slider.press(key)
            now = shows_what_python_shows(page, scene)
            assert now[trait] == pytest.approx(expected, abs=1e-9)
            assert slider.get_attribute("aria-valuetext") == f"{now[trait]:.2f}"
        slider.scroll_into_view_if_needed()
        box = slider.bounding_box()
        page.mouse.click(box["x"] + 0.4 * box["width"], box["y"] + box["height"] / 2)
        now = shows_what_python_shows(page, scene)
        assert abs(now[trait] - (low + 0.4 * (high - low))) < 0.1 * (high - low)


def each_handle(page, scene):
    """Yield a scene's handles, each with its trait and the scene as it was at first.

    Of a trait that has many, the first and the last stand for all.
    """
    explorer, traits = find(page, scene), HANDLES[scene]
    for number, trait in enumerate(traits):
        if traits[number - 1 : number + 2] == [trait] * 3:
            continue
        explorer.evaluate("el => el.explorer.take(JSON.parse(el.dataset.explorer).values)")
        settle(page)
        yield explorer.locator(".bsx-handle").nth(number), trait, values(explorer)


def test_every_handle_is_known(page):
    for scene, traits in HANDLES.items():
        handles = find(page, scene).locator(".bsx-handle")
        names = handles.evaluate_all("all => all.map(one => one.dataset.trait)")
        assert names == traits, scene
    handles = find(page, "lower_norm").locator(".bsx-handle")
    called = handles.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert called == ["Level of the norm, k", "Jump at the norm, D", "Slope beyond the norm, m"]


@pytest.mark.parametrize("scene", SCENES)
def test_each_handle_is_moved_by_keyboard(page, scene):
    for handle, trait, start in each_handle(page, scene):
        seen = []
        for key in ("ArrowRight", "ArrowUp", "PageUp", "ArrowLeft", "PageDown", "End", "Home"):
            handle.press(key)
            settle(page)
            now, at = handle.evaluate(MOVED)
            assert other_than(start, now, trait) or now == start
            seen.append(float(at))
        shows_what_python_shows(page, scene)
        right, up, page_up, left, page_down, end, home = seen
        assert right < up < page_up > left > page_down
        assert home == pytest.approx(float(handle.get_attribute("aria-valuemin")))
        assert end == pytest.approx(float(handle.get_attribute("aria-valuemax")))


MOVED = """el => [
  el.closest(".bsx-explorer").explorer.values(),
  el.getAttribute("aria-valuenow"),
]"""


@pytest.mark.parametrize("scene", SCENES)
def test_each_handle_is_dragged_by_mouse_and_follows_it(page, scene):
    for handle, trait, start in each_handle(page, scene):
        upright = handle.get_attribute("aria-orientation") == "vertical"
        (x, y), (dx, dy) = middle(handle), (0, -17) if upright else (31, 0)
        drag(page, (x, y), (dx, dy), steps=2)
        page.mouse.up()
        assert other_than(start, shows_what_python_shows(page, scene), trait)
        assert middle(handle)[upright] == pytest.approx((x + dx, y + dy)[upright], abs=3)


@pytest.mark.parametrize("scene", SCENES)
def test_each_handle_is_dragged_by_a_finger(phone, scene):
    touches = phone.context.new_cdp_session(phone)
    for handle, trait, start in each_handle(phone, scene):
        way = handle.get_attribute("aria-orientation")
        (x, y), (dx, dy) = middle(handle), {"vertical": (0, -16), "horizontal": (16, 0)}[way]
        for kind, share in (("Start", 0), ("Move", 0.5), ("Move", 1), ("End", 1)):
            points = [] if kind == "End" else [{"x": x + dx * share, "y": y + dy * share}]
            event = {"type": f"touch{kind}", "touchPoints": points}
            touches.send("Input.dispatchTouchEvent", event)
        assert other_than(start, shows_what_python_shows(phone, scene), trait)


@pytest.mark.parametrize("scene", SCENES)
def test_a_tap_moves_what_could_be_dragged(phone, scene):
    panel = find(phone, scene).locator("svg.bsx-panel").first
    panel.scroll_into_view_if_needed()
    box = panel.bounding_box()
    start = values(find(phone, scene))
    phone.touchscreen.tap(box["x"] + 0.6 * box["width"], box["y"] + 0.45 * box["height"])
    now = shows_what_python_shows(phone, scene)
    assert len({name for name in start if start[name] != now[name]}) == 1


def drag(page, start, way, steps=25):
    """Drag the mouse as slowly as a hand does, and leave its button down."""
    (x, y), (dx, dy) = start, way
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx, y + dy, steps=steps)
    settle(page)


def test_a_square_of_the_guess_is_dragged_up_and_down_by_mouse(asking):
    explorer = find(asking, "response_curve")
    square, start = explorer.locator(".bsx-handle").nth(4), values(explorer)["guess"]
    x, y = middle(square)
    drag(asking, (x, y), (0, 100))
    assert middle(square) == pytest.approx((x, y + 100), abs=3)
    asking.mouse.up()
    now = values(explorer)["guess"]
    assert now[:4] == start[:4] and now[4] < start[4] - 2
    asking.mouse.click(x, y + 20)
    assert now[4] < values(explorer)["guess"][4] < start[4]


@pytest.mark.parametrize("what", ["line", "ground"])
def test_a_norm_is_dragged_by_its_line_and_from_anywhere(page, what):
    explorer = find(page, "crowd")
    x, y = middle(explorer.locator(".bsx-handle"))
    place = (x + 4, y - 120) if what == "line" else (x + 150, y - 120)
    drag(page, place, (60, 10))
    in_hand = values(explorer)["k"]
    shows_what_python_shows(page, "crowd")
    page.mouse.up()
    settle(page)
    assert values(explorer)["k"] == in_hand > explorers.Crowd().k, "it jumps when the hand lets go"
    knob, _ = middle(explorer.locator(".bsx-handle"))
    assert knob == pytest.approx(x + 60 if what == "line" else x + 210, abs=3)
    assert page.evaluate("String(getSelection())") == ""


@pytest.mark.parametrize("part", ['input[data-trait="k"]', ".bsx-handle"])
def test_an_arrow_with_shift_moves_ten_steps(page, part):
    explorer = find(page, "lower_norm")
    explorer.locator(part).first.press("Shift+ArrowRight")
    settle(page)
    assert values(explorer)["k"] == pytest.approx(explorers.LowerNorm().k + 0.1)


@pytest.mark.parametrize("size", [PHONE, (1280, 720)])
def test_no_word_of_a_figure_lies_on_another(visit, served, size):
    page = visit(served, PAGE, size)
    assert page.evaluate(ON_ANOTHER) == []
    pass_bets(page)
    assert page.evaluate(ON_ANOTHER) == []


# The pairs of words in one panel of which one lies on the other; lines of text may touch.
ON_ANOTHER = """() => [...document.querySelectorAll("svg.bsx-panel")].flatMap((panel) => {
  const words = [...panel.querySelectorAll("text")]
    .map((one) => [one.textContent, one.getBoundingClientRect()]);
  return words.flatMap(([said, a], i) => words.slice(0, i).filter(([, b]) => (
    a.left < b.right && b.left < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom
  )).map(([other]) => `${said} on ${other}`));
})"""


def middle(handle):
    handle.scroll_into_view_if_needed()
    box = handle.locator(".bsx-knob").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_only_a_handle_keeps_a_finger_from_scrolling(phone):
    actions = "el => getComputedStyle(el).touchAction"
    assert phone.locator(".bsx-handle").first.evaluate(actions) == "none"
    assert phone.locator("svg.bsx-panel").first.evaluate(actions) == "auto"


def test_what_is_pressed_or_held_is_44_pixels(phone):
    targets = "button, input:not([type=checkbox]), summary, .bsx-reach, .bsx-switch"
    heights = (
        phone.locator(".bsx-explorer")
        .locator(targets)
        .evaluate_all(
            """all => all.filter((el) => el.checkVisibility({ visibilityProperty: true }))
          .map((el) => [el.getBoundingClientRect().height, el.outerHTML])"""
        )
    )
    assert len(heights) > 50
    assert [target for height, target in heights if height < 44] == []


def test_the_switch_shows_the_misprint(page):
    find(page, "higher_norm").locator(".bsx-switch input").check()
    assert shows_what_python_shows(page, "higher_norm")["printed"] is True
    assert "printed formula" in find(page, "higher_norm").locator("[data-sentence]").text_content()


@pytest.mark.parametrize("scene", [name for name, one in SCENES.items() if one.presets])
def test_a_preset_sets_its_values_and_reset_takes_them_back(page, scene):
    explorer, start = find(page, scene), values(find(page, scene))
    for number, preset in enumerate(SCENES[scene].presets):
        button = explorer.locator(f'[data-preset="{number}"]')
        button.click()
        assert shows_what_python_shows(page, scene) == start | dict(preset.values)
        assert button.get_attribute("aria-pressed") == "true"
        assert explorer.locator("[data-notice]").text_content() == preset.note
    explorer.locator(".bsx-handle").first.press("PageUp")
    settle(page)
    assert explorer.locator("[data-notice]").text_content() == "", "it is about another state"
    explorer.locator("[data-reset]").click()
    settle(page)
    assert values(explorer) == start


@pytest.mark.parametrize(
    "scene", [name for name, one in SCENES.items() if one.bet and not one.bet.guess]
)
def test_a_bet_is_asked_answered_and_shown(asking, scene):
    explorer, bet = find(asking, scene), SCENES[scene].bet
    wrong = (bet.answer + 1) % len(bet.options)
    for number, verdict in ((bet.answer, "Right. "), (wrong, "No. "), (-1, "")):
        asks(explorer)
        explorer.locator(f'[data-bet="{number}"]').click()
        assert explorer.locator("[data-told]").text_content() == verdict + bet.told
        now = shows_what_python_shows(asking, scene)
        assert now == as_json(SCENES[scene](**bet.then))
        assert explorer.locator("[data-sentence]").is_visible()
        assert not explorer.locator(".bsx-bet").is_visible()
        explorer.locator(".bsx-more summary").click()
        explorer.locator("[data-reset]").click()
        explorer.locator(".bsx-more details").evaluate("el => { el.open = false; }")
        settle(asking)


@pytest.mark.parametrize("size", [PHONE, (1280, 720)])
def test_a_scene_fits_a_screen_with_its_bet_and_then_with_its_control(visit, served, size):
    page = visit(served, PAGE, size)
    for scene in SCENES:
        explorer = find(page, scene)
        if SCENES[scene].bet:
            assert stands_on_screen(explorer, ".bsx-title", ".bsx-bet"), scene
            explorer.locator(".bsx-bet [data-bet]").first.click()
            settle(page)
        assert stands_on_screen(explorer, ".bsx-title", ".bsx-first > :first-child"), scene


def stands_on_screen(explorer, first, last):
    """Say whether a scene's parts from one to another are seen at once, below the page's bar."""
    return explorer.evaluate(
        """(el, [first, last]) => {
          el.scrollIntoView();
          const top = document.querySelector(".bd-header-article").getBoundingClientRect().bottom;
          const from = el.querySelector(first).getBoundingClientRect();
          const to = el.querySelector(last).getBoundingClientRect();
          return from.top >= top && to.bottom <= innerHeight;
        }""",
        [first, last],
    )


def as_json(scene):
    return json.loads(json.dumps(scene.values()))


def asks(explorer):
    """Hold a figure that asks to showing neither answer nor control."""
    assert explorer.locator(".bsx-bet [data-bet]").first.is_visible()
    assert explorer.locator("[data-sentence]").text_content() == ""
    shown = explorer.locator(":is(.bsx-critical, .bsx-handle, .bsx-outcome:text('ends'))")
    assert shown.count() == 0
    for part in (".bsx-answer", ".bsx-more", "[data-sentence]"):
        assert explorer.locator(part).evaluate("el => getComputedStyle(el).visibility") == "hidden"


def test_a_link_leads_past_a_bet(visit, served):
    # test_teachers.py follows links to the other scenes
    page = visit(served, f"{PAGE}#explorer=lower_norm")
    settle(page)
    assert not find(page, "lower_norm").locator(".bsx-bet").is_visible()
    assert find(page, "lower_norm").locator("[data-told]").text_content() == ""
    assert shows_what_python_shows(page, "lower_norm") == as_json(SCENES["lower_norm"]())


def test_what_was_told_goes_when_the_state_is_another(asking):
    explorer = find(asking, "lower_norm")
    explorer.locator('[data-bet="0"]').click()
    settle(asking)
    assert explorer.locator("[data-told]").text_content().startswith("No. It slides")
    explorer.locator('input[data-trait="m"]').press("End")
    assert shows_what_python_shows(asking, "lower_norm")["m"] == 2
    assert explorer.locator("[data-told]").text_content() == ""
    assert "stays" in explorer.locator("[data-sentence]").text_content()


def test_a_guess_is_drawn_and_stays_beside_the_answer(asking):
    explorer = find(asking, "response_curve")
    asks_for = explorer.locator(".bsx-handle")
    assert asks_for.count() == 5
    assert explorer.locator(".bsx-line.bsx-lowered").count() == 0
    asks_for.nth(3).press("PageDown")
    settle(asking)
    assert explorer.locator("[data-bet]").is_visible(), "the question stands while one guesses"
    explorer.locator("[data-bet]").click()
    told = explorer.locator("[data-told]").text_content()
    assert told == "You placed 1 of the five where they end, or within a quarter of it."
    shows_what_python_shows(asking, "response_curve")
    assert explorer.locator(".bsx-line.bsx-guess").count() == 1
    assert explorer.locator(".bsx-line.bsx-lowered").count() == 1


@pytest.mark.parametrize("scene", ["lower_norm", "world"])
def test_an_outcome_moves_and_does_not_jump(chromium, served, scene):
    context = chromium.new_context(reduced_motion="no-preference")
    page = context.new_page()
    page.goto(served + PAGE)
    began, seen = page.evaluate(WATCHED, scene)
    assert len(set(seen)) > 4, "places between the first and the last"
    assert 250 < began < 4000
    context.close()


def test_who_wants_no_motion_gets_the_outcome_at_once(asking):
    _, seen = asking.evaluate(WATCHED, "lower_norm")
    assert len(set(seen)) <= 2


# How long the outcome is on its way after the bet, and where it is in every frame until it rests.
WATCHED = """async (scene) => {
  const el = document.querySelector(`[data-scene="${scene}"]`);
  const dot = () => el.querySelector(".bsx-dots:is(.bsx-chosen, .bsx-after)").getAttribute("d");
  const seen = [dot()];
  el.querySelector("[data-bet]").click();
  const began = performance.now();
  let moved = began;
  while (performance.now() - moved < 400) {
    await new Promise(requestAnimationFrame);
    if (dot() === seen.at(-1)) continue;
    seen.push(dot());
    moved = performance.now();
  }
  return [moved - began, seen];
}"""


def test_a_link_restores_exactly_what_was_shown(fresh, served, visit):
    page = fresh
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for scene in ("sandbox", "regions"):  # test_teachers.py has links to the others
        explorer = find(page, scene)
        explorer.locator(".bsx-handle").first.press("PageUp")
        explorer.locator(".bsx-handle").last.press("ArrowLeft")
        explorer.locator("[data-copy]").click()
        explorer.locator("[data-notice]", has_text=re.compile("^Link copied.$")).wait_for()
        link = page.evaluate("navigator.clipboard.readText()")
        assert link.startswith(served + PAGE + "#explorer=")
        restored = visit(served, link.removeprefix(served))
        settle(restored)
        assert values(find(restored, scene)) == values(explorer)
        assert restored.trouble == []
        explorer.locator(".bsx-handle").first.press("PageUp")
        explorer.locator("[data-notice]", has_text=re.compile("^$")).wait_for(state="attached")


@pytest.mark.parametrize("bad", ["k=9", "__proto__=1"])  # others are in test_teachers.py
def test_a_bad_value_in_a_link_is_ignored_with_a_notice(visit, served, bad):
    page = visit(served, f"{PAGE}#explorer=higher_norm&D=0.5&{bad}")
    now = shows_what_python_shows(page, "higher_norm")
    assert now == explorers.HigherNorm(D=0.5).values()
    notice = find(page, "higher_norm").locator("[data-notice]").text_content()
    assert "ignored" in notice and bad.partition("=")[0] in notice
    assert page.trouble == []


@pytest.mark.parametrize(
    "fragment", ["#explorer=no_such_scene&k=1", "#%", "#explorer=world&number=7"]
)
def test_a_link_to_nothing_does_nothing(visit, served, fragment):
    page = visit(served, PAGE + fragment)
    assert values(find(page, "world"))["k"] == explorers.World().k
    assert page.trouble == []


def test_a_link_followed_on_the_page_itself_is_restored(fresh):
    fresh.evaluate("location.hash = '#explorer=world&k=2'")
    fresh.wait_for_timeout(100)
    assert shows_what_python_shows(fresh, "world")["k"] == 2


def test_the_back_button_is_left_alone(page):
    before = page.evaluate("history.length"), page.url
    find(page, "world").locator("input").first.press("End")
    find(page, "sandbox").locator('[data-preset="4"]').click()
    settle(page)
    assert (page.evaluate("history.length"), page.url) == before


def twin(page, scene, group=""):
    """Put a second explorer of a scene on the page, in a group or by itself."""
    page.evaluate(TWIN, [scene, group])
    twins = page.locator(f'[data-scene="{scene}"]')
    assert twins.count() == 2
    return twins.nth(1)


def press(explorer, trait, key):
    explorer.locator(f'input[data-trait="{trait}"]').press(key)
    settle(explorer.page)


def test_two_explorers_of_one_scene_do_not_disturb_each_other(fresh):
    second = twin(fresh, "higher_norm")
    pass_bets(fresh)
    press(second, "k", "End")
    assert values(find(fresh, "higher_norm")) == explorers.HigherNorm().values()
    assert values(second)["k"] == 6


def test_explorers_in_one_group_move_together(fresh):
    lower, curve = twin(fresh, "lower_norm", "pair"), twin(fresh, "response_curve", "pair")
    pass_bets(fresh)
    press(lower, "m", "Home")
    assert values(lower)["m"] == values(curve)["m"] == 0
    assert values(find(fresh, "lower_norm"))["m"] == 1


def test_an_open_bet_follows_no_neighbour(fresh):
    lower, curve = twin(fresh, "lower_norm", "pair"), twin(fresh, "response_curve", "pair")
    lower.locator("[data-bet]").first.click()
    settle(fresh)
    assert values(curve)["k"] == explorers.ResponseCurve().k, "a bet is one's own"
    press(lower, "k", "ArrowRight")
    assert values(curve)["k"] == explorers.ResponseCurve().k
    curve.locator("[data-bet]").click()
    press(lower, "k", "ArrowRight")
    assert values(curve)["k"] == values(lower)["k"]


# A second explorer like the first, made from what the page was served.
TWIN = """([scene, group]) => {
  const first = document.querySelector(`[data-scene="${scene}"]`);
  const twin = document.createElement("div");
  twin.className = "bsx-explorer";
  const state = JSON.parse(first.dataset.explorer);
  state.about.group = group;
  twin.dataset.explorer = JSON.stringify(state);
  twin.innerHTML = first.innerHTML;
  twin.querySelectorAll(".bsx-handle").forEach((handle) => handle.remove());
  first.parentElement.append(twin);
  window.undo = backslidingExplorers.hydrate(first.parentElement);
}"""


@pytest.mark.parametrize("gone", [True, False], ids=["gone", "undone but kept"])
def test_an_explorer_that_goes_leaves_nothing_behind(fresh, gone):
    metrics = fresh.context.new_cdp_session(fresh)
    metrics.send("Performance.enable")
    fresh.evaluate(OPEN_AND_CLOSE, [5, gone])
    before = counted(metrics)
    fresh.evaluate(OPEN_AND_CLOSE, [100 if gone else 20, gone])
    after = counted(metrics)
    assert after["JSEventListeners"] <= before["JSEventListeners"]
    assert not gone or after["Nodes"] <= before["Nodes"] + 10


OPEN_AND_CLOSE = """async ([times, gone]) => {
  // In a group, since explorers of one group know of each other.
  const html = document.querySelector('[data-scene="world"]').outerHTML.replace("bsx-on", "")
    .replace("&quot;group&quot;:&quot;&quot;", "&quot;group&quot;:&quot;g&quot;");
  for (let i = 0; i < times; i += 1) {
    const host = document.createElement("div");
    host.innerHTML = html;
    host.querySelectorAll(".bsx-handle").forEach((handle) => handle.remove());
    document.body.append(host);
    const undo = backslidingExplorers.hydrate(host);
    host.firstChild.explorer.take({ k: 1 + i / 100 });
    await new Promise(requestAnimationFrame);
    undo();
    if (gone) host.remove();
    else window.kept = [...(window.kept ?? []), host];
  }
}"""


def counted(metrics):
    metrics.send("HeapProfiler.collectGarbage")
    return {m["name"]: m["value"] for m in metrics.send("Performance.getMetrics")["metrics"]}


def test_a_change_is_read_out_once_the_hand_rests(page):
    explorer = find(page, "world")
    heard = explorer.locator("[data-heard]")
    explorer.locator("input").first.press("PageUp")
    settle(page)
    assert heard.text_content() != explorer.locator("[data-sentence]").text_content()
    page.wait_for_timeout(900)
    assert heard.text_content() == explorer.locator("[data-sentence]").text_content()


def test_in_print_the_figure_and_its_sentence_remain(fresh):
    page = fresh
    page.emulate_media(media="print")
    for scene in SCENES:
        assert find(page, scene).locator("[data-sentence]").is_visible()
        assert find(page, scene).locator("svg.bsx-panel").first.is_visible()
        assert not find(page, scene).locator(".bsx-controls").is_visible()


def test_nothing_moves_on_the_page_when_the_script_arrives(chromium, served, visit):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    waiting = context.new_page()
    waiting.route("**/*explorer.js*", lambda route: route.abort())
    waiting.goto(served + PAGE)
    heights = "els => els.map(el => el.getBoundingClientRect().height)"
    before = waiting.locator(".bsx-explorer").evaluate_all(heights)
    after = visit(served, PAGE).locator(".bsx-explorer").evaluate_all(heights)
    assert after == pytest.approx(before, abs=1)
    context.close()


def test_a_move_lays_out_the_figure_and_not_the_page(fresh):
    page, scene = fresh, "regions"
    knob = find(page, scene).locator(".bsx-handle").first
    knob.press("ArrowRight")
    page.wait_for_function(READ_OUT, arg=scene)
    assert layouts(page, lambda: knob.press("ArrowRight")) == {True}
    assert layouts(page, lambda: page.evaluate(LONGER, scene)) == {False}


READ_OUT = """scene => {
  const part = (name) => document.querySelector(`[data-scene="${scene}"] [data-${name}]`);
  return part("heard").textContent === part("sentence").textContent;
}"""
# A longer title: what the page itself has to be laid out for.
LONGER = """scene => {
  const title = document.querySelector(`[data-scene="${scene}"] .bsx-title`);
  title.textContent += " and more".repeat(30);
}"""


def layouts(page, act):
    """Return which layouts the browser makes while something is done: of parts, of the page."""
    session, events, complete = page.context.browser.new_browser_cdp_session(), [], []
    session.on("Tracing.dataCollected", lambda data: events.extend(data["value"]))
    session.on("Tracing.tracingComplete", lambda _: complete.append(True))
    session.send(
        "Tracing.start", {"categories": "devtools.timeline", "transferMode": "ReportEvents"}
    )
    act()
    settle(page)
    session.send("Tracing.end")
    while not complete:
        page.wait_for_timeout(50)
    begun = [event["args"].get("beginData") for event in events if event["name"] == "Layout"]
    return {data["partialLayout"] for data in begun if data}


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
def test_axe_finds_nothing_after_the_figures_have_been_used(visit, served, scheme):
    page = visit(served, PAGE, PHONE, scheme)
    page.locator("details.bsx-code").evaluate_all(
        "all => all.forEach(one => { one.open = true; })"
    )
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    page.locator("[data-bet='-1']").evaluate_all("all => all.forEach(one => one.click())")
    find(page, "sandbox").locator('[data-preset="4"]').click()
    settle(page)
    found = Axe().run(page, options=AXE_OPTIONS)
    assert found.violations_count == 0, found.generate_report()


def test_words_in_a_figure_stay_legible(visit, served):
    page = visit(served, PAGE, (320, 812))  # test_access.py holds them inside
    sizes = page.locator("svg.bsx-panel text").evaluate_all(
        "all => all.map((text) => parseFloat(getComputedStyle(text).fontSize))"
    )
    assert min(sizes) >= 12
