"""The sentences and the code under a figure; the browser's copy is static/wording.js."""

from __future__ import annotations

from ..closed_forms import autonomous_policy, lifted_band
from ..norms import FULL_SLOPE, Norm
from ..response import best_response
from .numerals import fixed, plain


def under_norm(lam: float, norm: Norm) -> str:
    """Say what a state does under one norm, and what its leaders have of it."""
    r = best_response(lam, norm)
    return f"{_conduct(autonomous_policy(lam), norm, r.policy, r.effect)} {_leaders(r.gain)}"


def _conduct(s: float, norm: Norm, policy: float, effect: str) -> str:
    k, own, end = fixed(norm.k), fixed(s), fixed(policy)
    if effect == "lifted":
        return f"The state rises from {own} to the norm at {k}."
    if effect == "lowered" and policy <= norm.k:
        return f"The state slides from {own} down to the norm at {k}, and no further."
    if effect == "lowered":
        return (
            f"The state slides from {own} to {end}, still above the norm at {k}: beyond the norm "
            f"a step of protection brings {fixed(norm.m)} where it brought 2.00."
        )
    if norm.k > s:
        return f"The state stays at {own}: the norm at {k} is out of its reach."
    return f"The state stays at {own}: the norm at {k} changes nothing it does."


def _leaders(gain: float) -> str:
    if fixed(gain) == fixed(0.0):
        return "Its leaders are as well off as without the norm."
    side = "better" if gain > 0.0 else "worse"
    return f"Its leaders are {side} off by {fixed(abs(gain))}."


def everyone(norm: Norm) -> str:
    """Say which states one norm lifts and which it lowers."""
    weakest = lifted_band(norm.k, norm.D).weakest
    k = fixed(norm.k)
    lifted = (
        f"States from {fixed(weakest)} up to {k} rise to the norm"
        if fixed(weakest) != k
        else "No state rises"
    )
    lowered = "those above it stay" if norm.m == FULL_SLOPE else "all above it slide"
    return f"{lifted}; {lowered}."


def response_code(lam: float, norm: Norm, tau: float = 1.0) -> str:
    """Return the Python that computes what a state does under one norm."""
    return (
        f"{_norm_code(norm, tau)}r = bs.best_response({plain(lam)}, norm)\n"
        "r.policy, r.effect, r.gain"
    )


def every_state_code(norm: Norm) -> str:
    """Return the Python that computes what several states do under one norm."""
    return (
        f"{_norm_code(norm, 1.0)}own = [0.5, 1, 2, 4]  # policies without the norm\n"
        "bs.best_response([1 / s for s in own], norm).policy"
    )


def world_code(norm: Norm) -> str:
    """Return the Python that adds up how far the states of the world move."""
    return (
        f"from backsliding.explorers import World\n\n{_norm_code(norm, 1.0)}"
        "r = bs.best_response(World().lam, norm)\n"
        "change = r.policy - r.autonomous\n"
        "change.clip(min=0).sum(), -change.clip(max=0).sum()"
    )


def _norm_code(norm: Norm, tau: float) -> str:
    share = f".transmitted({plain(tau)})" if tau < 1.0 else ""
    return (
        "import backsliding as bs\n\n"
        f"norm = bs.Norm(k={plain(norm.k)}, D={plain(norm.D)}, m={plain(norm.m)}){share}\n"
    )
