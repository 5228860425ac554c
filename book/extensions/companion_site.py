"""Small repairs to the stock site, each found by a test in tests/test_site.py."""

from html import escape
from pathlib import Path


def plain_roles(app, pagename, templatename, context, doctree):
    """Drop the roles docutils gives a bibliography: one is deprecated, one is misplaced."""
    for role in (' role="doc-biblioentry"', ' role="list" class="citation-list"'):
        context["body"] = context.get("body", "").replace(role, "")


def pass_exercises_by(app, pagename, templatename, context, doctree):
    """Let "previous" and "next" lead from chapter to chapter: exercises are beside the way."""
    for key, way in (("prev", 1), ("next", 2)):
        page = pagename
        while (page := app.builder.relations.get(page, (None,) * 3)[way]) and "exercises" in page:
            pass
        if context.get(key) and page:
            title = app.builder.render_partial(app.env.titles[page])["title"]
            link = app.builder.get_relative_uri(pagename, page)
            context[key] = {"link": link, "title": title}


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


def own_words(app, exception):
    """Let the search look up words of its index only: `constructor` belongs to every object."""
    if exception is not None or app.builder.format != "html":
        return
    path = Path(app.outdir, "_static", "searchtools.js")
    script = path.read_text(encoding="utf-8")
    for table in ("terms", "titleTerms"):
        own = f"Object.hasOwn({table}, word) ? {table}[word] : undefined"
        script = script.replace(f"files: {table}[word],", f"files: {own},")
    path.write_text(script, encoding="utf-8")


def setup(app):
    app.add_config_value("comments_config", {}, "env")  # Jupyter Book sets it, used or not
    app.connect("html-page-context", plain_roles)
    app.connect("html-page-context", pass_exercises_by)
    app.connect("build-finished", own_words)
    app.connect("build-finished", write_front_door, priority=900)  # after the table of contents'
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
