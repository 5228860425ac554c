"""What every explorer is: an anywidget that also stands on a page with no kernel.

With a kernel it works as any widget: its traits can be read, set, observed and linked. On a
page, `_repr_mimebundle_` leaves an element with the figure, its sentence and the state as JSON.
The script that has drawn the figure, in `engine`, then brings it to life in the browser.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from difflib import get_close_matches
from inspect import cleandoc
from typing import Any, ClassVar, NoReturn

import anywidget
import traitlets

from . import engine
from .quantities import Costs, Policies, Quantity, Switch
from .scene import Bet, Preset

STYLE = "explorer.css"
RAISES = "Raises\n------\nValueError\n    If a value lies outside its range.\n"
Trait = Quantity | Switch | Costs | Policies


class Explorer(anywidget.AnyWidget):
    """A figure that answers the reader's hand.

    A scene adds its traits and its words; its namesake in static/scenes/ draws it. ``first`` is
    the control that stands below the figure, or ``"presets"``; the others fold away. ``group``
    links explorers on one page: those in one group share the values of the traits they have in
    common.

    A name that is not one of a trait raises `TypeError`, in the call and when it is set later.
    `limits` gives the range of each quantity. A value outside it is refused, and whatever is
    linked to the quantity gets the old value back.
    """

    title: ClassVar[str]
    instruction: ClassVar[str]
    scene: ClassVar[str]
    bet: ClassVar[Bet | None] = None
    presets: ClassVar[tuple[Preset, ...]] = ()
    first: ClassVar[str]
    sweeps: ClassVar[str] = ""

    group = traitlets.Unicode("").tag(sync=True)
    _about = traitlets.Dict().tag(sync=True)
    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if cls.__doc__ and cls.declared():  # what ipywidgets makes of a scene has no docstring
            text, examples, rest = cleandoc(cls.__doc__).partition("Examples\n---")
            cls.__doc__ = f"{text.rstrip()}\n\n{cls._parameters()}\n{examples}{rest}"

    @classmethod
    def _parameters(cls) -> str:
        """Return the part of the docstring that lists the traits, each with its range."""
        traits = cls.declared().items()
        listed = "".join(f"{name} : {trait.takes}\n    {trait.words}.\n" for name, trait in traits)
        return f"Parameters\n----------\n{listed}\n{RAISES}"

    def __init__(self, **given: Any) -> None:
        for name in given:
            if not self.has_trait(name):
                self._refuse(name)
        # The states first: the range of the others may depend on them.
        states = {n: v for n, v in given.items() if isinstance(self.traits()[n], Costs)}
        super().__init__(**(states | given))

    def __setattr__(self, name: str, value: Any) -> None:
        if not name.startswith("_") and not hasattr(type(self), name):
            self._refuse(name)
        with self._put_back(name):
            super().__setattr__(name, value)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take the values that the page sends; where one is refused, send the old one back."""
        with self._put_back(*sync_data):
            super().set_state(sync_data)

    def _refuse(self, name: str) -> NoReturn:
        known = [*self.values(), "group"]
        near = get_close_matches(name.casefold(), [n.casefold() for n in known], n=1, cutoff=0.5)
        meant = [n for n in known if near and n.casefold() == near[0]]
        hint = f"did you mean {meant[0]}?" if meant else f"it has {', '.join(known)}"
        raise TypeError(f"{type(self).__name__} has no {name}; {hint}")

    @contextmanager
    def _put_back(self, *names: str) -> Iterator[None]:
        """If a value is refused, send the old one to the page again after the current call."""
        try:
            yield
        except (TypeError, ValueError, traitlets.TraitError):
            with suppress(RuntimeError):  # without an event loop nobody listens
                loop = asyncio.get_running_loop()
                for name in filter(self.has_trait, names):
                    loop.call_soon(self._tell, name)
            raise

    def _tell(self, name: str) -> None:
        now = getattr(self, name)
        change = {"name": name, "old": now, "new": now, "owner": self, "type": "change"}
        self.notify_change(traitlets.Bunch(change))

    @traitlets.default("_esm")
    def _default_esm(self) -> str:
        script = engine.static(engine.SCRIPT)
        return f"{script}\nexport default {{ render: backslidingExplorers.render }};\n"

    @traitlets.default("_css")
    def _default_css(self) -> str:
        return engine.static(STYLE)

    @traitlets.default("_about")
    def _default_about(self) -> dict[str, Any]:
        about = {
            "scene": self.scene,
            "title": self.title,
            "instruction": self.instruction,
            "first": self.first,
            "controls": self._controls(),
            "limits": self.limits(),
            "start": self.values(),
            "group": self.group,
        }
        if self.sweeps:
            about["sweeps"] = self.sweeps
        if self.bet is not None and self._is_asked():
            about["bet"] = asdict(self.bet)
        if self.presets:
            about["presets"] = [asdict(preset) for preset in self.presets]
        return about

    def _is_asked(self) -> bool:
        """Say whether the scene is in the state that the bet is about; it is true of no other."""
        defaults = {name: trait.default_value for name, trait in self.declared().items()}
        return self.bet.guess != "" or self.values() == defaults

    def _controls(self) -> dict[str, dict[str, str]]:
        """Return the words of each control, in order."""
        return {
            name: {"words": trait.words, "symbol": trait.symbol}
            for name, trait in self.declared().items()
            if isinstance(trait, Quantity | Switch)
        }

    def values(self) -> dict[str, Any]:
        """Return the values of the scene's traits by name, in the order they are declared."""
        return {name: getattr(self, name) for name in self.declared()}

    @classmethod
    def declared(cls) -> dict[str, Trait]:
        """Return the scene's own traits by name, in the order they are declared."""
        found = {name: each for part in reversed(cls.__mro__) for name, each in vars(part).items()}
        return {name: each for name, each in found.items() if isinstance(each, Trait)}

    def limits(self) -> dict[str, list[float]]:
        """Return lowest and highest value and step of what can be dragged, by name."""
        return {
            name: [trait.low, trait.high, trait.step]
            for name, trait in self.declared().items()
            if isinstance(trait, Quantity | Policies)
        }

    def picture(self) -> dict[str, Any]:
        """Return what the scene shows in its present state, as data."""
        about = {"scene": self.scene, "limits": self.limits()}
        return engine.run("pictureOf", about, self.values())

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict, dict]:
        data, metadata = super()._repr_mimebundle_(**kwargs)
        html = engine.run("still", self._default_about(), self.values())
        return {"text/html": html, **data}, metadata

    def __repr__(self) -> str:
        given = (f"{n}={v!r}" for n, v in self.values().items() if isinstance(v, float | bool))
        return f"{type(self).__name__}({', '.join(given)})"
