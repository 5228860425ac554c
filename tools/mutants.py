"""Print which mutants no test noticed, and the score of the run that mutmut has just made.

    .venv-mutants/bin/python tools/mutants.py

Fails if fewer than LEAST in a hundred were noticed, or if the run was stopped before its end.
"""

import re
import subprocess
import sys
from pathlib import Path

MUTMUT = Path(sys.executable).with_name("mutmut")
NOTICED = ("killed", "timeout", "segfault")
UNNOTICED = ("survived", "no tests")
LEAST = 95


def asked(*words: str) -> str:
    return subprocess.run([MUTMUT, *words], capture_output=True, text=True, check=True).stdout


def main() -> int:
    ends = dict(re.findall(r"^\s+(\S+): (.+)$", asked("results", "--all", "true"), re.MULTILINE))
    left = [name for name, end in ends.items() if end in UNNOTICED]
    noticed = sum(end in NOTICED for end in ends.values())
    score = 100 * noticed / max(noticed + len(left), 1)
    untried = len(ends) - noticed - len(left)
    print(*(asked("show", name) for name in left), sep="\n")
    print(f"{score:.1f} % of {noticed + len(left)} mutants noticed; {untried} not tried")
    return 1 if score < LEAST or untried else 0


if __name__ == "__main__":
    sys.exit(main())
