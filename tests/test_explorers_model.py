"""The browser's model gives Python's numbers, on more than a hundred thousand random cases.

Node runs the very modules that the page runs. Cases include the corners: ties, a norm exactly
at the state's own policy, no jump, no flattening, a flat curve, and no width.
"""

import json
import os
import subprocess

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from playwright._impl._driver import compute_driver_executable

import backsliding as bs
from backsliding.population import ratification
from tools.notebooks import ROOT

SIZE = int(os.environ.get("MODEL_CASES", 24_000))  # fewer while mutants are tried
RELATIVE = 1e-12
CLOSED = {
    "autonomous_policy": ("lam",),
    "flattened_policy": ("lam", "m"),
    "critical_norm": ("lam", "D"),
    "printed_critical_norm": ("lam", "D"),
    "strongest_captured": ("k", "D"),
    "weakest_lifted": ("k", "D"),
}


def node(script, *arguments):
    """Run one of the scripts in tests/js and return what it prints.

    Playwright brings its own Node, so that the browser's half is tested wherever the pages are.
    """
    program, _ = compute_driver_executable()
    run = subprocess.run(
        [program, str(ROOT / "tests" / "js" / script), *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def corners(random, values, *special):
    """Replace a fifth of the values by special ones."""
    chosen = random.random(values.shape) < 0.2
    return np.where(chosen, random.choice(special, values.shape), values)


def random_states(random):
    lam = np.exp(random.uniform(-4, 4, SIZE))
    return corners(random, lam, 0.25, 0.5, 1.0, 2.0, 4.0)


def random_norms(random, lam):
    """Return one norm for each state; in some the state sits at it or is indifferent."""
    s = 1 / lam
    D = corners(random, s * random.exponential(1.0, SIZE), 0.0, 0.25, 1.0)
    m = corners(random, random.uniform(0, 2, SIZE), 0.0, 1.0, 2.0)
    k = corners(random, s * random.exponential(1.5, SIZE), 0.0, 1.0)
    case = random.integers(0, 8, SIZE)
    k = np.select([case == 0, case == 1], [s, bs.critical_norm(lam, D)], k)
    return {"k": k, "D": D, "m": m}


def random_ladder(random, lam):
    rungs = [random_norms(random, lam) for _ in range(3)]
    levels = np.sort([rung["k"] for rung in rungs], axis=0)
    return [rung | {"k": k} for rung, k in zip(rungs, levels, strict=True)]


def batch(kind, random):
    lam = random_states(random)
    norm = random_norms(random, lam)
    extent = corners(random, random.exponential(1 / lam), 0.0, 1.0)
    columns = {
        "Norm": norm,
        "ExactTarget": {"k": norm["k"], "D": norm["D"]},
        "WindowedNorm": norm | {"window": extent},
        "VagueNorm": norm | {"width": extent},
        "OneSidedVagueNorm": norm | {"width": extent},
        "Ladder": {},
    }[kind]
    rungs = random_ladder(random, lam) if kind == "Ladder" else []
    # Policies at a threshold too, where the curve jumps.
    S = np.where(random.random(SIZE) < 0.2, norm["k"], random.exponential(2 / lam))
    return {"kind": kind, "lam": lam, "columns": columns, "rungs": rungs, "S": S}


def near_rungs(random):
    """Two rungs a hair apart, far below the states' own policies: gains alone cannot tell them."""
    s = 10 ** random.uniform(0, 9, SIZE)
    rest = 1 + 10 ** random.uniform(-7, -1, SIZE)
    m = np.minimum(2 * rest / s, 2.0)
    above = rest * (1 + 10 ** random.uniform(-7, -2, SIZE))
    low = {"k": np.ones(SIZE), "D": np.full(SIZE, 1e-3), "m": m}
    high = {"k": above, "D": np.zeros(SIZE), "m": m * random.choice([0.0, 0.5, 1.0], SIZE)}
    return {"kind": "Ladder", "lam": 1 / s, "columns": {}, "rungs": [low, high], "S": rest}


def norm_of(case):
    if case["kind"] == "Ladder":
        return bs.Ladder(bs.Norm(**rung) for rung in case["rungs"])
    columns = dict(case["columns"])
    tau = columns.pop("tau", 1.0)
    return getattr(bs, case["kind"])(**columns).transmitted(tau)


def listed(value):
    """Turn arrays into lists, all the way down; a float's JSON reads back exactly."""
    if isinstance(value, dict):
        return {name: listed(item) for name, item in value.items()}
    if isinstance(value, list):
        return [listed(item) for item in value]
    return value.tolist() if isinstance(value, np.ndarray) else value


@pytest.fixture(scope="module")
def cases():
    random = np.random.default_rng(603)
    kinds = ("Norm", "ExactTarget", "WindowedNorm", "VagueNorm", "OneSidedVagueNorm", "Ladder")
    batches = [batch(kind, random) for kind in kinds]
    partly = batch("Norm", random)
    partly["columns"] |= {"tau": corners(random, random.random(SIZE), 0.0, 1.0)}
    states = {"lam": random_states(random)}
    states |= random_norms(random, states["lam"])
    states["k"] = np.where(states["k"] > 0, states["k"], 1.0)
    return {"norms": [*batches, partly, near_rungs(random)], "closed": states}


@pytest.fixture(scope="module")
def browser(cases, tmp_path_factory):
    """The browser's answers to the cases."""
    states = cases["closed"]
    closed = {
        name: np.stack([states[argument] for argument in arguments], axis=1)
        for name, arguments in CLOSED.items()
    }
    path = tmp_path_factory.mktemp("model") / "cases.json"
    path.write_text(json.dumps(listed({"norms": cases["norms"], "closed": closed})))
    return node("model_cases.mjs", path)


def test_at_least_a_hundred_thousand_cases_are_compared(cases):
    assert sum(case["lam"].size for case in cases["norms"]) >= 100_000


def test_the_cases_contain_every_effect_and_hundreds_of_ties(cases):
    case = cases["norms"][0]
    k, D = case["columns"]["k"], case["columns"]["D"]
    assert np.sum(np.isclose(k, bs.critical_norm(case["lam"], D), rtol=1e-15)) > 500
    effects, counts = np.unique(
        bs.best_response(case["lam"], norm_of(case)).effect, return_counts=True
    )
    assert list(effects) == ["lifted", "lowered", "unmoved"]
    assert counts.min() > 1000


@pytest.mark.parametrize("number", range(8))
def test_the_browser_solves_as_python_does(cases, browser, number):
    case, found = cases["norms"][number], browser["norms"][number]
    expected = bs.best_response(case["lam"], norm_of(case))
    scale = np.abs(expected.gain) + 1 / case["lam"] + np.abs(case["S"])
    assert_allclose(found["policy"], expected.policy, rtol=RELATIVE)
    assert np.all(np.abs(np.array(found["gain"]) - expected.gain) <= RELATIVE * scale)
    assert_array_equal(found["effect"], expected.effect)


@pytest.mark.parametrize("number", range(8))
def test_the_browser_says_of_each_state_whether_it_signs_as_python_does(cases, browser, number):
    case, found = cases["norms"][number], browser["norms"][number]
    expected = ratification(case["lam"], norm_of(case))
    assert_array_equal(found["treaty"], expected)


@pytest.mark.parametrize("number", range(8))
def test_the_browser_draws_the_same_benefit_curve(cases, browser, number):
    case, found = cases["norms"][number], browser["norms"][number]
    expected = norm_of(case).curve().reward(case["S"])
    scale = np.abs(expected) + np.abs(case["S"])
    assert np.all(np.abs(np.array(found["reward"]) - expected) <= RELATIVE * scale)


@pytest.mark.parametrize("name", CLOSED)
def test_the_browser_has_the_derived_formulas(cases, browser, name):
    from backsliding import formulas

    arguments = [cases["closed"][argument] for argument in CLOSED[name]]
    expected = getattr(formulas, name)(*arguments)
    assert_allclose(browser["closed"][name], expected, rtol=RELATIVE)
