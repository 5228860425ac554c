"""Scene 8: a norm whose threshold is uncertain, against the same norm when it is clear.

Source: Part IV.B.4; the two readings are ours.
"""

from __future__ import annotations

from typing import Any

from ..norms import Norm, OneSidedVagueNorm, VagueNorm
from ..response import benefit, best_response
from . import every_state, panels, parts, pictures
from .numerals import fixed, plain
from .quantities import Quantity, Switch
from .scene import Bet
from .single_norm import UnderNorm, cost_of_protection, jump, level, slope


class Vagueness(UnderNorm):
    """A state under a vague norm: it may stop short of the norm, pass it or fall below it.

    Parameters
    ----------
    lam : float, 0.25 to 2.5
        The state's cost of protection.
    k : float, 0 to 4
        Middle of the possible thresholds.
    D : float, 0 to 2
        Jump in benefits for meeting the norm.
    m : float, 0 to 2
        Slope of benefits beyond every possible threshold.
    width : float, 0 to 2
        Half the length of the interval of possible thresholds; 0 is a clear norm.
    one_sided : bool
        Whether benefits flatten only beyond ``k``.

    Raises
    ------
    ValueError
        If a value lies outside its range.

    Examples
    --------
    >>> from backsliding.explorers import Vagueness
    >>> round(float(Vagueness().response.policy), 2), float(Vagueness(width=0).response.policy)
    (1.85, 2.0)

    Source: Part IV.B.4.
    """

    title = "A vague norm"
    scene = "vagueness"
    columns = True
    instruction = (
        "Drag the far end of the ramp to make the norm clearer or vaguer; drag the norm, its "
        "jump, or the dot."
    )
    bet = Bet(
        "A norm stands at 2, and a clear one would hold this state there. Now it is vague: it may "
        "ask for anything from 1.2 to 2.8. Where does the state end?",
        ("Still at 2", "Above 2", "Below 2"),
        answer=2,
        told="Below 2: nothing marks the spot at which the state was held, and protection brings "
        "less even before it.",
        veils=True,
    )

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
        return Norm(self.k, self.D, self.m)

    def picture(self) -> dict[str, Any]:
        """Return payoffs and every state's response, with the clear norm's as ghosts."""
        lam, k, curve = self.lam, self.k, self.norm.curve()
        r = self.response
        s = r.autonomous
        return pictures.picture(
            [
                panels.payoffs(
                    "Benefits, with a ramp where the norm is vague, and costs.",
                    [
                        *parts.norm_places(s, k, r.policy),
                        parts.benefit_curve("ghost", self.clear.curve()),
                        *parts.payoff_marks(lam, curve, norm=False),
                        every_state.dotted("clear norm"),
                    ],
                    [*parts.norm_handles(k, self.D), self._width_handle()],
                    height=350,
                    across="protection, S",
                ),
                every_state.panel(
                    r,
                    self.norm,
                    self.clear,
                    "clear norm",
                    [pictures.place("norm", k, "k")],
                ),
            ],
            _sentence(s, r.policy, k, best_response(lam, self.clear).policy),
            self._code(),
        )

    def _width_handle(self) -> pictures.Mark:
        x, width = self.k + self.width, self.width
        y = min(benefit(x, self.norm), parts.TOP)
        return pictures.handle("width", (x, y), "x", width, "Half-width, w", fixed(width))

    def _code(self) -> str:
        kind = type(self.norm).__name__
        norm = f"k={plain(self.k)}, D={plain(self.D)}, m={plain(self.m)}"
        lam = plain(self.lam)
        return (
            "import backsliding as bs\n\n"
            f"vague = bs.{kind}({norm}, width={plain(self.width)})\n"
            f"clear = bs.Norm({norm})\n"
            f"bs.best_response({lam}, vague).policy, bs.best_response({lam}, clear).policy"
        )


def _sentence(s: float, policy: float, k: float, clear: float) -> str:
    same = fixed(policy) == fixed(clear)
    return f"{_conduct(s, policy, k)} " + (
        "A clear norm would do the same."
        if same
        else f"Under a clear norm it would end at {fixed(clear)}."
    )


def _conduct(s: float, policy: float, k: float) -> str:
    own, end, norm = fixed(s), fixed(policy), fixed(k)
    if end == own:
        return f"The vague norm leaves the state at {own}."
    moves = "rises" if policy > s else "slides" if policy > k else "falls"
    if end == norm:
        where = "to the norm itself"
    elif policy > s:
        where = (
            f"without reaching the norm at {norm}" if policy < k else f"beyond the norm at {norm}"
        )
    elif policy > k:
        where = f"still above the norm at {norm}"
    elif s < k:
        where = f"further below the norm at {norm}"
    else:
        where = f"below the norm at {norm}"
    return f"The state {moves} from {own} to {end}, {where}."
