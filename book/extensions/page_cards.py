"""Make the picture that goes with a link to a page, from the page's own first figure.

Link previews take no SVG, so the figure is drawn in pixels, on a white card of the usual size.
The colours of a scene depend on the page's theme; the card has those of the light one.
"""

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import resvg_py
from matplotlib import get_data_path

WIDTH, HEIGHT, MARGIN = 1200, 630, 30
FOLDER = "_images/cards"
SVG = "http://www.w3.org/2000/svg"
FIGURE = re.compile(r'<img [^>]*src="(?:\.\./)*_images/(?P<file>[^"]+\.svg)"[^>]*>')
SCENE = re.compile(r'<svg class="bsx-panel".*?</svg></div>', re.DOTALL)
LABEL = re.compile(r'(?:alt|aria-label)="([^"]*)"')
COLOUR = re.compile(r"var\(--[\w-]+,(#\w+)\)")

ElementTree.register_namespace("", SVG)


@dataclass(frozen=True)
class Picture:
    """A page's first figure: the file it is in or, for a scene, its own SVG; and its alt text."""

    alt: str
    file: str = ""
    svg: str = ""


def find(body):
    """Return the first figure or scene of a page, or None."""
    figure, scene = FIGURE.search(body), SCENE.search(body)
    if scene and not (figure and figure.start() < scene.start()):
        svg = scene[0].removesuffix("</div>")
        return Picture(unescape(LABEL.search(svg)[1]), svg=svg)
    return Picture(unescape(LABEL.search(figure[0])[1]), file=figure["file"]) if figure else None


def write(app, page, picture):
    """Draw the card of a page; return where it is, from the site's root."""
    svg = picture.svg or source(app, picture.file).read_text(encoding="utf-8")
    target = Path(app.outdir, name(page))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(draw(svg))
    return name(page)


def name(page):
    return f"{FOLDER}/{page.replace('/', '-')}.png"


def source(app, file):
    """Return where a figure comes from: it is copied to the site only after all pages stand."""
    return Path(app.srcdir, next(k for k, v in app.builder.images.items() if v == file))


def draw(svg):
    """Return the PNG of a card with an SVG in its middle, as large as fits."""
    if "xmlns=" not in svg:  # inside a page it needs no namespace
        svg = svg.replace("<svg", f'<svg xmlns="{SVG}"', 1)
    figure = ElementTree.fromstring(COLOUR.sub(r"\1", svg))
    figure.attrib |= {
        "x": str(MARGIN),
        "y": str(MARGIN),
        "width": str(WIDTH - 2 * MARGIN),
        "height": str(HEIGHT - 2 * MARGIN),
    }
    card = ElementTree.Element(f"{{{SVG}}}svg", width=str(WIDTH), height=str(HEIGHT))
    card.append(figure)
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=ElementTree.tostring(card, encoding="unicode"),
            background="#ffffff",
            # The same letters on every machine: those that come with matplotlib.
            skip_system_fonts=True,
            font_dirs=[str(Path(get_data_path(), "fonts", "ttf"))],
            font_family="DejaVu Sans",
        )
    )
