"""Print the built site as one PDF, in the order of the table of contents.

    python tools/print_book.py human-rights-backsliding.pdf

Each page is printed by Chromium with the site's own print styles. The parts are joined behind a
title and a contents page, numbered through, and given bookmarks; a link from one page of the book
to another leads to that chapter's first page. What cannot be read on paper is left out by the
styles: code that only draws a figure, the controls of the explorers, the details of the audit.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from pathlib import Path

import yaml
from playwright.sync_api import Page, sync_playwright
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, Fit, NameObject, NumberObject

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import browser  # noqa: E402
from tools.distributions import commit_time  # noqa: E402
from tools.notebooks import pages, table_of_contents  # noqa: E402

SITE = ROOT / "_build" / "html"
MARGINS = {"top": "18mm", "right": "18mm", "bottom": "20mm", "left": "18mm"}
PAPER_WIDTH = 658  # A4 without the margins, in CSS pixels
NUMBER = (
    '<p style="font: 9px serif; margin: 0; text-align: center; width: 100%">'
    '<span class="pageNumber"></span></p>'
)
FRONT = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{title}</title>
<style>
body {{ font: 11pt/1.5 Palatino, "DejaVu Serif", Georgia, serif; margin: 0 }}
h1 {{ font-size: 26pt; line-height: 1.2; margin: 30% 0 1rem }}
h2 {{ break-before: page }}
h3 {{ font-size: 11pt; margin: 1rem 0 0.2rem }}
a {{ color: inherit; text-decoration: none; display: flex; justify-content: space-between }}
</style>
<h1>{title}</h1><p>{subtitle}</p><p>{about}</p><h2>Contents</h2>{lines}</html>"""


@dataclass
class Chapter:
    """A page of the book in print."""

    name: str
    title: str
    part: str
    reader: PdfReader
    first: int = 0  # its first page in the book, counted from zero

    @property
    def address(self) -> str:
        return (SITE / f"{self.name}.html").as_uri()


def order(toc: dict) -> list[tuple[str, str]]:
    """Return every page of the book with the part it is in."""
    parts = [(part["caption"], name) for part in toc["parts"] for name in pages(part)]
    return [("", toc["root"]), *parts]


def pdf(page: Page, footer: str = "") -> PdfReader:
    """Print what the browser shows."""
    printed = page.pdf(
        format="A4",
        margin=MARGINS,
        display_header_footer=bool(footer),
        header_template="<p></p>",
        footer_template=footer or "<p></p>",
    )
    return PdfReader(BytesIO(printed))


def print_chapter(page: Page, part: str, name: str) -> Chapter:
    """Print a page of the site once its fonts and pictures are there."""
    page.goto((SITE / f"{name}.html").as_uri(), wait_until="load")
    page.evaluate("document.fonts.ready.then(() => true)")
    page.evaluate(
        "Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode(); }))"
        ".then(() => true)"
    )
    heading = page.locator("article h1").first
    title = heading.evaluate("h => h.firstChild.textContent") if heading.count() else name
    return Chapter(name, title.strip(), part, spell_out(pdf(page)))


def spell_out(reader: PdfReader) -> PdfReader:
    """Put places where links have names of places, since other pages use the same names."""
    places = reader.named_destinations
    for page in reader.pages:
        for link in links(page):
            if (place := places.get(str(link.get("/Dest")))) is not None:
                link[NameObject("/Dest")] = place.dest_array
    return reader


def links(page: DictionaryObject) -> list[DictionaryObject]:
    found = [annotation.get_object() for annotation in page.get("/Annots") or ()]
    return [annotation for annotation in found if annotation.get("/Subtype") == "/Link"]


def front_matter(page: Page, chapters: list[Chapter]) -> PdfReader:
    """Print the title and the contents."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    lines, part = [], ""
    for chapter in chapters:
        if chapter.part != part:
            part = chapter.part
            lines.append(f"<h3>{escape(part)}</h3>")
        lines.append(
            f'<a href="{chapter.address}"><span>{escape(chapter.title)}</span>'
            f"<span>{chapter.first + 1}</span></a>"
        )
    title, _, subtitle = citation["title"].partition(": ")
    about = f"Version {citation['version']}. The figures answer the reader's hand on the site."
    text = {"title": title, "subtitle": subtitle.capitalize(), "about": about}
    page.set_content(FRONT.format(lines="\n".join(lines), **text))
    return pdf(page)


def number_pages(page: Page, book: PdfWriter) -> None:
    """Print as many empty pages with a number in the foot, and lay them over the book's."""
    blank = '<div style="break-after: page">&nbsp;</div>'
    page.set_content(blank * (len(book.pages) - 1) + "<div>&nbsp;</div>")
    numbers = pdf(page, NUMBER)
    for under, over in zip(book.pages[1:], numbers.pages[1:], strict=True):
        under.merge_page(over)


def lead_within(book: PdfWriter, chapters: list[Chapter]) -> None:
    """Let links to pages of the site lead to their chapters; drop those to other local files."""
    starts = {chapter.address: book.pages[chapter.first] for chapter in chapters}
    for page in book.pages:
        for link in links(page):
            action = link.get("/A", {})
            address = str(action.get("/URI", "")).partition("#")[0]
            if not address.startswith("file:"):
                continue
            del link["/A"]
            if address in starts:
                top = [NameObject("/XYZ"), NumberObject(0), NumberObject(842), NumberObject(0)]
                link[NameObject("/Dest")] = ArrayObject([starts[address].indirect_reference, *top])


def bind(page: Page, chapters: list[Chapter]) -> PdfWriter:
    """Join title, contents and chapters into a book."""
    first = len(front_matter(page, chapters).pages)  # as long as it will be with the numbers
    for chapter in chapters:
        chapter.first = first
        first += len(chapter.reader.pages)
    book = PdfWriter()
    book.append(front_matter(page, chapters), import_outline=False)
    part, parent = "", None
    for chapter in chapters:
        book.append(chapter.reader, import_outline=False)
        if chapter.part != part:
            part = chapter.part
            parent = book.add_outline_item(title=part, page_number=chapter.first)
        book.add_outline_item(
            title=chapter.title,
            page_number=chapter.first,
            parent=parent,
            fit=Fit.fit_horizontally(),
        )
    lead_within(book, chapters)
    number_pages(page, book)
    return book


def describe(book: PdfWriter) -> None:
    """Say what the file is; its date is the commit's, so that it can be made again."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    made = datetime.fromtimestamp(commit_time(), UTC).strftime("D:%Y%m%d%H%M%SZ")
    book.metadata = None
    book.add_metadata(
        {
            "/Title": citation["title"],
            "/Author": citation["authors"][0]["name"],
            "/CreationDate": made,
            "/ModDate": made,
        }
    )
    book._root_object[NameObject("/Lang")] = NameObject("/en")


def write(page: Page, target: Path, names: list[tuple[str, str]]) -> None:
    """Print the pages named, and write the book."""
    book = bind(page, [print_chapter(page, part, name) for part, name in names])
    describe(book)
    book.compress_identical_objects()
    book.write(target)


def main(target: Path) -> None:
    """Print the whole book."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser.find(), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        page = chromium.new_page(viewport={"width": PAPER_WIDTH, "height": 980})
        write(page, target, order(table_of_contents()))
        chromium.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
