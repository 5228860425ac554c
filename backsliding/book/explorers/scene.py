"""What a scene says about itself besides its picture: a bet to place, presets to choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Bet:
    """A question whose answer surprises, to be answered before it is shown.

    Attributes
    ----------
    question : str
    options : tuple of str
    answer : int
        Which option is right.
    told : str
        What the reader is told, right or wrong, once the bet is placed.
    before : mapping of str to values
        What the figure shows otherwise while it asks.
    then : mapping of str to values
        The state that shows the answer, where it is not the one that the figure starts in.
    guess : str
        The trait in which the reader's own guess is kept, if the bet is one.
    """

    question: str
    options: tuple[str, ...]
    answer: int
    told: str
    before: Mapping[str, Any] = field(default_factory=dict)
    then: Mapping[str, Any] = field(default_factory=dict)
    guess: str = ""


@dataclass(frozen=True)
class Preset:
    """A named state of the scene, and what to know about it."""

    name: str
    values: Mapping[str, Any]
    note: str = ""
