"""Many norms at once, and the best of them, against one norm at a time."""

import math
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import backsliding as bs
from backsliding.population import BestNorm, Population
from backsliding.population.totals import running_total

MEASURES = [None, np.square, np.sqrt]
policies = st.floats(1e-2, 1e2)
jumps = st.floats(0, 20)
slopes = st.floats(0, 2)
weighted = st.lists(st.tuples(policies, st.floats(0.1, 10)), min_size=1, max_size=30)


def one_at_a_time(pop, ks, D, m, measure):
    """Return pull and slide of each norm, added up exactly, and the size of what is added."""
    rows = []
    value = measure or (lambda S: S)
    weights = np.ones(len(pop)) if pop.weights is None else pop.weights
    for k in ks:
        policy = bs.best_response(pop.lam, bs.Norm(k, D, m)).policy
        change = weights * (value(policy) - value(pop.autonomous))
        touched = (change != 0) | (policy == k)
        moved = weights * (value(policy) + value(pop.autonomous)) * touched
        up, down = math.fsum(change[change > 0]), math.fsum(-change[change < 0])
        rows.append((up, down, math.fsum(moved)))
    return np.array(rows).T


def assert_sweep_agrees(pop, ks, D, m, measure):
    sweep = pop.sweep(ks, D, m, measure)
    pull, slide, moved = one_at_a_time(pop, ks, D, m, measure)
    # 1e-12 of the policies that move, which is what moving k by a few units in its last place
    # would change, too.
    found = (sweep.pull, sweep.slide, sweep.net)
    for got, expected in zip(found, (pull, slide, pull - slide), strict=True):
        assert np.all(np.abs(got - expected) <= 1e-12 * moved), (got, expected)


@pytest.mark.parametrize("measure", MEASURES)
@given(world=weighted, ks=st.lists(st.floats(0, 200), max_size=8), D=jumps, m=slopes)
def test_a_sweep_is_the_norms_one_at_a_time(measure, world, ks, D, m):
    s, weights = zip(*world, strict=True)
    for pop in (Population(1 / np.array(s)), Population(1 / np.array(s), weights)):
        edges = bs.critical_norm(pop.lam[:4], D)  # a state is exactly indifferent
        assert_sweep_agrees(pop, np.r_[ks, edges, s[:4]], D, m, measure)


@pytest.mark.parametrize("D", [1e-8, 0.3])
@pytest.mark.parametrize("m", [0.0, 1.0, 2.0])
def test_a_sweep_over_many_states_loses_no_digits(D, m):
    # A hundred thousand states, of which a jump of 1e-8 lifts a dozen by a ten-thousandth.
    pop = Population(np.random.default_rng(5).lognormal(size=100_000))
    assert_sweep_agrees(pop, [0.05, 0.7, 1.3, 12.0], D, m, None)


@pytest.mark.parametrize("gap", [1e-7, 1e-10])
def test_a_slope_just_below_two_costs_no_digits_of_the_slide(gap):
    pop, m = Population(np.random.default_rng(3).uniform(0.3, 3.0, size=50)), 2.0 - gap
    released = pop.autonomous[m / 2 * pop.autonomous >= 0.2]
    expected = (1 - m / 2) * math.fsum(released)
    assert_allclose(pop.sweep(0.2, 0.2, m).slide, expected, rtol=1e-14)


def test_ordinary_running_totals_would_lose_the_digits_that_these_keep():
    values = np.r_[1e12, np.full(1000, 1e-6)]
    total = running_total(values)
    assert_allclose(total.between(1, 1001), 1e-3, rtol=1e-12)
    assert abs((total.head[1001] - total.head[1]) / 1e-3 - 1) > 1e-3


def test_a_state_at_its_critical_norm_is_lifted_as_the_solver_says():
    lam = np.random.default_rng(1).lognormal(size=500)
    for D in (0.0, 1e-9, 0.2, 30.0):
        ks = bs.critical_norm(lam, D)
        alone = [Population([cost]).sweep(k, D).net for cost, k in zip(lam, ks, strict=True)]
        assert_array_equal(np.array(alone), bs.best_response(lam, bs.Norm(ks, D)).policy - 1 / lam)


def test_a_sweep_keeps_the_shape_and_order_of_its_norms():
    pop = Population([2.0, 1.25, 0.4])
    ks = np.array([[2.5, 0.5], [1.0, 0.0]])
    sweep = pop.sweep(ks, 0.2)
    assert sweep.net.shape == (2, 2)
    assert sweep.net[1, 0] == pop.sweep(1.0, 0.2).net
    assert pop.sweep([], 0.2).pull.shape == (0,)


@pytest.mark.parametrize("measure", MEASURES)
@given(world=weighted, D=jumps, m=slopes)
def test_no_norm_does_more_good_than_the_best(measure, world, D, m):
    s, weights = (np.array(column) for column in zip(*world, strict=True))
    pop = Population(1 / s, weights)
    best, edges = pop.best_norm(D, m, measure), bs.critical_norm(pop.lam, D)
    assert best.net >= 0.0
    assert np.min(np.abs(edges / best.k - 1)) < 1e-15
    ks = np.r_[edges, edges * (1 + 1e-9), np.linspace(0, 1.5 * edges.max(), 200)]
    moved = np.sum(weights * (measure or np.abs)(edges))
    assert best.net >= np.max(pop.sweep(ks, D, m, measure).net) - 1e-12 * moved
    assert_allclose(pop.respond(bs.Norm(best.k, D, m), measure).net, best.net, atol=1e-12 * moved)


@given(world=weighted, D=jumps, m=slopes, flatter=slopes)
def test_whoever_counts_more_sliding_chooses_a_norm_at_least_as_high(world, D, m, flatter):
    s, weights = zip(*world, strict=True)
    pop = Population(1 / np.array(s), weights)
    low, high = sorted([m, flatter])
    ks = np.unique(bs.critical_norm(pop.lam, D))
    nets = [pop.sweep(ks, D, slope).net for slope in (low, high)]
    slack = 1e-12 * np.sum(pop.weights * bs.critical_norm(pop.lam, D))
    # The highest of the best under less flattening, the highest under more: never lower.
    best_flat, best_steep = (np.flatnonzero(net >= net.max() - slack)[-1] for net in nets)
    assert best_flat >= best_steep


# A population with the article's slope, and the best norm found for it by brute force.
@pytest.mark.parametrize(
    ("s", "D", "m", "k", "total"),
    [
        ([1] * 8 + [3], 0.2, 1.0, 1.447, 13.078),
        ([1] * 8 + [3], 0.05, 1.0, 3.387, 11.387),
        ([1] * 8 + [3], 0.05, 2.0, 1.224, 12.789),
        ([1, 1.1, 1.2], 0.2, 1.0, 1.447, 4.342),
        ([0.5, 0.7, 0.9, 2, 2.4, 2.8], 0.3, 1.0, 3.249, 10.597),
        ([0.5, 0.7, 0.9], 0.3, 1.0, 1.158, 2.817),
    ],
)
def test_the_best_norm_of_a_small_world_is_the_one_found_by_brute_force(s, D, m, k, total):
    pop = Population(1 / np.array(s, dtype=float))
    best = pop.best_norm(D, m)
    grid = np.linspace(0, 6, 60_001)
    brute = pop.respond(bs.Norm(grid[:, None], D, m)).net
    assert_allclose([best.k, np.sum(s) + best.net], [k, total], atol=1e-3)
    assert 0 <= best.net - brute.max() < len(s) * 1e-4  # the grid's step, once for each state
    assert best.k - grid[np.argmax(brute)] < 1e-4


def test_rounding_does_not_turn_a_best_norm_of_no_effect_into_harm():
    best = Population([1.0, 0.5], weights=[0.1, 1.0]).best_norm(D=0.0, m=0.0)
    assert best == BestNorm(2.0, 0.0)


def test_of_several_best_norms_the_lowest_is_returned():
    assert Population([1.0, 0.5, 0.25]).best_norm(D=0.0, m=2.0) == BestNorm(1.0, 0.0)


def test_a_measure_that_falls_is_refused_where_it_does():
    said = r"^measure must not fall as policy rises; got -0\.5 at 0\.5 and -1\.0 at 1\.0$"
    with pytest.raises(ValueError, match=said):
        Population([1.0, 2.0]).sweep([1.0], 0.2, measure=np.negative)


def test_a_measure_may_count_the_states_that_do_enough():
    pop, levels = Population([2.0, 1.25, 0.4]), [0.5, 1.0, 2.5]

    def enough(S):
        return S >= 1.0

    before = np.count_nonzero(enough(pop.autonomous))
    after = [np.count_nonzero(enough(pop.respond(bs.Norm(k, 0.2)).policy)) for k in levels]
    assert_array_equal(pop.sweep(levels, 0.2, measure=enough).net, np.array(after) - before)


@given(world=weighted, D=jumps, m=slopes, voluntary=st.booleans())
def test_the_best_level_can_be_typed_as_it_is_printed(world, D, m, voluntary):
    own, weights = (np.array(column) for column in zip(*world, strict=True))
    pop = Population(1 / own, weights)
    best = pop.best_norm(D, m, voluntary=voluntary)
    typed = float(re.search(r"k=([^,]*),", repr(best))[1])
    assert f"| {best.written} |" in best._repr_markdown_() and float(best.written) == typed
    assert typed < best.k or (best.attained and typed == best.k)
    scale = np.sum(weights * (own + bs.critical_norm(pop.lam, D)))
    out = pop.respond(bs.Norm(typed, D, m), voluntary=voluntary)
    assert_allclose(
        [out.net, pop.sweep(typed, D, m, voluntary=voluntary).net], best.net, atol=2e-9 * scale
    )


def test_a_best_level_that_is_not_attained_is_printed_just_below():
    best = BestNorm(1.5, 2.0, attained=False)
    assert repr(best) == "BestNorm(k=1.499999999, net=2.0, attained=False)"
    assert repr(BestNorm(0.1, 2.0, attained=False)).startswith("BestNorm(k=0.09999999999, ")
    assert repr(BestNorm(28.8989794855, 2.0)) == "BestNorm(k=28.89897948, net=2.0, attained=True)"
    assert best.columns()["k"].tolist() == [1.5]
