"""Running the audit: every statement, decided."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ... import domains
from ...tables import Table
from .deciding import LIMIT
from .exactly import written
from .page import ledger
from .record import PARTS, Claim, Formalised, Outcome, Verdict

#: Whose rows are counted as results of ours: what the article does not say.
OURS = (Formalised.COROLLARY, Formalised.NEW)


@cache
def all() -> tuple[Claim, ...]:
    """Return every record of the audit, in the order of the article.

    Returns
    -------
    tuple of Claim
        With ``id``, ``place``, ``statement``, ``verdict`` and ``check``, among others.

    Examples
    --------
    >>> next(claim.verdict for claim in all() if claim.id == "C18")
    'misprinted'
    """
    claims = [
        _claim(id, row)
        for file in files(__package__).joinpath("records").iterdir()
        for id, row in tomllib.loads(file.read_text("utf-8")).items()
    ]
    return tuple(sorted(claims, key=_place_in_the_ledger))


def _claim(id: str, row: dict) -> Claim:
    """Return a record from what a file has under its id."""
    row = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    by = Formalised[row.pop("formalised", "ours").upper()]
    return Claim(id=id, formalised=by, **row)


def find(id: str) -> Claim:
    """Return one record by its id.

    Raises
    ------
    ValueError
        If there is no such record.

    Examples
    --------
    >>> find("C10").place
    'Part III, Figure 1'
    """
    records = {record.id: record for record in all()}
    if isinstance(id, str) and id in records:
        return records[id]
    raise ValueError(f"id must be that of a row of the ledger, such as C18, P1 or L2; got {id!r}")


@dataclass(frozen=True, repr=False)
class Audit:
    """What a run of the audit found; in a notebook, the ledger.

    Attributes
    ----------
    outcomes : tuple of Outcome
        One a claim, in the order in which they were run.
    """

    outcomes: tuple[Outcome, ...]

    def __repr__(self) -> str:
        still = sum(not outcome.passed for outcome in self.outcomes)
        return f"<Audit of {len(self.outcomes)} claims, {still} not established>"

    @property
    def passed(self) -> bool:
        """Whether a verdict could be reached for every claim."""
        return not any(not outcome.passed for outcome in self.outcomes)

    def counts(self) -> dict[str, int]:
        """Return how many claims got which verdict, in the order of the closed list."""
        found = Counter(outcome.words for outcome in self.outcomes)
        return {verdict: found[verdict] for verdict in sorted(found, key=_rank)}

    def summary(self) -> Table:
        """Return how many claims got which verdict: the article's, results of ours, derived.

        The last column counts the rows, of either kind, that no decision procedure can take.
        """
        counts = self.counts()
        new = self._of(lambda claim: claim.formalised in OURS)
        derived = self._of(lambda claim: bool(claim.derivation))
        return Table(
            {
                "verdict": list(counts),
                "claims of the article": [n - new.get(v, 0) for v, n in counts.items()],
                "results of ours": [new.get(v, 0) for v in counts],
                "of these derived": [derived.get(v, 0) for v in counts],
            }
        )

    def _of(self, kind: Callable[[Claim], bool]) -> dict[str, int]:
        return Audit(tuple(o for o in self.outcomes if kind(o.claim))).counts()

    def rows(self) -> list[dict[str, object]]:
        """Return one mapping a claim, fit to be written as JSON."""
        return [
            {
                "id": outcome.claim.id,
                "place": outcome.claim.place,
                "claim": outcome.claim.claim,
                "given": list(outcome.claim.given),
                "statement": outcome.claim.statement,
                "condition": outcome.claim.condition_words,
                "verdict": outcome.words,
                "established": outcome.route,
                "cases": {str(about): written(case) for about, case in outcome.worlds.items()},
                "seconds": outcome.seconds,
            }
            for outcome in self.outcomes
        ]

    def _repr_html_(self) -> str:
        return ledger(self.outcomes, self.counts())


def audit(
    records: Iterable[Claim] | None = None,
    after_each: Callable[[Outcome], None] | None = None,
    limit: float = LIMIT,
) -> Audit:
    """Decide the statements of all records, or of those given.

    Parameters
    ----------
    records : iterable of Claim, optional
        All by default.
    after_each : callable, optional
        Called with each outcome as it comes in.
    limit : float, optional
        Seconds that each procedure has for one question.

    Examples
    --------
    >>> audit([find("C10")]).counts()
    {'holds': 1}
    """
    outcomes, after_each = [], domains.function("after_each", after_each)
    for record in all() if records is None else domains.each("records", records, Claim, "Claim"):
        outcomes.append(record.check(limit))
        if after_each:
            after_each(outcomes[-1])
    return Audit(tuple(outcomes))


def _place_in_the_ledger(record: Claim) -> tuple[int, bool, int, str]:
    number = int("".join(filter(str.isdigit, record.id)))
    return PARTS.index(record.part), record.id[0] == "L", number, record.id


def _rank(verdict: str) -> tuple[bool, int]:
    words = verdict.removeprefix("not formalised by the article: ")
    return words != verdict, list(Verdict).index(Verdict(words))
