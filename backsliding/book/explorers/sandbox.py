"""Scene 6: every parameter of Part III, and states to start from."""

from __future__ import annotations

from ...closed_forms import autonomous_policy, least_jump
from ...norms import Norm
from ..detention import CEILING, LEGAL_LIMITS
from .quantities import Quantity
from .scene import Preset
from .single_norm import UnderNorm, cost_of_protection, jump, level, slope


def _preset(name: str, lam: float, k: float, D: float, m: float, note: str, tau=1.0) -> Preset:
    return Preset(name, {"lam": lam, "k": k, "D": D, "m": m, "tau": tau}, note)


#: Costs of protection where protection is the ceiling over the months the law allows.
UK, FRANCE = (LEGAL_LIMITS[name] / CEILING for name in ("United Kingdom", "France"))


class Sandbox(UnderNorm):
    """One state and one norm, with everything that Part III lets vary.

    Examples
    --------
    >>> from backsliding.book.explorers import Sandbox
    >>> Sandbox(tau=0).response.effect
    'unmoved'

    Source: Part III; Part IV.A for the share transmitted. The numbers are ours.
    """

    title = "Sandbox"
    scene = "sandbox"
    instruction = "Start from a preset, then drag what you like or use the sliders."
    first = "k"
    presets = (
        _preset("Figure 1", 0.5, 2.9, 1.6, 2.0, "No part of the norm reaches the state.", 0.0),
        _preset("Figure 2", 0.5, 2.9, 1.6, 2.0, "A norm above the state, and a jump."),
        _preset("Figure 3", 0.5, 1.1, 1.2, 2.0, "A norm below the state, and only a jump."),
        _preset("Figure 4", 0.5, 0.6, 1.2, 1.0, "A norm below the state that flattens."),
        _preset(
            "United Kingdom",
            UK,
            1.0,
            1.0,
            1.0,
            f"The article’s detention example on a scale of ours: protection is {CEILING:g} "
            "divided by the months the law allows, so six months are "
            f"{autonomous_policy(UK):.2f} and the norm of twenty is 1. Where the state ends "
            "depends on the scale.",
        ),
        _preset(
            "France",
            FRANCE,
            1.0,
            1.0,
            1.0,
            f"The same scale: forty-eight months are {autonomous_policy(FRANCE):.2f}. The jump "
            f"of 1 is ours; one below {least_jump(FRANCE, 1.0):.2f} would leave France where "
            "it is.",
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

    lam = cost_of_protection()
    k = level(0.6)
    D = jump(1.2)
    m = slope()
    tau = Quantity(1.0, 0.0, 1.0, "Share transmitted", "τ")

    @property
    def norm(self) -> Norm:
        """The norm as it reaches the state."""
        return super().norm.transmitted(self.tau)
