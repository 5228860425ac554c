"""The built site, read by a real browser that is not allowed to leave it."""

import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urldefrag

import pytest
from axe_playwright_python.sync_playwright import Axe
from built_site import LAPTOP, PHONE
from site_pages import ALL_PAGES, AXE_OPTIONS, KINDS_FIRST, PAGES, TEXT_PAGES

# Most elements of a page stand in formulas. These have no roles, and no colour of their own: a
# test holds them to that. So axe, which needs its time for each element, reads them as words.
AS_WORDS = """() => {
  window.formulas = [...document.querySelectorAll("math")].map((formula) => {
    const words = new Text(formula.textContent);
    formula.replaceWith(words);
    return [words, formula];
  });
}"""
AS_FORMULAS = "() => formulas.forEach(([words, formula]) => words.replaceWith(formula))"
STILL = 0.005  # a twentieth of what counts as good; the fonts come with the stylesheet


# One visit of each page in each of three states, for all the tests that only look: pytest puts
# those of the same page next to each other. Such a test leaves the page as it found it.


@pytest.fixture(scope="module", params=PAGES)
def laptop(request, visitor, served):
    """A page on a laptop, light, from a server."""
    with visitor(served, request.param) as page:
        yield page


@pytest.fixture(scope="module", params=PAGES)
def phone(request, visitor, served):
    """A page on a phone, dark, from a server."""
    with visitor(served, request.param, PHONE, "dark") as page:
        page.moved = moved(page)
        yield page


@pytest.fixture(scope="module", params=KINDS_FIRST)
def disk(request, visitor, opened):
    """A page that the reader has opened as a file."""
    with visitor(opened, request.param) as page:
        yield page


@pytest.fixture(params=["served", "opened"])
def base(request):
    return request.getfixturevalue(request.param)


def test_the_site_is_the_pages_of_the_book(site):
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    pages = {path for path in built if not path.startswith("_static/")}
    assert pages - {"404.html"} == set(ALL_PAGES)  # made only where the site has an address


def test_no_source_is_folded(site):
    pages = [path.read_text(encoding="utf-8") for path in (site / "book").glob("*.html")]
    assert any('class="admonition hide' in page for page in pages)  # results are
    assert not any("Show the source" in page for page in pages)


def test_next_leads_where_the_page_itself_says(site):
    compared = 0
    for path in (site / "book").glob("*.html"):
        page = path.read_text(encoding="utf-8")
        own = re.search(r"<strong>Next:</strong>.*?</p>", page, re.DOTALL)
        offered = re.search(r'class="right-next"\s+href="([^"]+)"', page)
        if own and offered:
            assert offered[1] in re.findall(r'href="([^"#]+)', own[0]), path.name
            compared += 1
    assert compared > 15


def test_the_root_leads_to_the_first_page(chromium, base):
    page = chromium.new_page()
    page.goto(base + "index.html")
    page.wait_for_url(base + TEXT_PAGES[0])
    assert page.locator("article h1").count() == 1
    page.context.close()


def axe_finds_nothing(page, options=AXE_OPTIONS):
    page.evaluate(AS_WORDS)
    found = Axe().run(page, options=options)
    page.evaluate(AS_FORMULAS)
    assert found.violations_count == 0, found.generate_report()


def theme(page):
    return page.evaluate("document.documentElement.dataset.theme")


@pytest.mark.parametrize("laptop", KINDS_FIRST, indirect=True)
def test_axe_finds_nothing_on_a_light_laptop(laptop):
    assert theme(laptop) == "light"
    axe_finds_nothing(laptop)


@pytest.mark.parametrize("phone", KINDS_FIRST, indirect=True)
def test_axe_finds_nothing_on_a_dark_phone(phone):
    assert theme(phone) == "dark"
    axe_finds_nothing(phone)


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "name", ["book/part-3a.html", pytest.param("book/errata.html", marks=pytest.mark.slow)]
)
def test_what_a_fold_hides_can_be_read_once_it_is_open(visit, served, name, scheme):
    page = visit(served, name, LAPTOP, scheme)
    folds = page.locator("article details")
    folds.evaluate_all("folds => folds.forEach((fold) => { fold.open = true; })")
    assert folds.count()
    axe_finds_nothing(page, {"runOnly": ["color-contrast"]})


def test_a_page_is_no_wider_than_a_phone(phone):
    for width in (320, PHONE[0]):
        phone.set_viewport_size({"width": width, "height": PHONE[1]})
        assert phone.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 375])
@pytest.mark.parametrize(
    ("name", "formulas"), [("audit", ".bs-formal math"), ("propositions", "span.math > math")]
)
def test_no_formula_in_a_line_is_cut_off_on_a_phone(visit, served, name, formulas, width):
    page = visit(served, f"book/{name}.html", (width, PHONE[1]))
    page.locator("article details").evaluate_all("all => all.forEach(one => one.open = true)")
    right = "all => all.map(formula => formula.getBoundingClientRect().right)"
    edges = page.locator(formulas).evaluate_all(right)
    assert edges and max(edges) <= width


def test_figures_have_no_white_box_in_the_dark(phone):
    for background, filtered in phone.eval_on_selector_all(
        "article img[src$='.svg']",
        "all => all.map(getComputedStyle).map(s => [s.backgroundColor, s.filter])",
    ):
        assert background == "rgba(0, 0, 0, 0)"
        assert "invert" in filtered


def test_nothing_to_speak_of_moves_while_a_page_loads(phone):
    assert phone.moved < STILL


def test_nothing_to_speak_of_moves_while_a_page_arrives_in_pieces(visit, served_slowly):
    page = visit(served_slowly, "book/part-5.html", PHONE)
    assert moved(page) < STILL
    assert page.locator(".bd-header-article .search-button__button").is_visible()


def moved(page):
    """How much of the page has moved unasked, as browsers count it."""
    return page.evaluate(
        """() => new Promise(done => {
             let sum = 0;
             const add = list => list.getEntries().forEach(e => { sum += e.value; });
             new PerformanceObserver(add).observe({type: "layout-shift", buffered: true});
             setTimeout(() => done(sum), 50);
           })"""
    )


def test_mathematics_is_typeset(laptop):
    assert laptop.locator(".math").count() == laptop.locator(".math > math").count()
    boxes = "all => all.map(a => a.getBoundingClientRect())"
    for box in laptop.eval_on_selector_all("math", boxes):
        assert box["width"] > 3 and box["height"] > 3
    assert laptop.locator("merror").count() == 0
    text = laptop.evaluate(
        """() => {
             const copy = document.querySelector("main").cloneNode(true);
             copy.querySelectorAll("pre, code, math").forEach(node => node.remove());
             return copy.textContent;
           }"""
    )
    assert not re.search(r"\$\$|\\\(|\\frac", text)


def test_a_formula_has_the_colour_of_its_sentence_and_no_role(phone):
    assert phone.locator("math [role], math [tabindex], math [href]").count() == 0
    assert phone.eval_on_selector_all(
        "math, math *",
        """all => all.every(node => {
             const [own, around] = [node, node.parentElement].map(each => getComputedStyle(each));
             return own.color === around.color && own.opacity === "1"
               && own.backgroundColor === "rgba(0, 0, 0, 0)";
           })""",
    )


def test_every_image_loads_and_says_what_it_shows(laptop):
    for image in laptop.locator("article img").all():
        image.scroll_into_view_if_needed()
        assert image.evaluate("el => el.decode().then(() => el.naturalWidth)") > 0
        alt = image.get_attribute("alt") or ""
        assert len(alt.split()) >= 5, alt


def test_links_within_the_site_lead_somewhere(laptop, served, site):
    for link in laptop.eval_on_selector_all("a[href]", "links => links.map(a => a.href)"):
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


# Last, so that a script that fails late has had its time.


def test_a_laptop_has_no_trouble_with_a_page(laptop):
    assert laptop.trouble == []


def test_a_phone_has_no_trouble_with_a_page(phone):
    assert phone.trouble == []


def test_a_page_from_the_disk_has_no_trouble(disk):
    disk.wait_for_timeout(100)
    assert disk.trouble == []
