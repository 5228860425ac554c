"""The article's argument played in five steps, each a scene in one state with a bet of its own.

The steps are scenes of the explorer with other words, and the first one drawn without its curves;
they stand on the page "Five minutes".

Source: Part III for the first four, Part V.B for the last; the states are made up.
"""

from __future__ import annotations

from .crowd import END, Crowd
from .quantities import Costs, Quantity
from .scene import Bet
from .single_norm import level
from .state_alone import StateAlone


class Alone(StateAlone):
    """A state alone, whose leaders stop where the next step costs what it brings."""

    scene = "next_step"
    instruction = (
        "Drag the dot along the line to try more protection, or less; a small dot is where the "
        "state stopped before its costs changed."
    )
    bet = Bet(
        "Now each step costs these leaders twice as much, and brings what it did. How much of the "
        "protection is left?",
        ("Half", "A quarter", "None"),
        answer=0,
        told="Half. They stop sooner, where the next step again costs as much as it brings.",
        then={"lam": 1.0, "S": 1.0},
    )

    lam = Quantity(0.5, 0.25, 2.5, "What protection costs")
    S = Quantity(2.0, 0.0, 4.0, "Protection tried")


class OneState(Crowd):
    """One state and a norm: whose argument the norm is, and what the state does."""

    title = "One state and a norm"
    instruction = "Drag the norm along the line; a small dot is where the state stood before."
    bet = None

    lam = Costs((1.0,))
    k = level(1.4, END, symbol="")


class Above(OneState):
    """One state, and a norm above it within its reach."""

    title = "A norm above a state"
    bet = Bet(
        "A norm arrives above this state, and meeting it is rewarded. How far does the state go?",
        ("All the way", "Part of the way", "Nowhere"),
        answer=0,
        told="All the way. One clear norm lifts a state up to it, or not at all.",
    )


class Below(OneState):
    """One state, and a norm below it."""

    title = "A norm below a state"
    bet = Bet(
        "No rule asks this state to do less than it does. How far does it come down?",
        ("Not at all", "Part of the way", "All the way to the norm"),
        answer=1,
        told="Part of the way. The norm forbids nothing; it makes the next step worth less.",
    )

    lam = Costs((0.5,))
    k = level(0.7, END, symbol="")


class Ambitious(Crowd):
    """The crowd, and a norm raised from among it to above nearly all of it."""

    bet = Bet(
        "A norm among these states lifts eleven of them. Now it is set above nearly all. How "
        "many does it lift?",
        ("More", "As many", "Fewer"),
        answer=2,
        told="Fewer: most are now out of its reach.",
        then={"k": 2.5},
    )


class Signing(OneState):
    """One state between two treaties: one with everyone, one with states like itself."""

    title = "Whom to sign with"
    bet = Bet(
        "You govern this state. Everyone’s treaty has its norm at 1, far below you; your "
        "neighbours’ at 2.3, just above you. Under which are people better protected?",
        ("Everyone’s", "The neighbours’", "No difference"),
        answer=1,
        told="The neighbours’. Drag the norm down to 1 to see what everyone’s does.",
    )

    lam = Costs((0.5,))
    k = level(2.3, END, symbol="")


STEPS = (Alone, Above, Below, Ambitious, Signing)
