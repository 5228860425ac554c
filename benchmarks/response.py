"""How long `best_response` takes for a million states, as a multiple of one pass over memory.

    python benchmarks/response.py

One pass is ``1 / lam``: reading a million costs and writing a million policies. Everything is
timed in turn, round after round in one process, by the processor time of this thread, so that
what else the machine does is left out as far as it can be (it still shares the cache). Figures
are the best of the rounds over the best, and the median over the median. Memory is what NumPy
allocates at the peak, in arrays of the size of ``lam``.
"""

import time
import timeit
import tracemalloc

import numpy as np
from scipy.optimize import minimize_scalar

import backsliding as bs

STATES = 1_000_000
ROUNDS = 40
FEW = 200  # states in the largest world of the book
ONE_BY_ONE = 2_000  # states that a general minimiser is given: it is too slow for more


def costs(size: int) -> np.ndarray:
    """Return costs of protection spread evenly in logarithm, in no order."""
    return np.exp(np.random.default_rng(0).uniform(-3.0, 3.0, size))


def ladder(rungs: int) -> bs.Ladder:
    """Return a ladder with the article's flattening and evenly spaced rungs."""
    return bs.Ladder(bs.Norm(0.5 + level, 0.2) for level in range(rungs))


def plain(lam: np.ndarray, k: float, D: float, m: float) -> tuple[np.ndarray, np.ndarray]:
    """Solve one threshold in a few lines of NumPy, with a temporary for every operation."""
    below, above = np.minimum(1 / lam, k), np.maximum(m / (2 * lam), k)
    staying = 2 * below - lam * below**2
    moving = 2 * k + D + m * (above - k) - lam * above**2
    up = moving >= staying
    return np.where(up, above, below), np.where(up, moving, staying) - 1 / lam


def minimised(lam: np.ndarray, norm: bs.Norm) -> np.ndarray:
    """Solve state by state with a general minimiser, which knows nothing of jumps."""

    def policy(one: float) -> float:
        highest = 2 * max(1 / one, norm.k)
        loss = lambda S: -bs.welfare(S, one, norm)  # noqa: E731
        return minimize_scalar(loss, bounds=(0.0, highest), method="bounded").x

    return np.array([policy(float(one)) for one in lam])


def seconds(tasks: dict, rounds: int = ROUNDS) -> dict[str, np.ndarray]:
    """Return the best and the median time of each task over the rounds, taken in turn."""
    taken = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            start = time.thread_time()
            task()
            taken[name].append(time.thread_time() - start)
    return {name: np.array([min(times), np.median(times)]) for name, times in taken.items()}


def peak(task, size: int) -> float:
    """Return the most memory a task holds at once, in float64 arrays of ``size``."""
    tracemalloc.start()
    task()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / (8 * size)


def main() -> None:
    """Measure and print the table of benchmarks/README.md."""
    lam, few, norm = costs(STATES), costs(ONE_BY_ONE), bs.Norm(1.0, 0.2)
    tasks = {
        "one pass, `1 / lam`": lambda: 1 / lam,
        "`best_response`, one threshold": lambda: bs.best_response(lam, norm),
    }
    for rungs in (2, 4, 8):
        tasks[f"`best_response`, {rungs} rungs"] = lambda r=rungs: bs.best_response(lam, ladder(r))
    taken = seconds(tasks)
    unit, solved = (taken[name] for name in list(tasks)[:2])
    # Apart: it gives back so much memory that the system takes it, and the next task would pay.
    taken |= seconds({"plain NumPy, one threshold": lambda: plain(lam, 1.0, 0.2, 1.0)})
    best, median = 1e3 * unit
    print(f"NumPy {np.__version__}; one pass takes {best:.2f} ms, in the median {median:.2f} ms\n")
    print("| task, a million states | passes, best | median |\n| :-- | --: | --: |")
    for name, times in taken.items():
        best, median = times / unit
        print(f"| {name} | {best:.1f} | {median:.1f} |")
    small = costs(FEW)
    call = timeit.repeat(lambda: bs.best_response(small, norm), number=500, repeat=ROUNDS)
    print(f"\n{FEW} states: {1e6 * min(call) / 500:.0f} µs")
    print(f"memory: {peak(lambda: bs.best_response(lam, norm), STATES):.2f} arrays")
    start = time.thread_time()
    found = minimised(few, norm)
    one_by_one = (time.thread_time() - start) / ONE_BY_ONE
    exact = bs.best_response(few, norm).policy
    slower = one_by_one * STATES / solved[0]
    print(f"state by state with minimize_scalar: {slower:,.0f} times slower")
    wrong = np.mean(np.abs(found / exact - 1) > 0.01)
    print(f"and off by more than 1 % for {wrong:.0%} of states: it misses the jump")


if __name__ == "__main__":
    main()
