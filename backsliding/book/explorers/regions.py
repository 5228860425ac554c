"""Scene 9: two regions, one norm for both or one for each, and who signs."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from ...norms import Norm
from ...population import (
    Outcome,
    Population,
    best_regional_norms,
    ratification,
    ratification_by_region,
    respond_by_region,
)
from .explorer import Explorer
from .quantities import Policies, Quantity, Switch
from .scene import Bet, Preset
from .single_norm import jump, level, slope

REGIONS = ("weak", "strong")
#: Ten made-up states; the six of `backsliding.book.worlds.two_regions` are among them.
WEAK, STRONG = (0.4, 0.5, 0.7, 0.8, 0.9), (1.8, 2.0, 2.4, 2.6, 2.8)
END = 5.0


def two_regions(weak: tuple[float, ...], strong: tuple[float, ...]) -> Population:
    """Return the states with these policies of their own as a population."""
    homes = [REGIONS[0]] * len(weak) + [REGIONS[1]] * len(strong)
    return Population(1.0 / np.array([*weak, *strong]), regions=homes)


def _presets() -> Iterator[Preset]:
    """Yield arrangements for the ten states, with norms a step short of the best."""
    pop, D = two_regions(WEAK, STRONG), 0.3
    best = pop.best_norm(D), *best_regional_norms(pop, D).values()
    k, k0, k1 = (math.floor(100.0 * norm.k) / 100.0 for norm in best)
    states = {"weak": list(WEAK), "strong": list(STRONG), "D": D, "m": 1.0, "leak": 0.0}
    each = states | {"regional": True, "k0": k0, "k1": k1}
    whole = states | {"regional": False, "k1": k1}
    yield Preset("One for all", whole | {"k0": k}, "A step short of the best single norm.")
    yield Preset("A norm for each", each, "Each norm is a step short of the best for its region.")
    yield Preset("Tiers", each | {"leak": 1.0}, "Both norms bind everyone, as two rungs.")
    yield Preset("One for all, low", whole | {"k0": k0}, "The weak region’s norm for everyone.")
    yield Preset("A little leaks", each | {"leak": 0.05}, "A twentieth of each norm leaks.")
    yield Preset("Tiers, no flattening", each | {"leak": 1.0, "m": 2.0}, "Norms only pull up.")


class Regions(Explorer):
    """Two regions of states that can be dragged: who is moved, who signs, what is best.

    Without ``regional``, ``k0`` is the level of one norm for all, and neither ``k1`` nor ``leak``
    counts.

    Examples
    --------
    >>> from backsliding.book.explorers import Regions
    >>> Regions(weak=[0.7], strong=[2.4, 2.8], k0=1.0).treaty.tolist()
    ['rises', 'rises', 'rises']

    Source: ours, from Part V.A, V.B.1 and V.B.2; the states are made up.
    """

    title = "Two regions"
    scene = "regions"
    instruction = (
        "Drag a norm, or any state: the word on its row says what it does about its treaty. The "
        "bars compare three arrangements, each with norms a step short of those that do most good."
    )
    bet = Bet(
        "Each region has the norm that does most good there, cut to the hundredth. Now a "
        "twentieth of each norm reaches the other region as well. How much of the good is lost?",
        ("About a twentieth", "About a third", "Nothing"),
        answer=1,
        told="About a third, most of it at one state. A best norm stands where some state is "
        "about to give up, and a small leak is enough: the state at 2.4 no longer rises. It and "
        "the two below it slide a little besides.",
        then={"leak": 0.05},
    )
    presets = tuple(_presets())
    first = "presets"

    weak = Policies(WEAK, 0.1, 4.0, "Own policies of the weak region’s states")
    strong = Policies(STRONG, 0.1, 4.0, "Own policies of the strong region’s states")
    regional = Switch(True, "A norm for each region")
    k0 = level(1.15, END, "The weak region’s norm, or the one for all", "k₀")
    k1 = level(3.24, END, "The strong region’s norm, if it has its own", "k₁")
    leak = Quantity(0.0, 0.0, 1.0, "Share that leaks into the other region")
    D = jump(0.3, "Jump at each norm", low=0.01)
    m = slope("Slope beyond each norm")

    @property
    def population(self) -> Population:
        """The states of both regions."""
        return two_regions(self.weak, self.strong)

    @property
    def outcome(self) -> Outcome:
        """What the norms do to every state they bind, whether or not it would sign."""
        pop = self.population
        return respond_by_region(pop, *self._each) if self.regional else pop.respond(self._one)

    @property
    def treaty(self) -> np.ndarray:
        """What each state does about its norm, as in `backsliding.population.ratification`."""
        pop = self.population
        if self.regional:
            return ratification_by_region(pop, *self._each)
        return ratification(pop.lam, self._one)

    @property
    def _one(self) -> Norm:
        return Norm(self.k0, self.D, self.m)

    @property
    def _each(self) -> tuple:
        return dict(zip(REGIONS, (self.k0, self.k1), strict=True)), self.D, self.m, self.leak
