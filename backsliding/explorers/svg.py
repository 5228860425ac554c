"""Draw a picture as it stands on a page before any script has run, or where none runs.

The layout is the one of static/draw.js, at one width. Only positions are worked out here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from typing import Any, NamedTuple

WIDTH = 480
LEFT, RIGHT, TOP, BOTTOM = 46, 66, 52, 38
#: Pixels a mark may reach out of the plot, for a dot on its edge.
SPILL = 6
#: Pixels a letter takes, for telling which names would overlap.
LETTER = 8
HEAD = 5
#: A round knob slides along the x axis, a square one up and down.
KNOBS = {"x": "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z", "y": "M-6-6h12v12h-12z"}


class Frame(NamedTuple):
    """The inside of a panel in pixels, and the two maps onto it."""

    left: float
    right: float
    top: float
    bottom: float
    X: Callable[[float], float]
    Y: Callable[[float], float]


def draw(panel: dict[str, Any]) -> str:
    """Return a panel as an SVG element."""
    frame = _frame(panel)
    plot = "".join(_mark(mark, frame) for mark in panel["marks"] if mark["is"] != "text")
    names = "".join(_text(mark, frame) for mark in panel["marks"] if mark["is"] == "text")
    handles = "".join(_handle(handle, frame) for handle in panel["handles"])
    x, y = frame.left - SPILL, frame.top - SPILL
    width, height = frame.right - frame.left + 2 * SPILL, frame.bottom - frame.top + 2 * SPILL
    box = f'x="{x}" y="{y}" width="{width}" height="{height}"'
    return (
        f'<svg class="bsx-panel" viewBox="0 0 {WIDTH} {panel["height"]}" '
        f'height="{panel["height"]}" role="img" aria-label="{escape(panel["says"])}" '
        f'fill="none" stroke="currentColor">'
        f'<g class="bsx-axes">{"".join(_axes(panel, frame))}</g>'
        f'<svg {box} viewBox="{x} {y} {width} {height}">{plot}</svg>'
        f"{names}{''.join(_places(panel, frame))}{handles}</svg>"
    )


def _frame(panel: dict[str, Any]) -> Frame:
    left, right, top, bottom = LEFT, WIDTH - RIGHT, TOP, panel["height"] - BOTTOM
    (x0, x1), (y0, y1) = panel["x"], panel["y"]
    across, up = (right - left) / (x1 - x0), (bottom - top) / (y1 - y0)
    return Frame(
        left,
        right,
        top,
        bottom,
        lambda x: left + (x - x0) * across,
        lambda y: bottom - (y - y0) * up,
    )


def _axes(panel: dict[str, Any], frame: Frame) -> Iterator[str]:
    ends = f"M{frame.left} {frame.top}V{frame.bottom}H{frame.right}"
    yield f'<path class="bsx-axis" d="{ends}"/>'
    for x in _ticks(panel["x"], panel["ticks"][0]):
        yield _words("tick", frame.X(x), frame.bottom + 15, _number(x), "middle")
    for y in _ticks(panel["y"], panel["ticks"][1]):
        yield _words("tick", frame.left - 6, frame.Y(y) + 4, _number(y), "end")
    across, up = panel["labels"]
    yield _words("label", frame.right, frame.bottom + 32, across, "end")
    yield _words("label", 2, 12, up, "start")


def _ticks(limits: list[float], step: float) -> Iterator[float]:
    if step == 0:
        return
    first = int(-(-limits[0] // step))
    for number in range(first, int(limits[1] // step) + 1):
        yield number * step


def _mark(mark: dict[str, Any], frame: Frame) -> str:
    kind = mark["is"]
    return f'<path class="bsx-{kind} bsx-{mark["role"]}" d="{_PATHS[kind](mark, frame)}"/>'


def _curve(mark: dict[str, Any], frame: Frame) -> str:
    parts = []
    for x0, y0, xc, yc, x1, y1 in mark["strokes"]:
        parts.append(f"M{_at(x0, y0, frame)}Q{_at(xc, yc, frame)} {_at(x1, y1, frame)}")
    return "".join(parts)


def _line(mark: dict[str, Any], frame: Frame) -> str:
    return "M" + "L".join(_at(x, y, frame) for x, y in mark["points"]) if mark["points"] else ""


def _segments(mark: dict[str, Any], frame: Frame) -> str:
    return "".join(
        f"M{_at(x0, y0, frame)}L{_at(x1, y1, frame)}" for x0, y0, x1, y1 in mark["pairs"]
    )


def _dots(mark: dict[str, Any], frame: Frame) -> str:
    return "".join(f"M{_at(x, y, frame)}h0" for x, y in mark["points"])


def _place(mark: dict[str, Any], frame: Frame) -> str:
    return f"M{_n(frame.X(mark['x']))} {frame.top}V{frame.bottom}"


def _gap(mark: dict[str, Any], frame: Frame) -> str:
    x, low, high = frame.X(mark["x"]), frame.Y(mark["low"]), frame.Y(mark["high"])
    return f"M{_n(x)} {_n(low)}V{_n(high)}M{_n(x - 4)} {_n(low)}h8M{_n(x - 4)} {_n(high)}h8"


def _arrow(mark: dict[str, Any], frame: Frame) -> str:
    x0, x1 = frame.X(mark["start"][0]), frame.X(mark["end"][0])
    y0, y1 = frame.Y(mark["start"][1]), frame.Y(mark["end"][1])
    back = -HEAD if x1 >= x0 else HEAD
    head = f"m{back} {-HEAD}l{-back} {HEAD}l{back} {HEAD}"
    return f"M{_n(x0)} {_n(y0)}L{_n(x1)} {_n(y1)}{head}"


def _band(mark: dict[str, Any], frame: Frame) -> str:
    x0, x1 = _n(frame.X(mark["x0"])), _n(frame.X(mark["x1"]))
    return f"M{x0} {frame.top}V{frame.bottom}H{x1}V{frame.top}Z"


_PATHS = {
    "curve": _curve,
    "line": _line,
    "segments": _segments,
    "dots": _dots,
    "place": _place,
    "gap": _gap,
    "arrow": _arrow,
    "band": _band,
}


def _text(mark: dict[str, Any], frame: Frame) -> str:
    y = frame.Y(mark["y"]) - mark["rise"]
    x = frame.X(mark["x"]) + {"start": 5, "middle": 0, "end": -5}[mark["anchor"]]
    return _words(mark["role"], x, y, mark["words"], mark["anchor"])


def _places(panel: dict[str, Any], frame: Frame) -> Iterator[str]:
    """Name the places above the panel; a name that would overlap goes a row up."""
    ends = [-1.0, -1.0]
    places = [mark for mark in panel["marks"] if mark["is"] == "place" and mark["words"]]
    for mark in sorted(places, key=lambda mark: mark["x"]):
        half, x = 0.5 * LETTER * len(mark["words"]) + 2, frame.X(mark["x"])
        row = 0 if x - half >= ends[0] else 1
        ends[row] = x + half
        yield _words(mark["role"], x, frame.top - 6 - 15 * row, mark["words"], "middle")


def _handle(handle: dict[str, Any], frame: Frame) -> str:
    x, y = _n(frame.X(handle["x"])), _n(frame.Y(handle["y"]))
    role = f"bsx-knob bsx-knob-{handle['trait']}"
    return f'<path class="{role}" transform="translate({x} {y})" d="{KNOBS[handle["along"]]}"/>'


def _words(role: str, x: float, y: float, words: str, anchor: str) -> str:
    return (
        f'<text class="bsx-{role}" x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}" '
        f'fill="currentColor" stroke="none">{escape(words)}</text>'
    )


def _number(value: float) -> str:
    return f"{value:g}".replace("-", "−")


def _at(x: float, y: float, frame: Frame) -> str:
    return f"{_n(frame.X(x))} {_n(frame.Y(y))}"


def _n(pixels: float) -> str:
    """Return pixels to a tenth, far enough off the panel as good as infinitely far."""
    return f"{round(min(max(pixels, -1e4), 1e4), 1):g}"
