"""What scenes of a norm have in common: their quantities, and what states do under it."""

from __future__ import annotations

from ...norms import Norm
from ...response import Response, best_response
from .explorer import Explorer
from .quantities import Quantity


def cost_of_protection(default: float = 0.5) -> Quantity:
    """Return the trait of a state's cost of protection."""
    return Quantity(default, 0.25, 2.5, "Cost of protection", "λ")


def level(
    default: float, high: float = 6.0, words: str = "Level of the norm", symbol="k", step=0.01
) -> Quantity:
    """Return the trait of a norm's level."""
    return Quantity(default, 0.0, high, words, symbol, step)


def jump(default: float, words: str = "Jump at the norm", symbol="D", low=0.0) -> Quantity:
    """Return the trait of the jump in benefits at a norm."""
    return Quantity(default, low, 2.0, words, symbol)


def slope(words: str = "Slope beyond the norm") -> Quantity:
    """Return the trait of the slope of benefits beyond a norm; the article's to start with."""
    return Quantity(1.0, 0.0, 2.0, words, "m")


class UnderNorm(Explorer):
    """States with costs ``lam`` under the norm that the scene shows."""

    @property
    def norm(self) -> Norm:
        """The norm shown."""
        return Norm(self.k, self.D, self.m)

    @property
    def response(self) -> Response:
        """What the state does, or the states do."""
        return best_response(self.lam, self.norm)
