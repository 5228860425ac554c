"""Tie the ledger of the audit to the chapters, both ways.

Each row of the ledger can be referred to by its id, and each section that a record names as its
chapter says which rows discuss it. A record whose section does not exist fails the build.
"""

from collections import defaultdict

from docutils import nodes
from sphinx.util import logging

from backsliding import claims

LEDGER = "book/audit"
logger = logging.getLogger(__name__)


def rows_by_section():
    """Return the records by the section they name: page, label."""
    found = defaultdict(list)
    for record in claims.all():
        page, _, label = record.anchor.partition("#")
        found[f"book/{page}", label or page].append(record)
    return found


def label_rows(app, env):
    """Let ``{ref}`` find the rows, and warn of records that name no section."""
    if LEDGER not in env.found_docs:
        return []
    standard = env.get_domain("std")
    for (page, label), records in rows_by_section().items():
        if standard.anonlabels.get(label, ("",))[0] != page:
            ids = ", ".join(record.id for record in records)
            logger.warning("%s: no section %s in %s", ids, label, page, type="audit")
    for record in claims.all():
        standard.anonlabels[record.id.lower()] = LEDGER, record.id
        standard.labels[record.id.lower()] = LEDGER, record.id, record.id
    return []


def name_rows(app, doctree, page):
    """Add to each section that records name a line that leads to their rows."""
    if LEDGER not in app.env.found_docs:
        return
    for (where, label), records in rows_by_section().items():
        if where == page:
            for section in doctree.findall(nodes.section):
                if label in section["ids"]:
                    _own_content_end(section, _line(app, page, records))


def _own_content_end(section, line):
    """Put a line after what stands in the section itself, before its subsections."""
    children = section.children
    below = (i for i, child in enumerate(children) if isinstance(child, nodes.section))
    section.insert(next(below, len(children)), line)


def _line(app, page, records):
    ledger = app.builder.get_relative_uri(page, LEDGER)
    line = nodes.paragraph("", "In the audit: ", classes=["bs-rows"])
    for i, record in enumerate(records):
        link = nodes.reference("", record.id, refuri=f"{ledger}#{record.id}", internal=True)
        line += [nodes.Text(", " if i else ""), link]
    line += nodes.Text(".")
    return line


def load_assets(app, page, template, context, doctree):
    """Load the ledger's script on its page, and its style wherever rows are named."""
    if page == LEDGER:
        app.add_js_file("audit.js", defer="defer")
    app.add_css_file("audit.css")


def setup(app):
    app.connect("env-updated", label_rows)
    app.connect("doctree-resolved", name_rows)
    app.connect("html-page-context", load_assets)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
