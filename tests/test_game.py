"""What a group decides, held to a search through every membership there could be."""

from dataclasses import astuple
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import backsliding as bs
from backsliding.population import (
    CHOOSERS,
    BestNorm,
    Majority,
    Membership,
    Population,
    adopted_norm,
    joins,
    liftable_whole,
    majority_norm,
    memberships,
)

policies = st.floats(0.05, 20)
jumps = st.floats(1e-3, 20)

#: Worlds of up to twelve states.
WORLDS = [(seed, 1 + seed % 12) for seed in range(400)]


def subsets(n):
    """Every membership of n states, one a row."""
    return (np.arange(2**n)[:, None] >> np.arange(n)) % 2 == 1


def drawn(seed, n):
    """States, a jump, a slope and a share that reaches refusers."""
    random = np.random.default_rng(seed)
    own = random.lognormal(sigma=random.choice([0.2, 0.6, 1.2]), size=n).round(2) + 0.01
    slope = random.choice([0.0, 1.0, 1.6, 2.0])
    share = random.choice([0.0, 0.0, 0.5, 0.9])
    return own, random.lognormal(-1.5), slope, share


def least_joined(worlds):
    """The lowest level each state joins, found by halving; one row a world, padded."""
    own = np.array([np.r_[own, np.ones(12 - len(own))] for own, *_ in worlds])
    D, m, share = (np.array(column)[:, None] for column in list(zip(*worlds, strict=True))[1:])
    low, high = np.zeros(own.shape), own.copy()
    for _ in range(60):
        k = 0.5 * (low + high)
        norm = bs.Norm(k, D, m)
        joined = joins(1 / own, norm, norm.transmitted(share))
        low, high = np.where(joined, low, k), np.where(joined, k, high)
    return [row[: len(world[0])] for row, world in zip(high, worlds, strict=True)]


def best_of_every_membership(joined_from, own, D, m, share):
    """The highest net of any norm and any membership that is each member's own choice."""
    members = subsets(len(own))
    # A membership chooses itself between the highest level that a member needs and the lowest
    # that would bring in another.
    from_ = np.max(np.where(members, joined_from, 0.0), axis=1)
    to = np.min(np.where(members, np.inf, joined_from), axis=1)
    below = 1 - 1e-13
    ks = np.r_[bs.critical_norm(1 / own, D), joined_from * below]
    norm = bs.Norm(ks[:, None], D, m)
    inside = bs.best_response(1 / own, norm).policy - own
    outside = bs.best_response(1 / own, norm.transmitted(share)).policy - own
    net = members.astype(float) @ (inside - outside).T + outside.sum(axis=1)
    possible = (from_[:, None] * below <= ks) & (ks < to[:, None])
    return np.max(net[possible])


def test_the_best_norm_is_the_best_over_every_membership():
    worlds, kinds = [drawn(*world) for world in WORLDS], set()
    for world, joined_from in zip(worlds, least_joined(worlds), strict=True):
        own, D, m, share = world
        found = adopted_norm(Population(1 / own), "sum", D, m, share)
        assert_allclose(found.net, best_of_every_membership(joined_from, *world), atol=1e-9)
        kinds.add((found.attained, found.members == len(own)))
    assert kinds == {(True, True), (True, False), (False, False)}  # each kind of best occurs


def stable_memberships(own, k, jumps, m):
    """Every subset in which no member would leave and no other would enter."""
    n = len(own)
    wants = joins(1 / own[:, None], bs.Norm(k, np.r_[jumps, jumps[-1]], m))  # state by count
    members = subsets(n)
    count = members.sum(axis=1)
    stays, enters = wants[:, count].T, wants[:, count + 1].T
    stable = np.all(np.where(members, stays, ~enters), axis=1)
    return [np.flatnonzero(row).tolist() for row in members[stable]]


def test_the_equilibria_are_those_among_every_membership():
    several = 0
    for seed, n in WORLDS:
        random = np.random.default_rng(seed)
        own, _, m, _ = drawn(seed, n)
        own = np.sort(own)
        k = random.uniform(0.3, 1.5) * own[0] if seed % 2 else random.uniform(0.2, 2)
        jumps = np.cumsum(random.exponential(0.1, n + 1) * (random.random(n + 1) < 0.5))
        found = memberships(Population(1 / own), k, lambda c, D=jumps: D[c], m)
        counts = [each.members for each in found.equilibria]
        assert stable_memberships(own, k, jumps, m) == [list(range(c)) for c in counts]
        several += len(counts) > 1
    assert several > 20


def follow(own, k, jumps, m, members):
    """Let states enter and leave, one at a time, until none wants to; return how many are in."""
    n = len(own)
    while True:
        if members and not joins(1 / own[members - 1], bs.Norm(k, jumps[members], m)):
            members -= 1
        elif members < n and joins(1 / own[members], bs.Norm(k, jumps[members + 1], m)):
            members += 1
        else:
            return members


def test_from_a_tipping_point_the_rest_follow_and_from_one_fewer_they_leave():
    seen = 0
    for seed, n in WORLDS[::2]:
        own, _, m, _ = drawn(seed, n)
        own = np.sort(own)
        jumps = np.cumsum(np.random.default_rng(seed).exponential(0.1, n + 1) ** 2)
        k = 0.8 * own[0]
        found = memberships(Population(1 / own), k, lambda c, D=jumps: D[c], m)
        counts = [each.members for each in found.equilibria]
        assert len(found.tipping) == len(counts) - 1
        for lower, upper, point in zip(counts, counts[1:], found.tipping, strict=False):
            assert lower < point <= upper
            assert follow(own, k, jumps, m, point) == upper
            assert follow(own, k, jumps, m, point - 1) == lower
            seen += 1
    assert seen > 10


def test_the_tipping_point_may_be_the_larger_membership_itself():
    two = Population([1 / 1.5] * 2)
    found = memberships(two, 1.0, lambda n: 0.1 * n)
    assert [each.members for each in found.equilibria] == [0, 2]
    assert found.tipping == (2,)


def test_at_an_equilibrium_the_norm_does_what_it_does_with_that_jump():
    pop = Population([1 / 0.8] * 2 + [1 / 1.5] * 4, weights=[1, 1, 1, 2, 2, 2])
    found = memberships(pop, 1.0, lambda n: 0.05 * n)
    assert (found.tipping, [each.members for each in found.equilibria]) == ((4,), [2, 6])
    for each in found.equilibria:
        out = pop.respond(bs.Norm(1.0, each.D), voluntary=True)
        assert out.members == each.members
        assert_allclose([each.pull, each.slide, each.net], [out.pull, out.slide, out.net])
    # The larger treaty has the larger reward, and takes back more than it gives.
    assert_allclose([each.net for each in found.equilibria], [0.4, 0.4 - 3.5])


def test_a_jump_that_does_not_grow_has_one_equilibrium():
    pop = Population(1 / np.array([0.5, 0.9, 1.5, 1.6, 3.0]))
    found = memberships(pop, 1.0, lambda n: np.full(n.shape, 0.2))
    assert found.tipping == ()
    assert found.equilibria[0].members == pop.respond(bs.Norm(1.0, 0.2), voluntary=True).members


def test_nobody_may_be_a_member_at_all():
    found = memberships(Population([0.5]), 0.1, lambda n: 0.0 * n)
    assert found.equilibria == (Membership(0, 0.0, 0.0, 0.0, 0.0),)


# Part V.A: three similar states and two strong ones.
@pytest.mark.parametrize(
    ("chooser", "expected"),
    [
        ("unanimity", (0.8, 3, 0.0, 0.6, -0.6)),
        ("median", (1.2, 3, 0.6, 0.0, 0.6)),
        ("leader", (3.0, 5, 0.0, 0.0, 0.0)),
        ("sum", (3 + np.sqrt(0.6), 5, 2 * np.sqrt(0.6), 0.0, 2 * np.sqrt(0.6))),
    ],
)
def test_who_decides_settles_the_norm(chooser, expected):
    pop = Population(1 / np.array([0.8, 1.0, 1.2, 3.0, 3.0]))
    found = adopted_norm(pop, chooser, 0.2)
    assert_allclose(astuple(found)[:5], expected, atol=1e-12)
    assert found.attained is True


@pytest.mark.parametrize("chooser", CHOOSERS[:3])
def test_each_chooser_has_the_level_its_leaders_like_best(chooser):
    own = np.array([0.6, 0.9, 1.1, 1.6, 2.8])
    decides = {"unanimity": 0.6, "median": 1.1, "leader": 2.8}[chooser]
    for share in (0.0, 0.4, 1.0):
        found = adopted_norm(Population(1 / own), chooser, 0.3, outside=share)
        assert_allclose(found.k, decides)
        tried = Population([1 / decides]).respond(
            bs.Norm(np.linspace(0, 5, 2001)[:, None], 0.3), voluntary=True, outside=share
        )
        assert np.max(tried.gain) <= 0.3 + 1e-12  # what they gain at their own policy


def test_unanimity_lifts_nobody_and_the_leader_lets_nobody_slide():
    for seed, n in WORLDS[:100]:
        own, D, m, share = drawn(seed, n)
        pop = Population(1 / own)
        low, high = (adopted_norm(pop, who, D, m, share) for who in ("unanimity", "leader"))
        assert low.pull <= 1e-12 and low.net <= 1e-12
        assert high.slide <= 1e-12 and high.members == n
        best = adopted_norm(pop, "sum", D, m, share)
        for who in CHOOSERS:
            assert adopted_norm(pop, who, D, m, share).net <= best.net + 1e-12


def test_the_middle_two_of_an_even_number_give_way_to_the_weaker():
    pop = Population([1.25, 1.0, 0.8, 0.4])
    assert adopted_norm(pop, "median", 0.2).k == majority_norm(pop.lam).lowest == 1.0


def test_what_is_approached_but_not_attained_comes_with_those_who_join_below_it():
    pop = Population(1 / np.array([1.0] * 20 + [2.09] * 10))
    found = adopted_norm(pop, "sum", 0.2)
    assert (found.members, found.slide, found.attained) == (20, 0.0, False)
    assert_allclose(found.pull, 20 * (found.k - 1))
    assert_array_equal(pop.sweep([found.k, found.k - 1e-9], 0.2, voluntary=True).members, [30, 20])


LONG = bs.Ladder([bs.Norm(1.0, 0.1)] * 30).curve()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda pop: adopted_norm(pop, "king", 0.2), r"chooser must be one of .*; got 'king'"),
        (lambda pop: adopted_norm(pop, ["sum"], 0.2), r"chooser must be one of .*; got \['sum'\]"),
        (lambda pop: memberships(pop, 1.0, 0.2), "reward must be a function .*; got 0.2"),
        (lambda pop: memberships(pop, 1.0, [0.2] * 99), r"must be a function .*, \.\.\.\]$"),
        (
            lambda pop: pop.respond(LONG, voluntary=True, outside=0.5),
            r"norm must be one that can arrive in part; got BenefitCurve.{,70}$",
        ),
        (
            lambda pop: memberships(pop, 1.0, lambda n: 0.2),
            r"one jump for each of 3 .* shape \(\)",
        ),
        (lambda pop: memberships(pop, 1.0, lambda n: -1.0 * n), "reward must be zero or more"),
        (
            lambda pop: memberships(pop, 1.0, lambda n: np.array([0.1, 0.3, 0.2])),
            r"reward must not fall as members join; got 0\.3 for 1 and 0\.2 for 2",
        ),
    ],
)
def test_games_of_no_sense_are_refused(call, message):
    with pytest.raises((ValueError, TypeError), match=message):
        call(Population([1.0, 0.5]))


@given(own=st.lists(policies, min_size=1, max_size=9), jump=jumps, rival=policies)
def test_no_majority_leaves_the_median_for_another_level(own, jump, rival):
    found = majority_norm(1 / np.array(own))
    there = bs.best_response(1 / np.array(own), bs.Norm(rival, jump)).gain
    for level in {found.lowest, found.highest}:
        here = bs.best_response(1 / np.array(own), bs.Norm(level, jump)).gain
        assert np.count_nonzero(there > here + 1e-9 * jump) <= len(own) / 2


@pytest.mark.parametrize(
    ("strong", "level", "pull", "slide"),
    [(0, 1.0, 0.2, 0.2), (2, 1.2, 0.6, 3.0), (4, 3.0, 0.0, 0.0)],
)
def test_some_high_performers_help_a_group_and_too_many_do_not(strong, level, pull, slide):
    pop = Population(1 / np.array([0.8, 1.0, 1.2] + [3.0] * strong))
    found = majority_norm(pop.lam)
    assert_allclose([found.lowest, found.highest], level)
    out = pop.respond(bs.Norm(found.lowest, 0.2))
    assert_allclose([out.pull, out.slide], [pull, slide], atol=1e-12)


def test_a_group_of_equals_chooses_a_norm_that_moves_nobody():
    pop = Population([1.0] * 5)
    assert majority_norm(pop.lam) == Majority(1.0, 1.0)
    assert pop.respond(bs.Norm(1.0, 0.25)).unmoved == 5
    assert pop.best_norm(0.25) == BestNorm(1.5, 2.5)


@given(own=st.lists(policies, min_size=1, max_size=8), jump=jumps)
def test_a_group_can_be_lifted_whole_exactly_if_some_level_does_it(own, jump):
    own = np.array(own)
    spread, reach = own.max() - own.min(), np.sqrt(jump * own.min())
    if abs(spread - reach) < 1e-9 * own.max():
        return  # within rounding of the limit itself
    tried = np.r_[np.linspace(0, 2 * own.max(), 400), own]
    policy = bs.best_response(1 / own, bs.Norm(tried[:, None], jump)).policy
    nobody_lowered = np.all(policy >= own * (1 - 1e-12), axis=1)
    everyone_there = np.all(np.isclose(policy, tried[:, None]), axis=1)
    assert liftable_whole(1 / own, jump) == np.any(nobody_lowered & everyone_there)


def test_the_limit_of_a_group_that_can_be_lifted_whole_is_exact():
    assert Fraction("0.4") ** 2 == Fraction("0.2") * Fraction("0.8")
    group = 1 / np.array([0.8, 1.0, 1.2])
    assert liftable_whole(group, 0.2)
    assert not liftable_whole(group, 0.19)
    for low in np.linspace(0.1, 3.0, 30):  # and as exact as floats are
        assert liftable_whole([1 / low, 1 / (low + np.sqrt(0.2 * low))], 0.2)
    assert Population(group).respond(bs.Norm(1.2, 0.2)).lifted == 2
    # Yet the norm with the highest total leaves the weakest behind.
    best = Population(group).best_norm(0.2)
    assert_allclose(best.k, 1.4472135954999579)
    assert bs.best_response(1 / 0.8, bs.Norm(best.k, 0.2)).effect == "unmoved"
