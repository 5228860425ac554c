"""The map of the article names only what there is; the build refuses a page that is not."""

import re
from functools import reduce

import nbformat
import pytest

import backsliding as bs
from tools.notebooks import ROOT

MAP = "\n".join(cell.source for cell in nbformat.read(ROOT / "book" / "map.ipynb", 4).cells)
PIECES = re.findall(r"^\| (.+) \| .+ \| .+ \| `([\w.]+)` \| `(\w+)` \|$", MAP, re.MULTILINE)


def test_the_map_has_the_article_s_figures_and_formulas():
    assert [what for what, *_ in PIECES][:5] == [f"Figure {n}" for n in range(1, 6)]
    assert len(PIECES) > 15


@pytest.mark.parametrize(("what", "function", "test"), PIECES)
def test_a_piece_of_the_article_is_computed_and_tested_where_the_map_says(what, function, test):
    assert callable(reduce(getattr, function.split("."), bs))
    assert (ROOT / "tests" / f"{test}.py").is_file()
