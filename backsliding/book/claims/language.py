"""The language of the audit: what a formal statement may be made of.

A statement is a SymPy formula over the symbols below. They are those of `backsliding.symbols`
without their signs, lest SymPy simplify a formula by them before it is decided; where each of
them may lie is written once, in `domain`. Beside arithmetic, comparisons and connectives there
are two words of the model: `Benefit`, what leaders enjoy from a policy under a norm, and `Ends`,
which says of a policy that a state ends there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import sympy as sp
from sympy.logic.boolalg import And, Boolean

from .curves import Curve, OneSided, Rungs, Threshold, Vague

s, t, u = sp.symbols("s t u", real=True)
S, P, Q, R, T = sp.symbols("S P Q R T", real=True)
#: The letters for where a state ends.
POLICIES = frozenset({P, Q, R, S, T})
lam, k, D, m, tau = sp.symbols("lam k D m tau", real=True)
k0, k1, D0, D1, m0, m1 = sp.symbols("k_0:2 D_0:2 m_0:2", real=True)
w, gamma, theta, a = sp.symbols("w gamma theta a", real=True)
#: A second value of a parameter.
later_lam, later_k, later_D, later_m, later_tau, later_gamma = sp.symbols(
    "lam' k' D' m' tau' gamma'", real=True
)
#: Numbers of any sign.
x, y, z = sp.symbols("x y z", real=True)

FREE = frozenset({x, y, z})
POSITIVE = frozenset({s, t, u, lam, later_lam, w})
UP_TO = {
    **dict.fromkeys((m, m0, m1, later_m), 2),
    **dict.fromkeys((tau, later_tau, theta), 1),
}


def domain(symbol: sp.Symbol) -> tuple[Boolean, ...]:
    """Return where a symbol may lie: states and costs above zero, all else from zero up.

    Examples
    --------
    >>> domain(m), domain(s), domain(x)
    ((m >= 0, m <= 2), (s > 0,), ())
    """
    if symbol in FREE:
        return ()
    if symbol in POSITIVE:
        return (symbol > 0,)
    above = (symbol >= 0,)
    return (*above, symbol <= UP_TO[symbol]) if symbol in UP_TO else above


class Benefit(sp.Expr):
    """What leaders enjoy from the policy ``S`` under a norm: ``B(S)``."""

    is_commutative, is_real = True, True

    def __new__(cls, S: sp.Expr, norm: Curve):
        """Take the policy as SymPy reads it."""
        return super().__new__(cls, sp.sympify(S), norm)

    def doit(self, **hints) -> sp.Expr:
        """Return the benefit as the pieces of the norm's curve give it."""
        S, norm = self.args
        return norm.benefit(S)


def welfare(S: sp.Expr, s: sp.Expr, norm: Curve) -> sp.Expr:
    """Return benefit less cost for the leaders of state ``s``, whose cost is ``S²/s``."""
    return Benefit(S, norm) - S**2 / s


def gain(P: sp.Expr, s: sp.Expr, norm: Curve) -> sp.Expr:
    """Return what the leaders of state ``s`` gain by a norm under which the state ends at P."""
    return welfare(P, s, norm) - s


class Ends(Boolean):
    """State ``s`` ends at the policy ``P`` under a norm; between equals it takes the higher.

    `clauses` says what that means: no candidate of the norm's curve is better, and none above it
    as good.
    """

    def __new__(cls, P: sp.Expr, s: sp.Expr, norm: Curve):
        """Take policy and state as SymPy reads them."""
        return super().__new__(cls, sp.sympify(P), sp.sympify(s), norm)

    def clauses(self, rivals: Iterable[sp.Expr] | None = None) -> Iterator[tuple[Boolean, ...]]:
        """Yield alternatives, of each of which one must be true.

        ``rivals`` are the policies that ``P`` is compared with; by default the candidates, which
        are enough. Whatever they are, what they are told is true of a policy that is best.
        """
        P, s, norm = self.args
        yield (P >= 0,)
        here = s * Benefit(P, norm) - P**2
        for other in norm.candidates(s) if rivals is None else rivals:
            there = s * Benefit(other, norm) - other**2
            yield (here >= there,)
            yield (other <= P, here > there)


def norms(*formulas: Boolean) -> tuple[Curve, ...]:
    """Return the norms that formulas speak of, each once."""
    found = {curve for formula in formulas for curve in formula.atoms(Curve)}
    return tuple(sorted(found, key=str))


def conjuncts(formula: Boolean) -> tuple[Boolean, ...]:
    """Return the formulas that a formula joins by "and", or the formula itself."""
    return formula.args if isinstance(formula, And) else (formula,)


#: The norms that statements speak of most.
one = Threshold(k, D, m)
lower, upper = Threshold(k0, D0, m0), Threshold(k1, D1, m1)
two = Rungs((k0, D0, m0), (k1, D1, m1))
vague, one_sided = Vague(k, D, m, w), OneSided(k, D, m, w)


def s_min(k: sp.Expr, D: sp.Expr) -> sp.Expr:
    """Return the weakest state that a norm lifts."""
    return k + D / 2 - sp.sqrt(D**2 + 4 * D * k) / 2


def s_max(k: sp.Expr, D: sp.Expr) -> sp.Expr:
    """Return the mirror of `s_min`, the strongest state that an exact target draws down."""
    return k + D / 2 + sp.sqrt(D**2 + 4 * D * k) / 2


def outcome(s: sp.Expr, k: sp.Expr) -> sp.Expr:
    """Return where a state ends under one norm, in closed form: row L2 proves it."""
    return Threshold(k, D, m).settled(s)
