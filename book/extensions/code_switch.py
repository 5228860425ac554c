"""Leave it to one switch whether the book shows its code, instead of a fold at every cell.

The switch stands on every page that has code. What it does is in `book/assets/reader.js`, and what
is hidden without it in `book.css`: on the screen only, and only where a script runs.
"""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

SWITCH = {
    "type": "javascript",
    "javascript": "toggleCode()",
    "tooltip": "Show the code on every page",
    "text": "Code",
    "label": "code-button",
}


class NoFoldForCode(SphinxPostTransform):
    """Take the fold from cells whose source is folded, before myst-nb makes it."""

    default_priority = 198
    formats = ("html",)

    def run(self, **_kwargs):
        """Keep the fold of a result, whose button then says that it shows a derivation."""
        for cell in self.document.findall(nodes.container):
            mode = cell.get("hide_mode", "").removeprefix("input").removeprefix("+")
            if "hide_mode" in cell:
                cell["hide_mode"] = mode
            if mode == "output":
                for prompt in ("prompt_show", "prompt_hide"):
                    cell[prompt] = cell[prompt].replace("{type}", "derivation")


def add_switch(app, page, template, context, doctree):
    """Give a page that has code the switch, after the buttons of the theme."""
    if "cell_input" in context.get("body", "") and "header_buttons" in context:
        context["header_buttons"].append(SWITCH)


def setup(app):
    app.add_post_transform(NoFoldForCode)
    app.connect("html-page-context", add_switch, priority=901)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
