"""Claims of Part IV.A: domestic factors."""

from __future__ import annotations

import numpy as np

from ... import lifted_band, results
from .. import exact
from ..cases import at_most, drawn, equal, outcome
from ..evidence import Verdict, instance, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived

#: Poor performers and high performers, for claims about democracies and autocracies.
WEAK, STRONG = (0.5, 0.6, 0.7, 0.8, 0.9), (1.5, 2, 2.5, 3, 3.5)


def arrived(s, tau, k=1, D=0.3, m=1):
    """Return where a state ends when the share ``tau`` of a norm is transmitted to it."""
    tau = exact.fraction(tau)
    return exact.outcome(s, (k, tau * exact.fraction(D), 2 - tau * (2 - m)))


@claim(
    "C36",
    "Part IV.A",
    "S_out = k if and only if s_min ≤ S* ≤ 2k/m",
    Verdict.HOLDS,
    "part-3b#response",
    formalised=Formalised.OURS,
)
def towards_the_norm(
    when=lambda s, k, D, m: at_most(lifted_band(k, D).weakest, s) & at_most(m * s, 2 * k),
):
    """States tend towards the norm, but do not fully converge on it.

    Those far below are unmoved, and those far above stop at m S*/2.
    """
    c = drawn()
    ends = [exact.outcome(s, (1, 0.2, 1)) for s in (0.5, 1.5, 3)]
    return [
        proof(
            "below: k from s_min on; above: max(m S*/2, k), which is k up to 2k/m",
            derived(results.lifted_band()),
            derived(results.two_candidates()),
            derived(results.outcome_above()),
        ),
        survey(
            "ending at the norm and s_min ≤ S* ≤ 2k/m agree",
            equal(outcome(c.s, c.norm), c.k) == when(*c),
        ),
        witness(
            "k = 1, D = 1/5, m = 1: s = 1/2, 3/2, 3 end at {}, {}, {}".format(*ends),
            ends == [0.5, 1, 1.5],
        ),
    ]


@claim(
    "C37",
    "Part IV.A, footnotes 124, 125 and 127",
    "a share τ: reach √(τD/λ); above k, S_out = max(k, (1 - τ(2-m)/2) S*)",
    Verdict.HOLDS,
    "part-4a#receptivity",
    formalised=Formalised.OURS,
)
def receptivity(
    reach=lambda lam, D, tau: np.sqrt(tau * D / lam),
    above=lambda s, k, m, tau: np.maximum(k, (1 - tau * (2 - m) / 2) * s),
):
    """Receptive states are moved more, up as well as down; less receptive ones less.

    By construction: we let one share scale the jump and the flattening together. Courts that
    follow international law (footnote 127) raise the share instead of lowering it.
    """
    c = drawn()
    tau = np.random.default_rng(37).uniform(0, 1, c.s.size)
    end = outcome(c.s, c.norm.transmitted(tau))
    moves = equal(end, c.k)
    quarter, whole = arrived(3, 0.25, D=0.25), arrived(3, 1, D=0.25)
    return [
        proof("reach and slide both grow with τ", derived(results.hand_in_hand())),
        survey(
            "states below: moving and k ≤ S* + √(τD/λ) agree",
            moves == at_most(c.k, c.s + reach(1 / c.s, c.D, tau)),
            c.s < c.k,
        ),
        survey("states above", equal(end, above(c.s, c.k, c.m, tau)), c.s > c.k),
        witness(
            f"k = 1, D = 1/4, m = 1: s = 3 ends at {quarter} for τ = 1/4, {whole} for τ = 1",
            whole < quarter < 3,
        ),
    ]


@claim(
    "C38",
    "Part IV.A",
    "τ lower below the norm than above it: pull can be small and slide large",
    Verdict.HOLDS,
    "part-4a#democracies",
    formalised=Formalised.OURS,
)
def democracies_slide_more(
    says=lambda pull, slide, pull_swapped, slide_swapped: (
        pull < pull_swapped and slide > slide_swapped
    ),
):
    """If democracies are better performers and more receptive, norms may lift little, lower much.

    Unequal receptivity can even reverse ranks: alone among the article's mechanisms (P9).
    """

    def totals(tau_weak, tau_strong):
        pull = sum(arrived(s, tau_weak) - exact.fraction(s) for s in WEAK)
        return pull, sum(exact.fraction(s) - arrived(s, tau_strong) for s in STRONG)

    given, swapped = totals(0.25, 1), totals(1, 0.25)
    words = (
        "k = 1, D = 3/10, m = 1; s = 1/2, 3/5, 7/10, 4/5, 9/10 with τ = 1/4 and s = 3/2, 2, 5/2, "
        "3, 7/2 with τ = 1: pull {}, slide {}; shares swapped: {}, {}"
    )
    ranks = arrived(3, 1), arrived(2, 0)
    return [
        instance(words.format(*given, *swapped), says(*given, *swapped)),
        instance(
            "s = 3 with τ = 1 ends at {}, s = 2 with τ = 0 at {}".format(*ranks),
            ranks[0] < ranks[1],
        ),
    ]
