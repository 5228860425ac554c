"""Scene 5: a population of states, and a norm swept across them.

Source: ours, from Part III.A and III.B; Part V builds on it.
"""

from __future__ import annotations

import math
from functools import cache
from statistics import NormalDist
from typing import Any

import numpy as np
import traitlets

from ..norms import Norm
from ..response import Response, best_response
from . import parts, pictures, wording
from .explorer import Explorer
from .many_states import numbering, totals
from .numerals import fixed
from .quantities import Costs
from .scene import Bet
from .single_norm import jump, level, slope

#: The totals are drawn at so many steps of the norm's level, up to five or beyond the states.
STEPS, END = 100, 5.0
ABOVE, BELOW = 0.8, 0.12


@cache
def two_hundred_states() -> tuple[float, ...]:
    """Return the costs of 200 made-up states: own policies log-normal around 1.

    Source: ours; an illustration, not data.
    """
    standard = NormalDist()
    middles = ((i + 0.5) / 200 for i in range(200))
    return tuple(round(math.exp(-0.5 * standard.inv_cdf(share)), 4) for share in middles)


def end_for(lam: tuple[float, ...]) -> float:
    """Return a round level, at least five, that no state's own policy exceeds."""
    highest = max(END, 1.0 / min(lam))
    power = 10.0 ** math.ceil(math.log10(highest))
    return next(end for end in (power / 5, power / 2, power) if end >= highest)


class World(Explorer):
    """Many states on a line: who is lifted, who slides, and how much of each at every norm.

    Parameters
    ----------
    lam : sequence of float, positive
        Costs of protection, one a state, at most 1000; 200 made-up states by default.
    k : float, 0 to 5, or to a round number beyond the states' own policies
        Level of the norm. If ``lam`` is set so that the range ends below it, it moves there.
    D : float, 0 to 2
        Jump in benefits for meeting it.
    m : float, 0 to 2
        Slope of benefits beyond the norm.

    Raises
    ------
    ValueError
        If a value lies outside its range.

    Examples
    --------
    >>> from backsliding.explorers import World
    >>> World(lam=[2.0, 1.25, 0.5], k=1, D=0.2).response.effect.tolist()
    ['unmoved', 'lifted', 'lowered']

    Source: ours, from Part III; Part V.
    """

    title = "A world of states"
    scene = "world"
    sweeps = "k"
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
    lam = Costs(two_hundred_states())

    def limits(self) -> dict[str, list[float]]:
        """Return lowest and highest value and step by name; the level's reach to every state."""
        end = end_for(self.lam)
        return super().limits() | {"k": [0.0, end, end / STEPS]}

    @traitlets.observe("lam")
    def _follow(self, change: Any) -> None:
        self._about = self._about | {"limits": self.limits()}
        self.k = min(self.k, end_for(self.lam))

    @property
    def norm(self) -> Norm:
        """The norm shown."""
        return Norm(self.k, self.D, self.m)

    @property
    def response(self) -> Response:
        """What the states do."""
        return best_response(np.array(self.lam), self.norm)

    def picture(self) -> dict[str, Any]:
        """Return the states before and after above, the totals at every norm below."""
        r, norm = self.response, self.norm
        end = end_for(self.lam)
        return pictures.picture(
            [_states(r, norm, end), _totals(self.lam, norm, r, end)],
            _sentence(r),
            wording.world_code(norm),
        )


def _states(r: Response, norm: Norm, end: float) -> dict[str, Any]:
    moves = list(zip(r.autonomous.tolist(), r.policy.tolist(), r.effect, strict=True))
    lines = [
        pictures.segments(
            role, [[s, ABOVE, policy, BELOW] for s, policy, effect in moves if effect == role]
        )
        for role in ("unmoved", "lowered", "lifted")
    ]
    return pictures.panel(
        "Each state before and after the norm, joined by a line.",
        x=(0.0, end),
        y=(0.0, 1.0),
        ticks=(numbering(end)[0], 0.0),
        height=260,
        labels=("protection, S", ""),
        marks=[
            pictures.place("norm", norm.k, "k"),
            *lines,
            pictures.dots("before", [[s, ABOVE] for s, _, _ in moves]),
            pictures.dots("after", [[policy, BELOW] for _, policy, _ in moves]),
            pictures.text("label", (end, ABOVE), "without the norm", "end", 12),
            pictures.text("label", (end, BELOW), "with the norm", "end", 12),
        ],
        handles=[parts.level_handle(norm.k)],
    )


def _totals(lam: tuple[float, ...], norm: Norm, r: Response, end: float) -> dict[str, Any]:
    k = end / STEPS * np.arange(STEPS + 1)
    policy = best_response(np.array(lam)[:, None], Norm(k, norm.D, norm.m)).policy
    pull, slide = totals(policy - 1.0 / np.array(lam)[:, None])
    step, top = numbering(float(max(pull.max(), slide.max())))
    here = [float(total) for total in totals(r.policy - r.autonomous)]
    at = {"pull": int(np.argmax(pull)), "slide": STEPS // 10}
    curves = {"pull": pull, "slide": slide}
    return pictures.panel(
        "Total pull and total slide against the level of the norm.",
        x=(0.0, end),
        y=(0.0, top),
        ticks=(numbering(end)[0], step),
        height=240,
        labels=("level of the norm, k", "total change in protection"),
        marks=[
            pictures.place("norm", norm.k, ""),
            *(
                pictures.line(name, list(zip(k.tolist(), curve.tolist(), strict=True)))
                for name, curve in curves.items()
            ),
            *(
                pictures.text(name, (k[i], curves[name][i]), name, "start", 10)
                for name, i in at.items()
            ),
            *(
                pictures.dots(name, [[norm.k, total]])
                for name, total in zip(curves, here, strict=True)
            ),
        ],
        handles=[parts.level_handle(norm.k)],
    )


def _sentence(r: Response) -> str:
    pull, slide = (float(total) for total in totals(r.policy - r.autonomous))
    lifted, lowered = int(np.sum(r.effect == "lifted")), int(np.sum(r.effect == "lowered"))
    direction = "raises" if pull >= slide else "lowers"
    return (
        f"Of {r.policy.size} states {lifted} rise (pull {fixed(pull)}) and {lowered} slide "
        f"(slide {fixed(slide)}): taken together, the norm {direction} protection by "
        f"{fixed(abs(pull - slide))}."
    )
