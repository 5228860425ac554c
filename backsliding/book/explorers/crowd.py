"""Scene 10: a crowd of states on one axis and a norm among them, told without symbols.

Source: Part III; the states are made up.
"""

from __future__ import annotations

from .quantities import Costs, Quantity
from .scene import Bet
from .single_norm import level
from .world import World, made_up_states

END = 3.0


class Crowd(World):
    """States as dots on one line: those near the norm are drawn to it, from both sides.

    Parameters
    ----------
    lam : sequence of float, positive
        Costs of protection, one a state, at most 1000; 34 made-up states by default.
    k : float, 0 to 3, or to a round number beyond the states' own policies
        Level of the norm. If ``lam`` is set so that the range ends below it, it moves there.
    D : float, 0 to 2
        Jump in benefits for meeting it.
    m : float, 0 to 2
        Slope of benefits beyond the norm.

    Raises
    ------
    ValueError
        If a value lies outside its range.

    Examples
    --------
    >>> from backsliding.book.explorers import Crowd
    >>> Crowd(lam=[2.0, 1.25, 0.5]).response.effect.tolist()
    ['unmoved', 'lifted', 'lowered']

    Source: ours, from Part III.
    """

    title = "A crowd of states"
    scene = "crowd"
    instruction = (
        "Drag the norm along the line. Each dot is a state, placed at the protection it grants; "
        "a small dot is where it stood before the norm."
    )
    least_end = END
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
        """Return lowest and highest value and step by name, with a fine step for the level."""
        limits = super().limits()
        return limits | {"k": [*limits["k"][:2], 0.01]}
