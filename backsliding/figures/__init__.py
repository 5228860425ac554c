"""The book's static figures: parameters in, matplotlib axes out.

One module holds the figures of one Part; `backsliding.figures.style` holds how they look.
"""

from .part_1 import history, movements
from .part_2 import adoption, omitted_right, one_slope_two_measures, timeline
from .part_3 import (
    figure_1,
    figure_2,
    figure_3,
    figure_4,
    gain_from_moving,
    lifted_states,
    misprint,
    one_state_every_norm,
    response_curve,
    slopes,
)
from .part_4 import (
    benefit_curves,
    captured_states,
    change_of_policy,
    figure_5,
    race_to_the_middle,
    receptivity,
    responses,
    valley,
    when_a_ladder_behaves,
)
from .part_5 import (
    ambition,
    arrangements,
    balance,
    frontier,
    leakage,
    partial_exposure,
    preferred_levels,
    progress,
    ratification_pattern,
    sweep,
    who_is_at_the_table,
    world,
)
from .style import use_in_notebook

__all__ = [
    "adoption",
    "ambition",
    "arrangements",
    "balance",
    "benefit_curves",
    "captured_states",
    "change_of_policy",
    "figure_1",
    "figure_2",
    "figure_3",
    "figure_4",
    "figure_5",
    "frontier",
    "gain_from_moving",
    "history",
    "leakage",
    "lifted_states",
    "misprint",
    "movements",
    "omitted_right",
    "one_slope_two_measures",
    "one_state_every_norm",
    "partial_exposure",
    "preferred_levels",
    "progress",
    "race_to_the_middle",
    "ratification_pattern",
    "receptivity",
    "response_curve",
    "responses",
    "slopes",
    "sweep",
    "timeline",
    "use_in_notebook",
    "valley",
    "when_a_ladder_behaves",
    "who_is_at_the_table",
    "world",
]
