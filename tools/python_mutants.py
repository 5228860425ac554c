"""Judge the run of `make mutants`.

    .venv-mutants/bin/python tools/python_mutants.py [--store]

Exits with 1 if a mutant survived that the committed reference does not explain. `--store` makes
the reference anew: the survivors' reasons are kept, and new ones are for you to write.
"""

import re
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import survivors

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "reference" / "mutation.json"
MUTMUT = Path(sys.executable).with_name("mutmut")
STATUSES = {
    "killed": "killed",
    "timeout": "timed out",
    "segfault": "killed",  # not one has been seen
    "survived": "survived",
    "no tests": "not covered",
}
NOT_TRIED = "not tried"  # any other end: the run was stopped before this mutant, or at it
COUNTED = (*dict.fromkeys(STATUSES.values()), NOT_TRIED)


def asked(*words: str) -> str:
    run = subprocess.run([MUTMUT, *words], cwd=ROOT, capture_output=True, text=True, check=True)
    return run.stdout


def statuses(listing: str) -> dict[str, str]:
    """Read which mutant came to which end."""
    ends = dict(re.findall(r"^\s+(\S+): (.+)$", listing, re.MULTILINE))
    return {name: STATUSES.get(end, NOT_TRIED) for name, end in ends.items()}


def room(mutant: str) -> str:
    """Return the module that a mutant is of, without the package's own name."""
    return mutant.rpartition(".")[0].removeprefix("backsliding.")


def counts(ends: dict[str, str]) -> dict[str, int]:
    found = Counter(ends.values())
    return {status: found[status] for status in COUNTED}


def change(diff: str) -> survivors.Record:
    """Return the lines that a mutant changes, and what it makes of them."""
    _, _, body = diff.partition("@@")
    lines = body.splitlines()[1:]
    sides = {
        name: "\n".join(line[1:].strip() for line in lines if line.startswith(sign))
        for name, sign in (("before", "-"), ("after", "+"))
    }
    return {"file": re.search(r"^--- (\S+)", diff, re.MULTILINE)[1], **sides, "reason": ""}


def summary() -> survivors.Record:
    ends = statuses(asked("results", "--all", "true"))
    left = [name for name, end in ends.items() if end in ("survived", "not covered")]
    with ThreadPoolExecutor(2) as pool:
        diffs = pool.map(lambda name: asked("show", name), left)
        found = [change(diff) for diff in diffs]
    rooms = {room(name): {} for name in ends}
    for name, end in ends.items():
        rooms[room(name)][name] = end
    total = counts(ends)
    return {
        "tool": f"mutmut {version('mutmut')}",
        "counts": total,
        "score": survivors.score(total),
        "rooms": {name: counts(each) for name, each in sorted(rooms.items())},
        "survivors": found,
    }


if __name__ == "__main__":
    options = survivors.asked(__doc__.splitlines()[0]).parse_args()
    sys.exit(survivors.judge(summary(), REFERENCE, options.store))
