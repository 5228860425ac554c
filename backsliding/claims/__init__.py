"""The audit: every formal claim of the article, with a verdict and a check that runs.

A record says where the article makes a claim, what it says in the model's terms, and which
verdict we expect. Its check computes findings, and the findings make the verdict. Nothing is
run until `audit` is called.
"""

from .audit import Audit, all, audit, find
from .disturbance import disturbances
from .evidence import Evidence, Kind, Verdict
from .record import Claim, Formalised, Outcome, run

__all__ = [
    "Audit",
    "Claim",
    "Evidence",
    "Formalised",
    "Kind",
    "Outcome",
    "Verdict",
    "all",
    "audit",
    "disturbances",
    "find",
    "run",
]
