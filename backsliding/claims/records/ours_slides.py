"""Results the article does not state: slides in time, in windows, and by imitation."""

from __future__ import annotations

import numpy as np

from ... import lifted_band, results, symbols
from ...norms import Norm, WindowedNorm
from ...population import cumulative_effect
from ...symbols import k
from ...theories import mimicry
from .. import exact
from ..cases import at_most, drawn, equal, outcome
from ..evidence import Verdict, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, same


@claim(
    "P12",
    "ours, from Part V.B.1; Introduction",
    "as S* rises: a jump at s_min, a plateau to 2k/m, slope m/2; even at S* = 2k - s_min",
    Verdict.HOLDS,
    "propositions#prop-progress",
    formalised=Formalised.NEW,
)
def progress_under_a_norm(
    path=lambda s, k, D, m: np.where(s < lifted_band(k, D).weakest, s, np.maximum(m * s / 2, k)),
    even=lambda k, D: 2 * k - lifted_band(k, D).weakest,
):
    """A norm first speeds progress up, then stops it, then slows it.

    The balance turns negative once a state has been above the norm as long as it had been lifted
    to it, if it is still held there. Cheaper protection changes no conduct on the plateau.
    """
    c = drawn()
    level, jump = c.k, c.D
    turn = even(level, jump)
    total = np.array(
        [cumulative_effect(t, Norm(a, b)) for t, a, b in zip(turn, level, jump, strict=True)]
    )
    ends = [exact.outcome(t, (1, 0.5, 1)) for t in (0.4, 0.5, 2, 3)]
    return [
        proof("the path", derived(results.progress())),
        proof("and the balance", derived(results.balance())),
        survey("states along the path", equal(outcome(c.s, c.norm), path(*c))),
        survey("the balance, slope 1", abs(total) <= 1e-9 * level**2),
        witness(
            "k = 1, D = 1/2: s = 2/5, 1/2, 2, 3 end at {}, {}, {}, {}".format(*ends),
            [float(e) for e in ends] == [0.4, 1, 1, 1.5],
        ),
    ]


@claim(
    "P14",
    "ours, from Part IV.C",
    "the mean under mimicry is the λ/(λ+γ)-weighted mean of the S*, and falls in γ",
    Verdict.HOLDS,
    "propositions#prop-mimicry",
    formalised=Formalised.NEW,
)
def mimicry_lowers_the_mean(
    mean=lambda lam, gamma: np.sum(1 / (lam + gamma)) / np.sum(lam / (lam + gamma)),
    falls=at_most,
):
    """Imitation drags the average down, from the arithmetic to the harmonic mean.

    Reluctant states have the steeper cost curves, so they give way less.
    """
    random = np.random.default_rng(114)
    groups, strengths = (
        1 / random.uniform(0.2, 4, (80, 4)),
        np.sort(random.uniform(0, 20, (80, 2))),
    )
    means = np.array(
        [[mimicry(g, t).mean for t in pair] for g, pair in zip(groups, strengths, strict=True)]
    )
    formula = [[mean(g, t) for t in pair] for g, pair in zip(groups, strengths, strict=True)]

    def two(gamma):
        weights = [cost / (cost + exact.fraction(gamma)) for cost in (exact.fraction(0.5), 2)]
        return (2 * weights[0] + weights[1] / 2) / sum(weights)

    exactly = two(0), two(1), two(4)
    return [
        proof("for two states, step by step", derived(results.race_to_the_middle())),
        survey("four states: the equilibrium mean is the weighted mean", equal(means, formula)),
        survey("and falls as imitation grows", falls(means[:, 1], means[:, 0])),
        witness(
            "s = 1/2, 2: mean {}, {}, {} for γ = 0, 1, 4".format(*exactly),
            falls(exactly[1], exactly[0]) and falls(exactly[2], exactly[1]),
        ),
    ]


@claim(
    "P16",
    "ours, from Part III.B",
    "flattening over a window w: slide² ≤ (2-m)w S*; m = 1: no slide iff S* > 4(k+w)/3",
    Verdict.HOLDS,
    "propositions#prop-bounded",
    formalised=Formalised.NEW,
)
def bounded_anchors(
    immune=lambda k, window: 4 * (k + window) / 3,
    cap=lambda s, m, window: (2 - m) * window * s,
):
    """If flattening ends somewhere, the strongest states are immune and the moderate ones slide.

    The limit is for states that would slide past the norm, S* ≥ 2k. In general the slide is
    capped as the reach is: its square by what the flattening takes, over λ.
    """
    c = drawn()
    window = c.k * np.random.default_rng(116).uniform(0.55, 4, c.s.size)
    article = outcome(c.s, WindowedNorm(c.k, c.D, 1.0, window))
    general = outcome(c.s, WindowedNorm(c.k, c.D, c.m, window))
    clear = (c.s > 2 * c.k) & (abs(c.s / immune(c.k, window) - 1) > 1e-6)
    ends = [exact.outcome(t, (1, 0.2, 1), (2, 0, 2)) for t in (2.66, 2.67)]
    worth = [exact.payoff(S, 0.25, (*exact.LINE, (2, 0, 1), (3, 0, 2))) for S in (2, 4)]
    return [
        proof(
            "the limit of immunity", same(results.immune_states()["article"], immune(k, symbols.w))
        ),
        proof("the cap", derived(results.slide_bound())),
        survey(
            "m = 1, S* > 2k: no slide and S* > 4(k+w)/3 agree",
            equal(article, c.s) == (c.s > immune(c.k, window)),
            clear,
        ),
        survey(
            "any slope: the cap", at_most((c.s - general) ** 2, cap(c.s, c.m, window)), c.s > c.k
        ),
        witness("k = w = 1: s = 2.66, 2.67 end at {}, {}".format(*ends), ends[0] < 2 < ends[1]),
        witness(
            f"k = 2, w = 1, s = 4: 2 and 4 are worth {worth[0]} and {worth[1]}; the cap is met",
            worth[0] == worth[1] and cap(4, 1, 1) == (4 - 2) ** 2,
        ),
    ]
