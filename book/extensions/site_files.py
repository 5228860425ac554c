"""Write what a site has beside its pages: sitemap, robots.txt, 404 page, feed of changes.

All of them need the site's address, so without one there are none.
"""

import re
from html import escape
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

from markdown_it import MarkdownIt
from page_heads import FEED

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
ATOM = "http://www.w3.org/2005/Atom"
RELEASE = re.compile(r"^## \[(?P<version>[^]]+)\] - (?P<date>\d{4}-\d\d-\d\d)$", re.MULTILINE)
NOT_FOUND = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>No such page – {title}</title>
<link rel="icon" href="{root}_static/favicon.svg">
<style>
:root {{ color-scheme: light dark; font: 1.125rem/1.6 Palatino, Georgia, serif }}
body {{ margin: 4rem auto; max-width: 36rem; padding: 0 1rem }}
input, button {{ font: inherit; min-height: 44px }}
</style>
</head>
<body>
<main>
<h1>No such page</h1>
<p>Nothing is kept at this address. The page may have moved: start from the front page,
<a href="{root}{first}">{title}</a>, or search.</p>
<form action="{root}search.html" role="search">
<label for="q">Search the book</label> <input id="q" name="q" type="search">
<button>Search</button>
</form>
</main>
</body>
</html>
"""


def write_files(app, exception):
    if exception is not None or app.builder.format != "html" or not app.config.html_baseurl:
        return
    base, target = app.config.html_baseurl, Path(app.outdir)
    pages = [base + app.builder.get_target_uri(page) for page in sorted(app.env.found_docs)]
    changes = Path(app.confdir, "CHANGELOG.md").read_text(encoding="utf-8")
    write_xml(sitemap(pages), target / "sitemap.xml")
    write_xml(feed(changes, base, app.config), target / FEED)
    (target / "robots.txt").write_text(
        f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n", encoding="utf-8"
    )
    (target / "404.html").write_text(not_found(app), encoding="utf-8")


def not_found(app):
    """Return the page for a wrong address at any depth: its links start at the host's root."""
    return NOT_FOUND.format(
        language=app.config.language,
        title=escape(app.config.html_title),
        root=escape(urlsplit(app.config.html_baseurl).path),
        first=app.builder.get_target_uri(app.config.master_doc),
    )


def sitemap(pages):
    """Return the list of pages for search engines."""
    root = ElementTree.Element("urlset", xmlns=SITEMAP)
    for page in pages:
        add(add(root, "url"), "loc", page)
    return root


def feed(changes, base, config):
    """Return the releases of a changelog as an Atom feed; what has no date is not out yet."""
    releases = list(RELEASE.finditer(changes))
    root = ElementTree.Element("feed", xmlns=ATOM)
    add(root, "title", f"{config.html_title}: changes")
    add(root, "id", base)
    add(root, "updated", moment(max(release["date"] for release in releases)))
    add(root, "link", rel="self", href=base + FEED)
    add(root, "link", href=base)
    add(add(root, "author"), "name", config.author)
    for release in releases:
        end = changes.find("\n## ", release.end())
        entry = add(root, "entry")
        add(entry, "title", f"Version {release['version']}")
        add(entry, "id", f"{base}{FEED}#{release['version']}")
        add(entry, "updated", moment(release["date"]))
        add(entry, "link", href=base)
        text = changes[release.end() : end if end > 0 else None]
        add(entry, "content", MarkdownIt().render(text), type="html")
    return root


def moment(date):
    return f"{date}T00:00:00Z"


def add(parent, name, text=None, **attributes):
    """Put an element at the end of another; return it."""
    child = ElementTree.SubElement(parent, name, attributes)
    child.text = text
    return child


def write_xml(root, path):
    ElementTree.indent(root)
    ElementTree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def setup(app):
    app.connect("build-finished", write_files)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
