"""Give the explorer's page the steps of the lesson plans, for the projector.

A plan is a table of its steps in `book/teachers.md`, each told in paragraphs of which the first
begins with its name and minutes. What a step shows are the words marked ``[...]{.project}``, a
line each, and the scenes it links to. A question marked ``[...]{.ask}`` stands above the next
scene, whose outcome it hides until it is asked for. The link that ``{lesson}`words <50>` `` makes
starts the plan of fifty minutes, which `book/assets/present.js` plays.
"""

import re
from html import escape

from docutils import nodes
from sphinx.util.docutils import ReferenceRole

PLANS, PAGE = "book/teachers", "book/explorer"
BEGUN = re.compile(r"(.+?) \(\d+\s+minutes")


class LessonLink(ReferenceRole):
    """The role ``lesson``."""

    def run(self):
        builder = self.env.app.builder
        if builder.format != "html":
            return [nodes.Text(self.title)], []
        address = f"{builder.get_relative_uri(self.env.docname, PAGE)}?present={self.target}"
        return [nodes.reference(self.rawtext, self.title, refuri=address, internal=True)], []


def add_steps(app, page, template, context, doctree):
    if page != PAGE:
        return
    plans = app.env.get_doctree(PLANS)
    told = steps_told(plans)
    for table in plans.findall(nodes.table):
        rows = [[cell.astext() for cell in row] for row in table.findall(nodes.row)][1:]
        if rows and "–" in rows[-1][0]:
            minutes = rows[-1][0].split("–")[1]
            items = "".join(item(name, *shown) for _, name in rows for shown in told[key(name)])
            plan = f'<ol class="bs-lesson" data-minutes="{minutes}" hidden>{items}</ol>'
            context["body"] += plan


def steps_told(plans):
    """Return what each step shows, by its name."""
    told = {}
    for section in plans.findall(nodes.section):
        shown = []
        for node in section:
            if begun := isinstance(node, nodes.paragraph) and BEGUN.match(node.astext()):
                shown = told.setdefault(key(begun[1]), [])
            if not isinstance(node, nodes.section):
                shown += things_shown(node)
    return told


def key(name):
    return name.strip(" .").lower()


def things_shown(node):
    """Yield what a part of a plan shows: its title, its question, its lines and its state."""
    marked = [one for one in node.findall(nodes.inline) if "project" in one["classes"]]
    if marked:
        yield "", "", [one.astext() for one in marked], ""
    question = ""
    for one in node.findall(nodes.Element):
        if "ask" in one["classes"]:
            question = one.astext()
        elif state := re.search("#explorer=.*", one.get("refuri", "")):
            entry = one.parent.parent
            listed = isinstance(entry, nodes.list_item)
            claim = entry.next_node(nodes.emphasis).astext() if listed else ""
            yield claim, question, [one.astext()], state[0]
            question = ""


def item(name, claim, question, lines, state):
    says = {"step": capital(name), "title": question or claim, "show": state}
    if question:
        says["asks"] = ""
    data = "".join(f' data-{key}="{escape(value)}"' for key, value in says.items())
    told = "".join(f"<p>{escape(capital(' '.join(line.split())))}</p>" for line in lines)
    return f"<li{data}>{told}</li>"


def capital(words):
    return words[0].upper() + words[1:]


def setup(app):
    app.add_role("lesson", LessonLink())
    app.connect("html-page-context", add_steps)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
