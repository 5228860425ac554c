"""What a scene shows, as plain data: panels, and on them marks in the model's own units.

A scene turns the values of its traits into a picture; drawing it is `svg`'s business here and
static/draw.js's in the browser. Because a picture is data, a test can hold the one that Python
makes against the one that the browser makes. Each mark's class names a role ("benefit",
"cost", "lowered"), to which the stylesheet gives a colour and a dash pattern.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

Mark = dict[str, Any]
Point = Sequence[float]


def picture(panels: Sequence[dict], sentence: str, code: str) -> dict[str, Any]:
    """Return a picture: its panels, the sentence that says what they show, the same in Python."""
    return {"panels": list(panels), "sentence": sentence, "code": code}


def panel(
    says: str,
    *,
    x: Point,
    y: Point,
    ticks: Point,
    height: int,
    labels: tuple[str, str],
    marks: Iterable[Mark],
    handles: Iterable[Mark] = (),
) -> dict[str, Any]:
    """Return axes with marks on them; ``ticks`` are the steps of the numbers on x and y."""
    return {
        "says": says,
        "x": list(x),
        "y": list(y),
        "ticks": list(ticks),
        "height": height,
        "labels": list(labels),
        "marks": list(marks),
        "handles": list(handles),
    }


def curve(role: str, strokes: Iterable[list[float]]) -> Mark:
    """Return a curve made of quadratic strokes, each exact: see `quadratic`."""
    return {"is": "curve", "role": role, "strokes": list(strokes)}


def quadratic(f: Callable[[float], float], a: float, b: float) -> list[float]:
    """Return a quadratic function on [a, b] as a Bezier stroke: ends and control point."""
    middle = 0.5 * (a + b)
    return [a, f(a), middle, 2.0 * f(middle) - 0.5 * (f(a) + f(b)), b, f(b)]


def line(role: str, points: Iterable[Point]) -> Mark:
    """Return straight lines from point to point."""
    return {"is": "line", "role": role, "points": [list(point) for point in points]}


def segments(role: str, pairs: Iterable[Point]) -> Mark:
    """Return separate straight lines, each ``x0, y0, x1, y1``."""
    return {"is": "segments", "role": role, "pairs": [list(pair) for pair in pairs]}


def dots(role: str, points: Iterable[Point]) -> Mark:
    """Return points drawn as dots."""
    return {"is": "dots", "role": role, "points": [list(point) for point in points]}


def text(role: str, at: Point, words: str, anchor: str = "middle", rise: int = 0) -> Mark:
    """Return words at a point, ``rise`` pixels above it."""
    return {
        "is": "text",
        "role": role,
        "x": at[0],
        "y": at[1],
        "words": words,
        "anchor": anchor,
        "rise": rise,
    }


def place(role: str, x: float, words: str) -> Mark:
    """Return a fine line up from a place on the x axis, named above the panel."""
    return {"is": "place", "role": role, "x": x, "words": words}


def gap(role: str, x: float, low: float, high: float) -> Mark:
    """Return a vertical distance between two curves."""
    return {"is": "gap", "role": role, "x": x, "low": low, "high": high}


def arrow(role: str, start: Point, end: Point) -> Mark:
    """Return an arrow from one point to another."""
    return {"is": "arrow", "role": role, "start": list(start), "end": list(end)}


def band(role: str, x0: float, x1: float) -> Mark:
    """Return a shaded stretch of the x axis."""
    return {"is": "band", "role": role, "x0": x0, "x1": x1}


def handle(
    trait: str, at: Point, along: str, now: float, says: str, reads: str, item: int | None = None
) -> Mark:
    """Return what a reader can take hold of: the trait it moves, where it is, what it is called.

    ``now`` is the quantity it slides and ``reads`` that quantity in words; ``item`` says which
    entry of a trait that lists several.
    """
    mark = {
        "trait": trait,
        "x": at[0],
        "y": at[1],
        "along": along,
        "now": now,
        "says": says,
        "reads": reads,
    }
    return mark if item is None else mark | {"item": item}
