"""Scene 1: a state alone, and where its leaders stop.

Source: Part III, Figure 1.
"""

from __future__ import annotations

from typing import Any

from ..closed_forms import autonomous_policy
from ..response import NO_NORM, benefit, cost, welfare
from . import panels, parts, pictures
from .explorer import Explorer
from .numerals import fixed, plain
from .quantities import Quantity
from .scene import Bet
from .single_norm import cost_of_protection

#: The cost curve is held by its height at this policy.
GRIP = 2.0


class StateAlone(Explorer):
    """A state no norm reaches: benefits and costs above, welfare below.

    Parameters
    ----------
    lam : float, 0.25 to 2.5
        The state's cost of protection.
    S : float, 0 to 6
        The policy being tried.

    Raises
    ------
    ValueError
        If a value lies outside its range.

    Examples
    --------
    >>> from backsliding.explorers import StateAlone
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

    lam = cost_of_protection()
    S = Quantity(1.0, 0.0, 6.0, "Policy tried", "S")

    def picture(self) -> dict[str, Any]:
        """Return benefits and costs above, welfare below, with the tangent at the optimum."""
        lam, S = self.lam, self.S
        s = autonomous_policy(lam)
        places = [pictures.place("best", s, "S*"), pictures.place("tried", S, "S")]
        tangent = [cost(s, lam) - 2.0 * s, cost(s, lam) + 2.0 * (parts.END - s)]
        return pictures.picture(
            [
                panels.payoffs(
                    f"Benefits and costs of protection; they are furthest apart at {fixed(s)}.",
                    [
                        *places,
                        pictures.line("tangent", [[0.0, tangent[0]], [parts.END, tangent[1]]]),
                        *parts.payoff_marks(lam, NO_NORM, norm=False),
                        pictures.gap("welfare", S, cost(S, lam), benefit(S)),
                    ],
                    [_grip(lam), _policy(S, benefit(S))],
                ),
                panels.leaders_welfare(
                    f"Welfare, the gap between the two; it is highest at {fixed(s)}.",
                    [
                        *places,
                        pictures.line("zero", [[0.0, 0.0], [parts.END, 0.0]]),
                        *parts.welfare_marks(lam, NO_NORM, norm=False),
                        pictures.dots("best", [[s, welfare(s, lam)]]),
                    ],
                    [_policy(S, welfare(S, lam))],
                ),
            ],
            _sentence(lam, S, s),
            _code(lam, S),
        )


def _policy(S: float, y: float) -> pictures.Mark:
    return pictures.handle("S", (S, y), "x", S, "Policy tried, S", fixed(S))


def _grip(lam: float) -> pictures.Mark:
    at = (GRIP, cost(GRIP, lam))
    return pictures.handle("lam", at, "y", lam, "Cost of protection, lambda", fixed(lam))


def _sentence(lam: float, S: float, s: float) -> str:
    here, best = fixed(welfare(S, lam)), fixed(welfare(s, lam))
    if fixed(S) == fixed(s):
        return (
            f"At {fixed(S)} the next step of protection costs the leaders exactly what it "
            f"brings: this is their best policy, S* = 1/λ, worth {best} to them."
        )
    more, onward = ("more", "go on, up") if s > S else ("less", "go back, down")
    return (
        f"At {fixed(S)} the leaders' welfare is {here}. There the next step of protection brings "
        f"{more} than it costs, so they {onward} to S* = {fixed(s)}, where it is {best}."
    )


def _code(lam: float, S: float) -> str:
    return (
        "import backsliding as bs\n\n"
        f"bs.autonomous_policy({plain(lam)}), bs.welfare({plain(S)}, {plain(lam)})"
    )
