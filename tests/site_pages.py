"""The pages that the tests of the built site read, and the rules they are held to."""

import pytest

from tools.notebooks import pages, table_of_contents

TEXT_PAGES = [f"{page}.html" for page in pages(table_of_contents())]
PAGES = [*TEXT_PAGES, "search.html"]
ALL_PAGES = ["index.html", *PAGES]
#: One page of each kind. What takes long looks at these, and at all others in `make test-all`.
KINDS = [f"book/{name}.html" for name in ("index", "part-2", "part-3a", "explorer", "audit")]
KINDS += ["search.html"]
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
