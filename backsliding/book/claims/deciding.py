"""Deciding a statement: proved by both procedures, or refuted by a case in exact numbers.

A proof needs both procedures to say that there is no counterexample. A counterexample may come
from either: it is worked out again in exact arithmetic, by code that knows neither, and that
settles it. Whatever is neither stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from itertools import starmap

import sympy as sp
from sympy.logic.boolalg import And, Boolean, Equivalent, Implies

from ...domains import positive
from .exactly import World, holds, written
from .language import POLICIES, Ends, conjuncts, domain, norms
from .procedures import NAMES, ask, find_world
from .read import Reader
from .smtlib import Told, question, quoted

#: Seconds that each procedure has for one question. It needs two at most on a quiet machine.
LIMIT = 60.0
#: Seconds to look for one plainer number.
SHORT = 2.0
#: Numbers that a counterexample is made of where it can be, the plainest first.
PLAIN = tuple(
    Fraction(over, under)
    for over, under in (
        *((1, 1), (2, 1), (1, 2), (3, 1), (0, 1), (4, 1), (1, 4), (3, 2), (1, 5), (1, 10), (5, 1)),
        *((10, 1), (1, 100), (6, 1), (8, 1), (9, 10), (11, 10), (100, 1)),
    )
)
#: Seconds of the first rounds: each way of asking is tried so long before any is tried longer.
PATIENCE = (0.4, 2.0)


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
    texts : tuple of str
        The questions that settled it, in SMT-LIB; of a proof, all of them "unsat".
    """

    answer: Answer
    world: World | None = None
    seconds: Mapping[str, float] = field(default_factory=dict)
    texts: tuple[str, ...] = ()

    def __repr__(self) -> str:
        if self.answer is Answer.PROVED:
            return "proved by both procedures"
        if self.world is None:
            return str(self.answer)
        return f"refuted by an exact case: {written(self.world)}"


@dataclass(frozen=True)
class Question:
    """The question whether a statement is true wherever all that is given is.

    Attributes
    ----------
    given : tuple of formulas
    statement : formula
    where : mapping of symbols to expressions
        Abbreviations.
    rivals : tuple of expressions
        Policies worth comparing with: a hint for the proof, which can only help it.
    steps : tuple of formulas
        Proved first and then used.
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
                more = conjuncts(premise)
                if not isinstance(conclusion, And | Implies | Equivalent):
                    yield self._of(conclusion, more)
                    return
                pieces = [(more, conclusion)]
            case _:
                yield self._of(self.statement)
                return
        for more, statement in pieces:
            yield from replace(self, given=(*self.given, *more), statement=statement).parts()

    def _of(self, statement: Boolean, more: tuple[Boolean, ...] = ()) -> Question:
        """Return a part of this question, less what is said of policies that it does not use.

        Every state ends somewhere; so dropping what is said of an unused policy changes no answer.
        """
        given = self._relevant(statement, *more)
        unused = {g.args[0] for g in self.given} - {g.args[0] for g in given}
        steps = tuple(step for step in self.steps if not step.free_symbols & unused)
        return replace(self, given=(*given, *more), statement=statement, steps=steps)

    def _relevant(self, *asked: Boolean) -> tuple[Boolean, ...]:
        given, said = self.given, (*asked, *self.where.values())
        while True:
            kept = tuple(
                g
                for g in given
                if not isinstance(g, Ends)
                or not g.args[0].is_Symbol
                or any(g.args[0] in f.free_symbols for f in (*given, *said) if f is not g)
            )
            if kept == given:
                return given
            given = kept

    def impossible(self) -> Question:
        """Return the question whether nothing fulfils all that is given and what norms must."""
        bounds = (b for curve in norms(*self.given, self.statement) for b in curve.domain())
        return replace(self, given=(*self.given, *bounds), statement=sp.false, look={})

    def smt(self, told: Told = Told.ALL, by_ramp: bool = False) -> str:
        """Return the question in SMT-LIB."""
        given, statement, rivals = self.given, self.statement, self.rivals
        if letters := self._ramp() if by_ramp else {}:
            given = (*(g.xreplace(letters) for g in given), *starmap(sp.Eq, letters.items()))
            statement = statement.xreplace(letters)
            rivals = tuple(rival.xreplace(letters) for rival in rivals)
        return question(given, statement, self.where, told=told, rivals=rivals)

    def _ramp(self) -> Mapping[sp.Symbol, sp.Expr]:
        """Return the letters to replace by the vague norms' ramp, if all of them share one."""
        ramps = [curve.by_ramp() for curve in norms(*self.given, self.statement)]
        bent = [ramp for ramp in ramps if ramp]
        return bent[0] if bent and all(ramp == bent[0] for ramp in bent) else {}

    def decide(self, limit: float = LIMIT) -> Decision:
        """Ask both procedures, first with little told about where states end, then with more.

        Each may find its proof in a form of its own, since each form is enough for a proof.
        """
        if self.steps:
            return self._decide_by_steps(limit)
        seconds, proofs = dict.fromkeys(NAMES, 0.0), {}
        ways: Iterable[str] = self._ways()
        for patience in (*(short for short in PATIENCE if short < limit), limit):
            undecided: list[str] = []
            for number, text in enumerate(ways):
                replies = ask(text, patience, [name for name in NAMES if name not in proofs])
                for name, reply in replies.items():
                    seconds[name] += reply.seconds
                    if reply.answer == "unsat":
                        proofs[name] = text
                if len(proofs) == len(NAMES):
                    forms = tuple(dict.fromkeys(proofs.values()))
                    return Decision(Answer.PROVED, None, seconds, forms)
                if all(reply.answer != "sat" for reply in replies.values()):
                    undecided.append(text)
                if number == 0 and (world := self.refuted(patience)) is not None:
                    return Decision(Answer.REFUTED, world, seconds)
            ways = undecided
        world = self.refuted(limit)
        return Decision(Answer.OPEN if world is None else Answer.REFUTED, world, seconds)

    def _decide_by_steps(self, limit: float) -> Decision:
        """Prove each step, by itself if possible, and then the statement from all of them."""
        if (world := self.refuted(min(PATIENCE[0], limit))) is not None:
            return Decision(Answer.REFUTED, world, dict.fromkeys(NAMES, 0.0))
        plain = tuple(g for g in self.given if not isinstance(g, Ends))
        given, found = self.given, []
        for step in self.steps:
            found.append(self._step(step, (plain, given), limit))
            given = (*given, step)
        found.append(replace(self, given=given, steps=()).decide(limit))
        proved = all(decision.answer is Answer.PROVED for decision in found)
        if not proved:
            found.append(replace(self, steps=()).decide(limit))
        seconds = {name: sum(decision.seconds[name] for decision in found) for name in NAMES}
        if not proved:
            return replace(found[-1], seconds=seconds)
        texts = tuple(text for decision in found for text in decision.texts)
        return Decision(Answer.PROVED, None, seconds, texts)

    def _step(
        self, step: Boolean, premises: Iterable[tuple[Boolean, ...]], limit: float
    ) -> Decision:
        """Prove a step from the first premises that are enough."""
        for given in premises:
            decision = replace(self, given=given, statement=step, steps=()).decide(limit)
            if decision.answer is Answer.PROVED:
                break
        return decision

    def _ways(self) -> Iterator[str]:
        """Write the question in each way, the easiest first, and only those that differ.

        Each is written when it is needed.

        If all its vague norms have the same ramp, it is written by that first.
        """
        ways, seen = [(told, False) for told in Told], set()
        if self._ramp():
            ways += [(told, True) for told in Told]
            ways.sort(key=lambda way: 2 * (not way[1]) + (way[0] is not Told.NAMED))
        for told, by_ramp in ways:
            text = self.smt(told, by_ramp)
            if text not in seen:
                seen.add(text)
                yield text

    def refuted(self, limit: float, plainly: bool = True) -> World | None:
        """Return a case in which the statement is false, worked out exactly, if one is found.

        ``plainly``: go on to look for the plainest.
        """
        text, letters = self.smt(), self._letters()
        text += "".join(held(x, number) for x, number in self.look.items() if x in letters)
        found = find_world(text, limit)
        if found.answer != "sat":
            return None
        free = [x for x in letters if x not in POLICIES and x not in self.look]
        numbers = _plainest(text, free) if plainly else found.world
        world = {letter: _number(numbers.get(letter.name, "1")) for letter in letters}
        known = {**world, **{name: e.xreplace(world) for name, e in self.where.items()}}
        try:
            given = (*self.given, *self._bounds(letters))
            if all(holds(g, known) for g in given) and not holds(self.statement, known):
                return world
        except ArithmeticError:  # a world in which a term is no number shows nothing
            pass
        return None

    def _bounds(self, letters: Iterable[sp.Symbol]) -> Iterator[Boolean]:
        """Yield where letters may lie, and what norms have to fulfil."""
        for letter in letters:
            yield from domain(letter)
        for curve in norms(*self.given, self.statement):
            yield from curve.domain()

    def _letters(self) -> list[sp.Symbol]:
        free = set().union(*(f.free_symbols for f in (*self.given, self.statement)))
        free |= set().union(*(e.free_symbols for e in self.where.values()), set())
        return sorted(
            free - set(self.where), key=lambda letter: (letter.name.isupper(), str(letter))
        )


def decide(
    statement: Boolean | str,
    given: Iterable[Boolean | str] = (),
    limit: float = 5.0,
    *,
    where: Mapping[str, str] = {},
    let: Mapping[str, str] = {},
    letters: Iterable[str] = (),
) -> Decision:
    """Decide a sentence of one's own about the model.

    Parameters
    ----------
    statement : formula or str
        Made of what `backsliding.book.claims.language` has; a string is read with its names.
    given : iterable of formulas or str, optional
        What the sentence presupposes: where states end, and which cases it is about.
    limit : float, optional
        Seconds that each procedure has for one question.
    where, let, letters : optional
        Abbreviations, names that stand for a text, and further letters, as a `Claim` has them.

    Returns
    -------
    Decision
        Proved by both procedures, refuted by an exact case, or not established.

    Raises
    ------
    ValueError
        If a string has a name or a sign that the language has not, or if nothing fulfils what
        is given, so that any statement would be proved.

    Examples
    --------
    >>> decide("P >= k", given=["s > k", "Ends(P, s, one)"])
    proved by both procedures
    >>> decide("P == s", given=["s > k", "Ends(P, s, one)"])
    refuted by an exact case: k = 1, m = 1, s = 2, D = 1, P = 1
    """
    given = (given,) if isinstance(given, str | Boolean) else tuple(given)
    limit = positive("limit", limit)
    reader = Reader.with_names((*letters, *where), let)
    premises = tuple(_formula(reader, premise, "given") for premise in given)
    said = _formula(reader, statement, "statement")
    asked = Question(premises, said, reader.meanings(where, "where"))
    for part in asked.parts():
        decision = part.decide(limit)
        if decision.answer is not Answer.PROVED:
            return decision
    match asked.impossible().decide(limit).answer:
        case Answer.PROVED:
            raise ValueError(
                "given must be possible, with what norms must fulfil; nothing fulfils all of it "
                "at once"
            )
        case Answer.OPEN:  # what is given may be impossible, and then nothing is proved of it
            return replace(decision, answer=Answer.OPEN)
    return decision


def _formula(reader: Reader, said: Boolean | str, name: str) -> Boolean:
    """Return a formula, read from a string if need be."""
    if isinstance(said, str):
        return reader.sentence(said, name)
    if not isinstance(said, Boolean) or isinstance(said, sp.Symbol):
        raise ValueError(f"{name} must be a formula or a string; got {said!r}")
    return said


def _plainest(text: str, letters: Iterable[sp.Symbol]) -> Mapping[str, object]:
    """Return a counterexample made of plain numbers, as far as there is one.

    Letter after letter is held to the first number in `PLAIN` with which there still is one.
    """
    for letter in letters:
        for number in PLAIN:
            if find_world(text + held(letter, number), SHORT).answer == "sat":
                text += held(letter, number)
                break
    return find_world(text, LIMIT).world or {}


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
