"""What this book changes in the stock site.

MathJax is served from the site, so that a page asks nothing of any other host and reads the same
offline. It comes from a package that ships the files; only the parts a page can load are copied.
The rest is small repairs, each found by a test in tests/test_site.py.
"""

from html import escape
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree

from sphinx.util.fileutil import copy_asset_file

MATHJAX = "mathjax"  # folder under the site's static files
COMPONENT = "tex-chtml.js"
FOLDERS = ("output/chtml/fonts/woff-v2", "input/tex/extensions")


def mathjax_source():
    """Return the folder that holds MathJax in the installed package."""
    package = find_spec("sphinx-mathjax-offline")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("sphinx-mathjax-offline is not installed: see requirements.txt")
    return Path(package.origin).parent / "static" / "mathjax"


def plain_roles(app, pagename, templatename, context, doctree):
    """Drop the roles docutils gives a bibliography: one is deprecated, one is misplaced."""
    for role in (' role="doc-biblioentry"', ' role="list" class="citation-list"'):
        context["body"] = context.get("body", "").replace(role, "")


def copy_mathjax(app, exception):
    if exception is not None or app.builder.format != "html":
        return
    target = Path(app.outdir, "_static", MATHJAX)
    target.mkdir(parents=True, exist_ok=True)
    copy_asset_file(str(mathjax_source() / COMPONENT), str(target))
    for folder in FOLDERS:
        copytree(mathjax_source() / folder, target / folder, dirs_exist_ok=True)


def write_front_door(app, exception):
    """Give the site's root, which only leads to the first page, a title and a link to follow."""
    if exception is not None or app.builder.format != "html":
        return
    first = app.builder.get_target_uri(app.config.master_doc)
    title = escape(app.config.html_title)
    Path(app.outdir, "index.html").write_text(
        f'<!DOCTYPE html>\n<html lang="{app.config.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<title>{title}</title>\n<meta http-equiv="refresh" content="0; url={first}">\n'
        f'<link rel="canonical" href="{first}">\n</head>\n'
        f'<body><main><h1><a href="{first}">{title}</a></h1></main></body>\n</html>\n',
        encoding="utf-8",
    )


def setup(app):
    app.add_config_value("comments_config", {}, "env")  # Jupyter Book sets it, used or not
    app.config.mathjax_path = f"{MATHJAX}/{COMPONENT}"
    app.connect("html-page-context", plain_roles)
    app.connect("build-finished", copy_mathjax)
    app.connect("build-finished", write_front_door, priority=900)  # after the table of contents'
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
