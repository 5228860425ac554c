"""Worlds for the book: one of the article's numbers, and two that are invented.

Source: footnote 106; the invented worlds are ours and say so.
"""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from .. import domains
from ..population import Population

#: Percentage of prisoners who had not been tried (footnote 106), and the continent, which is ours.
UNTRIED = MappingProxyType(
    {
        "Liberia": (97, "Africa"),
        "Mali": (89, "Africa"),
        "Benin": (80, "Africa"),
        "Haiti": (78, "Americas"),
        "Niger": (76, "Africa"),
        "Bolivia": (74, "Americas"),
        "Congo-Brazzaville": (70, "Africa"),
    }
)

#: The same turned into protection: the percentage of prisoners who had been tried.
TRIED = MappingProxyType({name: 100 - share for name, (share, _) in UNTRIED.items()})

#: States that an invented world may have: a gigabyte of them.
MOST = 10**8


def detention_shares() -> Population:
    """Return the seven countries of footnote 106, placed by the percentage of prisoners tried.

    The scale is ours, and it has a true zero: no prisoner tried. The figures illustrate; they were
    not chosen by these leaders in the absence of norms, which is what the model's ``S*`` means.

    Examples
    --------
    >>> detention_shares().autonomous.round(9).tolist()
    [3.0, 11.0, 20.0, 22.0, 24.0, 26.0, 30.0]

    Source: footnote 106.
    """
    regions = [region for _, region in UNTRIED.values()]
    return Population(1.0 / np.array([*TRIED.values()], float), None, regions, tuple(TRIED))


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
