"""Tie the ledger of the audit to the chapters, both ways.

Each row of the ledger can be referred to by its id and leads to the figures of the section that
discusses it and to a scene of the explorer; that section names the row. A record whose section
does not exist, and a scene that cannot be made, fail the build.
"""

import re
from collections import defaultdict
from html import escape, unescape

from audit_scenes import SCENES
from docutils import nodes
from mathematics import convert
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole

from backsliding import claims
from backsliding.book.explorers import share

LEDGER = "book/audit"
EXPLORER = "book/explorer"
PLACE_FOR_FIGURES = re.compile(r'<span class="bs-figures" data-row="(\w+)"></span>')
FORMULA = re.compile(r'(?<=<span class="math notranslate nohighlight">)\\\((.*?)\\\)(?=</span>)')
MOST_FIGURES = 3
logger = logging.getLogger(__name__)


def rows_by_section():
    """Return the records by the section they name: page, label."""
    found = defaultdict(list)
    for record in claims.all():
        page, _, label = record.anchor.partition("#")
        found[f"book/{page}", label or page].append(record)
    return found


class Verdict(ReferenceRole):
    """The role ``verdict``: what the audit finds about a row, in words, and a link to the row.

    The words say so where the formal statement is this book's reading of the article's words.
    """

    def run(self):
        try:
            record = claims.find(self.target)
            found = record.check().verdict
        except ValueError as error:
            message = self.inliner.reporter.error(f"verdict: {error}", line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        ours = record.formalised is claims.Formalised.OURS
        said = f"{found}, in our reading" if ours else str(found)
        words = nodes.inline("", said, classes=["bs-verdict", f"bs-{found.name.lower()}"])
        if self.env.app.builder.format != "html":
            return [words], []
        address = self.env.app.builder.get_relative_uri(self.env.docname, LEDGER)
        row = nodes.reference("", self.target, refuri=f"{address}#{self.target}", internal=True)
        return [words, nodes.Text(" "), row], []


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


def show_figures(app, doctree, page):
    """Fill in, wherever rows are shown, links to each row's figures and to its scene."""
    raw = [node for node in doctree.findall(nodes.raw) if "bs-figures" in node.rawsource]
    if not raw:
        return
    figures = _figures_by_section(app.env)
    for node in raw:
        text = PLACE_FOR_FIGURES.sub(
            lambda found: (
                _figure_links(app, page, figures, claims.find(found[1]))
                + _scene_link(app.builder.get_relative_uri(page, EXPLORER), found[1])
            ),
            node.astext(),
        )
        node.children = [nodes.Text(_set_formulas(text, node))]


def _set_formulas(text, node):
    """Set the formulas of rows as those of the chapters are."""
    return FORMULA.sub(lambda found: convert(unescape(found[1]), False, node), text)


def _figures_by_section(env):
    """Return the names of the figures in each section, without those of its subsections."""
    found = {}
    for page in {page for page, _ in rows_by_section()} & env.found_docs:
        for section in env.get_doctree(page).findall(nodes.section):
            own = [child for child in section.children if not isinstance(child, nodes.section)]
            figures = [figure for child in own for figure in child.findall(nodes.figure)]
            names = [name for figure in figures for name in figure["ids"]]
            found.update({(page, label): names for label in section["ids"]})
    return found


def _figure_links(app, page, figures, record):
    where, _, label = record.anchor.partition("#")
    chapter = f"book/{where}"
    numbers = app.env.toc_fignumbers.get(chapter, {}).get("figure", {})
    address = app.builder.get_relative_uri(page, chapter)
    names = [name for name in figures.get((chapter, label or where), ()) if name in numbers]
    return "".join(
        f', <a href="{address}#{name}">Figure {".".join(map(str, numbers[name]))}</a>'
        for name in names[:MOST_FIGURES]
    )


def _scene_link(explorer, id):
    """Link to the scene that shows a row, in the state that shows it; "" if there is none."""
    if id not in SCENES:
        return ""
    scene = share.read(SCENES[id])
    title = f"{scene.title[0].lower()}{scene.title[1:]}"
    return f', <a href="{escape(explorer + share.fragment(scene))}">try it: {title}</a>'


def load_assets(app, page, template, context, doctree):
    """Load the ledger's script on its page, and its style wherever rows are named."""
    if page == LEDGER:
        app.add_js_file("audit.js", defer="defer")
    app.add_css_file("audit.css")


def setup(app):
    app.add_role("verdict", Verdict())
    app.connect("env-updated", label_rows)
    app.connect("doctree-resolved", name_rows)
    app.connect("doctree-resolved", show_figures)
    app.connect("html-page-context", load_assets)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
