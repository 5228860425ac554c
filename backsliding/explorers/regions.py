"""Scene 9: two regions, one norm for both or one for each, and who signs.

Source: Part V.A, V.B.1 and V.B.2; the states are made up.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np

from ..norms import Norm
from ..population import (
    Outcome,
    Population,
    ratification,
    ratification_by_region,
    respond_by_region,
)
from . import frontier, pictures
from .explorer import Explorer
from .frontier import Best
from .numerals import fixed, plain
from .quantities import Policies, Quantity, Switch
from .scene import Bet, Preset
from .single_norm import jump, level, slope

REGIONS = ("weak", "strong")
#: Ten made-up states; the six of `backsliding.worlds.two_regions` are among them.
WEAK, STRONG = (0.4, 0.5, 0.7, 0.8, 0.9), (1.8, 2.0, 2.4, 2.6, 2.8)
#: Policies shown, the height of a state's row in pixels, and the rows of the gap.
END, ROW, GAP = 5.0, 26, 0.5


def two_regions(weak: tuple[float, ...], strong: tuple[float, ...]) -> Population:
    """Return the states with these policies of their own as a population."""
    homes = [REGIONS[0]] * len(weak) + [REGIONS[1]] * len(strong)
    return Population(1.0 / np.array([*weak, *strong]), regions=homes)


def _presets() -> Iterator[Preset]:
    """Yield arrangements for the ten states, with norms a step short of the best."""
    best = Best.of(two_regions(WEAK, STRONG), D=0.3, m=1.0)
    k, k0, k1 = (
        math.floor(100.0 * norm.k) / 100.0 for norm in (best.single, *best.regional.values())
    )
    states = {"weak": list(WEAK), "strong": list(STRONG), "D": 0.3, "m": 1.0, "leak": 0.0}
    each = states | {"regional": True, "k0": k0, "k1": k1}
    whole = states | {"regional": False, "k1": k1}
    yield Preset("A norm for each", each, "Each norm is a step short of the best for its region.")
    yield Preset("One for all", whole | {"k0": k}, "A step short of the best single norm.")
    yield Preset("One for all, low", whole | {"k0": k0}, "The weak region's norm for everyone.")
    yield Preset("A little leaks", each | {"leak": 0.05}, "A twentieth of each norm leaks.")
    yield Preset("Tiers", each | {"leak": 1.0}, "Both norms bind everyone, as two rungs.")
    yield Preset("Tiers, no flattening", each | {"leak": 1.0, "m": 2.0}, "Norms only pull up.")


class Regions(Explorer):
    """Two regions of states that can be dragged: who is moved, who signs, what is best.

    Parameters
    ----------
    weak, strong : sequence of float, 0.1 to 4
        Own policies of the states of each region, one to nine of them; made up by default.
    regional : bool
        Whether each region has a norm of its own.
    k0 : float, 0 to 5
        Level of the weak region's norm, or of the one norm for all.
    k1 : float, 0 to 5
        Level of the strong region's norm, if it has its own.
    leak : float, 0 to 1
        Share in which each region's own norm reaches the other region.
    D : float, 0.01 to 2
        Jump in benefits that each norm brings.
    m : float, 0 to 2
        Slope of benefits beyond a norm.

    Raises
    ------
    ValueError
        If a value lies outside its range.

    Examples
    --------
    >>> from backsliding.explorers import Regions
    >>> Regions(weak=[0.7], strong=[2.4, 2.8], k0=1.0).treaty.tolist()
    ['rises', 'rises', 'rises']

    Source: ours, from Part V.A and V.B.
    """

    title = "Two regions"
    scene = "regions"
    columns = True
    instruction = (
        "Drag a norm, or any state: the word on its row says what it does about its treaty. The "
        "curve is one norm for all at every level; the large dot is where this world is."
    )
    bet = Bet(
        "Each region has the norm that does most good there. Now a twentieth of each norm reaches "
        "the other region as well. How much of the good is lost?",
        ("About a twentieth", "About a third", "Nothing"),
        answer=1,
        told="About a third: a best norm stands where some state is about to give up, and the "
        "smallest leak is enough for it. Those that the norm could not lift begin to slide.",
        then={"regional": True, "leak": 0.05},
    )
    presets = tuple(_presets())

    weak = Policies(WEAK, 0.1, 4.0)
    strong = Policies(STRONG, 0.1, 4.0)
    regional = Switch(True, "A norm for each region")
    k0 = level(1.15, END, "The weak region's norm, or the one for all", "k₀")
    k1 = level(3.24, END, "The strong region's norm, if it has its own", "k₁")
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

    def picture(self) -> dict[str, Any]:
        """Return the states, row by row, and beside them pull against slide."""
        pop, out, treaty = self.population, self.outcome, self.treaty
        best = Best.of(pop, self.D, self.m)
        return pictures.picture(
            [
                self._states(out, treaty),
                frontier.panel(pop, self.D, self.m, out, best),
            ],
            _sentence(out, treaty, best),
            self._code(),
        )

    def _states(self, out: Outcome, treaty: np.ndarray) -> dict[str, Any]:
        weak, strong = len(self.weak), len(self.strong)
        tops = (weak + strong + 2 + GAP, strong + 1.0)  # of the regions' blocks of rows
        rows = [
            top - 1.5 - i for top, n in zip(tops, (weak, strong), strict=True) for i in range(n)
        ]
        moves = list(zip(out.response.autonomous, out.policy, out.effect, rows, strict=True))
        levels = (self.k0, self.k1 if self.regional else self.k0)
        floors = (tops[1] + GAP if self.regional else tops[1], 0.0)
        return pictures.panel(
            "Each state on a row of its own, from its own policy to where its norm takes it.",
            x=(0.0, END),
            y=(0.0, tops[0]),
            ticks=(1.0, 0.0),
            height=round(ROW * tops[0]) + 90,
            labels=("protection, S", ""),
            marks=[
                *(
                    pictures.segments("norm", [[k, top, k, floor]])
                    for k, top, floor in zip(levels, tops, floors, strict=True)
                ),
                *(
                    pictures.text("label", (0.08, top - 0.5), name, "end", -4)
                    for name, top in zip(REGIONS, tops, strict=True)
                ),
                *(
                    pictures.arrow(str(effect), (float(s), y), (float(policy), y))
                    for s, policy, effect, y in moves
                    if effect != "unmoved"
                ),
                *(
                    pictures.text(str(does), (END, y), str(does), "start", -4)
                    for does, y in zip(treaty, rows, strict=True)
                ),
            ],
            handles=[*self._norm_handles(levels, tops), *self._state_handles(rows)],
        )

    def _norm_handles(self, levels: tuple, tops: tuple) -> Iterator[pictures.Mark]:
        traits = ("k0", "k1" if self.regional else "k0")
        for trait, k, top, name in zip(traits, levels, tops, REGIONS, strict=True):
            says = f"Norm of the {name} region, {trait}"
            yield pictures.handle(trait, (k, top - 0.5), "x", k, says, fixed(k))

    def _state_handles(self, rows: list[float]) -> Iterator[pictures.Mark]:
        states = [(name, i, s) for name in REGIONS for i, s in enumerate(getattr(self, name))]
        for (name, i, s), y in zip(states, rows, strict=True):
            says = f"Own policy of state {i + 1} in the {name} region"
            yield pictures.handle(name, (s, y), "x", s, says, fixed(s), i)

    def _code(self) -> str:
        weak, strong = (", ".join(map(plain, own)) for own in (self.weak, self.strong))
        D, m = plain(self.D), plain(self.m)
        homes = " + ".join(f'["{name}"] * {len(getattr(self, name))}' for name in REGIONS)
        respond = f"world.respond(bs.Norm(k={plain(self.k0)}, D={D}, m={m}))"
        if self.regional:
            levels = f'{{"weak": {plain(self.k0)}, "strong": {plain(self.k1)}}}'
            respond = f"respond_by_region(world, {levels}, {D}, {m}, leak={plain(self.leak)})"
        return (
            "import backsliding as bs\n"
            "from backsliding.population import respond_by_region\n\n"
            f"own = [{weak}, {strong}]\n"
            f"world = bs.Population([1 / s for s in own], regions={homes})\n"
            f"out = {respond}\n"
            f"out.pull, out.slide, *world.best_norm({D}, {m})[:2]"
        )


def _sentence(out: Outcome, treaty: np.ndarray, best: Best) -> str:
    does = Counter(treaty.tolist())
    signs = len(treaty) - does["refuses"]
    levels = (norm.k for norm in (best.single, *best.regional.values()))
    # At a best norm some state is about to give up: rounded up, it would bring far less.
    single, weak, strong = (fixed(math.floor(100.0 * k) / 100.0) for k in levels)
    good = fixed(sum(norm.net for norm in best.regional.values()))
    return (
        f"Of {len(treaty)} states {out.lifted} rise and {out.lowered} slide; {signs} would sign, "
        f"{does['promises']} of them an empty promise. Pull {fixed(out.pull)} less slide "
        f"{fixed(out.slide)} is {fixed(out.net)}. The best single norm, at {single} or just "
        f"above, would bring {fixed(best.single.net)}; the best for each region, at {weak} and "
        f"{strong} or just above, would bring {good} if none leaks."
    )
