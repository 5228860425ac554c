"""Give the pages that hold an explorer its script and its stylesheet, and no other page.

Both are made from the package's modules, so that the page and a notebook run the same code; a
page gets no more of it than its own scenes need. The script is a classic one, which also works on
a page opened from the disk. The state that notebooks keep for a widget manager is taken off the
page: there is no manager here to read it.
"""

import re
import sys
from importlib.resources import files
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tools.bundle_explorers import bundle

SCRIPT, STYLE = "explorer.js", "explorer.css"
START = "backslidingExplorers.start();\n"
SCENE = re.compile("&quot;scene&quot;:&quot;(\\w+)&quot;")
WIDGET_STATE = "application/vnd.jupyter.widget-state+json"


def add_to_page(app, page, template, context, doctree):
    if scenes := set(SCENE.findall(context.get("body", ""))):
        script = "-".join([*sorted(scenes), SCRIPT])
        target = Path(app.outdir, "_static")
        target.mkdir(exist_ok=True)
        target.joinpath(script).write_text(bundle(scenes) + START, encoding="utf-8")
        app.add_css_file(STYLE)
        app.add_js_file(script, loading_method="defer")
    context["script_files"] = [
        script for script in context.get("script_files", ()) if not is_widget_state(script)
    ]


def is_widget_state(script):
    return getattr(script, "attributes", {}).get("type") == WIDGET_STATE


def write_style(app, exception):
    if exception is None and app.builder.format == "html":
        style = (files("backsliding") / "static" / STYLE).read_text(encoding="utf-8")
        Path(app.outdir, "_static", STYLE).write_text(style, encoding="utf-8")


def setup(app):
    # After the notebooks' own handler, which adds the widget state.
    app.connect("html-page-context", add_to_page, priority=900)
    app.connect("build-finished", write_style)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
