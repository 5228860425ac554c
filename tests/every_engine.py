"""The built site in Chromium, Firefox and WebKit, used as a reader uses it: `make browsers`.

The other tests ask Chromium for much more. Here each engine has to draw the formulas, open the
menus, search, filter the audit, and answer at every control of every scene, by mouse and by key.
What it drew is kept in `_build/browsers`, to be looked at.
"""

import re
from functools import partial

import pytest
from built_site import LAPTOP, PHONE, Quiet, serving
from engines import ENGINES, SETTLED, NoBrowserError
from site_pages import TEXT_PAGES

from backsliding import explorers
from tools.notebooks import ROOT

PICTURES = ROOT / "_build" / "browsers"
SIZES = {"laptop": LAPTOP, "phone": PHONE}
SIDEBARS = ".bd-sidebar-primary, .bd-sidebar-secondary"
SCENE = re.compile(r"&quot;scene&quot;:&quot;(\w+)&quot;")
LISTENER = """
window.heard = [];
const missing = ({ src, href }) => `no ${src || href}`;
addEventListener("error", (e) => heard.push(e.message || missing(e.target)), true);
addEventListener("unhandledrejection", (e) => heard.push(String(e.reason)));
addEventListener("securitypolicyviolation", (e) => heard.push(`forbidden: ${e.blockedURI}`));
"""
IS_SEEN = """
const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length;
"""


class Listening(Quiet):
    """Put a script first on every page that hears of whatever goes wrong there."""

    def do_GET(self):
        name = self.path.partition("?")[0]
        if name == "/listener.js":
            self.answer(LISTENER, "text/javascript")
        elif name.endswith(".html"):
            with open(self.translate_path(self.path), encoding="utf-8") as file:
                page = file.read()
            self.answer(page.replace("<script", '<script src="/listener.js"></script><script', 1))
        else:
            super().do_GET()

    def answer(self, text, kind="text/html"):
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def address(site):
    with serving(Listening, site) as found:
        yield found


@pytest.fixture(scope="module", params=ENGINES)
def engine(request, tmp_path_factory):
    PICTURES.mkdir(parents=True, exist_ok=True)
    try:
        window = ENGINES[request.param](tmp_path_factory.mktemp(request.param))
    except NoBrowserError as missing:
        pytest.fail(str(missing))
    yield window
    window.close()


@pytest.fixture
def visit(request, engine, address):
    """Open a page; nothing may go wrong on it. At the end a picture of it is kept."""

    def open_page(name, size=LAPTOP):
        engine.visit(address + name, size)
        return engine

    yield open_page
    engine.picture(PICTURES / f"{re.sub(r'[^a-z0-9]+', '-', request.node.name[5:])}.png")
    assert engine.run("return window.heard") == []


def middle(window, selector, number=0):
    """Bring an element into view; return where the middle of it is."""
    return window.run(
        """const [selector, number] = given;
        const e = document.querySelectorAll(selector)[number];
        e.scrollIntoView({ block: "center", behavior: "instant" });
        const { left, right, top, bottom } = e.getBoundingClientRect();
        return [(left + right) / 2, (top + bottom) / 2];""",
        selector,
        number,
    )


def click(window, selector, number=0):
    window.drag(middle(window, selector, number))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", TEXT_PAGES)
def test_a_page_fits_and_its_formulas_are_whole(visit, name, size):
    window = visit(name, SIZES[size])
    found = window.run(
        """const wide = [document.scrollingElement, ...document.querySelectorAll(given[0])]
          .filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.className || e.tagName);
        const accents = [...document.querySelectorAll("mover")]
          .filter((over) => over.firstElementChild.textContent !== "→");
        const high = accents.filter((accent) => {
          const [whole, letter] = [accent, accent.children[0]].map(
            (e) => e.getBoundingClientRect().top);
          return letter - whole > 0.5 * parseFloat(getComputedStyle(accent).fontSize);
        }).map((e) => e.outerHTML);
        const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (words.nextNode()) {
          const { data, parentElement: around } = words.currentNode;
          if (data.includes("\u0304") && !around.closest(".barred, script")) high.push(data);
        }
        const ends = (formula) => [formula.firstElementChild, formula.lastElementChild]
          .map((e) => e.getBoundingClientRect());
        const broken = [...document.querySelectorAll("span.math > math")].filter((formula) => {
          const [first, last] = ends(formula);
          return first.bottom < last.top;
        }).map((e) => e.textContent);
        const shown = ["mover", ".bsx-explorer", "img", "math", "h1"].map((one) =>
          [...document.querySelectorAll(`article ${one}`)].find((e) => e.checkVisibility()));
        shown.find((e) => e).scrollIntoView({ block: "center", behavior: "instant" });
        const near = [...document.images].filter((e) => e.getBoundingClientRect().top < innerHeight
          && e.getBoundingClientRect().bottom > 0);
        await Promise.allSettled(near.map((e) => e.decode()));
        return [wide, high, broken];""",
        SIDEBARS,
    )
    assert found == [[], [], []]


@pytest.mark.parametrize("size", SIZES)
def test_the_menu_opens_on_the_screen_and_beside_the_title(visit, size):
    window = visit("book/part-3a.html", SIZES[size])
    window.run("document.querySelector('.dropdown-download-buttons > button').focus()")
    window.press("ArrowDown", "ArrowDown")
    assert "pdf" in window.run("return document.activeElement.textContent")
    window.press("Escape")
    assert window.run("return document.querySelector('.dropdown-menu.show') === null")
    click(window, ".dropdown-download-buttons > button")
    menu, title, width = window.run(
        """const text = document.createRange();
        text.selectNodeContents(document.querySelector("article h1"));
        return [document.querySelector(".dropdown-menu.show"), text].map((e) => {
          const { left, top, right, bottom } = e.getBoundingClientRect();
          return [left, top, right, bottom]; }).concat(innerWidth);"""
    )
    assert 0 <= menu[0] < menu[2] <= width and menu[1] >= 0
    assert size == "phone" or menu[3] <= title[1]


def test_the_contents_open_and_close_on_a_phone(visit):
    window = visit("book/part-3a.html", PHONE)
    shown = IS_SEEN + "const s = document.querySelector('.bd-sidebar-primary');"
    assert window.run(shown + "return !seen(s)")
    click(window, ".primary-toggle")
    window.wait(shown + "return seen(s) && s.contains(document.activeElement)")
    assert window.run(shown + "return s.scrollWidth <= s.clientWidth")
    window.press("Escape")
    window.wait(shown + "return !seen(s)")
    click(window, ".primary-toggle")
    window.wait(
        shown + "return s.getBoundingClientRect().left === 0 && seen(s.querySelector('a'))"
    )


def test_text_twice_as_large_leaves_a_column_to_read(visit):
    window = visit("book/part-3a.html")
    sidebars = IS_SEEN + f"return [...document.querySelectorAll('{SIDEBARS}')].filter(seen).length"
    assert window.run(sidebars) == 2
    window.run("document.documentElement.style.fontSize = '200%'")
    window.wait(sidebars + " === 0")
    letters = window.run(
        """const text = document.querySelector("article p");
        return text.clientWidth / parseFloat(getComputedStyle(text).fontSize)"""
    )
    assert letters > 30


def test_the_theme_and_the_code_are_switched_and_remembered(visit):
    window = visit("book/part-3a.html")
    dark = "return document.documentElement.dataset.theme"
    code = IS_SEEN + "return seen(document.querySelector('.cell_input'))"
    assert (window.run(dark), window.run(code)) == ("light", False)
    click(window, ".theme-switch-button")
    click(window, ".btn-code-button")
    assert (window.run(dark), window.run(code)) == ("dark", True)
    visit("book/part-3b.html")
    assert (window.run(dark), window.run(code)) == ("dark", True)
    window.run("localStorage.clear()")


def test_the_search_finds(visit):
    window = visit("book/part-3a.html")
    window.run("document.querySelector('.search-button__button').click()")
    window.press(*"backsliding", "Enter")
    window.wait("return document.querySelectorAll('#search-results li a').length > 3")


def test_the_audit_is_filtered(visit):
    window = visit("book/audit.html")
    count = IS_SEEN + "return [...document.querySelectorAll('.bs-audit-rows > li')].filter(seen)"
    every = window.run(count + ".length")
    window.run("document.querySelector('select[name=part]').focus()")
    window.press("P", "P")
    assert 0 < window.run(count + ".length") < every
    middle(window, "select[name=part]")


def test_a_lesson_is_projected_and_its_figure_dragged(visit):
    window = visit("book/explorer.html?present", (1280, 720))
    window.wait("return document.querySelector('.bs-steps') !== null")
    window.press(*["PageDown"] * 12)  # five of them for an answer
    window.wait("return document.querySelector('.bs-steps p').textContent.startsWith('8 of 12')")
    window.run(SETTLED)
    knob, unit = window.run(
        """const [{ left, right, top, bottom }, axis] = [".bsx-knob-k", ".bsx-axes path"].map(
          (one) => document.querySelector(`.bs-shown ${one}`).getBoundingClientRect());
        return [[(left + right) / 2, (top + bottom) / 2], axis.width / 6];"""
    )
    window.drag(knob, (knob[0] + unit, knob[1]))
    level = window.run("return document.querySelector('.bs-shown').explorer.values().k")
    assert level == pytest.approx(1.6, abs=0.03)
    window.press("PageUp", "PageDown", "PageDown")
    window.run(SETTLED)


# A scene's controls: as a list of the elements, so that each can be named by its number.
CONTROLS = (
    IS_SEEN
    + """
const [scene, kind] = given;
const stage = document.querySelector(`[data-scene="${scene}"]`);
stage.querySelectorAll("details").forEach((fold) => { fold.open = true; });
const controls = [...stage.querySelectorAll(kind)].filter(seen);
"""
)
STATE = """
const stage = document.querySelector(`[data-scene="${given[0]}"]`);
return JSON.stringify([stage.explorer.values(), stage.querySelector("[data-told]")?.textContent,
  stage.querySelector("[data-notice]")?.textContent]);
"""
PLACE = (
    CONTROLS
    + """
const control = controls[given[2]];
control.scrollIntoView({ block: "center", behavior: "instant" });
const { left, right, top, bottom } = (control.querySelector(".bsx-knob") ?? control)
  .getBoundingClientRect();
return [left, right, (top + bottom) / 2, control.getAttribute("aria-orientation")];
"""
)


@pytest.fixture(scope="module")
def scenes(site):
    """Each scene, and a page that holds it."""
    pages = {name: (site / name).read_text(encoding="utf-8") for name in TEXT_PAGES}
    return {scene: name for name, text in pages.items() for scene in SCENE.findall(text)}


class Stage:
    """One scene on a page, and what a reader can do there."""

    def __init__(self, window, scene):
        self.window, self.scene = window, scene

    def count(self, kind):
        return self.window.run(CONTROLS + "return controls.length", self.scene, kind)

    def reset(self, asked=False):
        """Go back to the start: to the bet, or past it, where the controls are."""
        code = "document.querySelector(`[data-scene='${given[0]}'] [data-reset]`).click();"
        past = "document.querySelector(`[data-scene='${given[0]}']`).explorer.restore('');"
        rest = "await new Promise((done) => setTimeout(done, 50));" + SETTLED
        self.window.run(code + past * (not asked) + SETTLED + rest, self.scene)

    def show(self):
        """Bring the scene into view for its picture, once all that moves has come to rest."""
        code = "document.querySelector(`[data-scene='${given[0]}']`).scrollIntoView();"
        self.window.run(code + "await new Promise((rest) => setTimeout(rest, 700));", self.scene)

    def changes(self, *acts):
        """Whether one of the acts changes what the scene shows."""
        before = self.window.run(STATE, self.scene)
        for act in acts:
            act()
            if self.window.run(STATE, self.scene) != before:
                return True
        return False

    def press(self, kind, number, key):
        code = CONTROLS + "controls[given[2]].focus({ preventScroll: true })"
        self.window.run(code, self.scene, kind, number)
        self.window.press(key)

    def move(self, kind, number, way):
        """Click at a share of a slider's width, drag a handle, or click a button."""
        left, right, y, upright = self.window.run(PLACE, self.scene, kind, number)
        x = (left + right) / 2
        if kind == HANDLE:
            self.window.drag(
                (x, y), (x, y - 30 * way) if upright == "vertical" else (x + 40 * way, y)
            )
        else:
            self.window.drag((left + (right - left) * (0.5 + 0.3 * way), y))


SCENES = [vars(explorers)[name].scene for name in explorers.__all__]
SLIDER, HANDLE, SWITCH, BUTTON = "[type=range]", ".bsx-handle", "[type=checkbox]", "button"
KEYS = {
    SLIDER: ("End", "Home"),
    HANDLE: ("PageUp", "PageDown"),
    SWITCH: (" ",),
}


@pytest.mark.parametrize("scene", SCENES)
def test_every_control_of_a_scene_answers_to_mouse_and_key(visit, scenes, scene):
    stage, dead, tried = Stage(visit(scenes[scene]), scene), [], 0
    stage.reset()
    for kind in (SLIDER, HANDLE, SWITCH):
        for number in range(stage.count(kind)):
            keys = [partial(stage.press, kind, number, key) for key in KEYS[kind]]
            moves = [partial(stage.move, kind, number, way) for way in (1, -1)]
            tried += 1
            stage.reset()
            dead += [(kind, number, "key")] * (not stage.changes(*keys))
            stage.reset()
            dead += [(kind, number, "mouse")] * (not stage.changes(*moves))
    stage.show()
    assert tried > 2
    assert dead == []


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("way", ["key", "mouse"])
def test_every_button_of_a_scene_answers(visit, scenes, scene, way):
    stage, dead = Stage(visit(scenes[scene]), scene), []
    act, last = (stage.press, "Enter") if way == "key" else (stage.move, 0)
    for asked in (True, False):  # the bet's own buttons, and those that come with its answer
        stage.reset(asked)
        for number in range(stage.count(BUTTON)):
            stage.reset(asked)
            for slider in range(stage.count(SLIDER)):
                stage.press(SLIDER, slider, "ArrowRight")
            dead += [(asked, number)] * (not stage.changes(partial(act, BUTTON, number, last)))
    stage.show()
    assert dead == []
