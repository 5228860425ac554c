"""Two invented worlds, for the book. The article's numbers are in ``book/data/detention.csv``.

Source: ours.
"""

from __future__ import annotations

import numpy as np

from ... import domains
from ...population import Population

#: The most states that an invented world may have; their costs take a gigabyte.
MOST = 10**8


def two_regions() -> Population:
    """Return an invented world of six states: three that grant little and three that grant much.

    Examples
    --------
    >>> two_regions().region_names
    ('weak', 'strong')

    Source: ours.
    """
    own = np.array([0.5, 0.7, 0.9, 2.0, 2.4, 2.8])
    names = ("Ashby", "Birch", "Crale", "Dorne", "Elver", "Frome")
    return Population(1.0 / own, None, ["weak"] * 3 + ["strong"] * 3, names)


def unequal_world(states: int = 20_000) -> Population:
    """Return an invented world in which states are the rarer, the more protection they grant.

    Their own policies lie between a fifth and five, and their density falls evenly from the lowest
    to nothing at the highest. Weights make every sum an average over states.

    Parameters
    ----------
    states : int, at least 1
        How many states.

    Raises
    ------
    ValueError
        If there is not at least one state.

    Examples
    --------
    >>> unequal_world(3).autonomous.round(3).tolist()
    [0.618, 1.606, 3.04]

    Source: ours.
    """
    rule = f"at least 1 and at most {MOST}"
    if not 1 <= domains.integer("states", states, rule) <= MOST:
        raise ValueError(f"states must be {rule}; got {states!r}")
    stronger = 1.0 - (np.arange(states) + 0.5) / states
    own = 0.2 + 4.8 * (1.0 - np.sqrt(stronger))
    return Population(1.0 / own, np.full(states, 1.0 / states))
