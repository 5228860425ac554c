"""Claims made wrong on purpose: a claim that is disturbed must be refuted.

If a statement is negated, its letters exchanged, its condition dropped, or a coefficient scaled,
there has to be an exact case against what it then says. Where there is none, the disturbed
statement is as true as the other, and the tests say why. A claim that is derived must not stand
with the derivation of another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations, islice

import sympy as sp
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean, BooleanFunction, Not

from backsliding.book.claims.deciding import Question
from backsliding.book.claims.record import Claim

#: Letters that are measured alike, by their first character.
_ALIKE = ("stukSPQRTxyz", "D", "m", "l", "g")
#: How many ways of one kind are tried.
_WAYS = 12
#: Seconds for each of them before any is given more.
_SHORTLY = 0.5


def disturbed(claim: Claim) -> dict[str, tuple[Question, ...]]:
    """Return what a claim asks, made wrong, by the kind of disturbance, in one way or several.

    What may happen is claimed to happen always, and never.

    Examples
    --------
    >>> from backsliding.book.claims import find
    >>> {kind: len(ways) for kind, ways in disturbed(find("C24")).items()}
    {'negated': 1, 'scaled': 2, 'unconditional': 1}
    """
    if claim.derivation:
        return {}
    statement = claim.asked.statement
    plain = replace(claim.asked, statement=claim.unconditional, rivals=(), steps=())
    if claim.may:
        return {"always": (plain,), "never": (replace(plain, statement=Not(statement)),)}
    kinds = {"negated": [Not(statement)], "swapped": _swapped(claim), "scaled": _scaled(claim)}
    under = plain
    if claim.presupposed is not None:
        under = replace(plain, given=(*plain.given, claim.presupposed))
    found = {
        kind: tuple(replace(under, statement=wrong) for wrong in islice(ways, _WAYS))
        for kind, ways in kinds.items()
    }
    if claim.condition:
        found["unconditional"] = (plain,)
    return {kind: ways for kind, ways in found.items() if ways}


def exchanged(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield each claim that is derived with the derivation of every other in place of its own."""
    derived = [claim for claim in claims if claim.derivation]
    for claim in derived:
        others = {other.derivation for other in derived} - {claim.derivation}
        yield from (replace(claim, derivation=other) for other in others)


def survivors(claim: Claim, limit: float = 10.0) -> list[str]:
    """Return the kinds of disturbance of which no way is refuted; each is tried shortly first."""
    return [
        kind
        for kind, ways in disturbed(claim).items()
        if not any(refuted(way, seconds) for seconds in (_SHORTLY, limit) for way in ways)
    ]


def refuted(question: Question, limit: float = 10.0) -> bool:
    """Say whether there is an exact case against a part of what is asked."""
    anywhere = replace(question, look={})
    return any(
        part.refuted(limit, plainly=False) is not None
        for where in ((question, anywhere) if question.look else (anywhere,))
        for part in where.parts()
    )


def _swapped(claim: Claim) -> Iterator[Boolean]:
    statement = claim.asked.statement
    for one, other in combinations(sorted(statement.free_symbols, key=str), 2):
        if any(one.name[0] in kind and other.name[0] in kind for kind in _ALIKE):
            swapped = statement.xreplace({one: other, other: one})
            if _ordered(swapped) != _ordered(statement):
                yield swapped


def _ordered(formula: Boolean) -> Boolean:
    """Return a formula with the two sides of each equation in one order."""
    return formula.replace(sp.Eq, lambda *sides: sp.Eq(*sp.ordered(sides), evaluate=False))


def _scaled(claim: Claim) -> Iterator[Boolean]:
    """Scale one side of each comparison, or one summand if the other side is zero, both ways."""
    statement = claim.asked.statement
    for relation in dict.fromkeys(_relations(statement)):
        left, right = relation.args
        first, *rest = sp.Add.make_args(left)
        for by in (sp.Rational(10, 11), sp.Rational(11, 10)):
            sides = (left, by * right) if right != 0 else (sp.Add(by * first, *rest), right)
            yield statement.xreplace({relation: relation.func(*sides, evaluate=False)})


def _relations(formula: Boolean) -> Iterator[Relational]:
    """Yield the comparisons that a formula joins, not those that choose between expressions."""
    if isinstance(formula, Relational):
        yield formula
    elif isinstance(formula, BooleanFunction):
        for part in formula.args:
            yield from _relations(part)
