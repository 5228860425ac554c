"""A few pages of the book, built from their stored outputs, as they would be at an address."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from tools.notebooks import ROOT

FRONT, CHAPTER, SCENES, TEXT = "book/index", "book/part-3a", "book/explorer", "book/part-2"
EXERCISES, AUDIT = "book/exercises-3", "book/audit"
PAGES = [FRONT, CHAPTER, SCENES, EXERCISES, AUDIT, TEXT]
SMALL_BOOK = {
    "format": "jb-book",
    "root": FRONT,
    "parts": [{"caption": "Chapters", "chapters": [{"file": page} for page in PAGES[1:]]}],
}


def build(folder, repository="", site=None):
    """Build the small book in a folder of its own; return where its pages are."""
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    settings["execute"]["execute_notebooks"] = "off"
    (folder / "_config.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    (folder / "_toc.yml").write_text(yaml.safe_dump(SMALL_BOOK), encoding="utf-8")
    shutil.copytree(ROOT / "book", folder / "book", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "CHANGELOG.md", folder)
    # The extensions find the repository's tools beside the book, which is elsewhere here.
    environment = os.environ | {"BOOK_REPOSITORY": repository, "PYTHONPATH": str(ROOT)}
    environment.pop("BOOK_SITE", None)
    if site is not None:
        environment["BOOK_SITE"] = site
    done = subprocess.run(
        [Path(sys.executable).with_name("jupyter-book"), "build", folder],
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return folder / "_build" / "html"
