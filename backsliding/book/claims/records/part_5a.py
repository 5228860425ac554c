"""Claims of Part V.A: membership and the choice of a norm."""

from __future__ import annotations

from sympy import Eq, Equivalent, Implies, sqrt

from ..curves import Threshold, transmitted
from ..language import (
    D,
    Ends,
    P,
    Q,
    R,
    T,
    case,
    few,
    gain,
    k,
    k_bar,
    later_k,
    m,
    many,
    one,
    outcome,
    s,
    some,
    t,
    tau,
    u,
)
from ..record import Claim

higher = Threshold(later_k, D, m)


top = Threshold(u, D, m)


C59 = Claim(
    "C59",
    "Part V.A",
    "part-5a#high-standards",
    ("A higher norm makes backsliding less likely; the nearer it is to S*, the less there is."),
    (P <= Q) & Implies(2 * k >= m * s, P < Q) & Implies(Eq(later_k, s), Eq(Q, s)),
    given=(
        k < later_k,
        later_k <= s,
        Ends(P, s, one),
        Ends(Q, s, Threshold(later_k, D, m)),
    ),
    remark=(
        "Never more, that is, for a state that both norms reach. As long as the norm "
        "stands below m S*/2 raising it changes nothing that the state does: with the article's "
        "slope, for all states beyond twice its level (P6)."
    ),
)

C60 = Claim(
    "C60",
    "Part V.A",
    "part-5a#high-standards",
    "Without backsliding a high performer that complies has no reason to raise the norm.",
    Eq(gain(P, s, Threshold(k, D, 2)), D),
    given=(
        k <= s,
        Ends(P, s, Threshold(k, D, 2)),
    ),
)

C61 = Claim(
    "C61",
    "Part V.A",
    "part-5a#high-standards",
    ("With backsliding it does have one: its leaders gain by every rise, up to its own policy."),
    Implies(later_k <= s, gain(P, s, one) < gain(Q, s, higher))
    & Implies(s <= k, gain(P, s, one) >= gain(Q, s, higher))
    & Implies(k >= k_bar, Eq(gain(P, s, one), 0)),
    given=(
        m < 2,
        k < later_k,
        Ends(P, s, one),
        Ends(Q, s, higher),
    ),
    where={k_bar: s + sqrt(D * s)},
    remark=(
        "They gain even where their conduct does not change (P6). As each state's gain never "
        "falls up to one level and never rises beyond, no level is preferred to the median "
        "policy by a majority of all states. It need not be the only such level, since states "
        "out of reach do not care."
    ),
)

C62 = Claim(
    "C62",
    "Part V.A",
    "part-5a#too-high",
    "High performers at the table may push the norm above the optimum.",
    (s < t)
    & (k < t)
    & (P + Q > R + T)
    & Ends(P, s, one)
    & Ends(Q, t, one)
    & Ends(R, s, Threshold(t, D, m))
    & Ends(T, t, Threshold(t, D, m)),
    may=True,
    look=case(k=1, m=1, s="1/2", t="11/10", D="1/2"),
    remark=(
        "They may. The article does not define the optimum; here it is the level with the "
        "highest sum. The leader's ideal can also lie below it: the best norm may stand above "
        "every state (P7). All states are exposed to the norm, whoever asked for it."
    ),
)

C63 = Claim(
    "C63",
    "Part V.A",
    "part-5a#little-zeal",
    "A uniform group has little zeal; high performers supply it, and risk too high a norm.",
    (s < t) & (t < u) & (u < k) & (few < some) & (many < some),
    where={
        few: outcome(s, t) - s,
        some: outcome(s, u) - s + outcome(t, u) - t,
        many: outcome(s, k) - s + outcome(t, k) - t + outcome(u, k) - u,
    },
    may=True,
    look=case(k=1, m=1, s="1/2", t="9/10", u="24/25", D="1/100"),
    remark=(
        "The norm is the median policy, the lowest level that no majority of all states would "
        "change (C61). States at one and the same policy all want the norm that moves nobody. "
        "That the risk grows with the number of high performers is our reading; the article "
        "says nothing of their number."
    ),
)

C64 = Claim(
    "C64",
    "Part V.A, footnote 157; Part V.B.2",
    "part-5a#lifted-whole",
    (
        "For similar states it is easier to make a norm with positive effects and little "
        "backsliding."
    ),
    Implies((u - s) ** 2 <= D * s, Ends(u, s, top) & Ends(u, t, top) & Ends(u, u, top)),
    given=(
        s <= t,
        t <= u,
    ),
    remark=(
        "How similar can be said exactly (P8): if the spread is larger, the weakest stays "
        "behind. More force from universality (footnote 157) is a larger D or share, and enters "
        "as its root."
    ),
)

C65 = Claim(
    "C65",
    "Part V.A, footnote 158",
    "part-5a#uninvited",
    "Norms reach states that refuse them; refusing lowers the exposure but does not end it.",
    (P <= Q) & (s > Q),
    given=(
        tau > 0,
        tau < 1,
        s > k,
        m < 2,
        Ends(P, s, one),
        Ends(Q, s, transmitted(tau, k, D, m)),
    ),
    remark=(
        "It can make leaders worse off than joining: half-exposure may be the worst of all (P10)."
    ),
)

C66 = Claim(
    "C66",
    "Part V.A",
    "part-5b#reluctant",
    "There is a risk that high performers try to undermine the making of norms.",
    Equivalent(
        gain(P, s, one) < 0,
        ((m * s <= 2 * k) & ((s - k) ** 2 > D * s))
        | ((m * s > 2 * k) & ((4 - m**2) * s > 4 * (D + (2 - m) * k))),
    ),
    given=(
        s > k,
        m < 2,
        Ends(P, s, one),
    ),
    remark=(
        "Those whose leaders lose have reason to. Those between the norm and the threshold, the "
        "strongest state that would join, slide and gain by it all the same."
    ),
)
