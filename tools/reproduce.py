"""Make the book's figures and its ledger again and hold them against the committed reference.

    python tools/reproduce.py            compare, write reproduction.json; 1 if anything differs
    python tools/reproduce.py --record   compare, and keep how it went for TESTING.md
    python tools/reproduce.py --store    make the reference anew, after a change that was meant,
                                         from what `make notebooks` stored

A figure is compared by the SHA-256 of its SVG as the chapters print it, and the ledger by that of
its JSON. With the pinned packages both come out the same from run to run, and from one Python to
another as far as TESTING.md says; on another processor the last digit of a number may differ, and
with it a hash. `make oldest` tries the numbers with the oldest packages allowed.
"""

import argparse
import hashlib
import json
import platform
import re
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import nbformat
from nbclient import NotebookClient

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.notebooks import ROOT, chapters

REFERENCE = ROOT / "reference" / "hashes.json"
REPORT = ROOT / "reproduction.json"
RECORDS = ROOT / "reference" / "reproductions.json"
PACKAGES = ("numpy", "sympy", "matplotlib", "anywidget", "ipywidgets")
#: Chapters with the article's own figures, and one of ours for each Part: what `--quick` runs.
QUICK = ("introduction.ipynb", "part-3a.ipynb", "part-3b.ipynb", "part-4b.ipynb", "part-5b.ipynb")


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def figures(notebook: nbformat.NotebookNode, chapter: str) -> dict[str, str]:
    """Return the hash of each SVG that the cells of a chapter have printed, by figure name."""
    found: dict[str, str] = {}
    for number, cell in enumerate(notebook.cells):
        name = cell.metadata.get("mystnb", {}).get("figure", {}).get("name", f"cell-{number}")
        for output in cell.get("outputs", ()):
            svg = output.get("data", {}).get("image/svg+xml")
            if svg is not None:
                found[f"{chapter}#{name}"] = digest("".join(svg))
    return found


def made_again(path: Path) -> dict[str, str]:
    """Run a chapter and return the hashes of its figures."""
    notebook = nbformat.read(path, as_version=4)
    where = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, kernel_name="python3", timeout=600, resources=where).execute()
    return figures(notebook, path.stem)


def stored() -> dict[str, str]:
    """Return the hashes of the figures that the chapters hold."""
    paths = chosen(quick=False)
    read = {path.stem: nbformat.read(path, as_version=4) for path in paths}
    return {
        name: each for c, notebook in read.items() for name, each in figures(notebook, c).items()
    }


def ledger() -> str:
    """Return the hash of the audit's JSON, every check having been run."""
    from backsliding import claims

    return digest(json.dumps(claims.audit().rows(), indent=2, ensure_ascii=False))


def differences(made: dict[str, str], reference: dict[str, str]) -> list[str]:
    """Name what differs, what is missing and what is new."""
    names = sorted(made.keys() | reference.keys())
    said = {True: "is not in the reference", False: "was not made"}
    return [
        f"{name} differs" if name in made and name in reference else f"{name} {said[name in made]}"
        for name in names
        if made.get(name) != reference.get(name)
    ]


def chosen(quick: bool) -> list[Path]:
    found = [path for path in chapters() if not quick or path.name in QUICK]
    return [path for path in found if "figures." in path.read_text(encoding="utf-8")]


def run(quick: bool) -> tuple[dict[str, str], dict[str, float]]:
    """Make everything again; return the hashes, and the seconds that each part took."""
    made, seconds = {}, {}
    for path in chosen(quick):
        start = time.perf_counter()
        made |= made_again(path)
        seconds[path.stem] = round(time.perf_counter() - start, 1)
        print(f"{path.stem}: {seconds[path.stem]} s", flush=True)
    start = time.perf_counter()
    made["ledger"] = ledger()
    seconds["ledger"] = round(time.perf_counter() - start, 1)
    return made, seconds


def report(made: dict[str, str], seconds: dict[str, float], wrong: list[str]) -> dict:
    return {
        "reproduced": not wrong,
        "differences": wrong,
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
        "packages": {name: version(name) for name in PACKAGES},
        "seconds": seconds,
        "sha256": made,
    }


def identity(reference: dict[str, str]) -> str:
    """Return what a record knows a reference by."""
    return digest(json.dumps(reference, sort_keys=True))


def current(records: list[dict], reference: dict[str, str]) -> list[dict]:
    """Return the records of runs that were compared with this reference, and no older one."""
    compared_with = identity(reference)
    return [each for each in records if each["reference"] == compared_with]


def recorded(report: dict, reference: dict[str, str], records: list[dict]) -> list[dict]:
    """Return the current records with one more, in place of an earlier one of the same kind."""
    kept = {name: value for name, value in report.items() if name not in ("seconds", "sha256")}
    kept["compared"] = len(report["sha256"])
    kept["reference"] = identity(reference)
    kept["commit"] = commit()
    others = [each for each in current(records, reference) if _kind(each) != _kind(kept)]
    return sorted([*others, kept], key=_kind)


def commit() -> str:
    """Return the commit that is checked out, with a mark if something was changed since."""
    asked = ["git", "describe", "--always", "--abbrev=12", "--dirty", "--exclude=*"]
    run = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True)
    return run.stdout.strip() or "unknown"


def _kind(record: dict) -> tuple[list[int], str]:
    return [int(part) for part in re.findall(r"\d+", record["python"])], record["machine"]


def read_records() -> list[dict]:
    return json.loads(RECORDS.read_text(encoding="utf-8")) if RECORDS.exists() else []


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a few chapters, and the ledger")
    parser.add_argument("--record", action="store_true", help="keep how it went, in reference/")
    parser.add_argument("--store", action="store_true", help="make the reference anew")
    options = parser.parse_args(arguments)
    if options.record and options.quick:
        parser.error("--record needs the whole of it, so it does not go with --quick")
    if options.store:
        made = {"ledger": ledger()} | stored()
        REFERENCE.parent.mkdir(exist_ok=True)
        REFERENCE.write_text(json.dumps(made, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        return 0
    made, seconds = run(options.quick)
    reference = json.loads(REFERENCE.read_text(encoding="utf-8"))
    if options.quick:
        stems = {path.stem for path in chosen(True)} | {"ledger"}
        reference = {n: h for n, h in reference.items() if n.partition("#")[0] in stems}
    wrong = differences(made, reference)
    said = report(made, seconds, wrong)
    REPORT.write_text(json.dumps(said, indent=2) + "\n", encoding="utf-8")
    if options.record:
        records = recorded(said, reference, read_records())
        RECORDS.write_text(json.dumps(records, indent=2) + "\n", encoding="utf-8")
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"{len(made)} compared, {len(wrong)} differ; {REPORT.name} says more")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
