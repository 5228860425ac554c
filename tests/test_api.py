"""The names other people's code may rely on, how they are called, and how they refuse."""

import inspect

import numpy as np
import pytest
import surface

import backsliding as bs

SIGNATURES = {
    "autonomous_policy": ["lam"],
    "critical_norm": ["lam", "D"],
    "printed_critical_norm": ["lam", "D"],
    "flattened_policy": ["lam", "m=1.0"],
    "lifted_band": ["k", "D"],
    "benefit": ["S", "norm=None"],
    "cost": ["S", "lam"],
    "welfare": ["S", "lam", "norm=None"],
    "best_response": ["lam", "norm=None"],
    "Norm": ["k", "D", "m=1.0"],
    "Ladder": ["rungs"],
    "ExactTarget": ["k", "D"],
    "VagueNorm": ["k", "D", "m=1.0", "width=0.0"],
    "WindowedNorm": ["k", "D", "m=1.0", "window=1.0"],
    "Norm.transmitted": ["self", "tau"],
    "Ladder.transmitted": ["self", "tau"],
    "ExactTarget.transmitted": ["self", "tau"],
    "VagueNorm.transmitted": ["self", "tau"],
    "WindowedNorm.transmitted": ["self", "tau"],
}


def lookup(name):
    found = bs
    for part in name.split("."):
        found = getattr(found, part)
    return found


@pytest.mark.parametrize("name", SIGNATURES)
def test_each_name_is_called_as_promised(name):
    parameters = inspect.signature(lookup(name)).parameters.values()
    required = [p for p in parameters if p.default is p.empty]
    optional = [f"{p.name}={p.default}" for p in parameters if p.default is not p.empty]
    assert [p.name for p in required] + optional == SIGNATURES[name]


@pytest.mark.parametrize("name", [name for name in SIGNATURES if "." not in name])
def test_each_name_is_exported_and_documented(name):
    assert name in bs.__all__
    assert name in dir(bs)
    text = inspect.getdoc(lookup(name))
    for part in ("Parameters", "Raises", "Examples", "Source:"):
        assert part in text


def test_what_can_be_reached_is_listed_and_nothing_else():
    rooms = set(surface.rooms())
    assert {*dir(bs)} == {*bs.__all__, *rooms, "__version__"}
    for room in rooms:
        assert getattr(bs, room).__name__ == f"backsliding.{room}"


def test_a_name_that_does_not_exist_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'backsliding' has no attribute 'tipping'"):
        bs.tipping  # noqa: B018


def test_a_response_carries_policy_welfare_gain_and_effect_for_each_state():
    lam = np.array([[3.0, 1.25], [0.8, 0.25]])
    r = bs.best_response(lam, bs.Norm(1.0, 0.2))
    for value in (r.policy, r.welfare, r.gain, r.effect):
        assert value.shape == lam.shape
    assert set(r.effect.ravel()) == {"unmoved", "lifted", "lowered"}
    np.testing.assert_allclose(r.gain, r.welfare - 1 / lam, atol=1e-15)


def test_a_response_cannot_be_changed():
    with pytest.raises(AttributeError):
        bs.best_response(1.0).policy = 2.0


def test_the_solver_takes_a_curve_where_it_takes_a_norm():
    curve = bs.BenefitCurve((bs.Piece(0.0), bs.Piece(1.0, level=0.2, slope=1.0)))
    assert bs.best_response(0.25, curve) == bs.best_response(0.25, bs.Norm(1.0, 0.2))


CALLS = {
    "autonomous_policy": (bs.autonomous_policy, {"lam": 0.5}),
    "critical_norm": (bs.critical_norm, {"lam": 0.5, "D": 0.2}),
    "printed_critical_norm": (bs.printed_critical_norm, {"lam": 0.5, "D": 0.2}),
    "flattened_policy": (bs.flattened_policy, {"lam": 0.5, "m": 1.0}),
    "lifted_band": (bs.lifted_band, {"k": 1.0, "D": 0.2}),
    "benefit": (bs.benefit, {"S": 1.0}),
    "cost": (bs.cost, {"S": 1.0, "lam": 0.5}),
    "welfare": (bs.welfare, {"S": 1.0, "lam": 0.5}),
    "best_response": (bs.best_response, {"lam": 0.5}),
    "Norm": (bs.Norm, {"k": 1.0, "D": 0.2, "m": 1.0}),
    "ExactTarget": (bs.ExactTarget, {"k": 1.0, "D": 0.2}),
    "VagueNorm": (bs.VagueNorm, {"k": 1.0, "D": 0.2, "m": 1.0, "width": 0.1}),
    "WindowedNorm": (bs.WindowedNorm, {"k": 1.0, "D": 0.2, "m": 1.0, "window": 1.0}),
    "transmitted": (bs.Norm(1.0, 0.2).transmitted, {"tau": 0.5}),
}
RULES = {
    "lam": "positive, finite",
    "S": "zero or more and finite",
    "k": "zero or more and finite",
    "D": "zero or more and finite",
    "width": "zero or more and finite",
    "window": "zero or more and finite",
    "m": "between 0 and 2",
    "tau": "between 0 and 1",
}
EACH = [(call, name) for call, (_, arguments) in CALLS.items() for name in arguments]


@pytest.mark.parametrize(("call", "name"), EACH)
def test_an_error_names_argument_value_and_rule(call, name):
    function, arguments = CALLS[call]
    with pytest.raises(ValueError) as error:
        function(**arguments | {name: -0.5})
    message = str(error.value)
    assert message.startswith(f"{name} must be {RULES[name]}")
    assert message.endswith("got -0.5")


@pytest.mark.parametrize(("call", "name"), EACH)
def test_an_error_in_an_array_names_the_entry(call, name):
    function, arguments = CALLS[call]
    with pytest.raises(ValueError, match=rf"^{name} must be .*; got -0\.5 at index 2$"):
        function(**arguments | {name: [1.0, 0.5, -0.5]})


@pytest.mark.parametrize(("call", "name"), EACH)
@pytest.mark.parametrize("bad", [float("nan"), float("inf"), None, "1"])
def test_what_is_not_a_finite_number_is_refused_by_name(call, name, bad):
    function, arguments = CALLS[call]
    with pytest.raises(
        (TypeError, ValueError), match=rf"^{name} must be (finite|a real number).*; got "
    ):
        function(**arguments | {name: bad})


@pytest.mark.parametrize("call", CALLS)
def test_what_an_array_is_given_is_left_as_it_was(call):
    function, arguments = CALLS[call]
    given = {name: np.array([value, value]) for name, value in arguments.items()}
    kept = {name: value.copy() for name, value in given.items()}
    function(**given)
    for name, value in given.items():
        np.testing.assert_array_equal(value, kept[name])
