"""A statement worked out in one world, in exact numbers, by code that knows no procedure."""

from __future__ import annotations

from collections.abc import Mapping

import sympy as sp
from sympy.core.relational import Relational
from sympy.logic.boolalg import ITE, And, Boolean, Equivalent, Implies, Not, Or

from .language import Benefit, Ends

#: Exact numbers for the letters of a statement: fractions, or roots of polynomials.
World = Mapping[sp.Symbol, sp.Expr]
_GREEK = {"lam": "λ", "tau": "τ", "gamma": "γ", "theta": "θ", "phi": "φ"}


def written(world: World) -> str:
    """Return the numbers of a world in plain text.

    Examples
    --------
    >>> from backsliding.book.claims.language import k, later_lam
    >>> written({k: sp.Integer(1), later_lam: sp.Rational(1, 2)})
    "k = 1, λ' = 1/2"
    """
    return ", ".join(f"{_letter(symbol.name)} = {number}" for symbol, number in world.items())


def _letter(name: str) -> str:
    word = name.rstrip("'").split("_")[0]
    return _GREEK.get(word, word) + name.removeprefix(word)


def holds(formula: Boolean, world: World) -> bool:
    """Say whether a formula is true in a world.

    Examples
    --------
    >>> from backsliding.book.claims.language import x
    >>> holds(x**2 > 2, {x: sp.sqrt(2)}), holds(x**2 >= 2, {x: sp.sqrt(2)})
    (False, True)
    """
    match formula:
        case And():
            return all(holds(part, world) for part in formula.args)
        case Or():
            return any(holds(part, world) for part in formula.args)
        case Not():
            return not holds(formula.args[0], world)
        case Implies():
            premise, conclusion = formula.args
            return not holds(premise, world) or holds(conclusion, world)
        case Equivalent():
            return len({holds(part, world) for part in formula.args}) == 1
        case ITE():
            when, then, otherwise = formula.args
            return holds(then if holds(when, world) else otherwise, world)
        case Ends():
            return all(any(holds(part, world) for part in c) for c in formula.clauses())
        case Relational():
            return _compares(formula, value(formula.lhs, world), value(formula.rhs, world))
    return bool(formula)


def value(expression: sp.Expr, world: World) -> sp.Expr:
    """Return the exact number that an expression is in a world."""
    at_work = expression.xreplace(world).replace(
        lambda e: isinstance(e, Benefit), lambda e: e.doit()
    )
    return at_work.doit()


def _compares(relation: Relational, left: sp.Expr, right: sp.Expr) -> bool:
    difference = left - right
    if difference is sp.nan or difference.is_finite is False or difference.is_real is False:
        raise ArithmeticError(f"{left} and {right} cannot be compared: one is no real number")
    return bool(relation.func(_sign(difference), 0))


def _sign(number: sp.Expr) -> sp.Expr:
    """Return a number of the same sign as an algebraic number, zero only if that is zero.

    SymPy works decimals out until one digit is certain. If none is, it is the minimal polynomial
    that tells zero, whose polynomial is x, from a number that is merely small.
    """
    if number.is_Rational:
        return number
    near, x = number.evalf(2), sp.Dummy()
    if near._prec == 1:  # SymPy's mark of a number without a certain digit
        zero = sp.minimal_polynomial(number, x) == x
        near = sp.S.Zero if zero else number.evalf(2, maxn=100_000)
    return near
