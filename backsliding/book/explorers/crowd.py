"""Scene 10: a crowd of states on one axis and a norm among them, told without symbols."""

from __future__ import annotations

from .quantities import Costs, Quantity
from .scene import Bet
from .single_norm import level
from .world import World, made_up_states

END = 3.0


class Crowd(World):
    """States as dots on one line: those near the norm are drawn to it, from both sides.

    Examples
    --------
    >>> from backsliding.book.explorers import Crowd
    >>> Crowd(lam=[2.0, 1.25, 0.5]).response.effect.tolist()
    ['unmoved', 'lifted', 'lowered']

    Source: ours, from Part III; the states are made up.
    """

    title = "A crowd of states"
    scene = "crowd"
    instruction = (
        "Drag the norm along the line. Each dot is a state, placed at the protection it grants; "
        "a small dot is where it stood before the norm."
    )
    bet = Bet(
        "Each dot is a made-up state; people are better protected further right. A norm arrives "
        "among them. What becomes of the states beyond it?",
        ("They stay", "They rise further", "They come down"),
        answer=2,
        told="Every one of them comes down, though no rule asks it to.",
    )

    k = level(1.0, END, symbol="")
    D = Quantity(0.2, 0.0, 2.0, "Reward for meeting the norm")
    m = Quantity(1.0, 0.0, 2.0, "What going further than the norm brings")
    lam = Costs(made_up_states(34))

    def limits(self) -> dict[str, list[float]]:
        """Return lowest and highest value and step by name; the level's step stays the same."""
        limits = super().limits()
        return limits | {"k": [*limits["k"][:2], self.traits()["k"].step]}
