"""Which conclusions hang on which assumption: each is dropped in turn and all are asked again.

States are named by what they would do alone, in the model at hand; norms stand at three levels,
with two jumps. Every cell is computed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import product
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from ...norms import Ladder, Norm, VagueNorm, WindowedNorm
from ...response import best_response
from ...tables import Table

#: From below the weakest state that any of the norms lifts, to beyond the strongest slide.
STATES = np.geomspace(0.005, 12, 201)
LEVELS, JUMPS = (0.5, 1.0, 2.0), (0.1, 0.5)
#: Where transmission is unequal, every other state receives a quarter of the norm only.
SHARES = np.where(np.arange(STATES.size) % 2, 1.0, 0.25)

#: How far two results may differ and still be called equal.
TOLERANCE = 1e-9


def _outcome(s, norm):
    return best_response(1 / s, norm).policy


def _equal(a, b):
    return np.isclose(a, b, rtol=TOLERANCE, atol=TOLERANCE)


def _at_most(a, b):
    return np.less_equal(a, b) | _equal(a, b)


def _below(a, b):
    return np.less(a, b) & ~_equal(a, b)


#: What is dropped, and the norm or the curves that take its place. Each answers where states
#: end under a norm at ``k`` with jump ``D``.
MODELS: MappingProxyType[str, Callable[[float, float], NDArray]] = MappingProxyType(
    {
        "nothing": lambda k, D: _outcome(STATES, Norm(k, D)),
        "the jump": lambda k, D: _outcome(STATES, Norm(k, 0.0)),
        "flattening": lambda k, D: _outcome(STATES, Norm(k, D, 2.0)),
        "flattening without limit": lambda k, D: _outcome(STATES, WindowedNorm(k, D, 1.0, k)),
        "quadratic costs": lambda k, D: _searched(
            lambda S: 2 * S, lambda S: 2 * S**3 / (3 * STATES**2), k, D
        ),
        "linear benefits": lambda k, D: _searched(
            lambda S: 4 * np.sqrt(S), lambda S: S**2 / STATES**1.5, k, D
        ),
        "a single norm": lambda k, D: _outcome(STATES, Ladder([Norm(k / 4, D), Norm(k, D)])),
        "clarity": lambda k, D: _outcome(STATES, VagueNorm(k, D, 1.0, k)),
        "equal transmission": lambda k, D: _outcome(STATES, Norm(k, D).transmitted(SHARES)),
    }
)


#: What Part III concludes of one norm at ``k``, asked of states ``s`` that end at ``end``.
CONCLUSIONS: MappingProxyType[str, Callable[[NDArray, NDArray, float], bool]] = MappingProxyType(
    {
        "some states below the norm are lifted": lambda end, s, k: any(_below(s, end) & (s < k)),
        "the weakest do not move": lambda end, s, k: any(_equal(end, s) & (s < k)),
        "who is lifted complies exactly": lambda end, s, k: all(
            _equal(end, k) | ~_below(s, end) | (s >= k)
        ),
        "no state below the norm is lowered": lambda end, s, k: all(_at_most(s, end) | (s >= k)),
        "every state above slides": lambda end, s, k: all(_below(end, s) | (s <= k)),
        "the strongest keep half": lambda end, s, k: np.isclose(end[-1], s[-1] / 2, rtol=1e-2),
        "none above falls below the norm": lambda end, s, k: all(_at_most(k, end) | (s < k)),
        "policies move towards the norm": lambda end, s, k: all(
            _at_most(abs(end - k), abs(s - k))
        ),
        "the order of states is kept": lambda end, s, k: all(_at_most(end[:-1], end[1:])),
    }
)


@cache
def matrix() -> Table:
    """Return which conclusions stand when one assumption is dropped.

    Returns
    -------
    Table
        A row a conclusion, a column an assumption dropped. "stands" where the conclusion holds
        under every norm asked, "falls" where some norm breaks it.

    Examples
    --------
    >>> columns = matrix().columns
    >>> columns["flattening"][columns["conclusion"].index("every state above slides")]
    'falls'

    Source: ours; Part III states the assumptions, Part IV varies some of them.
    """
    columns = {
        dropped: [_asked(conclusion, model) for conclusion in CONCLUSIONS.values()]
        for dropped, model in MODELS.items()
    }
    return Table({"conclusion": list(CONCLUSIONS), **columns})


def _asked(conclusion: Callable, model: Callable[[float, float], NDArray]) -> str:
    held = all(conclusion(model(k, D), STATES, k) for k, D in product(LEVELS, JUMPS))
    return "stands" if held else "falls"


def _searched(benefit: Callable, cost: Callable, k: float, D: float) -> NDArray:
    """Return where states end on other curves: slopes beyond ``k`` are halved, as with m = 1.

    Searched on a grid on which ``k`` and every state's own policy lie.
    """
    S = np.unique(np.r_[np.linspace(1e-3, 2 * STATES[-1], 6001), STATES, k])[:, None]
    flattened = D - (benefit(S) - benefit(k)) / 2
    worth = benefit(S) + np.where(k <= S, flattened, 0.0) - cost(S)
    return S[worth.argmax(axis=0), 0]
