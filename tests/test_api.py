"""The names other people's code may rely on, how they are called, and how they refuse."""

import inspect

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
    for part in ("Parameters", "Examples", "Source:"):
        assert part in text


def test_what_can_be_reached_is_listed_and_nothing_else():
    rooms = dict(surface.rooms())
    assert {*dir(bs)} == {*bs.__all__, *rooms, "__version__"}
    for room, package in rooms.items():
        assert getattr(bs, room).__name__ == f"{package}.{room}"


def test_a_name_that_does_not_exist_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'backsliding' has no attribute 'tipping'"):
        bs.tipping  # noqa: B018


def test_a_response_cannot_be_changed():
    with pytest.raises(AttributeError):
        bs.best_response(1.0).policy = 2.0
