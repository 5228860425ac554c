"""The glossary and the chapters lead to each other; the build refuses links to no term."""

import json
import re
from functools import cache

import pytest

from tools.notebooks import ROOT, pages, table_of_contents

GLOSSARY = (ROOT / "book" / "glossary.md").read_text(encoding="utf-8")
TERMS = re.findall(r"^(\w[\w -]*)\n {4}\S", GLOSSARY, flags=re.MULTILINE)
LISTS = tuple(f"book/{n}" for n in ("glossary", "bibliography", "reference", "api", "map"))
PAGES = pages(table_of_contents())
CHAPTERS = [page for page in PAGES if page not in LISTS]
# Where a term is only quoted, and headings, in which a link has no place.
NOT_TOLD = (
    r"^```.*?^```",
    r"\$\$.*?\$\$(?: *\([\w-]+\))?|\$[^$]*\$",
    r"\{[\w:]+\}`[^`]*`|`[^`]*`",
    r"^(?:#|\||:::)[^\n]*$|^\([\w-]+\)=$",
    r'"Human Rights Backsliding"|\*Human Rights Backsliding[^*]*\*',
)
# "To pull", "to reach" and "to cost" are no terms; "the pull", "its reach" and "a cost" are.
BEFORE_A_NOUN = r"\b(?:an?|the|its|their|no|this|every|each|any|one|whose|of)\s+"
NEVER_A_VERB = re.compile(r" |(?:tion|ing|tics|ual)$")


@cache
def words(page):
    """The Markdown of a page, whatever kind of file it is."""
    path = ROOT / f"{page}.ipynb"
    if not path.exists():
        return path.with_suffix(".md").read_text(encoding="utf-8")
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n\n".join(
        "".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"
    )


def links(text):
    """The terms a text links to, in the glossary's spelling, one for each link."""
    roles = re.findall(r"\{term\}`([^`]+)`", text)
    return [re.sub(r".*<(.*)>", r"\1", role) for role in roles]


@cache
def told(page):
    """The terms that a page uses in its sentences, linked or not."""
    text = re.sub(r"\{term\}`([^`<]+?)(?: <[^`]*>)?`", r"\1", words(page))
    for pattern in NOT_TOLD:
        text = re.sub(pattern, " ", text, flags=re.DOTALL | re.MULTILINE)
    return {term for term in TERMS if as_noun(term).search(text)}


def as_noun(term):
    before = r"\b" if NEVER_A_VERB.search(term) else BEFORE_A_NOUN
    return re.compile(f"{before}{re.escape(term).removesuffix('s')}s?\\b", re.IGNORECASE)


def test_the_glossary_has_terms_in_alphabetical_order():
    assert len(TERMS) > 20
    assert sorted(TERMS) == TERMS


@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_linked_from_a_chapter(term):
    assert any(term in links(words(page)) for page in CHAPTERS)


@pytest.mark.parametrize("page", CHAPTERS)
def test_a_chapter_links_every_term_it_tells_of(page):
    assert told(page) - set(links(words(page))) == set()


@pytest.mark.parametrize("page", CHAPTERS)
def test_a_chapter_links_a_term_once(page):
    linked = links(words(page))
    assert len(linked) == len(set(linked)), sorted(linked)


def test_the_chapters_tell_of_terms():
    # Without this, a mistake in the reading above would let every chapter pass.
    assert min(len(told(page)) for page in CHAPTERS) > 0
    assert sum(len(told(page)) for page in CHAPTERS) > 200
