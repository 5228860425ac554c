"""Running the audit: every statement, decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ... import domains
from ...tables import Table
from .deciding import LIMIT
from .exactly import written
from .loading import all_records
from .page import ledger
from .record import Claim, Formalised, Outcome, Verdict

#: Whose rows are counted as results of ours: what the article does not say.
OURS = (Formalised.COROLLARY, Formalised.NEW)


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
    >>> from backsliding.book.claims import find
    >>> audit([find("C10")]).counts()
    {'holds': 1}
    """
    outcomes, after_each = [], domains.function("after_each", after_each)
    asked = all_records() if records is None else records
    for record in domains.each("records", asked, Claim, "Claim"):
        outcomes.append(record.check(limit))
        if after_each:
            after_each(outcomes[-1])
    return Audit(tuple(outcomes))


def _rank(verdict: str) -> tuple[bool, int]:
    words = verdict.removeprefix("not formalised by the article: ")
    return words != verdict, list(Verdict).index(Verdict(words))
