"""What a reader does around the text, done on the built site: click, type, copy, search, print."""

import pytest
from built_site import PHONE

CHAPTER, API = "book/part-3a.html", "book/api.html"


@pytest.fixture
def chapter(visit, served):
    return visit(served, CHAPTER)


@pytest.fixture
def phone(visit, served):
    return visit(served, CHAPTER, PHONE)


def theme(page):
    return page.evaluate(
        "[document.documentElement.dataset.mode, document.documentElement.dataset.theme]"
    )


def focused(page, selector):
    return page.evaluate("selector => document.activeElement.matches(selector)", selector)


def test_the_switch_changes_the_theme_and_the_next_page_knows(chapter, served):
    assert theme(chapter) == ["auto", "light"]
    for expected in (["dark", "dark"], ["light", "light"], ["auto", "light"], ["dark", "dark"]):
        chapter.click(".theme-switch-button")
        assert theme(chapter) == expected
    chapter.goto(served + API)
    assert theme(chapter) == ["dark", "dark"]
    assert (
        chapter.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
    )


def test_the_theme_follows_the_system_until_one_is_chosen(chapter):
    chapter.emulate_media(color_scheme="dark")
    chapter.locator("html[data-theme='dark']").wait_for()
    assert theme(chapter) == ["auto", "dark"]


@pytest.mark.parametrize("name", ["primary", "secondary"])
def test_a_sidebar_opens_and_closes_on_a_phone(phone, name):
    link = phone.locator(f".bd-sidebar-{name} a").first
    assert not link.is_visible()
    phone.click(f".{name}-toggle")
    phone.locator(f".bd-sidebar-{name} :focus").wait_for()
    assert link.is_visible()
    phone.keyboard.press("Escape")
    assert focused(phone, f".{name}-toggle")
    link.wait_for(state="hidden")


@pytest.mark.parametrize("way", ["button", "keys"])
def test_search_opens_over_the_page_and_finds(chapter, way):
    if way == "button":
        chapter.locator(".search-button__button").locator("visible=true").first.click()
    else:
        chapter.keyboard.press("Control+k")
    assert focused(chapter, ".search-button__wrapper.show input")
    chapter.keyboard.type("backsliding")
    chapter.keyboard.press("Enter")
    chapter.wait_for_url("**/search.html?q=backsliding")
    chapter.wait_for_selector("#search-results li a")
    chapter.locator("#search-results li a").first.click()
    chapter.wait_for_load_state()
    assert chapter.locator("span.highlighted").count() > 0
    # What the page of results still wanted when it was left is no trouble.
    assert [each for each in chapter.trouble if not each.startswith("failed")] == []


def test_escape_closes_search(chapter):
    chapter.keyboard.press("Control+k")
    chapter.keyboard.press("Escape")
    assert chapter.locator(".search-button__wrapper.show").count() == 0


def test_the_menu_of_downloads_works_by_keyboard(chapter):
    button, menu = chapter.locator(".dropdown-download-buttons > button"), ".dropdown-menu.show"
    assert not chapter.locator(".dropdown-download-buttons .dropdown-item").first.is_visible()
    button.focus()
    chapter.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert chapter.locator(menu).is_visible()
    right = chapter.locator(menu).evaluate("el => el.getBoundingClientRect().right")
    assert right <= chapter.viewport_size["width"]
    chapter.keyboard.press("ArrowDown")
    assert focused(chapter, ".dropdown-menu li:first-child > *")
    chapter.keyboard.press("ArrowDown")
    assert focused(chapter, ".dropdown-menu li:nth-child(2) > *")
    chapter.keyboard.press("Escape")
    assert chapter.locator(menu).count() == 0
    assert focused(chapter, ".dropdown-download-buttons > button")
    button.click()
    chapter.mouse.click(600, 500)
    assert chapter.locator(menu).count() == 0


def test_the_buttons_print_and_fill_the_screen(chapter):
    chapter.evaluate("window.print = () => { window.printed = true; }")
    chapter.evaluate("Element.prototype.requestFullscreen = () => { window.filled = true; }")
    chapter.locator(".dropdown-download-buttons > button").click()
    chapter.click(".btn-download-pdf-button")
    chapter.click(".btn-fullscreen-button")
    assert chapter.evaluate("[window.printed, window.filled]") == [True, True]


def test_code_is_copied_without_prompts(visit, served):
    page = visit(served, API)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    code = page.locator("div.highlight", has=page.locator(".gp")).first
    code.hover()
    code.locator(".copybtn").click()
    code.locator(".copybtn.success").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied and ">>>" not in copied and not copied.endswith("\n")
    assert copied.splitlines()[0] in code.locator("pre").inner_text()


def test_the_contents_say_where_the_reader_is(chapter):
    entry = chapter.locator(".bd-toc-nav a").nth(3)
    entry.click()
    chapter.locator(".bd-sidebar-secondary li:nth-child(4) > a.active").wait_for()
    assert chapter.locator(".bd-sidebar-secondary a.active").count() == 1


def gaps(page):
    """Return the heights of the cells that show nothing."""
    return page.eval_on_selector_all(
        "article .cell",
        """cells => cells.filter(
          cell => ![...cell.querySelectorAll("*")].some(part => part.checkVisibility())
        ).map(cell => cell.getBoundingClientRect().height)""",
    )


def test_one_switch_shows_the_code_of_every_page(chapter, served):
    switch, code = chapter.get_by_role("button", name="Code", exact=True), ".cell_input"
    assert not any(cell.is_visible() for cell in chapter.locator(code).all())
    assert not any(gaps(chapter))
    assert switch.get_attribute("aria-pressed") == "false"
    switch.click()
    assert all(cell.is_visible() for cell in chapter.locator(code).all())
    chapter.goto(served + "book/part-3b.html")
    assert all(cell.is_visible() for cell in chapter.locator(code).all())
    assert switch.get_attribute("aria-pressed") == "true"
    switch.click()
    assert not any(cell.is_visible() for cell in chapter.locator(code).all())


def test_a_page_without_code_has_no_switch_for_it(visit, served):
    assert visit(served, "book/glossary.html").locator(".btn-code-button").count() == 0


def test_a_notebook_is_downloaded_and_not_shown(chapter):
    chapter.locator(".dropdown-download-buttons > button").click()
    with chapter.expect_download() as download:
        chapter.locator(".btn-download-source-button").click()
    assert download.value.suggested_filename == "part-3a.ipynb"


def test_a_script_that_is_not_the_sites_own_does_not_run(chapter):
    chapter.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), "
        "{textContent: 'window.slipped = true'}))"
    )
    assert chapter.evaluate("window.slipped === undefined")
    assert any("Content Security Policy" in trouble for trouble in chapter.trouble)


def test_marked_words_bring_no_button_and_are_gone_when_the_page_is_loaded_again(visit, served):
    page = visit(served, f"{CHAPTER}?highlight=norm")
    page.locator("span.highlighted").first.wait_for()
    assert not page.locator(".highlight-link").is_visible()
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.locator("span.highlighted").count() == 0
    assert page.trouble == []


def test_a_search_leaves_the_names_in_a_figure(visit, served):
    plain, page = visit(served, CHAPTER), visit(served, f"{CHAPTER}?highlight=norm")
    page.locator("span.highlighted").first.wait_for()
    for each in (plain, page):
        each.locator('input[data-trait="k"]').first.press("Home")
        each.evaluate("new Promise(requestAnimationFrame)")
    names = """[...document.querySelectorAll("svg.bsx-panel text")].map((e) => e.textContent)"""
    assert page.evaluate(names) == plain.evaluate(names)
