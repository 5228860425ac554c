"""Part IV.C: compliance pull, persuasion, mimicry."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from backsliding import autonomous_policy, best_response, results
from backsliding.symbols import gamma as pull_symbol
from backsliding.symbols import k as norm_symbol
from backsliding.symbols import lam as cost_symbol
from backsliding.theories import CompliancePull, mimicry, persuaded

costs = st.floats(0.05, 20)
levels = st.floats(0.05, 10)
strengths = st.floats(0, 50)
populations = st.lists(costs, min_size=1, max_size=8).map(np.array)


@given(costs, levels, strengths)
def test_a_compliance_pull_sends_a_state_where_the_derivation_says(lam, k, gamma):
    formula = results.compliance_pull().result
    derived = formula.subs({cost_symbol: lam, norm_symbol: k, pull_symbol: gamma})
    found = best_response(lam, CompliancePull(k, gamma)).policy
    assert found == pytest.approx(float(derived), rel=1e-12)


@given(costs, levels, st.floats(0.01, 50))
def test_a_two_sided_pull_brings_every_state_nearer_and_never_past_the_norm(lam, k, gamma):
    s, S = 1 / lam, best_response(lam, CompliancePull(k, gamma)).policy
    assert min(s, k) - 1e-12 <= S <= max(s, k) + 1e-12
    assert abs(S - k) <= abs(s - k) + 1e-12


@given(costs, levels, strengths)
def test_a_one_sided_pull_moves_no_state_above_the_norm(lam, k, gamma):
    k = min(k, 1 / lam)
    policy = best_response(lam, CompliancePull(k, gamma, two_sided=False)).policy
    assert policy == pytest.approx(1 / lam, rel=1e-15)  # at the norm itself, one rounding


def test_a_pull_that_is_half_transmitted_is_half_as_strong():
    assert CompliancePull(1.0, 0.5).transmitted(0.5) == CompliancePull(1.0, 0.25)


@given(costs, levels, st.floats(0, 1))
def test_persuasion_leads_to_the_weighted_harmonic_mean(lam, k, theta):
    S = autonomous_policy(persuaded(lam, k, theta))
    assert pytest.approx((1 - theta) * lam + theta / k) == 1 / S
    assert min(1 / lam, k) * (1 - 1e-12) <= S <= max(1 / lam, k) * (1 + 1e-12)


def replies(lam, gamma, mean):
    """What states do when they believe that the others' average is so much."""
    return best_response(lam, CompliancePull(mean, gamma)).policy


@given(populations, strengths)
def test_in_the_equilibrium_of_mimicry_every_state_replies_best_to_the_mean(lam, gamma):
    found = mimicry(lam, gamma)
    assert found.policy.mean() == pytest.approx(found.mean)
    assert_allclose(found.policy, replies(lam, gamma, found.mean), rtol=1e-9)


@given(populations, strengths, st.floats(0, 50), st.floats(0, 50))
def test_the_equilibrium_of_mimicry_is_the_only_one(lam, gamma, one, other):
    apart = abs(one - other)
    moved = abs(replies(lam, gamma, one).mean() - replies(lam, gamma, other).mean())
    assert moved <= apart * gamma / (gamma + lam.min()) + 1e-9  # a contraction


@given(populations, st.floats(0, 20), st.floats(0, 20))
def test_the_mean_falls_with_the_wish_to_be_alike(lam, one, other):
    weaker, stronger = sorted((one, other))
    assert mimicry(lam, stronger).mean <= mimicry(lam, weaker).mean * (1 + 1e-12)


@given(populations)
def test_the_mean_runs_from_the_arithmetic_to_the_harmonic(lam):
    own = 1 / lam
    assert mimicry(lam, 0.0).mean == pytest.approx(own.mean())
    assert mimicry(lam, 1e9).mean == pytest.approx(1 / lam.mean(), rel=1e-6)


@given(populations, strengths)
def test_the_mean_weighs_own_policies_by_how_weak_the_states_are(lam, gamma):
    weights = lam / (lam + gamma)
    assert mimicry(lam, gamma).mean == pytest.approx(np.average(1 / lam, weights=weights))


def test_two_states_race_to_the_middle_in_the_articles_units():
    means = [mimicry([0.5, 2.0], gamma).mean for gamma in (0.0, 0.25, 1.0, 4.0, 50.0)]
    assert_allclose(means, [1.25, 1.143, 1.0, 0.875, 0.807], atol=5e-4)
