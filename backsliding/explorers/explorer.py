"""What every explorer is: an anywidget that also stands on a page with no kernel.

With a kernel it works as any widget: its traits can be read, set, observed and linked. On a
page, `_repr_mimebundle_` leaves an element with the figure drawn, the sentence, and the state
as JSON, which the same script brings to life.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, ClassVar

import anywidget
import traitlets

from . import markup
from .quantities import Costs, Policies, Quantity, Switch
from .scene import Bet, Preset

SCRIPT, STYLE = "bundle.js", "explorer.css"


@cache
def _static(name: str) -> str:
    return files("backsliding").joinpath("static", name).read_text(encoding="utf-8")


class Explorer(anywidget.AnyWidget):
    """A figure that answers the reader's hand.

    A scene adds its traits, its words and `picture`; its namesake in static/scenes.js makes the
    same picture in the browser. ``group`` links explorers on one page: those in one group
    share the values of the traits they have in common.
    """

    title: ClassVar[str]
    instruction: ClassVar[str]
    scene: ClassVar[str]
    bet: ClassVar[Bet | None] = None
    presets: ClassVar[tuple[Preset, ...]] = ()
    columns: ClassVar[bool] = False
    sweeps: ClassVar[str] = ""

    group = traitlets.Unicode("").tag(sync=True)
    _about = traitlets.Dict().tag(sync=True)
    _html = traitlets.Unicode().tag(sync=True)
    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)

    @traitlets.default("_esm")
    def _default_esm(self) -> str:
        return _static(SCRIPT) + "\nexport default { render: backslidingExplorers.render };\n"

    @traitlets.default("_css")
    def _default_css(self) -> str:
        return _static(STYLE)

    @traitlets.default("_html")
    def _default_html(self) -> str:
        return markup.inner_html(self)

    @traitlets.default("_about")
    def _default_about(self) -> dict[str, Any]:
        about = {"scene": self.scene, "limits": self.limits(), "start": self.values()}
        if self.sweeps:
            about["sweeps"] = self.sweeps
        if self.bet is not None:
            bet = self.bet
            about["bet"] = {"answer": bet.answer, "told": bet.told, "then": dict(bet.then)}
        if self.presets:
            about["presets"] = [
                {"values": dict(preset.values), "note": preset.note} for preset in self.presets
            ]
        return about

    def values(self) -> dict[str, Any]:
        """Return the values of the scene's traits by name, in the order they are declared."""
        kinds = (Quantity, Switch, Costs, Policies)
        declared = (name for part in reversed(type(self).__mro__) for name in vars(part))
        names = dict.fromkeys(n for n in declared if isinstance(self.traits().get(n), kinds))
        return {name: getattr(self, name) for name in names}

    def limits(self) -> dict[str, list[float]]:
        """Return lowest and highest value and step of what can be dragged, by name."""
        traits = {name: self.traits()[name] for name in self.values()}
        return {
            name: [trait.low, trait.high, trait.step]
            for name, trait in traits.items()
            if isinstance(trait, Quantity | Policies)
        }

    def picture(self) -> dict[str, Any]:
        """Return what the scene shows in its present state, as data."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict, dict]:
        data, metadata = super()._repr_mimebundle_(**kwargs)
        about = self._default_about() | {"group": self.group}
        html = markup.page_element(self._default_html(), about, self.values())
        return {"text/html": html, **data}, metadata

    def __repr__(self) -> str:
        given = (f"{n}={v!r}" for n, v in self.values().items() if isinstance(v, float | bool))
        return f"{type(self).__name__}({', '.join(given)})"
