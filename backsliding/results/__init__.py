"""The article's results, each derived step by step from `backsliding.model`.

Each function returns a `Derivation`: what the book prints, and what the tests and the closed
forms in NumPy are made from. No formula is typed where it can be derived. One module holds
one section of the article.
"""

from .base_case import base_case
from .higher_norm import (
    comparative_statics,
    critical_norm,
    lifted_band,
    misprint,
    two_candidates,
)
from .lower_norm import corners, flattened_policy, jump_alone, outcome_above, response
from .yes_no import yes_no

__all__ = [
    "base_case",
    "comparative_statics",
    "corners",
    "critical_norm",
    "flattened_policy",
    "jump_alone",
    "lifted_band",
    "misprint",
    "outcome_above",
    "response",
    "two_candidates",
    "yes_no",
]
