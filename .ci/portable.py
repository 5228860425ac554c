"""Test the package where there is no make and no browser: on macOS, on Windows, or here.

    python .ci/portable.py [folder for the environment]

Installs the pinned packages into an environment of its own and runs the doctests and the tests
that need neither a browser nor the built site, but for those in ONCE_IS_ENOUGH.
"""

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPENS_A_BROWSER = "from browser import"  # the others get theirs, and the site, from a fixture
# These run whole chapters or build the site, and compare text that one system made.
ONCE_IS_ENOUGH = {"test_nbval_bites.py", "test_publication.py", "test_release.py"}


def portable(tests):
    """Return the test files of which some need nothing but Python."""
    return [
        path
        for path in sorted(tests.glob("test_*.py"))
        if path.name not in ONCE_IS_ENOUGH
        and OPENS_A_BROWSER not in path.read_text(encoding="utf-8")
    ]


def main(folder):
    folder = folder.resolve()
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "-r", "requirements.txt"], check=True, cwd=ROOT)
    tests = ["README.md", "backsliding", *portable(ROOT / "tests")]
    sys.exit(subprocess.run([python, "-m", "pytest", "--portable", *tests], cwd=ROOT).returncode)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ".venv-portable"))
