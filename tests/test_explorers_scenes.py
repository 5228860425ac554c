"""A scene shows in the browser what it shows in Python: every point, number and sentence."""

import json
import math

import numpy as np
import pytest
from test_explorers_model import node

from backsliding import explorers
from backsliding.explorers.quantities import Costs, Policies, Quantity, Switch

RELATIVE = 1e-12
SCENES = [getattr(explorers, name) for name in explorers.__all__]
STATES_A_SCENE = 200


def random_state(random, scene):
    """Values of a scene's traits: on the controls' steps, at their ends, or anywhere."""
    values = {}
    for name, trait in scene.class_traits().items():
        if isinstance(trait, Quantity):
            low, high = trait.low, trait.high
            step = low + trait.step * random.integers(0, round((high - low) / trait.step) + 1)
            anywhere = random.uniform(low, high)
            chosen = random.choice([low, high, 1.0, step, step, step, anywhere])
            values[name] = float(min(max(chosen, low), high))
        elif isinstance(trait, Switch):
            values[name] = bool(random.integers(2))
        elif isinstance(trait, Policies):
            size = random.integers(1, trait.MOST + 1)
            values[name] = random.uniform(trait.low, trait.high, size).round(2).tolist()
        elif isinstance(trait, Costs) and random.random() < 0.5:
            size = random.integers(1, 60)
            values[name] = np.exp(random.uniform(-2, 2, size)).tolist()
    return values


@pytest.fixture(scope="module")
def explored():
    random = np.random.default_rng(2014)
    given = [scene() for scene in SCENES]
    return given + [s(**random_state(random, s)) for s in SCENES for _ in range(STATES_A_SCENE)]


@pytest.fixture(scope="module")
def browser(explored, tmp_path_factory):
    path = tmp_path_factory.mktemp("scenes") / "states.json"
    path.write_text(json.dumps([(e.scene, e.values()) for e in explored]))
    return node("scene_cases.mjs", path)


def differences(mine, theirs, scale, where="picture"):
    """Yield each place at which two pictures are not the same, up to rounding."""
    if isinstance(mine, dict):
        if mine.keys() != theirs.keys():
            yield f"{where} has {sorted(mine)} and {sorted(theirs)}"
            return
        for name, value in mine.items():
            yield from differences(value, theirs[name], scale, f"{where}.{name}")
    elif isinstance(mine, list | tuple):
        if len(mine) != len(theirs):
            yield f"{where} has {len(mine)} and {len(theirs)} entries"
            return
        for number, pair in enumerate(zip(mine, theirs, strict=True)):
            yield from differences(*pair, scale, f"{where}[{number}]")
    elif isinstance(mine, float | int) and not isinstance(mine, bool):
        # A difference of payoffs is known no better than the payoffs themselves.
        if not math.isclose(mine, theirs, rel_tol=RELATIVE, abs_tol=RELATIVE * scale):
            yield f"{where}: {mine!r} and {theirs!r}"
    elif mine != theirs:
        yield f"{where}: {mine!r} and {theirs!r}"


def test_pictures_are_the_same_in_the_browser(explored, browser):
    for explorer, theirs in zip(explored, browser, strict=True):
        scale = 1e3 if isinstance(explorer, explorers.World) else 10.0
        found = list(differences(explorer.picture(), theirs, scale))
        assert not found, f"{explorer!r}: {found[:3]}"
