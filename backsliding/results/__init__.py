"""The article's results, each derived step by step from `backsliding.model`.

Each function returns a `Derivation`: what the book prints, and what the tests and the closed
forms in NumPy are made from. No formula is typed where it can be derived. One module holds
one section of the article.
"""

from .aggregate import ambition, best_level, conservation, conserved_pull
from .base_case import base_case
from .higher_norm import (
    comparative_statics,
    critical_norm,
    lifted_band,
    misprint,
    two_candidates,
)
from .lower_norm import corners, flattened_policy, jump_alone, outcome_above, response
from .membership import capped_slide, exposure, liftable_group, participation, preferred_level
from .progress import balance, progress
from .regions import leak, tiers
from .yes_no import yes_no

__all__ = [
    "ambition",
    "balance",
    "base_case",
    "best_level",
    "capped_slide",
    "comparative_statics",
    "conservation",
    "conserved_pull",
    "corners",
    "critical_norm",
    "exposure",
    "flattened_policy",
    "jump_alone",
    "leak",
    "liftable_group",
    "lifted_band",
    "misprint",
    "outcome_above",
    "participation",
    "preferred_level",
    "progress",
    "response",
    "tiers",
    "two_candidates",
    "yes_no",
]
