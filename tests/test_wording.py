"""How the ledger writes a formal statement: as one would by hand, and the same as is decided."""

from itertools import pairwise, product

import pytest
import sympy as sp
from sympy import Eq, Implies

from backsliding import claims
from backsliding.book.claims.chains import chains
from backsliding.book.claims.exactly import holds
from backsliding.book.claims.language import (
    Benefit,
    Ends,
    P,
    Q,
    gain,
    k,
    lam,
    later_lam,
    m,
    one,
    outcome,
    s,
    s_min,
    s_min_of,
    t,
    two,
    welfare,
)
from backsliding.book.claims.language import D as jump
from backsliding.book.claims.typeset import tex, text
from backsliding.book.claims.wording import lines, sentence


@pytest.mark.parametrize(
    ("comparisons", "written"),
    [
        ([s < k, s_min <= s], "s_min <= s < k"),
        ([s < t, k < s, t <= 2 * k], "k < s < t <= 2*k"),
        ([k <= P], "P >= k"),
        ([s < P, s > k], "P > s, s > k"),
        ([s <= P, k >= P], "s <= P <= k"),
        ([Eq(P, k), m > 0], "P = k, m > 0"),
        ([s <= t, s < k], "s <= t, s < k"),
    ],
)
def test_comparisons_are_written_as_by_hand(comparisons, written):
    assert ", ".join(map(text, chains(comparisons))) == written


LETTERS = sp.symbols("x:4", real=True)


PAIRS = [(0, 1), (1, 2), (2, 3), (0, 2), (3, 1)]


@pytest.mark.parametrize("pairs", list(product(PAIRS, repeat=3)))
def test_chains_say_what_the_comparisons_say(pairs):
    comparisons = [LETTERS[a] < LETTERS[b] for a, b in pairs]
    linked = {pair for chain in chains(comparisons) for pair in pairwise(chain.terms)}
    assert {(LETTERS[a], LETTERS[b]) for a, b in pairs} == linked


@pytest.mark.parametrize(
    ("formula", "written"),
    [
        (Implies(s < k, Implies(m > 0, k > P)), "if s < k and m > 0, then P < k"),
        (Eq(P, k) | Eq(P, s), "P = k or P = s"),
        ((Eq(P, k) | Eq(P, s)) & (s < k), "s < k and (P = k or P = s)"),
        (sp.Equivalent(s < P, (s_min <= s) & (s < k)), "P > s exactly if s_min <= s < k"),
        (Implies(m < 2, sp.Equivalent(s > P, s > k)), "if m < 2, then (P < s exactly if s > k)"),
        (Ends(P, s, two), "s ends at P under (k_0, D_0, m_0; k_1, D_1, m_1)"),
    ],
)
def test_a_formula_is_a_sentence(formula, written):
    assert sentence(formula, text) == written


@pytest.mark.parametrize(
    ("term", "written"),
    [
        (gain(P, s, one), "G(P; k, D, m)"),
        (gain(Q, t, one) - gain(P, s, one), "G(Q; k, D, m) - G(P; k, D, m)"),
        (2 * gain(P, s, one) + s, "2*W(P; k, D, m) - s"),
        (welfare(P, s, one), "W(P; k, D, m)"),
        (Benefit(k, one) - lam * k**2, "W(k; k, D, m)"),
        (Benefit(P, one) - 2 * P**2 / s, "W(P; k, D, m) - P**2/s"),
        (Benefit(P, one) - Q**2 / s, "B(P; k, D, m) - Q**2/s"),
        (outcome(t, k) - t, "outcome(t, k) - t"),
        (s_min_of(k, jump), "s_min(k, D)"),
        (s / 2 + t / 2, "(s + t)/2"),
        (-s + 2 * k - P, "2*k - P - s"),
        (later_lam * s, "λ'*s"),
    ],
)
def test_a_term_is_named_by_what_the_language_calls_it(term, written):
    assert text(term) == written


def test_nothing_is_named_gain_that_is_not():
    worlds = {P: 3, Q: 5, s: 2, t: 7, k: 1, jump: 1, m: 1}
    worlds = {letter: sp.Integer(number) for letter, number in worlds.items()}
    difference = gain(P, s, one) - gain(Q, t, one) + s
    named = welfare(P, s, one) - gain(Q, t, one)
    assert text(difference) == text(named) == "W(P; k, D, m) - G(Q; k, D, m)"
    assert holds(Eq(difference, named), worlds)


def test_no_letter_of_a_row_is_printed_by_its_name_in_code():
    for record in claims.all():
        for _, line in lines(record, tex):
            for name in ("lam", "gamma", "theta", "k_bar", "Eq(", "Piecewise"):
                assert name not in line.replace(rf"\{name}", ""), (record.id, line)


def test_every_part_of_a_row_is_there():
    for record in claims.all():
        said = dict(lines(record, text))
        assert ("given" in said) == bool(record.given)
        assert ("on condition that" in said) == (record.presupposed is not None)
        assert ("in some case" in said) == record.may
        assert ("as printed" in said) == (record.printed is not None)
        parts = len(record.statement.args) if isinstance(record.statement, sp.And) else 1
        concluded = [word for word, _ in lines(record, text) if word in CONCLUDING]
        assert len(concluded) == (0 if record.may else parts)


CONCLUDING = ("then", "and", "always", "")
