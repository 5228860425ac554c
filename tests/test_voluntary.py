"""Norms that may be refused: who joins, what they then do, and which norm does most good."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import backsliding as bs
from backsliding.population import Population, joining_threshold, joins

policies = st.floats(0.05, 20)
levels = st.floats(0.05, 20)
jumps = st.floats(1e-3, 20)
slopes = st.floats(0, 2)
shares = st.floats(0, 1)
worlds = st.lists(st.tuples(policies, st.floats(0.1, 10)), min_size=1, max_size=20)


def population(*own):
    return Population(1 / np.array(own, dtype=float))


def one_refuser(own, norm, share):
    """What a state does that may refuse, from the two best responses it compares."""
    outside = norm.transmitted(share)
    joined = joins(1 / own, norm, outside)
    inside, alone = (bs.best_response(1 / own, each).policy for each in (norm, outside))
    return joined, np.where(joined, inside, alone)


# States at 1.6 and 1.8, and a norm at 1 with the article's slope.
def test_a_larger_reward_recruits_states_that_then_slide():
    pop = population(1.6, 1.8)
    small, large = (pop.respond(bs.Norm(1.0, jump), voluntary=True) for jump in (0.2, 0.4))
    assert_allclose(pop.respond(bs.Norm(1.0, 0.2)).gain, [-0.025, -7 / 45])
    assert (small.members, small.slide) == (0, 0.0)
    assert_allclose(small.policy, [1.6, 1.8], rtol=1e-15)
    assert large.members == 2
    assert_allclose(large.gain, [0.175, 2 / 45])
    assert_allclose(large.policy, 1.0)
    # Where no state can refuse, the same reward costs nothing more.
    slides = [pop.respond(bs.Norm(1.0, jump)).slide for jump in (0.2, 0.4)]
    assert_allclose(slides, 1.4)


# Twenty states at 1 and ten at 2.09.
def test_sliding_can_lower_the_best_norm_that_may_be_refused():
    pop = population(*[1.0] * 20, *[2.09] * 10)
    without = pop.best_norm(0.2, m=2.0)
    assert_allclose([without.k, without.net], [1 + np.sqrt(0.2), 20 * np.sqrt(0.2)])
    nets = pop.sweep([without.k, 1.443], 0.2, voluntary=True).net
    assert_allclose(nets, [2.516408, 8.86], atol=1e-6)
    best = pop.best_norm(0.2, voluntary=True)
    threshold = 2.09 - np.sqrt(0.2 * 2.09)
    assert_allclose([best.k, best.net], [threshold, 20 * (threshold - 1)])
    assert best.attained is False
    assert best.k < without.k < pop.best_norm(0.2).k  # unavoidable, the best is far higher


# Two states at 1 and one that a jump of this size brings in.
@pytest.mark.parametrize(
    ("leader", "jump", "unslid", "best"), [(2, 0.3, 1.54772, 2.7746), (3, 0.75, 1.866025, 4.5)]
)
def test_sliding_can_raise_the_best_norm_that_may_be_refused(leader, jump, unslid, best):
    pop = population(1, 1, leader)
    found = pop.best_norm(jump, m=2.0), pop.best_norm(jump, voluntary=True), pop.best_norm(jump)
    assert_allclose([each.k for each in found], [unslid, best, best], atol=1e-5)


# Eight states at 1 and one at 3: high because the leader slides, low if it may refuse.
def test_the_lone_leader_pulls_the_best_norm_up_only_if_it_cannot_refuse():
    pop = population(*[1.0] * 8, 3.0)
    best = pop.best_norm(0.05)
    assert_allclose([best.k, best.net], [3.387298, 0.387298], atol=1e-6)
    best = pop.best_norm(0.05, voluntary=True)
    assert_allclose([best.k, best.net], [1.223607, 1.788854], atol=1e-6)
    assert best.attained is True
    out = pop.respond(bs.Norm(best.k, 0.05), voluntary=True)
    assert (out.members, out.lifted, out.lowered) == (8, 8, 0)


# Part V, on a refuser that most of the norm reaches: s = 4, k = 1.9, D = 0.3, m = 1.
def test_the_cap_on_slides_is_one_on_what_joining_adds():
    r = population(4.0).respond(bs.Norm(1.9, 0.3), voluntary=True, outside=0.9)
    assert r.members == 1
    assert_allclose(r.slide, 2.0)
    assert r.slide > np.sqrt(0.3 * 4.0)
    refused = bs.best_response(0.25, bs.Norm(1.9, 0.3).transmitted(0.9)).policy
    assert_allclose(refused, 2.2)
    assert refused - r.policy[0] <= np.sqrt(0.1 * 0.3 * 4.0)


@given(own=policies, level=levels, jump=jumps, slope=slopes, share=shares)
def test_no_joiner_ends_further_below_than_its_share_of_the_jump_pays_for(
    own, level, jump, slope, share
):
    norm = bs.Norm(level, jump, slope)
    joined, policy = one_refuser(own, norm, share)
    refused = bs.best_response(1 / own, norm.transmitted(share)).policy
    if joined and own > level:
        most = (1 - share) * jump * own
        assert max(refused - policy, 0) ** 2 <= most + 1e-12 * own * (own + jump)


@given(world=worlds, level=levels, jump=jumps, slope=slopes, share=shares)
def test_each_state_does_what_it_prefers_of_joining_and_refusing(world, level, jump, slope, share):
    own, weights = zip(*world, strict=True)
    norm = bs.Norm(level, jump, slope)
    out = Population(1 / np.array(own), weights).respond(norm, voluntary=True, outside=share)
    for state, joined, policy in zip(own, out.joined, out.policy, strict=True):
        assert (joined, policy) == one_refuser(state, norm, share)
    assert out.members == np.count_nonzero(out.joined)
    alone = bs.best_response(1 / np.array(own), norm.transmitted(share)).gain
    inside = bs.best_response(1 / np.array(own), norm).gain
    assert_array_equal(out.gain, np.where(out.joined, inside, alone))


@pytest.mark.parametrize("measure", [None, np.sqrt])
@given(world=worlds, ks=st.lists(levels, max_size=4), D=jumps, m=slopes, share=shares)
def test_a_sweep_is_the_norms_one_at_a_time_if_they_may_be_refused(
    measure, world, ks, D, m, share
):
    own, weights = zip(*world, strict=True)
    pop = Population(1 / np.array(own), weights)
    thresholds = joining_threshold(pop.lam, D, m, share)
    near = np.r_[thresholds * (1 + 1e-6), thresholds * (1 - 1e-6)]
    ks = np.r_[ks, bs.critical_norm(pop.lam, D), own, near]
    choice = {"voluntary": True, "outside": share}
    swept = pop.sweep(ks, D, m, measure, **choice)
    out = pop.respond(bs.Norm(ks[:, None], D, m), measure, **choice)
    scale = np.sum(pop.weights * (measure or abs)(pop.autonomous + bs.critical_norm(pop.lam, D)))
    if (1 - share) * min(D, 1) * (2 - m) > 1e-3:  # else joining or not is a matter of rounding
        assert_array_equal(swept.members, out.members)
        assert_allclose(swept.pull, out.pull, atol=1e-12 * scale)
        assert_allclose(swept.slide, out.slide, atol=1e-12 * scale)
    assert_allclose(swept.net, out.net, atol=1e-6 * scale)


def test_a_state_at_its_threshold_joins_in_the_sweep_as_it_does_by_itself():
    own = np.random.default_rng(7).lognormal(size=200)
    for jump, slope, share in [(0.05, 1, 0), (0.3, 0, 0.5), (1, 1.7, 0.2), (0.01, 0.4, 0.9)]:
        thresholds = joining_threshold(1 / own, jump, slope, share)
        choice = {"voluntary": True, "outside": share}
        for state, k in zip(own, thresholds, strict=True):
            pop = population(state)
            assert pop.sweep(k, jump, slope, **choice).members == 1
            assert pop.respond(bs.Norm(k, jump, slope), **choice).members == 1


@given(world=worlds, level=levels, jump=jumps, slope=slopes)
def test_the_more_arrives_anyway_the_more_join_and_the_lower_they_end(world, level, jump, slope):
    own = np.array([state for state, _ in world])
    norm, tried = bs.Norm(level, jump, slope), np.linspace(0, 1, 9)
    outs = [Population(1 / own).respond(norm, voluntary=True, outside=share) for share in tried]
    for less, more in pairwise(outs):
        assert np.all(more.joined | ~less.joined)
        assert np.all(more.policy <= less.policy * (1 + 1e-12))
    assert_array_equal(outs[-1].policy, Population(1 / own).respond(norm).policy)


@given(world=worlds, D=jumps, m=slopes, share=shares)
def test_no_norm_that_may_be_refused_does_more_good_than_the_best(world, D, m, share):
    own, weights = (np.array(column) for column in zip(*world, strict=True))
    pop, choice = Population(1 / own, weights), {"voluntary": True, "outside": share}
    best = pop.best_norm(D, m, **choice)
    edges = np.r_[bs.critical_norm(pop.lam, D), joining_threshold(pop.lam, D, m, share)]
    ks = np.r_[edges, edges * (1 + 1e-9), edges * (1 - 1e-9), np.linspace(0, 40, 300)]
    scale = np.sum(weights * (own + bs.critical_norm(pop.lam, D)))
    assert best.net >= np.max(pop.sweep(ks, D, m, **choice).net) - 1e-12 * scale
    assert best.net >= pop.best_norm(D, m).net - 1e-12 * scale
    tried = best.k if best.attained else best.k * (1 - 1e-9)
    assert_allclose(pop.sweep(tried, D, m, **choice).net, best.net, atol=2e-9 * scale)
    if not best.attained:
        assert np.min(np.abs(joining_threshold(pop.lam, D, m, share) - best.k)) == 0.0


def test_a_norm_nobody_can_escape_is_one_that_arrives_whole_anyway():
    pop = Population(np.random.default_rng(3).lognormal(size=50), np.linspace(1, 2, 50))
    whole = {"voluntary": True, "outside": 1.0}
    assert pop.best_norm(0.2, **whole) == pop.best_norm(0.2)
    ks = np.linspace(0, 3, 20)
    assert pop.sweep(ks, 0.2, **whole) == pop.sweep(ks, 0.2)
    assert pop.sweep(1.0, 0.2).members == pop.respond(bs.Norm(1.0, 0.2)).members == 50


def test_many_norms_at_once_have_their_own_members():
    pop = population(0.9, 1.5, 3.0)
    out = pop.respond(bs.Norm(np.array([[1.0], [2.8]]), 0.2), voluntary=True)
    assert out.members.tolist() == [2, 3]
    assert out.joined.tolist() == [[True, True, False], [True, True, True]]


def test_a_bare_curve_may_be_refused_but_cannot_arrive_in_part():
    curve, pop = bs.Norm(1.0, 0.2).curve(), population(0.9, 3.0)
    assert pop.respond(curve, voluntary=True).members == 1
    assert pop.respond(None, voluntary=True, outside=0.5).members == 2
    with pytest.raises(TypeError, match="norm must be one that can arrive in part; got Benefit"):
        pop.respond(curve, voluntary=True, outside=0.5)


def test_a_share_that_reaches_refusers_is_refused_where_none_may_refuse():
    pop = population(1.0, 2.0)
    for ask in (
        lambda: pop.respond(bs.Norm(1.0, 0.2), outside=0.5),
        lambda: pop.sweep([1.0], 0.2, outside=0.5),
        lambda: pop.best_norm(0.2, outside=0.5),
    ):
        with pytest.raises(ValueError, match=r"outside must be 0 unless voluntary .*; got 0\.5"):
            ask()
