"""What the audit keeps about a claim: one frozen record, with the check that tests it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ..domains import instance
from .evidence import Evidence, Verdict, judge, route
from .places import check_place, part_of


class Formalised(StrEnum):
    """Whose formal statement is tested."""

    ARTICLE = "the article"
    OURS = "this book; the article makes the claim in words"
    COROLLARY = "this book; a corollary that the article does not draw"
    NEW = "this book; the article does not make the claim"


@dataclass(frozen=True)
class Claim:
    """A claim, where the article makes it, what we expect of it, and how it is tested.

    Attributes
    ----------
    id : str
        "C18" for a claim of the article, "P3" for a result of ours.
    place : str
        Section, footnotes and figures.
    claim : str
        The claim in words: the first paragraph of the check's docstring.
    argument : str
        Label of the section with a proof in words, where the check itself is no proof.
    remark : str
        What follows from the verdict, or survives it: the rest of the docstring.
    statement : str
        The claim in the model's terms.
    expected : Verdict
        What the check has to arrive at.
    check : callable
        Returns the findings; its parameters are what may be disturbed.
    anchor : str
        Label of the section of this book where the claim is discussed.
    formalised : Formalised
    condition : str
        Under which the claim holds, if it does not hold in general.
    """

    id: str
    place: str
    claim: str
    statement: str
    expected: Verdict
    check: Callable[..., Sequence[Evidence]] = field(repr=False)
    anchor: str
    formalised: Formalised = Formalised.ARTICLE
    condition: str = ""
    argument: str = ""
    remark: str = ""

    @property
    def part(self) -> str:
        """The Part of the article the claim is listed under."""
        return part_of(self.place)

    @property
    def verdict(self) -> str:
        """The verdict, in words from the closed list."""
        return in_words(self.expected, self.formalised)

    @property
    def code(self) -> str:
        """The source of the check."""
        return inspect.getsource(self.check)


def in_words(verdict: Verdict, formalised: Formalised) -> str:
    """Return a verdict in words, saying so where the formal statement is not the article's."""
    if formalised is Formalised.OURS:
        return f"not formalised by the article: {verdict}"
    return str(verdict)


def claim(
    id: str,
    place: str,
    statement: str,
    expected: Verdict,
    anchor: str,
    *,
    formalised: Formalised = Formalised.ARTICLE,
    condition: str = "",
    argument: str = "",
) -> Callable[[Callable], Claim]:
    """Make a record of a check: its docstring is the claim, its parameters can be disturbed."""

    def record(check: Callable[..., Sequence[Evidence]]) -> Claim:
        words, *rest = (" ".join(p.split()) for p in inspect.getdoc(check).split("\n\n"))
        return Claim(
            id=id,
            place=check_place(place),
            claim=words,
            statement=statement,
            expected=expected,
            check=check,
            anchor=anchor,
            formalised=formalised,
            condition=condition,
            argument=argument,
            remark=" ".join(rest),
        )

    return record


@dataclass(frozen=True)
class Outcome:
    """A claim with what its check found this time."""

    claim: Claim
    findings: tuple[Evidence, ...]

    @property
    def verdict(self) -> Verdict:
        """The verdict that the findings support."""
        return judge(self.findings)

    @property
    def route(self) -> str:
        """How the findings carry the claim, be it proved, surveyed or shown by an exact case."""
        return route(self.findings)

    @property
    def passed(self) -> bool:
        """Whether that is the verdict in the record."""
        return self.verdict is self.claim.expected


def run(claim: Claim, **disturbed) -> Outcome:
    """Run a claim's check, as it stands or with some of its parameters disturbed.

    Raises
    ------
    ValueError
        If ``claim`` is not a record, or its check has no such parameter.
    """
    instance("claim", claim, Claim, "a record of the audit")
    known = inspect.signature(claim.check).parameters
    if unknown := [name for name in disturbed if name not in known]:
        raise ValueError(f"disturbed must name parameters of the check, {[*known]}; got {unknown}")
    return Outcome(claim, tuple(claim.check(**disturbed)))
