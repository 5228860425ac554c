"""The book's static figures: parameters in, matplotlib axes out.

One module holds the figures of one Part; `backsliding.figures.style` holds how they look.
"""

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
    "figure_1",
    "figure_2",
    "figure_3",
    "figure_4",
    "gain_from_moving",
    "lifted_states",
    "misprint",
    "one_state_every_norm",
    "response_curve",
    "slopes",
    "use_in_notebook",
]
