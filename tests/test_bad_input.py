"""Every public function checks every one of its parameters, and says so in one way.

What is refused is refused by the package itself, in a message that names the parameter and says
what it must be; what is taken gives finite numbers. Nothing warns, and no NaN comes out. Scenes,
figures and claims have tests of their own.
"""

import inspect
import re
import traceback
from dataclasses import fields, is_dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise
from numbers import Number
from pathlib import Path

import numpy as np
import pytest
from bad_input import DOMAINS, ELSEWHERE, EXEMPT, GOOD, KINDS, NAMES, NO_NUMBERS, UNTRIED
from surface import offered

import backsliding as bs
from backsliding.fading import FadingNorm
from backsliding.kernels import KernelNorm
from backsliding.records import Result
from backsliding.theories import CompliancePull, persuaded
from backsliding.yes_no import adopts

PACKAGE = str(Path(bs.__file__).parent)
APART = ("explorers.", "figures.", "claims.")


def is_handed_out(offer):
    """Say whether this is a record that the package fills in, and nobody else makes."""
    record = inspect.isclass(offer.call) and issubclass(offer.call, Result)
    return record and offer.call is not bs.Population


OFFERS = {
    offer.name: offer
    for offer in offered()
    if offer.name not in EXEMPT and not offer.name.startswith(APART) and not is_handed_out(offer)
}


def named(offer, parameter):
    """Return the domain that the tables give a parameter."""
    places = offer.name.split(".")
    for depth in range(len(places), 0, -1):
        if parameter in (here := ELSEWHERE.get(".".join(places[:depth]), {})):
            return here[parameter]
    domain = NAMES.get(parameter, parameter)
    assert domain in DOMAINS, f"say in bad_input.py what {parameter} of {offer.name} may be"
    return domain


@cache
def domains_of(name):
    """Return the domain of each parameter of a callable."""
    offer = OFFERS[name]
    plain = [p for p in offer.parameters() if p.kind is not p.VAR_KEYWORD]
    return {p.name: DOMAINS[named(offer, p.name)] for p in plain}


def call(name, /, **bad):
    """Call with good values but for the ``bad`` ones."""
    offer = OFFERS[name]
    given = {n: d.good() for n, d in domains_of(name).items()}
    given |= GOOD.get(name, {}) | bad
    if offer.of is None:
        return offer.call(**given)
    return offer.call(instance(name.rpartition(".")[0]), **given)


def instance(name):
    return call(name) if name != "population.Population" else DOMAINS["population"].good()


def is_a_number(name, parameter):
    """Say whether a real number or an array of them is wanted, and nothing else will do."""
    good = domains_of(name)[parameter].good()
    return isinstance(good, float | list) and np.asarray(good).dtype.kind == "f"


def numbers(value):
    """Yield every number in an answer, however deep; a norm's in what it makes states do."""
    if isinstance(value, Number) and not isinstance(value, bool | Fraction):
        yield float(value)
    elif isinstance(value, np.ndarray) and value.dtype.kind == "f":
        yield from value.ravel().tolist()
    elif isinstance(value, dict):
        yield from (n for each in value.values() for n in numbers(each))
    elif isinstance(value, (tuple, list)):
        yield from (n for each in value for n in numbers(each))
    elif hasattr(value, "curve") and not is_empty(value):
        states = np.array([0.3, 1.0, 3.0]).reshape(3, *[1] * len(value.curve().shape))
        yield from numbers(bs.best_response(states, value))
    elif is_dataclass(value):
        yield from (n for f in fields(value) for n in numbers(getattr(value, f.name)))


def is_empty(norm):
    return 0 in norm.curve().shape


#: Answers that are infinite where the world is: all join, or a path has no such turn.
INFINITE = {"population.highest_joiner", "population.turning_points"}


def refused(name, parameter, kind):
    """Call and say whether it was refused; fail if that was not done properly."""
    try:
        answer = call(name, **{parameter: KINDS[kind]})
    except (ValueError, TypeError) as error:
        message, last = str(error), traceback.extract_tb(error.__traceback__)[-1]
        assert last.filename.startswith(PACKAGE), f"raised in {last.filename}: {message}"
        assert re.search(rf"\b{parameter}\b", message), message
        assert " must " in message, message
        if is_a_number(name, parameter):
            assert isinstance(error, TypeError) == (kind in NO_NUMBERS), repr(error)
        return True
    found = np.array(list(numbers(answer)))
    assert not (np.isnan(found) if name in INFINITE else ~np.isfinite(found)).any()
    return False


# The derivations take nothing, and tests/test_results.py runs them all.
PARAMETERS = [(name, parameter) for name in OFFERS for parameter in domains_of(name)]


@pytest.mark.parametrize(("name", "parameter"), PARAMETERS)
def test_what_is_bad_is_refused_and_what_is_good_is_finite(name, parameter):
    takes = domains_of(name)[parameter].takes
    kinds = [kind for kind in KINDS if (name, parameter, kind) not in UNTRIED]
    assert {k: refused(name, parameter, k) for k in kinds} == {k: k not in takes for k in kinds}


def several():
    """Yield each callable with two of its parameters that may be arrays together."""
    for name in OFFERS:
        arrays = [p for p, d in domains_of(name).items() if {"array", "empty"} <= d.takes]
        yield from ((name, pair) for pair in pairwise(arrays))


@pytest.mark.parametrize(("name", "pair"), list(several()))
def test_shapes_that_do_not_fit_are_refused_with_both_shapes(name, pair):
    good = GOOD.get(name, {})
    two, three = (
        np.full(n, good.get(p, domains_of(name)[p].good()))
        for n, p in zip((2, 3), pair, strict=True)
    )
    with pytest.raises(ValueError) as error:
        call(name, **dict(zip(pair, (two, three), strict=True)))
    assert traceback.extract_tb(error.value.__traceback__)[-1].filename.startswith(PACKAGE)
    for words in ("must broadcast together", f"{pair[0]} (2,)", f"{pair[1]} (3,)"):
        assert words in str(error.value)


KINDS_OF_NORM = [bs.Norm, bs.VagueNorm, bs.WindowedNorm, bs.ExactTarget, CompliancePull]


@pytest.mark.parametrize("kind", KINDS_OF_NORM)
def test_shares_that_do_not_fit_a_norm_are_refused_by_name(kind):
    with pytest.raises(ValueError, match=r"must broadcast together; got tau \(3,\), k \(2,\)"):
        kind([1.0, 2.0], 0.2).transmitted([0.1, 0.2, 0.3])


@pytest.mark.parametrize(
    ("said", "call"),
    [
        (
            r"norm \(3,\), lam \(2,\)",
            lambda: bs.welfare(1.0, [0.5, 1], bs.Norm(1, [0.1, 0.2, 0.3])),
        ),
        (r"lam \(2,\), norm \(3,\)", lambda: adopts([1, 2], bs.Norm([0, 1, 0], 0.2))),
    ],
)
def test_states_that_do_not_fit_a_norm_are_refused_with_both_shapes(said, call):
    with pytest.raises(ValueError, match=rf"^shapes must broadcast together; got {said}"):
        call()


@pytest.mark.parametrize(
    ("said", "call"),
    [
        ("lam must be positive", lambda: persuaded(0, 0, 2)),
        ("k must be positive", lambda: persuaded(1, -1, 2)),
        ("k must be zero or more", lambda: KernelNorm(-1, 0.2, 1, 0, "flat", 5)),
        ("sigma must be positive", lambda: KernelNorm(1, 0.2, 1, -1, "flat", 5)),
        (
            "sigma must be wide enough to be told from k; got 1e-17",
            lambda: KernelNorm(1, 0, 1, 1e-17),
        ),
        ("kernel must be one of", lambda: KernelNorm(1, 0.2, 1, 1, "flat", 5)),
        ("D must be zero or more", lambda: FadingNorm(1, -1, 1, 0)),
        ("window must be positive", lambda: FadingNorm(1, 0.2, 1, -1)),
    ],
)
def test_of_several_bad_arguments_the_first_is_named(said, call):
    with pytest.raises(ValueError, match=f"^{said}"):
        call()
