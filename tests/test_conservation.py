"""The conservation law, on every kind of norm, by three routes.

For any benefit curve the integral of (outcome squared - own policy squared) over costs equals the
difference between the gains of the leaders at the two ends.
"""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.integrate import quad

import backsliding as bs
from backsliding import ExactTarget, Ladder, Norm, VagueNorm, WindowedNorm

LOW, HIGH = 0.2, 4.0  # costs: own policies from 5 down to a quarter

NORMS = {
    "one standard": Norm(1.0, 0.2),
    "not flattened": Norm(1.0, 0.2, m=2.0),
    "flat": Norm(1.0, 0.2, m=0.0),
    "beyond everyone's reach": Norm(50.0, 0.2),
    "near zero": Norm(1e-3, 0.0),
    "partly transmitted": Norm(1.0, 0.2).transmitted(0.4),
    "an exact target": ExactTarget(1.0, 0.5),
    "a windowed norm": WindowedNorm(1.0, 0.2, window=0.7),
    "a vague norm": VagueNorm(1.0, 0.2, width=0.3),
    "a vague norm, not flattened": VagueNorm(1.0, 0.2, m=2.0, width=0.3),
    "a ladder": Ladder([Norm(0.5, 0.1), Norm(1.0, 0.2, 0.4), Norm(3.0, 0.9, 1.6)]),
    "a bare curve": Norm(1.0, 0.2).curve(),
}


def gains(norm):
    low, high = bs.best_response(np.array([LOW, HIGH]), norm).gain
    return low - high


def moved(norm, low, high, *, n=400_000, by=lambda cost: cost, measure=np.square):
    """Pull, slide and net where states are spread evenly by something, per unit of it.

    The rule of midpoints: at each jump one state may be on the wrong side.
    """
    width = (high - low) / n
    states = bs.Population(by(low + width * (np.arange(n) + 0.5)))
    out = states.respond(norm, measure=measure)
    return out.pull * width, out.slide * width, out.net * width


def jumps(norm):
    """Return the costs at which the policy jumps, bisected to the last digit."""
    lam = np.geomspace(LOW, HIGH, 20_001)  # between jumps the policy moves by 2e-4 a step, at most
    policy = bs.best_response(lam, norm).policy
    return [
        bisected(norm, lam[i], lam[i + 1], 0.5 * (policy[i] + policy[i + 1]))
        for i in np.flatnonzero(np.abs(np.diff(policy)) > 0.01 * policy[1:])
    ]


def bisected(norm, low, high, halfway):
    for _ in range(60):
        middle = 0.5 * (low + high)
        still_high = bs.best_response(middle, norm).policy > halfway
        low, high = (middle, high) if still_high else (low, middle)
    return low


@pytest.mark.parametrize("name", NORMS)
def test_what_a_norm_does_is_what_its_end_states_gain(name):
    norm = NORMS[name]

    def change(lam):
        return float(bs.best_response(lam, norm).policy) ** 2 - lam**-2

    edges = [LOW, *jumps(norm), HIGH]
    pieces = [quad(change, a, b, limit=400, epsabs=1e-12)[0] for a, b in pairwise(edges)]
    assert_allclose(sum(pieces), gains(norm), atol=1e-7)


@pytest.mark.parametrize("name", NORMS)
def test_a_world_of_evenly_spread_costs_shows_the_law(name):
    *_, net = moved(NORMS[name], LOW, HIGH)
    assert_allclose(net, gains(NORMS[name]), atol=3e-4)


@given(
    first=st.floats(0.05, 20),
    second=st.floats(0.05, 20),
    k=st.floats(0.01, 20),
    D=st.floats(0, 10),
    m=st.floats(0, 2),
)
def test_gains_between_any_two_states_lie_between_the_bounds_of_the_proof(first, second, k, D, m):
    low, high = min(first, second), max(first, second)
    norm = Norm(k, D, m)
    r = bs.best_response(np.array([low, high]), norm)
    difference = r.welfare[0] - r.welfare[1]
    bounds = (high - low) * r.policy**2
    slack = 1e-9 * np.max(np.abs(r.welfare))
    assert bounds[1] - slack <= difference <= bounds[0] + slack
    assert r.policy[1] <= r.policy[0]


@pytest.mark.parametrize("name", NORMS)
def test_no_common_norm_reverses_the_order_of_states(name):
    policy = bs.best_response(np.geomspace(1e-2, 1e2, 5001), NORMS[name]).policy
    assert np.all(np.diff(policy) <= 1e-12 * policy[:-1])


@pytest.mark.parametrize("m", [0.0, 1.0, 2.0])
@pytest.mark.parametrize("k", [0.5, 1.0, 2.0])
def test_total_pull_over_evenly_spread_costs_is_the_jump_wherever_the_norm_is(k, m):
    pull, *_ = moved(Norm(k, 0.2, m), 1e-6, 1.2 / bs.lifted_band(k, 0.2).weakest)
    assert_allclose(pull, 0.2, atol=2e-4)


# Part V.B.3: the sum of S over evenly spread policies rises with the norm, over costs it falls.
@pytest.mark.parametrize(
    ("k", "by_policy", "by_cost"), [(1, 0.064, 0.115), (2, 0.146, 0.055), (4, 0.320, 0.027)]
)
def test_whether_a_higher_norm_pulls_more_depends_on_how_states_are_spread(k, by_policy, by_cost):
    weakest = bs.lifted_band(k, 0.2).weakest
    assert_allclose((k - weakest) ** 2 / 2, by_policy, atol=1e-3)
    ratio = k / weakest - 1
    assert_allclose(ratio - np.log1p(ratio), by_cost, atol=1e-3)
    pull, *_ = moved(Norm(k, 0.2), 0.0, 5.0, by=np.reciprocal, measure=None)
    assert_allclose(pull, by_policy, atol=1e-3)
    pull, *_ = moved(Norm(k, 0.2), 0.0, 2.0, measure=None)
    assert_allclose(pull, by_cost, atol=1e-3)


@given(top=st.floats(1.2, 6), k=st.floats(0.4, 3), D=st.floats(0.01, 2), m=st.floats(0, 1.9))
def test_a_norm_does_net_good_exactly_if_the_strongest_leaders_would_join(top, k, D, m):
    if top <= 1.05 * k:
        return
    norm, low = Norm(k, D, m), 1 / top
    *_, net = moved(norm, low, 1 / (0.9 * bs.lifted_band(k, D).weakest), n=20_000)
    gain = bs.best_response(low, norm).gain
    if abs(gain) > 2e-3 * (top**2 + k**2):  # else the grid cannot tell the sign
        assert (net > 0) == (gain > 0) == bs.joins(low, norm)


def test_a_vague_norm_that_spares_the_end_states_takes_as_much_pull_as_slide():
    clear = moved(Norm(1.0, 0.2), LOW, HIGH)
    vague = moved(VagueNorm(1.0, 0.2, width=0.2), LOW, HIGH)
    less_pull, less_slide, _ = np.subtract(clear, vague)
    assert less_pull > 0.01
    assert_allclose(less_pull, less_slide, atol=3e-4)
