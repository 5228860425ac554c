"""One norm and many states: sums, counts and regions against plain loops; what is refused."""

import math
from fractions import Fraction

import dense_search as dense
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import backsliding as bs
from backsliding.population import Population

costs = st.floats(1e-3, 1e3)
worlds = st.lists(st.tuples(costs, st.floats(0.01, 10)), min_size=1, max_size=12)
FOUR = 1 / np.array([0.5, 0.9, 1.5, 3.0])


def plain_sums(lam, weights, norm):
    """Add up state by state, in exact order, what the solver says of each state alone."""
    change = [
        w * (float(bs.best_response(cost, norm).policy) - 1 / cost)
        for cost, w in zip(lam, weights, strict=True)
    ]
    return math.fsum(c for c in change if c > 0), -math.fsum(c for c in change if c < 0)


@given(world=worlds, k=st.floats(0, 20), D=st.floats(0, 5), m=st.floats(0, 2))
def test_pull_slide_and_net_are_the_weighted_sums_over_states(world, k, D, m):
    lam, weights = zip(*world, strict=True)
    out = Population(lam, weights).respond(bs.Norm(k, D, m))
    pull, slide = plain_sums(lam, weights, bs.Norm(k, D, m))
    assert_allclose(
        [out.pull, out.slide, out.net],
        [pull, slide, pull - slide],
        rtol=1e-12,
        atol=1e-12 * (pull + slide) + 1e-15 * sum(w / c for c, w in world),
    )


@given(world=worlds, k=st.floats(0.01, 20), D=st.floats(0, 5), m=st.floats(0, 2))
def test_the_net_is_what_a_slow_search_finds(world, k, D, m):
    lam, weights = (np.array(column) for column in zip(*world, strict=True))
    found = dense.candidates(dense.single(k, D, m), lam, breaks=(k,))
    if not np.all(dense.is_clear(found)):
        return  # on the knife-edge of some state the search cannot tell which side is right
    policy = dense.best(dense.single(k, D, m), lam, breaks=(k,)).policy
    expected = np.sum(weights * (policy - 1 / lam))
    out = Population(lam, weights).respond(bs.Norm(k, D, m))
    # The search finds a policy to about the root of the machine's precision.
    assert_allclose(out.net, expected, atol=1e-6 * np.sum(weights * (policy + 1 / lam)))


def test_the_counts_are_of_states_and_not_of_weights():
    out = Population(FOUR, weights=[5, 5, 5, 5]).respond(bs.Norm(1.0, 0.2))
    assert (out.lifted, out.lowered, out.unmoved) == (1, 2, 1)
    assert out.effect.tolist() == ["unmoved", "lifted", "lowered", "lowered"]


def test_a_weight_of_two_counts_like_two_states():
    norm = bs.Norm(1.0, 0.2)
    weighted = Population([1.25, 0.4], weights=[2, 1]).respond(norm)
    repeated = Population([1.25, 1.25, 0.4]).respond(norm)
    assert (weighted.pull, weighted.slide) == (repeated.pull, repeated.slide)


def test_without_a_norm_nothing_moves():
    out = Population(FOUR).respond(None)
    assert (out.pull, out.slide, out.net, out.unmoved) == (0.0, 0.0, 0.0, 4)


def test_many_norms_give_one_sum_each():
    out = Population(FOUR).respond(bs.Norm([[1.0], [2.0], [3.5]], 0.2))
    assert out.pull.shape == (3,)
    assert_array_equal(out.lifted, [1, 1, 1])
    one = Population(FOUR).respond(bs.Norm(2.0, 0.2))
    assert out.net[1] == one.net


def test_a_norm_may_differ_from_state_to_state():
    out = Population(FOUR).respond(bs.Norm([0.6, 1.0, 1.6, 3.1], 0.2))
    assert_allclose(out.policy, [0.6, 1.0, 1.6, 3.1])


def test_a_norm_for_another_number_of_states_is_refused():
    rule = r"must broadcast .*, norm \(2,\); a norm's arrays hold one value for each state$"
    with pytest.raises(ValueError, match=rule):
        Population(FOUR).respond(bs.Norm([1.0, 2.0], 0.2))
    with pytest.raises(ValueError, match="one entry a state, 1"):
        Population([1.0]).respond(bs.Norm([1.0, 2.0], 0.2))


def test_squares_are_added_up_when_squares_are_asked_for():
    # By hand: 0.9 -> 1, 1.5 -> 1, 3 -> 1.5 under k = 1, D = 0.2, m = 1.
    out = Population(FOUR).respond(bs.Norm(1.0, 0.2), measure=np.square)
    up = 1 - Fraction(9, 10) ** 2
    down = Fraction(9, 4) - 1 + 9 - Fraction(9, 4)
    assert_allclose([out.pull, out.slide, out.net], [float(up), float(down), float(up - down)])


@pytest.mark.parametrize(
    ("measure", "message"),
    [
        (np.log, r"measure must be finite; got -inf at the policy 0\.0"),
        (np.sum, r"measure must give one number for each policy; got shape \(\) for .* \(4,\)$"),
    ],
)
def test_a_measure_that_does_not_measure_each_policy_is_refused(measure, message):
    with pytest.raises(ValueError, match=message):
        Population(FOUR).respond(bs.Norm(0.0, 0.0, m=0.0), measure)


def test_regions_add_up_to_the_world():
    pop = Population(FOUR, weights=[1, 2, 3, 4], regions=["south", "north", "south", "north"])
    out = pop.respond(bs.Norm(1.0, 0.2), measure=np.square, voluntary=True)
    parts = out.by_region()
    assert list(parts) == ["south", "north"]
    for name in ("pull", "slide", "lifted", "lowered", "unmoved", "members"):
        assert_allclose(sum(getattr(part, name) for part in parts.values()), getattr(out, name))


def test_the_outcome_of_a_region_knows_its_region_and_its_measure():
    pop = Population(FOUR, regions=["south", "north", "south", "north"])
    parts = pop.respond(bs.Norm(1.0, 0.2), measure=np.square).by_region()
    assert parts["south"].regions == ("south", "south")
    assert list(parts["south"].by_region()) == ["south"]
    assert parts["south"].measure is np.square


def test_a_region_is_a_population_of_its_own():
    labels = {"regions": ["south", "north", "south", "north"], "names": list("abcd")}
    north = Population(FOUR, weights=[1, 2, 3, 4], **labels).in_region("north")
    assert (north.names, north.regions) == (("b", "d"), ("north", "north"))
    assert_array_equal(north.lam, FOUR[[1, 3]])
    assert_array_equal(north.weights, [2, 4])


def test_a_region_that_nobody_lives_in_is_refused():
    with pytest.raises(ValueError, match=r"region must be one of \('south',\); got 'west'"):
        Population([1.0], regions=["south"]).in_region("west")
    with pytest.raises(ValueError, match=r"region must be one of \(\); got 'west'"):
        Population([1.0]).in_region("west")


def test_an_outcome_of_a_world_without_regions_has_no_parts():
    assert Population(FOUR).respond(bs.Norm(1.0, 0.2)).by_region() == {}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"lam": []}, r"lam must have one axis and at least one state; got the shape \(0,\)"),
        ({"lam": 2.0}, r"lam must have one axis .* got the shape \(\)"),
        ({"lam": [[1.0]]}, r"lam must have one axis .* got the shape \(1, 1\)"),
        ({"weights": [1.0]}, r"weights must be one for each of 2 states; got the shape \(1,\)"),
        ({"weights": 3.0}, r"weights must be one for each of 2 states; got the shape \(\)"),
        ({"weights": [0.0, 0.0]}, "^weights must not all be zero$"),
        ({"regions": ["a"]}, r"regions must be one string for each of 2 states"),
        ({"regions": "ab"}, r"regions must be one string for each of 2 states; got 'ab'"),
        ({"regions": np.array("ab")}, r"regions must be one string for each of 2 states; got arr"),
        ({"regions": 5}, r"regions must be one string for each of 2 states; got 5"),
        ({"names": ["a", 1]}, r"names must be one string for each of 2 states"),
        ({"names": ["a", "a"]}, r"names must differ from each other; got 'a' twice"),
        ({"lam": [3e-308] * 20}, r"^lam and weights must give .* a finite weighted sum; got inf$"),
        (
            {"lam": [1e-300] * 2, "weights": [1e9, 0.0]},
            "must give policies with a finite weighted",
        ),
    ],
)
def test_a_population_that_is_none_is_refused(arguments, message):
    with pytest.raises((TypeError, ValueError), match=message):
        Population(**({"lam": [1.0, 2.0]} | arguments))


@pytest.mark.parametrize("level", [0.9, 3.7, 49.0])
def test_a_last_digit_is_neither_pull_nor_slide(level):
    cost = 1 / level
    assert 1 / cost != level  # the cost gives the policy back but for its last digit
    out = Population([cost]).respond(bs.Norm(level, 1.0))
    assert (out.pull, out.slide, out.effect.tolist()) == (0.0, 0.0, ["unmoved"])
    assert (out.lifted, out.lowered, out.unmoved) == (0, 0, 1)
