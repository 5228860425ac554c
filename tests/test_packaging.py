"""What importing the package costs, and what it promises about itself."""

import subprocess
import sys
from importlib.metadata import version

import pytest

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
