"""Claims of Part III.A: which norms lift a state."""

from __future__ import annotations

from sympy import Eq, Equivalent, Implies, Rational, sqrt

from ..curves import Kinked, Nothing, Threshold
from ..language import (
    Benefit,
    D,
    Ends,
    P,
    a,
    case,
    k,
    k_bar,
    k_minus,
    lam,
    later_D,
    later_k,
    later_lam,
    m,
    one,
    printed_k,
    s,
    s_min,
    s_min_of,
    t,
    theta,
    w,
    welfare,
)
from ..record import Claim, Formalised

#: Benefits that rise more steeply on a stretch of width w just below the norm, and jump nowhere.
steep = Kinked((0, 0, 2), (k - w, 0, 2 + a), (k, a * w, m))

C14 = Claim(
    "C14",
    "Part III.A",
    "part-3a",
    "A steeper slope of benefits in place of a jump would give similar results.",
    Implies(s * (1 + a / 4) < theta * k, Eq(P, s))
    & Implies((k - w < s) & (s < k), (s < P) & (P <= k)),
    given=(
        w <= k,
        a > 0,
        theta > 0,
        Ends(P, s, steep),
    ),
    condition=w <= (1 - theta) * k,
    condition_words=(
        "the slope is steeper on a stretch just below the norm only, so that a share θ of the "
        "way up to it, however small, is left as it was"
    ),
    steps=(
        Implies(s < k - w, Eq(Benefit(s, steep), 2 * s)),
        Implies(P <= k - w, Eq(Benefit(P, steep), 2 * P)),
        Implies(P >= k - w, Benefit(P, steep) <= 2 * P + a * (P - k + w)),
    ),
    look=case(a=1, k=1, w=1, theta="1/2"),
    remark=(
        "If the slope is steeper everywhere below the norm there is no critical norm: every state "
        "below moves, to min(k, (1+a/2)s). On a short stretch it is similar, though some states "
        "stop short of the norm."
    ),
)

C16 = Claim(
    "C16",
    "Part III.A, footnote 113",
    "part-3a",
    ("A state below the norm stays or moves to it; it stops nowhere between and goes no further."),
    Eq(P, s) | Eq(P, k),
    given=(
        k > s,
        Ends(P, s, one),
    ),
    formalised=Formalised.ARTICLE,
    remark="Footnote 113 argues with a slope that is not flattened. Flattening only helps.",
)

C17 = Claim(
    "C17",
    "Part III.A",
    "part-3a",
    "Comparing the two payoffs gives a quadratic in the norm.",
    Eq(
        welfare(1 / lam, 1 / lam, Nothing()) - welfare(k, 1 / lam, one),
        lam * k**2 - 2 * k + (1 / lam - D),
    ),
    formalised=Formalised.ARTICLE,
)

C18 = Claim(
    "C18",
    "Part III.A, footnote 114",
    "part-3a#misprint",
    "The highest norm that still lifts a state has D^(1/2)/λ^(3/2) as its second term.",
    Equivalent(k <= k_bar, welfare(k, 1 / lam, one) >= welfare(1 / lam, 1 / lam, Nothing())),
    given=(k > 1 / lam,),
    where={
        k_bar: 1 / lam + sqrt(D / lam),
        printed_k: 1 / lam + D ** Rational(1, 2) / lam ** Rational(3, 2),
    },
    printed=Equivalent(
        k <= printed_k, welfare(k, 1 / lam, one) >= welfare(1 / lam, 1 / lam, Nothing())
    ),
    look=case(k=9, lam="1/4", m=1, D=1),
    formalised=Formalised.ARTICLE,
    remark=(
        "The discriminant of the article's own quadratic is 4λD, so the second term is √(D/λ). "
        "The printed formula is right at λ = 1 and, as long as D > 0, nowhere else. Above, it "
        "calls states unaffected that move; below, it says of states that they move when they "
        "would lose by it. Every sign the article reads off the formula survives."
    ),
)

C19 = Claim(
    "C19",
    "Part III.A, footnote 114",
    "part-3a",
    "The smaller root of the quadratic is dropped, because the norm lies above the state.",
    Eq(lam * k_minus**2 - 2 * k_minus + 1 / lam - D, 0) & Implies(D > 0, k_minus < 1 / lam),
    where={k_minus: 1 / lam - sqrt(D / lam)},
    formalised=Formalised.ARTICLE,
    remark=(
        "Right for a floor. The root is the lowest exact target that captures a state from above "
        "(C42), if it is not below zero. It is also the lowest norm that a state above it joins "
        "willingly (C67), if a refuser is left alone and unless the jump exceeds (1-m/2)²S*: then "
        "lower norms are joined too."
    ),
)

C20 = Claim(
    "C20",
    "Part III.A",
    "part-3a",
    ("A state moves to the norm if it is below the critical value; otherwise it has no effect."),
    Equivalent(Ends(k, s, one), k <= k_bar),
    given=(k > s,),
    where={k_bar: s + sqrt(D * s)},
    formalised=Formalised.ARTICLE,
    remark="With the corrected critical value. At the value itself both policies are best.",
)

C21 = Claim(
    "C21",
    "Part III.A, footnotes 117 and 119; Part V.A",
    "part-3a#band",
    "A norm that is too ambitious misses the worst performers; a lower one may reach them.",
    (s_min < s_min_of(later_k, D)) & Eq((k - s_min) ** 2, D * s_min),
    given=(k < later_k,),
    where={s_min: s_min_of(k, D)},
    formalised=Formalised.ARTICLE,
    remark=(
        "The distance from which states are lifted also grows with the norm (P17): a higher "
        "norm loses the weakest states and lifts the others from further away."
    ),
)

C22 = Claim(
    "C22",
    "Part III.A",
    "part-3a",
    "If rights become cheaper, more states move to the norm, and from further away.",
    Implies((s < k) & Ends(k, s, one), (t < k) & Ends(k, t, one)) & (sqrt(D * s) <= sqrt(D * t)),
    given=(s <= t,),
    condition=t < k,
    condition_words="the cut leaves every state below the norm",
    look=case(k=1, m=1, s="1/2", t=3, D=1),
    formalised=Formalised.ARTICLE,
    remark=(
        "Never fewer; and never fewer states meet the norm, in any case. But fewer may move to "
        "it if the cut takes some of them past it unaided."
    ),
)

C23 = Claim(
    "C23",
    "Part III.A",
    "part-3a#band",
    ("A larger jump reaches more states, and further ones; dearer rights make a response rarer."),
    Implies((later_D > D) & (k > 0), s_min_of(k, later_D) < s_min_of(k, D))
    & Implies(lam < later_lam, 1 / later_lam + sqrt(D / later_lam) < 1 / lam + sqrt(D / lam)),
    formalised=Formalised.ARTICLE,
    remark=(
        "The second half is about states below the norm. Those above it do not move up at any "
        "cost."
    ),
)

C24 = Claim(
    "C24",
    "Part III.A, footnote 120",
    "part-3a",
    "Without a jump we are back where international law has no effect.",
    Eq(P, s),
    given=(Ends(P, s, Threshold(k, 0, m)),),
    condition=Eq(m, 2),
    condition_words="the norm does not flatten benefits beyond it, m = 2",
    look=case(k=1, m=1, s=2),
    formalised=Formalised.ARTICLE,
    remark=(
        "Footnote 120 stands before any flattening is introduced, where this is exact. With "
        "flattening, a norm without a jump lifts nobody and lowers everyone above it."
    ),
)
