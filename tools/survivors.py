"""What both mutation tests share: survivors keep their reasons, and one without a reason fails.

A survivor is known by its file and its lines before and after, so that it keeps its reason when it
moves. Counts and survivors come from a run; the reasons in the reference are written by hand.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

Record = dict[str, Any]


def score(counts: dict[str, int]) -> float:
    """Return how many in a hundred of those tried were noticed; one that never ends is."""
    noticed = counts["killed"] + counts["timed out"]
    tried = sum(counts.values()) - counts.get("not tried", 0)
    return round(100 * noticed / tried, 2) if tried else 0.0


def explained(found: Record, reference: Record) -> Record:
    """Return a record in which the survivors have the reference's reasons."""
    reasons = {key(each): each["reason"] for each in reference["survivors"]}
    survivors = [each | {"reason": reasons.get(key(each), "")} for each in found["survivors"]]
    return found | {"survivors": survivors}


def key(survivor: Record) -> tuple[str, str, str]:
    return survivor["file"], survivor["before"], survivor["after"]


def unexplained(found: Record) -> list[str]:
    """Name the survivors without a reason."""
    return [
        f"{each['file']}\n- {each['before']}\n+ {each['after']}"
        for each in found["survivors"]
        if not each["reason"]
    ]


def read(reference: Path) -> Record:
    if not reference.exists():
        return {"survivors": []}
    return json.loads(reference.read_text(encoding="utf-8"))


def judge(found: Record, reference: Path, store: bool) -> int:
    """Print the score and what the reference does not explain; return 1 if there is any.

    A run that was not finished fails too, says how many were not tried, and is not stored.
    """
    found = explained(found, read(reference))
    if store and found["counts"].get("not tried"):
        print("Not stored: the reasons of mutants that were not tried would be lost.")
    elif store:
        text = json.dumps(found, indent=2, ensure_ascii=False)
        reference.write_text(text + "\n", encoding="utf-8")
    wrong = unexplained(found)
    said = ", ".join(f"{count} {status}" for status, count in found["counts"].items())
    print(*wrong, f"{found['score']} % of the mutants noticed: {said}", sep="\n")
    print(f"{len(wrong)} of the survivors lack a reason in {reference.name}")
    return 1 if wrong or found["counts"].get("not tried") else 0


def asked(what: str) -> argparse.ArgumentParser:
    """Return the options that both commands have."""
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument("--store", action="store_true", help="make the reference anew")
    return parser
