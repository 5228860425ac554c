"""Every public callable against every kind of bad argument, from the table in bad_input.py.

What is refused is refused by the package itself, in a message that names the parameter and says
what it must be; what is taken gives finite numbers. Nothing warns, and no NaN comes out.
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
import traitlets
from bad_input import (
    CELLS,
    DOMAINS,
    ELSEWHERE,
    EXEMPT,
    GOOD,
    KINDS,
    NAMES,
    NO_NUMBERS,
    Domain,
    domain,
)
from matplotlib import pyplot as plt
from surface import offered

import backsliding as bs
from backsliding.explorers.quantities import Costs, Quantity, Switch

PACKAGE = str(Path(bs.__file__).parent)
OFFERS = {offer.name: offer for offer in offered() if offer.name not in EXEMPT}
SCENES = {name: offer for name, offer in OFFERS.items() if name.startswith("explorers.")}


def named(offer, parameter):
    """Return the domain that the tables give a parameter."""
    places = offer.name.split(".")
    for depth in range(len(places), 0, -1):
        if parameter in (here := ELSEWHERE.get(".".join(places[:depth]), {})):
            return here[parameter]
    return NAMES.get(parameter)


def of_trait(trait):
    """Return the domain of one of an explorer's traits."""
    if isinstance(trait, Switch):
        return domain(True, "boolean")
    if isinstance(trait, Costs):
        return Domain(
            lambda: [0.5, 2.0],
            frozenset({"above its range", "array", "falling"}),
            frozenset({"huge"}),
        )
    inside = {"zero": 0.0, "above its range": 2.5, "denormal": 5e-324}
    taken = frozenset(kind for kind, v in inside.items() if trait.low <= v <= trait.high)
    return Domain(lambda: trait.default_value, taken)


@cache
def domains_of(name):
    """Return the domain of each parameter of a callable."""
    offer = OFFERS[name]
    if name in SCENES and inspect.isclass(offer.call):
        traits = {n: t for n, t in offer.call.class_traits().items() if t.metadata.get("sync")}
        kinds = (Quantity, Switch, Costs)
        return {n: of_trait(t) for n, t in traits.items() if isinstance(t, kinds)}
    plain = [p for p in offer.parameters() if p.kind is not inspect.Parameter.VAR_KEYWORD]
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


def verdict(name, parameter, kind):
    if (name, parameter, kind) in CELLS:
        return CELLS[name, parameter, kind]
    here = domains_of(name)[parameter]
    return "take" if kind in here.takes else "may take" if kind in here.may_take else "refuse"


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
    except (ValueError, TypeError, traitlets.TraitError) as error:
        message, last = str(error), traceback.extract_tb(error.__traceback__)[-1]
        if not last.filename.startswith(PACKAGE):
            pytest.fail(f"raised in {last.filename}: {message}")
        if not (re.search(rf"\b{parameter}\b", message) and " must " in message):
            pytest.fail(f"unhelpful: {message}")
        if is_a_number(name, parameter) and isinstance(error, TypeError) != (kind in NO_NUMBERS):
            pytest.fail(f"a {type(error).__name__}")
        return True
    finally:
        plt.close("all")
    found = np.array(list(numbers(answer)))
    bad = np.isnan(found) if name in INFINITE else ~np.isfinite(found)
    if bad.any():
        pytest.fail(f"an answer with {found[bad][0]}")
    return False


@pytest.mark.parametrize("name", OFFERS)
def test_every_parameter_of_every_callable_has_a_domain(name):
    offer = OFFERS[name]
    plain = [p.name for p in offer.parameters()]
    if name not in SCENES:
        missing = [p for p in plain if named(offer, p) is None and p != "disturbed"]
        assert missing == [], f"say in bad_input.py what {missing} of {name} may be"


def test_the_table_has_no_line_for_what_is_not_there():
    names = {offer.name for offer in offered()}
    assert set(EXEMPT) <= names
    assert set(GOOD) <= names
    assert {name for name, _, _ in CELLS} <= names
    rooms = {name.split(".")[0] for name in names}
    assert set(ELSEWHERE) <= names | rooms


# The derivations take nothing, and tests/test_results.py runs them all.
@pytest.mark.parametrize("name", [name for name in OFFERS if domains_of(name)])
def test_good_arguments_are_taken(name):
    answer = np.array(list(numbers(call(name))))
    assert not np.isnan(answer).any()
    plt.close("all")


@pytest.mark.parametrize("name", [name for name in OFFERS if domains_of(name)])
def test_what_is_bad_is_refused_and_what_is_good_is_finite(name):
    wrong = []
    for parameter in domains_of(name):
        for kind in KINDS:
            expected = verdict(name, parameter, kind)
            if expected == "elsewhere":
                continue
            try:
                was = refused(name, parameter, kind)
            except (Exception, pytest.fail.Exception) as error:
                wrong.append(f"{parameter} = {kind}: {type(error).__name__}: {error}"[:300])
                continue
            if expected != "may take" and was != (expected == "refuse"):
                wrong.append(f"{parameter} = {kind}: {'refused' if was else 'taken'}")
    assert not wrong, "\n".join(wrong)


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


@pytest.mark.parametrize("kind", [bs.Norm, bs.VagueNorm, bs.WindowedNorm, bs.ExactTarget])
def test_shares_that_do_not_fit_a_norm_are_refused_by_name(kind):
    with pytest.raises(ValueError, match=r"must broadcast together; got tau \(3,\), k \(2,\)"):
        kind([1.0, 2.0], 0.2).transmitted([0.1, 0.2, 0.3])
