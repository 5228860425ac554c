"""The HTML of an explorer: one text for the page, for a notebook and for the script.

It stands complete before the script arrives: figure, sentence and controls. The script finds
the parts by their `data-` attributes and brings them to life; it adds no words of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from .numerals import fixed, plain
from .quantities import Quantity, Switch
from .scene import Bet, Preset
from .svg import draw

if TYPE_CHECKING:
    from .explorer import Explorer

#: JupyterLab and Notebook 7 take the arrow keys for themselves unless the input says this.
KEYS = 'data-lm-suppress-shortcuts="true"'


def page_element(inner: str, about: Mapping[str, Any], values: Mapping[str, Any]) -> str:
    """Return the element a page carries: the inner HTML, and the state the script starts from."""
    state = json.dumps({"about": about, "values": values}, separators=(",", ":"), sort_keys=True)
    return f'<div class="bsx-explorer" data-explorer="{escape(state)}">{inner}</div>'


def inner_html(explorer: Explorer) -> str:
    """Return everything inside an explorer, for the state it is in."""
    picture = explorer.picture()
    title = escape(explorer.title)
    return (
        f'<div class="bsx-frame{_veil(explorer.bet)}" role="group" aria-label="Explorer: {title}">'
        f'<p class="bsx-title">{title}</p>{_bet(explorer.bet)}'
        f"{_figure(picture['panels'], explorer.columns)}"
        f'<p class="bsx-sentence" data-sentence>{escape(picture["sentence"])}</p>'
        '<p class="bsx-heard" aria-live="polite" data-heard></p>'
        f'<div class="bsx-live"><p class="bsx-how">{escape(explorer.instruction)}</p>'
        f"{_presets(explorer.presets)}"
        f'<div class="bsx-controls">{"".join(_controls(explorer))}</div>'
        f"{_actions(explorer.sweeps)}"
        '<p class="bsx-notice" role="status" data-notice></p></div>'
        '<details class="bsx-code"><summary>The same in Python</summary>'
        '<pre tabindex="0" role="group" aria-label="The same in Python" data-code>'
        f"{escape(picture['code'])}</pre></details></div>"
    )


def _veil(bet: Bet | None) -> str:
    return " bsx-veiled" if bet is not None and bet.veils else ""


def _figure(panels: list[dict[str, Any]], columns: bool) -> str:
    slots = "".join(
        f'<div class="bsx-slot" style="height:{panel["height"]}px">{draw(panel)}</div>'
        for panel in panels
    )
    return f'<div class="bsx-figure{" bsx-columns" if columns else ""}">{slots}</div>'


def _actions(sweeps: str) -> str:
    sweep = '<button type="button" data-sweep>Sweep the norm</button>' if sweeps else ""
    return (
        f'<div class="bsx-row">{sweep}<button type="button" data-reset>Reset</button>'
        '<button type="button" data-copy>Copy link</button></div>'
    )


def _bet(bet: Bet | None) -> str:
    if bet is None:
        return ""
    buttons = "".join(
        f'<button type="button" data-bet="{number}">{escape(option)}</button>'
        for number, option in enumerate(bet.options)
    )
    return (
        f'<div class="bsx-bet"><p data-told>{escape(bet.question)}</p>'
        f'<div class="bsx-row">{buttons}<button type="button" data-bet="-1">Just show me</button>'
        "</div></div>"
    )


def _presets(presets: tuple[Preset, ...]) -> str:
    if not presets:
        return ""
    buttons = "".join(
        f'<button type="button" aria-pressed="false" data-preset="{number}">'
        f"{escape(preset.name)}</button>"
        for number, preset in enumerate(presets)
    )
    return f'<div class="bsx-row" role="group" aria-label="Presets">{buttons}</div>'


def _controls(explorer: Explorer) -> Iterator[str]:
    limits = explorer.limits()
    for name, value in explorer.values().items():
        trait = explorer.traits()[name]
        if isinstance(trait, Quantity):
            symbol = f", <i>{trait.symbol}</i>" if trait.symbol else ""
            low, high, step = map(plain, limits[name])
            yield (
                f'<label class="bsx-control"><span>{escape(trait.words)}{symbol}</span>'
                f'<input type="range" {KEYS} data-trait="{name}" min="{low}" max="{high}" '
                f'step="{step}" value="{plain(value)}" aria-valuetext="{fixed(value)}">'
                f'<span class="bsx-value" aria-hidden="true">{fixed(value)}</span></label>'
            )
        elif isinstance(trait, Switch):
            checked = " checked" if value else ""
            yield (
                f'<label class="bsx-switch">'
                f'<input type="checkbox" {KEYS} data-trait="{name}"{checked}>'
                f"<span>{escape(trait.words)}</span></label>"
            )
