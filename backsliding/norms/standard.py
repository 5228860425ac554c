"""What all norms share: comparison by value, and partial transmission."""

from __future__ import annotations

from typing import Self

from numpy.typing import ArrayLike

from .. import domains
from ..domains import Real
from ..records import Record, held
from .curve import FULL_SLOPE


class Standard(Record):
    """What all norms share: comparison by value, and partial transmission."""

    def __post_init__(self) -> None:
        self._validate(*held(self))

    def transmitted(self, tau: ArrayLike) -> Self:
        """Return the norm as it arrives when only a share of it reaches domestic politics.

        Transmission scales the jump ``D`` and the flattening ``2 - m`` together: that is how
        this book formalises the article's "receptiveness".

        Parameters
        ----------
        tau : array_like, between 0 and 1
            Share transmitted; 0 leaves no norm at all, 1 leaves the norm as it is.

        Raises
        ------
        ValueError
            If a share lies outside [0, 1].

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
        about["D"] = tau * about["D"]
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
        self.__setstate__(dict(zip(names, domains.together(**given), strict=True)))
