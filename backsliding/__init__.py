"""An executable companion to Guzman and Linos, "Human Rights Backsliding" (2014).

An international human-rights norm lifts states somewhat below it and pulls down states above
it. This package holds the article's model: what states do without a norm, under one norm,
and under the variations the article describes in words.

A state's leaders choose the protection ``S`` that gives them the highest welfare,
``W = 2 S - lam S**2``, so alone they grant ``1/lam``. Under a norm at ``k`` benefits jump by ``D``
at ``S = k`` and rise by only ``m`` a unit beyond it, the article's ``m`` being 1. Between two
policies that are equally good the higher is chosen. Of four states one is out of reach, one is
lifted to the norm, and two that would have granted more fall to it or towards it:

>>> from backsliding import Norm, best_response
>>> r = best_response([3.0, 1.25, 0.8, 0.25], Norm(k=1.0, D=0.2))
>>> r.autonomous.round(3).tolist(), r.policy.round(3).tolist()
([0.333, 0.8, 1.25, 4.0], [0.333, 1.0, 1.0, 2.0])

To read the code, begin with `response`, go on to `norms`, `solver` and `population`, and then see
in `model` and `results` how each formula is derived.

Arguments may be numbers or arrays that broadcast. A value outside its domain, and shapes that do
not fit, raise a ``ValueError`` that names the argument, the value and the rule; what is no number
raises a ``TypeError``. Under ``Raises`` a function lists further refusals only.

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
