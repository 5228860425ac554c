"""What importing the package costs, and what it promises about itself."""

import subprocess
import sys
from importlib.metadata import version

import backsliding

HEAVY = {"sympy", "matplotlib", "IPython", "ipywidgets", "anywidget", "scipy"}
LOADED = "import sys, backsliding; print(*{name.partition('.')[0] for name in sys.modules})"


def test_importing_the_package_loads_numpy_and_nothing_heavier():
    run = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True)
    loaded = set(run.stdout.split())
    assert {"backsliding", "numpy"} <= loaded, run.stderr
    assert loaded & HEAVY == set()


def test_the_package_says_which_version_is_installed():
    assert backsliding.__version__ == version("backsliding")
