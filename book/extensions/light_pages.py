"""Give every page one stylesheet and a script of our own, and no more than it uses.

When the pages are written, the theme's stylesheets and ours are joined to one, without the rules
that no page uses, and the theme's scripts give way to `book/assets/reader.js`. A policy then
forbids whatever the page does not bring along.
"""

import base64
import hashlib
import re
from functools import partial
from pathlib import Path
from shutil import rmtree

from mathematics import draw_bars
from sphinx.util import logging
from used_css import Names, purge

STYLE = "site.css"
# In the order in which the theme loads them; `basic.css` is imported by the first of its own.
STYLES = (
    "basic.css",
    "styles/theme.css",
    "styles/bootstrap.css",
    "styles/pydata-sphinx-theme.css",
    "vendor/fontawesome/6.5.2/css/all.min.css",
    "icons.css",
    "pygments.css",
    "styles/sphinx-book-theme.css",
    "togglebutton.css",
    "copybutton.css",
    "mystnb.*.css",
    "math.css",
    "sphinx-design.min.css",
    "audit.css",
    "book.css",
    "reader.css",
)
REPLACED = (  # by reader.js
    "clipboard.min.js",
    "copybutton.js",
    "copybutton_funcs.js",
    "togglebutton.js",
    "design-tabs.js",
    "scripts/sphinx-book-theme.js",
    "scripts/bootstrap.js",
    "scripts/pydata-sphinx-theme.js",
)
UNUSED = (
    "*.woff2",
    "vendor",
    "styles",
    "scripts",
    "locales",
    "*webpack-macros.html",
    "minus.png",
    "plus.png",
    "check-solid.svg",
    "copy-button.svg",
)

LINK = re.compile(r'<link\b[^>]*\bhref="[^"]*_static/([^"?]+)[^"]*"[^>]*>\n?')
OWN_STYLE = re.compile(rf"<link\b[^>]*_static/{STYLE}[^>]*>\n")
SCRIPT = re.compile(r'<script\b([^>]*\bsrc="([^"?]+)[^"]*"[^>]*)></script>\n?')
INLINE = re.compile(r"<script>(.*?)</script>\n?", re.DOTALL)
WRITTEN = re.compile(r"\s*document\.write\(`(.*)`\);\s*", re.DOTALL)
# Settings of the scripts that are replaced, and what reader.js does as well.
KNOWN = (
    "let toggle",
    "var togglebutton",
    "DOCUMENTATION_OPTIONS.pagename",
    "// Activate the search",
)
MODE = "(function (root, stored)"
NAMELESS = '<summary><span class="toctree-toggle"'
NAMED = NAMELESS.replace("<summary", '<summary aria-label="Pages within"')
ONCLICK = re.compile(r'\bonclick="([^"]*)"')
PICTURE = re.compile(r'<img\b([^>]*\bsrc="([^"]*_images/[^"]*\.svg)"[^>]*?)\s*/?>')
SIZE = re.compile(r'<svg\b[^>]*\bwidth="([\d.]+)pt" height="([\d.]+)pt"')
FONT = re.compile(r'url\("([\w-]+\.woff2)"\)')
# Right behind the stylesheet that holds them. Else a font is read only once a letter needs it, and
# the first letters, drawn in another, move.
FONTS_FIRST = (
    "<script>['1em \"Book Text\"', 'italic 1em \"Book Text\"', '1em \"Book Math\"', "
    "'900 1em \"Font Awesome 6 Free\"'].forEach((font) => document.fonts.load(font))</script>\n"
)
# Widths in pixels are meant for letters of 16: who asks for larger ones has a smaller screen.
SCREEN = re.compile(r"@media[^{]*")
PIXELS = re.compile(r"([\d.]+)px")
SOURCE = re.compile(r'(<a href="[^"]*_sources/[^"]*") target="_blank"')
FROM_THEME = re.compile(r"@font-face\s*\{[^}]*webfonts[^}]*\}")
POINT = 4 / 3  # CSS pixels
logger = logging.getLogger(__name__)


def finish(app, exception):
    """Rewrite the pages once all of them are there."""
    if exception is not None or app.builder.format != "html":
        return
    out = Path(app.outdir)
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(find_pages(app, out))}
    for path, page in pages.items():
        pages[path] = slim(page, path)
    version = write_style(out / "_static", pages.values())
    for path, page in pages.items():
        path.write_text(secure(page.replace(f"{STYLE}?v=", f"{STYLE}?v={version}")), "utf-8")
    clear(out / "_static")


def find_pages(app, out):
    """Yield the pages that the theme has made."""
    for name in [*app.env.found_docs, "search"]:
        path = out / app.builder.get_target_uri(name)
        if path.exists():
            yield path


def slim(page, path):
    """Return a page with one stylesheet, no script that is replaced, and sizes on its pictures."""
    page = one_style(page)
    page = SCRIPT.sub(late, page)
    page = INLINE.sub(partial(inline, path), page)
    page = page.replace(NAMELESS, NAMED)
    page = ONCLICK.sub(r'type="button" data-action="\1"', page)
    page = draw_bars(page)
    page = SOURCE.sub(r"\1 download", page)
    page = OWN_STYLE.sub(lambda found: found[0] + FONTS_FIRST, page, count=1)
    first = iter(["eager"])
    return PICTURE.sub(lambda found: picture(found, path.parent, next(first, "lazy")), page)


def one_style(page):
    """Put the joined stylesheet in place of the first that it holds, and drop the others."""
    seen = []

    def link(found):
        if not any(Path(found[1]).match(style) for style in STYLES):
            return found[0]
        seen.append(found)
        root = re.search(r'href="([^"]*)_static/', found[0])[1]
        return f'<link rel="stylesheet" href="{root}_static/{STYLE}?v=">\n' * (len(seen) == 1)

    return LINK.sub(link, page)


def late(found):
    """Drop a script that is replaced; let any other wait until the page is read."""
    attributes, source = found[1], found[2]
    if source.endswith(REPLACED):
        return ""
    attributes = re.sub(r'\s*\bdefer(="defer")?', "", attributes)
    return f"<script defer{attributes}></script>\n"


def inline(path, found):
    """Drop a script that stands in the page itself, or what it writes take its place."""
    if written := WRITTEN.fullmatch(found[1]):
        return written[1].replace("<button ", '<button type="button" ', 1)
    code = found[1].strip()
    if code.startswith(MODE):
        return found[0]
    if not code.startswith(KNOWN):
        logger.warning(
            "a script in the page itself: %s", code[:60], location=str(path), type="light"
        )
    return ""


def picture(found, folder, loading):
    """Tell the size of a picture, so that the page need not move when it arrives."""
    with open(folder / found[2], encoding="utf-8") as file:
        size = SIZE.search(file.read(2000))
    width, height = (round(float(points) * POINT) for points in size.groups())
    return f'<img{found[1]} width="{width}" height="{height}" loading="{loading}" />'


def write_style(static, pages):
    """Write the joined stylesheet; return what tells one version of it from another."""
    names = Names()
    for page in pages:
        names.feed(page)
    for script in static.glob("*.js"):
        names.feed_script(script.read_text(encoding="utf-8"))
    joined = [path for style in STYLES for path in sorted(static.glob(style))]
    css, others = (
        "".join(path.read_text(encoding="utf-8") for path in paths)
        for paths in (joined, sorted(set(static.glob("*.css")) - set(joined)))
    )
    style = purge(FROM_THEME.sub("", css), names.found, others)
    style = SCREEN.sub(lambda found: PIXELS.sub(in_letters, found[0]), style)
    style = FONT.sub(partial(embed, static), style)
    (static / STYLE).write_text(style, encoding="utf-8")
    return hashlib.sha256(style.encode()).hexdigest()[:8]


def in_letters(found):
    """Return a screen's width in the letters that the browser starts from."""
    return f"{float(found[1]) / 16:g}em"


def embed(static, found):
    """Return a font as part of the stylesheet, so that the page need not wait for it or move."""
    font = base64.b64encode((static / found[1]).read_bytes()).decode()
    return f'url("data:font/woff2;base64,{font}")'


def secure(page):
    """Allow nothing but the site's own files and the one script in the page, by its digest."""
    allowed = "".join(
        f" 'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
        for code in INLINE.findall(page)
    )
    policy = (
        f"default-src 'self'; script-src 'self'{allowed}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'self'; "
        "form-action 'self'"
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return page.replace('<meta charset="utf-8" />', f'<meta charset="utf-8" />\n    {meta}', 1)


def clear(static):
    """Delete what has been joined or replaced."""
    for pattern in (*STYLES, *REPLACED, *UNUSED):
        for path in static.glob(pattern):
            rmtree(path) if path.is_dir() else path.unlink()


def setup(app):
    app.add_js_file("reader.js", loading_method="defer")
    app.connect("build-finished", finish, priority=950)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
