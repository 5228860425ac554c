"""Explorers: the book's figures as widgets that answer the reader's hand.

Traits in, figure out. Each scene is an `anywidget` whose traits can be read, set, observed and
linked from Python, and which works on a page with no kernel as well. Where a scene shows a norm,
``norm`` is that norm and ``response`` what the states do under it. Nothing is computed here that
`backsliding.response` and `backsliding.closed_forms` do not compute.

A notebook that is exported as a page shows each explorer as a still figure with its sentence, with
no network and no script, unless the state of the widgets was stored in it. To run a notebook and
export it so, type ``jupyter nbconvert --execute --to html
--ExecutePreprocessor.store_widget_state=False chapter.ipynb``. With the state stored, the page
asks a server for the script, and shows nothing where there is no network.
"""

from .crowd import Crowd
from .higher_norm import HigherNorm
from .lower_norm import LowerNorm
from .regions import Regions
from .response_curve import ResponseCurve
from .sandbox import Sandbox
from .state_alone import StateAlone
from .two_rungs import TwoRungs
from .vagueness import Vagueness
from .world import World

__all__ = [
    "Crowd",
    "HigherNorm",
    "LowerNorm",
    "Regions",
    "ResponseCurve",
    "Sandbox",
    "StateAlone",
    "TwoRungs",
    "Vagueness",
    "World",
]
