"""A claim's formula worked out in random worlds, with the package's solver for the outcomes.

A decision procedure knows nothing of the package. So that both speak of the same thing, policies
that a claim says states end at are here those that `backsliding.best_response` finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from itertools import chain, product
from typing import NamedTuple

import numpy as np
import sympy as sp
from numpy.typing import NDArray
from sympy.core.relational import Relational
from sympy.logic.boolalg import ITE, And, Boolean, Equivalent, Implies, Not, Or

from backsliding import (
    BenefitCurve,
    ExactTarget,
    Ladder,
    Norm,
    OneSidedVagueNorm,
    Piece,
    VagueNorm,
    WindowedNorm,
    best_response,
)
from backsliding.book.claims.curves import (
    Curve,
    Kinked,
    Nothing,
    OneSided,
    Rungs,
    Target,
    Threshold,
    Vague,
    Window,
)
from backsliding.book.claims.deciding import Question
from backsliding.book.claims.language import (
    FREE,
    UP_TO,
    Benefit,
    Ends,
    conjuncts,
    domain,
    norms,
)
from backsliding.book.claims.record import Claim

#: What rounding may do to one side of a comparison, relatively.
ROUNDING = 1e-7
_BRANCH = 1e-12  # the same where a formula branches: between equals states take the higher

#: The package's norm for each kind of norm in the audit, which has its parameters in this order.
NORMS = {
    Nothing: lambda: None,
    Threshold: Norm,
    Target: ExactTarget,
    Window: WindowedNorm,
    Vague: lambda k, D, m, width: VagueNorm(k, D, m, width=width),
    OneSided: lambda k, D, m, width: OneSidedVagueNorm(k, D, m, width=width),
    Rungs: lambda *rungs: Ladder([Norm(*rung) for rung in rungs]),
    Kinked: lambda *pieces: BenefitCurve(tuple(Piece(*map(float, piece)) for piece in pieces)),
}


def norm_of(curve: Curve, values: Mapping[sp.Symbol, object]) -> object:
    """Return the package's norm with these numbers for the symbols."""
    numbers = sp.lambdify(list(values), list(curve.args), "numpy")(*values.values())
    return NORMS[type(curve)](*numbers)


class Survey(NamedTuple):
    """In how many worlds all that is given was true, and in how many of these the claim was."""

    asked: int
    held: int


class _Worlds(dict):
    """Numbers for letters, an array each; what follows from others is found when asked for."""

    def __init__(self, numbers: Mapping, size: int, meaning: Mapping) -> None:
        super().__init__(numbers)
        self.size, self.meaning = size, meaning

    def __missing__(self, letter: sp.Symbol) -> NDArray:
        meant = self.meaning[letter]
        self[letter] = _policy(meant, self) if isinstance(meant, Ends) else _term(meant, self)
        return self[letter]

    def all(self, number: float | bool) -> NDArray:
        """Return the same number for every world."""
        return np.full(self.size, number)

    def kept(self, premises: Iterable[Boolean], most: int | None = None) -> _Worlds:
        """Return the worlds in which premises are true, at ``most`` so many."""
        worlds = self
        for premise in premises:
            where = np.flatnonzero(_true(premise, worlds, -1))[:most]
            numbers = {letter: array[where] for letter, array in worlds.items()}
            worlds = _Worlds(numbers, where.size, self.meaning)
        return worlds


def survey(claim: Claim, draws: int = 60_000, seed: int = 1) -> Survey:
    """Work a claim out, under its condition if it has one, in random worlds.

    Equations among what is given are solved for one of their letters, since no draw fulfils them.
    """
    asked = claim.asked
    premises = [*asked.given, *([] if claim.presupposed is None else [claim.presupposed])]
    found, cases = Survey(0, 0), list(_cases(premises))
    for number, case in enumerate(cases):
        random = np.random.default_rng([seed, number])
        worlds = _worlds(case, asked, draws // len(cases), random)
        true = _true(asked.statement, worlds, 1)
        found = Survey(found.asked + worlds.size, found.held + int(true.sum()))
    return found


def agrees(claim: Claim, world: Mapping[sp.Symbol, sp.Expr], statement: Boolean) -> bool:
    """Say whether the package finds what a case says: all that is given, and not the statement."""
    numbers = {letter: np.array([float(number)]) for letter, number in world.items()}
    given, where = claim.asked.given, claim.asked.where
    letters = set().union(*(formula.free_symbols for formula in (*given, statement)))
    unused = dict.fromkeys(letters, sp.S.One)  # a case may be of one part only
    worlds = _Worlds(numbers, 1, {**unused, **where, **policies(given)})
    given = all(_true(g, worlds, 1).all() for g in given)
    return bool(given and not _true(statement, worlds, -1).all())


def policies(formulas: Iterable[Boolean]) -> dict[sp.Symbol, Ends]:
    """Return for each letter that stands for a policy the formula that says where a state ends."""
    return {e.args[0]: e for e in formulas if isinstance(e, Ends) and e.args[0].is_Symbol}


def _cases(premises: Iterable[Boolean]) -> Iterator[tuple[Boolean, ...]]:
    """Yield all that is given, once for each of the alternatives in it."""
    flat = chain.from_iterable(map(conjuncts, premises))
    for chosen in product(*(p.args if isinstance(p, Or) else (p,) for p in flat)):
        nested = any(isinstance(p, And | Or) for p in chosen)
        yield from _cases(chosen) if nested else (chosen,)


def _worlds(case: tuple[Boolean, ...], asked: Question, draws: int, random) -> _Worlds:
    """Draw numbers for the letters, and keep the worlds in which the premises are true."""
    ends = policies(case)
    meaning = {**asked.where, **ends, **_solved(case)}
    about = (*case, asked.statement, *asked.where.values())
    letters = set().union(*(f.free_symbols for f in about)) - set(meaning)
    numbers = {letter: _draw(letter, draws, random) for letter in sorted(letters, key=str)}
    bounds = chain(*(curve.domain() for curve in norms(*about)), *map(domain, meaning))
    early = [p for p in chain(bounds, case) if not p.free_symbols & set(ends)]
    most = 60 if any(f.has(Kinked) for f in about) else 1500  # the solver takes these one by one
    return _Worlds(numbers, draws, meaning).kept(early).kept([sp.true], most).kept(case)


def _solved(case: Iterable[Boolean]) -> dict[sp.Symbol, sp.Expr]:
    """Return one letter of each equation among the premises in terms of the others."""
    found: dict[sp.Symbol, sp.Expr] = {}
    for equation in (p for p in case if isinstance(p, sp.Eq)):
        equation = reduce(lambda e, item: e.subs(*item), found.items(), equation)
        for letter in sorted(getattr(equation, "free_symbols", ()), key=str):
            solutions = sp.solve(equation, letter)
            if len(solutions) == 1:
                found[letter] = sp.sympify(solutions[0])
                break
    return found


def _draw(letter: sp.Symbol, draws: int, random) -> NDArray:
    """Draw over four orders of magnitude; of bounded letters both ends and the middle as well."""
    if letter in UP_TO:
        top = UP_TO[letter]
        plain = random.choice([0, top / 2, top], draws)
        return np.where(random.random(draws) < 0.3, plain, random.uniform(0, top, draws))
    number = 10 ** random.uniform(-2, 2, draws)
    if letter in FREE:
        return number * random.choice([-1, 1], draws)
    zero = 0.02 * ((letter > 0) not in domain(letter))
    return np.where(random.random(draws) < zero, 0, number)


def _policy(ends: Ends, worlds: _Worlds) -> NDArray:
    """Return where the package's solver says that a state ends."""
    _, s, norm = ends.args
    costs, letters = 1 / _term(s, worlds), {x: worlds[x] for x in norm.free_symbols}
    if not isinstance(norm, Kinked):
        return best_response(costs, norm_of(norm, letters)).policy if costs.size else costs
    each = ({x: float(v[i]) for x, v in letters.items()} for i in range(costs.size))
    return np.array(
        [best_response(c, norm_of(norm, w)).policy for c, w in zip(costs, each, strict=True)]
    )


def _true(formula: Boolean, worlds: _Worlds, side: int) -> NDArray:
    """Say where a formula is true; rounding counts for it if ``side`` is 1, against it if -1."""
    match formula:
        case And() | Or():
            join = np.logical_and if isinstance(formula, And) else np.logical_or
            return reduce(join, (_true(part, worlds, side) for part in formula.args))
        case Not():
            return ~_true(formula.args[0], worlds, -side)
        case Implies():
            premise, conclusion = formula.args
            return ~_true(premise, worlds, -side) | _true(conclusion, worlds, side)
        case Equivalent():
            one, other = formula.args
            return _true(Implies(one, other) & Implies(other, one), worlds, side)
        case ITE():
            when, then, otherwise = formula.args
            return _true(Implies(when, then) & Implies(Not(when), otherwise), worlds, side)
        case Ends():
            return _compared(sp.Eq, _term(formula.args[0], worlds), _policy(formula, worlds), side)
        case Relational():
            left, right = (_term(part, worlds) for part in formula.args)
            return _compared(formula.func, left, right, side)
    return worlds.all(bool(formula))


def _compared(relation: type, left: NDArray, right: NDArray, side: int) -> NDArray:
    slack = (ROUNDING if side else _BRANCH) * (abs(left) + abs(right) + 0.01)
    equal = abs(left - right) <= slack
    if relation in (sp.Eq, sp.Ne):
        return equal if relation is sp.Eq else ~equal | (side > 0)
    true_there = side > 0 or (relation in (sp.Ge, sp.Le) and ((left == right) | (side == 0)))
    return _OPERATIONS[relation](left, right) & ~equal | equal & true_there


def _term(e: sp.Expr, worlds: _Worlds) -> NDArray:
    """Return the numbers that an expression has in the worlds."""
    if e.is_Symbol:
        return worlds[e]
    if e.is_number:
        return worlds.all(float(e))
    if isinstance(e, Benefit):
        return _term(e.doit(), worlds)
    if isinstance(e, sp.Piecewise):
        result = worlds.all(np.nan)
        for value, when in reversed(e.args):
            result = np.where(_true(when, worlds, 0), _term(value, worlds), result)
        return result
    parts = [_term(part, worlds) for part in e.args]
    with np.errstate(all="ignore"):
        return abs(*parts) if isinstance(e, sp.Abs) else reduce(_OPERATIONS[e.func], parts)


_OPERATIONS = {
    sp.Add: np.add,
    sp.Mul: np.multiply,
    sp.Pow: np.power,
    sp.Max: np.maximum,
    sp.Min: np.minimum,
    sp.Ge: np.greater_equal,
    sp.Gt: np.greater,
    sp.Le: np.less_equal,
    sp.Lt: np.less,
}
