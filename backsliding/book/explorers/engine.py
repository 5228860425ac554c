"""Run the explorers' JavaScript within Python, by the engine QuickJS.

The script that draws in a browser thus draws the first frame as well: what a page shows before its
script has run, what it shows on paper, and where no script runs at all.
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
    return files("backsliding").joinpath("book", "static", name).read_text(encoding="utf-8")


_here = threading.local()


def _engine() -> quickjs.Context:
    """Return this thread's engine, with the script loaded; threads must not share an engine."""
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
    'worth 2 to them.'
    """
    given = ",".join(map(json.dumps, arguments))
    answer = _engine().eval(f"JSON.stringify(backslidingExplorers.{function}({given}))")
    return json.loads(answer)
