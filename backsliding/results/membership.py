"""Who joins a treaty, at what level, and what partial exposure does.

Source: Part V.A and V.B.1, put into the model of Part III; footnote 158.
"""

from __future__ import annotations

import sympy as sp

from ..derivation import Proof, derivation, identity, only_root, solution
from ..symbols import D, S, flattening, k, lam, m, s, tau, x
from .higher_norm import critical_norm, lifted_band
from .lower_norm import sliding_gain, sliding_policy


def shared(gain: sp.Expr) -> sp.Expr:
    """Return a gain as it is when only the share ``tau`` of the norm arrives."""
    return gain.subs({D: tau * D, flattening: tau * flattening}, simultaneous=True)


@derivation("Who joins", "ours, from Part V.B.1")
def participation() -> Proof:
    """Derive which leaders would join. Source: ours, from Part V.B.1."""
    held, free = lifted_band()["gain"], sliding_gain()
    yield identity(
        "Let a state that refuses be left alone. Without flattening every leader above the "
        "norm gains the whole jump, and joins.",
        sp.simplify(free.subs(m, 2)),
        name=r"G(s)\big|_{m = 2}",
    )
    yield identity("With it, the leaders of a state held at the norm gain", held, name="G(s)")
    yield identity(
        "which falls as states get stronger: $s = k + x$.",
        sp.factor(sp.diff(held, s).subs(s, k + x)),
        name=r"\frac{dG}{ds}\Big|_{k + x}",
        sign="< 0",
    )
    strongest = lifted_band()["strongest"]
    yield solution("It runs out at", sp.expand(held * s), {r"s_{\max}": strongest}, of=s)
    yield identity("Those of a state that slides freely gain", free, name="G(s)")
    yield identity(
        r"which also falls (write $m = 2/(1 + x)$)",
        sp.factor(sp.diff(free, s).subs(m, 2 / (1 + x))),
        name=r"\frac{dG}{ds}",
        sign="< 0",
    )
    yield solution("and runs out at", free, {r"\hat s": 4 * (D + (2 - m) * k) / (4 - m**2)}, of=s)
    corner = only_root(sliding_policy() - k, s)
    yield identity(
        "The two agree where one takes over from the other, at $s = 2k/m$,",
        sp.S.Zero,
        name=r"G_{\text{held}}(2k/m) - G_{\text{free}}(2k/m)",
        equals=(held - free).subs(s, corner),
    )
    switch = sp.factor(only_root(held.subs(s, corner), D))
    yield solution(
        "so the first limit applies up to this jump and the second above it.",
        held.subs(s, corner),
        {r"\hat D": switch},
        of=D,
    )
    yield identity("With the article's slope the jump is", switch.subs(m, 1), name=r"\hat D")
    freely = only_root(free, s)
    yield identity("and the second limit", sp.factor(freely.subs(m, 1)), name=r"\hat s")
    return {"held": strongest, "free": freely, "switch": switch}


@derivation("A cap on the slide of joiners", "ours")
def capped_slide() -> Proof:
    """Derive that no state that joined slides far. Source: ours, from Part V.B.1."""
    yield identity(
        "A state held at the norm slides by $s - k$, and its leaders gain",
        lifted_band()["gain"],
        D - (s - k) ** 2 / s,
        name="G(s)",
    )
    S_IL = sliding_policy().subs(m, 2 - flattening)
    free = sliding_gain().subs(m, 2 - flattening)
    yield identity(
        r"One that slides freely ends some $x$ above the norm. Its leaders also forgo what "
        "the flattening takes on the way there:",
        sp.expand(D - (s - S_IL) ** 2 / s - flattening * x),
        name="G(s)",
        equals=free.subs(k, S_IL - x),
    )
    yield identity(
        "In either case they gain no more than the jump less the square of the slide over "
        "$s$. Where a state that refuses is left alone, leaders who join gain at least zero, "
        "so the square of the slide is at most $D s$: no joiner slides further than it could "
        "have been lifted.",
        sp.sqrt(D * s),
        name=r"\bar k(s) - s",
        equals=critical_norm()["k_bar"].subs(lam, 1 / s) - s,
    )
    return sp.sqrt(D * s)


@derivation("The level each state prefers", "ours, from Part V.A")
def preferred_level() -> Proof:
    """Derive which level each state's leaders like best. Source: ours, from Part V.A."""
    held = lifted_band()["gain"]
    free = sliding_gain().subs(m, 2 - flattening)
    yield identity(
        "Let the state have no escape. While the norm lies so low that its slide stops above "
        "it, its leaders gain by every rise, although their conduct does not change.",
        sp.diff(free, k),
        name=r"\frac{\partial G}{\partial k}",
        sign=r"\ge 0",
    )
    yield identity(
        "While the state is held at the norm, from below its own policy, $k = s - x$, they "
        "still gain,",
        sp.simplify(sp.diff(held, k).subs(k, s - x)),
        name=r"\frac{\partial G}{\partial k}",
        sign="> 0",
    )
    yield identity(
        "and once the norm passes it, $k = s + x$, they lose by every further rise,",
        sp.simplify(sp.diff(held, k).subs(k, s + x)),
        name=r"\frac{\partial G}{\partial k}",
        sign="< 0",
    )
    yield identity(
        "until at the critical norm nothing is left to lose.",
        sp.simplify(held.subs(k, s + sp.sqrt(D * s))),
        name=r"G\big|_{k = \bar k}",
    )
    yield identity(
        "So each state's leaders like a norm at its own policy best, and any other the less, "
        "the further it lies away on one side, until it is out of reach. (Leaders who may "
        "refuse a norm, and are then left alone, like the same level best. Those that they "
        "refuse are all the same to them.)",
        held.subs(k, s),
        name="G|_{k = s}",
    )
    yield identity(
        "Without flattening they do not mind where below them the norm lies.",
        sp.diff(free, k).subs(flattening, 0),
        name=r"\frac{\partial G}{\partial k}\Big|_{\delta = 0}",
    )
    return s


@derivation("Groups that can be lifted whole", "ours")
def liftable_group() -> Proof:
    """Derive which groups can be lifted whole. Source: ours, from Part V.A and V.B.2."""
    k_bar = critical_norm()["k_bar"].subs(lam, 1 / s)
    yield identity(
        "No state is lowered if the norm is at least the strongest state's policy, $s + "
        r"\Delta$ with $s$ the weakest's and $\Delta$ the spread; no state is left behind if "
        "it is at most the weakest's critical norm. No leaders lose by such a norm, so they "
        "join it even where they may refuse.",
        sp.expand(k_bar),
        name=r"\bar k(s)",
    )
    yield identity(
        "There is such a norm exactly if the spread is at most the weakest state's reach.",
        sp.expand(k_bar - s),
        sp.sqrt(D * s),
        name=r"\Delta \;\le\; \bar k(s) - s",
    )
    return sp.sqrt(D * s)


@derivation("The half-exposure trap", "Part V.A, footnote 158; ours")
def exposure() -> Proof:
    """Derive what a share of a norm does to leaders far above it. Source: V.A, fn. 158; ours."""
    reward = sp.Function("r")(S)
    partly = tau * reward - (S - s) ** 2 / s
    yield identity(
        r"Let a share $\tau$ of a norm arrive. Whatever $r(S)$ the norm adds to the benefits of a "
        "given policy, what that policy brings the leaders is a straight line in that share,",
        sp.diff(partly, tau, 2).doit(),
        name=r"\frac{\partial^2}{\partial \tau^2} \left[\tau\, r(S) - (S - s)^2 / s\right]",
    )
    free = sp.expand(shared(sliding_gain().subs(m, 2 - flattening)))
    yield identity(
        "and the best of straight lines is convex. For a state that slides freely it is",
        free,
        name=r"G(\tau)",
    )
    yield identity(
        "with the curvature",
        sp.diff(free, tau, 2),
        name=r"\frac{d^2 G}{d\tau^2}",
        sign=r"\ge 0",
    )
    first = sp.diff(free, tau).subs(tau, 0)
    yield identity("and, at first, the slope", first, name=r"\frac{dG}{d\tau}\Big|_{\tau = 0}")
    worst = only_root(sp.diff(free, tau), tau)
    yield solution(
        "If the slope starts negative, leaders are worst off when this share arrives, or all "
        "of the norm if this is more than one,",
        sp.diff(free, tau),
        {r"\tau_{\text{worst}}": worst},
        of=tau,
    )
    back = only_root(sp.cancel(free / tau), tau)
    yield identity(
        r"and are back where they began at twice that share, if there is so much and the "
        r"state still slides freely there, as it does if $2D \ge \delta(s - k)$.",
        back,
        2 * worst,
        name=r"\hat\tau",
    )
    held_back = (s - k) ** 2 / (D * s)
    yield solution(
        "If it is held at the norm by then, they are back at",
        sp.expand(shared(lifted_band()["gain"]) * s),
        {r"\hat\tau": held_back},
        of=tau,
    )
    return {"gain": free, "slope": first, "worst": worst, "back": back, "held_back": held_back}
