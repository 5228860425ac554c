"""Scene 1: a state alone, and where its leaders stop."""

from __future__ import annotations

from .explorer import Explorer
from .quantities import Quantity
from .scene import Bet
from .single_norm import cost_of_protection


class StateAlone(Explorer):
    """A state no norm reaches: benefits and costs above, welfare below.

    Examples
    --------
    >>> from backsliding.book.explorers import StateAlone
    >>> StateAlone(lam=0.5, S=1.0)
    StateAlone(lam=0.5, S=1.0)

    Source: Part III, Figure 1.
    """

    title = "A state alone"
    scene = "state_alone"
    instruction = (
        "Drag the dot along the curves to try a policy; drag the square to tilt the cost curve."
    )
    bet = Bet(
        "Protection becomes twice as costly to these leaders. How much of it is left at their "
        "best policy?",
        ("Half", "A quarter", "None"),
        answer=0,
        told="Half is left: the best policy is one divided by the cost.",
        then={"lam": 1.0, "S": 1.0},
    )

    first = "S"

    lam = cost_of_protection()
    S = Quantity(1.0, 0.0, 6.0, "Policy tried", "S")
