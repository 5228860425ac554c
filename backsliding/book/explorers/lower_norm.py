"""Scene 3: a norm below the state, with and without flattening."""

from __future__ import annotations

from .scene import Bet, Preset
from .single_norm import UnderNorm, cost_of_protection, jump, level, slope


class LowerNorm(UnderNorm):
    """A state above a norm: it stays, or slides to the larger of two policies.

    A slope ``m`` of 2 beyond the norm is no flattening, 0 a flat curve.

    Examples
    --------
    >>> from backsliding.book.explorers import LowerNorm
    >>> float(LowerNorm(m=0).response.policy)
    0.6

    Source: Part III.B, Figures 3 and 4; footnote 122 for the flat curve.
    """

    title = "A lower norm"
    scene = "lower_norm"
    instruction = (
        "Drag the far end of the benefit curve up or down to change its slope beyond the norm; "
        "drag the norm along the axis."
    )
    bet = Bet(
        "This state grants 2. Now a norm appears below it, at 0.6. What does it do to the state?",
        ("Nothing", "It pulls it up", "It lets it slide"),
        answer=2,
        told="It slides: further protection now brings the leaders less, so they grant less.",
    )
    presets = (
        Preset("Jump alone (Figure 3)", {"lam": 0.5, "k": 1.1, "D": 1.2, "m": 2.0}),
        Preset("Flattened (Figure 4)", {"lam": 0.5, "k": 0.6, "D": 1.2, "m": 1.0}),
        Preset("Flat", {"lam": 0.5, "k": 0.6, "D": 1.2, "m": 0.0}),
    )

    first = "m"

    lam = cost_of_protection()
    k = level(0.6)
    D = jump(1.2)
    m = slope()
