"""Two decision procedures for real arithmetic, Z3 and cvc5, each in a process of its own.

A procedure that does not keep its time limit ends itself, and is started again when it is next
asked; so none can hang the audit, or outlive it.
"""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

NAMES = ("z3", "cvc5")


@dataclass(frozen=True)
class Reply:
    """What one procedure said: "sat", "unsat" or "unknown", in how many seconds.

    ``world`` has the numbers of a counterexample: fractions as text, and for an algebraic number
    the coefficients of its polynomial, lowest first, and a decimal near the root.
    """

    answer: str
    seconds: float
    world: dict[str, object] | None = None


class Procedure:
    """One procedure, started when it is first asked."""

    def __init__(self, name: str) -> None:
        self.name, self._process, self._lock = name, None, Lock()

    def ask(self, question: str, seconds: float) -> Reply:
        """Put a question in SMT-LIB and wait for the answer no longer than ``seconds``.

        Raises
        ------
        ImportError
            If the procedure is not installed.
        """
        with self._lock:
            process = self._started()
            began = time.monotonic()
            try:
                process.stdin.write(json.dumps([question, seconds]) + "\n")
                process.stdin.flush()
                line = process.stdout.readline()
            except BrokenPipeError:
                line = ""
            took = time.monotonic() - began
            if not line:
                self.close()
            return Reply(seconds=took, **(json.loads(line) if line else {"answer": "unknown"}))

    def _started(self) -> subprocess.Popen:
        if self._process is None or self._process.poll() is not None:
            self.close()
            if find_spec(self.name) is None:
                raise ImportError(
                    f"claims are decided by Z3 and cvc5, and {self.name} is not installed: "
                    "pip install 'backsliding[audit]'"
                )
            self._process = subprocess.Popen(
                [sys.executable, str(Path(__file__).with_name("solve.py")), self.name],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            self._process.stdout.readline()  # it is ready
        return self._process

    def close(self) -> None:
        """End the procedure; it is started again when it is next asked."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


_PROCEDURES = {name: Procedure(name) for name in NAMES}
_AT_ONCE = ThreadPoolExecutor(len(NAMES))


def ask(question: str, seconds: float, names: Iterable[str] = NAMES) -> dict[str, Reply]:
    """Put one question to the procedures named, at once.

    Raises
    ------
    RuntimeError
        If one says "sat" and another "unsat", so that one of them must be wrong.
    """
    names = tuple(names)
    replies = dict(
        zip(
            names,
            _AT_ONCE.map(lambda n: _PROCEDURES[n].ask(question, seconds), names),
            strict=True,
        )
    )
    if {"sat", "unsat"} <= {reply.answer for reply in replies.values()}:
        said = " and ".join(f"{name} says {reply.answer}" for name, reply in replies.items())
        raise RuntimeError(f"{said} of one question, so that one of them is wrong:\n{question}")
    return replies


def find_world(question: str, seconds: float) -> Reply:
    """Put a question to the procedure that shows the counterexample it has found."""
    return _PROCEDURES["z3"].ask(question, seconds)


@atexit.register
def close() -> None:
    """End both procedures."""
    for procedure in _PROCEDURES.values():
        procedure.close()
