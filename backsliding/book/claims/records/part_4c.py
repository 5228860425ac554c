"""Claims of Part IV.C: other theories."""

from __future__ import annotations

from sympy import Eq, Implies, Max, Min

from ..language import P, Q, S, gamma, k, lam, later_lam, s, t, theta
from ..record import Claim


def pull(S):
    """Return the welfare of leaders who also mind the square of the distance to the norm."""
    return 2 * S - lam * S**2 - gamma * (S - k) ** 2


C56 = Claim(
    "C56",
    "Part IV.C, footnotes 147 and 148",
    "part-4c#compliance-pull",
    "A pull towards compliance plausibly works in both directions.",
    (pull(S) <= pull(P))
    & Implies((gamma > 0) & (lam * k > 1), (1 / lam < P) & (k > P))
    & Implies((gamma > 0) & (lam * k < 1), (k < P) & (1 / lam > P)),
    where={P: (1 + gamma * k) / (lam + gamma)},
    remark=(
        "It does if leaders mind exceeding the norm as well as falling short of it; the article "
        "says no more than that this is plausible. If only shortfalls hurt, the usual sense of "
        "complying with a floor, states above do not move: the last case."
    ),
)

C57 = Claim(
    "C57",
    "Part IV.C, footnotes 149, 151 and 152",
    "part-4c#persuasion",
    "Persuasion works in both directions.",
    (2 * S - later_lam * S**2 <= P) & (Min(s, k) <= P) & (Max(s, k) >= P),
    given=(
        k > 0,
        Eq(later_lam * s * k, (1 - theta) * k + theta * s),
        Eq(P * later_lam, 1),
    ),
    remark="The persuaded state ends at a weighted harmonic mean of its own policy and the norm.",
)

C58 = Claim(
    "C58",
    "Part IV.C, footnote 153",
    "part-4c#mimicry",
    "Mimicry yields a race to the middle.",
    (P < Q)
    & (t - s >= Q - P)
    & (gamma * (Q - P) <= 2 * t / s)
    & (2 * s * t / (s + t) <= (P + Q) / 2)
    & ((s + t) / 2 >= (P + Q) / 2),
    given=(
        s < t,
        Eq(P * (1 / s + gamma), 1 + gamma * (P + Q) / 2),
        Eq(Q * (1 / t + gamma), 1 + gamma * (P + Q) / 2),
    ),
    argument="propositions#prop-mimicry",
    remark=(
        "The middle is the harmonic mean of the states' own policies, below their average "
        "(P14). No treaty is needed for it."
    ),
)
