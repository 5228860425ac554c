"""Scene 4: every state at once, and one of them looked at closely."""

from __future__ import annotations

from .quantities import Policies
from .scene import Bet
from .single_norm import UnderNorm, cost_of_protection, jump, level, slope

#: Own policies of the states whose ends the reader guesses.
GUESSED = (0.6, 1.1, 2.2, 3.6, 5.0)


class ResponseCurve(UnderNorm):
    """Where each state ends under a norm, against where it would be alone.

    ``guess`` is for the states whose own policies are 0.6, 1.1, 2.2, 3.6 and 5.

    Examples
    --------
    >>> from backsliding.book.explorers import ResponseCurve
    >>> ResponseCurve(lam=0.3, k=1).norm
    Norm(k=1.0, D=0.5, m=1.0)

    Source: ours, from Part III.A and III.B together.
    """

    title = "The response curve"
    scene = "response_curve"
    instruction = "Drag the dot to another state; drag the norm along the axis."
    first = "k"
    bet = Bet(
        "Each square is a state, above the policy it would choose alone. A norm arrives at k. "
        "Drag each square up or down to where you think that state ends.",
        (),
        answer=-1,
        told="",
        guess="guess",
    )

    lam = cost_of_protection()
    k = level(1.5)
    D = jump(0.5)
    m = slope()
    guess = Policies(GUESSED, 0.0, 6.0, "Where the reader guesses they end", 0.05, (5, 5))
