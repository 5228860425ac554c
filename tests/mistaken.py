"""Copies of the package with a mistake in them, and the tests run against such a copy."""

import os
import shutil
import subprocess
import sys

from tools.notebooks import ROOT


def copied(folder, *names):
    """Copy parts of the project to a place of their own."""
    ignore = shutil.ignore_patterns("__pycache__")
    for name in names:
        shutil.copytree(ROOT / name, folder / name, ignore=ignore)


def make(folder, room, edits):
    """Make a mistake in a copied room: each text as it stands and as mistaken."""
    path = folder / "backsliding" / room
    source = path.read_text(encoding="utf-8")
    for right, wrong in edits.items():
        assert source.count(right) == 1, f"{room} does not have once {right!r}"
        source = source.replace(right, wrong)
    path.write_text(source, encoding="utf-8")


def tested(folder, *tests, options=()):
    """Run tests of the copy against the copy."""
    command = [sys.executable, "-m", "pytest", "-q", "--color=no", "-rf", "--tb=no"]
    apart = ["-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", str(folder)]
    package = {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    # Most of the time would go into loading plugins that these tests have no use for.
    alone = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "HYPOTHESIS_PROFILE": "mutants"}
    return subprocess.run(
        [*command, *apart, *options, *tests],
        cwd=folder,
        env=os.environ | package | alone,
        capture_output=True,
        text=True,
        timeout=600,
    )
