"""The article's results, each derived step by step from `backsliding.model`.

Each function returns a `Derivation`. The book prints it, and the closed forms in NumPy are made
from its result. A formula that is typed, since it reads better so, is compared with what SymPy
has worked out. One module holds one section of the article.
"""

from .aggregate import ambition, best_level, conservation, conserved_pull
from .base_case import base_case
from .bounded import immune_states, slide_bound
from .exact_target import capture, flat_or_exact
from .generality import no_inner_optimum, powers_of_cost, steeper_slope
from .higher_norm import (
    comparative_statics,
    critical_norm,
    lifted_band,
    misprint,
    two_candidates,
)
from .lower_norm import corners, flattened_policy, jump_alone, outcome_above, response
from .membership import capped_slide, exposure, liftable_group, participation, preferred_level
from .multiple_standards import added_rung, both_hold, leapfrog, undercut
from .other_theories import compliance_pull, persuasion, race_to_the_middle
from .progress import balance, progress
from .regions import leak, tiers
from .transmission import hand_in_hand, ranks, separability
from .vagueness import averaged_curve, meaningless, neutral_benchmark, protection
from .voluntary import (
    average_practice,
    best_voluntary,
    extra_slide,
    full_exposure,
    hole_and_atom,
    inclusion,
    joining_threshold,
    recruitment,
)
from .yes_no import yes_no

__all__ = [
    "added_rung",
    "ambition",
    "average_practice",
    "averaged_curve",
    "balance",
    "base_case",
    "best_level",
    "best_voluntary",
    "both_hold",
    "capped_slide",
    "capture",
    "comparative_statics",
    "compliance_pull",
    "conservation",
    "conserved_pull",
    "corners",
    "critical_norm",
    "exposure",
    "extra_slide",
    "flat_or_exact",
    "flattened_policy",
    "full_exposure",
    "hand_in_hand",
    "hole_and_atom",
    "immune_states",
    "inclusion",
    "joining_threshold",
    "jump_alone",
    "leak",
    "leapfrog",
    "liftable_group",
    "lifted_band",
    "meaningless",
    "misprint",
    "neutral_benchmark",
    "no_inner_optimum",
    "outcome_above",
    "participation",
    "persuasion",
    "powers_of_cost",
    "preferred_level",
    "progress",
    "protection",
    "race_to_the_middle",
    "ranks",
    "recruitment",
    "response",
    "separability",
    "slide_bound",
    "steeper_slope",
    "tiers",
    "two_candidates",
    "undercut",
    "yes_no",
]
