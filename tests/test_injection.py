"""What a stranger can put into the site: an address, and with it a search. None is markup.

Links to scenes are tried with every payload, opened pages with a few, in a real browser: once as
the site is and once with its content-security policy switched off, so that the code is shown to be
safe. The policy is tried by itself.
"""

import random
import re
from functools import partial
from urllib.parse import quote, urlencode

import pytest
from built_site import LAPTOP, stay_on_site
from payloads import INHERITED, MARKUP, PAYLOADS

from backsliding import explorers

pytestmark = pytest.mark.slow

SCENES = {scene.scene: scene for scene in map(vars(explorers).get, explorers.__all__)}
TRAITS = {name: list(scene().values()) for name, scene in SCENES.items()}
EXPLORER, CHAPTER, AUDIT = "book/explorer.html", "book/part-3a.html", "book/audit.html"
SEARCH, NOTATION = "search.html", "book/notation.html"

# Runs before any script of the page: what a payload would call, and what a look at the page finds.
WATCH = """
window.hits = [];
window.hit = (what = "ran") => { hits.push(what); };
window.alert = window.confirm = window.prompt = () => hit("dialog");
addEventListener("securitypolicyviolation", (event) => hit(`policy: ${event.blockedURI}`));
addEventListener("error", ({ message }) => {
  if (!/^ResizeObserver loop/.test(message)) hit(`error: ${message}`); // that is only a notice
}, true);
addEventListener("unhandledrejection", (event) => hit(`rejected: ${event.reason}`));
const plain = Object.getOwnPropertyNames(Object.prototype).length;
const LEADS = /^(href|src|action|formaction|data|xlink:href)$/;

// Kinds of elements, of attributes, and of where these lead.
function kinds() {
  const seen = new Set();
  for (const { localName, attributes } of document.querySelectorAll("*")) {
    seen.add(localName);
    for (const { name, value } of attributes) {
      const scheme = LEADS.test(name) ? /^[^/?#]*:|^\\/\\/|/.exec(value.trim())[0] : "";
      seen.add(`${localName} ${name} ${scheme}`);
    }
  }
  return seen;
}

// What stands outside the drawings does not come or go.
const standing = () => document.querySelectorAll("*:not(svg.bsx-panel *)").length;

const DRAWN = "d x y transform viewBox aria-label aria-valuenow aria-valuetext".split(" ");
function unwritable(box) {
  const said = [...box.querySelectorAll("[data-sentence], [data-heard], [data-code], output")]
    .map((each) => each.textContent);
  for (const each of box.querySelectorAll("svg.bsx-panel, svg.bsx-panel *, input")) {
    DRAWN.forEach((name) => said.push(each.getAttribute(name)));
  }
  const values = Object.values(box.explorer.values()).flat().map(Number);
  const wrong = said.filter((words) => /NaN|undefined|Infinity|null|\\[object/.test(words ?? ""));
  return values.every(Number.isFinite) ? wrong : [...wrong, String(values)];
}

function learn() {
  window.known = kinds();
  window.stood = standing();
}

function look() {
  const found = hits.splice(0);
  for (const kind of kinds()) if (!known.has(kind)) found.push(`new: ${kind}`);
  if (standing() !== stood) found.push(`${standing()}, not ${stood}`);
  if (Object.getOwnPropertyNames(Object.prototype).length !== plain) found.push("prototype");
  return found;
}

// Try every input and tell what each has done, and how many of them were shown as words.
async function each(inputs, act) {
  const tally = { tried: 0, shown: 0, found: [] };
  for (const input of inputs) {
    const { shown = false, wrong = [] } = (await act(input)) ?? {};
    tally.tried += 1;
    tally.shown += shown;
    [...wrong, ...look()].forEach((what) => tally.found.push([input, what]));
  }
  await pause(100); // what failed to load says so later
  look().forEach((what) => tally.found.push(["the end", what]));
  return tally;
}
const frame = () => new Promise(requestAnimationFrame);
const pause = (time) => new Promise((done) => setTimeout(done, time));
Object.assign(window, { kinds, learn, look, each, unwritable, frame, pause });
"""

FOLLOW = """async ({ calm, inputs }) => {
  const go = (fragment) => new Promise((done) => {
    addEventListener("hashchange", done, { once: true });
    if (location.hash === fragment) done();
    location.hash = fragment;
  });
  for (const fragment of calm) await go(fragment).then(frame).then(frame);
  learn();
  return each(inputs, async (input) => {
    await go(input);
    const asked = new URLSearchParams(location.hash.slice(1));
    const box = document.querySelector(`[data-scene="${CSS.escape(asked.get("explorer"))}"]`);
    if (!box) return {};
    await frame();
    const notice = box.querySelector("[data-notice]").textContent;
    return { shown: notice.includes("ignored"), wrong: unwritable(box) };
  });
}"""


@pytest.fixture
def watched(chromium, served):
    """Open pages that tell what has run on them."""
    contexts = []

    def open_page(name, guarded=True):
        context = chromium.new_context(
            viewport={"width": LAPTOP[0], "height": LAPTOP[1]},
            reduced_motion="reduce",
            bypass_csp=not guarded,
        )
        contexts.append(context)
        context.add_init_script(WATCH)
        page = context.new_page()
        page.trouble = []
        page.on("console", lambda m: m.type == "error" and page.trouble.append(m.text))
        page.on("pageerror", lambda error: page.trouble.append(str(error)))
        page.on("dialog", lambda dialog: page.trouble.append("a dialog") or dialog.dismiss())
        page.on("popup", lambda _: page.trouble.append("a window"))
        page.route("**/*", partial(stay_on_site, page, served))
        page.goto(served + name, wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()


def fragments(scenes, rng, more):
    """Return links to every scene with every payload as value and name, and others."""
    addressed = [link(scene, some) for scene in scenes for some in threes(rng)]
    addressed += [everywhere(scene, one) for scene in scenes for one in INHERITED]
    astray = [f"#{quote(one)}" for one in PAYLOADS if one] + [f"#{one}" for one in MARKUP]
    astray += [f"#{urlencode({'explorer': one, 'number': one})}" for one in PAYLOADS]
    return addressed, astray + [mixed(scenes, rng) for _ in range(more)]


def threes(rng):
    order = rng.sample(PAYLOADS, len(PAYLOADS))
    return [order[i : i + 3] for i in range(0, len(order), 3)]


def link(scene, some):
    """Ask a scene for payloads as values of its traits, and for a trait of each one's name."""
    traits = TRAITS[scene]
    asked = [(traits[i % len(traits)], one) for i, one in enumerate(some)]
    return f"#{urlencode([('explorer', scene), *asked, *((one, one) for one in some)])}"


def everywhere(scene, one):
    return f"#{urlencode([('explorer', scene), *((trait, one) for trait in TRAITS[scene])])}"


def mixed(scenes, rng):
    """Half a link and half a payload: real names and values, any encoding, any joint."""
    scene = rng.choice(scenes)
    words = [*TRAITS[scene], "explorer", "number", *PAYLOADS[: len(MARKUP)], *INHERITED]
    values = [*PAYLOADS, "1", "0.5", "true", scene, f"{rng.uniform(-1, 7)}", f"{rng.random():e}"]
    parts = [f"explorer={scene}"]
    for _ in range(rng.randint(1, 4)):
        parts.append(f"{written(rng.choice(words), rng)}={written(rng.choice(values), rng)}")
    return f"#{rng.choice(['&', '&', '&amp;', ';', '&&']).join(parts)}"


def written(word, rng):
    return rng.choice([str, quote, quote, lambda one: quote(quote(one))])(word)


def told(tally, page):
    """What an attack has brought about, in a form short enough to read."""
    return [(what[:120], one[:80]) for one, what in tally["found"]] + page.trouble


def answers(page, scene):
    """Move a slider and hold what the page then says against what Python says."""
    explorer = page.locator(f'[data-scene="{scene}"]').first
    explorer.locator("[data-reset]").evaluate("button => button.click()")
    explorer.evaluate("el => el.explorer.restore('')")  # past the bet
    explorer.locator(".bsx-more details").evaluate("all => { all.open = true; }")
    page.evaluate("frame().then(frame)")
    explorer.locator('input[type="range"]').first.press("End")
    page.evaluate("frame().then(frame)")
    now = explorer.evaluate("el => el.explorer.values()")
    assert now != SCENES[scene]().values()
    assert (
        explorer.locator("[data-sentence]").text_content()
        == (SCENES[scene](**now).picture()["sentence"])
    )


CALM = [f"#{urlencode({'explorer': scene, 'k': 1, 'nonsense': 1})}" for scene in SCENES]
CALM += CALM[::-1]  # down the page and up again
GUARDS = pytest.mark.parametrize("guarded", [True, False], ids=["with policy", "without policy"])


@GUARDS
@pytest.mark.parametrize(
    ("name", "scenes", "more"), [(EXPLORER, list(SCENES), 150), (CHAPTER, ["higher_norm"], 50)]
)
def test_no_link_to_a_figure_puts_anything_on_the_page_but_words(
    watched, name, scenes, more, guarded
):
    page = watched(name, guarded)
    addressed, others = fragments(scenes, random.Random(name), more)
    others = others if name == EXPLORER else others[-more:]
    tally = page.evaluate(FOLLOW, {"calm": CALM, "inputs": addressed + others})
    assert told(tally, page) == []
    assert tally["tried"] == len(addressed) + len(others) >= more + len(scenes) * len(PAYLOADS) / 3
    assert tally["shown"] >= len(addressed) >= len(scenes) * len(PAYLOADS) / 3
    for scene in scenes:
        answers(page, scene)
    assert page.trouble == []


def arrive(page, address, known):
    """Load a page anew; return what has happened that is not known, and the kinds it holds."""
    page.goto("about:blank")
    page.goto(address)
    hits, seen, polluted = page.evaluate(ARRIVED)
    return [*hits, *polluted, *sorted(set(seen) - known if known else ())], set(seen)


ARRIVED = """async () => {
  const summary = document.getElementsByClassName("search-summary");
  await pause(30);
  while (summary.length && !summary[0].innerText) await pause(5);
  const polluted = [];
  for (const name in {}) polluted.push(name);
  return [hits.splice(0), [...kinds()], polluted];
}"""


FEW = [*MARKUP[:8], '"><xss-marker onfocus="hit()', "javascript:hit()", *INHERITED[:2]]


@GUARDS
@pytest.mark.parametrize(
    "address",
    [
        f"{EXPLORER}#explorer=higher_norm&k=1&D=%s&%s=1",
        f"{CHAPTER}#%s",
        f"{SEARCH}?q=misprint+%s",
        f"{SEARCH}?q=%s#%s",
        f"{NOTATION}?highlight=norm+%s",
        f"{AUDIT}?part=%s&%s=1#%s",
    ],
)
def test_a_page_opened_at_a_hostile_address_is_the_page(watched, served, address, guarded):
    page = watched(address.partition("?")[0].partition("#")[0], guarded)
    known = set()
    for word in ("norm", "xyzzy"):
        known |= arrive(page, served + address.replace("%s", word), set())[1]
    for payload in FEW:
        found = arrive(page, served + address.replace("%s", quote(payload)), known)[0]
        assert (payload, found, page.trouble) == (payload, [], [])


# Run later, since what a test itself evaluates is free of the policy.
PLANT = """plant => new Promise((done) => setTimeout(() => {
  try {
    plants[plant]();
  } catch (refused) {
    hit(`refused: ${refused.name}`);
  }
  setTimeout(() => done(hits.splice(0)), 150);
}))"""
PLANTS = """window.plants = {
  script: () => document.body.append(
    Object.assign(document.createElement("script"), { textContent: "hit()" })),
  handler: () => {
    document.body.insertAdjacentHTML("beforeend", "<img src=data: onerror=hit()>");
  },
  attribute: () => { document.body.setAttribute("onclick", "hit()"); document.body.click(); },
  link: () => {
    document.body.insertAdjacentHTML("beforeend", "<a id=x href='javascript:hit()'>x</a>");
    document.getElementById("x").click();
  },
  frame: () => {
    const frame = document.createElement("iframe");
    frame.srcdoc = "<script>parent.hit()<\\/script>";
    document.body.append(frame);
  },
  eval: () => eval("hit()"),
  Function: () => new Function("hit()")(),
  timer: () => setTimeout("hit()"),
}"""


@pytest.mark.parametrize(
    "plant", ["script", "handler", "attribute", "link", "frame", "eval", "Function", "timer"]
)
def test_the_policy_would_stop_what_the_code_let_through(watched, plant):
    open_page, policed = watched(NOTATION, guarded=False), watched(NOTATION)
    for page in (open_page, policed):
        page.evaluate(PLANTS)
    assert "ran" in open_page.evaluate(PLANT, plant)
    hits = policed.evaluate(PLANT, plant)
    assert "ran" not in hits
    assert re.search(r"policy|refused", " ".join(hits + policed.trouble), re.IGNORECASE)
