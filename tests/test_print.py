"""The book on paper: what the print styles show, and the one PDF made from them."""

import re

import pytest
from pypdf import PdfReader
from site_pages import CHAPTER, EXERCISES, FRONT, SCENES, WRITTEN

from tools import print_book
from tools.notebooks import pages

# What stands out of the paper, or is cut off by what holds it.
CUT = """() => [...document.querySelectorAll(
  "article :is(table, img, .bsx-panel, pre, .bsx-slot, .text_html)")]
  .filter(e => e.checkVisibility())
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1
    || (getComputedStyle(e).overflowX !== "visible" && e.scrollWidth > e.clientWidth + 2))
  .map(e => `${e.tagName}.${e.getAttribute("class")}`)"""
CHAPTERS = [CHAPTER, SCENES, EXERCISES]
SMALL_BOOK = {
    "root": FRONT.removesuffix(".html"),
    "parts": [
        {"caption": "Chapters", "chapters": [{"file": p.removesuffix(".html")} for p in CHAPTERS]}
    ],
}
# A chapter keeps its own contents.
UNSEEN = "header, nav:not(#jb-print-toc nav), footer.bd-footer, .bd-sidebar"


@pytest.fixture(scope="module")
def paper(chromium):
    """A browser page as wide as the paper, that shows what would be printed."""
    page = chromium.new_page(viewport={"width": print_book.PAPER_WIDTH, "height": 980})
    page.emulate_media(media="print")
    yield page
    page.context.close()


def show(paper, site, name):
    paper.goto((site / name).as_uri())


@pytest.mark.parametrize("name", WRITTEN)
def test_nothing_is_cut_off_on_paper(paper, site, name):
    show(paper, site, name)
    assert paper.locator("article").is_visible()
    assert paper.evaluate(CUT) == []


def test_a_scene_laid_out_for_a_screen_shrinks_to_the_paper(paper, site):
    # Printing changes the width without telling the script: the drawing has to scale by itself.
    paper.emulate_media(media="screen")
    paper.set_viewport_size({"width": 1280, "height": 900})
    show(paper, site, SCENES)
    paper.wait_for_selector(".bsx-on")
    inside = paper.evaluate(
        """() => {
          const slot = document.querySelector(".bsx-slot");
          slot.style.width = `${slot.clientWidth / 2}px`;
          const edge = slot.getBoundingClientRect().right;
          return [...slot.querySelectorAll("text")].every(
            (text) => text.getBoundingClientRect().right <= edge + 1);
        }"""
    )
    paper.set_viewport_size({"width": print_book.PAPER_WIDTH, "height": 980})
    paper.emulate_media(media="print")
    assert inside


@pytest.mark.parametrize("name", [CHAPTER, EXERCISES])
def test_folded_results_and_solutions_are_printed_open(paper, site, name):
    show(paper, site, name)
    folded = paper.locator(
        "article :is(.tag_hide-output, .tag_hide-cell) details.hide, article details.sd-dropdown"
    )
    assert folded.count() > 0
    for details in folded.all():
        inside = details.locator(":scope > :not(summary)").first
        assert inside.evaluate("e => e.checkVisibility({contentVisibilityAuto: true})")
        assert inside.bounding_box()["height"] > 10


def test_the_source_of_a_figure_stays_off_the_paper(paper, site):
    show(paper, site, CHAPTER)
    sources = paper.locator(".tag_hide-input > .cell_input")
    assert sources.count() > 0
    assert not any(source.is_visible() for source in sources.all())


@pytest.mark.parametrize("name", WRITTEN)
def test_what_leads_about_the_site_stays_off_the_paper(paper, site, name):
    show(paper, site, name)
    parts = [part for part in paper.locator(UNSEEN).all() if part.is_visible()]
    assert [part.evaluate("part => part.outerHTML.slice(0, 200)") for part in parts] == []


@pytest.fixture(scope="module")
def book(paper, site, tmp_path_factory):
    target = tmp_path_factory.mktemp("print") / "book.pdf"
    patch = pytest.MonkeyPatch()
    patch.setattr(print_book, "SITE", site)
    print_book.write(paper, target, print_book.order(SMALL_BOOK))
    patch.undo()
    return PdfReader(target)


def leads_to(book, link):
    """Return the number of the page a link leads to."""
    return [page.indirect_reference for page in book.pages].index(link["/Dest"].get_object()[0])


def test_the_bookmarks_are_the_chapters_in_order(book):
    front, part, chapters = book.outline
    titles = [front.title, *(chapter.title for chapter in chapters)]
    assert part.title == "Chapters"
    assert len(titles) == len(pages(SMALL_BOOK))
    for title, mark in zip(titles, [front, *chapters], strict=True):
        opening = " ".join(
            book.pages[book.get_destination_page_number(mark)].extract_text().split()
        )
        assert opening.startswith(title)


def test_the_contents_name_the_page_each_chapter_is_on(book):
    front, _, chapters = book.outline
    text = " ".join(book.pages[1].extract_text().split())
    for mark in (front, *chapters):
        first = book.get_destination_page_number(mark)
        assert f"{mark.title} {first + 1}" in text
        assert book.pages[first].extract_text().split()[-1] == str(first + 1)
    led = [leads_to(book, link) for link in print_book.links(book.pages[1])]
    assert led == [book.get_destination_page_number(mark) for mark in (front, *chapters)]


def test_no_link_in_the_book_leads_to_a_file_of_this_machine(book):
    found = [link for page in book.pages for link in print_book.links(page)]
    addresses = [str(link["/A"].get("/URI", "")) for link in found if "/A" in link]
    assert len(found) > 50
    assert not [address for address in addresses if address.startswith("file:")]


def test_a_link_within_a_chapter_stays_in_it(book, paper, site):
    first, after = map(book.get_destination_page_number, book.outline[2][:2])
    last = after - 1
    show(paper, site, CHAPTER)
    headings = paper.locator("#jb-print-toc a").count()  # a chapter's own contents stand first
    led = [leads_to(book, link) for link in print_book.links(book.pages[first])[:headings]]
    assert len(led) == headings > 2
    assert first <= led[0] < led[-1] <= last
    assert led == sorted(led)


def test_the_words_of_a_folded_derivation_are_in_the_book(book):
    first, after = map(book.get_destination_page_number, book.outline[2][:2])
    text = " ".join(page.extract_text() for page in book.pages[first:after])
    text = " ".join(text.split())
    assert "Dearer protection lowers the highest norm that lifts the state" in text
    assert not re.search("Skip to main content|Back to top|Show the (source|derivation)", text)
