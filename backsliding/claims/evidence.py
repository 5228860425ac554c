"""The words of the audit: what a check may find, and how findings make a verdict.

A check is a list of findings. Each finding is made by computing, and says whether the claim
held where it was looked at. `judge` turns the list into a verdict; no check names its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike


class Verdict(StrEnum):
    """What can be said of a claim once its check has run."""

    HOLDS = "holds"
    CONDITIONAL = "holds under stated conditions"
    FAILS = "fails in general"
    MISPRINTED = "misprinted"
    OPEN = "not established"


class Kind(StrEnum):
    """How a finding was made."""

    PROOF = "proof"
    STEP = "step of a proof"
    DISPROOF = "disproof"
    SURVEY = "survey"
    WITNESS = "witness"
    INSTANCE = "instance"


class About(StrEnum):
    """Where the claim was looked at."""

    CLAIM = "the claim"
    OUTSIDE = "outside its conditions"
    PRINT = "the formula as printed"


@dataclass(frozen=True)
class Evidence:
    """One finding: how it was made, what was looked at, and whether the claim held there."""

    kind: Kind
    words: str
    claim_holds: bool
    about: About = About.CLAIM

    @property
    def exact(self) -> bool:
        """Whether the finding is a case worked out in fractions."""
        return self.kind in (Kind.WITNESS, Kind.INSTANCE)


def proof(words: str, *steps: bool) -> Evidence:
    """Record a symbolic proof: identities and signs, all confirmed on the whole domain."""
    return Evidence(Kind.PROOF, words, bool(steps) and all(steps))


def step(words: str, *steps: bool) -> Evidence:
    """Record a symbolic proof of part of the claim; alone it does not carry the whole."""
    return Evidence(Kind.STEP, words, bool(steps) and all(steps))


def disproof(words: str, *steps: bool) -> Evidence:
    """Record a symbolic proof against the claim: it fails if every step is confirmed."""
    return Evidence(Kind.DISPROOF, words, not (steps and all(steps)))


def survey(words: str, holds: ArrayLike, when: ArrayLike = True) -> Evidence:
    """Record that a claim was asked of many cases, of those alone where ``when`` is true."""
    holds, when = np.broadcast_arrays(holds, when)
    asked = holds[when]
    return Evidence(Kind.SURVEY, f"{words} ({asked.size} cases)", bool(asked.size and asked.all()))


def witness(words: str, holds: bool) -> Evidence:
    """Record one case in exact fractions."""
    return Evidence(Kind.WITNESS, words, bool(holds))


def instance(words: str, holds: bool) -> Evidence:
    """Record the one exact case that a claim of the form "there may be" asks for."""
    return Evidence(Kind.INSTANCE, words, bool(holds))


def outside(evidence: Evidence) -> Evidence:
    """Mark a finding as one from outside the conditions."""
    return replace(evidence, about=About.OUTSIDE)


def as_printed(evidence: Evidence) -> Evidence:
    """Mark a finding as one about the formula that the article prints."""
    return replace(evidence, about=About.PRINT)


def judge(findings: Sequence[Evidence]) -> Verdict:
    """Return the verdict that a list of findings supports.

    Examples
    --------
    >>> everywhere = proof("the identity", True)
    >>> judge([everywhere]).value
    'holds'
    >>> judge([everywhere, outside(witness("at lam = 2", False))]).value
    'holds under stated conditions'
    >>> judge([witness("at lam = 2", False)]).value
    'fails in general'
    >>> judge([survey("two states", [True, False])]).value
    'not established'
    """
    claim, beyond, printed = ([e for e in findings if e.about is about] for about in About)
    exact = [finding.claim_holds for finding in claim if finding.exact]
    if exact and not any(exact) and not beyond and not printed:
        return Verdict.FAILS
    if not _established(claim) or not all(_refuted(part) for part in (beyond, printed) if part):
        return Verdict.OPEN
    if printed:
        return Verdict.MISPRINTED
    return Verdict.CONDITIONAL if beyond else Verdict.HOLDS


def route(findings: Sequence[Evidence]) -> str:
    """Return in words how findings about the claim itself carry it, or carry it not.

    Examples
    --------
    >>> route([proof("the identity", True), survey("two states", [True, True])])
    'proved; also surveyed'
    >>> route([survey("two states", [True, True]), witness("at lam = 2", True)])
    'surveyed, with an exact case; no step of it proved by computer'
    """
    verdict = judge(findings)
    kinds = {finding.kind for finding in findings if finding.about is About.CLAIM}
    if verdict is Verdict.OPEN:
        return "not established"
    if verdict is Verdict.FAILS:
        return "refuted by exact cases"
    if verdict is Verdict.MISPRINTED:
        return "the right formula proved, the printed one refuted by exact cases"
    if Kind.PROOF in kinds:
        return "proved; also surveyed" if Kind.SURVEY in kinds else "proved"
    if Kind.INSTANCE in kinds:
        return "shown by an exact case"
    proved = "a step of it proved" if Kind.STEP in kinds else "no step of it proved by computer"
    return f"surveyed, with an exact case; {proved}"


def _established(claim: Sequence[Evidence]) -> bool:
    """Say whether findings carry a claim: a proof, an instance, or a survey and a witness."""
    kinds = {finding.kind for finding in claim}
    enough = kinds & {Kind.PROOF, Kind.INSTANCE} or {Kind.SURVEY, Kind.WITNESS} <= kinds
    return bool(enough) and all(finding.claim_holds for finding in claim)


def _refuted(findings: Sequence[Evidence]) -> bool:
    """Say whether every finding goes against the claim and one of them is exact."""
    return any(f.exact for f in findings) and not any(f.claim_holds for f in findings)
