"""Scene 4: every state at once, and one of them looked at closely.

Source: ours, from Part III.A and III.B together.
"""

from __future__ import annotations

from typing import Any

from ..closed_forms import lifted_band
from ..norms import FULL_SLOPE, Norm
from ..response import Response
from . import panels, parts, pictures, wording
from .numerals import fixed
from .scene import Bet
from .single_norm import UnderNorm, jump, level, slope


class ResponseCurve(UnderNorm):
    """Where each state ends under a norm, against where it would be alone.

    Parameters
    ----------
    lam : float, 0.25 to 2.5
        Cost of protection of the state marked by the dot.
    k : float, 0 to 6
        Level of the norm.
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
    >>> from backsliding.explorers import ResponseCurve
    >>> ResponseCurve(lam=0.3, k=1).norm
    Norm(k=1.0, D=0.5, m=1.0)

    Source: ours, from Part III.A and III.B.
    """

    title = "The response curve"
    scene = "response_curve"
    columns = True
    instruction = "Drag the dot to another state; drag the norm along the axis."
    bet = Bet(
        "Two states lie beyond the norm, at 2.4 and at 3.6. Which of them gives up more?",
        ("The one at 2.4", "The one at 3.6", "Both the same"),
        answer=1,
        told="The one at 3.6: far beyond the norm, every state gives up the same share.",
        then={"lam": 1 / 3.6, "k": 1.5, "D": 0.5, "m": 1.0},
    )

    k = level(1.5)
    D = jump(0.5)
    m = slope()

    @property
    def norm(self) -> Norm:
        """The norm shown."""
        return Norm(self.k, self.D, self.m)

    def picture(self) -> dict[str, Any]:
        """Return the response curve, and beside it the payoffs of the state at the dot."""
        lam, norm, r = self.lam, self.norm, self.response
        return pictures.picture(
            [
                response_panel(r, norm),
                panels.payoffs(
                    f"The payoffs of the state at the dot, which ends at {fixed(r.policy)}.",
                    [
                        *parts.norm_places(r.autonomous, norm.k, r.policy),
                        *parts.payoff_marks(lam, norm.curve()),
                    ],
                    height=350,
                    across="protection, S",
                ),
            ],
            f"{wording.under_norm(lam, norm)} {wording.everyone(norm)}",
            wording.every_state_code(norm),
        )


def response_panel(r: Response, norm: Norm) -> dict[str, Any]:
    """Return the panel of the response curve, with one state's dot on it."""
    marks = [pictures.place("norm", norm.k, "k"), *_stretches(norm), panels.state_moved(r)]
    return panels.responses(r, marks, [parts.level_handle(norm.k)])


def _stretches(norm: Norm) -> list[pictures.Mark]:
    """Return the curve in its stretches: not reached, lifted, held at the norm, sliding."""
    k, m, end = norm.k, norm.m, parts.END
    weakest = min(lifted_band(k, norm.D).weakest, k)
    corner = min(FULL_SLOPE * k / m, end) if m > 0.0 else end
    share = m / FULL_SLOPE
    return [
        pictures.line("ghost", [[0.0, 0.0], [end, end]]),
        pictures.line("unmoved", [[0.0, 0.0], [weakest, weakest]]),
        pictures.segments("jump", [[weakest, weakest, weakest, k]]),
        pictures.line("lifted", [[weakest, k], [k, k]]),
        pictures.line("lowered", [[k, k], [corner, k], [end, max(share * end, k)]]),
        pictures.text("ghost", (0.94 * end, 0.94 * end), "no norm", "end", 6),
        pictures.text("lifted", (0.5 * (weakest + k), k), "lifted", "middle", 8),
        pictures.text("lowered", (end, max(share * end, k)), "slides", "start", -4),
    ]
