"""Claims of Parts IV.A, IV.B.1 and IV.B.2."""

from __future__ import annotations

from sympy import Abs, Eq, Equivalent, Implies, Max, Piecewise, sqrt

from ..curves import Target, Threshold, Window, transmitted
from ..language import (
    Benefit,
    D,
    Ends,
    P,
    Q,
    R,
    S,
    T,
    case,
    k,
    later_D,
    later_m,
    later_tau,
    m,
    one,
    s,
    s_max,
    s_max_of,
    s_min,
    s_min_of,
    t,
    tau,
    w,
)
from ..record import Claim

C36 = Claim(
    "C36",
    "Part IV.A",
    "part-3b#response",
    "States tend towards the norm, but do not fully converge on it.",
    Equivalent(Eq(P, k), (s_min <= s) & (m * s <= 2 * k)),
    given=(Ends(P, s, one),),
    where={s_min: s_min_of(k, D)},
    remark="Those far below are unmoved, and those far above stop at m S*/2.",
)

C37 = Claim(
    "C37",
    "Part IV.A, footnotes 124, 125 and 127",
    "part-4a#receptivity",
    "Receptive states are moved more, up as well as down; less receptive ones less.",
    Implies(s > k, Eq(P, Max(k, (1 - tau * (2 - m) / 2) * s)))
    & Implies(s < k, Equivalent(Eq(P, k), k <= s + sqrt(tau * D * s))),
    given=(Ends(P, s, transmitted(tau, k, D, m)),),
    remark=(
        "By construction: we let one share scale the jump and the flattening together. Courts "
        "that follow international law (footnote 127) raise the share instead of lowering it."
    ),
)

C38 = Claim(
    "C38",
    "Part IV.A",
    "part-4a#democracies",
    (
        "If democracies are better performers and more receptive, norms may lift little, lower "
        "much."
    ),
    (s < k)
    & (k < t)
    & (tau < later_tau)
    & (P - s < t - Q)
    & (R - s > t - T)
    & Ends(P, s, transmitted(tau, k, D, m))
    & Ends(Q, t, transmitted(later_tau, k, D, m))
    & Ends(R, s, transmitted(later_tau, k, D, m))
    & Ends(T, t, transmitted(tau, k, D, m)),
    may=True,
    look=case(k=1, m=1, s="2/5", t=2, tau="1/2", later_tau=1, D=1),
    remark="Unequal receptivity can even reverse ranks, which no common norm does (P9).",
)

C39 = Claim(
    "C39",
    "Part IV.B.1, footnote 131",
    "part-4a#two-effects",
    "The upward pull is the shift of the benefits curve, backsliding its flattening.",
    Implies(s < k, Eq(P, Q)) & Implies(s > k, Eq(P, R)),
    given=(
        Ends(P, s, one),
        Ends(Q, s, Threshold(k, D, later_m)),
        Ends(R, s, Threshold(k, later_D, m)),
    ),
)

C40 = Claim(
    "C40",
    "Part IV.B.1",
    "part-4a#two-effects",
    "With a floor, the upward pull may be stronger than the downward one.",
    (s < k) & (k < t) & (t > Q) & (P - s > t - Q) & Ends(P, s, one) & Ends(Q, t, one),
    may=True,
    look=case(k=1, m=1, s="1/2", t="11/10", D=1),
    remark=(
        "Under the floor of Part III it is, for some populations, and for others not (C34). "
        "That it would be so because a floor obliges nobody to come down is no part of the "
        "model."
    ),
)

C41 = Claim(
    "C41",
    "Part IV.B.1, footnotes 132 and 133",
    "part-4a#drafting",
    "Drafting that leaves the substance as it is changes little.",
    Implies(k <= S, Eq(Benefit(S, one), 2 * k + D + m * (S - k)))
    & Implies(k > S, Eq(Benefit(S, one), 2 * S)),
    remark=(
        "Nothing is tested here but that no letter of the model stands for wording. The article "
        "assumes this, as footnote 133 says; it is not a result, and no evidence for the claim."
    ),
)

C42 = Claim(
    "C42",
    "Part IV.B.1",
    "part-4a#exact-targets",
    "An exact target pulls states in from both sides.",
    Eq(P, Piecewise((k, (s_min <= s) & (s < s_max)), (s, True)))
    & Eq(s_min * s_max, k**2)
    & Eq((s_max - k) - (k - s_min), D),
    given=(Ends(P, s, Target(k, D)),),
    where={s_min: s_min_of(k, D), s_max: s_max_of(k, D)},
    remark=(
        "It does, and reaches further down from above than up from below, by exactly D. It does "
        "not pull every state: those beyond the band, on either side, do not move at all."
    ),
)

C43 = Claim(
    "C43",
    "Part IV.B.1, footnotes 134, 136 and 139",
    "part-4a#prohibitions",
    "A complete prohibition cannot be exceeded, but what it leaves out can slide.",
    (s <= P) & (t > Q),
    given=(
        s <= k,
        Ends(P, s, one),
        Ends(Q, t, Window(0, 0, later_m, w)),
    ),
    condition=(later_m < 2) & ((2 + later_m) * t < 4 * w),
    condition_words=(
        "for the unlisted acts: m < 2, and benefits are flattened from zero up over a window "
        "longer than (2+m)S*/4"
    ),
    look=case(k=1, later_m=1, s=1, t=1, w="1/2"),
    remark="The second half leans on a norm at zero, like the omitted rights of C4.",
)

C44 = Claim(
    "C44",
    "Part IV.B.2",
    "part-4a#drafting",
    "Legal form is not decisive, but a binding norm may weigh more; consent is not needed.",
    Implies((s > k) & (m < 2), s > P) & (Abs(P - s) <= Abs(Q - s)),
    given=(
        tau > 0,
        tau <= later_tau,
        Ends(P, s, transmitted(tau, k, D, m)),
        Ends(Q, s, transmitted(later_tau, k, D, m)),
    ),
)
