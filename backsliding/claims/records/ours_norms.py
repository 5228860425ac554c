"""Results the article does not state: particular norms, groups and paths."""

from __future__ import annotations

import numpy as np
import sympy as sp

from ... import critical_norm, lifted_band, results, symbols
from ...kernels import KernelNorm
from ...norms import Norm, OneSidedVagueNorm, VagueNorm, WindowedNorm
from ...population import Population, cumulative_effect, joins, liftable_whole
from ...smooth import best_response as smooth_response
from ...symbols import D, k, m, s, tau, y
from ...theories import mimicry
from .. import exact
from ..cases import at_most, drawn, drawn_ladders, equal, outcome
from ..evidence import Verdict, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, positive, same
from .part_5a import net


@claim(
    "P4",
    "ours, from Part IV.B.3",
    "below k0 as k0 alone iff D1 ≤ (k1-k0)[(2-m0)+(k1-k0)/k0]; above k1, iff D1 ≥ floor",
    Verdict.HOLDS,
    "propositions#prop-ladders",
    formalised=Formalised.NEW,
)
def when_a_ladder_behaves(
    ceiling=lambda k0, k1, m0: (k1 - k0) * (2 - m0 + (k1 - k0) / k0),
    inner=lambda k0, k1, m0: k1 * (1 - m0 / 2) ** 2,
    corner=lambda k0, k1, m0: (k1 - k0) * (2 - m0 - (k1 - k0) / k1),
):
    """Two rungs act as the article says if the higher one's reward is neither small nor large.

    The floor is k1(1-m0/2)² if k0 ≤ m0 k1/2, else (k1-k0)[(2-m0)-(k1-k0)/k1]. With the article's
    slope a protocol keeps the states above it only if its own reward is at least a quarter of its
    level, once a base treaty stands at half that level or lower.
    """
    letters = symbols.k0, symbols.k1, symbols.m0
    ladder = drawn_ladders()
    k0, k1, D1, m0 = ladder.lower.k, ladder.upper.k, ladder.upper.D, ladder.lower.m
    share = np.linspace(0.02, 1 - 1e-6, 80)[:, None]
    left, right = share * k0, k1 / share

    def alike(states, alone):
        return equal(outcome(states, ladder.both), outcome(states, alone)).all(axis=0)

    high = ceiling(k0, k1, m0)
    low = np.where(k0 <= m0 * k1 / 2, inner(k0, k1, m0), corner(k0, k1, m0))
    clear = abs(D1 / high - 1) > 1e-3, abs(D1 - low) > 1e-3 * k1
    lower = (1.2, 0.1, 1)
    ends = [exact.outcome(1.199, lower, (1.3, jump, 1)) for jump in (0.1, 0.12)]
    falls = [exact.outcome(1.9001, (0.5, 0.3, 1), (1.9, jump, 1)) for jump in (0.47, 0.48)]
    return [
        proof("and their meeting at the article's slope", derived(results.both_hold())),
        proof(
            "both floors",
            same(results.undercut()["least_inner"], inner(*letters)),
            same(results.undercut()["least_corner"], corner(*letters)),
        ),
        proof("the ceiling", same(results.leapfrog()["by_slope"], ceiling(*letters))),
        survey(
            "80 states below each lower rung", alike(left, ladder.lower) == (high >= D1), clear[0]
        ),
        survey(
            "80 states above each upper rung", alike(right, ladder.upper) == (low <= D1), clear[1]
        ),
        witness(
            "s = 1199/1000, k = 6/5, 13/10: D1 = 1/10, 3/25 end at {}, {}".format(*ends),
            ends[0] < ends[1],
        ),
        witness(
            "s = 19001/10000, k = 1/2, 19/10: D1 = 47/100, 12/25 end at {}, {}".format(*falls),
            falls[0] < falls[1],
        ),
    ]


@claim(
    "P5",
    "ours, from Part V.B.1",
    "a refuser being left alone, m = 1, D ≤ k/2: joiners above k have S* ≤ s_max; "
    "any m: a joiner's slide² ≤ D S*",
    Verdict.HOLDS,
    "propositions#prop-joiners",
    formalised=Formalised.NEW,
)
def willing_backsliders(
    joining=lambda s, k, D: s <= lifted_band(k, D).strongest,
    cap=lambda s, D: D * s,
):
    """Some states slide and sign; voluntary membership caps how far they slide.

    For a modest jump those who join a flattened floor from above are exactly the states that an
    exact target would capture. A slide costs slide²/S*, and must be worth D.
    """
    c = drawn()
    modest = np.minimum(c.D, c.k / 2)
    signs = joins(1 / c.s, Norm(c.k, modest, 1.0))
    slide = c.s - outcome(c.s, c.norm)
    member = joins(1 / c.s, c.norm) & (c.s > c.k)
    clear = abs(c.s / lifted_band(c.k, modest).strongest - 1) > 1e-6
    worth, refused = exact.gain(1.5, (1, 0.2, 1)), exact.gain(1.6, (1, 0.2, 1))
    return [
        proof("the cap", derived(results.capped_slide())),
        survey(
            "joining and lying below s_max agree",
            signs == joining(c.s, c.k, modest),
            (c.s > c.k) & clear,
        ),
        survey("members that slide", at_most(slide**2, cap(c.s, c.D)), member),
        witness(
            "a slide of exactly the cap: s = 4, k = 2, D = 1, m = 1 gains 0",
            exact.gain(4, (2, 1, 1)) == 0
            and equal(4 - exact.outcome(4, (2, 1, 1)), 2)
            and equal(cap(4, 1), 4),
        ),
        witness(f"k = 1, D = 1/5: s = 3/2 gains {worth}, s = 8/5 {refused}", refused < 0 < worth),
    ]


@claim(
    "P6",
    "ours, from Part III.B; Part V.A",
    "k < m S*/2: ∂G/∂k = 2 - m and ∂S_out/∂k = 0",
    Verdict.HOLDS,
    "propositions#prop-dead-zone",
    formalised=Formalised.NEW,
)
def dead_zone(rate=2 - m, still=equal):
    """A low norm that is raised changes a strong leader's welfare and not its conduct.

    With the article's slope welfare rises one for one with the norm.
    """
    c = drawn()
    free = results.response()["gain"].args[-1].expr
    low, high = (c.m * c.s / 2 * share for share in (0.3, 0.9))
    ends = [outcome(c.s, Norm(level, c.D, c.m)) for level in (low, high)]
    gains = [exact.gain(4, (level, 0.2, 1)) for level in (1, 1.5)]
    same_end = exact.outcome(4, (1, 0.2, 1)), exact.outcome(4, (1.5, 0.2, 1))
    return [
        proof("∂G/∂k for a state that slides freely", same(sp.diff(free, k), rate)),
        survey("two norms below m S*/2", still(*ends)),
        witness("s = 4, k = 1, 3/2: ends at {}, {}".format(*same_end), still(*same_end)),
        witness("and gains {}, {}".format(*gains), gains[1] - gains[0] == exact.fraction(0.5)),
    ]


@claim(
    "P7",
    "ours, from Part V.A; Part V.B.3",
    "argmax Σ S_out is some state's k̄; for max S* < k ≤ k̄(max S*): slide 0, pull above 0",
    Verdict.HOLDS,
    "propositions#prop-best-norm",
    formalised=Formalised.NEW,
)
def above_the_top(
    aims_at=lambda s, D: critical_norm(1 / s, D),
    raises=at_most,
):
    """A norm just above every state lifts leaders and lowers nobody; the best norm is some k̄.

    Whoever counts backsliding chooses a norm at least as high as one who does not.
    """
    random = np.random.default_rng(107)
    found, higher = [], []
    for states in random.uniform(0.3, 4, (60, 5)):
        pop, jump = Population(1 / states), random.uniform(0.02, 0.6)
        with_slide, without = pop.best_norm(jump), pop.best_norm(jump, m=2.0)
        found.append(np.any(equal(with_slide.k, aims_at(states, jump))) and with_slide.net > 0)
        higher.append(raises(without.k, with_slide.k))
    group = [0.5, 0.9, 1.5, 3]
    above, beyond = net(group, 3.5), net(group, 3.78)
    return [
        proof("between one k̄ and the next nothing falls", derived(results.best_level())),
        survey("five states: the best norm", found),
        survey("with backsliding and without", higher),
        witness(
            "eight at 1, one at 3, D = 1/20: best of two norms with and without backsliding",
            raises(*(best_of_two(slope) for slope in (2, 1))) and best_of_two(1) > best_of_two(2),
        ),
        witness(
            f"s = 1/2, 9/10, 3/2, 3: net {above} at k = 7/2, {beyond} at 3.78", beyond == 0 < above
        ),
    ]


def best_of_two(slope):
    """Return the better of two norms, one for eight states at 1, one for the leader at 3."""
    states = [1] * 8 + [3]
    return max(
        (exact.fraction(1.22), exact.fraction(3.38)), key=lambda k: net(states, k, 0.05, slope)
    )


@claim(
    "P8",
    "ours, from Part V.A; Part V.B.2",
    "some norm lifts a group whole and lowers none iff max S* - min S* ≤ √(D min S*)",
    Verdict.HOLDS,
    "propositions#prop-homogeneity",
    formalised=Formalised.NEW,
)
def homogeneity_test(narrow=lambda spread, weakest, D: spread <= np.sqrt(D * weakest)):
    """A group can be lifted whole exactly if its spread is at most its weakest state's reach."""
    random = np.random.default_rng(108)
    s, jumps = random.uniform(0.5, 2, (300, 3)), random.uniform(0.01, 1.5, 300)
    predicted = narrow(np.ptp(s, axis=1), s.min(axis=1), jumps)
    solved = []
    for states, jump in zip(s, jumps, strict=True):
        levels = states.max() * np.r_[1.0, np.linspace(1.001, 2, 60)][:, None]
        ends = outcome(states, Norm(levels, jump))
        solved.append(equal(ends, levels).all(axis=1).any())
    tight = [exact.outcome(0.8, (1.2, jump, 1)) for jump in (0.2, 0.19)]
    return [
        proof("the spread a norm at max S* bridges", derived(results.liftable_group())),
        survey("three states, 61 norms from the strongest up", np.array(solved) == predicted),
        survey(
            "the package's own test",
            [liftable_whole(1 / t, j) for t, j in zip(s, jumps, strict=True)] == predicted,
        ),
        witness(
            "s = 4/5, k = 6/5: D = 1/5, 19/100 end at {}, {}".format(*tight), tight[1] < tight[0]
        ),
    ]


@claim(
    "P11",
    "ours, from Part IV.B.4",
    "a state at k ends at or above it iff the half-width is at most D/(2-m)",
    Verdict.HOLDS,
    "propositions#prop-vagueness",
    formalised=Formalised.NEW,
)
def vagueness_threshold(
    widest=lambda D, m: D / (2 - m),
    normal=lambda D, m: 2 * D / ((2 - m) * np.sqrt(2 * np.pi)),
    spared=at_most,
):
    """Doubt about a threshold protects states at the norm up to a point, and harms them beyond.

    For another symmetric spread with standard density f(0) at the middle, σ < 2D f(0)/(2-m).
    If flattening sets in only to the right of k, no state from k up does worse than under a
    clear norm.
    """
    c = drawn()
    curved = c.m < 1.98
    width = c.k * np.random.default_rng(111).uniform(0.02, 1, c.s.size)
    limit = widest(c.D, np.minimum(c.m, 1.98))
    end = outcome(c.k, VagueNorm(c.k, c.D, c.m, width))
    stays = [
        float(
            smooth_response(1.0, KernelNorm(1.0, 0.2, 1.0, sigma=factor * normal(0.2, 1))).policy
        )
        for factor in (0.95, 1.06)
    ]
    above = np.maximum(c.s, c.k)
    one_sided = outcome(above, OneSidedVagueNorm(c.k, c.D, c.m, width))
    exactly = [exact.best(1, exact.vague(1, 0.2, 1, w)) for w in (0.2, 0.21)]
    return [
        proof("the limit, step by step", derived(results.protection())),
        survey(
            "evenly spread",
            at_most(c.k, end) == (width <= limit),
            curved & (abs(width / limit - 1) > 1e-6),
        ),
        survey(
            "normally spread, a little below and above the limit", [stays[0] > 1, stays[1] < 1]
        ),
        survey("one-sided flattening", spared(outcome(above, c.norm), one_sided)),
        witness(
            "s = k = 1, D = 1/5, m = 1: {} at half-width 1/5, {} at 21/100".format(*exactly),
            spared(1, exactly[0]) and exactly[1] < 1,
        ),
    ]


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


@claim(
    "P17",
    "ours, from Part III.A; Part V.B.3",
    "S* evenly spread: total pull (k - s_min)²/2 rises in k",
    Verdict.HOLDS,
    "propositions#prop-ambition",
    formalised=Formalised.NEW,
)
def ambition_and_pull(total=(k - s) ** 2 / 2, reach=(sp.sqrt(D**2 + 4 * D * k) - D) / 2):
    """A more ambitious norm lifts a wider band of states, each of them further.

    With states evenly spread total pull therefore rises with ambition, against V.B.3.
    """
    at_root = ((D + y) ** 2 - D**2) / (4 * D)  # the k at which the root is D + y
    weakest = results.lifted_band()["weakest"]
    widening = sp.diff(reach, k).subs(k, at_root)
    summed = sp.integrate(k - tau, (tau, s, k))
    bands = [1 - exact.fraction(0.5), 3 - exact.fraction(2)]
    return [
        proof("the reach is k - s_min", same(sp.radsimp(k - weakest), reach)),
        proof("and widens", positive(sp.simplify(sp.factor(widening, deep=True)))),
        proof("adding up k - S* over the band", same(summed, total)),
        witness(
            "D = 1/2: from 1/2 up to 1, from 2 up to 3",
            exact.outcome(0.5, (1, 0.5, 1)) == 1
            and exact.outcome(2, (3, 0.5, 1)) == 3
            and bands[0] < bands[1],
        ),
    ]


@claim(
    "P19",
    "ours, from Part III.A; Part IV.B.4",
    "a reward that rises by at most D in all: S_out - S* ≤ √(D/λ)",
    Verdict.HOLDS,
    "propositions#prop-reach",
    formalised=Formalised.NEW,
)
def nobody_is_lifted_further(reach=lambda s, D: np.sqrt(D * s)):
    """However a norm's reward is spread out, it lifts no state by more than √(D/λ).

    Vagueness can reach more states than a clear norm does, but none of them from further away.
    """
    c = drawn()
    width = c.k * np.random.default_rng(119).uniform(0.02, 1, c.s.size)
    rises = [outcome(c.s, norm) - c.s for norm in (c.norm, VagueNorm(c.k, c.D, c.m, width))]
    edge = exact.outcome(0.5, (1, 0.5, 1)) - exact.fraction(0.5)
    return [
        survey("clear norms", at_most(rises[0], reach(c.s, c.D))),
        survey("vague norms", at_most(rises[1], reach(c.s, c.D))),
        witness(
            f"s = 1/2, k = 1, D = 1/2: rises by {edge}, the whole reach",
            equal(float(edge), reach(0.5, 0.5)),
        ),
    ]
