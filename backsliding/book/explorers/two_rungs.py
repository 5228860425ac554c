"""Scene 7: two standards on one issue, and what the lower does to the hold of the higher."""

from __future__ import annotations

from ...norms import Ladder, Norm
from .scene import Bet
from .single_norm import UnderNorm, cost_of_protection, jump, level, slope


class TwoRungs(UnderNorm):
    """A ladder of two rungs: a state climbs, is held, leapfrogs the lower or is undercut.

    The lower rung pushes the higher before it: where ``k1`` is below ``k0``, both stand at ``k0``.

    Examples
    --------
    >>> from backsliding.book.explorers import TwoRungs
    >>> float(TwoRungs().response.policy), float(TwoRungs(D1=0.5).response.policy)
    (1.0, 1.9)

    Source: Part IV.B.3, Figure 5; that a state may leapfrog or be undercut is ours.
    """

    title = "Two rungs"
    scene = "two_rungs"
    instruction = (
        "Drag either rung along the axis; the lower pushes the higher before it. On the response "
        "curve drag the dot to another state. Raise the higher jump until that rung holds again."
    )
    bet = Bet(
        "This state would grant 2 by itself; a norm at 1.9 brings it to 1.9. Now a lower rung is "
        "added, at 0.5. Where does the state end?",
        ("At 1.9, as before", "Between the rungs", "At the lower rung"),
        answer=1,
        told="Between the rungs, at 1: the lower rung takes from protection above it, and the "
        "small jump at the higher no longer holds the state.",
    )

    first = "D1"

    lam = cost_of_protection()
    k0 = level(0.5, words="Lower rung", symbol="k₀")
    D0 = jump(0.3, "Jump at the lower rung", "D₀")
    k1 = level(1.9, words="Higher rung", symbol="k₁")
    D1 = jump(0.1, "Jump at the higher rung", "D₁")
    m = slope("Slope beyond each rung")

    @property
    def norm(self) -> Ladder:
        """The ladder shown."""
        higher = max(self.k0, self.k1)
        return Ladder([Norm(self.k0, self.D0, self.m), Norm(higher, self.D1, self.m)])
