"""Results of ours: who is exposed, who joins."""

from __future__ import annotations

from sympy import Eq, Equivalent, Implies, Max, Piecewise, sqrt

from ..curves import Threshold, transmitted
from ..language import (
    Benefit,
    D,
    Ends,
    P,
    Q,
    R,
    case,
    gain,
    k,
    later_D,
    later_tau,
    m,
    one,
    outcome,
    s,
    s_max,
    s_max_of,
    s_min,
    s_min_of,
    t,
    tau,
    u,
)
from ..record import Claim, Formalised

half, less, more = (
    transmitted(share, k, D, m) for share in ((tau + later_tau) / 2, tau, later_tau)
)


part = transmitted(tau, k, D, m)


richer = Threshold(k, later_D, m)


P3 = Claim(
    "P3",
    "ours, from Part III.B",
    "propositions#prop-separability",
    "Under one norm the jump alone governs states below, the slope alone states above.",
    Implies(s < k, Eq(P, Piecewise((k, k <= s + sqrt(D * s)), (s, True))))
    & Implies(s > k, Eq(P, Max(m * s / 2, k))),
    given=(Ends(P, s, one),),
    formalised=Formalised.NEW,
    remark=(
        "Where nobody can escape the norm, a reform that buys leaders' assent with a larger jump "
        "costs no extra backsliding, and one that blunts the anchor costs no pull. Where "
        "membership is voluntary, a larger jump can recruit states that slide (P21)."
    ),
)

P5 = Claim(
    "P5",
    "ours, from Part V.B.1",
    "propositions#prop-joiners",
    "Some states slide and sign; voluntary membership caps how far they slide.",
    Implies(Eq(m, 1) & (k >= 2 * D), Equivalent(gain(P, s, one) >= 0, s <= s_max))
    & Implies(gain(P, s, one) >= 0, (s - P) ** 2 <= D * s),
    given=(
        s > k,
        Ends(P, s, one),
    ),
    where={s_max: s_max_of(k, D)},
    formalised=Formalised.NEW,
    remark=(
        "Under the article's slope and for a modest jump those who join a flattened floor from "
        "above are exactly the states that an exact target would capture. A slide costs "
        "slide²/S*, and no member is paid more than D for it. A refuser is left alone here."
    ),
)

P10 = Claim(
    "P10",
    "ours, from Part V.A, footnote 158",
    "propositions#prop-exposure",
    ("Leaders some way above a norm can be worse off with half of it than with all or nothing."),
    2 * gain(P, s, half) <= gain(Q, s, less) + gain(R, s, more),
    given=(
        tau <= later_tau,
        Ends(P, s, half),
        Ends(Q, s, less),
        Ends(R, s, more),
    ),
    steps=(
        Implies(k <= P, Eq(2 * Benefit(P, half), Benefit(P, less) + Benefit(P, more))),
        Implies(k > P, Eq(2 * Benefit(P, half), Benefit(P, less) + Benefit(P, more))),
    ),
    formalised=Formalised.NEW,
    remark=(
        "Those with S* > k + D/(2-m) lose at first. Some of them gain by the whole. Others lose "
        "by the whole too, but less than by a part that they cannot avoid, and join for that "
        "reason. For which states the whole is the worst, P10b says."
    ),
)

P10b = Claim(
    "P10b",
    "ours, from Part V.A, footnote 158",
    "propositions#prop-exposure",
    (
        "For leaders far enough above a norm that still leaves some slope, the whole of it is "
        "worse than any part."
    ),
    Implies((m > 0) & (m * s >= 2 * (k + D / (2 - m))), gain(P, s, one) < gain(Q, s, part))
    & Implies(
        (m * s >= 2 * k)
        & (m * s < 2 * (k + D / (2 - m)))
        & ((2 - m) ** 2 * s * tau > 2 * ((2 - m) * (s - k) - D)),
        gain(P, s, one) > gain(Q, s, part),
    ),
    given=(
        D > 0,
        m < 2,
        s > k,
        tau > 0,
        tau < 1,
        Ends(P, s, one),
        Ends(Q, s, part),
    ),
    formalised=Formalised.NEW,
    remark=(
        "If m is 0, never; if the slope is not flattened, never either. The bound is exact: for "
        "a state that slides freely and stands below it, shares a little below the whole are "
        "worse than the whole."
    ),
)

P20 = Claim(
    "P20",
    "ours, from Part V.B.1",
    "propositions#prop-who-joins",
    (
        "Where membership is voluntary and a refuser is left alone, whoever is weaker than a "
        "member joins as well."
    ),
    gain(Q, t, one) >= 0,
    given=(
        t <= s,
        Ends(P, s, one),
        Ends(Q, t, one),
        gain(P, s, one) >= 0,
    ),
    look=case(k=1, m=1, D="1/2", s="1/2", t="1/2"),
    formalised=Formalised.NEW,
)

P21 = Claim(
    "P21",
    "ours, from Part V.B.1",
    "propositions#prop-recruitment",
    (
        "Where membership is voluntary, a larger reward recruits backsliders: those above who "
        "join go on joining, and more do."
    ),
    (gain(Q, s, richer) >= 0) & (s_min_of(k, later_D) <= s_min_of(k, D)),
    given=(
        m < 2,
        later_D >= D,
        s > k,
        Ends(P, s, one),
        Ends(Q, s, richer),
        gain(P, s, one) >= 0,
    ),
    formalised=Formalised.NEW,
    remark=(
        "It also lifts weaker states. Where nobody can escape the norm a larger reward lowers "
        "nobody further (P3); where it is voluntary, it can."
    ),
)

P24 = Claim(
    "P24",
    "ours, from Part V.A",
    "propositions#prop-average",
    (
        "A norm at average practice, which none can escape and from which none slides freely, "
        "nets exactly minus the shortfall of those left behind."
    ),
    Eq(
        outcome(s, k) + outcome(t, k) + outcome(u, k) - (s + t + u),
        -sum(
            Piecewise((k - own, (own < k) & ((k - own) ** 2 > D * own)), (0, True))
            for own in (s, t, u)
        ),
    ),
    given=(
        Eq(3 * k, s + t + u),
        *(m * own <= 2 * k for own in (s, t, u)),
    ),
    formalised=Formalised.NEW,
    argument="propositions#prop-average",
    remark=(
        "In a symmetric group the median is the average; with the article's slope none of its "
        "states stands beyond 2k, and a median norm never nets good. The statement is for three "
        "states; for any number the proof is in words."
    ),
)

P25 = Claim(
    "P25",
    "ours, from Part III.A",
    "propositions#prop-hole",
    (
        "Nobody ends between the weakest state that is lifted and the norm; the width of that "
        "hole gives the reward, whatever the slope beyond."
    ),
    ((s_min > P) | (k <= P)) & Eq(D * (k - (k - s_min)), (k - s_min) ** 2),
    given=(Ends(P, s, one),),
    where={s_min: s_min_of(k, D)},
    formalised=Formalised.NEW,
    remark=(
        "If states are dense around the norm, a hole of width h below it, with states gathered "
        "at k, means D = h²/(k - h), also where membership is voluntary; if they are few, D is "
        "at most that."
    ),
)

P26 = Claim(
    "P26",
    "ours, from Part III.A; Part V.B.1",
    "propositions#prop-inclusion",
    (
        "Bringing a state to the norm has one price, from below and from above: the square of "
        "the distance over its own policy."
    ),
    Implies(s < k, Equivalent(Ends(k, s, one), (k - s) ** 2 / s <= D))
    & Implies((s > k) & (m * s <= 2 * k), Equivalent(gain(P, s, one) >= 0, (s - k) ** 2 / s <= D)),
    given=(Ends(P, s, one),),
    formalised=Formalised.NEW,
    remark=(
        "From below it is the least reward that lifts the state; from above, as long as the "
        "norm holds it and membership is voluntary, the least for which it stays a member."
    ),
)
