"""Results the article does not state: how high the norm should be."""

from __future__ import annotations

import numpy as np
import sympy as sp

from ... import critical_norm, lifted_band, results
from ...norms import Norm
from ...population import Population, liftable_whole
from ...symbols import D, k, s, tau, x, y
from .. import exact
from ..cases import at_most, equal, outcome
from ..evidence import Verdict, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, negative, positive, same


def best_of_two(slope):
    """Return the better of two norms, one for eight states at 1, one for the leader at 3."""
    states = [1] * 8 + [3]
    return max(
        (exact.fraction(1.22), exact.fraction(3.38)),
        key=lambda k: exact.net(states, k, 0.05, slope),
    )


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
    lunch = []
    for states in random.uniform(0.3, 4, (100, 5)):
        pop, jump, m = Population(1 / states), random.uniform(0.02, 2), random.uniform(0, 1.9)
        with_slide, without = pop.best_norm(jump, m=m), pop.best_norm(jump, m=2.0)
        found.append(np.any(equal(with_slide.k, aims_at(states, jump))) and with_slide.net > 0)
        higher.append(raises(without.k, with_slide.k))
        top = states.max()
        above = pop.respond(Norm(top + random.uniform(0.01, 1) * np.sqrt(jump * top), jump, m))
        lunch.append(above.slide == 0 and above.pull > 0)
    group = [0.5, 0.9, 1.5, 3]
    over, beyond = exact.net(group, 3.5), exact.net(group, 3.78)
    return [
        proof("between one k̄ and the next nothing falls", derived(results.best_level())),
        survey("five states: the best norm is some k̄", found),
        survey("it is at least as high with m below 2 as with m = 2", higher),
        survey("a norm between the top and its k̄: nobody slides, somebody rises", lunch),
        witness(
            "eight at 1, one at 3, D = 1/20, of k = 61/50 and 169/50: m = 1 asks for the higher, "
            "m = 2 for the lower",
            raises(*(best_of_two(slope) for slope in (2, 1))) and best_of_two(1) > best_of_two(2),
        ),
        witness(
            f"D = 1/5, m = 1, s = 1/2, 9/10, 3/2, 3: net {over} at k = 7/2, {beyond} at 3.78",
            beyond == 0 < over,
        ),
    ]


@claim(
    "P8",
    "ours, from Part V.A; Part V.B.2",
    "some norm brings a whole group to it and lowers none iff max S* - min S* ≤ √(D min S*)",
    Verdict.HOLDS,
    "propositions#prop-homogeneity",
    formalised=Formalised.NEW,
)
def homogeneity_test(narrow=lambda spread, weakest, D: spread <= np.sqrt(D * weakest)):
    """A group can be lifted whole exactly if its spread is at most its weakest state's reach."""
    random = np.random.default_rng(108)
    s, jumps = random.uniform(0.5, 2, (300, 3)), random.uniform(0.01, 1.5, 300)
    slopes = random.uniform(0, 1.9, 300)
    predicted = narrow(np.ptp(s, axis=1), s.min(axis=1), jumps)
    solved = []
    for states, jump, m in zip(s, jumps, slopes, strict=True):
        levels = states.max() * np.r_[np.linspace(0.3, 0.999, 20), np.linspace(1, 2, 61)][:, None]
        ends = outcome(states, Norm(levels, jump, m))
        whole = equal(ends, levels) & at_most(states, ends)
        solved.append(whole.all(axis=1).any())
    tight = [exact.outcome(0.8, (1.2, jump, 1)) for jump in (0.2, 0.19)]
    return [
        proof("the spread a norm at max S* bridges", derived(results.liftable_group())),
        survey(
            "three states, 81 norms from 3/10 of the strongest up", np.array(solved) == predicted
        ),
        survey(
            "the test the book uses elsewhere",
            [liftable_whole(1 / t, j) for t, j in zip(s, jumps, strict=True)] == predicted,
        ),
        witness(
            "k = 6/5: s = 4/5 ends at {}, {} for D = 1/5, 19/100".format(*tight),
            tight[1] < tight[0],
        ),
    ]


def pull_by_cost(k, D=0.2):
    """Return the total pull of a norm on states with costs spread evenly, summed numerically."""
    lam = np.linspace(1 / k, 1 / lifted_band(k, D).weakest, 200_001)
    return np.trapezoid(k - 1 / lam, lam)


@claim(
    "P17",
    "ours, from Part III.A; Part V.B.3",
    "S* evenly spread: total pull is (k - s_min)²/2 and rises in k; λ evenly spread: it falls",
    Verdict.HOLDS,
    "propositions#prop-ambition",
    formalised=Formalised.NEW,
)
def ambition_and_pull(
    total=(k - s) ** 2 / 2,
    reach=(sp.sqrt(D**2 + 4 * D * k) - D) / 2,
    by_cost=x - sp.log(1 + x),
):
    """A more ambitious norm lifts a wider band of states, each of them further.

    With states evenly spread by policy total pull therefore rises with ambition. Evenly spread by
    cost, the weak are the many, and it falls. The article speaks of low performers only (C73).
    """
    at_root = ((D + y) ** 2 - D**2) / (4 * D)  # the k at which the root is D + y
    weakest = results.lifted_band()["weakest"]
    widening = sp.diff(reach, k).subs(k, at_root)
    summed = sp.integrate(k - tau, (tau, s, k))
    by_costs = [pull_by_cost(level) for level in (0.5, 1, 2, 4)]
    bands = [1 - exact.fraction(0.5), 3 - exact.fraction(2)]
    return [
        proof("the reach is k - s_min", same(sp.radsimp(k - weakest), reach)),
        proof("the reach widens with k", positive(sp.simplify(sp.factor(widening, deep=True)))),
        proof("k - S* added up over the band", same(summed, total)),
        proof(
            "λ even: total pull is x - log(1+x) with k/s_min = 1 + x, and x falls as k rises",
            derived(results.ambition()),
            same(sp.diff(by_cost, x), x / (1 + x)),
            negative(sp.factor(sp.diff(D * (1 + x) / x**2, x))),
        ),
        survey("λ even, D = 1/5, k = 1/2, 1, 2, 4: the sum falls", np.diff(by_costs) < 0),
        witness(
            "D = 1/2: k = 1 lifts from 1/2 on, k = 3 from 2 on",
            exact.outcome(0.5, (1, 0.5, 1)) == 1
            and exact.outcome(2, (3, 0.5, 1)) == 3
            and bands[0] < bands[1],
        ),
    ]
