"""Sound numbers that together lead beyond all numbers: what overflowed is said, and from what.

Nothing is warned of: the suite turns NumPy's own warnings into failures.
"""

import numpy as np
import pytest

import backsliding as bs
from backsliding import theories
from backsliding.fading import FadingNorm
from backsliding.kernels import KernelNorm
from backsliding.population import cumulative_effect, highest_joiner, turning_points

HUGE = 1e200
LARGEST = float(np.finfo(float).max)
STEEP = bs.BenefitCurve((bs.Piece(0.0, bend=-1.0),))


def at_zero(lam):
    return bs.best_response(lam, bs.Norm(0.0, 1.7e308, 2.0))


OVERFLOWS = [
    ("S must give a finite benefit", lambda: bs.benefit(LARGEST)),
    ("S must give a finite benefit", lambda: bs.benefit([1.0, LARGEST])),  # one entry is enough
    ("S and lam must give a finite cost", lambda: bs.cost(HUGE, HUGE)),
    ("S and lam must give a finite cost", lambda: bs.cost([1.0, HUGE], HUGE)),
    ("lam and k must give a finite jump", lambda: bs.least_jump(HUGE, HUGE)),
    ("k and D must give a finite policy", lambda: bs.lifted_band(LARGEST, LARGEST)),
    ("lam and D must give a finite norm", lambda: bs.printed_critical_norm(1e-300, 1.0)),
    ("S must give a finite reward", lambda: KernelNorm(0.0, 0.2, 1.0, 1e-200).reward(HUGE)),
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
    (
        "S must give a finite reward",
        lambda: theories.CompliancePull(1.0, 1.0).curve().reward(HUGE),
    ),
    ("S, lam and norm must give a finite welfare", lambda: bs.welfare([1.3e154], 1.0, STEEP)),
    ("lam and norm must give a finite welfare", lambda: at_zero(3e-308).welfare),
    ("lam and norm must give a finite welfare", lambda: at_zero([1.0, 3e-308]).welfare),
    (
        "k and window must give a finite end of the flattening",
        lambda: FadingNorm(1, 0.2, 1, 1e307),
    ),
    ("k and sigma must give a finite end of the spread", lambda: KernelNorm(1, 0.2, 1, 1e308)),
    ("D and sigma must give a finite slope", lambda: KernelNorm(0, 0.2, 1, 1e-320)),
    ("lam and gamma must give a finite sum", lambda: theories.mimicry([1.0, 1e308], 1.7e308)),
    ("lam and gamma must give a finite policy", lambda: theories.mimicry(1e-300, 1e308)),
    ("k, D and m must give a finite policy", lambda: highest_joiner(LARGEST, 1.0)),
    ("k, D and m must give a finite policy", lambda: highest_joiner([1, 1], 1e308, [2, 1.999999])),
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


def test_what_overflows_far_out_of_reach_changes_no_answer():
    reward = bs.VagueNorm([1.0, 2.0], 0.2, 1.0, 0.1).curve().reward(1e300)
    assert np.all(reward == -1e300)
    assert bs.best_response(1e-300, KernelNorm(1.0, 0.2)).policy == pytest.approx(5e299)
    assert KernelNorm(1.0, 0.2, 1.0, 1e-9).marginal_reward(1e300) == -1.0
