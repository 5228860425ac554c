"""Panels that several scenes share: payoffs, welfare, and where every state ends.

The browser's copy is static/panels.js.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..norms import BenefitCurve
from ..response import Response, welfare
from . import parts, pictures
from .numerals import fixed
from .pictures import Mark


def payoffs(
    says: str,
    marks: Iterable[Mark],
    handles: Iterable[Mark] = (),
    *,
    height: int = 300,
    across: str = "",
) -> dict[str, Any]:
    """Return the panel of benefits and costs at every policy."""
    return pictures.panel(
        says,
        x=(0.0, parts.END),
        y=(0.0, parts.TOP),
        ticks=(1.0, 2.0),
        height=height,
        labels=(across, "benefits and costs"),
        marks=marks,
        handles=handles,
    )


def leaders_welfare(
    says: str, marks: Iterable[Mark], handles: Iterable[Mark] = ()
) -> dict[str, Any]:
    """Return the panel of the leaders' welfare at every policy."""
    return pictures.panel(
        says,
        x=(0.0, parts.END),
        y=parts.WELFARE,
        ticks=(1.0, 1.0),
        height=250,
        labels=("protection, S", "welfare"),
        marks=marks,
        handles=handles,
    )


def welfare_under_norm(
    lam: float, curve: BenefitCurve, places: list[Mark], r: Response
) -> dict[str, Any]:
    """Return welfare under a norm, with the arrow from where the state was to where it ends."""
    s = r.autonomous
    return leaders_welfare(
        f"Welfare; the state ends at {fixed(r.policy)}.",
        [
            *places,
            *parts.welfare_marks(lam, curve),
            pictures.dots("before", [[s, welfare(s, lam)]]),
            *parts.movement(s, r.policy, r.effect, -0.5),
            pictures.dots("chosen", [[r.policy, r.welfare]]),
        ],
    )


def responses(r: Response, marks: Iterable[Mark], handles: Iterable[Mark] = ()) -> dict[str, Any]:
    """Return policy with a norm against policy without, with one state's dot on it."""
    own, end = fixed(r.autonomous), fixed(r.policy)
    at, says = (r.autonomous, r.policy), "This state's own policy, S*"
    return pictures.panel(
        f"Policy with the norm against policy without it; the state at {own} ends at {end}.",
        x=(0.0, parts.END),
        y=(0.0, parts.END),
        ticks=(1.0, 1.0),
        height=350,
        labels=("own policy, S*", "policy with the norm"),
        marks=marks,
        handles=[pictures.handle("lam", at, "x", r.autonomous, says, own), *handles],
    )


def state_moved(r: Response) -> Mark:
    """Return the line from a state's own policy to where it ends, on the panel of responses."""
    s = r.autonomous
    return pictures.segments("moved", [[s, s, s, r.policy]])
