"""Cut the face of the site out of STIX Two Text, which goes with the formulas and the figures.

    npm pack @fontsource-variable/stix-two-text@5.3.0
    tar xf fontsource-variable-stix-two-text-5.3.0.tgz
    python tools/text_font.py package/files

Upright and italic, each from regular to bold. Signs that are not in it, such as λ and ≤, come from
the font for mathematics; `tests/test_typography.py` fails if a page shows one that neither has.
"""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from math_font import FONT, subset

SIGNS = map(ord, "–—‘’“”…′−ı\u0300\u0301\u0302\u0303\u0304\u0308")
CHARACTERS = {*range(0x20, 0x7F), *range(0xA0, 0x100), *SIGNS}
FEATURES = ("ccmp", "kern", "liga", "mark", "mkmk")


def main(folder):
    for style in ("normal", "italic"):
        source = Path(folder) / f"stix-two-text-latin-wght-{style}.woff2"
        font = TTFont(source, recalcTimestamp=False)
        subset(font, CHARACTERS, FEATURES)
        target = FONT.with_name(f"text-{style}.woff2")
        font.save(target)
        print(f"{target}: {target.stat().st_size:,} bytes, {len(font.getGlyphOrder())} glyphs")


if __name__ == "__main__":
    main(sys.argv[1])
