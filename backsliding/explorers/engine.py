"""Run the explorers' script here: the one that draws in a browser draws the first frame too.

The script is JavaScript, and QuickJS an engine of about a megabyte within this process. So what a
page shows before its script has run, on paper, or where none runs, is what the script shows.
"""

from __future__ import annotations

import json
import threading
from functools import cache
from importlib.resources import files
from typing import Any

import quickjs

SCRIPT = "bundle.js"


@cache
def static(name: str) -> str:
    """Return the text of one of the files that a page loads."""
    return files("backsliding").joinpath("static", name).read_text(encoding="utf-8")


_here = threading.local()


def _engine() -> quickjs.Context:
    """Return this thread's engine, with the script loaded: one may not be entered from another."""
    if not hasattr(_here, "engine"):
        _here.engine = quickjs.Context()
        _here.engine.eval(static(SCRIPT))
    return _here.engine


def run(function: str, *arguments: Any) -> Any:
    """Return what one of the script's functions makes of arguments that can be written as JSON.

    Examples
    --------
    >>> picture = run("pictureOf", {"scene": "state_alone"}, {"lam": 0.5, "S": 2.0})
    >>> picture["sentence"].rpartition(", ")[2]
    'worth 2.00 to them.'
    """
    given = ",".join(map(json.dumps, arguments))
    answer = _engine().eval(f"JSON.stringify(backslidingExplorers.{function}({given}))")
    return json.loads(answer)
