"""What people hold their numbers in, by every public argument that takes an array of them.

Each gives what a plain list gives, or a refusal that names the argument and the entry at fault.
"""

import array
import re
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from bad_input import GOOD
from numpy.testing import assert_allclose
from test_bad_input import PARAMETERS, call, domains_of, numbers

import backsliding as bs
from backsliding.theories import CompliancePull

TWO = np.array([0.5, 0.75])


class Series:
    """What matters of a Series of pandas: its values and its labels."""

    def __init__(self, values, index):
        self.values, self.index = np.asarray(values), index

    def __array__(self, dtype=None, copy=None):
        return self.values if dtype is None else self.values.astype(dtype)

    def __len__(self):
        return len(self.values)

    def __iter__(self):
        return iter(self.values)

    def __getitem__(self, place):
        return self.values[place]


class Column:
    """A Series of polars: it has values and no labels."""

    __array__, __len__, __iter__ = Series.__array__, Series.__len__, Series.__iter__

    def __init__(self, values):
        self.values = np.asarray(values)


class NAType:
    """The missing value of pandas."""

    def __repr__(self):
        return "<NA>"

    def __bool__(self):
        raise TypeError("boolean value of NA is ambiguous")


def read_only():
    fixed = TWO.copy()
    fixed.flags.writeable = False
    return fixed


#: What holds the two numbers, and gives what a list of them gives.
RIGHT = {
    "tuple": tuple(TWO.tolist()),
    "array": TWO,
    "float32": TWO.astype(np.float32),
    "float16": TWO.astype(np.float16),
    "long double": TWO.astype(np.longdouble),
    "big-endian": TWO.astype(">f8"),
    "read-only": read_only(),
    "every second": np.repeat(TWO, 2)[::2],
    "Decimal": [Decimal("0.5"), Decimal("0.75")],
    "Fraction": [Fraction(1, 2), Fraction(3, 4)],
    "objects": TWO.astype(object),
    "array.array": array.array("d", TWO),
    "polars": Column(TWO),
    "nothing masked": np.ma.array(TWO, mask=[False, False]),
}

#: What holds something else, and the entry at fault, if there is one.
WRONG = {
    "masked": (np.ma.array(TWO, mask=[False, True]), 1),
    "masked in a list": ([0.5, np.ma.masked], 1),
    "pandas with NaN": (Series([0.5, np.nan], ["a", "b"]), 1),
    "pd.NA": (np.array([0.5, NAType()], dtype=object), 1),
    "None": ([0.5, None], 1),
    "numerals": (["0.5", "0.75"], 0),
    "a word": ([0.5, "much"], 1),
    "booleans": (np.array([True, False]), 0),
    "complex": (np.array([0.5, 0.75j]), 0),
    "dates": (np.array(["2014-01-01"] * 2, dtype="datetime64[ns]"), 0),
    "durations": (np.array([1, 2], dtype="timedelta64[ns]"), 0),
    "records": (np.array([(0.5,), (0.75,)], dtype=[("S", float)]), 0),
    "a set": ({0.5, 0.75}, None),
    "a mapping": ({"a": 0.5}, None),
    "a generator": ((x for x in TWO), None),
}

#: Exact arithmetic takes no number that NumPy alone has, and takes one written as text.
EXACT = "generality."

ARRAYS = [(n, p) for n, p in PARAMETERS if "array" in domains_of(n)[p].takes]


def answer_or_none(name, parameter, value):
    """Return the answer, or None for numbers that do not go with the other good arguments."""
    try:
        return call(name, **{parameter: value})
    except ValueError:
        return None


@pytest.mark.parametrize(("name", "parameter"), ARRAYS)
def test_an_array_of_any_type_gives_the_right_answer_or_names_its_fault(name, parameter):
    listed, exact = answer_or_none(name, parameter, TWO.tolist()), name.startswith(EXACT)
    for kind in [*RIGHT, "pandas", *WRONG]:
        value, place = WRONG.get(kind, (RIGHT.get(kind, Series(TWO, ["a", "b"])), None))
        if kind == "numerals" and exact:
            continue
        try:
            answer = call(name, **{parameter: value})
        except (TypeError, ValueError) as error:
            said = str(error)
            assert kind not in RIGHT or listed is None or exact, f"{kind}: {said}"
            assert re.search(rf"\b{parameter}\b", said) and " must " in said, f"{kind}: {said}"
            assert len(said) < 300, kind
            labelled = "must be without labels" in said
            assert place is None or labelled or re.search(rf"index {place}|\[{place}\]", said), (
                kind
            )
        else:
            assert kind not in WRONG, kind
            assert_allclose(list(numbers(answer)), list(numbers(listed)), rtol=1e-15, err_msg=kind)


SEVERAL = [
    (name, first, second)
    for name, first in ARRAYS
    for also, second in ARRAYS
    if name == also and first < second
]


@pytest.mark.parametrize(("name", "first", "second"), SEVERAL)
def test_labels_that_differ_are_refused_and_those_that_agree_are_not(name, first, second):
    good = GOOD.get(name, {})
    held = {p: np.full(2, good.get(p, domains_of(name)[p].good())) for p in (first, second)}
    if held[first].dtype.kind != "f" or held[second].dtype.kind != "f":
        pytest.skip("names and regions are in the test of populations")
    same = {p: Series(v, ["a", "b"]) for p, v in held.items()}
    try:
        answer = call(name, **same)
    except ValueError as error:
        assert "must be without labels, which a norm does not keep" in str(error)
        return
    assert_allclose(list(numbers(answer)), list(numbers(call(name, **held))))
    with pytest.raises(
        ValueError, match=r"same labels in the same order; got '[ab]' and '[ab]' at"
    ):
        call(name, **same | {second: Series(held[second], ["b", "a"])})


@pytest.mark.parametrize("norm", [bs.Norm(1.0, 0.2), CompliancePull(1.0, 0.2)])
def test_a_share_with_labels_is_refused_by_every_norm(norm):
    with pytest.raises(ValueError, match=r"^tau must be without labels"):
        norm.transmitted(Series(TWO, ["a", "b"]))


def test_a_population_matches_by_labels_and_takes_its_names_from_them():
    labels = ["Here", "There"]
    about = {"weights": [1.0, 3.0], "regions": ["west", "east"], "names": ["H", "T"]}
    labelled = {name: Series(cells, labels) for name, cells in about.items()}
    for make in (bs.Population, bs.Population.from_policies):
        assert make(Series([0.5, 2.0], labels)).names == tuple(labels)
        assert make(Series([0.5, 2.0], [0, 1])).names is None
        assert make(Series([0.5, 2.0], labels), **labelled).names == ("H", "T")
        for name, cells in about.items():
            with pytest.raises(ValueError, match=f"{name} must have the same labels in the same"):
                make(Series([0.5, 2.0], labels), **{name: Series(cells, labels[::-1])})
        with pytest.raises(ValueError, match="same labels in the same order; got 2 and 3 of them"):
            make(Series([0.5, 2.0], labels), Series([1.0] * 3, [*labels, "Elsewhere"]))


@pytest.mark.parametrize(
    ("policies", "said"),
    [
        (
            [1.0, 0.0],
            r"S must be positive, from a true zero: a state that grants nothing would .*; got 0",
        ),
        ([1.0, -2.0], r"got -2\.0 at index 1"),
        ([1e308], r"S must be from 5\.563e-309 to 4\.494e\+307; got 1e\+308 at index 0"),
    ],
)
def test_policies_that_no_state_has_are_refused(policies, said):
    with pytest.raises(ValueError, match=said):
        bs.Population.from_policies(policies)


def test_a_refusal_names_the_first_bad_entry_and_is_one_line_long():
    for value in ([None] * 200_000, np.full(200_000, None), ["x" * 10**6] * 3):
        with pytest.raises(TypeError, match=r"^lam must be a real number.* at index 0$") as error:
            bs.best_response(value, bs.Norm(1.0, 0.2))
        assert len(str(error.value)) < 200
    with pytest.raises(TypeError, match=r"^norm must be a norm") as error:
        bs.best_response(1.0, [0.5] * 200_000)
    assert len(str(error.value)) < 200


def test_a_measure_may_not_mask_states():
    pop = bs.Population([0.5, 2.0])
    with pytest.raises(
        ValueError, match=r"^measure must have no masked entries; got one at index 1"
    ):
        pop.sweep([1.0], 0.2, measure=lambda s: np.ma.array(s, mask=s > 1.0))
