"""Scene 8: a norm whose threshold is uncertain, against the same norm when it is clear."""

from __future__ import annotations

from ...norms import Norm, OneSidedVagueNorm, VagueNorm
from .quantities import Quantity, Switch
from .scene import Bet
from .single_norm import UnderNorm, cost_of_protection, jump, level, slope


class Vagueness(UnderNorm):
    """A state under a vague norm: it may stop short of the norm, pass it or fall below it.

    ``k`` is the middle of the possible thresholds and ``width`` half the length of their interval;
    at 0 the norm is clear. ``m`` is the slope beyond all of them.

    Examples
    --------
    >>> from backsliding.book.explorers import Vagueness
    >>> round(float(Vagueness().response.policy), 2), float(Vagueness(width=0).response.policy)
    (1.85, 2.0)

    Source: Part IV.B.4; the two readings are ours.
    """

    title = "A vague norm"
    scene = "vagueness"
    instruction = (
        "Drag the far end of the ramp to make the norm clearer or vaguer; drag the norm or its "
        "jump, and on the response curve the dot to another state."
    )
    bet = Bet(
        "This state would grant 2.08 by itself; a clear norm at 2 brings it to 2. Now the norm "
        "blurs: it may ask for anything from 1.2 to 2.8. Where does the state end?",
        ("Still at 2", "Above 2", "Below 2"),
        answer=2,
        told="Below 2: nothing marks the spot at which the state was held, and protection brings "
        "less even before it.",
        before={"width": 0.0},
    )

    first = "width"

    lam = cost_of_protection(0.48)
    k = level(2.0, 4.0, "Middle of the norm")
    D = jump(0.3)
    m = slope()
    width = Quantity(0.8, 0.0, 2.0, "Half-width of the vague stretch", "w")
    one_sided = Switch(False, "Flatten only beyond k")

    @property
    def norm(self) -> VagueNorm | OneSidedVagueNorm:
        """The vague norm shown."""
        kind = OneSidedVagueNorm if self.one_sided else VagueNorm
        return kind(self.k, self.D, self.m, self.width)

    @property
    def clear(self) -> Norm:
        """The same norm when it is clear."""
        return super().norm
