"""Sentences that want a condition, each with a case in which it is false without it.

What rests on who may refuse a norm is in `test_voluntary` and `test_results_part_5`.
"""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

import backsliding as bs
from backsliding import results
from backsliding.generality import Benefits
from backsliding.norms import BenefitCurve, Piece
from backsliding.population import Population, respond_by_region
from backsliding.symbols import m, p


# "Adding a constant to the scale changes nothing": the United Kingdom, at six months.
@pytest.mark.parametrize(("top", "months"), [(60, 20), (100, 20), (160, 20), (30, 18)])
def test_where_a_scale_has_its_zero_decides_where_a_state_ends(top, months):
    ends = bs.best_response(1 / (top - 6), bs.Norm(top - 20, 1.0)).policy
    assert_allclose(top - ends, months)


# "Welfare must be smooth at the state's own policy": not if only its right side has a kink,
def test_a_kink_to_the_right_of_a_state_does_not_keep_it_from_sliding():
    kinked = Benefits([2, "1/2"], [1])
    assert kinked.best_policies() == (1,)
    (ends,) = kinked.best_policies("1/2", flattened="1/100")
    assert float(ends) == 0.995


# nor is it enough, if benefits are flattened no further where the state stands.
def test_a_state_stays_where_the_flattening_has_ended_before_it():
    assert bs.best_response(1.0, bs.WindowedNorm(0.2, 0.5, window=0.2)).policy == 1.0


# "If states just above refuse like those far above, flattening is not the reason."
def test_without_a_reward_flattening_makes_every_state_above_refuse():
    own = np.array([1.001, 1.2, 5.0])
    assert not bs.joins(1 / own, bs.Norm(1.0, 0.0)).any()
    assert_array_equal(bs.joins(1 / own, bs.Norm(1.0, 0.2)), [True, True, False])


# "The more steeply costs rise, the smaller the slide": of the share, not of the slide.
def test_the_slide_may_grow_with_the_power_of_cost():
    powers = np.array([1.5, 2.0, 3.0, 6.0])
    alone = (2 / (4 * powers)) ** (1 / (powers - 1))
    kept = [float(results.powers_of_cost().result.subs({m: 1, p: power})) for power in powers]
    assert_allclose(alone * (1 - np.array(kept)), [0.083, 0.125, 0.120, 0.079], atol=5e-4)


# "States below a vague norm are pulled less in all": of states spread from nought, if D is small.
@pytest.mark.parametrize(
    ("low", "jump", "times"), [(0.0, 0.2, 0.81), (0.8, 0.2, 1.63), (0, 1, 1.09)]
)
def test_a_vague_norm_may_pull_more_in_all(low, jump, times):
    own = np.linspace(low, 1, 2001)[1:-1]
    clear, vague = bs.Norm(1.0, jump), bs.OneSidedVagueNorm(1.0, jump, width=0.1)
    pulls = [bs.best_response(1 / own, norm).policy.clip(own) - own for norm in (clear, vague)]
    assert_allclose(pulls[1].sum() / pulls[0].sum(), times, atol=5e-3)


# "Only unequal transmission reverses ranks."
def test_unequal_rewards_and_regional_norms_reverse_ranks_too():
    own = np.array([0.7, 0.8])
    assert_allclose(bs.best_response(1 / own, bs.Norm(1.0, [0.2, 0.0])).policy, [1.0, 0.8])
    pop = Population(1 / own, regions=["near", "far"])
    assert_allclose(respond_by_region(pop, {"near": 1.0, "far": 9.0}, 0.2).policy, [1.0, 0.8])


# "Under a steeper slope every state moves part of the way": some arrive.
def test_a_steeper_slope_takes_some_states_all_the_way():
    steeper = BenefitCurve([Piece(0.0, slope=2.5), Piece(1.0, level=0.5)])
    ends = bs.best_response(1 / np.array([0.1, 0.5, 0.9, 2.0]), steeper).policy
    assert_allclose(ends, [0.125, 0.625, 1.0, 2.0])
