"""Which files a page of the built site loads, and what they weigh compressed.

    python tools/page_weight.py

Every file counts as `gzip -9` makes it, fonts as they are. All pictures count, although a browser
fetches those further down only when a reader comes near. What a search fetches counts for the
page of the search alone.
"""

import gzip
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "_build" / "html"
FRONT = "book/index.html"
LOADED = re.compile(
    r'<(?:script|img|source|video|audio|iframe)\b[^>]*?\ssrc="([^"]+)"'
    r'|<link\b(?=[^>]*\brel="(?:stylesheet|icon|preload|modulepreload)")[^>]*\bhref="([^"]+)"'
)
IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)""")
PACKED = {".woff2", ".png", ".jpg", ".webp"}


def resolve(address, base):
    """Return the file that an address leads to, or the address itself if it leaves the site."""
    if re.match(r"(?:[a-z]+:|//)", address):
        return address
    return (base.parent / unquote(re.split(r"[?#]", address)[0])).resolve()


def files(page):
    """Return a page and all it loads: files, and addresses off the site."""
    found, text = {page}, page.read_text(encoding="utf-8")
    for pair in LOADED.findall(text):
        found.add(resolve(pair[0] or pair[1], page))
    for style in [each for each in found if isinstance(each, Path) and each.suffix == ".css"]:
        for address in IN_STYLE.findall(style.read_text(encoding="utf-8")):
            if not address.startswith("data:"):
                found.add(resolve(address, style))
    return found


@cache
def weight(file):
    """Return the bytes that are sent for a file."""
    content = file.read_bytes()
    return len(content) if file.suffix in PACKED else len(gzip.compress(content, 9))


def first_visit(page):
    """Return the bytes of a first visit to a page."""
    return sum(map(weight, files(page)))


def next_visit(page, before):
    """Return the bytes of a visit to a page by a reader who comes from another."""
    return sum(map(weight, files(page) - files(before)))


if __name__ == "__main__":
    for path in sorted(SITE.glob("book/*.html")):
        first, then = first_visit(path), next_visit(path, SITE / FRONT)
        print(f"{first / 1000:6.1f} kB {then / 1000:6.1f} kB  {path.name}")
