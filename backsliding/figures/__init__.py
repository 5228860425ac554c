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
from .style import use_in_notebook

__all__ = [
    "adoption",
    "figure_1",
    "figure_2",
    "figure_3",
    "figure_4",
    "gain_from_moving",
    "history",
    "lifted_states",
    "misprint",
    "movements",
    "omitted_right",
    "one_slope_two_measures",
    "one_state_every_norm",
    "response_curve",
    "slopes",
    "timeline",
    "use_in_notebook",
]
