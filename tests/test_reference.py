"""The tables of reference name only what there is."""

import re
from functools import reduce

import pytest

import backsliding as bs
from backsliding import reference
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


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.what)
def test_the_test_it_names_speaks_of_the_function(piece):
    name = piece.function.removesuffix(".curve").rpartition(".")[2]
    text = (ROOT / "tests" / f"{piece.test}.py").read_text(encoding="utf-8")
    assert re.search(rf"\b{name}\b", text)


def test_every_claim_of_the_audit_is_on_the_map_with_a_page_that_exists():
    columns = reference.claims_of_the_article().columns
    assert columns["claim"] == [f"{{ref}}`{record.id}`" for record in bs.claims.all()]
    pages = {page.removeprefix("{ref}`").removesuffix("`") for page in columns["page"]}
    assert pages <= labels()


def test_the_notation_has_every_symbol_the_derivations_use():
    from backsliding import symbols

    letters = {row.code for row in symbols.NOTATION}
    assert {str(letter) for letter in (symbols.S, symbols.lam, symbols.k, symbols.D)} <= letters
    assert {"m", "tau"} <= letters


def test_every_row_of_the_notation_is_printed():
    from backsliding.symbols import NOTATION

    rows = list(reference.notation().rows())
    assert [row[-1].strip("`") for row in rows] == [row.code for row in NOTATION]
    assert all(row[1] for row in rows)
