"""Deciding a statement: proved by both procedures, or refuted by a case in exact numbers.

A proof needs both procedures to say that there is no counterexample. A counterexample may come
from either: it is worked out again in exact arithmetic, by code that knows neither, and that
settles it. Whatever is neither stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from itertools import product, starmap
from math import prod

import sympy as sp
from sympy.logic.boolalg import And, Boolean, Equivalent, Implies

from . import language
from .exactly import World, holds
from .language import Benefit, Ends, norms
from .procedures import NAMES, ask_both, find_world
from .smtlib import Told, question, quoted

#: What a string may name beside the letters, norms and abbreviations of the language.
_WORDS = ("Ends", "Benefit", "gain", "welfare", "outcome", "s_min_of", "s_max_of")
_CONNECTIVES = (
    "And",
    "Or",
    "Not",
    "Implies",
    "Equivalent",
    "Eq",
    "Ne",
    "Max",
    "Min",
    "Abs",
    "sqrt",
)
#: Seconds that each procedure has for one question.
LIMIT = 20.0
#: Seconds to look for one plainer number.
SHORT = 2.0
#: More cases than this are not told apart.
MOST_CASES = 40
#: Numbers that a counterexample is made of where it can be, the plainest first.
PLAIN = tuple(
    Fraction(over, under)
    for over, under in (
        *((1, 1), (2, 1), (1, 2), (3, 1), (0, 1), (4, 1), (1, 4), (3, 2), (1, 5), (1, 10), (5, 1)),
        *((10, 1), (1, 100), (6, 1), (8, 1), (9, 10), (11, 10), (100, 1)),
    )
)
#: Every way of telling a question is tried for a short while before any is tried for long.
PATIENCE = (0.1, 1.0)


class Answer(StrEnum):
    """What is known of a statement once it has been asked."""

    PROVED = "proved"
    REFUTED = "refuted"
    OPEN = "not established"


@dataclass(frozen=True, repr=False)
class Decision:
    """A statement, what was found, and what it took.

    Attributes
    ----------
    answer : Answer
    world : mapping of symbols to exact numbers, or None
        A case in which the statement is false.
    seconds : mapping of procedures to how long they took
    """

    answer: Answer
    world: World | None = None
    seconds: Mapping[str, float] = field(default_factory=dict)

    def __repr__(self) -> str:
        if self.answer is Answer.PROVED:
            return "proved by both procedures"
        if self.world is None:
            return str(self.answer)
        case = ", ".join(f"{letter} = {number}" for letter, number in self.world.items())
        return f"refuted by an exact case: {case}"


@dataclass(frozen=True)
class Question:
    """That a statement is true wherever all that is given is.

    Attributes
    ----------
    given : tuple of formulas
    statement : formula
    where : mapping of symbols to expressions
        Abbreviations.
    rivals : tuple of expressions
        Policies worth comparing with: a hint for the proof, which can only help it.
    steps : tuple of formulas
        Proved first, from what is given but for where states end, and then used.
    look : mapping of symbols to numbers
        Where to look first for a counterexample.
    """

    given: tuple[Boolean, ...]
    statement: Boolean
    where: Mapping[sp.Symbol, sp.Expr] = field(default_factory=dict)
    rivals: tuple[sp.Expr, ...] = ()
    steps: tuple[Boolean, ...] = ()
    look: Mapping[sp.Symbol, sp.Rational] = field(default_factory=dict)

    def parts(self) -> Iterator[Question]:
        """Yield one question for each statement that this one joins by "and"."""
        match self.statement:
            case And():
                pieces = [((), part) for part in self.statement.args]
            case Equivalent():
                one, other = self.statement.args
                pieces = [((one,), other), ((other,), one)]
            case Implies():
                premise, conclusion = self.statement.args
                more = premise.args if isinstance(premise, And) else (premise,)
                if not isinstance(conclusion, And | Implies | Equivalent):
                    yield Question(
                        (*self._relevant(*more, conclusion), *more), conclusion, *self._hints
                    )
                    return
                pieces = [(more, conclusion)]
            case _:
                yield Question(self._relevant(self.statement), self.statement, *self._hints)
                return
        for more, statement in pieces:
            yield from Question((*self.given, *more), statement, *self._hints).parts()

    @property
    def _hints(self) -> tuple:
        return self.where, self.rivals, self.steps, self.look

    def _relevant(self, *asked: Boolean) -> tuple[Boolean, ...]:
        """Return what is given without the policies that nothing else speaks of.

        Every state ends somewhere; so to drop where a policy lies changes no answer.
        """
        given = self.given
        while True:
            kept = tuple(
                g
                for g in given
                if not isinstance(g, Ends)
                or not g.args[0].is_Symbol
                or any(g.args[0] in f.free_symbols for f in (*given, *asked) if f is not g)
            )
            if kept == given:
                return given
            given = kept

    def smt(
        self, told: Told = Told.ALL, by_ramp: bool = False, pieces: Mapping[Benefit, int] = {}
    ) -> str:
        """Return the question in SMT-LIB."""
        given, statement, rivals = self.given, self.statement, self.rivals
        if by_ramp:
            for curve in norms(*given, statement):
                letters = curve.by_ramp()
                given = (*(g.xreplace(letters) for g in given), *starmap(sp.Eq, letters.items()))
                statement = statement.xreplace(letters)
                rivals = tuple(rival.xreplace(letters) for rival in rivals)
        hints = {"told": told, "rivals": rivals, "pieces": pieces}
        return question(given, statement, self.where, **hints)

    def decide(self, limit: float = LIMIT) -> Decision:
        """Ask both procedures, first with little told about where states end, then with more."""
        if self.steps:
            return self._decide_by_steps(limit)
        seconds = dict.fromkeys(NAMES, 0.0)

        def asked(text: str, limit: float) -> set[str]:
            replies = ask_both(text, limit)
            for name, reply in replies.items():
                seconds[name] += reply.seconds
            return {reply.answer for reply in replies.values()}

        whole, ways = self.smt(), tuple(self._ways())
        for patience in PATIENCE:
            for texts in ways:
                if all(asked(text, patience * limit) == {"unsat"} for text in texts):
                    return Decision(Answer.PROVED, None, seconds)
                if patience == PATIENCE[0] and texts is ways[0]:
                    world = self._refuted(whole)
                    if world is not None:
                        return Decision(Answer.REFUTED, world, seconds)
        world = self._refuted(whole, limit)
        return Decision(Answer.OPEN if world is None else Answer.REFUTED, world, seconds)

    def _decide_by_steps(self, limit: float) -> Decision:
        """Prove each step by itself, then the statement from all of them."""
        plain = tuple(g for g in self.given if not isinstance(g, Ends))
        parts = [replace(self, given=plain, statement=step, steps=()) for step in self.steps]
        parts.append(replace(self, given=(*self.given, *self.steps), steps=()))
        found = [part.decide(limit) for part in parts]
        seconds = {name: sum(decision.seconds[name] for decision in found) for name in NAMES}
        if all(decision.answer is Answer.PROVED for decision in found):
            return Decision(Answer.PROVED, None, seconds)
        return replace(replace(self, steps=()).decide(limit), seconds=seconds)

    def _ways(self) -> Iterator[tuple[str, ...]]:
        """Yield sets of questions that together are this one, each once, the easiest first."""
        seen: set[tuple[str, ...]] = set()
        bent = any(curve.by_ramp() for curve in norms(*self.given))
        ways = [(told, by_ramp) for told in Told for by_ramp in (True, False)]
        ways.sort(key=lambda way: bent and 2 * (not way[1]) + (way[0] is not Told.NAMED))
        for texts in (*((self.smt(*way),) for way in ways), self._cases()):
            if texts and texts not in seen:
                seen.add(texts)
                yield texts

    def _cases(self) -> tuple[str, ...]:
        """Return the question for each way in which policies can lie on the norms' pieces."""
        policies = {g.args[0] for g in self.given if isinstance(g, Ends)}
        benefits = [
            (Benefit(policy, norm), range(len(norm.stretches())))
            for policy, norm in product(sorted(policies, key=str), norms(*self.given))
        ]
        keys, numbers = [b for b, _ in benefits], [n for _, n in benefits]
        if not keys or prod(map(len, numbers)) > MOST_CASES:
            return ()
        return tuple(
            self.smt(Told.NAMED, False, dict(zip(keys, case, strict=True)))
            for case in product(*numbers)
        )

    def _refuted(self, text: str, limit: float = SHORT) -> World | None:
        """Return a case in which the statement is false, if one is found."""
        letters = self._letters()
        text += "".join(held(x, number) for x, number in self.look.items() if x in letters)
        return self._confirmed(text) if find_world(text, limit).answer == "sat" else None

    def _confirmed(self, text: str) -> World | None:
        """Return the plainest case found in which the statement is false, worked out exactly."""
        world = _plainest(text, self._letters())
        known = {**world, **{name: e.xreplace(world) for name, e in self.where.items()}}
        try:
            if all(holds(g, known) for g in self.given) and not holds(self.statement, known):
                return world
        except ArithmeticError:  # a world in which a term is no number shows nothing
            pass
        return None

    def _letters(self) -> list[sp.Symbol]:
        free = set().union(*(f.free_symbols for f in (*self.given, self.statement)))
        free |= set().union(*(e.free_symbols for e in self.where.values()), set())
        return sorted(
            free - set(self.where), key=lambda letter: (letter.name.isupper(), str(letter))
        )


def decide(
    statement: Boolean | str, given: Iterable[Boolean | str] = (), limit: float = LIMIT
) -> Decision:
    """Decide a sentence of one's own about the model.

    Parameters
    ----------
    statement : formula or str
        Made of what `backsliding.claims.language` has; a string is read with its names.
    given : iterable of formulas or str, optional
        What the sentence presupposes: where states end, and which cases it is about.
    limit : float, optional
        Seconds that each procedure has for one question.

    Returns
    -------
    Decision
        Proved by both procedures, refuted by an exact case, or not established.

    Raises
    ------
    ValueError
        If a string has a name or a sign that the language has not.

    Examples
    --------
    >>> decide("P >= k", given=["s > k", "Ends(P, s, one)"])
    proved by both procedures
    >>> decide("Eq(P, s)", given=["s > k", "Ends(P, s, one)"])
    refuted by an exact case: k = 1, m = 1, s = 2, D = 1, P = 1
    """
    question = Question(tuple(map(_read, given)), _read(statement))
    for part in question.parts():
        decision = part.decide(limit)
        if decision.answer is not Answer.PROVED:
            return decision
    return decision


def _read(formula: Boolean | str) -> Boolean:
    """Return a formula, read from a string with the names of the language if need be."""
    if not isinstance(formula, str):
        return formula
    names = {n: v for n, v in vars(language).items() if not n.startswith("_")}
    allowed = {n: v for n, v in names.items() if isinstance(v, sp.Basic) or n in _WORDS}
    allowed |= {word: getattr(sp, word) for word in _CONNECTIVES}
    for name in re.findall(r"[A-Za-z_]\w*", formula):
        if name not in allowed:
            near = get_close_matches(name, allowed, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise ValueError(f"formula must use names of claims.language; got {name!r}{hint}")
    if not re.fullmatch(r"[\w\s()+*/<>=!&|~.,-]*", formula):
        raise ValueError(
            f"formula must be arithmetic, comparisons and connectives; got {formula!r}"
        )
    try:
        return eval(
            formula, {"__builtins__": {}}, allowed
        )  # closed: names and signs checked above
    except (SyntaxError, TypeError) as error:
        raise ValueError(
            f"formula must be one that can be read; got {formula!r}: {error}"
        ) from None


def _plainest(text: str, letters: Iterable[sp.Symbol]) -> World:
    """Return a counterexample made of plain numbers, as far as there is one.

    Letter after letter is held to the first number in `PLAIN` with which there still is one;
    where policies end follows from these.
    """
    for letter in letters:
        if letter.name.isupper() and letter.name != "D":
            continue
        for number in PLAIN:
            if find_world(text + held(letter, number), SHORT).answer == "sat":
                text += held(letter, number)
                break
    found = find_world(text, LIMIT).world or {}
    return {letter: _number(found.get(letter.name, "0")) for letter in letters}


def held(letter: sp.Symbol, number: Fraction) -> str:
    """Return that a letter is a number, to be added to a question."""
    return f"\n(assert (= {quoted(letter.name)} (/ {number.numerator}.0 {number.denominator}.0)))"


def _number(found: object) -> sp.Expr:
    """Read a fraction, or a root of a polynomial by its coefficients and a decimal near it."""
    if isinstance(found, str):
        return sp.Rational(found)
    coefficients, near = found
    polynomial = sp.Poly([sp.Rational(c) for c in reversed(coefficients)], sp.Symbol("x"))
    roots = sp.Poly(polynomial).real_roots()
    return min(roots, key=lambda root: abs(root.evalf(30) - sp.Float(near, 30)))
