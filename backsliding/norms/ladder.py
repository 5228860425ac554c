"""Several standards on one issue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from numpy.typing import ArrayLike

from .. import domains
from .curve import BenefitCurve, Piece
from .standard import Norm


@dataclass(frozen=True, init=False)
class Ladder:
    """Several standards on one issue: a treaty and its protocols, say.

    Parameters
    ----------
    rungs : iterable of Norm
        From the lowest level to the highest. Each ``D`` is added to those below it; each
        ``m`` is the slope from its own level to the next. Two rungs at one level act as one
        with both jumps.

    Raises
    ------
    ValueError
        If there is no rung, a rung is not a `Norm`, a level is below the one before it, or
        the rungs' shapes do not fit.

    Examples
    --------
    >>> curve = Ladder([Norm(1.0, 0.2), Norm(2.0, 0.8)]).curve()
    >>> [round(float(curve.reward(S)), 12) for S in (1.0, 1.5, 2.0, 3.0)]
    [0.2, -0.3, 0.0, -1.0]

    Source: Part IV.B.3, Figure 5.
    """

    rungs: tuple[Norm, ...]

    def __init__(self, rungs: Iterable[Norm]) -> None:
        rungs = domains.each("rungs", rungs, Norm, "Norm")
        if not rungs:
            raise ValueError("rungs must hold at least one Norm; got none")
        named = {
            f"{name} of rung {i}": v for i, r in enumerate(rungs) for name, v in vars(r).items()
        }
        domains.broadcast(**named)
        domains.ordered("k", tuple(rung.k for rung in rungs))
        object.__setattr__(self, "rungs", rungs)

    def transmitted(self, tau: ArrayLike) -> Ladder:
        """Return the ladder with every rung transmitted by the same share ``tau``."""
        return Ladder(rung.transmitted(tau) for rung in self.rungs)

    def curve(self) -> BenefitCurve:
        """Return the benefit curve under all rungs together."""
        pieces = [Piece(0.0)]
        for rung in self.rungs:
            level = pieces[-1].reward(rung.k) + rung.D
            pieces.append(Piece(rung.k, level, rung.m))
        return BenefitCurve(tuple(pieces))
