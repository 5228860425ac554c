"""Give the pages that hold an explorer its script and its stylesheet, and no other page.

Both come from the package, so that the page and a notebook run the same files. The script is a
classic one, which also works on a page opened from the disk. The state that notebooks keep for
a widget manager is taken off the page: there is no manager here to read it.
"""

from importlib.resources import files
from pathlib import Path

SCRIPT, STYLE = "explorer.js", "explorer.css"
START = "backslidingExplorers.start();\n"
SIGN = 'class="bsx-explorer"'
WIDGET_STATE = "application/vnd.jupyter.widget-state+json"


def add_to_page(app, page, template, context, doctree):
    if SIGN in context.get("body", ""):
        app.add_css_file(STYLE)
        app.add_js_file(SCRIPT, loading_method="defer")
    context["script_files"] = [
        script for script in context.get("script_files", ()) if not is_widget_state(script)
    ]


def is_widget_state(script):
    return getattr(script, "attributes", {}).get("type") == WIDGET_STATE


def write_files(app, exception):
    if exception is not None or app.builder.format != "html":
        return
    package, target = files("backsliding") / "static", Path(app.outdir, "_static")
    script = (package / "bundle.js").read_text(encoding="utf-8")
    (target / SCRIPT).write_text(script + START, encoding="utf-8")
    (target / STYLE).write_text((package / STYLE).read_text(encoding="utf-8"), encoding="utf-8")


def setup(app):
    # After the notebooks' own handler, which adds the widget state.
    app.connect("html-page-context", add_to_page, priority=900)
    app.connect("build-finished", write_files)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
