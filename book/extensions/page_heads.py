"""Tell search engines, and those who pass a link on, what each page is about.

Every page describes itself by its first paragraph. Whatever needs the site's address (the
canonical address, Open Graph, the feed) is there only when the site has one.
"""

from html import escape
from textwrap import shorten

import addresses
import page_cards
from docutils import nodes

LEAD = "The question. "  # each chapter begins so; it says nothing of this one
LONGEST = 200
FEED = "changes.xml"


def find_address(app, config):
    """Find out where the site will be served; Sphinx makes the canonical addresses of it."""
    config.html_baseurl = addresses.site(addresses.repository(app.confdir)) or ""


def describe(doctree):
    """Return the first paragraph of a page, cut after a word."""
    paragraph = next(doctree.findall(nodes.paragraph), None)
    words = "" if paragraph is None else paragraph.astext().removeprefix(LEAD)
    return shorten(words, LONGEST, placeholder=" …")


def fill_head(app, page, template, context, doctree):
    """Write the page's description, and more if there is an address."""
    if doctree is None:  # the search page
        description = f"Search the book {app.config.html_title}"
    else:
        description = describe(doctree)
    tags = [tag("name", "description", description)]
    if app.config.html_baseurl and doctree is not None:
        tags += open_graph(app, page, context, description)
    context["metatags"] = context.get("metatags", "") + "\n" + "\n".join(tags) + "\n"


def open_graph(app, page, context, description):
    """Return the page's Open Graph tags, and the link to the feed."""
    base = app.config.html_baseurl
    said = {
        "og:type": "article",
        "og:site_name": app.config.html_title,
        "og:title": context["title"],
        "og:description": description,
        "og:url": context["pageurl"],
    }
    picture = page_cards.find(context.get("body", ""))
    # A page without a figure is shown by the front page's.
    card = (
        page_cards.write(app, page, picture) if picture else page_cards.name(app.config.root_doc)
    )
    said |= {
        "og:image": base + card,
        "og:image:width": page_cards.WIDTH,
        "og:image:height": page_cards.HEIGHT,
        "og:image:alt": picture.alt if picture else app.config.html_title,
    }
    feed = (
        f'<link rel="alternate" type="application/atom+xml" title="Changes" href="{base}{FEED}">'
    )
    large = tag("name", "twitter:card", "summary_large_image")
    return [*(tag("property", name, value) for name, value in said.items()), large, feed]


def tag(kind, name, value):
    return f'<meta {kind}="{name}" content="{escape(str(value))}">'


def setup(app):
    app.connect("config-inited", find_address)
    app.connect("html-page-context", fill_head)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
