"""One norm, regional norms and tiers on the same worlds; what leaks; which claim is a theorem."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import backsliding as bs
from backsliding.population import (
    best_regional_norms,
    leak_withstood,
    ratification,
    ratification_by_region,
    respond_by_region,
)

LOW, HIGH = [0.5, 0.7, 0.9], [2.0, 2.4, 2.8]
WORLD = bs.Population(1 / np.array(LOW + HIGH), regions=["low"] * 3 + ["high"] * 3)
BASE, JUMP = 9.3, 0.3
LEVELS = {"low": 1.0, "high": 2.0}
slopes, jumps = st.floats(0, 2), st.floats(0, 5)


def best_levels(m=1.0):
    return {name: best.k for name, best in best_regional_norms(WORLD, JUMP, m).items()}


def total(levels, **kwargs):
    return BASE + respond_by_region(WORLD, levels, JUMP, **kwargs).net


def test_the_best_norms_of_a_world_of_two_regions_are_those_found_by_brute_force():
    assert_allclose(list(best_levels().values()), [1.158, 3.249], atol=1e-3)
    assert_allclose(BASE + WORLD.best_norm(JUMP).net, 10.597, atol=1e-3)
    assert_allclose(total(best_levels()), 11.314, atol=1e-3)


def test_the_best_regional_norms_are_each_regions_own_best_norm_by_the_same_measure():
    for measure in (None, np.square, np.sqrt):
        found = best_regional_norms(WORLD, JUMP, 1.3, measure)
        for name in ("low", "high"):
            assert found[name] == WORLD.in_region(name).best_norm(JUMP, 1.3, measure)
    uneven = bs.Population([1.0, 1.0, 1 / 3], regions=["all"] * 3)
    assert best_regional_norms(uneven, 0.2) == best_regional_norms(uneven, 0.2, 1.0)
    assert best_regional_norms(uneven, 0.2) != best_regional_norms(uneven, 0.2, 2.0)


def test_one_norm_for_all_abandons_the_weak_region():
    best = WORLD.best_norm(JUMP)
    parts = WORLD.respond(bs.Norm(best.k, JUMP)).by_region()
    assert parts["low"].unmoved == 3
    assert parts["high"].lifted == 2  # and one of the strong region, which slides not at all
    assert_allclose(best.k, best_levels()["high"])


def test_tiers_do_as_well_as_regions_without_flattening_and_great_harm_with_it():
    assert_allclose(total(best_levels(), leak=1.0, m=2.0), total(best_levels(), m=2.0))
    assert_allclose(total(best_levels(), leak=1.0), 6.575, atol=1e-3)
    assert total(best_levels(), leak=1.0) < BASE


def test_tiers_that_share_one_jump_fall_short_even_without_flattening():
    halves = [bs.Norm(k, JUMP / 2, m=2.0) for k in sorted(best_levels().values())]
    assert_allclose(BASE + WORLD.respond(bs.Ladder(halves)).net, 10.007, atol=1e-3)


def test_insulated_regions_are_two_separate_worlds():
    levels = best_levels()
    together = respond_by_region(WORLD, levels, JUMP)
    for name, part in together.by_region().items():
        alone = WORLD.in_region(name).respond(bs.Norm(levels[name], JUMP))
        assert_array_equal(part.policy, alone.policy)


@given(low=st.floats(0.1, 2), step=st.floats(0, 3), D=jumps, m=slopes)
def test_a_full_leak_is_the_ladder_of_all_norms_for_everyone(low, step, D, m):
    levels = {"low": low, "high": low + step}
    leaked = respond_by_region(WORLD, levels, D, m, leak=1.0)
    ladder = WORLD.respond(bs.Ladder([bs.Norm(low, D, m), bs.Norm(low + step, D, m)]))
    assert_array_equal(leaked.policy, ladder.policy)


def test_a_higher_norm_that_leaks_in_does_not_undo_what_a_regions_own_norm_flattens():
    pop = bs.Population([0.1, 1.0], regions=["low", "high"])
    out = respond_by_region(pop, {"low": 1.0, "high": 2.0}, 0.2, leak=0.1)
    # Beyond both levels the strongest flattening holds: slope 1, so half of a policy of 10.
    assert out.policy[0] == 5.0


@given(low=st.floats(0.1, 2), step=st.floats(0.1, 3), D=jumps, leak=st.floats(0, 1))
def test_a_state_signs_its_own_regions_norm_and_keeps_out_no_more_than_that(low, step, D, leak):
    levels = {"low": low, "high": low + step}
    here, there = (bs.Norm(k, D) for k in levels.values())
    treaty = ratification_by_region(WORLD, levels, D, leak=leak)
    leaked = (here.transmitted(leak), there.transmitted(leak))
    # The weak stand under their own norm first; what leaks in flattens no more than it does.
    weak = bs.Ladder([here, bs.Norm(low + step, leak * D)])
    strong = bs.Ladder([leaked[0], there])
    assert_array_equal(treaty[:3], ratification(1 / np.array(LOW), weak, leaked[1]))
    assert_array_equal(treaty[3:], ratification(1 / np.array(HIGH), strong, leaked[0]))


@given(own=st.floats(2, 4), slack=st.floats(0.01, 0.99), D=st.floats(0.01, 1), m=st.floats(0, 1.9))
def test_a_state_withstands_exactly_the_leak_the_formula_gives(own, slack, D, m):
    low = 1e-3  # far below where the state would slide
    k = own + slack * np.sqrt(D * own)
    withstood = leak_withstood(1 / own, k, D, m)
    pop = bs.Population([1e3, 1 / own], regions=["low", "high"])
    for leak in (withstood * (1 - 1e-6), withstood * (1 + 1e-6)):
        if leak <= 1:
            out = respond_by_region(pop, {"low": low, "high": k}, D, m, leak)
            assert (out.policy[1] >= k * (1 - 1e-12)) == (leak < withstood)


def test_the_best_regional_norm_loses_a_state_to_the_smallest_leak():
    levels = best_levels()
    held = respond_by_region(WORLD, levels, JUMP).policy[3:]
    assert_allclose(held, [2.0, levels["high"], levels["high"]])
    leaked = respond_by_region(WORLD, levels, JUMP, leak=1e-6).policy[3:]
    assert_allclose(leaked, [2.0, 2.4, levels["high"]], atol=1e-5)


def test_leakage_undoes_regional_norms_step_by_step():
    totals = [total(best_levels(), leak=leak) for leak in np.linspace(0, 1, 101)]
    assert totals[0] == max(totals)
    assert totals[-1] == min(totals)
    assert np.all(np.diff(totals) <= 1e-12)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: best_regional_norms(bs.Population([1.0]), 0.2),
            "^pop must have regions; got a population without$",
        ),
        (lambda: respond_by_region(bs.Population([1.0]), {}, 0.2), "pop must have regions"),
        (
            lambda: respond_by_region(WORLD, {"low": 1.0}, 0.2),
            r"levels must name the regions \('low', 'high'\); got \('low',\)",
        ),
        (
            lambda: respond_by_region(WORLD, {"low": 1.0, "high": -2.0}, 0.2),
            r"levels\['high'\] must be zero or more and finite; got -2\.0",
        ),
        (
            lambda: respond_by_region(WORLD, LEVELS | {"low": [1.0, 2.0]}, 0.2),
            r"^levels\['low'\] must be a single number",
        ),
        (lambda: leak_withstood(1.0, 1.2, 0.2, 2.0), "m must be below 2"),
        (lambda: leak_withstood(1.0, 0.9, 0.2), "k must lie from the state's own policy"),
        (lambda: leak_withstood(1.0, 1.5, 0.2), "k must lie from the state's own policy"),
    ],
)
def test_arrangements_of_no_sense_are_refused(call, message):
    with pytest.raises((TypeError, ValueError), match=message):
        call()


def test_with_a_slight_flattening_regions_need_not_do_better_than_tiers():
    weak, strong = [1.0] * 10 + [2.9] * 3, [2.6] * 2 + [3.0] * 2
    pop = bs.Population(1 / np.array(weak + strong), regions=["a"] * 13 + ["b"] * 4)
    best = best_regional_norms(pop, D=0.3, m=1.8)
    levels = {region: found.k for region, found in best.items()}
    nets = [respond_by_region(pop, levels, 0.3, 1.8, leak=leak).net for leak in (0, 1)]
    assert_allclose(nets, [7.34, 7.67], atol=5e-3)


def net_of_tiers(low, high, D):
    high = np.asarray(high)[..., None]
    return WORLD.respond(bs.Ladder([bs.Norm(low, D), bs.Norm(high, D)])).net


# Two full jumps close together act almost as one of twice the size.
def test_tiers_at_other_levels_can_beat_the_regions_by_coming_near_to_one_norm_of_both_jumps():
    regions = sum(each.net for each in best_regional_norms(WORLD, D=0.3).values())
    assert_allclose(regions, 2.0136, atol=5e-5)
    tiers = [
        net_of_tiers(*levels, 0.3) for levels in [(3.03, 3.05), (3.07, 3.08), (3.0949, 3.095)]
    ]
    assert_allclose(tiers, [1.95, 2.04, 2.085], atol=1e-12)
    assert tiers[0] < regions < tiers[1] < tiers[2] < WORLD.best_norm(0.6).net
    assert_allclose(WORLD.best_norm(0.6).net, 2.0863, atol=5e-5)


def test_no_two_tiers_that_share_one_jump_beat_the_best_single_norm_with_it():
    levels = np.linspace(0.3, 3.6, 331)
    nets = [net_of_tiers(levels[i], levels[i + 1 :], 0.15).max() for i in range(330)]
    assert 1.2 < max(nets) < WORLD.best_norm(0.3).net


def test_without_flattening_the_best_regional_norm_loses_no_state_to_a_leak():
    levels = {name: each.k for name, each in best_regional_norms(WORLD, D=0.3, m=2.0).items()}
    nets = [respond_by_region(WORLD, levels, 0.3, 2.0, leak=leak).net for leak in (0, 1e-6, 0.5)]
    assert_allclose(nets, nets[0])


def test_what_leaks_in_reaches_also_a_state_that_refuses():
    pop = bs.Population([1 / 0.7, 1 / 3], regions=["low", "high"])
    levels = {"low": 0.9, "high": 3.2}
    assert ratification_by_region(pop, levels, 0.3, leak=0.5).tolist() == ["rises", "slides"]
    assert ratification_by_region(pop, levels, 0.3, 2.0, leak=0.5).tolist() == ["rises", "rises"]
    # What arrives anyway costs the state at 3 welfare: it signs since it cannot be left alone.
    assert bs.best_response(1 / 3, bs.Norm(0.9, 0.3).transmitted(0.5)).gain < 0
