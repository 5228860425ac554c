"""The tables of reference name only what there is."""

import re
from functools import reduce

import pytest

import backsliding as bs
from backsliding.book import reference
from tools.notebooks import ROOT

PIECES = reference.FIGURES + reference.FORMULAS


def labels():
    """Labels of sections and names of figures in the pages of the book."""
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for suffix in ("*.md", "*.ipynb")
        for path in (ROOT / "book").glob(suffix)
    )
    return set(re.findall(r"\(([\w-]+)\)=", text)) | set(
        re.findall(r'"name": "(fig-[\w-]+)"', text)
    )


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.what)
def test_a_piece_of_the_article_is_where_the_map_says(piece):
    assert piece.where in labels()
    assert callable(reduce(getattr, piece.function.split("."), bs))
    assert (ROOT / "tests" / f"{piece.test}.py").is_file()


def test_every_claim_of_the_audit_is_on_the_map_with_a_page_that_exists():
    columns = reference.claims_of_the_article().columns
    assert columns["claim"] == [f"{{ref}}`{record.id}`" for record in bs.claims.all()]
    pages = {page.removeprefix("{ref}`").removesuffix("`") for page in columns["page"]}
    assert pages <= labels()
