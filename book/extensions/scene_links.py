"""Link words to a figure of the explorer in a given state.

``{scene}`words <LowerNorm(k=1, m=2)>` `` leads to that scene on the explorer's page, with those
values. The address is made by the package from the scene itself; a scene, trait or value that
does not exist is an error of the build.
"""

from docutils import nodes
from sphinx.util.docutils import ReferenceRole

from backsliding.book.explorers import share

PAGE = "book/explorer"


class SceneLink(ReferenceRole):
    """The role ``scene``."""

    def run(self):
        try:
            fragment = share.fragment(share.read(self.target))
        except (TypeError, ValueError) as error:
            message = self.inliner.reporter.error(f"scene: {error}", line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        builder = self.env.app.builder
        if builder.format != "html":
            return [nodes.Text(self.title)], []
        address = builder.get_relative_uri(self.env.docname, PAGE) + fragment
        return [nodes.reference(self.rawtext, self.title, refuri=address, internal=True)], []


def setup(app):
    app.add_role("scene", SceneLink())
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
