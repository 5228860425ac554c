"""What a norm does to a world, as tables for a page or a terminal.

Source: ours; Part V.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ... import domains
from ...norms import Norm
from ...population import Outcome, Population, ratification
from ...solver import rounding
from ...tables import Table

#: How a table says what a state does about a treaty; `ratification` has the words on the left.
WORDS = {
    "promises": "joins, changes nothing",
    "rises": "joins, rises",
    "stays": "joins, stays",
    "slides": "joins, slides",
    "refuses": "would refuse",
}


def states_table(pop: Population, norm: Norm, *, voluntary: bool = False) -> Table:
    """Return what one norm does to each state, and whether its leaders would join.

    Parameters
    ----------
    pop : Population
        Named states, or states that will be numbered.
    norm : norm or curve
        The norm in force.
    voluntary : bool, optional
        True if states may refuse the norm; one that does keeps the policy that it chooses alone.
        By default nobody can.

    Returns
    -------
    Table
        One row a state, in the population's order; policies in the unit of protection, the
        leaders' gain in the unit of benefits.

    Examples
    --------
    >>> pop = Population([1.25, 0.4], names=["Here", "There"])
    >>> print(states_table(pop, Norm(k=1.0, D=0.2)).markdown())
    | state | alone | with the norm | effect | leaders gain | treaty |
    | :-- | --: | --: | :-- | --: | :-- |
    | Here | 0.8 | 1 | lifted | 0.15 | joins, rises |
    | There | 2.5 | 1.25 | lowered | −0.675 | would refuse |

    Source: ours, from Part III and V.B.1.
    """
    domains.instance("pop", pop, Population, "a Population")
    out = pop.respond(norm, voluntary=voluntary)
    _ensure_one_norm(out)
    columns = {"state": pop.names or [str(i + 1) for i in range(len(pop))]}
    if pop.regions is not None:
        columns["region"] = pop.regions
    if pop.weights is not None:
        columns["weight"] = pop.weights
    signs = [WORDS[each] for each in ratification(pop.lam, norm)]
    columns |= {"alone": pop.autonomous, "with the norm": out.policy, "effect": out.effect}
    return Table(columns | {"leaders gain": _beyond_rounding(out), "treaty": signs})


def _beyond_rounding(out: Outcome) -> NDArray[np.float64]:
    """Return the leaders' gains, with nought for those of leaders who are indifferent."""
    s = out.response.autonomous
    return np.where(np.abs(out.gain) <= rounding(1.0 / s, s, out.policy, out.gain), 0.0, out.gain)


def totals_table(out: Outcome, whole: str = "all states") -> Table:
    """Return pull, slide, net and counts, for each region and for all states.

    Parameters
    ----------
    out : Outcome
        What a norm did.
    whole : str, optional
        What the last row is called.

    Returns
    -------
    Table
        Sums in the unit of the outcome's measure; counts of states.

    Examples
    --------
    >>> print(totals_table(Population([1.25, 0.4]).respond(Norm(k=1.0, D=0.2))).markdown())
    | states | pull | slide | net | lifted | lowered | unmoved |
    | :-- | --: | --: | --: | --: | --: | --: |
    | all states | 0.2 | 1.25 | −1.05 | 1 | 1 | 0 |

    Source: ours.
    """
    domains.instance("out", out, Outcome, "the Outcome of a norm for a population")
    domains.instance("whole", whole, str, "text")
    _ensure_one_norm(out)
    regions = out.by_region()
    parts = [*regions.values(), out]
    names = ("pull", "slide", "net", "lifted", "lowered", "unmoved")
    sums = {name: [getattr(part, name) for part in parts] for name in names}
    return Table({"states": [*regions, whole]} | sums)


def _ensure_one_norm(out: Outcome) -> None:
    if np.ndim(out.policy) > 1:
        shape = np.shape(out.policy)[:-1]
        raise ValueError(f"a table shows one norm at a time; got norms of shape {shape}")
