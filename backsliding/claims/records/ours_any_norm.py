"""Results the article does not state: laws that hold for norms of any shape."""

from __future__ import annotations

import numpy as np
import sympy as sp

from ... import VagueNorm, best_response, results
from ...norms import ExactTarget, Ladder, Norm, WindowedNorm
from ...symbols import D, S, lam, s
from .. import exact
from ..cases import at_most, drawn, drawn_ladders, outcome
from ..evidence import Verdict, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, non_negative, same

#: One norm of each shape.
SHAPES = (
    Norm(1.0, 0.2),
    Norm(1.0, 0.2, 2.0),
    ExactTarget(1.0, 0.2),
    WindowedNorm(1.0, 0.2, 1.0, 0.8),
    VagueNorm(1.0, 0.2, 1.0, 0.3),
    Ladder([Norm(1.0, 0.2, 1.2), Norm(2.0, 0.8, 0.6)]),
)


def ramp_pull(D, width):
    """Return the total pull of a reward rising evenly by ``D`` over a stretch of this length.

    States are evenly spread and lose ``(S - s)**2`` by leaving ``s``; nothing is flattened.
    """
    s = np.linspace(-3, 3, 600_001)
    foot, top = -width / 2, width / 2
    on_ramp = np.clip(s + (D / (2 * width) if width else 0), foot, top)
    reward = D * (on_ramp - foot) / width if width else D * (on_ramp >= 0)
    choices = [(s, D * (s >= top)), (np.maximum(s, top), D), (on_ramp, reward)]
    worth = np.array([np.broadcast_to(r - (S - s) ** 2, s.shape) for S, r in choices])
    policy = np.take_along_axis(np.array([S for S, _ in choices]), worth.argmax(axis=0)[None], 0)[
        0
    ]
    return np.sum(policy - s) * (s[1] - s[0])


@claim(
    "P1",
    "ours, from Part III; Part IV.B.4; Part V.B.3",
    "∫(S_out² - S*²)dλ over [λ1, λ2] = G(λ1) - G(λ2); if λ is even from s_min to k, a clear "
    "norm's pull in S² is D",
    Verdict.HOLDS,
    "propositions#prop-conservation",
    formalised=Formalised.NEW,
)
def conservation_law(
    brackets=lambda low, change, high: at_most(low, change) & at_most(change, high),
    pull=D,
    share=lambda D, lam: D / (2 * lam),
):
    """What a norm does to policies adds up to what it does to the two end states' leaders.

    It holds for every norm, clear or vague, single or tiered. With costs evenly spread, and the
    weakest states out of reach, a norm raises the sum of the squares of policies exactly if its
    top performer's leaders gain by it. And with states evenly spread and equally curved, any
    reward that never falls and rises by D in all pulls by D/(2λ).
    """
    costs = np.sort(np.random.default_rng(101).uniform(0.2, 5, (2, 400)), axis=0)
    inside = []
    for norm in SHAPES:
        low, high = (best_response(cost, norm) for cost in costs)
        change, width = low.welfare - high.welfare, costs[1] - costs[0]
        inside.append(brackets(width * high.policy**2, change, width * low.policy**2))
    ends = [exact.outcome(t, (1, 0.2, 1)) for t in (3, 2)]
    change = exact.gain(3, (1, 0.2, 1)) + 3 - exact.gain(2, (1, 0.2, 1)) - 2
    sixth = exact.fraction(1) / 6
    return [
        proof(
            "with equal curvature total pull is D/(2λ)",
            same(results.neutral_benchmark().result, share(D, lam)),
        ),
        proof(
            "the leaders' welfare V has the slope V'(λ) = -S_out²", derived(results.conservation())
        ),
        proof(
            "∫(k² - 1/λ²)dλ over the lifted is D",
            same(results.conserved_pull().result, pull),
        ),
        survey("V(λ1) - V(λ2) between (λ2-λ1)S_out(λ2)² and (λ2-λ1)S_out(λ1)²", inside),
        survey(
            "total pull of a reward that rises by D along a ramp of length 0 to 1/2, λ = 1",
            [
                np.isclose(ramp_pull(rise, width), share(rise, 1), rtol=2e-3)
                for rise in (0.1, 0.2, 0.6)
                for width in (0, 0.05, 0.2, 0.5)
            ],
        ),
        witness(
            f"k = 1, D = 1/5, m = 1, λ from 1/3 to 1/2: welfare falls by {change}",
            brackets(sixth * ends[1] ** 2, change, sixth * ends[0] ** 2),
        ),
    ]


@claim(
    "P9",
    "ours, from Part III; Part IV.A",
    "s < s' implies S_out(s) ≤ S_out(s') under any common benefits curve",
    Verdict.HOLDS,
    "propositions#prop-ranks",
    formalised=Formalised.NEW,
)
def ranks_are_safe(says=at_most, cost=S**2 / s):
    """No common norm, of any shape, reverses the order of states.

    The cost of a further step falls in s, so stronger states never choose less. As protection
    gets cheaper, no policy ever falls. Only unequal shares transmitted reverse ranks (C38).
    """
    weaker, stronger = np.sort(np.random.default_rng(109).uniform(0.05, 6, (2, 400)), axis=0)
    ordered = [says(outcome(weaker, norm), outcome(stronger, norm)) for norm in SHAPES]
    c, ladders = drawn(), drawn_ladders()
    more = np.random.default_rng(9).uniform(1, 3, c.s.size)
    for s_, norm in ((c.s, c.norm), (ladders.s, ladders.both)):
        ordered.append(says(outcome(s_, norm), outcome(more * s_, norm)))
    ordered = np.concatenate(ordered)
    common = [exact.outcome(t, (1, 0.2, 1), (2, 0.8, 1)) for t in (1.5, 1.7)]
    return [
        proof("the stronger a state, the more a step up is worth", derived(results.ranks())),
        proof("the cost is λS², with λ = 1/s", same(cost.subs(s, 1 / lam), lam * S**2)),
        proof("the cost of one step more falls in s", non_negative(-sp.diff(cost, S, s))),
        survey("pairs of states: six shapes of norms, single norms, two rungs", ordered),
        witness(
            "k = 1, 2, D = 1/5, 4/5, m = 1: s = 3/2, 17/10 end at {}, {}".format(*common),
            says(*common),
        ),
    ]
