"""Claims of the Introduction."""

from __future__ import annotations

from sympy import Eq, Implies

from ..curves import Threshold, Window
from ..language import (
    D,
    Ends,
    P,
    Q,
    R,
    T,
    case,
    k,
    later_D,
    later_m,
    m,
    one,
    s,
    s_min,
    s_min_of,
    t,
    w,
)
from ..record import Claim, Formalised

C1 = Claim(
    "C1",
    "Introduction; Part II.B",
    "introduction#definition",
    "Backsliding is a loss of protection, or stagnation where progress was otherwise due.",
    (s < t) & (P < s) & Eq(P, Q) & Ends(P, s, one) & Ends(Q, t, one),
    may=True,
    look=case(k=1, m=1, D=1, s="5/4", t="3/2"),
    remark=(
        "Both kinds occur in the model: a state is lowered, and when protection gets cheaper for "
        "it, it stands still. Protection is withdrawn at the norm's arrival only; "
        "from then on, if protection gets cheaper, it never falls, and all backsliding is "
        "stagnation."
    ),
)

C2 = Claim(
    "C2",
    "Abstract; Introduction; Part III",
    "part-3b#response",
    "The same norm lifts some poor performers and lowers high performers.",
    Implies((s_min <= s) & (s < k), s < P) & Implies((m < 2) & (s > k), s > P),
    given=(Ends(P, s, one),),
    where={s_min: s_min_of(k, D)},
    formalised=Formalised.ARTICLE,
    remark="It takes two parameters, not one: the jump lifts and the flattening lowers (C5, C39).",
)

C3 = Claim(
    "C3",
    "Introduction, footnotes 6, 7 and 8",
    "part-3b#response",
    "Protection rises among middling performers; among top performers it stays or falls.",
    Implies(s < s_min, Eq(P, s)) & Implies((s_min <= s) & (s < k), s < P) & Implies(s > k, s > P),
    given=(
        m < 2,
        Ends(P, s, one),
    ),
    where={s_min: s_min_of(k, D)},
    remark=(
        "The article reports this of treaties and democracies; here it is a statement about the "
        "model."
    ),
)

C4 = Claim(
    "C4",
    "Introduction, footnotes 12 and 13; Part II",
    "part-2d",
    "Rights left out of the Universal Declaration became rarer.",
    s > P,
    given=(
        m < 2,
        Ends(P, s, Window(0, 0, m, w)),
    ),
    condition=(2 + m) * s < 4 * w,
    condition_words=(
        "benefits are flattened from zero up over a window longer than (2+m)S*/4; with the "
        "article's slope, than 3S*/4"
    ),
    look=case(m=1, s=1, w="1/2"),
    remark=(
        "The story needs a flattening in force at k = 0 and, for the strongest states, without "
        "limit: the article's first example is its model's most fragile corollary."
    ),
)

C5 = Claim(
    "C5",
    "Introduction, footnote 23; Part IV.A",
    "part-4a#two-effects",
    ("Whatever strengthens a norm's effect on low performers strengthens it on high performers."),
    (P <= Q) & (T < R),
    given=(
        s < k,
        k < t,
        m < 2,
        2 * k < m * t,
        later_D > D,
        Ends(P, s, one),
        Ends(Q, s, Threshold(k, later_D, later_m)),
        Ends(R, t, one),
        Ends(T, t, Threshold(k, later_D, later_m)),
    ),
    condition=Eq((2 - later_m) * D, (2 - m) * later_D) & (D > 0),
    condition_words=(
        "what strengthens the norm is the share τ that arrives, which scales D and 2 - m alike"
    ),
    look=case(k=1, m=1, later_m=1, s="1/2", t=3, D=1, later_D=2),
    remark=(
        "Of the parameters of Part III this is true of neither: the jump moves only states "
        "below the norm, the slope only states above. The symmetry needs a common factor, which "
        "Part III lacks. It is the effect on policies of states that are exposed; who joins is "
        "another matter."
    ),
)
