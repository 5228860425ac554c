"""What the audit keeps about a claim, and how its verdict follows from its formal statement."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import sympy as sp
from sympy.logic.boolalg import Boolean, Implies, Not

from ...derivation import Derivation
from .deciding import LIMIT, Answer, Decision, Question
from .places import check_place, part_of


class Verdict(StrEnum):
    """What can be said of a claim once its statement has been decided."""

    HOLDS = "holds"
    CONDITIONAL = "holds under stated conditions"
    FAILS = "fails in general"
    MISPRINTED = "misprinted"
    OPEN = "not established"


class Formalised(StrEnum):
    """Whose formal statement is decided."""

    ARTICLE = "the article"
    OURS = "this book; the article makes the claim in words"
    COROLLARY = "this book; a corollary that the article does not draw"
    NEW = "this book; the article does not make the claim"


class About(StrEnum):
    """What a question asks of a claim."""

    CLAIM = "the claim"
    WITHOUT = "the claim without its condition"
    PRINT = "the formula as printed"


@dataclass(frozen=True, eq=False)
class Claim:
    """A claim: where the article makes it, what it says, and the formula that is decided.

    Attributes
    ----------
    id : str
        "C18" for a claim of the article, "P3" for a result of ours, "L1" for what the solver
        relies on.
    place : str
        Section, footnotes and figures.
    anchor : str
        Label of the section of this book where the claim is discussed.
    claim : str
        The claim in words.
    statement : formula
        What is decided. True wherever all that is ``given`` is; or, if the claim is that
        something ``may`` happen, true in some world.
    given : tuple of formulas
        Where states end, and which cases the claim is about.
    where : mapping of symbols to expressions
        Abbreviations.
    condition : formula, optional
        Under which the claim holds, if it does not hold in general. If only a part of the
        statement needs it, it stands there: ``part & Implies(condition, other_part)``.
    condition_words : str
        The condition in words.
    printed : formula, optional
        The statement as the article prints it, where that is a misprint.
    may : bool
        Whether one world is enough.
    derivation : callable, optional
        For a statement that is not one of real arithmetic: a derivation that ends in it.
    why_not_decided : str
        For such a statement: why no decision procedure can take it.
    argument : str
        Label of the section with a proof in words of what goes beyond the statement.
    rivals : tuple of expressions
        Policies that the proof compares with.
    steps : tuple of formulas
        What the proof goes through.
    look : mapping of symbols to numbers
        Where a counterexample is looked for first, also one to the claim made wrong.
    """

    id: str
    place: str
    anchor: str
    claim: str
    statement: Boolean
    given: tuple[Boolean, ...] = ()
    where: Mapping[sp.Symbol, sp.Expr] = field(default_factory=dict)
    condition: Boolean | None = None
    condition_words: str = ""
    printed: Boolean | None = None
    may: bool = False
    derivation: Callable[[], Derivation] | None = None
    why_not_decided: str = ""
    formalised: Formalised = Formalised.OURS
    argument: str = ""
    remark: str = ""
    rivals: tuple[sp.Expr, ...] = ()
    steps: tuple[Boolean, ...] = ()
    look: Mapping[sp.Symbol, sp.Rational] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_place(self.place)
        for name in ("claim", "remark", "condition_words", "why_not_decided"):
            object.__setattr__(self, name, " ".join(getattr(self, name).split()))

    @property
    def part(self) -> str:
        """The Part of the article the claim is listed under."""
        return part_of(self.place)

    @property
    def presupposed(self) -> Boolean | None:
        """The condition, if the whole statement needs it and not a part only."""
        return None if self._waiting() else self.condition

    @property
    def unconditional(self) -> Boolean:
        """The statement, of which no part waits for the condition."""
        return self.statement.xreplace({part: part.args[1] for part in self._waiting()})

    def _waiting(self) -> set[Implies]:
        return {p for p in self.statement.atoms(Implies) if p.args[0] == self.condition}

    @cached_property
    def verdict(self) -> str:
        """The verdict in words; the statement is decided when this is first asked for."""
        return self.check().words

    def check(self, limit: float = LIMIT) -> Outcome:
        """Decide the statement, giving each procedure ``limit`` seconds for each question."""
        if self.derivation is not None:
            return Outcome(self, {About.CLAIM: (self._derived(),)})
        found = {}
        for about, question in self.questions():
            found[about] = ()
            for part in [question] if self.may else question.parts():
                found[about] += (part.decide(limit),)
                if found[about][-1].answer is Answer.REFUTED:
                    break
        return Outcome(self, found)

    def questions(self) -> Iterator[tuple[About, Question]]:
        """Yield what the procedures are asked about the claim."""
        if self.derivation is not None:
            return
        if self.may:
            yield About.CLAIM, self._question(Not(self.statement))
            return
        presupposed = sp.true if self.presupposed is None else self.presupposed
        yield About.CLAIM, self._question(Implies(presupposed, self.statement))
        if self.condition is not None:
            yield About.WITHOUT, self._question(self.unconditional)
        if self.printed is not None:
            yield About.PRINT, self._question(self.printed)

    def _question(self, statement: Boolean) -> Question:
        return Question(self.given, statement, self.where, self.rivals, self.steps, self.look)

    def _derived(self) -> Decision:
        same = self.derivation().concludes == self.statement
        return Decision(Answer.PROVED if same else Answer.OPEN)


@dataclass(frozen=True)
class Outcome:
    """A claim with what was decided about it."""

    claim: Claim
    found: Mapping[About, tuple[Decision, ...]]

    @property
    def verdict(self) -> Verdict:
        """The verdict that follows."""
        answers = {about: joint(decisions) for about, decisions in self.found.items()}
        claim = answers[About.CLAIM]
        if self.claim.may:
            return Verdict.HOLDS if claim is Answer.REFUTED else Verdict.OPEN
        if About.PRINT in answers:
            right = claim is Answer.PROVED and answers[About.PRINT] is Answer.REFUTED
            return Verdict.MISPRINTED if right else Verdict.OPEN
        if About.WITHOUT in answers:
            needed = {Answer.REFUTED: Verdict.CONDITIONAL, Answer.PROVED: Verdict.HOLDS}
            without = needed.get(answers[About.WITHOUT], Verdict.OPEN)
            return without if claim is Answer.PROVED else Verdict.OPEN
        return {Answer.PROVED: Verdict.HOLDS, Answer.REFUTED: Verdict.FAILS}.get(
            claim, Verdict.OPEN
        )

    @property
    def words(self) -> str:
        """The verdict in words, which say so where the formal statement is not the article's."""
        if self.claim.formalised is Formalised.OURS:
            return f"not formalised by the article: {self.verdict}"
        return str(self.verdict)

    @property
    def route(self) -> str:
        """How the verdict was reached, in words."""
        if self.verdict is Verdict.OPEN:
            return "not established"
        if self.claim.derivation is not None:
            return f"derived, step by step; no decision procedure: {self.claim.why_not_decided}"
        if self.claim.may:
            return "shown by an exact case"
        return {
            Verdict.HOLDS: "proved by both procedures",
            Verdict.FAILS: "refuted by an exact case",
            Verdict.CONDITIONAL: "proved by both procedures wherever the condition is met; "
            "outside it, an exact case refutes the claim",
            Verdict.MISPRINTED: "the right formula is proved by both procedures; an exact case "
            "refutes the printed one",
        }[self.verdict]

    @property
    def seconds(self) -> dict[str, float]:
        """How long each procedure took."""
        total: dict[str, float] = {}
        for decision in (d for decisions in self.found.values() for d in decisions):
            for name, took in decision.seconds.items():
                total[name] = total.get(name, 0.0) + took
        return total

    @property
    def worlds(self) -> dict[About, Mapping[sp.Symbol, sp.Expr]]:
        """The first exact case found for each thing asked."""
        cases = {}
        for about, decisions in self.found.items():
            for decision in decisions:
                if decision.world is not None:
                    cases.setdefault(about, decision.world)
        return cases

    @property
    def passed(self) -> bool:
        """Whether a verdict could be reached at all."""
        return self.verdict is not Verdict.OPEN


def joint(decisions: tuple[Decision, ...]) -> Answer:
    """Return the answer for statements that are joined by "and"."""
    answers = {decision.answer for decision in decisions}
    if Answer.REFUTED in answers:
        return Answer.REFUTED
    return Answer.PROVED if answers == {Answer.PROVED} else Answer.OPEN
