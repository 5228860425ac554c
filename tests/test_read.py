"""A sentence read from text: what it says, what is refused, and what is decided of it."""

import pytest
from sympy import And, Eq, Ge, Implies, Integral, Le, Lt, Ne, Or, Piecewise, Rational, log, symbols

from backsliding import claims
from backsliding.book.claims.curves import Rungs, Threshold
from backsliding.book.claims.language import (
    D,
    Ends,
    P,
    gamma,
    k,
    k0,
    k1,
    later_D,
    m,
    one,
    s,
    s_min,
    x,
)
from backsliding.book.claims.read import Reader

read = Reader().sentence


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("P == s", Eq(P, s)),
        ("0 < k <= s", And(Lt(0, k), Le(k, s))),
        ("k < s and (P < s or P == k)", And(Lt(k, s), Or(Lt(P, s), Eq(P, k)))),
        ("(k < s) & ~(P < s)", And(Lt(k, s), Ge(P, s))),
        ("Or(Eq(P, k), Ne(P, s), Not(k < s))", Or(Eq(P, k), Ne(P, s), Ge(k, s))),
        ("not k < s", Ge(k, s)),
        ("P <= 1/2*s + 0.1", Le(P, s / 2 + Rational(1, 10))),
        ("Implies(k < s, P**2 >= -k)", Implies(Lt(k, s), Ge(P**2, -k))),
        ("Ends(P, s, one)", Ends(P, s, one)),
        ("Ends(P, s, Threshold(k, later_D, m))", Ends(P, s, Threshold(k, later_D, m))),
        ("Ends(P, s, Rungs((k0, D, m), (k1, D, 1)))", Ends(P, s, Rungs((k0, D, m), (k1, D, 1)))),
        ("P == (k if k < s else s)", Eq(P, Piecewise((k, Lt(k, s)), (s, True)))),
        ("s_min(k, D) <= s", s_min(k, D) <= s),
    ],
)
def test_a_text_says_what_a_formula_says(text, formula):
    assert read(text) == formula


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kk < s", r"got 'kk' \(did you mean 'k'\?\)"),
        ("Thresh(k, D, m)", r"did you mean 'Threshold'\?"),
        ("s_minimum < s", "must use the names of claims.language"),
        ("k_bar < s", "must use the names of claims.language"),
        ("s_min <= k", r"say of what s_min is meant: s_min\(\.\.\.\)"),
        ("P", "must be a sentence, true or false"),
        ("P + 1", "must be a sentence, true or false"),
        ("P < s & k < s", "each in brackets"),
        ("k(1) < s", r"must write \* between factors"),
        ("P.subs(s, k) >= 0", "arithmetic, comparisons and connectives"),
        ("P.ｓｕｂｓ(s, k) >= 0", "arithmetic, comparisons and connectives"),
        ("__import__('os')", "must use the names of claims.language"),
        ("[k for k in s] < s", "arithmetic, comparisons and connectives"),
        ("(lambda: k)() < s", "arithmetic, comparisons and connectives"),
        ("'k' < s", "made of numbers and names"),
        ("9**9**9 < s", "numbers up to 12 as powers"),
        ("Threshold(k, D, m) < s", "have a term here"),
        ("k <", "must be a sentence"),
        ("", "must be a sentence"),
        ("P < s # and k < s", "without comments"),
        ("-" * 4990 + "P < s", "must be a sentence"),
        ("Threshold(k, D)", "give Threshold a term, a term, a term; got 'k, D'"),
        ("Ends(P, s, k)", "give Ends a term, a term, a norm"),
        ("Ends(one, s, one)", "give Ends a term, a term, a norm"),
        ("sqrt(s, t) < k", "give sqrt a term; got"),
        ("Max() < k", "give Max a term, a term, or more"),
        ("And(P, Q)", "have a sentence here, and not 'P'"),
        ("(P < s) == (s > P)", "have a term here, and not 'P < s'"),
        ("P == s if k < s else k", "have a term here"),
        ("s/0 > k", "not divide by zero"),
        ("((9**12)**12)**12 < s", "as powers"),
        ("((s**12)**12)**12 < s", "as powers"),
        ("1" * 5000 + " < s", "must be a sentence"),
    ],
)
def test_what_is_no_sentence_of_the_language_is_refused(text, words):
    with pytest.raises(ValueError, match=words):
        read(text)


def test_names_that_stand_for_a_text_are_written_out():
    let = {"higher": "Threshold(later_k, D, m)", "rises": "s < P and Ends(P, s, higher)"}
    written = read("Implies(k < s, s < P and Ends(P, s, Threshold(later_k, D, m)))")
    assert Reader(let=let).sentence("Implies(k < s, rises)") == written


def test_a_name_that_has_a_meaning_or_stands_for_itself_is_refused():
    with pytest.raises(ValueError, match="let must give new names; got 's'"):
        Reader(let={"s": "t"})
    with pytest.raises(ValueError, match="got 'again'"):
        Reader(let={"again": "k < again"}).sentence("again")


def test_letters_of_ones_own_are_read_beside_the_language_s_words():
    s_hat, own = symbols("s_hat s_min", real=True)
    reader = Reader(letters={"s_hat": s_hat, "s_min": own})
    assert reader.sentence("s_hat < s_min") == (s_hat < own)
    assert reader.sentence("s_min < s_min(k, D)") == (own < s_min(k, D))


def test_only_a_derived_sentence_has_integrals_and_any_power():
    text = "Integral(x**gamma, (x, 0, k)) == log(k)"
    with pytest.raises(ValueError, match="got 'Integral'"):
        read(text)
    read_, logarithm = Reader(derived=True).sentence(text), log(k)
    assert read_ == Eq(Integral(x**gamma, (x, 0, k)), logarithm, evaluate=False)


BOTH = ["s > k", "D < later_D", "Ends(P, s, one)", "Ends(Q, s, Threshold(k, later_D, m))"]


def test_a_plausible_wrong_sentence_is_refuted_and_its_repair_is_proved():
    joins = [*BOTH, "gain(P, s, one) < 0", "gain(Q, s, Threshold(k, later_D, m)) >= 0"]
    found = claims.decide("Q >= s", joins)
    assert found.answer is claims.Answer.REFUTED
    assert "refuted by an exact case: " in repr(found)
    assert repr(claims.decide("P == Q", BOTH)) == "proved by both procedures"


def test_an_exact_case_is_printed_as_in_the_ledger():
    assert repr(claims.decide("lam*k < 1", "k == 2")) == "refuted by an exact case: k = 2, λ = 1"


def test_nothing_is_decided_of_what_cannot_be():
    with pytest.raises(ValueError, match="given must be possible"):
        claims.decide("P >= s", ["s < k", "k < s", "Ends(P, s, one)"])


@pytest.mark.parametrize("wrong", [3, None, P, True, ("P < s",)])
def test_a_statement_is_a_formula_or_a_string(wrong):
    with pytest.raises(ValueError, match="statement must be a formula or a string"):
        claims.decide(wrong)


def test_nothing_is_decided_of_a_norm_that_cannot_be():
    with pytest.raises(ValueError, match="what norms must fulfil"):
        claims.decide("gain(P, s, Threshold(k, -1, m)) == 17", "Ends(P, s, one)")


@pytest.mark.parametrize("id", ["P4", "P14", "P24", "C56"])
def test_a_row_can_be_asked_again_with_its_own_names(id):
    row = claims.find(id)
    names = {"where": row.where, "let": row.let, "letters": row.letters}
    assert repr(claims.decide(row.statement, row.given, **names)) == "proved by both procedures"


def test_one_premise_need_not_stand_in_a_list():
    assert repr(claims.decide("s < 2*k", "s < k")) == "proved by both procedures"
