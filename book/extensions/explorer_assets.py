"""Give the pages that hold an explorer its script, its stylesheet and its controls.

Script and style are made from the package's modules, so that the page and a notebook run the same
code; a page gets no more of it than its own scenes need. The script is a classic one, which also
works on a page opened from the disk. A notebook's output has no controls, which would be dead
wherever no script runs; a page has a script, so they are put in and their room is kept. The state
that notebooks keep for a widget manager is taken off the page: there is no manager to read it.
"""

import json
import re
import sys
from html import unescape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from backsliding.book.explorers import engine
from tools.bundle_explorers import bundle

SCRIPT, STYLE = "explorer.js", "explorer.css"
START = "backslidingExplorers.start();\n"
EXPLORER = re.compile('data-explorer="([^"]*)"')
PLACE = re.compile('data-explorer="(?P<state>[^"]*)"|data-part="(?P<part>\\w+)">')
WIDGET_STATE = "application/vnd.jupyter.widget-state+json"


def add_to_page(app, page, template, context, doctree):
    body = context.get("body", "")
    if scenes := {read(state)["about"]["scene"] for state in EXPLORER.findall(body)}:
        context["body"] = with_controls(body)
        script = "-".join([*sorted(scenes), SCRIPT])
        target = Path(app.outdir, "_static")
        target.mkdir(exist_ok=True)
        target.joinpath(script).write_text(bundle(scenes) + START, encoding="utf-8")
        app.add_css_file(STYLE)
        app.add_js_file(script, loading_method="defer")
    context["script_files"] = [
        script for script in context.get("script_files", ()) if not is_widget_state(script)
    ]


def read(state):
    return json.loads(unescape(state))


def with_controls(body):
    """Put the controls of each explorer into their places, as the script would."""
    parts = {}

    def fill(found):
        if found["part"]:
            return found[0] + parts[found["part"]]
        state = read(found["state"])
        parts.update(engine.run("liveParts", state["about"], state["values"]))
        return found[0]

    return PLACE.sub(fill, body)


def is_widget_state(script):
    return getattr(script, "attributes", {}).get("type") == WIDGET_STATE


def write_style(app, exception):
    if exception is None and app.builder.format == "html":
        Path(app.outdir, "_static", STYLE).write_text(engine.static(STYLE), encoding="utf-8")


def setup(app):
    # After the notebooks' own handler, which adds the widget state.
    app.connect("html-page-context", add_to_page, priority=900)
    app.connect("build-finished", write_style)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
