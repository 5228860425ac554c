"""Part V's derivations: each prints, and its results agree with the solver."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import backsliding as bs
from backsliding import results
from backsliding.symbols import D, S, flattening, k, m, s, tau


@given(
    own=st.floats(1.01, 20), jump=st.floats(0.01, 5), slope=st.floats(0, 2), share=st.floats(0, 1)
)
def test_the_gain_of_partial_exposure_is_the_solvers_where_the_state_slides_freely(
    own, jump, slope, share
):
    kept = 1 - share * (2 - slope) / 2
    if own * kept <= 1.0:
        return  # held at the norm: another branch
    at = {D: jump, k: 1.0, s: own, flattening: 2 - slope, tau: share}
    derived = float(results.exposure()["gain"].subs(at))
    solved = bs.best_response(1 / own, bs.Norm(1.0, jump, slope).transmitted(share)).gain
    assert_allclose(derived, solved, atol=1e-9 * (1 + own))


def test_what_a_lower_tier_adds_is_what_the_benefit_curves_say():
    between, beyond = (results.tiers()[name] for name in ("between", "beyond"))
    regional = bs.Norm(2.0, 0.5, m=0.6)
    tiered = bs.Ladder([bs.Norm(1.0, 0.3, m=0.6), regional])
    low_k, low_D = (next(x for x in between.free_symbols if x.name == n) for n in ("k_0", "D_0"))
    at = {low_k: 1.0, low_D: 0.3, k: 2.0, flattening: 1.4}
    for policy, expression in ((1.0, between), (1.7, between), (2.0, beyond), (5.0, beyond)):
        added = bs.benefit(policy, tiered) - bs.benefit(policy, regional)
        assert_allclose(added, float(expression.subs(at | {S: policy})), atol=1e-12)


@given(own=st.floats(1.01, 60), jump=st.floats(0.05, 5), slope=st.floats(0, 2))
def test_all_of_a_norm_is_the_worst_share_exactly_for_the_states_derived(own, jump, slope):
    shares = np.linspace(0, 1, 2001)
    gains = bs.best_response(1 / own, bs.Norm(1.0, jump, slope).transmitted(shares)).gain
    if not 1e-2 < slope < 1.99:
        slope = 0.0 if slope <= 1e-2 else 2.0
        gains = bs.best_response(1 / own, bs.Norm(1.0, jump, slope).transmitted(shares)).gain
        assert np.min(gains[:-1]) < gains[-1]  # never, on a flat curve or on one not flattened
        return
    limit = float(results.full_exposure().result.subs({k: 1, D: jump, m: slope}))
    if abs(own / limit - 1) > 1e-2:
        assert (np.argmin(gains) == 2000) == (own > limit)


def test_far_above_a_flat_curve_all_of_a_norm_is_not_the_worst():
    # Far above, and yet: k = 1, D = 1, m = 0, and a state at 100.
    gains = bs.best_response(0.01, bs.Norm(1.0, 1.0, 0.0).transmitted([0.985, 1.0])).gain
    assert_allclose(gains, [-97.0225, -97.01])


@given(
    own=st.lists(st.floats(0.1, 4), min_size=1, max_size=9),
    jump=st.floats(0, 2),
    slope=st.floats(0, 1.9),
)
def test_a_norm_at_average_practice_nets_minus_what_those_left_behind_lack(own, jump, slope):
    own = 1 / (1 / np.array(own))
    level = own.mean()
    if slope * own.max() > 2 * level:
        return  # some pass the norm
    out = bs.Population(1 / own).respond(bs.Norm(level, jump, slope))
    behind = (own < level) & (out.policy < level)
    assert_allclose(out.net, -np.sum((level - own)[behind]), atol=1e-9)
    assert out.net <= 1e-9


def test_in_a_symmetric_group_that_some_pass_a_median_norm_may_do_good():
    # With m = 1.9 the state at 1.9 slides to 1.805 only, and the one at 0.1 is left behind.
    group = bs.Population(1 / np.array([0.9, 1.0, 1.1, 0.1, 1.9]))
    assert group.respond(bs.Norm(1.0, 0.2, 1.0)).net < 0
    narrow = bs.Population(1 / np.array([0.5, 1.0, 1.5]))
    assert narrow.respond(bs.Norm(1.0, 0.6, 1.9)).net > 0  # m s = 2.85 > 2 k


@given(
    level=st.floats(0.1, 5), jump=st.floats(0.01, 5), slope=st.floats(0, 2), choose=st.booleans()
)
def test_no_state_ends_in_the_hole_and_its_width_gives_the_jump(level, jump, slope, choose):
    own = np.linspace(1e-3, 4 * level + 2 * jump, 4001)
    pop = bs.Population(1 / own)
    policy = pop.respond(bs.Norm(level, jump, slope), voluntary=choose).policy
    weakest = bs.lifted_band(level, jump).weakest
    assert not np.any((policy > weakest * (1 + 1e-12)) & (policy < level * (1 - 1e-12)))
    (width,) = results.hole_and_atom().result.free_symbols - {k}
    found = results.hole_and_atom().result.subs({k: level, width: level - weakest})
    assert_allclose(float(found), jump, rtol=1e-6)


def test_members_held_at_the_norm_leave_a_second_hole_wider_by_the_jump():
    own = np.linspace(0.01, 3, 100_001)
    policy = np.sort(bs.Population(1 / own).respond(bs.Norm(1.0, 0.2), voluntary=True).policy)
    wide = np.sort(np.diff(policy))[-2:]
    assert_allclose(wide[1] - wide[0], 0.2, atol=1e-4)


@given(low=st.floats(0.1, 5), ratio=st.floats(1.01, 3.9))
def test_the_cheapest_level_for_a_group_is_its_geometric_mean(low, ratio):
    high = ratio * low
    level, least = np.sqrt(low * high), (np.sqrt(high) - np.sqrt(low)) ** 2
    group = bs.Population(1 / np.linspace(low, high, 50))

    def all_there(k, jump):
        out = group.respond(bs.Norm(k, jump), voluntary=True)
        return np.allclose(out.policy, k)

    assert all_there(level, least * (1 + 1e-9))
    for tried in np.linspace(low, high, 21):
        assert not all_there(tried, least * (1 - 1e-6))
