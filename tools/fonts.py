"""Cut the site's fonts out of whole ones, down to the signs that its pages may show.

    npm pack @fontsource/stix-two-math@5.3.0 @fontsource-variable/stix-two-text@5.3.0
    for each in *.tgz; do tar xf $each; done
    python tools/fonts.py package/files    the letters and the formulas
    python tools/fonts.py                  the icons, from the theme that is installed

The text is set in STIX Two Text, upright and italic, each from regular to bold. Formulas are set
in STIX Two Math, with the table that says how to set them; what the text's font lacks, such as λ
and ≤, comes from there too. The icons are FontAwesome's; they are written into a stylesheet, since
they weigh less than a request. `tests/test_typography.py`, `test_mathematics.py` and
`test_weight.py` fail if a page shows a sign that no font has.
"""

import base64
import io
import sys
from importlib.resources import files
from pathlib import Path

from fontTools.misc.transform import Transform
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ASSETS = Path(__file__).parents[1] / "book" / "assets"
# STIX Two has low letters: enlarged by this they are as high as those of other faces of a size.
LARGER = 1.12

ASCII = range(0x20, 0x7F)
TEXT = {*ASCII, *range(0xA0, 0x100), *map(ord, "–—‘’“”…′−ı\u0300\u0301\u0302\u0303\u0304\u0308")}
FEATURES = ["ccmp", "kern", "liga", "mark", "mkmk"]

GREEK = [*range(0x391, 0x3AA), *range(0x3B1, 0x3CA), 0x3D1, 0x3D5, 0x3F5]
# What one-letter identifiers become: italic Latin and Greek; the h among them is Planck's.
ITALIC = [*range(0x1D434, 0x1D468), *range(0x1D6E2, 0x1D71C), 0x210E]
ACCENTS = [0x2C6, 0x2C7, 0x2D9, 0x2DC, 0x203E, 0x2192]
SIGNS = map(
    ord, "′″‖…ℓℕℝ∂∀∃∅Δ∇∈∉∋−∓×÷·∗√∝∞∥∧∨∩∪∫∬∮∏∐∑≈≃≅≠≡≤≥≪≫±⊂⊃⊆⊇⊥⋅⋆⋮⋯⋱⌈⌉⌊⌋⟨⟩←→↑↓↔⇐⇒⇔↦■□∎⏞⏟→¬°₀₁"
)
MATHEMATICS = {*ASCII, *GREEK, *ITALIC, *ACCENTS, *SIGNS}
PRIME, ROOT = 0x2032, 0x221A
AS_SUPERSCRIPT = Transform(1.4, 0, 0, 1.4, -40, -500)

THEME = "theme/pydata_sphinx_theme/static/vendor/fontawesome/6.5.2/webfonts"
# arrow-up, angle-left, angle-right, bars, list, magnifying-glass, download, file, file-pdf,
# expand, sun, moon, circle-half-stroke, rocket, pencil, chevron-down; and the admonitions' and
# links' own.
SOLID = "f062 f104 f105 f0c9 f03a f002 f019 f15b f1c1 f065 f185 f186 f042 f135 f303 " + (
    "f107 f078 f0f3 f057 f0eb f05a f071 f06a f46d f35d f08e f010"
)
BRANDS = "f09b"  # github
ICONS = (
    ("Font Awesome 6 Free", 900, "fa-solid-900.woff2", SOLID),
    ("Font Awesome 6 Brands", 400, "fa-brands-400.woff2", BRANDS),
)
HEAD = (
    "/* Written by tools/fonts.py from Font Awesome Free 6.5.2, fontawesome.com, whose fonts"
    " are under the SIL OFL 1.1. Do not edit. */\n"
)
FACE = """@font-face {{
  font-family: "{family}";
  font-weight: {weight};
  font-display: block;
  src: url("data:font/woff2;base64,{data}") format("woff2");
}}
"""


def cut(source, characters, features=(), names=(0, 1, 2, 13, 14)):
    """Return a font without what no character asked for leads to; keep licence and names."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(layout_features=list(features), name_IDs=list(names), hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


def save(font, name):
    """Write one of the STIX fonts, enlarged."""
    font["head"].unitsPerEm = round(font["head"].unitsPerEm / LARGER)
    font.save(ASSETS / name)
    print(f"{name}: {(ASSETS / name).stat().st_size:,} bytes")


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


def cut_letters(folder):
    """Write the fonts of the text and of the formulas, from the folder that holds whole ones."""
    for style in ("normal", "italic"):
        source = folder / f"stix-two-text-latin-wght-{style}.woff2"
        save(cut(source, TEXT, FEATURES), f"text-{style}.woff2")
    font = cut(folder / "stix-two-math-latin-400-normal.woff2", MATHEMATICS)
    # Browsers leave a raised prime as small and as high as it stands in the font, which is drawn
    # for a prime that is not raised.
    reshape(font, font.getBestCmap()[PRIME], AS_SUPERSCRIPT)
    level_roots(font)
    save(font, "math.woff2")


def cut_icons():
    """Write the stylesheet of the icons."""
    style = HEAD
    for family, weight, name, characters in ICONS:
        source = io.BytesIO((files("pydata_sphinx_theme") / THEME / name).read_bytes())
        packed = io.BytesIO()
        cut(source, [int(each, 16) for each in characters.split()], names=()).save(packed)
        data = base64.b64encode(packed.getvalue()).decode()
        style += FACE.format(family=family, weight=weight, data=data)
    (ASSETS / "icons.css").write_text(style, encoding="utf-8")
    print(f"icons.css: {len(style):,} bytes")


if __name__ == "__main__":
    if sys.argv[1:]:
        cut_letters(Path(sys.argv[1]))
    else:
        cut_icons()
