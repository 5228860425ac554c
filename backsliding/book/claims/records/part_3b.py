"""Claims of Part III.B: states above the norm."""

from __future__ import annotations

from sympy import Eq, Equivalent, Implies, Max, Rational

from ..curves import Nothing, Target, Threshold
from ..language import (
    S_IL,
    Benefit,
    D,
    Ends,
    P,
    Q,
    R,
    S,
    case,
    k,
    lam,
    later_m,
    m,
    one,
    s,
    s_min,
    s_min_of,
    t,
    u,
)
from ..record import Claim, Formalised

C25 = Claim(
    "C25",
    "Part III.B",
    "part-3b#corners",
    "A norm at the state's own policy belongs to either section: the state stays there.",
    Eq(P, s),
    given=(Ends(P, s, Threshold(s, D, m)),),
    formalised=Formalised.ARTICLE,
    remark=(
        "The contents list gives this section a weak inequality, its heading a strict one. "
        "Behaviour is the same; that all states backslide needs the strict one."
    ),
)

C26 = Claim(
    "C26",
    "Part III.B, Figure 3",
    "part-3b",
    "With a jump and nothing else, states above the norm do not move.",
    Eq(P, s),
    given=(
        k <= s,
        Ends(P, s, Threshold(k, D, 2)),
    ),
    formalised=Formalised.ARTICLE,
)

C27 = Claim(
    "C27",
    "Part III.B, Figure 3",
    "part-3b",
    "The norm raises the benefit of leaders whose states are above it.",
    Benefit(S, one) >= Benefit(S, Nothing()),
    given=(k <= S,),
    condition=(2 - m) * (S - k) <= D,
    condition_words="a jump and no flattening, as where the article says it; else S ≤ k + D/(2-m)",
    look=case(k=1, m=1, D=1),
    remark=(
        "The article says it of the jump (Figure 3), and there it is exact. Carried over to the "
        "flattened curve, as here, it reverses far enough out."
    ),
)

C28 = Claim(
    "C28",
    "Part III.B, Figure 4",
    "part-3b",
    "On the flattened curve, states below the norm behave exactly as in III.A.",
    Implies(k <= S, Eq(Benefit(S, Threshold(k, D, 1)), 2 * k + D + (S - k)))
    & Implies(s < k, Eq(P, Q)),
    given=(
        Ends(P, s, one),
        Ends(Q, s, Threshold(k, D, later_m)),
    ),
    formalised=Formalised.ARTICLE,
)

C29 = Claim(
    "C29",
    "Part III.B, Figure 4",
    "part-3b",
    "On the flattened part the best policy is half of what it was.",
    (m * S - lam * S**2 <= m * S_IL - lam * S_IL**2)
    & Equivalent(Eq(m * S - lam * S**2, m * S_IL - lam * S_IL**2), Eq(S, S_IL))
    & Implies(Eq(m, 1), Eq(S_IL, 1 / (2 * lam))),
    where={S_IL: m / (2 * lam)},
    formalised=Formalised.ARTICLE,
    remark="The half is that of the article's slope, m = 1, and of quadratic costs (P13).",
)

C30 = Claim(
    "C30",
    "Part III.B",
    "part-3b",
    ("A state above the norm ends at the larger of 1/(2λ) and k; it backslides in either case."),
    Eq(P, Max(m * s / 2, k)) & Implies(m < 2, s > P),
    given=(
        s > k,
        Ends(P, s, one),
    ),
    formalised=Formalised.ARTICLE,
    remark=(
        "The article argues that moving left of k loses. Moving right of it loses too, since "
        "there the slope of benefits is below that of costs; without that half k would not be "
        "the maximum."
    ),
)

C31 = Claim(
    "C31",
    "Part III.B",
    "part-3b",
    "A state above the norm never goes below it.",
    k <= P,
    given=(
        s > k,
        Ends(P, s, one),
    ),
    formalised=Formalised.ARTICLE,
    remark=(
        "Three things would undo this: a valley in B - C (C13), a lower rung (C46), vagueness "
        "(C53)."
    ),
)

C32 = Claim(
    "C32",
    "Part III.B, footnote 122",
    "part-3b",
    "If benefits are flat beyond the norm, every state above comes down to it.",
    Eq(P, k),
    given=(
        s > k,
        Ends(P, s, Threshold(k, D, 0)),
    ),
    formalised=Formalised.ARTICLE,
)

C32b = Claim(
    "C32b",
    "Part III.B, footnote 122; Part IV.B.1",
    "part-4a#exact-targets",
    "A norm that is floor and ceiling at once might make benefits flat beyond it.",
    (s > k) & (k > 0) & Ends(k, s, Target(k, D)) & Ends(k, s, Threshold(k, D, 0)),
    may=True,
    look=case(k=1, s=2, D=1),
    remark=(
        "For each state there is a jump with which the two do the same, and the footnote says "
        'no more than "might". With a given jump they part if nobody can escape: a flat curve '
        "brings every state above down to the norm, a target leaves those beyond s_max where "
        "they are (C42), here the state at 4. If states may refuse and are then left alone, the "
        "two act alike."
    ),
)

C33 = Claim(
    "C33",
    "Part III.B",
    "part-3b#response",
    "States below the norm and close to it rise; all states above it slide.",
    Equivalent(s < P, (s_min <= s) & (s < k)) & Implies(m < 2, Equivalent(s > P, s > k)),
    given=(Ends(P, s, one),),
    where={s_min: s_min_of(k, D)},
    formalised=Formalised.ARTICLE,
    remark="That it is all of them rests on a flattening without limit (C35, P16).",
)

C34 = Claim(
    "C34",
    "Part III.B",
    "part-5#adding-up",
    "That more states slide does not mean that the norm does more harm than good.",
    Eq(k, 1)
    & Eq(m, 1)
    & Eq(D, Rational(1, 5))
    & (s < k)
    & (k < t)
    & (t < u)
    & (s < P)
    & (t > Q)
    & (u > R)
    & (s + t + u < P + Q + R)
    & Ends(P, s, one)
    & Ends(Q, t, one)
    & Ends(R, u, one),
    may=True,
    look=case(k=1, m=1, s="9/10", t="51/50", u="26/25", D="1/5"),
    formalised=Formalised.ARTICLE,
    remark=(
        "Exact break-evens exist: with S* evenly spread and the article's slope, the net effect "
        "is zero if states reach as far above the norm as the weakest lifted state lies below "
        "it."
    ),
)

C35 = Claim(
    "C35",
    "Part III.B",
    "part-3b#corners",
    ("With the article's slope any norm, however low, halves every state beyond twice its level."),
    (m * s / 2 <= P) & (P <= m * s / 2 + k) & Implies(2 * k <= m * s, Eq(P, m * s / 2)),
    given=(
        s > k,
        Ends(P, s, one),
    ),
    formalised=Formalised.COROLLARY,
    remark=(
        "A corollary the article does not draw, and an artefact of flattening without limit: "
        "with a window the strongest states do not slide at all (P16). C4 and C43 lean on this "
        "corner."
    ),
)
