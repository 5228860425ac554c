"""What a stranger can put into the site: an address, and with it a search. None of it is markup.

Each way in is tried with each payload in a real browser, once as the site is and once with its
content-security policy switched off, so that the code is shown to be safe. The policy is tried by
itself.
"""

import re
from urllib.parse import quote

import pytest
from built_site import new_window

pytestmark = pytest.mark.slow

NOTATION = "book/notation.html"
ADDRESSES = [
    "book/explorer.html#explorer=higher_norm&k=1&D=%s&%s=1",
    "book/explorer.html#explorer=%s&number=%s&weak=%s",
    "book/part-3a.html#%s",
    "search.html?q=misprint+%s",
    "search.html?q=%s#%s",
    f"{NOTATION}?highlight=norm+%s",
    "book/audit.html?part=%s&%s=1#%s",
]
# What would run says so to `hit`; what would only be markup leaves an <xss-marker>.
PAYLOADS = [
    "<xss-marker>norm</xss-marker>",
    "</script><script>hit()</script>",
    "<img src=x onerror=hit()>",
    "<svg><animate onbegin=hit() attributeName=x dur=1s>",
    "<math><mtext><xss-marker><style><img src onerror=hit()></style>",
    '<iframe srcdoc="<script>parent.hit()</script>"></iframe>',
    "<input autofocus onfocus=hit()>",
    "<base href=https://elsewhere.invalid/>",
    "--></title></textarea></noscript></main><xss-marker>",
    "\"><xss-marker onfocus='hit()' autofocus x='",
    "norm <xss-marker\n/a='b'> backsliding",
    "javascript:hit()",
    "${hit()}{{constructor.constructor('hit()')()}}",
    "%3Cxss-marker%3E&lt;xss-marker&gt;\\u003cxss-marker\\u003e",
    "(a+)+$[\\",
    "k" * 20_000 + "<xss-marker>",
    "__proto__",
    "constructor.prototype.polluted",
    "NaN",
    "1e400",
    "0," * 180 + "0",
]

# Runs before any script of the page: what a payload would call, and what a look at the page finds.
WATCH = """
window.hits = [];
window.hit = (what = "ran") => { hits.push(what); };
window.alert = window.confirm = window.prompt = () => hit("dialog");
addEventListener("securitypolicyviolation", (event) => hit(`policy: ${event.blockedURI}`));
addEventListener("error", ({ message }) => hit(`error: ${message}`), true);
addEventListener("unhandledrejection", (event) => hit(`rejected: ${event.reason}`));
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

window.arrived = async () => {
  const summary = document.getElementsByClassName("search-summary");
  await new Promise((done) => setTimeout(done, 30));
  while (summary.length && !summary[0].innerText) await new Promise(requestAnimationFrame);
  const polluted = [];
  for (const name in {}) polluted.push(name);
  return [[...hits.splice(0), ...polluted], [...kinds()]];
};
"""


@pytest.fixture
def watched(chromium, served):
    """Open pages that tell what has run on them."""
    contexts = []

    def open_page(name, guarded=True):
        page = new_window(chromium, reduced_motion="reduce", bypass_csp=not guarded)
        contexts.append(page.context)
        page.add_init_script(WATCH)
        page.base, page.trouble = served, []
        page.on("dialog", lambda dialog: page.trouble.append("a dialog") or dialog.dismiss())
        page.on("popup", lambda _: page.trouble.append("a window"))
        page.goto(served + name, wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()


def arrive(page, address):
    """Load a page anew; return what has happened, and the kinds of things that it holds."""
    page.goto("about:blank")
    page.goto(address)
    hits, seen = page.evaluate("arrived()")
    return hits, set(seen)


@pytest.mark.parametrize("guarded", [True, False], ids=["with policy", "without policy"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_opened_at_a_hostile_address_is_the_page(watched, served, address, guarded):
    page = watched(NOTATION, guarded)
    words = ("norm", "xyzzy", "1")
    known = set().union(*(arrive(page, served + address.replace("%s", w))[1] for w in words))
    for payload in PAYLOADS:
        hits, seen = arrive(page, served + address.replace("%s", quote(payload)))
        assert (payload, hits, seen - known, page.trouble) == (payload, [], set(), [])


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
