"""What the solver relies on."""

from __future__ import annotations

import sympy as sp
from sympy import Eq, Implies, Max, Min

from ..language import Ends, P, R, S, k, one, outcome, s
from ..record import Claim, Formalised

#: A piece of a curve: where it starts and ends, its slope where it starts, how fast that falls.
low, high, slope, bend = sp.symbols("l h q b", real=True)


L1 = Claim(
    "L1",
    "ours, from Part III",
    "computed",
    (
        "On one piece of a benefit curve, straight or bending down, the first-order condition, "
        "held to the ends of the piece, gives the best policy, and no other is as good."
    ),
    (s * (slope * (S - P) - bend * ((S - low) ** 2 - (P - low) ** 2)) <= S**2 - P**2)
    & Implies(
        Eq(s * (slope * (S - P) - bend * ((S - low) ** 2 - (P - low) ** 2)), S**2 - P**2),
        Eq(S, P),
    ),
    given=(
        low >= 0,
        low <= S,
        high >= S,
        bend >= 0,
        Eq(2 * R * (1 + bend * s), s * (slope + 2 * bend * low)),
    ),
    where={P: Max(low, Min(R, high))},
    formalised=Formalised.NEW,
    remark=(
        "A curve has finitely many pieces; so one candidate a piece is enough, for clear and "
        "vague norms, ladders, windows and targets alike. The solver searches no further."
    ),
)

L2 = Claim(
    "L2",
    "ours, from Part III",
    "computed",
    (
        "Under one norm a state ends at its own policy below s_min, at the norm up to 2k/m, and "
        "at m S*/2 beyond."
    ),
    Ends(outcome(s, k), s, one),
    formalised=Formalised.NEW,
)
