"""Running the audit: every statement, decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from ... import domains
from ...tables import Table
from . import records
from .deciding import LIMIT
from .page import ledger
from .places import PARTS
from .record import Claim, Formalised, Outcome, Verdict
from .typeset import text, world
from .wording import sentence

#: Whose rows are counted as results of ours: what the article does not say.
OURS = (Formalised.COROLLARY, Formalised.NEW)


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
    modules = [
        import_module(f"{records.__name__}.{found.name}")
        for found in iter_modules(records.__path__)
    ]
    claims = [v for module in modules for v in vars(module).values() if isinstance(v, Claim)]
    return tuple(sorted(claims, key=_place_in_the_ledger))


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
        derived = self._of(lambda claim: claim.derivation is not None)
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
                "given": [sentence(formula, text) for formula in outcome.claim.given],
                "statement": sentence(outcome.claim.statement, text),
                "condition": outcome.claim.condition_words,
                "verdict": outcome.words,
                "established": outcome.route,
                "cases": {str(about): world(case) for about, case in outcome.worlds.items()},
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
