"""The browser's model gives Python's numbers, on more than fifty thousand random cases.

The very modules that a page runs are run within this process. Cases include the corners: ties, a
norm exactly at the state's own policy, no jump, no flattening, a flat curve, and no width.
"""

from functools import partial

import numpy as np
import pytest
from scripts import MODEL, Script, source

import backsliding as bs
from backsliding import formulas
from backsliding.population import ratification
from backsliding.solver import TIE, rounding

SIZE = 4_000
RELATIVE = 1e-12
CLOSED = {
    "autonomous_policy": ("lam",),
    "critical_norm": ("lam", "D"),
    "printed_critical_norm": ("lam", "D"),
    "weakest_lifted": ("k", "D"),
}


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


def near_ties(random):
    """A second rung that is worth what it costs, but for up to twice what rounding leaves open."""
    lam = random_states(random)
    s = 1 / lam
    low = s * np.exp(random.uniform(-1, 1, SIZE))
    high = low * (1 + 10 ** random.uniform(-3, 0.5, SIZE))
    first = corners(random, s * random.exponential(1.0, SIZE), 0.0)
    m, above = corners(random, random.uniform(0, 2, (2, SIZE)), 2.0)
    P, S = np.clip(s * m / 2, low, high), np.maximum(s * above / 2, high)
    there = first + (m - 2) * (P - low)
    apart = lam * (S - P)
    here = there + apart * ((S - s) + (P - s))
    doubt = TIE * (np.abs(here) + np.abs(there) + apart * (S + P + 2 * s))
    reached = first + (m - 2) * (high - low) + (above - 2) * (S - high)
    second = here - reached - random.uniform(0, 2, SIZE) * doubt
    rungs = [{"k": low, "D": first, "m": m}, {"k": high, "D": np.maximum(second, 0), "m": above}]
    return {"kind": "Ladder", "lam": lam, "columns": {}, "rungs": rungs, "S": S}


def last_ties(random):
    """A higher rung that is worse by just what rounding leaves open, in one unit or another."""
    unit = 2.0 ** random.integers(-20, 21, SIZE)
    low = {"k": 2 * unit, "D": (27 + 2.0**-44) * unit, "m": np.full(SIZE, 2.0)}
    high = {"k": 3 * unit, "D": (3 - 2.0**-43) * unit, "m": np.full(SIZE, 2.0)}
    return {"kind": "Ladder", "lam": 1 / unit, "columns": {}, "rungs": [low, high], "S": 3 * unit}


def near_refusals(random):
    """Leaders lose by signing up to twice what rounding leaves open; part of it leaks out."""
    lam = random_states(random)
    s = 1 / lam
    k, m = s * random.uniform(0, 1, SIZE), random.uniform(0, 1.9, SIZE)
    leak = corners(random, random.uniform(0, 0.9, SIZE), 0.0)

    def policy_and_flattening(m):
        S = np.maximum(s * m / 2, k)
        return S, (m - 2) * (S - k) - lam * (S - s) ** 2

    signed, lost = policy_and_flattening(m)
    alone, lost_alone = policy_and_flattening(2 * (1 - leak) + leak * m)
    D = (lost_alone - lost) / (1 - leak)
    doubt = rounding(lam, s, signed, D + lost) + rounding(lam, s, alone, leak * D + lost_alone)
    D = np.maximum(D - random.uniform(0, 2, SIZE) * doubt / (1 - leak), 0)
    columns = {"k": k, "D": D, "m": m}
    return {"kind": "Norm", "lam": lam, "columns": columns, "rungs": [], "S": k, "leak": leak}


def beside_the_norm(random):
    """States up to twice as far from a norm as a last digit may take them, on either side."""
    s = np.exp(random.uniform(-7, 7, SIZE))
    s = np.where(random.random(SIZE) < 0.5, s, 2.0 ** np.round(np.log2(s)))
    k = s * (1 + random.integers(-16, 17, SIZE) * np.finfo(float).eps)
    columns = {"k": k, "D": s, "m": np.ones(SIZE)}
    return {"kind": "Norm", "lam": 1 / s, "columns": columns, "rungs": [], "S": k}


def in_part(kind, random):
    """A norm of which a share arrives, all or nothing among them."""
    case = batch(kind, random)
    case["columns"] |= {"tau": corners(random, random.random(SIZE), 0.0, 1.0)}
    return case


def leaking(random):
    """A norm of which a share reaches those who refuse it."""
    return batch("Norm", random) | {"leak": corners(random, random.random(SIZE), 0.0, 1.0)}


def norm_of(case):
    if case["kind"] == "Ladder":
        return bs.Ladder(bs.Norm(**rung) for rung in case["rungs"])
    columns = dict(case["columns"])
    tau = columns.pop("tau", 1.0)
    return getattr(bs, case["kind"])(**columns).transmitted(tau)


BATCHES = {
    "Norm": partial(batch, "Norm"),
    "ExactTarget": partial(batch, "ExactTarget"),
    "WindowedNorm": partial(batch, "WindowedNorm"),
    "VagueNorm": partial(batch, "VagueNorm"),
    "OneSidedVagueNorm": partial(batch, "OneSidedVagueNorm"),
    "Ladder": partial(batch, "Ladder"),
    "Norm in part": partial(in_part, "Norm"),
    "ExactTarget in part": partial(in_part, "ExactTarget"),
    "leaking": leaking,
    "near rungs": near_rungs,
    "near ties": near_ties,
    "last ties": last_ties,
    "near refusals": near_refusals,
    "beside the norm": beside_the_norm,
}


def closed_arguments(random):
    """Arguments at which every formula is a number: no norm at zero, and some flattening."""
    lam = random_states(random)
    norm = random_norms(random, lam)
    k = np.where(norm["k"] > 0, norm["k"], 1.0)
    return {"lam": lam, "k": k, "D": norm["D"], "m": np.clip(norm["m"], 0.05, 1.95)}


def words(values):
    return {"values": values}


def numbers(values, scale):
    """Numbers, with how far the browser's may be from each."""
    return {"values": values, "margins": RELATIVE * np.asarray(scale)}


def answers(case):
    """Python's answers to a batch, each with a margin that is relative to what it is made of."""
    lam, S, norm = case["lam"], case["S"], norm_of(case)
    outside = norm.transmitted(case["leak"]) if "leak" in case else None
    r = bs.best_response(lam, norm)
    reward, cost = norm.curve().reward(S), bs.cost(S, lam)
    gains, rewards = np.abs(r.gain) + r.autonomous + S, np.abs(reward) + S
    return {
        "policy": numbers(r.policy, r.policy),
        "gain": numbers(r.gain, gains),
        "welfare": numbers(r.welfare, gains),
        "autonomous": numbers(r.autonomous, r.autonomous),
        "effect": words(r.effect),
        "treaty": words(ratification(lam, norm, outside)),
        "reward": numbers(reward, rewards),
        "benefit": numbers(bs.benefit(S, norm), rewards),
        "cost": numbers(cost, cost),
        "net": numbers(bs.welfare(S, lam, norm), rewards + cost),
    } | (arriving(norm) if "tau" in case["columns"] else {})


def arriving(norm):
    """What is left of a norm's jump and of its slope, where it has one."""
    slope = getattr(norm, "m", None)
    slope = words([None] * norm.k.size) if slope is None else numbers(slope, slope)
    return {"jump": numbers(norm.D, norm.D), "slope": slope}


def closed_answer(name, given):
    """A formula's arguments, case by case, and what Python makes of them."""
    arguments = [given[argument] for argument in CLOSED[name]]
    value = getattr(formulas, name)(*arguments)
    return {"rows": np.stack(arguments, axis=1), "answer": numbers(value, np.abs(value))}


def as_lists(value):
    """Turn every array in dictionaries and lists into a list, all the way down."""
    if isinstance(value, dict):
        return {name: as_lists(item) for name, item in value.items()}
    if isinstance(value, list):
        return list(map(as_lists, value))
    return value.tolist() if isinstance(value, np.ndarray) else value


@pytest.fixture(scope="module")
def browser():
    """How many of the browser's answers were compared with Python's, and which differ."""
    random = np.random.default_rng(603)
    norms = {name: make(random) for name, make in BATCHES.items()}
    norms = {name: case | {"answers": answers(case)} for name, case in norms.items()}
    given = closed_arguments(random)
    closed = {name: closed_answer(name, given) for name in CLOSED}
    model, formulas = (f"{{ {', '.join(given)} }}" for given in MODEL.values())
    script = Script(MODEL, source("agreement.js"))
    script.engine.eval(f"const held = (cases) => agreement(cases, {model}, {formulas});")
    return script.run("held", as_lists({"norms": norms, "closed": closed}))


AGREED = {"compared": SIZE, "different": 0, "first": []}


def disagreements(found):
    return {name: each for name, each in found.items() if each != AGREED}


@pytest.mark.parametrize("name", BATCHES)
def test_the_browser_solves_signs_and_draws_as_python_does(browser, name):
    assert not disagreements(browser["norms"][name])


def test_the_browser_has_the_derived_formulas(browser):
    assert browser["closed"].keys() == CLOSED.keys()
    assert not disagreements(browser["closed"])
