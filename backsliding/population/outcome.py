"""What a norm does to a population: state by state, and added up.

Source: Part III.B; that gains and losses are added up over states is ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..domains import Real, plain
from ..records import Result
from ..response import Response
from ..solver import direction
from .measure import Measure, measured


@dataclass(frozen=True, eq=False, repr=False)
class Outcome(Result):
    """What a norm does to every state of a population.

    Attributes
    ----------
    response : Response
        Each state's policy, its leaders' welfare and gain, and the effect on it.
    weights, regions, names
        As for `Population`, each None if not given.
    measure : callable or None
        What a policy counts for; None for the policy itself.
    joined : ndarray of bool
        Which states joined the norm; all of them where none could refuse it, the default.

    Examples
    --------
    >>> from backsliding import Norm, Population
    >>> out = Population([1.25, 0.4], regions=["south", "north"]).respond(Norm(k=1.0, D=0.2))
    >>> out
    Outcome(pull=0.2, slide=1.25, net=-1.05, lifted=1, lowered=1, unmoved=0)
    >>> list(out.columns())
    ['region', 'joined', 'autonomous', 'policy', 'welfare', 'gain', 'effect']
    """

    response: Response
    weights: NDArray[np.float64] | None = None
    regions: tuple[str, ...] | None = None
    measure: Measure | None = None
    joined: NDArray[np.bool_] = field(default_factory=lambda: np.array(True))
    names: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        joined = np.broadcast_to(self.joined, np.shape(self.response.policy))
        object.__setattr__(self, "joined", joined)
        super().__post_init__()
        if self.measure is not None:
            self._change()  # so that a measure that cannot be taken is refused at once

    def _named(self) -> dict[str, Any]:
        about = {"state": self.names, "region": self.regions, "weight": self.weights}
        return about | {"joined": self.joined} | self.response._named()

    def _shown(self) -> dict[str, Any]:
        totals = ("pull", "slide", "net", "lifted", "lowered", "unmoved")
        return {name: getattr(self, name) for name in totals}

    @property
    def policy(self) -> NDArray[np.float64]:
        """Protection each state grants under the norm."""
        return np.asarray(self.response.policy)

    @property
    def gain(self) -> NDArray[np.float64]:
        """What the norm adds to each state's leaders' welfare."""
        return np.asarray(self.response.gain)

    @property
    def effect(self) -> NDArray[np.str_]:
        """What the norm does to each state, "lifted", "lowered" or "unmoved"."""
        return np.asarray(self.response.effect)

    @property
    def pull(self) -> Real:
        """The weighted sum of what the lifted states add to their protection."""
        return self._total(np.maximum(self._change(), 0.0))

    @property
    def slide(self) -> Real:
        """The weighted sum of what the lowered states take from theirs, as a positive number."""
        return self._total(np.maximum(-self._change(), 0.0))

    @property
    def net(self) -> Real:
        """Pull less slide."""
        return self.pull - self.slide

    @property
    def lifted(self) -> int | NDArray[np.int64]:
        """How many states the norm lifts."""
        return self._count(self._direction() > 0.0)

    @property
    def lowered(self) -> int | NDArray[np.int64]:
        """How many states the norm lowers."""
        return self._count(self._direction() < 0.0)

    @property
    def unmoved(self) -> int | NDArray[np.int64]:
        """How many states stay where they were."""
        return self._count(self._direction() == 0.0)

    @property
    def members(self) -> int | NDArray[np.int64]:
        """How many states joined the norm; all of them where none could refuse it."""
        return self._count(self.joined)

    def by_region(self) -> Mapping[str, Outcome]:
        """Return the outcome of each region's states, by the region's name.

        Examples
        --------
        >>> from backsliding import Norm, Population
        >>> pop = Population([1.25, 0.4, 0.5], regions=["south", "north", "north"])
        >>> parts = pop.respond(Norm(k=1.0, D=0.2)).by_region()
        >>> {name: round(part.net, 12) for name, part in parts.items()}
        {'south': 0.2, 'north': -2.25}
        """
        labels = np.array(self.regions or ())
        return {name: self._of(labels == name) for name in dict.fromkeys(self.regions or ())}

    def _of(self, chosen: NDArray[np.bool_]) -> Outcome:
        r = self.response
        part = Response(*(np.asarray(v)[..., chosen] for v in (r.policy, r.gain, r.autonomous)))
        weights = None if self.weights is None else self.weights[chosen]
        regions, names = (
            None if each is None else tuple(compress(each, chosen))
            for each in (self.regions, self.names)
        )
        return Outcome(part, weights, regions, self.measure, self.joined[..., chosen], names)

    def _change(self) -> NDArray[np.float64]:
        own = measured(np.asarray(self.response.autonomous), self.measure)
        change = measured(self.policy, self.measure) - own
        return np.where(self._direction() == 0.0, 0.0, change)

    def _direction(self) -> NDArray[np.float64]:
        return direction(self.policy, self.response.autonomous)

    def _total(self, values: NDArray[np.float64]) -> Real:
        return plain(np.sum(values if self.weights is None else values * self.weights, axis=-1))

    def _count(self, chosen: NDArray[np.bool_]) -> int | NDArray[np.int64]:
        count = np.count_nonzero(chosen, axis=-1)
        return int(count) if np.ndim(count) == 0 else count
