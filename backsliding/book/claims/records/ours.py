"""Results of ours: one norm and many states."""

from __future__ import annotations

import sympy as sp
from sympy import Eq, Equivalent, Implies, Integral, Max, Ne, Not, Piecewise, log, sqrt

from .... import results
from .... import symbols as signed
from ..curves import Threshold, Window
from ..language import (
    D1,
    Benefit,
    D,
    Ends,
    P,
    Q,
    R,
    T,
    a,
    case,
    ceiling,
    gain,
    gamma,
    k,
    k0,
    k1,
    lam,
    later_gamma,
    later_k,
    later_lam,
    lower,
    m,
    m0,
    m1,
    one,
    outcome,
    s,
    s_min,
    s_min_of,
    t,
    two,
    u,
    upper,
    vague,
    w,
    x,
    y,
)
from ..record import Claim, Formalised

weakest = s_min_of(signed.k, signed.D)


#: Benefits less costs at the state's own policy, at the norm and at a further policy c; what the
#: flattening takes at each of them.
c, V_s, V_k, V_c, phi_s, phi_c = sp.symbols("c V_s V_k V_c phi_s phi_c", real=True)


def _worth(policy, value, taken):
    return Piecewise((value + D - taken, policy >= k), (value, True))


#: From any policy c leaders of a singly peaked state would rather go to its peak or to the norm.
singly_peaked = (
    Implies((s < k) & (k < c), V_c < V_k)
    & Implies((c < k) & Ne(c, s), V_c < V_s)
    & Implies((k <= s) & (c < k), V_c < V_k)
    & Implies(c > s, V_c < V_s)
    & Implies(s <= c, phi_s <= phi_c)
)
rather = _worth(c, V_c, phi_c) < Max(_worth(s, V_s, phi_s), V_k + D)
held = Implies(((s < k) & Ne(c, s) & Ne(c, k)) | ((k <= s) & ((c < k) | (c > s))), rather)
#: A valley at k with a higher policy c beyond it, seen from the peak.
valley_above = (s < k) & (k < c) & (V_k < V_c) & (V_c <= V_s) & Eq(D, V_s - (V_c + V_k) / 2)
overshot = (V_c + D > V_s) & (V_c + D > V_k + D) & (D >= 0)
valley_below = (c < k) & (k < s) & (V_k < V_c) & (V_c <= V_s) & Eq(D, (V_c - V_k) / 2)
undershot = (V_c > V_k + D) & Implies(phi_s >= V_s + D - V_c + 1, V_c > V_s + D - phi_s)


#: The lower rung is so low that a state at k1 would slide freely on it; what falling to it costs.
near, loss = 2 * k0 <= m0 * k1, (k1 - k0) * ((2 - m0) * k1 - (k1 - k0))


higher = Threshold(later_k, D, m)


critical_s, critical_t = sp.symbols("k_s k_t", real=True)


def net(level):
    """Return what two states end at together."""
    return outcome(s, level) + outcome(t, level)


top = Threshold(u, D, m)


def mean(gamma):
    """Return the mean of two states' policies when each imitates with strength gamma."""
    return (s + t + 2 * gamma * s * t) / (2 + gamma * (s + t))


P1 = Claim(
    "P1",
    "ours, from Part III; Part IV.B.4; Part V.B.3",
    "propositions#prop-conservation",
    "What a norm does to policies adds up to what it does to the two end states' leaders.",
    ((later_lam - lam) * Q**2 <= (x - lam * P**2) - (y - later_lam * Q**2))
    & ((x - lam * P**2) - (y - later_lam * Q**2) <= (later_lam - lam) * P**2),
    given=(
        lam <= later_lam,
        x - lam * P**2 >= y - lam * Q**2,
        y - later_lam * Q**2 >= x - later_lam * P**2,
    ),
    formalised=Formalised.NEW,
    argument="propositions#prop-conservation",
    remark=(
        "It holds for every norm, clear or vague, single or tiered. With costs evenly spread, "
        "and the weakest states out of reach, a norm raises the sum of the squares of policies "
        "exactly if its top performer's leaders gain by it. And with states evenly spread and "
        "equally curved, any reward that never falls and rises by D in all pulls by D/(2λ), if "
        "the top state collects all of it and the bottom state nothing."
    ),
)

P1b = Claim(
    "P1b",
    "ours, from Part III.A; Part V.B.3",
    "propositions#prop-conservation",
    (
        "If costs are evenly spread, a clear norm's pull, in squares of policies, is the jump, "
        "wherever it stands."
    ),
    Eq(
        Integral(signed.k**2 - 1 / signed.lam**2, (signed.lam, 1 / signed.k, 1 / weakest)),
        signed.D,
        evaluate=False,
    ),
    derivation=results.conserved_pull,
    why_not_decided="the statement is an integral over the states' costs",
    formalised=Formalised.NEW,
    remark=(
        "The weakest states must be out of its reach, and there must be states all the way from "
        "the weakest it lifts up to it."
    ),
)

P2 = Claim(
    "P2",
    "ours, from Part III",
    "propositions#prop-generality",
    "The right condition for Part III is that benefits less costs have a single peak.",
    Implies(singly_peaked, held)
    & Implies(valley_above, overshot)
    & Implies(valley_below, undershot),
    formalised=Formalised.NEW,
    argument="propositions#prop-generality",
    remark=(
        "Enough: beyond S* welfare falls and any flattening only helps; left of k, welfare is "
        "below its value at k. Needed: a norm at the bottom of a valley is overshot, or fallen "
        "short of. It does not promise that a state above slides: with a kink at S* it may "
        "stay, as in the last case."
    ),
)

P4 = Claim(
    "P4",
    "ours, from Part IV.B.3",
    "propositions#prop-ladders",
    (
        "States below the lower of two rungs do as under it alone exactly if the reward of the "
        "higher one is at most a ceiling."
    ),
    Implies((s < k0) & (ceiling >= D1), Eq(P, Q)) & Implies(ceiling < D1, k0 < R),
    given=(
        k0 > 0,
        Ends(P, s, two),
        Ends(Q, s, lower),
        Ends(R, k0, two),
    ),
    where={ceiling: (k1 - k0) * (2 - m0 + (k1 - k0) / k0)},
    formalised=Formalised.NEW,
    remark=(
        "The ceiling is (k1-k0)[(2-m0) + (k1-k0)/k0]; above it a state at the lower rung leaves "
        "it for the higher one."
    ),
)

P4b = Claim(
    "P4b",
    "ours, from Part IV.B.3",
    "propositions#prop-ladders",
    (
        "States above the higher rung do as under it alone exactly if its reward is at least a "
        "floor."
    ),
    Implies(near, Equivalent(k1 <= T, k1 * (1 - m0 / 2) ** 2 <= D1))
    & Implies(Not(near), Equivalent(k1 <= T, D1 * k1 >= loss))
    & Implies((s > k1) & (k1 <= T), P >= T)
    & Implies((s > k1) & (k1 <= P), Eq(P, Max(m1 * s / 2, k1))),
    given=(
        k0 > 0,
        Ends(P, s, two),
        Ends(T, k1, two),
    ),
    rivals=(
        Max(m1 * s / 2, k1),
        m0 * k1 / 2,
    ),
    formalised=Formalised.NEW,
    remark=(
        "The floor is k1(1-m0/2)² if k0 ≤ m0 k1/2, else (k1-k0)[(2-m0)-(k1-k0)/k1]. With the "
        "article's slope a protocol keeps the states above it only if its own reward is at "
        "least a quarter of its level, once a base treaty stands at half that level or lower."
    ),
)

P6 = Claim(
    "P6",
    "ours, from Part III.B; Part V.A",
    "propositions#prop-dead-zone",
    "A low norm that is raised changes a strong leader's welfare and not its conduct.",
    Eq(P, Q) & Eq(gain(Q, s, higher) - gain(P, s, one), (2 - m) * (later_k - k)),
    given=(
        k < later_k,
        2 * later_k < m * s,
        Ends(P, s, one),
        Ends(Q, s, higher),
    ),
    formalised=Formalised.NEW,
    remark=(
        "The state is exposed to the norm before and after. With the article's slope welfare "
        "rises one for one with the norm."
    ),
)

P7 = Claim(
    "P7",
    "ours, from Part V.A; Part V.B.3",
    "propositions#prop-best-norm",
    ("A norm just above every state lifts leaders and lowers nobody; the best norm is some k̄."),
    Implies(k <= critical_s, net(k) <= net(critical_s))
    & Implies(k > critical_s, net(k) <= net(critical_t))
    & Implies((t < k) & (k <= critical_t), (outcome(s, k) >= s) & (outcome(t, k) > t)),
    given=(
        D > 0,
        s <= t,
    ),
    where={critical_s: s + sqrt(D * s), critical_t: t + sqrt(D * t)},
    formalised=Formalised.NEW,
    argument="propositions#prop-best-norm",
    remark=(
        "Every state is exposed to the norm here, whether its leaders want it or not; then "
        "whoever counts backsliding chooses a norm at least as high as one who does not. Where "
        "states may refuse, the best norm can lie lower or higher, and at no critical norm. The "
        "statement is for two states; for any number the proof is in words."
    ),
)

P8 = Claim(
    "P8",
    "ours, from Part V.A; Part V.B.2",
    "propositions#prop-homogeneity",
    ("A group can be lifted whole exactly if its spread is at most its weakest state's reach."),
    Implies((u - s) ** 2 <= D * s, Ends(u, s, top) & Ends(u, t, top) & Ends(u, u, top))
    & Implies(
        (k >= u) & Ends(k, s, one) & Ends(k, t, one) & Ends(k, u, one), (u - s) ** 2 <= D * s
    ),
    given=(
        s <= t,
        t <= u,
    ),
    formalised=Formalised.NEW,
)

P9 = Claim(
    "P9",
    "ours, from Part III; Part IV.A",
    "propositions#prop-ranks",
    "No common norm, of any shape, reverses the order of states.",
    P <= Q,
    given=(
        s < t,
        s * x - P**2 >= s * y - Q**2,
        t * y - Q**2 >= t * x - P**2,
    ),
    formalised=Formalised.NEW,
    remark=(
        "The cost of a further step falls in s, so stronger states never choose less. As "
        "protection gets cheaper, no policy ever falls. Only states that face different curves "
        "can change places, as with unequal shares transmitted (C38)."
    ),
)

P11 = Claim(
    "P11",
    "ours, from Part IV.B.4",
    "propositions#prop-vagueness",
    ("Doubt about a threshold protects states at the norm up to a point, and harms them beyond."),
    Implies((2 - m) * w <= D, k <= P) & Implies((2 - m) * w > D, k > P),
    given=(
        m < 2,
        k > 0,
        w <= k,
        Eq(R * (2 / k + (2 - m) / (2 * w)), 2 + D / (2 * w) + (2 - m) / (2 * w) * (k - w)),
        Ends(P, k, vague),
    ),
    rivals=(R,),
    steps=(
        Implies(
            ((2 - m) * w <= D) & (P <= k), Benefit(k, vague) - Benefit(P, vague) >= 2 * (k - P)
        ),
        Implies(
            ((2 - m) * w > D) & (P >= k),
            k * Benefit(P, vague) - P**2 <= k * Benefit(k, vague) - k**2,
        ),
        Implies((2 - m) * w > D, k * Benefit(R, vague) - R**2 > k * Benefit(k, vague) - k**2),
    ),
    formalised=Formalised.NEW,
    argument="propositions#prop-vagueness",
    remark=(
        "The bound is for flattening averaged over thresholds that are evenly spread. With "
        "normally spread ones it is σ = 2D f(0)/(2-m), f(0) the standard density at the middle; "
        "spreads of other shapes need not keep it. If flattening sets in only to the right of "
        "k, no state from k up does worse than under a clear norm."
    ),
)

P12 = Claim(
    "P12",
    "ours, from Part V.B.1; Introduction",
    "propositions#prop-progress",
    "A norm first speeds progress up, then stops it, then slows it.",
    Eq(P, Piecewise((s, s < s_min), (k, (s <= k) | (m * s <= 2 * k)), (m * s / 2, True))),
    given=(Ends(P, s, one),),
    where={s_min: s_min_of(k, D)},
    formalised=Formalised.NEW,
    remark=(
        "The balance turns negative once a state has been above the norm as long as it had been "
        "lifted to it, if it is still held there, as with the article's slope it always is; if "
        "not, later, and with m = 2 never. Cheaper protection changes no conduct on the plateau."
    ),
)

P13 = Claim(
    "P13",
    "ours, from Part III",
    "propositions#prop-curvature",
    (
        "The higher the power with which costs rise, the larger the share that is kept; half is "
        "the quadratic's."
    ),
    Eq(
        (signed.m / (signed.lam * signed.p)) ** (1 / (signed.p - 1))
        / (2 / (signed.lam * signed.p)) ** (1 / (signed.p - 1)),
        (signed.m / 2) ** (1 / (signed.p - 1)),
        evaluate=False,
    ),
    derivation=results.powers_of_cost,
    why_not_decided="the power of the cost is any number, so that costs are no polynomial",
    formalised=Formalised.NEW,
    remark="With the article's slope the share kept is 1/4, 1/2, 0.71 for p = 3/2, 2, 3.",
)

P14 = Claim(
    "P14",
    "ours, from Part IV.C",
    "propositions#prop-mimicry",
    "Imitation drags the average down, from the arithmetic to the harmonic mean.",
    Eq((P + Q) / 2, mean(gamma))
    & Implies(gamma <= later_gamma, mean(later_gamma) <= mean(gamma))
    & (mean(gamma) <= (s + t) / 2)
    & (2 * s * t / (s + t) <= mean(gamma)),
    given=(
        Eq(P * (1 / s + gamma), 1 + gamma * (P + Q) / 2),
        Eq(Q * (1 / t + gamma), 1 + gamma * (P + Q) / 2),
    ),
    formalised=Formalised.NEW,
    argument="propositions#prop-mimicry",
    remark="Reluctant states have the steeper cost curves, so they give way less.",
)

P15 = Claim(
    "P15",
    "ours, from Part III, footnotes 111 and 112",
    "propositions#prop-scale",
    "Results depend on where zero protection is put, not on the unit it is measured in.",
    Eq(k, 1)
    & Eq(m, 1)
    & Eq(a, 1)
    & (s > k)
    & Ends(P, s, one)
    & Ends(Q, s + a, Threshold(k + a, D, m))
    & Ne(Q - a, P),
    may=True,
    look=case(a=1, k=1, m=1, s=3, D=1),
    formalised=Formalised.NEW,
    argument="propositions#prop-scale",
    remark=(
        "On one scale for the twenty months the United Kingdom slides to a limit of twelve, on "
        "the other to twenty. Empirical use must fix a ratio scale."
    ),
)

P16 = Claim(
    "P16",
    "ours, from Part III.B",
    "propositions#prop-bounded",
    ("If flattening ends somewhere, the strongest states are immune and the moderate ones slide."),
    ((s - P) ** 2 <= (2 - m) * w * s)
    & Implies((2 + m) * s >= 4 * (k + w), Eq(P, s))
    & Implies((m < 2) & (m * s >= 2 * k) & ((2 + m) * s < 4 * (k + w)), s > P),
    given=(
        s > k,
        Ends(P, s, Window(k, D, m, w)),
    ),
    formalised=Formalised.NEW,
    remark=(
        "With the article's slope the limit is 4(k+w)/3, for states that would slide past the "
        "norm, S* ≥ 2k. In general the square of the slide is at most what the whole window of "
        "flattening takes, over λ. The state is one that cannot escape the norm."
    ),
)

P17 = Claim(
    "P17",
    "ours, from Part III.A; Part V.B.3",
    "propositions#prop-ambition",
    "A more ambitious norm lifts a wider band of states, each of them further.",
    (k - s_min < later_k - s_min_of(later_k, D)) & (s_min < s_min_of(later_k, D)),
    given=(
        D > 0,
        k < later_k,
    ),
    where={s_min: s_min_of(k, D)},
    formalised=Formalised.NEW,
    remark=(
        "As long as there are states up to the norm and down to the weakest that it lifts: "
        "spread evenly by policy, they are pulled more in total the more ambitious it is; spread "
        "evenly by cost, so that the weak are the many, less. The article speaks of low "
        "performers only (C73)."
    ),
)

P17b = Claim(
    "P17b",
    "ours, from Part III.A; Part V.B.3",
    "propositions#prop-ambition",
    (
        "Spread evenly by cost, states are pulled by an amount that depends only on how far "
        "down, in proportion, the norm reaches."
    ),
    Eq(
        Integral(
            (signed.k - signed.s) / signed.s**2, (signed.s, signed.k / (1 + signed.x), signed.k)
        ),
        signed.x - log(1 + signed.x),
        evaluate=False,
    ),
    derivation=results.ambition,
    why_not_decided="the statement is an integral over the states' costs, with a logarithm",
    formalised=Formalised.NEW,
    remark="That proportion, k/s_min = 1 + x, falls as the norm rises, and the pull with it.",
)

P18 = Claim(
    "P18",
    "ours, from Part V.B.2",
    "propositions#prop-ladders-regions",
    "A lower rung raises nobody who stands above it; without flattening it lowers nobody.",
    Implies(s >= k0, P <= Q) & Implies(Eq(m0, 2), P >= Q),
    given=(
        Ends(P, s, two),
        Ends(Q, s, upper),
    ),
    steps=(
        Implies(
            (P >= Q) & (k0 <= Q),
            Benefit(P, two) - Benefit(Q, two) <= Benefit(P, upper) - Benefit(Q, upper),
        ),
        Implies(k1 > Q, Eq(Benefit(Q, upper), 2 * Q)),
        Implies(s < k1, Eq(Benefit(s, upper), 2 * s)),
        Benefit(k1, upper) >= 2 * k1,
    ),
    formalised=Formalised.NEW,
    remark=(
        "This step of the article's argument for regions is a theorem. The comparison of "
        "regions and tiers in sum is not: weak states can rise by the higher tier (C70)."
    ),
)

P19 = Claim(
    "P19",
    "ours, from Part III.A; Part IV.B.4",
    "propositions#prop-reach",
    "However a norm's reward is spread out, it lifts no state by more than √(D/λ).",
    P - s <= sqrt(D * s),
    given=(
        y - x <= D,
        s * (2 * P + y) - P**2 >= s * (2 * s + x) - s**2,
    ),
    formalised=Formalised.NEW,
    remark=(
        "Vagueness can move states that a clear norm leaves where they are, but moves none of "
        "them by more than that."
    ),
)
