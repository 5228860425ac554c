"""Scene 2: a norm above the state, and how far up it may be."""

from __future__ import annotations

from ...norms import FULL_SLOPE, Norm
from .quantities import Switch
from .scene import Bet
from .single_norm import UnderNorm, cost_of_protection, jump, level


class HigherNorm(UnderNorm):
    """A state below a norm: it weighs staying against moving up.

    Examples
    --------
    >>> from backsliding.book.explorers import HigherNorm
    >>> HigherNorm(k=3.5).response.effect
    'lifted'

    Source: Part III.A, Figure 2; footnotes 113 and 114.
    """

    title = "A higher norm"
    scene = "higher_norm"
    instruction = "Drag the norm along the axis, and the jump up or down."
    bet = Bet(
        "A norm at 3 has lifted this state from 2. Now the norm rises to 4. What does the state "
        "do?",
        ("It follows, to 4", "It stops part of the way", "It lets go, back to 2"),
        answer=2,
        told="It lets go: beyond k̄ the norm asks for more than meeting it is worth.",
        then={"k": 4.0},
    )

    first = "k"

    lam = cost_of_protection()
    k = level(3.0)
    D = jump(1.2)
    printed = Switch(False, "Show where the printed formula puts k̄")

    @property
    def norm(self) -> Norm:
        """The norm shown, a jump and no flattening, as in Figure 2."""
        return Norm(self.k, self.D, FULL_SLOPE)
