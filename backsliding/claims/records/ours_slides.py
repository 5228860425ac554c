"""Results the article does not state: slides in time, in windows, and by imitation."""

from __future__ import annotations

import numpy as np

from ... import lifted_band, results, symbols
from ...norms import Norm, WindowedNorm
from ...population import cumulative_effect
from ...symbols import flattening, k
from ...theories import mimicry
from .. import exact
from ..cases import at_most, drawn, equal, outcome
from ..evidence import Verdict, proof, step, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, same


@claim(
    "P12",
    "ours, from Part V.B.1; Introduction",
    "as S* rises: a jump at s_min, a plateau to 2k/m, slope m/2; what was added sums to 0 at "
    "S* = 2k - s_min if that is at most 2k/m",
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
    to it, if it is still held there; if not, later. With the article's slope it always is.
    Cheaper protection changes no conduct on the plateau.
    """
    c = drawn()
    level, jump = c.k, c.D
    turn = even(level, jump)
    total = np.array(
        [
            cumulative_effect(t, Norm(*norm))
            for t, *norm in zip(turn, level, jump, c.m, strict=True)
        ]
    )
    held = c.m * turn <= 2 * level
    ends = [exact.outcome(t, (1, 0.5, 1)) for t in (0.4, 0.5, 2, 3)]
    return [
        proof("the jump, the plateau and the slope after it", derived(results.progress())),
        proof("the sum of k - S*, from s_min on, while held", derived(results.balance())),
        survey("states along the path", equal(outcome(c.s, c.norm), path(*c))),
        survey("the sum, any slope, still held: zero", abs(total) <= 1e-9 * level**2, held),
        survey("released before: still above zero", total > 0, ~held),
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
    argument="propositions#prop-mimicry",
)
def mimicry_lowers_the_mean(
    mean=lambda lam, gamma: np.sum(1 / (lam + gamma)) / np.sum(lam / (lam + gamma)),
    falls=at_most,
):
    """Imitation drags the average down, from the arithmetic to the harmonic mean.

    Reluctant states have the steeper cost curves, so they give way less.
    """
    random = np.random.default_rng(114)
    groups = [1 / random.uniform(0.2, 4, size) for size in random.integers(2, 9, 100)]
    strengths = np.sort(random.uniform(0, 20, (100, 2)))
    means = np.array(
        [[mimicry(g, t).mean for t in pair] for g, pair in zip(groups, strengths, strict=True)]
    )
    formula = [[mean(g, t) for t in pair] for g, pair in zip(groups, strengths, strict=True)]

    def two(gamma):
        weights = [cost / (cost + exact.fraction(gamma)) for cost in (exact.fraction(0.5), 2)]
        return (2 * weights[0] + weights[1] / 2) / sum(weights)

    exactly = two(0), two(1), two(4)
    return [
        step(
            "for two states: the mean, how it falls, its limit",
            derived(results.race_to_the_middle()),
        ),
        survey("two to eight states: the mean is the weighted mean", equal(means, formula)),
        survey("the mean does not rise in γ", falls(means[:, 1], means[:, 0])),
        witness(
            "s = 1/2, 2: mean {}, {}, {} for γ = 0, 1, 4".format(*exactly),
            falls(exactly[1], exactly[0]) and falls(exactly[2], exactly[1]),
        ),
    ]


@claim(
    "P16",
    "ours, from Part III.B",
    "flattening over a window w: slide² ≤ (2-m)w S*; no slide if S* ≥ 4(k+w)/(2+m), and, for "
    "m S* ≥ 2k, only then",
    Verdict.HOLDS,
    "propositions#prop-bounded",
    formalised=Formalised.NEW,
)
def bounded_anchors(
    immune=lambda k, m, window: 4 * (k + window) / (2 + m),
    cap=lambda s, m, window: (2 - m) * window * s,
):
    """If flattening ends somewhere, the strongest states are immune and the moderate ones slide.

    With the article's slope the limit is 4(k+w)/3, for states that would slide past the norm,
    S* ≥ 2k. In general the slide is capped as the reach is: its square by what the flattening
    takes, over λ.
    """
    c = drawn()
    window = c.k * np.random.default_rng(116).uniform(0.02, 4, c.s.size)
    end, limit = outcome(c.s, WindowedNorm(c.k, c.D, c.m, window)), immune(c.k, c.m, window)
    clear = (c.m * c.s > 2 * c.k) & (c.m < 1.99) & (abs(c.s / limit - 1) > 1e-6)
    ends = [exact.outcome(t, (1, 0.2, 1), (2, 0, 2)) for t in (2.66, 2.67)]
    worth = [exact.payoff(S, 0.25, (*exact.LINE, (2, 0, 1), (3, 0, 2))) for S in (2, 4)]
    return [
        proof(
            "the state that is indifferent to sliding past the norm",
            same(results.immune_states()["weakest"], immune(k, 2 - flattening, symbols.w)),
        ),
        proof("a slide costs its square over S*", derived(results.slide_bound())),
        survey(
            "any slope, m S* > 2k: no slide and S* > 4(k+w)/(2+m) agree",
            equal(end, c.s) == (c.s > limit),
            clear,
        ),
        survey("any state above that limit stays", equal(end, c.s), (c.s > 1.001 * limit)),
        survey("any slope: the cap", at_most((c.s - end) ** 2, cap(c.s, c.m, window)), c.s > c.k),
        witness(
            "k = w = 1, m = 1: s = 2.66, 2.67 end at {}, {}".format(*ends), ends[0] < 2 < ends[1]
        ),
        witness(
            f"k = 2, w = 1, D = 0, m = 1: for s = 4, 2 and 4 are worth {worth[0]}, {worth[1]}",
            worth[0] == worth[1] and cap(4, 1, 1) == (4 - 2) ** 2,
        ),
    ]
