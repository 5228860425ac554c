"""Scene 5: a population of states, and a norm swept across them."""

from __future__ import annotations

import math
from functools import cache
from statistics import NormalDist
from typing import Any

import traitlets

from .quantities import Costs
from .scene import Bet
from .single_norm import UnderNorm, jump, level, slope

#: How many steps there are in the range of the norm's level.
STEPS, END = 100, 5.0


@cache
def made_up_states(number: int) -> tuple[float, ...]:
    """Return the costs of so many made-up states: own policies log-normal around 1.

    Source: ours; an illustration, not data.
    """
    standard = NormalDist()
    middles = ((i + 0.5) / number for i in range(number))
    return tuple(round(math.exp(-0.5 * standard.inv_cdf(share)), 4) for share in middles)


def end_for(lam: tuple[float, ...], least: float) -> float:
    """Return a round level, at least the one given, that no state's own policy exceeds."""
    highest = 1.0 / min(lam)
    if highest <= least:
        return least
    power = 10.0 ** math.ceil(math.log10(highest))
    return next(end for end in (power / 5, power / 2, power) if end >= highest)


class World(UnderNorm):
    """Many states on a line: who is lifted, who slides, and how much of each at every norm.

    The range of ``k`` grows with the states' own policies. Where ``lam`` is set so that it ends
    below the norm, the norm moves to its end.

    Examples
    --------
    >>> from backsliding.book.explorers import World
    >>> World(lam=[2.0, 1.25, 0.5], k=1, D=0.2).response.effect.tolist()
    ['unmoved', 'lifted', 'lowered']

    Source: ours, from Part III.A and III.B; Part V builds on it.
    """

    title = "A world of states"
    scene = "world"
    sweeps = first = "k"
    instruction = "Drag the norm across the states, or let it sweep."
    bet = Bet(
        "The norm rises from 1 to 2.5. What becomes of the slide, all states taken together?",
        ("It grows", "It stays as it is", "It shrinks"),
        answer=2,
        told="It shrinks: fewer states lie beyond a higher norm, and it stops those that do "
        "higher up.",
        then={"k": 2.5},
    )

    k = level(1.0, END, step=END / STEPS)
    D = jump(0.5)
    m = slope()
    lam = Costs(made_up_states(200))

    def limits(self) -> dict[str, list[float]]:
        """Return lowest and highest value and step by name; the level's reaches every state."""
        end = end_for(self.lam, self.traits()["k"].high)
        return super().limits() | {"k": [0.0, end, end / STEPS]}

    @traitlets.observe("lam")
    def _follow(self, change: Any) -> None:
        limits = self.limits()
        self._about = self._about | {"limits": limits}
        self.k = min(self.k, limits["k"][1])
