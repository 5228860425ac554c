"""What importing the package costs, and what it promises about itself."""

import json
import subprocess
import sys
import tomllib
from importlib.metadata import version

import pytest

from tools.notebooks import ROOT

HEAVY = ("sympy", "matplotlib", "IPython", "ipywidgets", "anywidget", "scipy")


def loaded_by(statement):
    """Run a statement in a fresh interpreter; return the top-level modules it loaded."""
    script = f"{statement}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return set(run.stdout.split())


@pytest.fixture(scope="module")
def loaded():
    return loaded_by("import backsliding")


@pytest.mark.parametrize("module", HEAVY)
def test_importing_the_package_does_not_load(module, loaded):
    assert module not in loaded


def test_importing_the_package_loads_numpy(loaded):
    # Otherwise the test above might be looking at nothing.
    assert {"backsliding", "numpy"} <= loaded


def test_the_package_says_which_version_is_installed():
    import backsliding

    assert backsliding.__version__ == version("backsliding")


def test_what_mutants_are_made_of_and_tried_on_is_there():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "mutmut"
    ]
    named = settings["only_mutate"] + settings["pytest_add_cli_args_test_selection"]
    assert [each for each in named if not list(ROOT.glob(each))] == []
    browser = json.loads((ROOT / "tools" / "stryker.config.json").read_text(encoding="utf-8"))
    assert [each for each in browser["mutate"] if not (ROOT / each).is_file()] == []
