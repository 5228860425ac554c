"""Sound numbers that together lead beyond all numbers: what overflowed is said, and from what.

Nothing is warned of: the suite turns NumPy's own warnings into failures.
"""

import numpy as np
import pytest

import backsliding as bs
from backsliding import theories
from backsliding.kernels import KernelNorm
from backsliding.population import cumulative_effect, turning_points

HUGE = 1e200
LARGEST = float(np.finfo(float).max)

OVERFLOWS = [
    ("S must give a finite benefit", lambda: bs.benefit(LARGEST)),
    ("S must give a finite benefit", lambda: bs.benefit([1.0, LARGEST])),  # one entry is enough
    ("S and lam must give a finite cost", lambda: bs.cost(HUGE, HUGE)),
    ("S and lam must give a finite cost", lambda: bs.cost([1.0, HUGE], HUGE)),
    ("lam and k must give a finite jump", lambda: bs.least_jump(HUGE, HUGE)),
    ("k and D must give a finite policy", lambda: bs.lifted_band(LARGEST, LARGEST)),
    ("lam and D must give a finite norm", lambda: bs.printed_critical_norm(1e-300, 1.0)),
    ("S must give a finite reward", lambda: KernelNorm(1.0, 0.2, 1.0, 1e-200).reward(HUGE)),
    (
        "k and gamma must give a finite cost of missing the norm altogether",
        lambda: theories.CompliancePull(HUGE, HUGE),
    ),
    ("k and theta must give a finite cost", lambda: theories.persuaded(1.0, 5e-324, 1.0)),
    ("own and norm must give a finite sum", lambda: cumulative_effect(HUGE, bs.Norm(1.0, 0.2))),
    (
        "own and norm must give a finite sum",
        lambda: cumulative_effect([1.0, HUGE], bs.Norm(1.0, 0.2, 2.0)),
    ),
    ("norm must give a finite turning point", lambda: turning_points(bs.Norm(HUGE, 1.0, 0.0))),
    ("norm must give a finite turning point", lambda: turning_points(bs.Norm(HUGE, 1.0))),
    ("norm must give a finite turning point", lambda: turning_points(bs.Norm(HUGE, 1.0, 2.0))),
]


@pytest.mark.parametrize(("said", "call"), OVERFLOWS)
def test_an_answer_beyond_all_numbers_is_refused_in_words(said, call):
    with pytest.raises(ValueError, match=rf"^{said}; it is too large a number$"):
        call()


@pytest.mark.parametrize(
    ("beside", "curve", "policy"),
    [
        ([1e-200], bs.Ladder([bs.Norm(1, 1e308), bs.Norm(1e150, 0)]), 1.0),
        ([1e-200], bs.BenefitCurve((bs.Piece(0.0, 1.2e308), bs.Piece(1.5, 1e308))), 1.0),
        ([1e-200], bs.Ladder([bs.Norm(1, 5e307), bs.Norm(2, 1e308)]), 2.0),
        ([], bs.Ladder([bs.Norm(1, 1e308), bs.Norm(2, 0)]), 2.0),  # 1e308 and one less: a tie
    ],
)
def test_where_the_margin_for_rounding_is_beyond_all_numbers_the_gains_decide(
    beside, curve, policy
):
    assert bs.best_response([1.0, *beside], curve).policy[0] == policy
