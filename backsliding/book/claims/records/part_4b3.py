"""Claims of Part IV.B.3: several standards."""

from __future__ import annotations

from sympy import Eq

from ..curves import Threshold
from ..language import (
    D0,
    D1,
    D,
    Ends,
    P,
    Q,
    case,
    k,
    k0,
    k1,
    later_m,
    lower,
    m,
    m0,
    m1,
    one,
    s,
    t,
    two,
    upper,
)
from ..record import Claim

C45 = Claim(
    "C45",
    "Part IV.B.3, Figure 5",
    "part-4b#left-of-the-ladder",
    "To the left of the lowest threshold states behave as in the base model.",
    Eq(P, Q),
    given=(
        s < k0,
        D0 > 0,
        Ends(P, s, two),
        Ends(Q, s, lower),
    ),
    look=case(k0=1, k1=2, m0=1, m1=1, s="1/2", D0=1, D1=5),
    remark=(
        "What stands: they stay or move up to a threshold, and nothing else; and the article's "
        "next paragraph has the step from one threshold to the next. What fails is that the "
        "second makes no difference: with a large enough reward it reaches past the first. It "
        "does not if D1 is at most (k1-k0)[(2-m0) + (k1-k0)/k0] (P4)."
    ),
)

C46 = Claim(
    "C46",
    "Part IV.B.3, Figure 5",
    "part-4b#right-of-the-ladder",
    "To the right of the highest threshold states backslide as in the base model.",
    Eq(P, Q),
    given=(
        s > k1,
        D0 > 0,
        D1 > 0,
        Ends(P, s, two),
        Ends(Q, s, upper),
    ),
    look=case(k0="1/2", k1="19/10", m0=1, m1=1, s=2, D0="3/10", D1="1/10"),
    remark=(
        "What stands: all of them backslide to some degree, as the article's next sentences "
        "say. What fails is that they do so as under the highest norm alone: a lower rung can "
        "drag a state from above the higher norm to far below it, unless the higher rung's own "
        "reward is large enough (P4)."
    ),
)

C47 = Claim(
    "C47",
    "Part IV.B.3",
    "part-4b#two-thresholds",
    "States between two thresholds rise to the next or slide towards the last.",
    (Eq(P, k1) | ((k0 <= P) & (s >= P))) & (P <= Q),
    given=(
        k0 < s,
        s <= t,
        t < k1,
        Ends(P, s, two),
        Ends(Q, t, two),
    ),
    remark=(
        "The nearer a state is to the higher one, the more likely it is to rise: if a state "
        "rises, so does every state above it."
    ),
)

C48 = Claim(
    "C48",
    "Part IV.B.3",
    "part-4b#two-thresholds",
    "Two thresholds may lift some relatively high performers and lower some poorer ones.",
    (k0 < s) & (s < t) & (t < k1) & (s > P) & (t < Q) & Ends(P, s, two) & Ends(Q, t, two),
    may=True,
    look=case(k0=1, k1=2, m0=1, m1=1, s="3/2", t="7/4", D0=1, D1="9/10"),
)

C49 = Claim(
    "C49",
    "Part IV.B.3",
    "part-4b#two-thresholds",
    "The flatter benefits are beyond the threshold, the larger the slide.",
    P <= Q,
    given=(
        s > k,
        m <= later_m,
        Ends(P, s, one),
        Ends(Q, s, Threshold(k, D, later_m)),
    ),
    remark="Up to the corner: once a state is at the norm, a flatter curve takes it no further.",
)

C50 = Claim(
    "C50",
    "Part IV.B.1, footnote 132; Part IV.B.3; Part V.B.2, footnote 174",
    "part-4b#added-rungs",
    "Protocols and other further standards help to contain backsliding.",
    P <= Q,
    given=(
        Ends(P, s, lower),
        Ends(Q, s, two),
    ),
    condition=m0 <= m1,
    condition_words=(
        "the further rung is added above the existing norm, as k1 is here, and flattens no more "
        "than it does"
    ),
    look=case(k0=1, k1="9/5", m0=1, m1="1/2", s=4, D0="1/5", D1="3/5"),
    remark=(
        "A standard added below an existing one does the opposite, and so may one above it that "
        "flattens benefits further."
    ),
)
