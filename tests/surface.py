"""What the package offers to others, found by looking at it, so that nothing is forgotten.

A room is a module right under the package, or under ``backsliding.book``. What a room offers is
its ``__all__``, or without one whatever it defines under a name with no underscore.
"""

import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

import backsliding
from backsliding import book

#: Rooms that serve other rooms. What they are given has been checked by those.
INNER = {
    "domains": "it is the check",
    "formulas": "written by a tool; closed_forms gives them their domains",
    "solver": "the search behind best_response, whose door is in `response`",
    "smooth": "the search for smooth norms, whose door is in `response`",
    "records": "what the frozen records share",
    "derivation": "how the results are written down, by their authors",
    "reference": "tables that take no argument",
}


#: What mutation testing calls the copies it puts beside a function.
COPY = "__mutmut_"


class Offer(NamedTuple):
    """A public callable: ``room.name``, or ``room.Class.method``; ``of`` is the method's class."""

    name: str
    call: Callable
    of: type | None = None

    def parameters(self) -> list[inspect.Parameter]:
        given = list(inspect.signature(self.call).parameters.values())
        return given[1:] if self.of is not None else given


def rooms() -> Iterator[tuple[str, str]]:
    """Yield every room that others may use: its name, and the package in which it stands."""
    for package in (backsliding, book):
        for found in iter_modules(package.__path__):
            name = found.name
            if not name.startswith("_") and name not in INNER and name != "book":
                yield name, package.__name__


def public(name: str) -> bool:
    return not name.startswith("_") and COPY not in name


def offered() -> list[Offer]:
    """Return every public callable once, under the room in which it is found first."""
    found = {}
    for room, package in rooms():
        module = import_module(f"{package}.{room}")
        for name in getattr(module, "__all__", vars(module)):
            value = getattr(module, name)
            ours = str(getattr(value, "__module__", "")).startswith(module.__name__)
            if public(name) and callable(value) and ours:
                found.setdefault(value, Offer(f"{room}.{name}", value))
    methods = [each for one in found.values() for each in _methods(one)]
    return sorted([*found.values(), *methods])


def _methods(offer: Offer) -> Iterator[Offer]:
    """Yield the public methods a class has, those of its own bases in the package included."""
    if not inspect.isclass(offer.call) or issubclass(offer.call, BaseException):
        return
    for name in dir(offer.call):
        method = inspect.getattr_static(offer.call, name)
        ours = str(getattr(method, "__module__", "")).startswith("backsliding")
        if public(name) and inspect.isfunction(method) and ours:
            yield Offer(f"{offer.name}.{name}", method, offer.call)
        elif public(name) and isinstance(method, classmethod) and ours:
            yield Offer(f"{offer.name}.{name}", getattr(offer.call, name))
