"""What each public parameter may be, and a few things it may be given.

A parameter's name says what it is; the few whose name does not are listed with their callable.
Each kind of argument is refused unless the parameter's domain says that it takes it.
"""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import numpy as np
import sympy as sp

import backsliding as bs
from backsliding import claims, generality, worlds
from backsliding.book.cases import PARENTAL_LEAVE
from backsliding.book.detention import AVERAGES, PER_MONTH

#: One of each kind: that a check is there. What a check refuses is in tests/test_domains.py.
KINDS = {
    "zero": 0.0,
    "negative": -1.0,
    "nan": float("nan"),
    "infinite": float("inf"),
    "nan in an array": np.array([1.0, float("nan")]),
    "above its range": 2.5,
    "array": np.array([0.5, 0.75]),
    "empty": [],
    "word": "much",
    "none": None,
}


#: Kinds that are no number and hold none: a TypeError, where a number is wanted.
NO_NUMBERS = frozenset(["word", "none"])


class Domain(NamedTuple):
    """A good value, and the kinds that are taken."""

    good: Callable[[], object]
    takes: frozenset = frozenset()


def domain(good, takes=""):
    return Domain(good if callable(good) else lambda: good, frozenset(takes.split(", ")))


ARRAYS = "array, empty, above its range"
GROUP = "array"

DOMAINS = {
    "cost": domain(0.5, ARRAYS),
    "group": domain([0.5, 2.0], GROUP + ", above its range"),  # at least one state
    "costs": domain([0.5, 2.0], GROUP),  # on one axis; or policies
    "one cost": domain(0.5, "above its range"),
    "level": domain(1.0, ARRAYS + ", zero"),
    "one level": domain(1.0, "zero, above its range"),
    "positive": domain(1.0, ARRAYS),
    "one positive": domain(1.0, "above its range"),
    "drawn": domain(1.0, "above its range"),
    "drawn level": domain(1.0, "above its range, zero"),
    "slope": domain(1.0, "array, empty, zero"),
    "one slope": domain(1.0, "zero"),
    "share": domain(0.5, "array, empty, zero"),
    "one share": domain(0.5, "zero"),
    "weights": domain([1.0, 2.0], "array, none"),
    "labels": domain(["a", "b"], "none"),
    "label": domain("a"),
    "text": domain("whole", "word"),
    "flag": domain(True),
    "count": domain(3),
    "norm": domain(lambda: bs.Norm(1.0, 0.2)),
    "norm or none": domain(lambda: bs.Norm(1.0, 0.2), "none"),
    "one standard": domain(lambda: bs.Norm(1.0, 0.2)),
    "ladder": domain(lambda: bs.Ladder([bs.Norm(0.9, 1.2), bs.Norm(2.9, 1.7)])),
    "rungs": domain(lambda: [bs.Norm(1.0, 0.2), bs.Norm(2.0, 0.2)]),
    "pieces": domain(lambda: (bs.Piece(0.0), bs.Piece(1.0, 0.2))),
    "named norms": domain(lambda: {"one": bs.Norm(1.0, 0.2)}),
    "population": domain(worlds.two_regions),
    "measure": domain(lambda: np.sqrt, "none"),
    "reward": domain(lambda: np.sqrt),
    "chooser": domain("median"),
    "levels by region": domain(lambda: {"weak": 1.0, "strong": 2.0}),
    "marks": domain(lambda: {"k": 1.0}, "none"),
    "axes": domain(None, "none"),
    "outcome": domain(lambda: worlds.two_regions().respond(bs.Norm(1.0, 0.2))),
    "path": domain(lambda: Path(__file__).parent.parent / "book" / "data" / "detention.csv"),
    "name's header": domain("name", "none"),
    "policy's header": domain("S", "none"),
    "no year": domain(None, "none"),
    "columns": domain(lambda: {"a": [1, 2], "b": ["x", "y"]}),
    "scale": domain(PER_MONTH),
    "durations": domain(lambda: dict(AVERAGES)),
    "case": domain(PARENTAL_LEAVE),
    "kernel": domain("normal"),
    "rational": domain(1, "zero, above its range"),
    "any rational": domain(1, "negative, zero, above its range"),
    "rational or none": domain(Fraction(1), "none, zero, above its range"),
    "slopes": domain([2, 1], "array"),
    "kinks": domain([1]),
    "benefits": domain(lambda: generality.Benefits([4, Fraction(1, 2)], [1])),
    "own policies": domain([0.6, 1.2], "array"),
    "many slopes": domain([1.0, 0.5], "array"),
    "formula": domain(sp.Symbol("x")),
    "formula or integer": domain(sp.Symbol("x")),
    "record": domain(lambda: claims.find("C10")),
    "records": domain(lambda: (claims.find("C10"),), "empty"),
    "id": domain("C10"),
    "callable or none": domain(None, "none"),
}

#: What a parameter of this name is, wherever it occurs, if no domain has the name itself.
NAMES = {
    "lam": "cost",
    "S": "level",
    "k": "level",
    "D": "level",
    "own": "level",
    "mean": "level",
    "ks": "level",
    "width": "level",
    "gamma": "level",
    "m": "slope",
    "tau": "share",
    "theta": "share",
    "leak": "one share",
    "sigma": "one positive",
    "regions": "labels",
    "names": "labels",
    "region": "label",
    "whole": "text",
    "outside": "norm or none",
    "norms": "named norms",
    "pop": "population",
    "voluntary": "flag",
    "levels": "levels by region",
    "ax": "axes",
    "out": "outcome",
    "one_sided": "flag",
    "two_sided": "flag",
    "states": "count",
    "expression": "formula",
    "slope": "formula or integer",
    "claim": "record",
    "after_each": "callable or none",
    "note": "callable or none",
    "drop_missing": "flag",
    "source": "path",
    "end": "one positive",
    "curve": "benefits",
    "start": "any rational",
    "flattened": "rational",
}

#: Where the name alone does not say it: a room or a callable (the longest that fits), then names.
ELSEWHERE = {
    "worlds.read": {
        "name": "name's header",
        "policy": "policy's header",
        "year": "no year",
        "year_column": "no year",
    },
    "response": {"norm": "norm or none"},
    "yes_no": {"norm": "norm or none"},
    "worlds": {"norm": "norm or none"},
    "theories.persuaded": {"k": "positive"},
    "theories.mimicry": {"lam": "group", "gamma": "one level"},
    "kernels.KernelNorm": {
        "k": "one level",
        "D": "one level",
        "m": "one slope",
        "tau": "one share",
    },
    "fading.FadingNorm": {
        "k": "one level",
        "D": "one level",
        "m": "one slope",
        "window": "one positive",
        "tau": "one share",
    },
    "norms.WindowedNorm": {"window": "level"},
    "population": {"D": "one level", "m": "one slope", "norm": "norm or none"},
    "population.Population": {"lam": "costs"},
    "population.Population.from_policies": {"S": "costs"},
    "population.Population.respond": {"outside": "one share"},
    "population.Population.sweep": {"outside": "one share"},
    "population.Population.best_norm": {"outside": "one share"},
    "population.adopted_norm": {"outside": "one share"},
    "population.joining_threshold": {"D": "level", "m": "slope", "outside": "share"},
    "population.memberships": {"k": "one level"},
    "population.majority_norm": {"lam": "costs"},
    "population.liftable_whole": {"lam": "group"},
    "population.highest_joiner": {"D": "level", "m": "slope"},
    "population.leak_withstood": {"D": "level", "m": "slope"},
    "population.turning_points": {"norm": "one standard"},
    "population.cumulative_effect": {"norm": "one standard"},
    "generality.Benefits": {"k": "rational or none", "D": "rational"},
}

#: Names that are not tried, each with the reason.
EXEMPT = {
    **dict.fromkeys(
        [
            "cases.Case",
            "cases.Event",
            "detention.Scale",
            "population.Memberships",
            "symbols.Notation",
        ],
        "a record that the package fills in and hands out",
    ),
    "norms.Piece": "checked by the BenefitCurve that holds it",
    "norms.Piece.reward": "arithmetic on a piece; `BenefitCurve.reward` is the door",
}

#: Good values where the ordinary ones do not go together.
GOOD = {
    "population.leak_withstood": {"lam": 1 / 2.8, "k": 3.2, "D": 0.3},
    "population.Population.in_region": {"region": "weak"},
    "norms.BenefitCurve.reward": {"S": 1.5},
}

#: What is not tried, each with its reason.
UNTRIED = {
    # The name of a file that is not there: an OSError, in tests/test_worlds.py.
    ("worlds.read", "source", "word"),
    # The norm has to lie between the state's own policy and its reach, so much else is refused.
    *(
        ("population.leak_withstood", name, kind)
        for name in ("lam", "k", "D", "m")
        for kind in ("array", "empty", "above its range", "zero")
    ),
}
