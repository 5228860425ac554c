"""Claims of Part III before its sections."""

from __future__ import annotations

import sympy as sp
from sympy import Abs, Eq, Equivalent, Implies, Rational

from ..curves import Kinked, Nothing
from ..language import Benefit, D, Ends, P, Q, R, S, a, case, lam, later_lam, s, welfare, x, y, z
from ..record import Claim, Formalised

#: Benefits and costs at the peak, at a policy beyond it and at a further one.
x1, y1, z1, x2, y2, z2 = sp.symbols("B_s B_P B_Q C_s C_P C_Q", real=True)


#: Benefits of straight pieces with kinks at 6/5, 8/5 and 2, for a state whose cost is S².
slopes = sp.symbols("q_0:4", real=True)
KINKS = (0, Rational(6, 5), Rational(8, 5), 2)


def _straight(slopes, kinks, norm=None, reward=0, cut=0):
    """Return benefits with these slopes, under a norm that cuts every slope beyond it."""
    pieces, level, last, slope = [], 0, 0, 2
    for start, next_slope in zip(kinks, slopes, strict=True):
        level += (slope - 2) * (start - last) + (reward if start == norm else 0)
        slope, last = next_slope - (cut if norm and start >= norm else 0), start
        pieces.append((start, level, slope))
    return Kinked(*pieces)


alone = _straight(slopes, KINKS)
NORM = Rational(3, 2)
under = _straight(
    (slopes[0], slopes[1], slopes[1], slopes[2], slopes[3]),
    (0, KINKS[1], NORM, KINKS[2], KINKS[3]),
    NORM,
    D,
    a,
)
crossing_once = (
    *(slope > a for slope in slopes),
    *(Benefit(kink, alone) > kink**2 for kink in KINKS[1:]),
)


C10 = Claim(
    "C10",
    "Part III, Figure 1",
    "part-3",
    "Without a norm a state picks 1/λ: less, the dearer protection is to its leaders.",
    (welfare(S, 1 / lam, Nothing()) <= 1 / lam)
    & Equivalent(Eq(welfare(S, 1 / lam, Nothing()), 1 / lam), Eq(S, 1 / lam))
    & Implies(lam < later_lam, 1 / later_lam < 1 / lam),
    formalised=Formalised.ARTICLE,
    remark="The curves are furthest apart there, and meet again at twice that policy.",
)

C11 = Claim(
    "C11",
    "Part III",
    "part-3",
    "If protection pays at first and costs win later, leaders grant some and not all of it.",
    (S > 0) & (S <= R),
    given=(
        y > x,
        Implies(Eq(S, 0), Eq(z, x)),
        z >= y,
        Implies(S > R, z < a),
        z >= a,
    ),
    formalised=Formalised.ARTICLE,
    remark=(
        "Here x is leaders' welfare at no protection, y their welfare at some positive policy and "
        "z at the best policy S; beyond R all policies are worth less than a, the welfare at R. "
        "In one line: welfare rises up to some policy and falls from another on; in between a "
        "continuous function has a maximum, and the statement says where that lies. Where both "
        "curves start at zero, one crossing from above is enough for it; where benefits start "
        "above costs it is not."
    ),
)

C12 = Claim(
    "C12",
    "Part III, footnote 104",
    "part-4c#generality",
    "A convex cost and a concave benefit complicate the arithmetic and change nothing else.",
    y1 - y2 > z1 - z2,
    given=(
        ((s < P) & (P < Q)) | ((Q < P) & (s > P)),
        Abs(Q - s) * y1 >= Abs(Q - P) * x1 + Abs(P - s) * z1,
        Abs(Q - s) * y2 <= Abs(Q - P) * x2 + Abs(P - s) * z2,
        x1 - x2 > z1 - z2,
    ),
    formalised=Formalised.ARTICLE,
    argument="propositions#prop-generality",
    remark=(
        "Their difference has a single peak, so this follows from P2. That a state above slides "
        "under every flattening that takes something away there, however slight, takes more: "
        "their difference must be level just left of S*. What does change is the factor one half: "
        "with C = λS^p a state keeps (m/2)^(1/(p-1)) of its own policy (P13). Whose costs and "
        "benefits they are, the public's or the leaders' (footnote 104), makes no difference to "
        "the algebra."
    ),
)

C13 = Claim(
    "C13",
    "Part III",
    "part-4c#generality",
    ("Any continuous, monotone curves with B crossing C once, from above, give the same results."),
    Implies(R < Rational(3, 2), Eq(P, R) | Eq(P, Rational(3, 2)))
    & Implies(R >= Rational(3, 2), (P >= Rational(3, 2)) & (P <= R)),
    given=(
        *crossing_once,
        Ends(R, 1, alone),
        Ends(P, 1, under),
    ),
    look={
        slopes[0]: Rational(2),
        slopes[1]: Rational(1),
        slopes[2]: Rational(5),
        slopes[3]: Rational(1, 2),
        D: Rational(3, 10),
        a: Rational(0),
    },
    formalised=Formalised.ARTICLE,
    remark=(
        "That no state goes past the norm, from either side, holds under every norm if and only "
        "if B - C has a single peak (P2). This covers every concave benefit with a convex cost, "
        "and so all the article's own examples (C12). That a state above slides under every "
        "flattening that takes something away there, however slight, takes more: B - C must be "
        "level just left of S*. A kink there need not keep the state."
    ),
)

C15 = Claim(
    "C15",
    "Part III, footnotes 111 and 112",
    "part-3-example",
    "A twenty-month norm would stand above France and below the United Kingdom.",
    (1 / x < Rational(1, 20)) & (Rational(1, 20) < 1 / y),
    given=((Eq(x, 48) & Eq(y, 6)) | (Eq(x, 9) & Eq(y, 3)),),
    condition=Eq(x, 48) & Eq(y, 6),
    condition_words="legal maxima are compared, not average durations",
    look=case(x=9, y=3),
    formalised=Formalised.ARTICLE,
    remark=(
        "The months of France are x, and those of the United Kingdom y. The article speaks of "
        "the limits, and of them it is right. By the averages in the same "
        "footnotes both countries stand above. The order does not depend on how months become "
        "protection; the size of the slide does (P15)."
    ),
)
