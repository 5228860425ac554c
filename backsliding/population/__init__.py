"""Many states: what a norm does to all of them, who signs it, and which norm does most good.

Part V of the article draws conclusions for treaties and regions without its own model. Here the
model is put under it. The article defines no sum over states; the sums are ours, and a reader can
change them.

Source: Part V; Part III for what each state does.
"""

from .best_norm import Adopted, BestNorm
from .game import (
    CHOOSERS,
    Majority,
    Membership,
    Memberships,
    adopted_norm,
    liftable_whole,
    majority_norm,
    memberships,
)
from .measure import Measure
from .membership import highest_joiner, joining_threshold, joins, ratification
from .outcome import Outcome
from .progress import TurningPoints, cumulative_effect, turning_points
from .regions import (
    best_regional_norms,
    leak_withstood,
    ratification_by_region,
    respond_by_region,
)
from .states import Population
from .sweep import Sweep

__all__ = [
    "CHOOSERS",
    "Adopted",
    "BestNorm",
    "Majority",
    "Measure",
    "Membership",
    "Memberships",
    "Outcome",
    "Population",
    "Sweep",
    "TurningPoints",
    "adopted_norm",
    "best_regional_norms",
    "cumulative_effect",
    "highest_joiner",
    "joining_threshold",
    "joins",
    "leak_withstood",
    "liftable_whole",
    "majority_norm",
    "memberships",
    "ratification",
    "ratification_by_region",
    "respond_by_region",
    "turning_points",
]
