"""International norms, and the benefit curve that each of them gives a state's leaders.

Without a norm, protection ``S`` brings leaders the benefit ``2 S``. Every norm of the article
(a floor, a ladder of protocols, an exact target, a vague standard, one that is only partly
transmitted) turns that line into a curve made of quadratic pieces with upward jumps. A norm
here is a small frozen record of what the article would tell you about it; `Norm.curve` is the
one thing the solver needs to know.

The browser (`backsliding/book/static/model.js`) and the audit (`backsliding.book.claims.curves`)
write those curves that scenes show and claims speak of in their own languages; tests compare the
three. Norms whose curves are
not made of quadratic pieces are in `backsliding.kernels`, `backsliding.fading` and
`backsliding.theories`.

Parameters may be floats, or arrays when many norms are to be compared at once; the arrays
then broadcast with each other and with the states.

Source: Part III.A and III.B (one threshold), Part IV.A (transmission), IV.B.1 (exact target),
IV.B.3 (several standards), IV.B.4 (vagueness). ``WindowedNorm`` is ours.
"""

from .curve import FULL_SLOPE, BenefitCurve, Piece
from .ladder import Ladder
from .standard import ExactTarget, Norm, WindowedNorm
from .vague import OneSidedVagueNorm, VagueNorm

__all__ = [
    "FULL_SLOPE",
    "BenefitCurve",
    "ExactTarget",
    "Ladder",
    "Norm",
    "OneSidedVagueNorm",
    "Piece",
    "VagueNorm",
    "WindowedNorm",
]
