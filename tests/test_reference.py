"""The tables of reference name only what there is; the build refuses a page that is not."""

from functools import reduce

import pytest

import backsliding as bs
from backsliding.book import reference
from tools.notebooks import ROOT

PIECES = reference.FIGURES + reference.FORMULAS


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.what)
def test_a_piece_of_the_article_is_computed_and_tested_where_the_map_says(piece):
    assert callable(reduce(getattr, piece.function.split("."), bs))
    assert (ROOT / "tests" / f"{piece.test}.py").is_file()
