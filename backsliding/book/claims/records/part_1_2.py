"""Claims of Parts I and II."""

from __future__ import annotations

from sympy import Abs, Eq, Equivalent, Implies

from ..curves import Nothing, Threshold
from ..language import Benefit, D, Ends, P, case, k, lam, later_k, m, one, s
from ..record import Claim

higher = Threshold(later_k, D, m)


low = Threshold(0, 0, m)


C6 = Claim(
    "C6",
    "Part I, footnote 50",
    "part-1",
    ("Norms that nobody fully meets end backsliding, and limit the influence on poor performers."),
    (s <= P) & Implies((s < k) & Ends(later_k, s, higher), Ends(k, s, one)),
    given=(
        s <= k,
        k <= later_k,
        Ends(P, s, one),
    ),
    remark=(
        "Influence ends altogether only beyond the top performer's critical norm: one just "
        "above everyone still lifts the leaders (P7)."
    ),
)

C7 = Claim(
    "C7",
    "Part I",
    "part-1",
    "A norm draws policy towards itself.",
    Abs(P - k) <= Abs(s - k),
    given=(Ends(P, s, one),),
    remark=(
        "It fails with two norms (C46) and may fail with a vague one, which can be overshot (C52)."
    ),
)

C8 = Claim(
    "C8",
    "Part II.B",
    "part-2b",
    "A low standard makes a reform harder; on its own it does not block it.",
    Equivalent(Benefit(1, low) - lam >= Benefit(0, low), lam <= m)
    & Equivalent(Benefit(1, Nothing()) - lam >= Benefit(0, Nothing()), lam <= 2)
    & (Benefit(1, low) - m / 2 > Benefit(0, low)),
    condition=m > 0,
    condition_words="some reward remains beyond the norm, m > 0",
    look=case(m=0),
    remark=(
        "As protection gets cheaper, adoption is put off until the cost has fallen to m, not 2: "
        "with the article's slope, until it has halved. On a flat curve, m = 0, it is put off "
        "for ever."
    ),
)

C9 = Claim(
    "C9",
    "Part II.C, footnotes 98 and 99",
    "part-2c",
    "Sweden's replacement rate fell from 90 to 80 and 75 percent as the benchmark came in.",
    Eq(P, k),
    given=(
        Eq(k, 80) | Eq(k, 75),
        Ends(P, 90, one),
    ),
    condition=90 * m <= 2 * k,
    condition_words="m ≤ 2k/s: 16/9 for the first step, 5/3 for the second",
    look=case(k=75, m=2, D=1),
    remark=(
        "The model stops at the corner, k; and k was set to the two outcomes, so that they are "
        "no test of it. The same slope applied to the fourteen weeks predicts that 26 weeks "
        "fall to 14 as well, which the article does not report."
    ),
)
