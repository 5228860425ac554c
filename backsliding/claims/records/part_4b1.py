"""Claims of Parts IV.B.1 and IV.B.2: floors and targets, hard law and soft."""

from __future__ import annotations

import numpy as np

from ... import lifted_band, model, results
from ...norms import ExactTarget, Norm, WindowedNorm
from ...symbols import D, S, k, lam, m
from .. import exact
from ..cases import at_most, below, drawn, equal, outcome
from ..evidence import Verdict, instance, outside, proof, step, survey, witness
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
    formalised=Formalised.OURS,
)
def pull_is_jump_slide_is_slope(says=equal):
    """The upward pull is the shift of the benefits curve, backsliding its flattening."""
    c = drawn()
    end = outcome(c.s, c.norm)
    above = [exact.outcome(1.7, (1, reward, 1)) for reward in (0, 0.5, 5)]
    below_ = [exact.outcome(0.7, (1, 0.2, flat)) for flat in (0, 1, 2)]
    random = np.random.default_rng(39)
    slope, jump = random.uniform(0, 2, c.s.size), c.D * random.uniform(0, 5, c.s.size)
    return [
        proof(
            "k̄ does not depend on m, nor max(m S*/2, k) on D",
            derived(results.separability()),
            derived(results.outcome_above()),
        ),
        survey(
            "states below, another slope",
            says(end, outcome(c.s, Norm(c.k, c.D, slope))),
            c.s < c.k,
        ),
        survey(
            "states above, another jump",
            says(end, outcome(c.s, Norm(c.k, jump, c.m))),
            c.s > c.k,
        ),
        witness("k = 1, m = 1: s = 17/10 ends at 1 for D = 0, 1/2", says(above[0], above[1])),
        witness("and for D = 5", says(above[1], above[2])),
        witness("k = 1, D = 1/5: s = 7/10 ends at 1 for m = 0, 1", says(below_[0], below_[1])),
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
    """With a floor, the upward pull may be stronger than the downward one.

    Under the floor of Part III it is, for some populations, and for others not (C34). That it
    would be so because a floor obliges nobody to come down is no part of the model.
    """
    changes = [
        exact.outcome(s, (1, 0.2, 1)) - exact.fraction(s) for s in (0.7, 0.8, 0.9, 1.05, 1.1)
    ]
    rises, falls = sum(c for c in changes if c > 0), -sum(c for c in changes if c < 0)
    return [
        instance(
            f"k = 1, D = 1/5, m = 1: s = 7/10, 4/5, 9/10, 21/20, 11/10: {rises} up, {falls} down",
            says(rises, falls),
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

    Nothing is tested here but that no letter of the model stands for wording. The article assumes
    this, as footnote 133 says; it is not a result, and no evidence for the claim.
    """
    return [proof("the letters of W under a norm", says(model.welfare_at_norm().free_symbols))]


@claim(
    "C42",
    "Part IV.B.1",
    "a jump at S = k only: S_out = k for s_min ≤ S* ≤ s_max, else S*; s_min s_max = k²",
    Verdict.HOLDS,
    "part-4a#exact-targets",
    formalised=Formalised.OURS,
)
def exact_target(
    says=equal,
    when=lambda s, k, D: (
        at_most(lifted_band(k, D).weakest, s) & at_most(s, lifted_band(k, D).strongest)
    ),
    product=k**2,
):
    """An exact target pulls states in from both sides.

    It does, and reaches further down from above than up from below, by exactly D. It does not
    pull every state: those beyond the band, on either side, do not move at all.
    """
    c = drawn()
    band, end = results.lifted_band(), outcome(c.s, ExactTarget(c.k, c.D))
    inside = when(c.s, c.k, c.D)
    low, high, far = (exact.on_target(t, 1, 0.2) for t in (0.7, 1.5, 4))
    return [
        proof("both roots of the quadratic", derived(results.capture())),
        proof(
            "s_min s_max = k², and s_max - k is k - s_min + D",
            same(band["weakest"] * band["strongest"], product),
            same(band["weakest"] + band["strongest"] - 2 * k, D),
        ),
        survey("states in the band end at k", says(end, c.k), inside),
        survey("states outside it stay", says(end, c.s), ~inside),
        witness(
            f"k = 1, D = 1/5: s = 7/10, 3/2 end at {low}, {high}", says(low, 1) and says(high, 1)
        ),
        witness(f"the same: s = 4 stays at {far}", says(far, 4)),
    ]


@claim(
    "C43",
    "Part IV.B.1, footnotes 134, 136 and 139",
    "listed acts: k ≥ every S*, so S_out ≥ S*; unlisted acts: k = 0, so S_out < S*",
    Verdict.CONDITIONAL,
    "part-4a#prohibitions",
    formalised=Formalised.OURS,
    condition=(
        "for the unlisted acts: m < 2, and benefits are flattened from zero up over a window "
        "longer than (2+m)S*/4"
    ),
)
def absolute_prohibitions(
    listed=at_most, unlisted=below, when=lambda s, m, window: (2 + m) * s < 4 * window
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
        step("up to the norm nobody comes down", derived(results.two_candidates())),
        survey("listed acts, a norm at or above the state", listed(c.s, top)),
        survey(
            "unlisted acts, a norm at 0",
            unlisted(outcome(c.s, WindowedNorm(0.0, 0.0, c.m, window)), c.s),
            when(c.s, c.m, window) & (c.m < 2),
        ),
        witness(f"unlisted, m = 1, no limit: s = 3 falls to {falls}", unlisted(falls, 3)),
        outside(
            witness(f"unlisted, m = 1, flattened to 1: s = 3 ends at {stays}", unlisted(stays, 3))
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
        proof("reach and slide grow with the share", derived(results.hand_in_hand())),
        survey("soft law lowers states above", lowers(ends[0], c.s), (c.s > c.k) & (c.m < 2)),
        survey("hard law moves at least as far", further(abs(ends[0] - c.s), abs(ends[1] - c.s))),
        witness(f"k = 1, D = 3/10, m = 1, τ = 1/2: s = 3 falls to {half}", lowers(half, 3)),
        witness(f"τ = 1: to {whole}", further(3 - half, 3 - whole)),
    ]
