"""The table of bad input: what each parameter may be, and every kind of thing it may be given.

A parameter's name says what it is; the few whose name does not are listed with their callable.
Each kind of argument is refused unless the parameter's domain says that it takes it, or that it
takes it where the answer is a finite number.
"""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import numpy as np
import sympy as sp

import backsliding as bs
from backsliding import claims, explorers, generality, kernels, worlds
from backsliding.cases import PARENTAL_LEAVE
from backsliding.detention import AVERAGES, PER_MONTH

#: Everything that anything is given.
KINDS = {
    "zero": 0.0,
    "negative": -1.0,
    "nan": float("nan"),
    "infinite": float("inf"),
    "minus infinite": -float("inf"),
    "nan in an array": np.array([1.0, float("nan")]),
    "negative in an array": np.array([0.5, -1.0]),
    "above its range": 2.5,
    "huge": 1e300,
    "beyond float": 10**400,
    "denormal": 5e-324,
    "array": np.array([0.5, 0.75]),
    "empty": [],
    "ragged": [[1.0, 2.0], [3.0]],
    "falling": [2.0, 1.0],
    "complex": 1j,
    "boolean": True,
    "numeral": "1",
    "word": "much",
    "none": None,
    "object": object(),
    "mapping": {},
    "class": Exception,  # callable, but it makes no numbers
    "words": ["much", "more"],
}


#: Kinds that are no number and hold none: a TypeError, where a number is wanted.
NO_NUMBERS = frozenset(
    ["complex", "boolean", "numeral", "word", "none", "object", "mapping", "class", "words"]
)


class Domain(NamedTuple):
    """A good value, the kinds that are taken, and those that are taken if the answer is finite."""

    good: Callable[[], object]
    takes: frozenset = frozenset()
    may_take: frozenset = frozenset()


def domain(good, takes="", may_take=""):
    made = good if callable(good) else lambda: good
    takes, may_take = (frozenset(filter(None, kinds.split(", "))) for kinds in (takes, may_take))
    unknown = (takes | may_take) - KINDS.keys()
    assert not unknown, unknown
    return Domain(made, takes, may_take)


ARRAYS = "array, empty, falling, above its range"
GROUP = "array, falling"

DOMAINS = {
    "cost": domain(0.5, ARRAYS, "huge"),
    "group": domain([0.5, 2.0], GROUP + ", above its range", "huge"),  # at least one state
    "costs": domain([0.5, 2.0], GROUP, "huge"),  # on one axis
    "one cost": domain(0.5, "above its range", "huge"),
    "level": domain(1.0, ARRAYS + ", zero, denormal", "huge"),
    "one level": domain(1.0, "zero, denormal, above its range", "huge"),
    "positive": domain(1.0, ARRAYS, "huge, denormal"),
    "one positive": domain(1.0, "above its range", "huge, denormal"),
    "drawn": domain(1.0, "above its range"),
    "drawn level": domain(1.0, "above its range, zero"),
    "slope": domain(1.0, "array, falling, empty, zero, denormal"),
    "one slope": domain(1.0, "zero, denormal"),
    "share": domain(0.5, "array, empty, zero, denormal"),
    "one share": domain(0.5, "zero, denormal"),
    "weights": domain([1.0, 2.0], "array, falling, none"),
    "labels": domain(["a", "b"], "none, words"),
    "label": domain("a"),
    "text": domain("whole", "numeral, word"),
    "flag": domain(True, "boolean"),
    "count": domain(3),
    "norm": domain(lambda: bs.Norm(1.0, 0.2)),
    "norm or none": domain(lambda: bs.Norm(1.0, 0.2), "none"),
    "one standard": domain(lambda: bs.Norm(1.0, 0.2)),
    "smooth norm": domain(lambda: kernels.KernelNorm(1.0, 0.2)),
    "ladder": domain(lambda: bs.Ladder([bs.Norm(0.9, 1.2), bs.Norm(2.9, 1.7)])),
    "rungs": domain(lambda: [bs.Norm(1.0, 0.2), bs.Norm(2.0, 0.2)]),
    "pieces": domain(lambda: (bs.Piece(0.0), bs.Piece(1.0, 0.2))),
    "named norms": domain(lambda: {"one": bs.Norm(1.0, 0.2)}),
    "population": domain(worlds.two_regions),
    "measure": domain(lambda: np.sqrt, "none"),
    "levels by region": domain(lambda: {"weak": 1.0, "strong": 2.0}),
    "marks": domain(lambda: {"k": 1.0}, "none, mapping"),
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
    "rational": domain(1, "zero, denormal, above its range, huge, numeral, beyond float"),
    "any rational": domain(
        1, "negative, zero, denormal, above its range, huge, numeral, beyond float"
    ),
    "rational or none": domain(
        Fraction(1), "none, zero, denormal, above its range, huge, numeral, beyond float"
    ),
    "slopes": domain([2, 1], "array, falling"),
    "kinks": domain([1]),
    "benefits": domain(lambda: generality.Benefits([4, Fraction(1, 2)], [1])),
    "own policies": domain([0.6, 1.2], "array, falling"),
    "many slopes": domain([1.0, 0.5], "array, falling"),
    "formula": domain(sp.Symbol("x")),
    "formula or integer": domain(sp.Symbol("x"), "beyond float"),
    "record": domain(lambda: claims.find("C10")),
    "records": domain(lambda: (claims.find("C10"),), "empty, mapping"),
    "id": domain("C10"),
    "callable or none": domain(None, "none, class"),
}

#: What a parameter of this name is, wherever it occurs.
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
    "weights": "weights",
    "regions": "labels",
    "names": "labels",
    "region": "label",
    "whole": "text",
    "norm": "norm",
    "outside": "norm or none",
    "rungs": "rungs",
    "pieces": "pieces",
    "norms": "named norms",
    "pop": "population",
    "measure": "measure",
    "levels": "levels by region",
    "marks": "marks",
    "ax": "axes",
    "out": "outcome",
    "path": "path",
    "columns": "columns",
    "scale": "scale",
    "durations": "durations",
    "case": "case",
    "kernel": "kernel",
    "one_sided": "flag",
    "two_sided": "flag",
    "states": "count",
    "expression": "formula",
    "slope": "formula or integer",
    "claim": "record",
    "records": "records",
    "id": "id",
    "after_each": "callable or none",
    "note": "callable or none",
    "drop_missing": "flag",
    "source": "path",
    "end": "one positive",
    "ladder": "ladder",
    "curve": "benefits",
    "slopes": "slopes",
    "kinks": "kinks",
    "start": "any rational",
    "flattened": "rational",
}

#: Where the name alone does not say it: a room or a callable (the longest that fits), then names.
ELSEWHERE = {
    "worlds.read": {"name": "name's header", "policy": "policy's header", "year": "no year"},
    "response": {"norm": "norm or none"},
    "yes_no": {"norm": "norm or none"},
    "smooth": {"norm": "smooth norm"},
    "worlds": {"norm": "norm or none"},
    "theories.persuaded": {"k": "positive"},
    "theories.mimicry": {"lam": "group", "gamma": "one level"},
    "theories.react": {"lam": "group", "gamma": "one level"},
    "kernels.KernelNorm": {"k": "one level", "D": "one level", "m": "one slope"},
    "fading.FadingNorm": {
        "k": "one level",
        "D": "one level",
        "m": "one slope",
        "window": "one positive",
    },
    "norms.WindowedNorm": {"window": "level"},
    "population": {"D": "one level", "m": "one slope", "norm": "norm or none"},
    "population.Population": {"lam": "costs"},
    "population.majority_norm": {"lam": "costs"},
    "population.liftable_whole": {"lam": "group"},
    "population.highest_joiner": {"D": "level", "m": "slope"},
    "population.leak_withstood": {"D": "level", "m": "slope"},
    "population.turning_points": {"norm": "one standard"},
    "population.cumulative_effect": {"norm": "one standard"},
    "generality.Benefits": {"k": "rational or none", "D": "rational"},
    "generality.Benefits.verdict": {"k": "rational"},
    "figures": {
        "lam": "drawn",
        "D": "drawn",
        "end": "drawn",
        "start": "drawn",
        "window": "drawn",
        "strong": "drawn",
        "k": "drawn level",
        "growth": "drawn level",
        "arrival": "drawn level",
        "m": "one slope",
        "weak": "own policies",
        "own": "own policies",
        "s": "own policies",
        "states": "own policies",
        "ms": "many slopes",
        "most": "count",
        "norm": "one standard",
    },
    "figures.race_to_the_middle": {"lam": "own policies"},
}

#: Public names that are not put to the table, each with the reason.
EXEMPT = {
    **dict.fromkeys(
        [
            "cases.Case",
            "cases.Event",
            "claims.Audit",
            "claims.Claim",
            "claims.Evidence",
            "claims.Outcome",
            "closed_forms.Band",
            "detention.Scale",
            "generality.Line",
            "generality.Standard",
            "generality.Verdict",
            "kernels.Kernel",
            "population.BestNorm",
            "population.Majority",
            "population.Outcome",
            "population.Sweep",
            "population.TurningPoints",
            "response.Response",
            "smooth.Stretch",
            "symbols.Notation",
            "theories.Mimicry",
        ],
        "a record that the package fills in and hands out",
    ),
    "norms.Piece": "checked by the BenefitCurve that holds it",
    "norms.Piece.reward": "arithmetic on a piece; `BenefitCurve.reward` is the door",
    "generality.Line.at": "arithmetic on fractions; `Benefits` is the door",
    "generality.Line.holds": "arithmetic on fractions; `Benefits` is the door",
    **dict.fromkeys(
        ["response.HasCurve", "response.HasCurve.curve"], "a protocol: nobody calls it"
    ),
    **dict.fromkeys(
        [
            "smooth.SmoothNorm",
            *(f"smooth.SmoothNorm.{n}" for n in ("core", "reward", "marginal_reward")),
        ],
        "a protocol: nobody calls it",
    ),
    **dict.fromkeys(
        ["claims.Formalised", "claims.Kind", "claims.Verdict"],
        "an enumeration: Python's own check",
    ),
    **{f"explorers.{scene}.set_state": "called by ipywidgets" for scene in explorers.__all__},
    "figures.use_in_notebook": "takes no argument, and changes matplotlib's settings",
}

#: Good values where the ordinary ones do not go together.
GOOD = {
    "population.leak_withstood": {"lam": 1 / 2.8, "k": 3.2, "D": 0.3},
    "population.Population.in_region": {"region": "weak"},
    "norms.BenefitCurve.reward": {"S": 1.5},
    "generality.Benefits.verdict": {"k": 2},
    "figures.leakage": {"ms": [1.0]},  # each takes a second
    "figures.valley": {"k": 2.0, "D": 0.1},
}

#: Verdicts of single cells that differ from their domain's, with the reason.
CELLS = {
    # The names of files that are not there: an OSError, in tests/test_worlds.py.
    ("worlds.read", "source", "numeral"): "elsewhere",
    ("worlds.read", "source", "word"): "elsewhere",
    **{("figures.leakage", "ms", kind): "elsewhere" for kind in ("array", "falling")},
    # Every check of the audit would run: tests/test_claims.py does that.
    ("claims.audit", "records", "none"): "elsewhere",
    # The norm has to lie between the state's own policy and its reach, so much else is refused.
    **{
        ("population.leak_withstood", name, kind): "may take"
        for name in ("lam", "k", "D", "m")
        for kind in ("array", "empty", "falling", "above its range", "zero", "denormal")
    },
}
