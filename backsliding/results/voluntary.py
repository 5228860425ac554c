"""What follows when a norm can be refused: thresholds of joining, members, and what they do.

A share of the norm may reach those who refuse. If none of it does, the norm is a treaty that binds
its members only; if all of it does, nobody escapes the norm.

Source: ours, from Part V.A and V.B.1; footnote 158 for the share that arrives anyway.
"""

from __future__ import annotations

import sympy as sp

from ..derivation import Proof, derivation, identity, only_root, require_equal, solution
from ..symbols import D, flattening, k, lam, m, s, tau, x
from .higher_norm import critical_norm, in_y, lifted_band
from .lower_norm import sliding_gain, sliding_policy
from .membership import participation, shared

#: Where a state far above the norm ends if it joins, and if it refuses.
JOINED = sliding_policy().subs(m, 2 - flattening)
REFUSED = JOINED.subs(flattening, tau * flattening)


def _gains() -> tuple[sp.Expr, sp.Expr]:
    """Return what a member's leaders gain if it is held at k, and if it slides freely."""
    return lifted_band()["gain"], sliding_gain().subs(m, 2 - flattening)


def _margins() -> tuple[sp.Expr, sp.Expr]:
    """Return what joining adds to a state's gain if it is then held at k, and if it slides.

    If it refuses it is on its flattened stretch, in either case.
    """
    held, free = _gains()
    return held - shared(free), free - shared(free)


@derivation("The lowest level a state joins", "ours, from Part V.A")
def joining_threshold() -> Proof:
    """Derive the lowest level a state above the norm joins. Source: ours, from V.A, fn. 158."""
    yield identity(
        r"Let a share $\tau$ of the norm reach a state that refuses. If its leaders could do "
        r"better by refusing, it lies above the norm and keeps, with $\delta = 2 - m$,",
        s * (2 - tau * flattening) / 2,
        name=r"S_{\tau}",
        equals=REFUSED,
    )
    held, free = _margins()
    as_refuser = sp.Symbol(r"S_{\tau}", nonnegative=True)
    squared = (1 - tau) * D * s - (as_refuser - k) ** 2
    require_equal(squared.subs(as_refuser, REFUSED), held * s, "the square is completed")
    yield identity(
        "If it would be held at the norm as a member, joining is worth this much to its "
        "leaders, times $s$. All that the norm takes from a refuser goes into a square.",
        squared,
        name=r"s\,[G(1) - G(\tau)]",
    )
    low = REFUSED - sp.sqrt((1 - tau) * D * s)
    yield solution(
        "So it joins the levels from this one up.",
        sp.expand(held * s),
        {r"\underline{k}": low},
        of=k,
    )
    per_unit = D - flattening * (s * (1 - (1 + tau) * flattening / 4) - k)
    yield identity(
        "If it would slide freely as a member, joining is worth",
        (1 - tau) * per_unit,
        name=r"G(1) - G(\tau)",
        equals=free,
    )
    level = s * (1 - (1 + tau) * flattening / 4) - D / flattening
    yield solution(
        "and it joins the levels from this one up (all of them, if that is negative).",
        per_unit,
        {r"\underline{k}": level},
        of=k,
    )
    switch = only_root(per_unit.subs(k, JOINED), D)
    yield solution(
        r"The first holds up to the jump at which $\underline{k} = m s/2$, the second from "
        "there on.",
        sp.expand(free.subs(k, JOINED)),
        {r"\hat D": switch},
        of=D,
    )
    yield identity(
        "There the two agree.",
        JOINED,
        name=r"\underline{k}",
        equals=level.subs(D, switch),
    )
    yield identity(
        "If nothing reaches a refuser, the first is the mirror of the critical norm: as far "
        "below the state's own policy as that lies above.",
        low.subs(tau, 0),
        2 * s - critical_norm()["k_bar"].subs(lam, 1 / s),
        name=r"\underline{k}\,\big|_{\tau = 0}",
    )
    by_cost = {s: 1 / lam, flattening: 2 - m}
    result = {
        "held": m / (2 * lam) + (1 - tau) * (2 - m) / (2 * lam) - sp.sqrt((1 - tau) * D / lam),
        "free": m / (2 * lam) + (1 - tau) * (2 - m) / (4 * lam) - D / (2 - m),
        "switch": (1 - tau) * (2 - m) ** 2 / (4 * lam),
    }
    found = {"held": low, "free": level, "switch": switch}
    for name, expression in found.items():
        require_equal(result[name], expression.subs(by_cost), f"by cost and slope: {name}")
    return result


@derivation("Rewards recruit backsliders", "ours, from Part V.B.1")
def recruitment() -> Proof:
    """Derive that rewards recruit states that then slide. Source: ours, from Part V.B.1."""
    weakest, strongest = lifted_band()["weakest"], lifted_band()["strongest"]
    yield identity(
        "Where no state can refuse, what a state above the norm does has nothing to do with "
        "the jump: it is held, or ends where the slope puts it.",
        sp.diff(sp.Max(JOINED, k), D),
        name=r"\frac{\partial S_{\text{out}}}{\partial D}",
    )
    yield identity(
        "Where states may refuse, and are then left alone, a larger jump still reaches weaker "
        r"states (write $\sqrt{D(4k + D)}$ as $D + y$, with $y > 0$),",
        in_y(sp.diff(weakest, D)),
        name=r"\frac{\partial s_{\min}}{\partial D}",
        sign="< 0",
    )
    yield identity(
        "and now it wins stronger ones as well: those that are held at the norm,",
        in_y(sp.diff(strongest, D)),
        name=r"\frac{\partial s_{\max}}{\partial D}",
        sign="> 0",
    )
    freely = participation()["free"]
    yield identity(
        "and those that slide freely ($m = 2/(1 + x)$).",
        sp.factor(sp.diff(freely, D).subs(m, 2 / (1 + x))),
        name=r"\frac{\partial \hat s}{\partial D}",
        sign="> 0",
    )
    yield identity(
        "A state that has just been won and is held at the norm slides by as much as joining "
        "could make it: all that the jump is worth to its leaders goes into its slide. One "
        "that slides freely slides by less, since flattening takes part of the jump.",
        sp.S.Zero,
        name=r"(s_{\max} - k)^2 - D s_{\max}",
        equals=(strongest - k) ** 2 - D * strongest,
    )
    return {"weakest": weakest, "strongest": strongest, "free": freely}


@derivation("What joining adds to a slide", "ours, from Part V.B.1")
def extra_slide() -> Proof:
    """Derive how far joining can take a state down. Source: ours, from V.B.1, footnote 158."""
    held, free = _margins()
    gained = sp.Symbol(r"[G(1) - G(\tau)]")
    paid = (1 - tau) * D * s
    require_equal(paid - (REFUSED - k) ** 2, s * held, "held as a member")
    yield identity(
        "Let a member be held at the norm. By joining it goes from where it would end as a "
        "refuser down to $k$, and",
        s * gained,
        name=r"(1 - \tau) D s - (S_{\tau} - k)^2",
    )
    forgone = (1 - tau) * flattening * x
    freely = free.subs(k, JOINED - x) + forgone
    require_equal(paid - (REFUSED - JOINED) ** 2, s * freely, "free as a member")
    yield identity(
        "Let it slide freely, above a norm that lies $x$ below where it ends, $S_1$. Then",
        s * (gained + forgone),
        name=r"(1 - \tau) D s - (S_{\tau} - S_1)^2",
    )
    yield identity(
        "In either case a state that joins, whose leaders gain at least nothing by it, goes "
        "down by joining no further than",
        sp.sqrt(paid),
    )
    return sp.sqrt(paid)


@derivation("When all of a norm is worst", "ours, from Part V.A")
def full_exposure() -> Proof:
    """Derive for whom all of a norm is the worst share. Source: ours, from V.A, fn. 158."""
    held, free = (shared(gain) for gain in _gains())
    yield identity(
        r"What a share $\tau$ of a norm is worth to leaders is convex in the share. So all of "
        "it is the worst share exactly if the gain still falls as the last of it arrives. It "
        "does not for a state that is held at the norm by then:",
        sp.diff(held, tau),
        name=r"\frac{dG}{d\tau}",
        sign="> 0",
    )
    by_slope = sp.expand(sp.diff(free, tau).subs({tau: 1, flattening: 2 - m}))
    yield identity(
        r"and for one that slides freely to $m s/2$ the gain changes at the end at the rate",
        by_slope,
        D + (2 - m) * (k - m * s / 2),
        name=r"\frac{dG}{d\tau}\Big|_{\tau = 1}",
    )
    limit = 2 * (k + D / (2 - m)) / m
    yield solution(
        "which is nothing at this state, and negative for stronger ones.",
        by_slope,
        {"s": limit},
        of=s,
    )
    yield identity(
        "That state does slide freely: it lies beyond $2k/m$ by",
        2 * D / (m * (2 - m)),
        name="s - 2k/m",
        equals=limit - 2 * k / m,
    )
    yield identity(
        "On a flat curve no state slides freely, and all of the norm is never the worst.",
        (m * s / 2).subs(m, 0),
        name=r"m s/2\,\big|_{m = 0}",
    )
    return limit


@derivation("A norm at average practice", "ours, from Part V.A")
def average_practice() -> Proof:
    """Derive the net of a norm at average practice. Source: ours, from Part V.A."""
    N, n, r, below, above = sp.symbols("N n r L R", positive=True)
    net = -(n * k - below)
    yield identity(
        "Let $k$ be the average of $N$ states' own policies, so that they add up to $N k$; "
        "those of the $n$ states that the norm leaves behind add up to $L$. If no state can "
        r"refuse and none is as strong as to pass the norm, $\max s \le 2k/m$, all others end "
        "at $k$. What they do rises in all by",
        net,
        equals=(N - n) * k - (N * k - below),
    )
    yield identity(
        "which is exactly minus what those left behind lack to the norm. It is never good, "
        "and nothing if nobody is left behind,",
        net.subs({n: 0, below: 0}),
    )
    yield identity(
        "If states may refuse and are then left alone, and $r$ states that do add up to $R$, "
        "what these have beyond the norm is kept, and the net may be good.",
        net + (above - r * k),
        equals=(N - n - r) * k - (N * k - below - above),
    )
    return net


@derivation("A hole and a heap", "ours, from Part III")
def hole_and_atom() -> Proof:
    """Derive what a norm leaves empty, and what that says of it. Source: ours, from Part III."""
    h = sp.Symbol("h", positive=True)
    at_edge = lifted_band()["gain"].subs(s, k - h)
    yield identity(
        r"States below $s_{\min}$ stay, and all others end at the norm or above it, whoever "
        r"may refuse. So none ends between $s_{\min}$ and $k$. Let $h = k - s_{\min}$ be how "
        "wide this hole is. The state at its lower edge gains nothing by moving:",
        at_edge,
        name=r"G(s_{\min})",
    )
    jump = h**2 / (k - h)
    yield solution(
        "so the hole gives the jump away. Neither the slope nor who joins comes in.",
        at_edge,
        {"D": jump},
        of=D,
    )
    weakest, strongest = lifted_band()["weakest"], lifted_band()["strongest"]
    yield identity(
        "Where states may refuse and are then left alone, and members above are held at the "
        "norm, there is a second hole above it, up to the weakest that refuses; it is wider "
        "by the jump.",
        D,
        name=r"(s_{\max} - k) - (k - s_{\min})",
        equals=(strongest - k) - (k - weakest),
    )
    return jump


@derivation("The price of inclusion", "ours, from Part V.A and V.B.1")
def inclusion() -> Proof:
    """Derive what it takes to have a state at the norm. Source: ours, from Part V.A and V.B.1."""
    sigma = sp.Symbol("sigma", positive=True)
    gain = lifted_band()["gain"].subs(s, sigma)
    price = only_root(gain, D)
    yield solution(
        r"The least jump that lifts a state $\sigma$ to the norm is also the least that keeps one "
        r"above it a member, if it is held there, $m \sigma \le 2 k$, and left alone outside:",
        gain,
        {"D": price},
        of=D,
    )
    yield identity(
        r"The price falls as a state comes near the norm from below, $k = \sigma + x$,",
        sp.factor(sp.diff(price, sigma).subs(k, sigma + x)),
        name=r"\frac{\partial D}{\partial \sigma}",
        sign="< 0",
    )
    yield identity(
        r"and rises with its distance above, $\sigma = k + x$.",
        sp.factor(sp.diff(price, sigma).subs(sigma, k + x)),
        name=r"\frac{\partial D}{\partial \sigma}",
        sign="> 0",
    )
    low, high = sp.symbols("a b", positive=True)
    weak, strong = (price.subs({sigma: end, k: sp.sqrt(low * high)}) for end in (low, high))
    yield identity(
        "So a group from $a$ up to $b$ is brought to one level at the least cost where the prices "
        "of its two ends are equal, at their geometric mean (if $m b$ is at most twice that): the "
        "higher the level, the dearer the weakest and the cheaper the strongest.",
        sp.expand(weak - strong),
        name=r"D(a) - D(b)\,\big|_{k = \sqrt{a b}}",
    )
    least = (sp.sqrt(high) - sp.sqrt(low)) ** 2
    yield identity("Both then are", sp.expand(weak), least, name="D")
    return {"price": price, "least": least}


@derivation("Where the best voluntary norm lies", "ours, from Part V.A")
def best_voluntary() -> Proof:
    """Derive where the best norm lies if states may refuse it. Source: ours, from Part V.A."""
    threshold = REFUSED - sp.sqrt((1 - tau) * D * s)
    yield identity(
        "Let a norm that states may refuse rise from zero. One that refuses does not notice,",
        sp.diff(REFUSED, k),
        name=r"\frac{\partial S_{\tau}}{\partial k}",
    )
    yield identity(
        r"until at $\underline{k}$ it joins, and comes down (here to the norm) by",
        sp.expand(REFUSED - threshold),
        name=r"S_{\tau} - \underline{k}",
    )
    yield identity(
        "From there on it rises with the norm, or stays,",
        sp.diff(k, k),
        name=r"\frac{\partial}{\partial k} k",
    )
    k_bar = critical_norm()["k_bar"].subs(lam, 1 / s)
    yield identity(
        r"and beyond $\bar k$ it falls back, by the whole of its reach.",
        sp.expand(k_bar - s),
        name=r"\bar k - S^{*}",
        sign="> 0",
    )
    yield identity(
        r"At $\bar k$ itself the state is still lifted; at $\underline{k}$ itself it has come "
        r"down already. So a sum over states is highest at some state's $\bar k$, or just "
        r"below some state's $\underline{k}$, where it is approached and not attained.",
        sp.simplify((k_bar - s) - (s - threshold.subs(tau, 0))),
        name=r"(\bar k - S^{*}) - (S^{*} - \underline{k})\,\big|_{\tau = 0}",
    )
    return {"threshold": threshold, "k_bar": k_bar}
