"""Norms with one threshold that everybody knows, and what all norms share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from numpy.typing import ArrayLike

from .. import domains
from ..domains import Real
from ..records import Record, held
from .curve import FULL_SLOPE, BenefitCurve, Piece


class Standard(Record):
    """What all norms share: comparison by value, and partial transmission."""

    _scaled = "D"  # what transmission scales; flattening, if there is any, is scaled with it

    def __post_init__(self) -> None:
        self._validate(*held(self))

    def transmitted(self, tau: ArrayLike) -> Self:
        """Return the norm as it arrives when only a share of it reaches domestic politics.

        Transmission scales the jump ``D`` and the flattening ``2 - m`` together: that is how
        this book formalises the article's "receptiveness". Of a compliance pull it scales the
        strength ``gamma``.

        Parameters
        ----------
        tau : array_like, between 0 and 1
            Share transmitted; 0 leaves no norm at all, 1 leaves the norm as it is.

        Examples
        --------
        >>> from backsliding import Norm
        >>> Norm(k=1.0, D=0.2).transmitted(0.5)
        Norm(k=1.0, D=0.1, m=1.5)

        Source: Part IV.A; IV.B.2 (hard and soft law).
        """
        domains.unlabelled("tau", tau)
        tau = self._share(tau)
        about = held(self)
        domains.broadcast(tau=tau, **about)
        about[self._scaled] = tau * about[self._scaled]
        if "m" in about:
            about["m"] = FULL_SLOPE * (1.0 - tau) + tau * about["m"]
        return type(self)(**about)

    def _share(self, tau: ArrayLike) -> Real:
        return domains.share(tau)

    def _validate(self, *names: str) -> None:
        """Check fields that hold numbers, by their names, and store them as float64."""
        given = {name: getattr(self, name) for name in names}
        for name, value in given.items():
            domains.unlabelled(name, value)
        checked = domains.by_name(**given)
        domains.broadcast(**checked)
        self.__setstate__(checked)


@dataclass(frozen=True, eq=False)
class Norm(Standard):
    """One standard: a jump in benefits for those who meet it, a flatter curve beyond it.

    Parameters
    ----------
    k : array_like, zero or more
        Level of the norm, in the unit of protection.
    D : array_like, zero or more
        Jump in leaders' benefits at ``S = k``.
    m : array_like, between 0 and 2, optional
        Slope of benefits beyond ``k``: 2 is no flattening (Figure 3), 1 the article's
        flattening (Figure 4, and the default), 0 a flat curve (footnote 122).

    Examples
    --------
    >>> Norm(k=1.0, D=0.2)
    Norm(k=1.0, D=0.2, m=1.0)
    >>> float(Norm(k=1.0, D=0.2).curve().reward(1.5))
    -0.3

    Source: Part III.A (the jump), Part III.B (the flattening).
    """

    k: Real
    D: Real
    m: Real = 1.0

    def curve(self) -> BenefitCurve:
        """Return the benefit curve under this norm."""
        return BenefitCurve((Piece(0.0), Piece(self.k, self.D, self.m)))


@dataclass(frozen=True, eq=False)
class ExactTarget(Standard):
    """A norm that is floor and ceiling at once: the jump is had only at ``S = k``.

    Parameters
    ----------
    k, D : array_like, zero or more
        Level of the target and the jump in benefits for hitting it.

    Examples
    --------
    >>> curve = ExactTarget(k=1.0, D=0.2).curve()
    >>> [float(curve.reward(S)) for S in (0.9, 1.0, 1.1)]
    [0.0, 0.2, 0.0]

    Source: Part IV.B.1.
    """

    k: Real
    D: Real

    def curve(self) -> BenefitCurve:
        """Return the benefit curve under this target: a line, and one point above it."""
        return BenefitCurve((Piece(0.0), Piece(self.k, self.D), Piece(self.k)))


@dataclass(frozen=True, eq=False)
class WindowedNorm(Standard):
    """One standard whose flattening ends: from ``k + window`` on, the slope is 2 again.

    Parameters
    ----------
    k, D : array_like, zero or more
        Level of the norm and the jump in benefits there.
    m : array_like, between 0 and 2, optional
        Slope of benefits between ``k`` and ``k + window``.
    window : array_like, zero or more
        Length of the flattened stretch, in the unit of protection.

    Examples
    --------
    >>> curve = WindowedNorm(k=1.0, D=0.2, window=1.0).curve()
    >>> [round(float(curve.reward(S)), 12) for S in (1.0, 2.0, 9.0)]
    [0.2, -0.8, -0.8]

    Source: ours. The article's flattening (Part III.B) has no end; this one shows what
    depends on that.
    """

    k: Real
    D: Real
    m: Real = 1.0
    window: Real = 1.0

    def curve(self) -> BenefitCurve:
        """Return the benefit curve under this norm."""
        flattened = Piece(self.k, self.D, self.m)
        end = self.k + self.window
        return BenefitCurve((Piece(0.0), flattened, Piece(end, flattened.reward(end))))
