"""The pages that the tests of the built site read, and the rules they are held to."""

import pytest

from tools.notebooks import pages, table_of_contents

TEXT_PAGES = [f"{page}.html" for page in pages(table_of_contents())]
PAGES = [*TEXT_PAGES, "search.html"]
ALL_PAGES = ["index.html", *PAGES]
FRONT, TEXT, CHAPTER = "book/index.html", "book/part-2.html", "book/part-3a.html"
EXERCISES, SCENES, AUDIT = "book/exercises-3.html", "book/explorer.html", "book/audit.html"
#: One page of each kind. A test that takes long looks at these, and at the others only in
#: `make test-all`.
WRITTEN = [FRONT, TEXT, CHAPTER, SCENES, AUDIT]
KINDS = [*WRITTEN, "search.html"]
KINDS_FIRST = [
    name if name in KINDS else pytest.param(name, marks=pytest.mark.slow) for name in PAGES
]
# Everything axe knows of WCAG 2.0 to 2.2, A and AA, and its best practices.
AXE_OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}
