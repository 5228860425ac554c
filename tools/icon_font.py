"""Cut the icons that the pages show out of the theme's FontAwesome.

    python tools/icon_font.py

They are written into a stylesheet, since they weigh less than a request. `tests/test_weight.py`
fails if a page asks for an icon that is not among them.
"""

import base64
import io
from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

STYLE = Path(__file__).parents[1] / "book" / "assets" / "icons.css"
SOURCE = files("pydata_sphinx_theme") / (
    "theme/pydata_sphinx_theme/static/vendor/fontawesome/6.5.2/webfonts"
)
# arrow-up, angle-left, angle-right, bars, list, magnifying-glass, download, file, file-pdf,
# expand, sun, moon, circle-half-stroke, rocket, pencil, chevron-down; and the admonitions' and
# links' own.
SOLID = "f062 f104 f105 f0c9 f03a f002 f019 f15b f1c1 f065 f185 f186 f042 f135 f303 " + (
    "f107 f078 f0f3 f057 f0eb f05a f071 f06a f46d f35d f08e f010"
)
BRANDS = "f09b"  # github
FACES = (
    ("Font Awesome 6 Free", 900, "fa-solid-900.woff2", SOLID),
    ("Font Awesome 6 Brands", 400, "fa-brands-400.woff2", BRANDS),
)
HEAD = (
    "/* Written by tools/icon_font.py from Font Awesome Free 6.5.2, fontawesome.com, whose fonts"
    " are under the SIL OFL 1.1. Do not edit. */\n"
)


def cut(name, characters):
    """Return a font with these characters alone, as a data address."""
    font = TTFont(io.BytesIO((SOURCE / name).read_bytes()), recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=[], name_IDs=[], hinting=False))
    subsetter.populate(unicodes=[int(each, 16) for each in characters.split()])
    subsetter.subset(font)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return "data:font/woff2;base64," + base64.b64encode(written.getvalue()).decode()


def face(family, weight, name, characters):
    return (
        f'@font-face {{\n  font-family: "{family}";\n  font-weight: {weight};\n'
        f'  font-display: block;\n  src: url("{cut(name, characters)}") format("woff2");\n}}\n'
    )


if __name__ == "__main__":
    STYLE.write_text(HEAD + "".join(face(*each) for each in FACES), encoding="utf-8")
    print(f"{STYLE}: {STYLE.stat().st_size:,} bytes")
