"""The built site and a browser to read it with, for every test that needs them."""

import threading
import time
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from browser import find

from tools.notebooks import ROOT

SITE = ROOT / "_build" / "html"
UNSOURCED = {"__pycache__", ".ipynb_checkpoints"}
LAPTOP, PHONE = (1280, 900), (375, 812)


@pytest.fixture(scope="session")
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


class Halting(Quiet):
    """Sends a page in pieces, as a slow network does."""

    def copyfile(self, source, outputfile):
        while piece := source.read(1000):
            outputfile.write(piece)
            if self.path.endswith(".html"):
                time.sleep(0.02)


@contextmanager
def serving(handler, site):
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def served(site):
    """The site's address on this machine."""
    with serving(Quiet, site) as address:
        yield address


@pytest.fixture
def served_slowly(site):
    """The same, where a page arrives in pieces."""
    with serving(Halting, site) as address:
        yield address


@pytest.fixture(scope="session")
def opened(site):
    """The site's address as a reader has it who opens the file itself."""
    return site.as_uri() + "/"


@pytest.fixture(scope="session")
def chromium():
    """One browser for all the tests of a worker; each opens a context of its own."""
    from playwright.sync_api import sync_playwright

    path = find()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def visitor(chromium):
    """Open a page and wait until it stands; what went wrong on it is in `page.trouble`.

    A window that is left serves the next visit, as if it were new: one that is new takes three
    times as long to show a page.
    """
    free = []

    @contextmanager
    def open_page(base, name, size=LAPTOP, scheme="light"):
        page = free.pop() if free else new_window(chromium)
        page.base, page.trouble = base, []
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(media="null", color_scheme=scheme, reduced_motion="reduce")
        page.goto(base + name, wait_until="load")
        page.evaluate("document.fonts.ready.then(() => true)")
        yield page
        page.context.clear_permissions()
        page.evaluate("localStorage.clear(), sessionStorage.clear()")
        page.mouse.move(0, 0)
        page.goto("about:blank")
        free.append(page)

    return open_page


def new_window(chromium, **options):
    """Open a window that stays on the site; what goes wrong is noted in `page.trouble`."""
    page = chromium.new_context(**options).new_page()
    page.on("console", lambda m: m.type == "error" and page.trouble.append(m.text))
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    page.on("requestfailed", partial(failed, page))
    page.route("**/*", partial(stay_on_site, page))
    return page


@pytest.fixture
def visit(visitor):
    """Open pages for one test, which may do with them what it likes."""
    with ExitStack() as pages:
        yield lambda *args, **options: pages.enter_context(visitor(*args, **options))


def failed(page, request):
    if request.failure != "net::ERR_ABORTED":  # which the next page does to what is not yet there
        page.trouble.append(f"failed: {request.url}")


def stay_on_site(page, route):
    url = route.request.url
    if url.startswith((page.base, "data:", "blob:")):
        route.continue_()
    else:
        page.trouble.append(f"left the site for {url}")
        route.abort()
