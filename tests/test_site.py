"""The built site, read by a real browser that is not allowed to leave it."""

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urldefrag

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import find
from playwright.sync_api import sync_playwright

from tools.notebooks import ROOT, pages, table_of_contents

SITE = ROOT / "_build" / "html"
UNSOURCED = {"__pycache__", ".ipynb_checkpoints"}
TEXT_PAGES = [f"{page}.html" for page in pages(table_of_contents())]
ALL_PAGES = ["index.html", *TEXT_PAGES, "search.html"]
LAPTOP, PHONE = (1280, 900), (375, 812)
# Everything axe knows of WCAG 2.0 to 2.2, A and AA, and its best practices.
AXE_OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


@pytest.fixture(scope="module")
def site():
    """The folder of the built site; it must be there and newer than its sources."""
    built = SITE / "objects.inv"
    if not built.exists():
        pytest.fail("the site is not built: run `make book`")
    stale = [path for path in sources() if path.stat().st_mtime > built.stat().st_mtime]
    if stale:
        pytest.fail(f"the site is older than {stale[0].relative_to(ROOT)}: run `make book`")
    return SITE


def sources():
    yield from (ROOT / "_config.yml", ROOT / "_toc.yml")
    for folder in ("backsliding", "book"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and not UNSOURCED & set(path.parts):
                yield path


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format, *args):
        pass


@pytest.fixture(scope="module")
def served(site):
    """The site's address on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def opened(site):
    """The site's address as a reader has it who opens the file itself."""
    return site.as_uri() + "/"


@pytest.fixture(scope="module")
def chromium():
    path = find()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium):
    """Open a page and wait until it stands; what went wrong on it is in `page.trouble`."""
    contexts = []

    def open_page(base, name, size=LAPTOP, scheme="light"):
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.trouble = []
        page.on("console", lambda m: m.type == "error" and page.trouble.append(m.text))
        page.on("pageerror", lambda error: page.trouble.append(str(error)))
        page.on("requestfailed", lambda request: page.trouble.append(f"failed: {request.url}"))
        page.route("**/*", partial(stay_on_site, page, base))
        page.goto(base + name, wait_until="load")
        page.wait_for_function("document.readyState === 'complete'")
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    yield open_page
    for context in contexts:
        context.close()


def stay_on_site(page, base, route):
    url = route.request.url
    if url.startswith((base, "data:", "blob:")):
        route.continue_()
    else:
        page.trouble.append(f"left the site for {url}")
        route.abort()


@pytest.fixture(params=["served", "opened"])
def base(request):
    return request.getfixturevalue(request.param)


def test_the_site_is_the_pages_of_the_book(site):
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert built - {path for path in built if path.startswith("_static/")} == set(ALL_PAGES)


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("name", ALL_PAGES)
def test_a_page_loads_without_an_error_or_a_request_off_the_site(visit, base, name, size):
    page = visit(base, name, size)
    page.wait_for_timeout(200)  # time for a late script to fail in
    assert page.trouble == []


def test_an_off_site_request_would_be_noticed(visit, served):
    page = visit(served, TEXT_PAGES[0])
    page.evaluate("fetch('https://example.org/').catch(() => null)")
    assert "left the site for https://example.org/" in page.trouble


def test_the_root_leads_to_the_first_page(visit, base):
    page = visit(base, "index.html")
    page.wait_for_url(base + TEXT_PAGES[0])
    assert page.locator("article h1").count() == 1


@pytest.mark.parametrize("name", ALL_PAGES)
def test_a_page_is_no_wider_than_a_phone(visit, served, name):
    page = visit(served, name, PHONE)
    for width in (PHONE[0], 320):
        page.set_viewport_size({"width": width, "height": PHONE[1]})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("size", "scheme"), [(LAPTOP, "light"), (PHONE, "dark")], ids=["laptop-light", "phone-dark"]
)
@pytest.mark.parametrize("name", [*TEXT_PAGES, "search.html"])
def test_axe_finds_nothing(visit, served, name, size, scheme):
    page = visit(served, name, size, scheme)
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    found = Axe().run(page, options=AXE_OPTIONS)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["book/errata.html", "book/part-3a.html"])
def test_what_a_fold_hides_can_be_read_once_it_is_open(visit, served, name, scheme):
    page = visit(served, name, LAPTOP, scheme)
    folds = page.locator("article details")
    folds.evaluate_all("folds => folds.forEach((fold) => { fold.open = true; })")
    assert folds.count() and page.locator("article .highlight pre:visible").count()
    found = Axe().run(page, options={"runOnly": ["color-contrast"]})
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", TEXT_PAGES)
def test_mathematics_is_typeset(visit, opened, name):
    page = visit(opened, name)
    assert page.locator(".math").count() == page.locator(".math > math").count()
    for box in page.eval_on_selector_all("math", "all => all.map(a => a.getBoundingClientRect())"):
        assert box["width"] > 3 and box["height"] > 3
    assert page.locator("merror").count() == 0
    page.evaluate("document.querySelectorAll('pre, code').forEach(code => code.remove())")
    assert not re.search(r"\$\$|\\\(|\\frac", page.locator("article").inner_text())


@pytest.mark.parametrize("name", TEXT_PAGES)
def test_every_image_loads_and_says_what_it_shows(visit, served, name):
    page = visit(served, name)
    for image in page.locator("article img").all():
        image.scroll_into_view_if_needed()
        assert image.evaluate("el => el.decode().then(() => el.naturalWidth)") > 0
        alt = image.get_attribute("alt") or ""
        assert len(alt.split()) >= 5, alt


@pytest.mark.parametrize("name", TEXT_PAGES)
def test_figures_have_no_white_box_in_the_dark(visit, served, name):
    page = visit(served, name, scheme="dark")
    for image in page.locator("article img[src$='.svg']").all():
        background, filtered = image.evaluate(
            "el => { const s = getComputedStyle(el); return [s.backgroundColor, s.filter]; }"
        )
        assert background == "rgba(0, 0, 0, 0)"
        assert "invert" in filtered


@pytest.mark.parametrize("name", ALL_PAGES)
def test_links_within_the_site_lead_somewhere(visit, served, site, name):
    page = visit(served, name)
    for link in page.eval_on_selector_all("a[href]", "links => links.map(a => a.href)"):
        if not link.startswith(served):
            continue
        url, fragment = urldefrag(link.removeprefix(served))
        target = Path(site, unquote(url.partition("?")[0]))
        assert target.is_file(), link
        if fragment and target.suffix == ".html":
            assert leads_somewhere(fragment, target.read_text(encoding="utf-8")), link


def leads_somewhere(fragment, page):
    """Say whether a fragment is the id of something on a page, or a state of a scene on it."""
    asked = parse_qs(fragment)
    if "explorer" not in asked:
        return f'id="{unquote(fragment)}"' in page
    on_the_page = re.findall(r"&quot;scene&quot;:&quot;(\w+)&quot;", page)
    return asked["explorer"][0] in on_the_page
