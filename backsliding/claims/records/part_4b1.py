"""Claims of Parts IV.B.1 and IV.B.2: floors and targets, hard law and soft."""

from __future__ import annotations

import numpy as np

from ... import lifted_band, model, results
from ...norms import ExactTarget, Norm, WindowedNorm
from ...symbols import D, S, k, lam, m
from .. import exact
from ..cases import at_most, below, drawn, equal, outcome
from ..evidence import Verdict, instance, outside, proof, survey, witness
from ..record import Formalised, claim
from ..symbolic import derived, same


def arrived(s, tau, k=1, D=0.3, m=1):
    """Return where a state ends when the share ``tau`` of a norm is transmitted to it."""
    tau = exact.fraction(tau)
    return exact.outcome(s, (k, tau * exact.fraction(D), 2 - tau * (2 - m)))


@claim(
    "C39",
    "Part IV.B.1, footnote 131",
    "for S* < k S_out does not depend on m; for S* > k it does not depend on D",
    Verdict.HOLDS,
    "part-4a#two-effects",
)
def pull_is_jump_slide_is_slope(says=equal):
    """The upward pull is the shift of the benefits curve, backsliding its flattening."""
    c = drawn()
    end = outcome(c.s, c.norm)
    above = [exact.outcome(1.7, (1, jump, 1)) for jump in (0, 0.5, 5)]
    below_ = [exact.outcome(0.7, (1, 0.2, slope)) for slope in (0, 1, 2)]
    return [
        survey(
            "states below, another slope",
            says(end, outcome(c.s, Norm(c.k, c.D, 2 - c.m))),
            c.s < c.k,
        ),
        survey(
            "states above, another jump",
            says(end, outcome(c.s, Norm(c.k, 3 * c.D, c.m))),
            c.s > c.k,
        ),
        witness("s = 17/10: ends at 1 for D = 0, 1/2", says(above[0], above[1])),
        witness("and for D = 5", says(above[1], above[2])),
        witness("s = 7/10: ends at 1 for m = 0, 1", says(below_[0], below_[1])),
        witness("and for m = 2", says(below_[1], below_[2])),
    ]


@claim(
    "C40",
    "Part IV.B.1",
    "Σ rises > Σ falls for some populations",
    Verdict.HOLDS,
    "part-4a#two-effects",
    formalised=Formalised.OURS,
)
def floors_may_pull_more(says=lambda rises, falls: rises > falls):
    """With a floor, the upward pull may be stronger than the downward one."""
    changes = [
        exact.outcome(s, (1, 0.2, 1)) - exact.fraction(s) for s in (0.7, 0.8, 0.9, 1.05, 1.1)
    ]
    rises, falls = sum(c for c in changes if c > 0), -sum(c for c in changes if c < 0)
    return [
        instance(
            f"s = 7/10, 4/5, 9/10, 21/20, 11/10: {rises} up, {falls} down", says(rises, falls)
        )
    ]


@claim(
    "C41",
    "Part IV.B.1, footnotes 132 and 133",
    "B'' depends on S, k, D and m only",
    Verdict.HOLDS,
    "part-4a#drafting",
    formalised=Formalised.OURS,
)
def redrafting(says=lambda letters: letters == {S, k, D, m, lam}):
    """Drafting that leaves the substance as it is changes little.

    True by construction: the model has no channel from wording to the slope. The article assumes
    this, as footnote 133 says; it is not a result.
    """
    return [proof("the letters of W under a norm", says(model.welfare_at_norm().free_symbols))]


@claim(
    "C42",
    "Part IV.B.1",
    "a jump at S = k only: S_out = k if and only if s_min ≤ S* ≤ s_max, with s_min s_max = k²",
    Verdict.CONDITIONAL,
    "part-4a#exact-targets",
    formalised=Formalised.OURS,
    condition="the state lies in the band s_min ≤ S* ≤ s_max",
)
def exact_target(
    says=equal,
    when=lambda s, k, D: (
        at_most(lifted_band(k, D).weakest, s) & at_most(s, lifted_band(k, D).strongest)
    ),
    product=k**2,
):
    """An exact target pulls states in from both sides.

    It reaches further down from above than up from below, by exactly D. States beyond the band,
    on either side, do not move at all.
    """
    c = drawn()
    band = results.lifted_band()
    near, far = exact.on_target(1.5, 1, 0.2), exact.on_target(4, 1, 0.2)
    return [
        proof("both roots of the quadratic", derived(results.capture())),
        proof("s_min s_max = k²", same(band["weakest"] * band["strongest"], product)),
        survey(
            "states in the band",
            says(outcome(c.s, ExactTarget(c.k, c.D)), c.k),
            when(c.s, c.k, c.D),
        ),
        witness(f"s = 3/2, k = 1, D = 1/5: ends at {near}", says(near, 1)),
        outside(witness(f"s = 4: ends at {far}", says(far, 1))),
    ]


@claim(
    "C43",
    "Part IV.B.1, footnotes 134, 136 and 139",
    "listed acts: k ≥ every S*, so S_out ≥ S*; unlisted acts: k = 0, so S_out < S*",
    Verdict.CONDITIONAL,
    "part-4a#prohibitions",
    formalised=Formalised.OURS,
    condition="for the unlisted acts: flattened from zero up, for a window above 3S*/4",
)
def absolute_prohibitions(
    listed=at_most, unlisted=below, when=lambda s, window: s < 4 * window / 3
):
    """A complete prohibition cannot be exceeded, but what it leaves out can slide.

    The second half leans on a norm at zero, like the omitted rights of C4.
    """
    c = drawn()
    window = c.k
    top = outcome(c.s, Norm(np.maximum(c.k, c.s), c.D, c.m))
    falls = exact.outcome(3, (0, 0, 1))
    stays = exact.outcome(3, (0, 0, 1), (1, 0, 2))
    return [
        survey("listed acts, a norm at the top", listed(c.s, top)),
        survey(
            "unlisted acts, a norm at 0",
            unlisted(outcome(c.s, WindowedNorm(0.0, 0.0, 1.0, window)), c.s),
            when(c.s, window),
        ),
        witness(f"unlisted, s = 3, no limit: falls to {falls}", unlisted(falls, 3)),
        outside(
            witness(f"unlisted, s = 3, flattened up to 1: ends at {stays}", unlisted(stays, 3))
        ),
    ]


@claim(
    "C44",
    "Part IV.B.2",
    "0 < τ_soft ≤ τ_hard: both lower S* > k, and hard law moves every state at least as far",
    Verdict.HOLDS,
    "part-4a#drafting",
    formalised=Formalised.OURS,
)
def soft_law(lowers=below, further=at_most):
    """Legal form is not decisive, but a binding norm may weigh more; consent is not needed."""
    c = drawn()
    soft, hard = np.sort(np.random.default_rng(44).uniform(0.01, 1, (2, c.s.size)), axis=0)
    ends = [outcome(c.s, c.norm.transmitted(share)) for share in (soft, hard)]
    half, whole = arrived(3, 0.5), arrived(3, 1)
    return [
        survey("soft law lowers states above", lowers(ends[0], c.s), (c.s > c.k) & (c.m < 2)),
        survey("hard law moves at least as far", further(abs(ends[0] - c.s), abs(ends[1] - c.s))),
        witness(f"s = 3, τ = 1/2: falls to {half}", lowers(half, 3)),
        witness(f"τ = 1: to {whole}", further(3 - half, 3 - whole)),
    ]
