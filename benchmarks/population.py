"""How long many norms over many states take, as multiples of sorting the states once.

    python benchmarks/population.py

Every figure is a ratio of two times from this run, each the best of several rounds taken in turn,
in the thread's processor time, so that another program's load touches both alike. "Cold" makes a
new `Population` and sorts; "warm" asks one that has been asked before.
"""

import numpy as np
from response import seconds

import backsliding as bs

STATES = 1_000_000
NORMS = 10_000
ROUNDS = 7
D, M = 0.2, 1.0
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
LOOP = (1_000, 1_000)  # states and norms that a double loop can do


def costs(size: int) -> np.ndarray:
    """Return costs of protection whose logarithms are normal, in no order."""
    return np.random.default_rng(0).lognormal(size=size)


def levels(count: int) -> np.ndarray:
    """Return norms from nothing to far beyond most states, in rising order."""
    return np.linspace(0.0, 10.0, count)


def double_loop(lam: np.ndarray, ks: np.ndarray) -> np.ndarray:
    """Return the net of each norm the straightforward way: each norm, each state."""
    nets = []
    for k in ks:
        net = 0.0
        for cost in lam:
            s = 1 / cost
            if k <= s:
                net += max(M * s / 2, k) - s
            elif cost * (k - s) ** 2 <= D:
                net += k - s
        nets.append(net)
    return np.array(nets)


def fastest(tasks: dict, rounds: int = ROUNDS) -> dict[str, float]:
    """Return the best time of each task over the rounds."""
    return {name: least for name, (least, _) in seconds(tasks, rounds).items()}


def ratios() -> None:
    """Print the times of one sweep and one best norm over a million states."""
    lam, ks = costs(STATES), levels(NORMS)
    weights = np.random.default_rng(1).random(STATES)
    asked = bs.Population(lam)
    tasks = {
        "sort": lambda: np.sort(lam),
        f"`sweep` of {NORMS:,} norms, cold": lambda: bs.Population(lam).sweep(ks, D),
        f"`sweep` of {NORMS:,} norms, warm": lambda: asked.sweep(ks, D),
        "the same with weights, cold": lambda: bs.Population(lam, weights).sweep(ks, D),
        "`best_norm`, cold": lambda: bs.Population(lam).best_norm(D),
        "`best_norm`, warm": lambda: asked.best_norm(D),
        "`best_norm` with weights, cold": lambda: bs.Population(lam, weights).best_norm(D),
        "`respond` to one norm": lambda: asked.respond(bs.Norm(1.0, D)).net,
    }
    taken = fastest(tasks)
    unit = taken.pop("sort")
    print(f"NumPy {np.__version__}; sorting {STATES:,} takes {1e3 * unit:.0f} ms\n")
    print("| task, a million states | sorts |\n| :-- | --: |")
    for name, time_taken in taken.items():
        print(f"| {name} | {time_taken / unit:.2f} |")


def growth() -> None:
    """Print how times grow with the number of states, against n log n."""
    print("\n| states | sort | `sweep` | `best_norm` | `sweep` per n log n, of the first |")
    print("| --: | --: | --: | --: | --: |")
    ks, rows = levels(NORMS), []
    for size in SIZES:
        lam = costs(size)
        tasks = {
            "sort": lambda lam=lam: np.sort(lam),
            "sweep": lambda lam=lam: bs.Population(lam).sweep(ks, D),
            "best": lambda lam=lam: bs.Population(lam).best_norm(D),
        }
        taken = fastest(tasks, rounds=3 if size > STATES else ROUNDS)
        rows.append([taken[name] for name in tasks])
        work = (size + NORMS) * np.log(size)
        first = rows[0][1] / ((SIZES[0] + NORMS) * np.log(SIZES[0]))
        sort, sweep, best = (f"{1e3 * each:.3g} ms" for each in rows[-1])
        print(f"| {size:,} | {sort} | {sweep} | {best} | {rows[-1][1] / work / first:.2f} |")
    large = slice(2, None)  # below that, calls and norms cost more than states
    n = np.array(SIZES[large], dtype=float)
    for name, column in zip(("sort", "sweep", "best_norm"), np.array(rows)[large].T, strict=True):
        power = np.polyfit(np.log(n), np.log(column), 1)[0]
        print(f"slope of {name} from {SIZES[2]:,} on: {power:.2f}", end="; ")
    print(f"of n log n: {np.polyfit(np.log(n), np.log(n * np.log(n)), 1)[0]:.2f}")


def against_the_loop() -> None:
    """Print how much faster a sweep is than each norm and each state in turn."""
    lam, ks = costs(LOOP[0]), levels(LOOP[1])
    plain, vectors = double_loop(lam, ks), bs.Population(lam).respond(bs.Norm(ks[:, None], D)).net
    swept = bs.Population(lam).sweep(ks, D).net
    largest = max(np.max(np.abs(plain - swept)), np.max(np.abs(vectors - swept)))
    tasks = {
        "sweep": lambda: bs.Population(lam).sweep(ks, D),
        "solver": lambda: bs.Population(lam).respond(bs.Norm(ks[:, None], D)).net,
        "loop": lambda: double_loop(lam, ks),
    }
    taken = fastest(tasks, rounds=3)
    print(f"\n{LOOP[0]:,} states and {LOOP[1]:,} norms; the nets differ by {largest:.1g} at most")
    for name in ("loop", "solver"):
        print(f"{name}: {taken[name] / taken['sweep']:,.0f} times the sweep")


if __name__ == "__main__":
    ratios()
    growth()
    against_the_loop()
