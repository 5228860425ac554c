"""What a proof is made of: identities and signs that SymPy confirms on the symbols' domains."""

from __future__ import annotations

import sympy as sp

from ..derivation import Derivation, ProofError, identity
from ..symbols import D, k, lam

#: How moving to the norm compares with staying, for the state with cost lam.
GAIN = 2 * k + D - lam * k**2 - 1 / lam


def same(*terms: sp.Expr) -> bool:
    """Say whether SymPy confirms that all terms are equal."""
    return _confirmed(*map(sp.sympify, terms))


def positive(term: sp.Expr) -> bool:
    """Say whether SymPy confirms that a term is above zero wherever its symbols may lie."""
    return _confirmed(sp.sympify(term), sign="> 0")


def negative(term: sp.Expr) -> bool:
    """Say whether SymPy confirms that a term is below zero wherever its symbols may lie."""
    return _confirmed(sp.sympify(term), sign="< 0")


def non_negative(term: sp.Expr) -> bool:
    """Say whether SymPy confirms that a term is zero or more wherever its symbols may lie."""
    return _confirmed(sp.sympify(term), sign=r"\ge 0")


def derived(derivation: Derivation) -> bool:
    """Say that a derivation was built: every step of it was confirmed, or it would have raised."""
    return bool(derivation.steps)


def _confirmed(*terms: sp.Expr, sign: str = "") -> bool:
    try:
        identity("", *terms, sign=sign)
    except ProofError:
        return False
    return True
