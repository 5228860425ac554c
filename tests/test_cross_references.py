"""Numbered equations and propositions are cited, and the equations are what was derived."""

import re

import pytest
import sympy as sp
from test_glossary import PAGES, words
from test_printed_formulas import read

from backsliding import results
from backsliding.symbols import D, k, lam, m, s

TEXTS = {page: words(page) for page in PAGES}
EQUATION = re.compile(r"^\$\$\n((?:(?!\$\$).)*)\n\$\$ \(([\w-]+)\)$", re.MULTILINE | re.DOTALL)
EQUATIONS = {label: tex for text in TEXTS.values() for tex, label in EQUATION.findall(text)}
PROPOSITIONS = re.findall(r"^\((prop-[\w-]+)\)=", TEXTS["book/propositions"], flags=re.MULTILINE)
# The audit's pages cite propositions because each has a row; a chapter, because it uses one.
AUDIT = {"book/audit", "book/errata", "book/propositions", "book/five-minutes", "book/map"}
DERIVED = {
    "eq-alone": results.base_case()["S_star"],
    "eq-critical": results.critical_norm()["k_bar"],
    "eq-printed": results.misprint()["printed"],
    "eq-weakest": results.lifted_band()["weakest"],
    "eq-flattened": results.flattened_policy()["article"],
    "eq-outcome": results.outcome_above().result,
    "eq-participation": D - results.lifted_band()["gain"],
}
POINTS = [{lam: 2, k: 3, D: 5, m: 1, s: 7}, {lam: 3, k: sp.Rational(1, 9), D: 2, m: 1, s: 11}]


def right_side(tex):
    """The last side of an equation, without the comma or the stop that ends it."""
    return re.split(r" (?:=|\\ge) ", tex)[-1].rstrip(" .,")


@pytest.mark.parametrize("label", DERIVED)
def test_a_numbered_equation_says_what_was_derived(label):
    printed = re.sub(r"\^\{?(\d)/(\d)\}?", r"^{\1/\2}", right_side(EQUATIONS[label]))
    printed = re.sub(r"\(([^()]*)\)\^2", r"(\1)^{2}", printed)
    for point in POINTS:
        assert sp.simplify(read(printed).subs(point) - DERIVED[label].subs(point)) == 0


def test_the_equations_that_are_cited_are_those_with_a_number():
    cited = set(re.findall(r"\{eq\}`([^`]+)`", "\n".join(TEXTS.values())))
    assert cited == EQUATIONS.keys() and len(cited) >= 8


@pytest.mark.parametrize("label", PROPOSITIONS)
def test_a_proposition_is_cited_in_a_chapter_by_its_number(label):
    number = PROPOSITIONS.index(label) + 1
    wanted = f"{{ref}}`Proposition {number} <{label}>`"
    assert any(wanted in text for page, text in TEXTS.items() if page not in AUDIT)


@pytest.mark.parametrize("label", PROPOSITIONS)
def test_a_proposition_is_cited_by_its_own_number_only(label):
    number = PROPOSITIONS.index(label) + 1
    numbers = re.findall(rf"Proposition (\d+) <{label}>", "\n".join(TEXTS.values()))
    assert set(numbers) == {str(number)}
    assert f"**Proposition {number}.**" in TEXTS["book/propositions"]
