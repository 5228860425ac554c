"""An executable companion to Guzman and Linos, "Human Rights Backsliding" (2014).

An international human-rights norm lifts states somewhat below it and pulls down states above
it. This package holds the article's model: what states do without a norm, under one norm,
and under the variations the article describes in words.

Arguments may be numbers or arrays that broadcast. A value outside its domain, and shapes that do
not fit, raise a ``ValueError`` that names the argument, the value and the rule; what is no number
raises a ``TypeError``. Only what a function refuses beyond that is said where it is described.

The names below need only NumPy. The derivations (`backsliding.results`, in SymPy) are loaded
when they are first asked for, and so is what serves the book (`backsliding.book`): the audit,
the figures, the scenes, the cases, and a reader of your own tables.
"""

from importlib import import_module
from types import ModuleType

from .closed_forms import (
    autonomous_policy,
    critical_norm,
    flattened_policy,
    least_jump,
    lifted_band,
    printed_critical_norm,
)
from .norms import (
    BenefitCurve,
    ExactTarget,
    Ladder,
    Norm,
    OneSidedVagueNorm,
    Piece,
    VagueNorm,
    WindowedNorm,
)
from .population import Population, joins
from .response import Response, benefit, best_response, cost, welfare

__version__ = "0.1.0"

__all__ = [
    "BenefitCurve",
    "ExactTarget",
    "Ladder",
    "Norm",
    "OneSidedVagueNorm",
    "Piece",
    "Population",
    "Response",
    "VagueNorm",
    "WindowedNorm",
    "autonomous_policy",
    "benefit",
    "best_response",
    "cost",
    "critical_norm",
    "flattened_policy",
    "joins",
    "least_jump",
    "lifted_band",
    "printed_critical_norm",
    "welfare",
]

#: What else of the model there is, each in a room of its own. Modules not listed serve these.
_ROOMS = {
    "closed_forms",
    "fading",
    "generality",
    "kernels",
    "model",
    "norms",
    "population",
    "response",
    "results",
    "symbols",
    "tables",
    "theories",
    "yes_no",
}

#: What serves the book, in `backsliding.book`; ``backsliding.claims`` finds it as well.
_OF_THE_BOOK = {"cases", "claims", "detention", "explorers", "figures", "worlds"}


def __getattr__(name: str) -> ModuleType:
    if name in _ROOMS:
        return import_module(f".{name}", __name__)
    if name in _OF_THE_BOOK:
        return import_module(f".book.{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({"__version__", *__all__, *_ROOMS, *_OF_THE_BOOK})
