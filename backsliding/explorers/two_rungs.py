"""Scene 7: two standards on one issue, and what the lower does to the hold of the higher.

Source: Part IV.B.3, Figure 5; that a state may leapfrog or be undercut is ours.
"""

from __future__ import annotations

from typing import Any

from ..norms import Ladder, Norm
from ..response import best_response
from . import every_state, panels, parts, pictures
from .numerals import fixed, plain
from .scene import Bet
from .single_norm import UnderNorm, jump, level, slope


class TwoRungs(UnderNorm):
    """A ladder of two rungs: a state climbs, is held, leapfrogs the lower or is undercut.

    Parameters
    ----------
    lam : float, 0.25 to 2.5
        The state's cost of protection.
    k0, k1 : float, 0 to 6
        Levels of the rungs. The lower pushes the higher before it: where ``k1`` is below
        ``k0``, both stand at ``k0``.
    D0, D1 : float, 0 to 2
        Jumps in benefits for meeting them.
    m : float, 0 to 2
        Slope of benefits beyond each rung.

    Raises
    ------
    ValueError
        If a value lies outside its range.

    Examples
    --------
    >>> from backsliding.explorers import TwoRungs
    >>> float(TwoRungs().response.policy), float(TwoRungs(D1=0.5).response.policy)
    (1.0, 1.9)

    Source: Part IV.B.3.
    """

    title = "Two rungs"
    scene = "two_rungs"
    columns = True
    instruction = (
        "Drag either rung along the axis; the lower pushes the higher before it. Drag the dot to "
        "another state."
    )
    bet = Bet(
        "This state grants 2, above both rungs of a ladder, at 0.5 and 1.9. The higher rung alone "
        "would hold it at 1.9. Where does it end under both?",
        ("At 1.9, as before", "Between the rungs", "At the lower rung"),
        answer=1,
        told="Between the rungs, at 1: the lower rung takes from protection above it, and the "
        "small jump at the higher no longer holds the state.",
        veils=True,
    )

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

    def picture(self) -> dict[str, Any]:
        """Return the payoffs under the ladder, and beside them every state's response."""
        lam, ladder = self.lam, self.norm
        r = self.response
        s = r.autonomous
        rungs = [
            pictures.place("norm", rung.k, name)
            for rung, name in zip(ladder.rungs, ("k₀", "k₁"), strict=True)
        ]
        ends = [pictures.place("best", s, "S*"), pictures.place("outcome", r.policy, "end")]
        return pictures.picture(
            [
                panels.payoffs(
                    "Benefits, with a jump at each rung, and costs.",
                    [*ends, *rungs, *parts.payoff_marks(lam, ladder.curve())],
                    self._handles(ladder),
                    height=350,
                    across="protection, S",
                ),
                every_state.panel(r, ladder, ladder.rungs[0], "lower rung alone", rungs),
            ],
            _sentence(s, r.policy, ladder),
            _code(lam, ladder),
        )

    def _handles(self, ladder: Ladder) -> list[pictures.Mark]:
        lower, higher = (rung.k for rung in ladder.rungs)
        return [
            pictures.handle("k0", (lower, 0.0), "x", self.k0, "Lower rung, k0", fixed(lower)),
            pictures.handle("k1", (higher, 0.0), "x", self.k1, "Higher rung, k1", fixed(higher)),
        ]


def _sentence(s: float, policy: float, ladder: Ladder) -> str:
    lower, higher = (fixed(best_response(1.0 / s, rung).policy) for rung in ladder.rungs)
    return (
        f"{_conduct(s, policy, *(rung.k for rung in ladder.rungs))} Under the lower rung alone it "
        f"would end at {lower}, under the higher alone at {higher}."
    )


def _conduct(s: float, policy: float, k0: float, k1: float) -> str:
    own, end, lower, higher = (fixed(number) for number in (s, policy, k0, k1))
    if end == own:
        return f"The state stays at {own}: the ladder does not move it."
    if policy > s:
        if end == higher and s < k0 < k1:
            return (
                f"The state leapfrogs from {own} past the lower rung to the higher, at {higher}."
            )
        return f"The state climbs from {own} to the {_rung(end, higher)} rung, at {end}."
    if end == higher or (end == lower and s < k1):
        return (
            f"The state slides from {own} and is held at the {_rung(end, higher)} rung, at {end}."
        )
    if s >= k1 > policy:
        return (
            f"The state is undercut: it falls from {own} to {end}, below the higher rung at "
            f"{higher}."
        )
    where = "above both rungs" if policy > k1 else "between the rungs"
    return f"The state slides from {own} to {end}, {where}."


def _rung(end: str, higher: str) -> str:
    return "higher" if end == higher else "lower"


def _code(lam: float, ladder: Ladder) -> str:
    rungs = ", ".join(
        f"bs.Norm(k={plain(rung.k)}, D={plain(rung.D)}, m={plain(rung.m)})"
        for rung in ladder.rungs
    )
    return (
        "import backsliding as bs\n\n"
        f"ladder = bs.Ladder([{rungs}])\n"
        f"alone = [bs.best_response({plain(lam)}, rung).policy for rung in ladder.rungs]\n"
        f"bs.best_response({plain(lam)}, ladder).policy, *alone"
    )
