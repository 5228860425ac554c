"""A state that would have progressed, under a norm that stays where it is.

The article counts stagnation as backsliding where progress was otherwise due.

Source: the Introduction's definition; Part V.B.1, a treaty that impedes later progress.
"""

from __future__ import annotations

import sympy as sp

from ..derivation import Proof, derivation, identity, only_root, solution
from ..symbols import k, m, s, x
from .higher_norm import lifted_band
from .lower_norm import sliding_policy

#: The weakest state the norm lifts, as a letter.
ARRIVAL = sp.Symbol(r"s_{\min}", positive=True)


@derivation("Progress under a norm without escape", "ours, from Part V.B.1")
def progress() -> Proof:
    """Derive the path of a state whose own policy rises. Source: ours, from Part V.B.1."""
    free = sliding_policy()
    yield identity(
        "Let protection get cheaper year by year for a state that cannot escape the norm, "
        r"so that its own policy rises. When that reaches $s_{\min}$ the norm takes hold, "
        "and the state jumps by",
        k - ARRIVAL,
    )
    yield identity(
        "It has then reached the norm ahead of its time, and stays at the norm while its own "
        "policy catches up and passes.",
        sp.diff(k, s),
        name=r"\frac{d S_{\text{out}}}{d s}",
    )
    release = only_root(free - k, s)
    yield solution("It is released only at", free - k, {"s": release}, of=s)
    yield identity(
        "and from there climbs at this share of the pace at which it would have.",
        sp.diff(free, s),
        name=r"\frac{d S_{\text{out}}}{d s}",
        sign=r"\ge 0",
    )
    yield identity(
        r"It never goes back: with $s$, what it would have done alone, as the measure, "
        "everything lost is lost by standing still or rising less (write $m = 2/(1 + x)$).",
        sp.diff(s - free, s).subs(m, 2 / (1 + x)),
        x / (1 + x),
        name=r"\frac{d}{ds}(s - S_{\text{out}})",
        sign="> 0",
    )
    return release


@derivation("The balance of progress", "ours, from Part V.B.1")
def balance() -> Proof:
    """Derive when the norm has taken as much as it gave. Source: ours, from Part V.B.1."""
    end = sp.Symbol("t", positive=True)
    yield identity(
        "Let the own policy rise at an even pace, with no escape from the norm, and add up "
        "what the norm gave while the state was ahead of its time:",
        sp.integrate(k - s, (s, ARRIVAL, k)),
        (k - ARRIVAL) ** 2 / 2,
        name=r"\int_{s_{\min}}^{k} (k - s)\, ds",
    )
    at_norm = (end - ARRIVAL) * (2 * k - ARRIVAL - end) / 2
    yield identity(
        "By the time the own policy is $t$, still held at the norm, the balance is",
        at_norm,
        name=r"\int_{s_{\min}}^{t} (k - s)\, ds",
        equals=sp.integrate(k - s, (s, ARRIVAL, end)),
    )
    even = 2 * k - ARRIVAL
    yield solution(
        "It is even once the state has been ahead of the norm for as long as it had been "
        "lifted to it.",
        at_norm,
        {"t": even},
        of=end,
    )
    release = progress().result
    yield identity(
        "With the article's slope the state is then still held there.",
        release.subs(m, 1) - even,
        ARRIVAL,
        name=r"2k/m\,\big|_{m=1} - t",
        sign="> 0",
    )
    free = sliding_policy()
    later = at_norm.subs(end, release) + sp.integrate(free - s, (s, release, end))
    by_hand = sp.sqrt(2 * (2 * k**2 - m * ARRIVAL * (2 * k - ARRIVAL)) / (m * (2 - m)))
    yield solution(
        "With a weaker flattening it may be released before; the balance is then even at",
        later,
        {"t": by_hand},
        of=end,
    )
    weakest = lifted_band()["weakest"]
    late = sp.sqrt(sp.simplify(only_root(later.subs(end, sp.sqrt(x)), x)))
    return {"held": even.subs(ARRIVAL, weakest), "released": late.subs(ARRIVAL, weakest)}
