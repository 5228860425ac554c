"""Comparisons as one writes them by hand: ``s_min ≤ s < k``, and policies on the left."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import sympy as sp
from sympy.core.relational import Relational

from .language import POLICIES, s, t, u

_STATES = frozenset({s, t, u})
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


class Chain(NamedTuple):
    """Terms with the sign of comparison between each and the next."""

    terms: tuple[sp.Expr, ...]
    signs: tuple[str, ...]


def chains(comparisons: Iterable[Relational]) -> list[Chain]:
    """Join comparisons that hang together; write the others with what they are about in front.

    Examples
    --------
    >>> from backsliding.book.claims.language import P, k, s_min
    >>> chains([s < k, s_min <= s])
    [Chain(terms=(s_min, s, k), signs=('<=', '<'))]
    >>> chains([k <= P])
    [Chain(terms=(P, k), signs=('>=',))]
    """
    found: list[Chain] = []
    written: dict[Chain, Chain] = {}
    for comparison in comparisons:
        as_it_is = _as_it_is(comparison)
        new, place = _rising(as_it_is), len(found)
        written[new] = as_it_is
        while (old := next((chain for chain in found if _meet(chain, new)), None)) is not None:
            place = min(place, found.index(old))
            found.remove(old)
            new = _meet(old, new)
        found.insert(place, new)
    return [_turned(written[chain]) if chain in written else chain for chain in found]


def _as_it_is(comparison: Relational) -> Chain:
    return Chain(comparison.args, ({"==": "="}.get(comparison.rel_op, comparison.rel_op),))


def _rising(chain: Chain) -> Chain:
    return _other_way(chain) if chain.signs[0][0] == ">" else chain


def _other_way(chain: Chain) -> Chain:
    left, right = chain.terms
    return Chain((right, left), (_TURNED[chain.signs[0]],))


def _meet(one: Chain, other: Chain) -> Chain | None:
    """Return two chains as one, if the first ends where the second begins, or the other way."""
    for before, after in ((one, other), (other, one)):
        link = before.terms[-1]
        both = (*before.terms, *after.terms)
        rising = all(sign[0] == "<" for sign in (*before.signs, *after.signs))
        plain = link in POLICIES or not any(term.free_symbols & POLICIES for term in both)
        if link == after.terms[0] and rising and plain:
            return Chain((*before.terms, *after.terms[1:]), (*before.signs, *after.signs))
    return None


def _turned(chain: Chain) -> Chain:
    """Return a comparison with a policy in front, else a state, and a number behind."""
    left, right = chain.terms
    return chain if _rank(left) <= _rank(right) else _other_way(chain)


def _rank(term: sp.Expr) -> int:
    if term.free_symbols & POLICIES or term.has(sp.Piecewise):
        return 0
    return 1 if term in _STATES else 3 if term.is_number else 2
