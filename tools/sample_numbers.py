"""Numbers that show whether another machine, Python or NumPy computes what the reference did.

    python tools/sample_numbers.py    make reference/numbers.json anew

Run it only if numbers were meant to change. Closed forms, every kind of norm and the sums over
many states, on states from far below the norm to far above it; `tests/test_numbers.py` holds them
to one part in 1e12.
"""

import json
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import backsliding as bs
from backsliding import population
from backsliding.kernels import KERNELS, KernelNorm
from backsliding.norms import OneSidedVagueNorm

REFERENCE = Path(__file__).resolve().parent.parent / "reference" / "numbers.json"
STATES = 1 / np.geomspace(0.05, 20, 41)
K, D, M = 1.2, 0.3, 1.0
LEVELS = np.linspace(0, 6, 13)
NORMS = {
    "norm": bs.Norm(K, D, M),
    "norm, not flattened": bs.Norm(K, D, 2.0),
    "norm, flat": bs.Norm(K, D, 0.0),
    "norm, in part": bs.Norm(K, D, M).transmitted(0.3),
    "exact target": bs.ExactTarget(K, D),
    "ladder": bs.Ladder([bs.Norm(0.4, 0.1, 1.5), bs.Norm(K, D, M), bs.Norm(2.5, 1.0, 0.5)]),
    "windowed": bs.WindowedNorm(K, D, M, window=0.7),
    "vague": bs.VagueNorm(K, D, M, width=0.25),
    "vague on one side": OneSidedVagueNorm(K, D, M, width=0.25),
}


def numbers() -> dict[str, list[float]]:
    """Return everything by name."""
    band = bs.lifted_band(np.geomspace(0.1, 10, 7), D)
    found = {
        "autonomous policy": bs.autonomous_policy(STATES),
        "critical norm": bs.critical_norm(STATES, D),
        "least jump": bs.least_jump(STATES, K),
        "lifted band": np.ravel([band.weakest, band.strongest]),
        "highest joiner": population.highest_joiner(K, np.geomspace(0.01, 10, 13), M),
    }
    for name, norm in NORMS.items():
        answer = bs.best_response(STATES, norm)
        found |= {f"{name}: policy": answer.policy, f"{name}: gain": answer.gain}
    for kernel in sorted(KERNELS):
        blurred = KernelNorm(K, D, M, 0.1, kernel)
        found[f"{kernel}: policy"] = bs.best_response(STATES, blurred).policy
    pop = bs.Population(STATES, weights=np.linspace(1, 2, STATES.size))
    choice = {"voluntary": True, "outside": 0.3}
    for name, swept in (
        ("sweep", pop.sweep(LEVELS, D)),
        ("refused", pop.sweep(LEVELS, D, **choice)),
    ):
        columns = ("pull", "slide", "net", "members")
        found |= {f"{name}: {column}": getattr(swept, column) for column in columns}
    found["joining threshold"] = population.joining_threshold(STATES, D, M, 0.3)
    for name, best in (
        ("best norm that may be refused", pop.best_norm(D, **choice)),
        ("best norm", pop.best_norm(D)),
    ):
        found[name] = np.array([best.k, best.net])
    return {name: np.asarray(values, float).tolist() for name, values in found.items()}


if __name__ == "__main__":
    REFERENCE.write_text(json.dumps(numbers(), indent=1) + "\n", encoding="utf-8")
