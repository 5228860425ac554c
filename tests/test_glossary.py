"""The glossary and the chapters lead to each other."""

import json
import re

import pytest

from tools.notebooks import ROOT, pages, table_of_contents

GLOSSARY = (ROOT / "book" / "glossary.md").read_text(encoding="utf-8")
TERMS = re.findall(r"^(\w[\w -]*)\n {4}\S", GLOSSARY, flags=re.MULTILINE)
# Pages that list, test or show rather than tell.
NO_STORY = ("glossary", "notation", "bibliography", "api", "map", "index", "teachers")


def words(page):
    """The Markdown of a page, whatever kind of file it is."""
    path = ROOT / f"{page}.ipynb"
    if not path.exists():
        return path.with_suffix(".md").read_text(encoding="utf-8")
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def linked(text):
    """The terms a text links to, in the glossary's spelling."""
    roles = re.findall(r"\{term\}`([^`]+)`", text)
    return {re.sub(r".*<(.*)>", r"\1", role) for role in roles}


def test_the_glossary_has_terms_in_alphabetical_order():
    assert len(TERMS) > 20
    assert sorted(TERMS) == TERMS


@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_linked_from_a_chapter(term):
    story = [page for page in pages(table_of_contents()) if not page.endswith(NO_STORY)]
    assert any(term in linked(words(page)) for page in story)


@pytest.mark.parametrize("page", pages(table_of_contents()))
def test_a_page_links_only_to_terms_the_glossary_has(page):
    assert linked(words(page)) <= set(TERMS)


@pytest.mark.parametrize("page", pages(table_of_contents()))
def test_a_chapter_links_a_term_once(page):
    if page.endswith((*NO_STORY, "exercises-1", "exercises-2", "exercises-3")):
        return
    roles = re.findall(r"\{term\}`([^`]+)`", words(page))
    assert len(roles) == len(set(roles)), sorted(roles)
