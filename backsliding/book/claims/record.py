"""What the audit keeps about a claim, and how its verdict follows from its formal statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

import sympy as sp
from sympy.logic.boolalg import Boolean, Implies, Not

from ... import results, symbols
from .deciding import LIMIT, Answer, Decision, Question
from .language import conjuncts
from .read import Reader

#: The Parts of the ledger, in the order of the article; "ours" last.
PARTS = ("Introduction", "Part I", "Part II", "Part III", "Part IV", "Part V", "ours")


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

    Formulas are texts, in the language that `claims.decide` reads.

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
    statement : str
        What is decided. True wherever all that is ``given`` is; or, if the claim is that
        something ``may`` happen, true in some world.
    given : tuple of str
        Where states end, and which cases the claim is about.
    where : mapping of letters to str
        Abbreviations, which the procedures are told as well.
    let : mapping of names to str
        Names that stand for a part of these texts, and are written out wherever they are used.
    letters : tuple of str
        Letters that only this claim has, for numbers from zero up.
    condition : str
        Under which the claim holds, if it does not hold in general. If only a part of the
        statement needs it, it stands there: ``part and Implies(condition, other_part)``.
    condition_words : str
        The condition in words.
    printed : str
        The statement as the article prints it, where that is a misprint.
    may : bool
        Whether one world is enough.
    derivation : str
        For a statement that is not one of real arithmetic: the name in `backsliding.results` of
        a derivation that ends in it.
    why_not_decided : str
        For such a statement: why no decision procedure can take it.
    formalised : Formalised
        Whose the formal statement is; this book's, unless a record says otherwise.
    argument : str
        Label of the section with a proof in words of what goes beyond the statement.
    remark : str
        What a reader should know beside it.
    rivals : tuple of str
        Policies that the proof compares with.
    steps : tuple of str
        What the proof goes through.
    look : mapping of letters to numbers
        Where a counterexample is looked for first, to the claim and to versions of it that the
        tests make wrong.
    """

    id: str
    place: str
    anchor: str
    claim: str
    statement: str
    given: tuple[str, ...] = ()
    where: Mapping[str, str] = field(default_factory=dict)
    let: Mapping[str, str] = field(default_factory=dict)
    letters: tuple[str, ...] = ()
    condition: str = ""
    condition_words: str = ""
    printed: str = ""
    may: bool = False
    derivation: str = ""
    why_not_decided: str = ""
    formalised: Formalised = Formalised.OURS
    argument: str = ""
    remark: str = ""
    rivals: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    look: Mapping[str, int | str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if isinstance(value, str) and name != "formalised":
                object.__setattr__(self, name, " ".join(value.split()))

    @property
    def part(self) -> str:
        """The Part of the first section that the claim names."""
        if self.place.startswith("ours"):
            return "ours"
        section = self.place.split(",")[0].split(";")[0].split(".")[0]
        return "Introduction" if section == "Abstract" else section

    @cached_property
    def reader(self) -> Reader:
        """What reads the claim's texts, with the letters that it has."""
        if self.derivation:
            letters = {n: v for n, v in vars(symbols).items() if isinstance(v, sp.Symbol)}
            return Reader(letters, self.let, derived=True)
        return Reader.with_names((*self.letters, *self.where), self.let)

    @cached_property
    def asked(self) -> Question:
        """The formal statement as formulas of SymPy; its condition is not among what is given."""
        premises = (self._said("given", text) for text in self.given)
        read = self.reader.read
        return Question(
            given=tuple(part for premise in premises for part in conjuncts(premise)),
            statement=self._said("statement", self.statement),
            where=self.reader.meanings(self.where, f"{self.id}: where"),
            rivals=tuple(read(text, f"{self.id}: rivals") for text in self.rivals),
            steps=tuple(self._said("steps", text) for text in self.steps),
            look={read(x, f"{self.id}: look"): sp.Rational(n) for x, n in self.look.items()},
        )

    def _said(self, name: str, text: str) -> Boolean:
        return self.reader.sentence(text, f"{self.id}: {name}")

    @cached_property
    def presupposed(self) -> Boolean | None:
        """The condition, if the whole statement needs it and not a part only."""
        return None if self._waiting() else self._needed

    @property
    def unconditional(self) -> Boolean:
        """The statement with the condition taken out of every part that waits for it."""
        return self.asked.statement.xreplace({part: part.args[1] for part in self._waiting()})

    @cached_property
    def _needed(self) -> Boolean | None:
        return self._said("condition", self.condition) if self.condition else None

    def _waiting(self) -> set[Implies]:
        return {p for p in self.asked.statement.atoms(Implies) if p.args[0] == self._needed}

    @cached_property
    def verdict(self) -> str:
        """The verdict in words; the statement is decided when this is first asked for."""
        return self.check().words

    def check(self, limit: float = LIMIT) -> Outcome:
        """Decide the statement, giving each procedure ``limit`` seconds for each question."""
        if self.derivation:
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
        if self.derivation:
            return
        if self.may:
            yield About.CLAIM, replace(self.asked, statement=Not(self.asked.statement))
            return
        statement = self.asked.statement
        if self.presupposed is not None:
            statement = Implies(self.presupposed, statement)
        yield About.CLAIM, replace(self.asked, statement=statement)
        if self.condition:
            yield About.WITHOUT, replace(self.asked, statement=self.unconditional)
        if self.printed:
            yield About.PRINT, replace(self.asked, statement=self._said("printed", self.printed))

    def _derived(self) -> Decision:
        concluded = getattr(results, self.derivation)().concludes
        return Decision(Answer.PROVED if concluded == self.asked.statement else Answer.OPEN)


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
        if self.claim.derivation:
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
