"""Sound numbers that together lead beyond all numbers: what overflowed is said, and from what.

Nothing is warned of: the suite turns NumPy's own warnings into failures.
"""

import numpy as np
import pytest

import backsliding as bs
from backsliding import closed_forms, kernels, theories
from backsliding.population import progress

HUGE = 1e200
LARGEST = float(np.finfo(float).max)

OVERFLOWS = {
    "S must give a finite benefit": lambda: bs.benefit(LARGEST),
    "S and lam must give a finite cost": lambda: bs.cost(HUGE, HUGE),
    "lam and k must give a finite jump": lambda: closed_forms.least_jump(HUGE, HUGE),
    "k and D must give a finite policy": lambda: bs.lifted_band(LARGEST, LARGEST),
    "S must give a finite reward": lambda: kernels.KernelNorm(1.0, 0.2, 1.0, 1e-200).reward(HUGE),
    "k and gamma must give a finite cost of missing the norm altogether": (
        lambda: theories.CompliancePull(HUGE, HUGE)
    ),
    "k and theta must give a finite cost": lambda: theories.persuaded(1.0, 5e-324, 1.0),
    "own and norm must give a finite sum": (
        lambda: progress.cumulative_effect(HUGE, bs.Norm(1.0, 0.2))
    ),
    "norm must give a finite turning point": lambda: progress.turning_points(bs.Norm(HUGE, 1.0)),
    "lam and D must give a finite norm": lambda: closed_forms.printed_critical_norm(1e-300, 1.0),
}


@pytest.mark.parametrize("said", OVERFLOWS)
def test_an_answer_beyond_all_numbers_is_refused_in_words(said):
    with pytest.raises(ValueError, match=rf"^{said}; it is too large a number$"):
        OVERFLOWS[said]()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: bs.benefit([1.0, LARGEST]), "^S must give a finite benefit"),
        (lambda: bs.cost([1.0, HUGE], HUGE), "^S and lam must give a finite cost"),
        (
            lambda: progress.cumulative_effect([1.0, HUGE], bs.Norm(1.0, 0.2, 2.0)),
            "^own and norm must give a finite sum",
        ),
    ],
)
def test_one_entry_beyond_all_numbers_is_enough_and_nothing_is_warned_of(call, said):
    with pytest.raises(ValueError, match=said):
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
