"""Scene 6: every parameter of Part III, and states to start from.

Source: Part III and IV.A; the numbers are ours.
"""

from __future__ import annotations

from typing import Any

from ..closed_forms import autonomous_policy
from ..norms import Norm
from ..response import best_response, welfare
from . import parts, pictures, wording
from .explorer import Explorer
from .numerals import fixed
from .quantities import Quantity
from .response_curve import response_panel
from .scene import Preset


def _preset(name: str, lam: float, k: float, D: float, m: float, note: str, tau=1.0) -> Preset:
    return Preset(name, {"lam": lam, "k": k, "D": D, "m": m, "tau": tau}, note)


class Sandbox(Explorer):
    """One state and one norm, with everything that Part III lets vary.

    Parameters
    ----------
    lam : float, 0.25 to 2.5
        The state's cost of protection.
    k : float, 0 to 6
        Level of the norm.
    D : float, 0 to 2
        Jump in benefits for meeting it.
    m : float, 0 to 2
        Slope of benefits beyond the norm.
    tau : float, 0 to 1
        Share of the norm that reaches domestic politics.

    Raises
    ------
    ValueError
        If a value lies outside its range.

    Examples
    --------
    >>> from backsliding.explorers import Sandbox
    >>> Sandbox(tau=0).response.effect
    'unmoved'

    Source: Part III; Part IV.A for the share transmitted.
    """

    title = "Sandbox"
    scene = "sandbox"
    columns = True
    instruction = "Start from a preset, then drag what you like or use the sliders."
    presets = (
        _preset("Figure 1", 0.5, 2.9, 1.6, 2.0, "No part of the norm reaches the state.", 0.0),
        _preset("Figure 2", 0.5, 2.9, 1.6, 2.0, "A norm above the state, and a jump."),
        _preset("Figure 3", 0.5, 1.1, 1.2, 2.0, "A norm below the state, and only a jump."),
        _preset("Figure 4", 0.5, 0.6, 1.2, 1.0, "A norm below the state that flattens."),
        _preset(
            "United Kingdom",
            0.3,
            1.0,
            1.0,
            1.0,
            "The article's detention example on a scale of ours: protection is 20 divided by the "
            "months the law allows, so six months are 3.33 and the norm of twenty is 1. Where "
            "the state ends depends on the scale.",
        ),
        _preset(
            "France",
            2.4,
            1.0,
            1.0,
            1.0,
            "The same scale: forty-eight months are 0.42. The jump of 1 is ours; one below 0.82 "
            "would leave France where it is.",
        ),
        _preset("A norm too ambitious", 0.5, 5.0, 1.2, 1.0, "Out of reach: nothing happens."),
        _preset(
            "A norm too low",
            0.5,
            0.2,
            0.2,
            1.0,
            "The state slides to half, and would under any norm below half its own policy.",
        ),
        _preset("Flat", 0.5, 0.6, 1.2, 0.0, "Nothing is gained beyond the norm."),
        _preset("No flattening", 0.5, 0.6, 1.2, 2.0, "A jump alone moves no one above it."),
    )

    lam = Quantity(0.5, 0.25, 2.5, "Cost of protection", "λ")
    k = Quantity(0.6, 0.0, 6.0, "Level of the norm", "k")
    D = Quantity(1.2, 0.0, 2.0, "Jump at the norm", "D")
    m = Quantity(1.0, 0.0, 2.0, "Slope beyond the norm", "m")
    tau = Quantity(1.0, 0.0, 1.0, "Share transmitted", "τ")

    @property
    def norm(self) -> Norm:
        """The norm as it reaches the state."""
        return Norm(self.k, self.D, self.m).transmitted(self.tau)

    @property
    def response(self):
        """What the state does."""
        return best_response(self.lam, self.norm)

    def picture(self) -> dict[str, Any]:
        """Return payoffs, welfare and the response curve."""
        lam, norm, curve = self.lam, self.norm, self.norm.curve()
        s, r = autonomous_policy(lam), self.response
        places = parts.norm_places(s, norm.k, r.policy)
        return pictures.picture(
            [
                pictures.panel(
                    "Benefits and costs under the norm.",
                    x=(0.0, parts.END),
                    y=(0.0, parts.TOP),
                    ticks=(1.0, 2.0),
                    height=300,
                    labels=("protection, S", "benefits and costs"),
                    marks=[*places, *parts.payoff_marks(lam, curve)],
                    handles=parts.norm_handles(norm.k, norm.D)[:1],
                ),
                response_panel(s, r.policy, norm),
                pictures.panel(
                    f"Welfare; the state ends at {fixed(r.policy)}.",
                    x=(0.0, parts.END),
                    y=parts.WELFARE,
                    ticks=(1.0, 1.0),
                    height=250,
                    labels=("protection, S", "welfare"),
                    marks=[
                        *places,
                        *parts.welfare_marks(lam, curve),
                        pictures.dots("before", [[s, welfare(s, lam)]]),
                        *parts.movement(s, r.policy, r.effect, -0.5),
                        pictures.dots("chosen", [[r.policy, r.welfare]]),
                    ],
                ),
            ],
            wording.under_norm(lam, norm),
            wording.response_code(lam, Norm(self.k, self.D, self.m), self.tau),
        )
