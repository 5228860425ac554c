"""Claims of Part IV.B.4: vague norms."""

from __future__ import annotations

from sympy import Abs, Eq, Implies, Integral, Max

from .... import results
from .... import symbols as signed
from ..language import Benefit, D, Ends, P, Q, case, k, m, one, one_sided, s, vague, w
from ..record import Claim

C51 = Claim(
    "C51",
    "Part IV.B.4",
    "part-4b#vague-norms",
    "With a vague norm some states improve without reaching k.",
    (s < P) & (k > P) & (s < Q) & (k > Q) & Ends(P, s, vague) & Ends(Q, s, one_sided),
    may=True,
    look=case(k=1, m=1, s="1/2", w=1, D=1),
    remark=(
        "Under a clear norm none does (C16). It is so whether flattening is averaged over the "
        "thresholds or sets in to the right of the norm only."
    ),
)

C52 = Claim(
    "C52",
    "Part IV.B.4",
    "part-4b#less-pull",
    "Vague norms and conduct that is hard to observe generate less upward pull.",
    P <= Q,
    given=(
        s < k,
        Ends(P, s, one_sided),
        Ends(Q, s, one),
    ),
    look=case(k=1, m=1, s="1/2", w=1, D="1/4"),
    remark=(
        "What stands: states at the edge of a clear norm's reach are pulled less, and with a "
        "small reward, the article's slope and states spread evenly from zero to the norm, all "
        "of them together are. But states near k go beyond it to be safe, if nothing is flattened "
        "left of k, as the article has it, or if the flattening is averaged and w is less than "
        "D/(2 - m); and if the norm is vague enough, some states out of a clear norm's reach gain "
        "a stretch they can climb. With states evenly spread and equally curved gains and losses "
        "cancel exactly, as long as the top state collects the whole reward and the bottom one "
        "none of it (P1)."
    ),
)

C53 = Claim(
    "C53",
    "Part IV.B.4",
    "part-4b#less-backsliding",
    "Vagueness lowers the risk of backsliding for states just above the norm.",
    (Max(k, m * s / 2) <= Q) & Implies((2 - m) * w <= D, Max(k, m * s / 2) <= P),
    given=(
        s >= k,
        Ends(P, s, vague),
        Ends(Q, s, one_sided),
    ),
    condition=(2 - m) * w <= D,
    condition_words=(
        "flattening sets in to the right of k only, as the article has it; or, if it is "
        "averaged over the thresholds, the half-width is at most D/(2-m)"
    ),
    rivals=(k, m * s / 2),
    steps=tuple(
        Implies(
            (k <= there) & (end <= there),
            Benefit(there, norm) - Benefit(end, norm) >= slope * (there - end),
        )
        for end, norm in ((P, vague), (Q, one_sided))
        for there, slope in ((k, 2), (m * s / 2, m))
    ),
    look=case(k=1, m=1, s="21/20", w="1/2", D="1/5"),
    argument="propositions#prop-vagueness",
    remark=(
        "In the article's reading it holds for all states from the norm up. In our averaged "
        "reading a wide doubt flattens benefits below k too, and states fall below the norm: a "
        "clear norm never does that."
    ),
)

C54 = Claim(
    "C54",
    "Part IV.B.4",
    "part-4b#meaningless-norm",
    "A norm too vague to mean anything, or conduct wholly hidden, has no effect.",
    (w * Abs(Q - s) <= s * (D + 4 * s))
    & Implies(Eq(m, 2) | Eq(w, k), w * Abs(P - s) <= s * (D + 4 * s)),
    given=(
        w >= k,
        w >= D + 4 * s,
        Ends(P, s, vague),
        Ends(Q, s, one_sided),
    ),
    condition=Eq(m, 2) | Eq(w, k),
    steps=tuple(
        step
        for end, norm in ((P, vague), (Q, one_sided))
        for more in [2 * w * (Benefit(end, norm) - Benefit(s, norm))]
        for step in (
            Implies(end >= s, more <= (4 * w + D) * (end - s)),
            Implies(end <= s, more <= 4 * (w - s) * (end - s)),
        )
    ),
    condition_words=(
        "flattening sets in to the right of k only, as the article has it; or, if it is "
        "averaged over the thresholds, none of these lies below zero, or m = 2"
    ),
    look=case(k=1, m=1, s=1, w=100, D=1),
    remark=(
        "The effect of the jump vanishes in any case, and in the article's reading that of the "
        "flattening too. In our averaged reading it vanishes if the thresholds spread from zero "
        "upwards. If they spread on both sides of a fixed norm, half of them come to lie below "
        "zero, half of the flattening stays, and every state keeps (2+m)/4 of its own policy."
    ),
)

C55 = Claim(
    "C55",
    "Part IV.B.4",
    "part-4b#vague-norms",
    "A vague norm and conduct that is hard to observe act alike.",
    Eq(
        Integral(
            signed.D - (2 - signed.m) * (signed.S - signed.x),
            (signed.x, signed.k - signed.w, signed.S),
        )
        / (2 * signed.w),
        Integral(
            signed.D - (2 - signed.m) * (signed.S - signed.y - signed.k),
            (signed.y, -signed.w, signed.S - signed.k),
        )
        / (2 * signed.w),
        evaluate=False,
    ),
    derivation=results.averaged_curve,
    why_not_decided="the statement is about an average over all thresholds, an integral",
    remark=(
        "So they do if the error of observation is added to the policy, as the statement has "
        "it. In both cases leaders expect 2S + D F - (2-m) H, with F the chance that they are "
        "found at or above the norm and H the average distance by which they are found beyond "
        "it."
    ),
)
