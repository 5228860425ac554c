"""Report the links of the built site to other sites that do not answer.

    python tools/check_links.py            asks each of them once
    python tools/check_links.py --list     only lists them

Another site's trouble is no fault of this one, so it is reported and fails nothing; links within
the site are tested with the site itself, and do fail.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from html import unescape
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "_build" / "html"
LINK = re.compile(r'<a\b[^>]*\shref="(https?://[^"#]+)')
AGENT = "Mozilla/5.0 (link check of an executable book)"


def outward(site: Path) -> dict[str, list[str]]:
    """Return each address on another site, with the pages that lead to it."""
    pages = defaultdict(list)
    for path in sorted(site.rglob("*.html")):
        for address in set(LINK.findall(path.read_text(encoding="utf-8"))):
            pages[unescape(address)].append(path.relative_to(site).as_posix())
    return dict(sorted(pages.items()))


def trouble(address: str) -> str | None:
    """Ask for an address; return what went wrong, or None."""
    try:
        with urlopen(Request(address, headers={"User-Agent": AGENT}), timeout=30):
            return None
    except HTTPError as refused:
        return f"answers {refused.code}"
    except (OSError, ValueError) as silent:
        return f"does not answer ({silent})"


def main(only_list: bool, site: Path = SITE) -> None:
    """Write the report."""
    if not site.is_dir():
        raise SystemExit(f"{site} is not there: run `make book`")
    found, bad = outward(site), 0
    for address, pages in found.items():
        wrong = None if only_list else trouble(address)
        bad += wrong is not None
        if only_list or wrong:
            print(f"{address} {wrong or ''}".strip(), "\n    on", ", ".join(pages))
    if not only_list:
        print(f"{bad} of {len(found)} addresses on other sites did not answer as hoped.")


if __name__ == "__main__":
    main("--list" in sys.argv[1:])
