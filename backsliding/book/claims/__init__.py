"""The audit: every formal claim of the article, with a statement that is decided.

A record says where the article makes a claim, what it says, and the formula that two decision
procedures, Z3 and cvc5, are asked about. The verdict follows from their answers; none is written
down. Nothing is asked until `audit` is called, or a record's verdict is looked at.
"""

from .audit import Audit, audit
from .deciding import Answer, Decision, Question, decide
from .loading import all_records as all
from .loading import find
from .record import Claim, Formalised, Outcome, Verdict

__all__ = [
    "Answer",
    "Audit",
    "Claim",
    "Decision",
    "Formalised",
    "Outcome",
    "Question",
    "Verdict",
    "all",
    "audit",
    "decide",
    "find",
]
