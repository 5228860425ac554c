"""Scene 2: a norm above the state, and how far up it may be.

Source: Part III.A, Figure 2; footnotes 113 and 114.
"""

from __future__ import annotations

from typing import Any

from ..closed_forms import autonomous_policy, critical_norm, printed_critical_norm
from ..norms import FULL_SLOPE, Norm
from ..response import welfare
from . import panels, parts, pictures
from .numerals import fixed, plain
from .quantities import Switch
from .scene import Bet
from .single_norm import UnderNorm, jump, level


class HigherNorm(UnderNorm):
    """A state below a norm: it weighs staying against moving up.

    Parameters
    ----------
    lam : float, 0.25 to 2.5
        The state's cost of protection.
    k : float, 0 to 6
        Level of the norm.
    D : float, 0 to 2
        Jump in benefits for meeting it.
    printed : bool
        Whether to show where the article's printed formula puts the critical norm.

    Raises
    ------
    ValueError
        If a value lies outside its range.

    Examples
    --------
    >>> from backsliding.explorers import HigherNorm
    >>> HigherNorm(k=3.5).response.effect
    'lifted'

    Source: Part III.A, Figure 2.
    """

    title = "A higher norm"
    scene = "higher_norm"
    instruction = "Drag the norm along the axis, and the jump up or down."
    bet = Bet(
        "The norm rises to 4. What does this state do?",
        ("It follows, to 4", "It goes part of the way", "It stays where it was"),
        answer=2,
        told="It stays where it was: a norm beyond k̄ moves it not at all.",
        then={"lam": 0.5, "k": 4.0, "D": 1.2},
    )

    k = level(3.0)
    D = jump(1.2)
    printed = Switch(False, "Show where the printed formula puts k̄")

    @property
    def norm(self) -> Norm:
        """The norm shown, a jump and no flattening, as in Figure 2."""
        return Norm(self.k, self.D, FULL_SLOPE)

    def picture(self) -> dict[str, Any]:
        """Return payoffs above and welfare below, with the two policies the state weighs."""
        lam, k, D = self.lam, self.k, self.D
        s, curve = autonomous_policy(lam), self.norm.curve()
        staying, moving = welfare(s, lam), welfare(k, lam, self.norm)
        chosen = float(self.response.policy)
        best = max(staying, moving) if k >= s else welfare(s, lam, self.norm)
        places = _places(lam, k, D, s, self.printed)
        sentence = _sentence(lam, k, D, self.response.effect) + (
            _misprint(lam, k, D) if self.printed else ""
        )
        candidates = [[s, welfare(s, lam, self.norm)], [k, moving]]
        return pictures.picture(
            [
                panels.payoffs(
                    "Benefits, with a jump at the norm, and costs.",
                    [*places, *parts.payoff_marks(lam, curve)],
                    parts.norm_handles(k, D),
                ),
                panels.leaders_welfare(
                    f"Welfare; the state ends at {fixed(chosen)}.",
                    [
                        *places,
                        pictures.line("zero", [[0.0, staying], [parts.END, staying]]),
                        *parts.welfare_marks(lam, curve),
                        pictures.dots("weighed", candidates),
                        pictures.dots("chosen", [[chosen, best]]),
                    ],
                ),
            ],
            sentence,
            _code(lam, k, D),
        )


def _places(lam: float, k: float, D: float, s: float, printed: bool) -> list[pictures.Mark]:
    places = [
        pictures.place("best", s, "S*"),
        pictures.place("norm", k, "k"),
        pictures.place("critical", min(critical_norm(lam, D), parts.END), "k̄"),
    ]
    if printed:
        where = min(printed_critical_norm(lam, D), parts.END)
        places.append(pictures.place("printed", where, "printed k̄"))
    return places


def _sentence(lam: float, k: float, D: float, effect: str) -> str:
    s, bar = autonomous_policy(lam), fixed(critical_norm(lam, D))
    if k <= s:
        return (
            f"The norm asks for {fixed(k)} and the state grants {fixed(s)} unasked: it has "
            "nothing to move up to. With a jump and no flattening, it stays."
        )
    staying, moving = fixed(welfare(s, lam)), fixed(welfare(k, lam, Norm(k, D, FULL_SLOPE)))
    if effect == "lifted":
        return (
            f"Staying at {fixed(s)} is worth {staying} to the leaders and moving up to the norm "
            f"is worth {moving}: the state rises to {fixed(k)}. It follows no norm above "
            f"k̄ = {bar}."
        )
    return (
        f"Staying at {fixed(s)} is worth {staying} to the leaders and moving up to the norm only "
        f"{moving}: the state does not move. The highest norm that would lift it is k̄ = {bar}."
    )


def _misprint(lam: float, k: float, D: float) -> str:
    true, printed = critical_norm(lam, D), printed_critical_norm(lam, D)
    opening = f" The printed formula puts k̄ at {fixed(printed)}"
    if true < k <= printed:
        return opening + " and so would have this state move. It does not."
    if printed < k <= true:
        return opening + " and so would have this state stay. It moves."
    return opening + ", which for this norm leads to the same answer."


def _code(lam: float, k: float, D: float) -> str:
    return (
        "import backsliding as bs\n\n"
        f"norm = bs.Norm(k={plain(k)}, D={plain(D)}, m=2)\n"
        f"r = bs.best_response({plain(lam)}, norm)\n"
        f"r.policy, r.effect, bs.critical_norm({plain(lam)}, {plain(D)})"
    )
