"""The notation table is complete, and formulas are set as the article would set them."""

import inspect
import re

import pytest
import sympy as sp

import backsliding as bs
from backsliding import results, symbols
from backsliding.symbols import NOTATION, D, S, flattening, k, lam, m, s, tau, tex, x, y

#: Used inside a derivation only, and introduced there in words.
LOCAL = {x, y}


def free_symbols(result):
    parts = result.values() if isinstance(result, dict) else [result]
    parts = [each for part in parts for each in (part if isinstance(part, tuple) else [part])]
    return set().union(*(sp.sympify(part).free_symbols for part in parts))


def test_every_symbol_of_every_result_has_a_row_in_the_notation_table():
    rows = ", ".join(row.tex for row in NOTATION)
    for name in ("base_case", "critical_norm", "lifted_band", "misprint", "response"):
        for symbol in free_symbols(getattr(results, name)().result):
            assert re.search(rf"(?<![a-z]){re.escape(sp.latex(_as_letter(symbol)))}", rows), symbol


def _as_letter(symbol):
    return sp.Symbol("lambda") if symbol == lam else symbol


def test_every_symbol_defined_is_in_the_table_or_local_to_a_derivation():
    defined = {value for value in vars(symbols).values() if isinstance(value, sp.Symbol)}
    assert defined - LOCAL >= {S, lam, k, D, m, tau, s}
    letters = {letter for row in NOTATION for letter in row.tex.split(r",\; ")}
    for symbol in defined - LOCAL:
        assert sp.latex(_as_letter(symbol)) in letters


@pytest.mark.parametrize("symbol", [lam, k, D, s, x, y])
def test_symbols_that_are_positive_are_known_to_be(symbol):
    assert symbol.is_positive


@pytest.mark.parametrize("symbol", [S, m, tau, flattening])
def test_symbols_that_may_be_zero_are_not_taken_to_be_positive(symbol):
    assert symbol.is_nonnegative
    assert symbol.is_positive is None


def test_each_name_in_the_code_column_is_an_argument_a_function_or_part_of_a_response():
    rows = [row for row in NOTATION if row.place.startswith("III")]
    functions = [bs.critical_norm, bs.flattened_policy, bs.benefit, bs.cost, bs.welfare, bs.Norm]
    known = {name for function in functions for name in inspect.signature(function).parameters}
    known |= set(bs.__all__) | bs.Response.__dataclass_fields__.keys()
    assert {row.code for row in rows} <= known


def test_each_row_says_what_it_means_and_where_the_article_has_it():
    for row in NOTATION:
        assert row.meaning
        assert re.match(r"(III|IV|V)\b", row.place)
    assert len({row.tex for row in NOTATION}) == len(NOTATION)


def test_the_notation_table_gives_the_domains_the_package_enforces():
    domain = {row.code: row.domain for row in NOTATION}
    assert domain["lam"] == r"\lambda > 0"
    assert domain["k"] == r"k \ge 0"
    assert domain["D"] == r"D \ge 0"
    assert domain["m"] == r"0 \le m \le 2"
    assert domain["tau"] == "[0, 1]"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (1 / lam, r"\frac{1}{\lambda}"),
        (2 * S - lam * S**2, r"2 S - \lambda S^{2}"),
        (2 * k + D - lam * k**2, r"2 k + D - \lambda k^{2}"),
        (1 / lam + sp.sqrt(D) / sp.sqrt(lam), r"\frac{1}{\lambda} + \sqrt{\frac{D}{\lambda}}"),
        (m / (2 * lam), r"\frac{m}{2 \lambda}"),
        (tau * D, r"\tau D"),
        (sp.sqrt(D) * sp.sqrt(D + 4 * k), r"\sqrt{D \left(4 k + D\right)}"),
        (k - sp.sqrt(D) + D / 2, r"k + \frac{D}{2} - \sqrt{D}"),
        (sp.Integer(0), "0"),
    ],
)
def test_a_formula_has_the_cost_first_what_is_taken_after_what_is_added_and_roots_last(
    expression, expected
):
    assert tex(expression) == expected
