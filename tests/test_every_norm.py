"""The solver against the slow search, for every kind of norm, over six decades.

Each example meets many states with many norms at once; a norm's level is often put exactly
where some state's outcome changes, widths may be zero and rungs may coincide.
"""

import dense_search as dense
import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import backsliding as bs
from backsliding import (
    ExactTarget,
    Ladder,
    Norm,
    OneSidedVagueNorm,
    VagueNorm,
    WindowedNorm,
    best_response,
)
from backsliding.fading import FadingNorm
from backsliding.kernels import KernelNorm
from backsliding.theories import CompliancePull

# A failing example of this size is not worth shrinking.
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
STATES, NORMS, EXAMPLES = 8, 9, 20  # 1440 cases for each of ten kinds of norm


def one_sided(k, D, m, width):
    """Part IV.B.4 as worded: an even ramp, and a flattening that grows beyond ``k`` only."""
    some = np.where(width > 0, width, 1)

    def benefit(S):
        growing = np.clip(S - k, 0, width) ** 2 / (2 * some)
        beyond = np.maximum(S - k - width, 0)
        return 2 * S + D * dense.share_met(S, k, width) - (2 - m) * (growing + beyond)

    return benefit


def pulled(k, gamma, two_sided):
    """Part IV.C, ours: leaders mind the distance to the norm, or the shortfall only."""

    def benefit(S):
        away = S - k if two_sided else np.minimum(S - k, 0)
        return 2 * S - gamma * away**2

    return benefit


def three_rungs(k, D, m, width):
    """A ladder whose rungs may stand at one level, each with another jump and slope."""
    return [(k, D, m), (k + width, 0.5 * D, 2 - m), (k + width + 0.3 * k, 2 * D, 0.5 * m)]


def thresholds(k, width):
    return [np.maximum(k - width, 0), k, k + width]


# Each kind: parameters -> (what the package solves, what the search sees, its breaks).
KINDS = {
    "norm": lambda k, D, m, w: (Norm(k, D, m), dense.single(k, D, m), [k]),
    "exact target": lambda k, D, m, w: (
        ExactTarget(k, D),
        dense.exact_target(k, D),
        [
            k,
            np.nextafter(k, np.inf),
        ],  # the point alone, so that what follows is a stretch of its own
    ),
    "windowed": lambda k, D, m, w: (
        WindowedNorm(k, D, m, w),
        dense.windowed(k, D, m, w),
        [k, k + w],
    ),
    "vague": lambda k, D, m, w: (VagueNorm(k, D, m, w), dense.vague(k, D, m, w), thresholds(k, w)),
    "one-sided vague": lambda k, D, m, w: (
        OneSidedVagueNorm(k, D, m, w),
        one_sided(k, D, m, w),
        thresholds(k, w),
    ),
    "ladder": lambda k, D, m, w: (
        Ladder(Norm(*rung) for rung in three_rungs(k, D, m, w)),
        dense.ladder(three_rungs(k, D, m, w)),
        [rung[0] for rung in three_rungs(k, D, m, w)],
    ),
    "compliance pull": lambda k, D, m, w: (CompliancePull(k, D), pulled(k, D, True), [k]),
    "one-sided pull": lambda k, D, m, w: (
        CompliancePull(k, D, two_sided=False),
        pulled(k, D, False),
        [k],
    ),
    "partly transmitted": lambda k, D, m, w: (
        Norm(k, D, 1.0).transmitted(m / 2),
        dense.single(k, m / 2 * D, 2 - m / 2),
        [k],
    ),
    "partly transmitted, vague": lambda k, D, m, w: (
        VagueNorm(k, D, 0.5, w).transmitted(m / 2),
        dense.vague(k, m / 2 * D, 2 - 1.5 * m / 2, w),
        thresholds(k, w),
    ),
}

spans = st.floats(-3, 3).map(lambda power: 10.0**power)
slopes = st.sampled_from([0.0, 1.0, 2.0]) | st.floats(0.001, 2)


def several(element, size):
    return st.lists(element, min_size=size, max_size=size).map(np.array)


@st.composite
def encounters(draw):
    """States, and norms of which some stand where a state's outcome changes."""
    s = draw(several(spans, STATES))
    D = draw(several(spans | st.just(0.0), NORMS))
    m, width = draw(several(slopes, NORMS)), draw(several(spans | st.just(0.0), NORMS))
    someone = s[draw(several(st.integers(0, STATES - 1), NORMS))]
    edges = np.array([someone, m * someone / 2, someone + np.sqrt(D * someone), 0 * someone])
    choice = draw(several(st.integers(0, 2 * len(edges) - 1), NORMS))
    k = np.choose(np.minimum(choice, len(edges)), [*edges, draw(several(spans, NORMS))])
    return 1 / s[:, None], k, D, m, width


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=EXAMPLES, phases=QUICK)
@given(encounters())
def test_solver_and_search_agree_under_every_kind_of_norm(kind, encounter):
    lam, k, D, m, width = encounter
    norm, article, breaks = KINDS[kind](k, D, m, width)
    r, found = best_response(lam, norm), dense.candidates(article, lam, breaks)
    searched = dense.best(article, lam, breaks).policy
    # The size of the terms that the payoffs are sums and differences of.
    terms = 1 / lam + 2 * searched + lam * searched**2 + D * (1 + k) ** 2 + 2 * (k + width)
    rounding = 32 * np.finfo(float).eps * terms
    best = found.welfare.max(axis=0)
    assert np.all(np.abs(r.welfare - best) <= 1e-9 * np.abs(best) + rounding)
    # Welfare is flat at its peak, so the search may stop a little off: by no more than costs
    # what rounding hides.
    off, clear = np.abs(r.policy - searched), dense.is_clear(found)
    assert np.all(off[clear] <= (1e-6 * searched + np.sqrt(rounding / lam))[clear])


EVERY_KIND = [
    Norm(1.0, 0.2),
    ExactTarget(1.0, 0.2),
    WindowedNorm(1.0, 0.2),
    VagueNorm(1.0, 0.2, width=0.3),
    OneSidedVagueNorm(1.0, 0.2, width=0.3),
    Ladder([Norm(1.0, 0.2), Norm(2.0, 0.3)]),
    Norm(1.0, 0.2).curve(),
    CompliancePull(1.0, 0.2),
    CompliancePull(1.0, 0.2, two_sided=False),
    KernelNorm(1.0, 0.2, sigma=0.3),
    KernelNorm(1.0, 0.2, sigma=0.1, kernel="logistic", one_sided=True),
    FadingNorm(1.0, 0.2),
]


@pytest.mark.parametrize("norm", EVERY_KIND, ids=repr)
def test_every_function_takes_every_norm(norm):
    lam = 1 / np.array([[0.3, 0.7, 1.0], [1.3, 2.0, 9.0]])
    r = best_response(lam, norm)
    S = np.linspace(0.0, 20.0, 20_001)
    best = np.max(bs.welfare(S, lam[..., None], norm), axis=-1)
    assert r.policy.shape == lam.shape
    assert np.all(r.welfare >= best - 1e-12)
    assert_allclose(r.welfare, bs.welfare(r.policy, lam, norm), rtol=1e-12)
    assert best_response(lam[0, 1], norm).policy == r.policy[0, 1]
    assert_array_equal(bs.Population(lam[1]).respond(norm).policy, r.policy[1])
    assert_array_equal(bs.joins(lam, norm), r.gain >= 0.0)
    assert bs.joins(lam, None, norm).shape == lam.shape
    answers = norm if hasattr(norm, "reward") else norm.curve()
    assert type(answers.reward(1.0)) is float
    assert type(getattr(answers, "marginal_reward", float)(1.0)) is float
    if hasattr(norm, "transmitted"):
        half = best_response(lam, norm.transmitted(0.5))
        assert np.all(np.abs(half.policy - 1 / lam) <= np.abs(r.policy - 1 / lam) + 1e-9)
        assert_allclose(best_response(lam, norm.transmitted(0.0)).policy, 1 / lam, rtol=1e-12)


@pytest.mark.parametrize("nothing", [5, "treaty", Norm, KernelNorm, object()])
def test_what_is_no_norm_is_a_wrong_type(nothing):
    for argument in ("norm", "outside"):
        with pytest.raises(TypeError, match=rf"^{argument} must be a norm, a benefit curve or"):
            bs.joins(1.0, **{"norm": Norm(1.0, 0.2)} | {argument: nothing})
