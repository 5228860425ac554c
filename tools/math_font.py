"""Cut the font for the mathematics of the site out of STIX Two Math.

    npm pack @fontsource/stix-two-math@5.3.0 && tar xf fontsource-stix-two-math-5.3.0.tgz
    python tools/math_font.py package/files/stix-two-math-latin-400-normal.woff2

Kept are the letters, signs and stretched forms that a formula of this book may need, with the
table that says how to set mathematics. `tests/test_mathematics.py` fails if a page needs more.
"""

import sys
from pathlib import Path

from fontTools.misc.transform import Transform
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONT = Path(__file__).parents[1] / "book" / "assets" / "math.woff2"
GREEK = [*range(0x391, 0x3AA), *range(0x3B1, 0x3CA), 0x3D1, 0x3D5, 0x3F5]
# What one-letter identifiers become: italic Latin and Greek; the h among them is Planck's.
ITALIC = [*range(0x1D434, 0x1D468), *range(0x1D6E2, 0x1D71C), 0x210E]
ACCENTS = [0x2C6, 0x2C7, 0x2D9, 0x2DC, 0x203E, 0x2192]
SIGNS = map(
    ord, "′″‖…ℓℕℝ∂∀∃∅Δ∇∈∉∋−∓×÷·∗√∝∞∥∧∨∩∪∫∬∮∏∐∑≈≃≅≠≡≤≥≪≫±⊂⊃⊆⊇⊥⋅⋆⋮⋯⋱⌈⌉⌊⌋⟨⟩←→↑↓↔⇐⇒⇔↦■□∎⏞⏟→¬°₀₁"
)
CHARACTERS = {*range(0x20, 0x7F), *GREEK, *ITALIC, *ACCENTS, *SIGNS}
PRIME, ROOT = 0x2032, 0x221A
AS_SUPERSCRIPT = Transform(1.4, 0, 0, 1.4, -40, -500)
# STIX Two has low letters: enlarged by this they are as high as those of other faces of a size.
LARGER = 1.12


def subset(font, characters=CHARACTERS, features=()):
    """Drop what no character asked for leads to; set the rest larger."""
    options = Options(
        layout_features=list(features), name_IDs=[0, 1, 2, 13, 14], hinting=False, flavor="woff2"
    )
    cut = Subsetter(options)
    cut.populate(unicodes=characters)
    cut.subset(font)
    font["head"].unitsPerEm = round(font["head"].unitsPerEm / LARGER)
    font.flavor = "woff2"


def reshape(font, name, transform):
    """Replace a glyph's outline by a transformed one."""
    glyphs = font.getGlyphSet()
    pen = TTGlyphPen(glyphs)
    glyphs[name].draw(TransformPen(pen, transform))
    font["glyf"][name] = pen.glyph()


def level_roots(font):
    """Make every height of the root sign as wide as the lowest.

    Chromium reserves the width of the widest behind each root, which looks like a space.
    """
    root, widths = font.getBestCmap()[ROOT], font["hmtx"].metrics
    variants = font["MATH"].table.MathVariants
    tall = variants.VertGlyphConstruction[variants.VertGlyphCoverage.glyphs.index(root)]
    names = [record.VariantGlyph for record in tall.MathGlyphVariantRecord]
    names += [part.glyph for part in tall.GlyphAssembly.PartRecords]
    for name in dict.fromkeys(names):
        share = widths[root][0] / widths[name][0]
        reshape(font, name, Transform(share, 0, 0, 1, 0, 0))
        widths[name] = widths[root][0], round(share * widths[name][1])


def main(source):
    font = TTFont(source, recalcTimestamp=False)
    subset(font)
    # Browsers leave a raised prime as small and as high as it stands in the font, which is drawn
    # for a prime that is not raised.
    reshape(font, font.getBestCmap()[PRIME], AS_SUPERSCRIPT)
    level_roots(font)
    font.save(FONT)
    print(f"{FONT}: {FONT.stat().st_size:,} bytes, {len(font.getGlyphOrder())} glyphs")


if __name__ == "__main__":
    main(sys.argv[1])
