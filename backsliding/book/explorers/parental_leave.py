"""The two standards of one directive, and what the model makes of each: Sweden's parental leave.

Both are the scene of one state and a norm, with the numbers that the article gives.

Source: Part II.C, text at footnotes 87 and 92 to 100; the article's slope, and no reward, which
does not matter to a state above its norm.
"""

from __future__ import annotations

from .five_minutes import OneState
from .quantities import Costs, Quantity
from .scene import Bet
from .single_norm import level


class Pay(OneState):
    """Pay during leave, in percent: 90 alone, and sick pay, at 80, as the standard."""

    title = "Pay during leave, in percent"

    lam = Costs((1 / 90,))
    k = level(80.0, 100.0, "The standard: sick pay", "", step=1.0)
    D = Quantity(0.0, 0.0, 2.0, "Reward for meeting the norm")


class Weeks(Pay):
    """Weeks of leave: 26 alone, and fourteen as the standard."""

    title = "Weeks of leave"
    bet = Bet(
        "The same directive asks for fourteen weeks of leave, and Sweden gave 26. Where does the "
        "same model have it end?",
        ("At 26, as before", "Half way, at 20", "At 14"),
        answer=2,
        told="At 14. The article reports no such cut: here the case does not fit.",
    )

    lam = Costs((1 / 26,))
    k = level(14.0, 40.0, "The standard", "", step=1.0)
