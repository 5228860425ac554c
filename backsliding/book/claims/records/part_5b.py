"""Claims of Part V.B: treaties, regions, very high norms."""

from __future__ import annotations

from sympy import Eq, Equivalent, Implies, Max, sqrt

from ..curves import Threshold
from ..language import (
    D1,
    Benefit,
    D,
    Ends,
    P,
    Q,
    R,
    T,
    case,
    gain,
    k,
    k0,
    k1,
    k_bar,
    later_k,
    lower,
    m,
    m0,
    m1,
    one,
    s,
    s_max,
    s_max_of,
    s_min,
    s_min_of,
    t,
    two,
    upper,
    x,
)
from ..record import Claim

C67 = Claim(
    "C67",
    "Part V.B.1",
    "part-5b#reluctant",
    ("Joining would be nearly free for top performers but for backsliding; so they hold back."),
    (gain(P, s, Threshold(k, D, 1)) < 0) & Eq(gain(Q, s, Threshold(k, D, 2)), D),
    given=(
        s > k,
        Ends(P, s, Threshold(k, D, 1)),
        Ends(Q, s, Threshold(k, D, 2)),
    ),
    where={s_max: s_max_of(k, D)},
    condition=((k >= 2 * D) & (s > s_max)) | ((k < 2 * D) & (3 * s > 4 * (D + k))),
    condition_words="S* > s_max (if D ≤ k/2) or S* > 4(D+k)/3 (if D > k/2)",
    look=case(k=1, s=2, D=1),
    remark=(
        "The article says it of top performers, and of those far above the norm it is right. "
        "Backsliding alone does not imply refusal: leaders collect D, and those not far above "
        "the norm slide and gain."
    ),
)

C68 = Claim(
    "C68",
    "Part V.B.1; Part V.B.3",
    "part-5b#reluctant",
    "Poor performers sign promises that they do not keep.",
    Eq(P, s) & (gain(P, s, one) >= x),
    given=(
        x >= 0,
        s < s_min,
        Ends(P, s, one),
    ),
    where={s_min: s_min_of(k, D)},
    condition=Eq(x, 0),
    condition_words="signing costs nothing, and leaders to whom it makes no difference sign",
    look=case(k=1, m=1, s="1/2", x=1, D=0),
    remark=(
        "The article does not say why they sign; in the model it is a matter of indifference to "
        "them, and any cost of signing keeps them away. With C67: the weakest join for nothing, "
        "the middle gain, the top refuse."
    ),
)

C69 = Claim(
    "C69",
    "Part V.B.1; Introduction",
    "part-5c#moved-on",
    "Joining a treaty can impede later progress.",
    t - s > Q - P,
    given=(
        k <= s,
        s < t,
        m < 2,
        Ends(P, s, one),
        Ends(Q, t, one),
    ),
    remark=(
        "A state that has joined stands still until its own policy is 2k/m, and then rises by "
        "m/2 of what it would have."
    ),
)

C70 = Claim(
    "C70",
    "Part V.B.2",
    "part-5b#regions",
    (
        "Without backsliding tiered universal norms would do as well as regional ones; with it, "
        "not."
    ),
    Implies(Eq(m0, 2) & Eq(m1, 2), P + R >= Q + T) & Implies(m0 < 2, P + R <= Q + T),
    given=(
        s <= t,
        Ends(P, s, two),
        Ends(Q, s, lower),
        Ends(R, t, two),
        Ends(T, t, upper),
    ),
    condition=Eq(m0, 2) | ((P <= Q) & (t >= k0)),
    condition_words=(
        "each tier brings a full D of its own; and, where benefits are flattened, the weaker "
        "state is not drawn up by the upper tier and the stronger one stands at or above the "
        "lower tier"
    ),
    steps=(
        Implies(
            (Eq(m0, 2) & (R <= T)) | ((R >= T) & (k0 <= T)),
            Benefit(R, two) - Benefit(T, two) <= Benefit(R, upper) - Benefit(T, upper),
        ),
        Implies(Eq(m0, 2), R >= T),
        Implies(
            Eq(m1, 2) & (P <= Q),
            Benefit(P, two) - Benefit(Q, two) <= Benefit(P, lower) - Benefit(Q, lower),
        ),
        Implies(Eq(m0, 2) & Eq(m1, 2), P >= Q),
        Implies(k1 > T, Eq(Benefit(T, upper), 2 * T)),
        Implies(t < k1, Eq(Benefit(t, upper), 2 * t)),
        Benefit(k1, upper) >= 2 * k1,
    ),
    look=case(k0=1, k1=2, m0=1, m1=1, s=1, t=1, D0=0, D1=3),
    remark=(
        "The step about states above the lower tier is a theorem (P18): without flattening the "
        "tier lowers none of them, with it it raises none. But weak states also receive the "
        "upper tier and can rise by it, and two tiers close together act almost as one norm with "
        "both rewards, so that tiers can do better in sum. If one D is split between the tiers, "
        "regions can win even without backsliding."
    ),
)

C71 = Claim(
    "C71",
    "Part V.B.2, footnote 174",
    "part-5b#regions",
    "Regional norms can be ambitious where practice is high; one global norm costs more.",
    Eq(P, k1),
    given=(
        s <= k1,
        k1 <= k_bar,
        Ends(P, s, two),
    ),
    where={k_bar: s + sqrt(D1 * s)},
    condition=(2 - m0) * s <= 2 * (k_bar - k1),
    condition_words="what leaks in of the lower norm flattens by at most 2(k̄ - k1)/S*",
    look=case(k0=1, k1=2, m0=1, m1=1, s=1, D0=1, D1=1),
    remark=(
        "That needs insulation between regions, which V.A denies. The norm that does a region "
        "most good stands at some state's k̄ and, where m < 2, loses that state to the smallest "
        "leak of a norm below the state's own policy."
    ),
)

C72 = Claim(
    "C72",
    "Part V.B.3",
    "part-5b#aspirations",
    "Norms above all practice remove backsliding; on the way there they shrink it.",
    (Max(s - Q, 0) <= Max(s - P, 0)) & Implies(s > Q, s > P) & Equivalent(s > P, s > k),
    given=(
        m < 2,
        k < later_k,
        Ends(P, s, one),
        Ends(Q, s, Threshold(later_k, D, m)),
    ),
    remark="A norm just above everyone is not empty: it lifts the leaders (P7).",
)

C73 = Claim(
    "C73",
    "Part V.B.3",
    "part-5#ambition",
    "Very high norms reduce the upward pull on low performers.",
    Equivalent(s < P, k <= k_bar) & Implies(t < s, t + sqrt(D * t) < k_bar),
    given=(
        s < k,
        Ends(P, s, one),
    ),
    where={k_bar: s + sqrt(D * s)},
    remark=(
        "Up to k̄ a higher norm pulls a state further up; beyond it, not at all, and for low "
        "performers k̄ is low. What a higher norm does to the pull on all states together "
        "depends on who is there (P17); the article does not speak of it."
    ),
)
