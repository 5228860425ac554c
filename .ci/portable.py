"""Test the package where there is no make and no browser: on macOS, on Windows, or here.

    python .ci/portable.py [folder for the environment]

Installs the pinned packages into an environment of its own and runs the doctests and the unit
tests, as `make unit` does.
"""

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(folder):
    folder = folder.resolve()
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "-r", "requirements.txt"], check=True, cwd=ROOT)
    unit = ["-m", "not site and not slow", "README.md", "backsliding", "tests"]
    sys.exit(subprocess.run([python, "-m", "pytest", *unit], cwd=ROOT).returncode)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ".venv-portable"))
