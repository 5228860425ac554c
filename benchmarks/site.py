"""Lighthouse's scores for pages of the built site, beside the stock Jupyter Book's.

    python benchmarks/site.py [--runs 5] [--stock 1] [page ...]

The stock site is made from the same sources with the stock settings, from the stored outputs. Both
are served from this machine, compressed; every page is opened on either, in turn, by Lighthouse's
own mobile preset, and the medians are printed as a table. The stock pages, which differ by tens of
points, are opened less often unless asked for. Needs Node with npm, which fetches Lighthouse, a
Chromium, and a network, from which the stock pages fetch MathJax. Nothing else may run meanwhile:
the scores depend on the processor.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from statistics import median

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
from browser import find  # noqa: E402 - the path comes first
from built_site import SITE, Quiet, serving  # noqa: E402

LIGHTHOUSE = "lighthouse@12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
CHROME = "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage"
COMPRESSED = {".html", ".css", ".js", ".svg", ".json", ".txt"}
HEAD = "| page | site | performance | accessibility | best practices | SEO | kB sent | shift |"


class Compressing(Quiet):
    """Sends files as a host on the web would."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        """Send one file."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            return self.send_error(404)
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Cache-Control", "max-age=600")
        if path.suffix in COMPRESSED:
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def stock(folder):
    """Build the book with the stock settings into a folder; return where its pages are."""
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    kept = {name: settings[name] for name in ("title", "author", "only_build_toc_files", "parse")}
    kept |= {"bibtex_bibfiles": settings["bibtex_bibfiles"]}
    kept |= {"exclude_patterns": settings["exclude_patterns"]}
    kept |= {"execute": {"execute_notebooks": "off"}}
    api = ["sphinx.ext.autodoc", "sphinx.ext.napoleon"]
    (folder / "_config.yml").write_text(
        yaml.safe_dump(kept | {"sphinx": {"extra_extensions": api}})
    )
    for name in ("_toc.yml", "book", "CHANGELOG.md"):
        if (ROOT / name).exists():
            (folder / name).symlink_to(ROOT / name)
    command = [Path(sys.executable).with_name("jupyter-book"), "build", "--quiet", folder]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder / "_build" / "html"


@cache
def lighthouse():
    """Fetch Lighthouse, if it is not here yet, and return where its command is."""
    find = ["npm", "exec", "--yes", f"--package={LIGHTHOUSE}", "--", "which", "lighthouse"]
    return subprocess.run(find, capture_output=True, text=True, check=True).stdout.strip()


def measure(address):
    """Return one run's scores, the kilobytes sent and the layout shift."""
    command = [lighthouse(), address, "--output=json", "--quiet", CHROME]
    environment = os.environ | {"CHROME_PATH": find()}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    report = json.loads(done.stdout)
    audits = report["audits"]
    return [
        *(100 * report["categories"][name]["score"] for name in CATEGORIES),
        audits["total-byte-weight"]["numericValue"] / 1000,
        audits["cumulative-layout-shift"]["numericValue"],
    ]


def pages():
    """Return every page of the book, in alphabetical order."""
    return [f"book/{path.name}" for path in sorted(SITE.glob("book/*.html"))]


def table(sites, pages, runs):
    """Yield the rows, each page on each site in turn, as often as ``runs`` says of the site."""
    yield HEAD
    yield "| :-- | :-- | --: | --: | --: | --: | --: | --: |"
    for page in pages:
        found = {name: [] for name in sites}
        for turn in range(max(runs.values())):
            for name, base in sites.items():
                if turn < runs[name]:
                    found[name].append(measure(base + page))
        for name, rows in found.items():
            *whole, shift = map(median, zip(*rows, strict=True))
            numbers = " | ".join(f"{number:.0f}" for number in whole)
            yield f"| `{Path(page).stem}` | {name} | {numbers} | {shift:.3f} |"


def main():
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages", nargs="*", help="as in book/part-3a.html; every page by default")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--stock", type=int, default=1, help="runs of the stock pages")
    asked = parser.parse_args()
    runs = {"this": asked.runs, "stock": asked.stock}
    with tempfile.TemporaryDirectory() as folder:
        theirs = stock(Path(folder))
        with serving(Compressing, SITE) as ours, serving(Compressing, theirs) as stocks:
            for row in table({"this": ours, "stock": stocks}, asked.pages or pages(), runs):
                print(row, flush=True)


if __name__ == "__main__":
    main()
