"""Make the figures lighter without changing what is seen of them.

Matplotlib writes six decimals of a point and every point of a straight line. Here a line keeps the
points at which it turns, each place two decimals, which is less than a hundredth of a pixel. The
outlines of letters, which are most of a figure, are told in steps of a five-hundredth of a letter.
"""

import re
from pathlib import Path

PLACE = re.compile(r'(?<= )(?:d|x|y)="[^"]*"')  # and no scale, which must stay exact
NUMBER = re.compile(r"-?\d+\.\d+")
LINE = re.compile(r"(?:L -?[\d.]+ -?[\d.]+\s+){2,}")
LETTER = re.compile(r'(?<= )d="([^"]*)" transform="scale\(0\.015625\)"')
COARSER = 12.8  # 500 steps to the size of a letter, where Matplotlib takes 6,400
GROUP = re.compile(r'<g id="(?!axes|figure)[^"]*">')
POINT = re.compile(r"L (-?[\d.]+) (-?[\d.]+)\s+")
DISPENSABLE = re.compile(r"<metadata>.*?</metadata>|<!--.*?-->|<!DOCTYPE[^>]*>", re.DOTALL)
STRAIGHT = 0.01  # how far, in points, a dropped point may lie from the line that stays


def lighten(svg):
    """Return an SVG that draws the same in fewer words."""
    svg = DISPENSABLE.sub("", svg)
    svg = PLACE.sub(lambda found: round_off(LINE.sub(thin, found[0])), svg)
    svg = LETTER.sub(
        lambda found: f'd="{relative(found[1], COARSER)}" transform="scale({COARSER / 64:g})"', svg
    )
    return re.sub(r"\s*\n\s*", " ", GROUP.sub("<g>", svg))


def relative(outline, unit):
    """Return an outline in whole units, told in steps from point to point, which repeat more."""
    written, x, y, start = "", 0, 0, (0, 0)
    for command, numbers in re.findall(r"([MLQCz])([^MLQCz]*)", outline):
        places = [round(int(number) / unit) for number in numbers.split()]
        points = list(zip(places[::2], places[1::2], strict=True))
        steps = " ".join(f"{a - x} {b - y}" for a, b in points)
        same = command in "LQC" and re.findall("[a-z]", written)[-1] == command.lower()
        written += (" " if same else command.lower()) + steps
        x, y = points[-1] if points else start
        start = points[0] if command == "M" else start
    return written.replace(" -", "-")


def round_off(text):
    return NUMBER.sub(lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), text)


def thin(line):
    """Return a run of straight segments without the points at which it does not turn."""
    points = [(float(x), float(y)) for x, y in POINT.findall(line[0])]
    kept = [0]
    for end in range(2, len(points)):
        if not all(
            near(points[i], points[kept[-1]], points[end]) for i in range(kept[-1] + 1, end)
        ):
            kept.append(end - 1)
    kept.append(len(points) - 1)
    return "".join(f"L {points[i][0]} {points[i][1]} \n" for i in kept)


def near(point, start, end):
    """Say whether a point lies between two others, on the line that joins them."""
    along = end[0] - start[0], end[1] - start[1]
    off = point[0] - start[0], point[1] - start[1]
    length = (along[0] ** 2 + along[1] ** 2) ** 0.5
    if not length:
        return max(map(abs, off)) < STRAIGHT
    across = abs(along[0] * off[1] - along[1] * off[0]) / length
    forward = (along[0] * off[0] + along[1] * off[1]) / length
    return across < STRAIGHT and -STRAIGHT < forward < length + STRAIGHT


def lighten_all(app, exception):
    if exception is not None or app.builder.format != "html":
        return
    for path in Path(app.outdir, app.builder.imagedir).glob("*.svg"):
        path.write_text(lighten(path.read_text(encoding="utf-8")), encoding="utf-8")


def setup(app):
    app.connect("build-finished", lighten_all)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
