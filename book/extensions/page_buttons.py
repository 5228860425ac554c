"""Give each page the buttons that lead to it elsewhere: Binder, Colab, "suggest an edit".

They need the repository's address. Without one there are none, rather than dead ones.
"""

import addresses

BINDER, COLAB = "https://mybinder.org", "https://colab.research.google.com"


def lead_to_repository(app, config):
    """Tell the theme the address; the theme makes the links of each page from it."""
    repository = addresses.repository(app.confdir)
    options = config.html_theme_options
    options["launch_buttons"] = {}
    if repository:
        options["repository_url"] = repository
        options["repository_branch"] = addresses.BRANCH
        options["use_edit_page_button"] = True
        options["launch_buttons"] = launchers(repository)


def launchers(repository):
    """Return the services that can run a repository of this host."""
    colab = {"colab_url": COLAB} if repository.startswith("https://github.com/") else {}
    return {"notebook_interface": "jupyterlab", "binderhub_url": BINDER, **colab}


def say_what_colab_lacks(app, page, template, context, doctree):
    """Colab opens the notebook alone: say how to get the package that it imports."""
    repository = app.config.html_theme_options.get("repository_url")
    for group in context.get("header_buttons", ()):
        for button in group.get("buttons", ()):
            if button["text"] == "Colab":
                button["tooltip"] += f" (first run there: %pip install git+{repository})"


def setup(app):
    # Before the theme reads its options, and after it has made its buttons.
    app.connect("config-inited", lead_to_repository, priority=100)
    app.connect("html-page-context", say_what_colab_lacks, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
