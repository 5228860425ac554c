"""The traits of an explorer: numbers and switches that refuse values the model cannot have.

Each knows what it takes and in which words to name it. A quantity also knows the range that its
control covers and the step it moves by. The page and the docstrings get all this from here.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import traitlets

from ... import domains


class Quantity(traitlets.TraitType):
    """A number from ``low`` to ``high`` that a control moves by ``step``."""

    def __init__(
        self, default: float, low: float, high: float, words: str, symbol: str = "", step=0.01
    ) -> None:
        super().__init__(float(default))
        self.low, self.high, self.step = float(low), float(high), float(step)
        self.words, self.symbol = words, symbol
        self.takes = f"float, {low:g} to {high:g}"
        self.tag(sync=True)

    def validate(self, obj: Any, value: Any) -> float:
        """Return the value as a float; refuse one outside the range, naming it and the rule."""
        number = domains.real(self.name, value)
        if not isinstance(number, float):
            raise ValueError(f"{self.name} must be one number; got {domains.quoted(value)}")
        low, high, _ = obj.limits()[self.name]
        if not low <= number <= high:
            raise ValueError(f"{self.name} must be between {low:g} and {high:g}; got {number!r}")
        return number


class Switch(traitlets.TraitType):
    """Something that is on or off."""

    symbol = ""

    def __init__(self, default: bool, words: str) -> None:
        super().__init__(default)
        self.words, self.takes = words, "bool"
        self.tag(sync=True)

    def validate(self, obj: Any, value: Any) -> bool:
        """Return the value; refuse anything that is not True or False."""
        return domains.flag(self.name, value)


class Policies(traitlets.TraitType):
    """Policies of a few states, each from ``low`` to ``high`` and moved by ``step``."""

    def __init__(
        self,
        default: tuple[float, ...],
        low: float,
        high: float,
        words: str,
        step=0.01,
        sizes=(1, 9),
    ) -> None:
        super().__init__(default)
        self.words, self.sizes = words, sizes
        self.low, self.high, self.step = float(low), float(high), float(step)
        self.takes = f"sequence of float, {low:g} to {high:g}"
        self.tag(sync=True)

    def validate(self, obj: Any, value: Any) -> tuple[float, ...]:
        """Return the policies as floats; refuse none, too many or one outside the range."""
        given = np.atleast_1d(domains.real(self.name, value))
        least, most = self.sizes
        if given.ndim != 1 or not least <= given.size <= most:
            rule = f"{least}" if least == most else f"between {least} and {most}"
            raise ValueError(f"{self.name} must list {rule} policies; got shape {given.shape}")
        for number in given.tolist():
            if not self.low <= number <= self.high:
                rule = f"policies between {self.low:g} and {self.high:g}"
                raise ValueError(f"{self.name} must list {rule}; got {number!r}")
        return tuple(given.tolist())


class Costs(traitlets.TraitType):
    """The costs of protection of several states."""

    MOST = 1000
    words, takes = "Costs of protection, one for each state", f"up to {MOST} floats, positive"

    def __init__(self, default: tuple[float, ...]) -> None:
        super().__init__(default)
        self.tag(sync=True)

    def validate(self, obj: Any, value: Any) -> tuple[float, ...]:
        """Return the costs as floats; refuse an empty list, a long one or an impossible cost."""
        costs = np.atleast_1d(domains.cost_parameter(value, self.name))
        if costs.ndim != 1 or not 1 <= costs.size <= self.MOST:
            raise ValueError(
                f"{self.name} must list between 1 and {self.MOST} costs; got shape {costs.shape}"
            )
        return tuple(costs.tolist())
