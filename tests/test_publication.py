"""What the pages say of their own address: everything when there is one, nothing when not."""

import os
import re
import shutil
import subprocess
import sys
from html import unescape
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree

import matplotlib.pyplot as plt
import numpy as np
import pytest
import yaml

from book.extensions import addresses
from tools.notebooks import ROOT

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"
REPOSITORY, SITE = "https://github.com/example/example", "https://example.github.io/example/"
FRONT, CHAPTER, TEXT = PAGES = ["book/index", "book/part-3a", "book/part-2"]
NOTEBOOKS = [FRONT, CHAPTER]
CONTENTS = {
    "format": "jb-book",
    "root": FRONT,
    "parts": [{"caption": "Chapters", "chapters": [{"file": CHAPTER}, {"file": TEXT}]}],
}
CHANGES = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def build(folder, repository=""):
    """Build a few pages from their stored outputs, as they would be at an address or at none."""
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    settings["execute"]["execute_notebooks"] = "off"
    (folder / "_config.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    (folder / "_toc.yml").write_text(yaml.safe_dump(CONTENTS), encoding="utf-8")
    shutil.copytree(ROOT / "book", folder / "book", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "CHANGELOG.md", folder)
    # The extensions find the repository's tools beside the book, which is elsewhere here.
    environment = os.environ | {"BOOK_REPOSITORY": repository, "PYTHONPATH": str(ROOT)}
    environment.pop("BOOK_SITE", None)
    done = subprocess.run(
        [Path(sys.executable).with_name("jupyter-book"), "build", folder],
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return folder / "_build" / "html"


@pytest.fixture(scope="module")
def hosted(tmp_path_factory):
    return build(tmp_path_factory.mktemp("hosted"), REPOSITORY)


@pytest.fixture(scope="module")
def unhosted(tmp_path_factory):
    return build(tmp_path_factory.mktemp("unhosted"))


def html(site, page):
    return (site / f"{page}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "remote",
    [
        "https://github.com/example/example",
        "https://github.com/example/example.git",
        "https://user:secret@github.com/example/example/",
        "git@github.com:example/example.git",
        "ssh://git@github.com/example/example",
        "ssh://git@GitHub.com:22/example/example.git",
    ],
)
def test_a_remote_is_read_as_the_address_a_browser_opens(remote):
    assert addresses.normalised(remote) == REPOSITORY


@pytest.mark.parametrize(
    "remote",
    [
        "",
        "/srv/git/example.git",
        "../example",
        "file:///srv/git/example.git",
        "C:/work/example",
        "http://github.com/example/example",
        "https://example.org/example/example",
        "https://github.com/example",
        "https://github.com.example.org/example/example",
        "https://github.com/example/example/tree/main",
        'https://github.com/example/"onload=',
    ],
)
def test_what_no_reader_can_open_is_no_address(remote):
    assert addresses.normalised(remote) is None


def git(folder, *command):
    subprocess.run(["git", "-C", folder, *command], check=True, capture_output=True)


def test_the_environment_goes_before_the_remote(monkeypatch, tmp_path):
    monkeypatch.delenv("BOOK_REPOSITORY", raising=False)
    assert addresses.repository(tmp_path) is None
    git(tmp_path, "init")
    assert addresses.repository(tmp_path) is None
    git(tmp_path, "remote", "add", "origin", "git@github.com:example/example.git")
    assert addresses.repository(tmp_path) == REPOSITORY
    monkeypatch.setenv("BOOK_REPOSITORY", "https://gitlab.com/example/other")
    assert addresses.repository(tmp_path) == "https://gitlab.com/example/other"
    monkeypatch.setenv("BOOK_REPOSITORY", "")
    assert addresses.repository(tmp_path) is None


def test_a_checkout_further_up_is_not_ours(monkeypatch, tmp_path):
    monkeypatch.delenv("BOOK_REPOSITORY", raising=False)
    git(tmp_path, "init")
    git(tmp_path, "remote", "add", "origin", f"{REPOSITORY}.git")
    (tmp_path / "book").mkdir()
    assert addresses.repository(tmp_path / "book") is None


@pytest.mark.parametrize(
    ("repository", "site"),
    [
        (REPOSITORY, SITE),
        ("https://github.com/Example/Example.github.io", "https://example.github.io/"),
        ("https://gitlab.com/example/example", None),
        (None, None),
    ],
)
def test_the_site_is_where_pages_serves_the_repository(monkeypatch, repository, site):
    monkeypatch.delenv("BOOK_SITE", raising=False)
    assert addresses.site(repository) == site


def test_a_site_of_ones_own_is_named(monkeypatch):
    monkeypatch.setenv("BOOK_SITE", "https://example.org/book")
    assert addresses.site(REPOSITORY) == "https://example.org/book/"
    monkeypatch.setenv("BOOK_SITE", "")
    assert addresses.site(REPOSITORY) is None


@pytest.mark.parametrize("value", ["example.org", "/srv/www", "ftp://example.org/"])
def test_a_site_no_browser_opens_is_refused(monkeypatch, value):
    monkeypatch.setenv("BOOK_SITE", value)
    with pytest.raises(ValueError, match=f"BOOK_SITE={value}.*expected an address"):
        addresses.site(None)


def test_a_repository_no_reader_opens_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("BOOK_REPOSITORY", "/srv/git/example")
    with pytest.raises(ValueError, match="BOOK_REPOSITORY=/srv/git/example: expected"):
        addresses.repository(tmp_path)


@pytest.mark.parametrize("page", NOTEBOOKS)
def test_a_chapter_opens_in_jupyterlab_on_binder_and_in_colab(hosted, page):
    links = re.findall(r'<a href="([^"]+)"', html(hosted, page))
    binder = "https://mybinder.org/v2/gh/example/example/main?urlpath=lab/tree/"
    assert f"{binder}{page}.ipynb" in links
    colab = "https://colab.research.google.com/github/example/example/blob/main/"
    assert f"{colab}{page}.ipynb" in links
    assert f"../_sources/{page}.ipynb" in links
    assert (hosted / "_sources" / f"{page}.ipynb").is_file()


def test_colab_is_told_what_to_install(hosted):
    assert f"%pip install git+{REPOSITORY}" in html(hosted, CHAPTER)


def test_a_page_of_text_has_nothing_to_launch(hosted):
    assert not re.search("mybinder|colab", html(hosted, TEXT))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_leads_to_its_own_source_to_edit(hosted, page):
    suffix = ".ipynb" if page in NOTEBOOKS else ".md"
    edit = f'href="{REPOSITORY}/edit/main/{page}{suffix}"'
    assert html(hosted, page).count(edit) == 1
    assert (ROOT / f"{page}{suffix}").is_file()


@pytest.mark.parametrize("page", PAGES)
def test_without_an_address_no_button_leads_nowhere(unhosted, page):
    text = html(unhosted, page)
    assert not re.search(r"mybinder|colab|/edit/|launch-buttons|executablebooks", text)
    assert "download-source-button" in text


def attributes(text, kind, name):
    """Return the contents of a page's meta tags of a name."""
    found = re.findall(rf'<meta {kind}="{name}" content="([^"]*)"', text)
    return [unescape(content) for content in found]


def test_a_page_describes_itself_and_no_other_by_its_first_sentence(unhosted):
    texts = [html(unhosted, page) for page in PAGES]
    descriptions = [attributes(text, "name", "description") for text in texts]
    assert len({description for (description,) in descriptions}) == len(PAGES)
    for text, (description,) in zip(texts, descriptions, strict=True):
        assert 50 < len(description) <= 200
        assert not description.startswith("The question")
        article = re.sub(r"<[^>]+>", "", text.partition("<article")[2])
        assert description.removesuffix(" …") in " ".join(unescape(article).split())


def test_the_search_page_says_what_it_searches(unhosted):
    said = "Search the book Human Rights Backsliding"
    assert attributes(html(unhosted, "search"), "name", "description") == [said]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_one_canonical_address(hosted, page):
    text, here = html(hosted, page), f"{SITE}{page}.html"
    assert re.findall(r'rel="canonical" href="([^"]+)"', text) == [here]
    assert attributes(text, "property", "og:url") == [here]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_without_an_address_names_none(unhosted, page):
    head = html(unhosted, page).partition("</head>")[0]
    assert not re.search(r'og:|rel="canonical"|rel="alternate"|https?://', head)


def test_a_site_without_an_address_has_no_files_that_need_one(unhosted):
    names = {path.name for path in unhosted.iterdir()}
    assert "objects.inv" in names
    assert not names & {"sitemap.xml", "robots.txt", "404.html", "changes.xml"}


@pytest.mark.parametrize("page", PAGES)
def test_a_link_to_a_page_is_shown_with_its_figure(hosted, page):
    text = html(hosted, page)
    (image,), (alt,) = (attributes(text, "property", p) for p in ("og:image", "og:image:alt"))
    shown = page if alt != "Human Rights Backsliding" else FRONT
    assert image == f"{SITE}_images/cards/{shown.replace('/', '-')}.png"
    assert shown != page or alt in unescape(text.partition("<article")[2])
    pixels = plt.imread(hosted / image.removeprefix(SITE))
    assert pixels.shape[:2] == (630, 1200)
    ink = (pixels[..., :3].min(axis=2) < 0.5).mean()
    assert 0.003 < ink < 0.3
    # Colour, not the black that a lost stylesheet would leave.
    assert (np.ptp(pixels[..., :3], axis=2) > 0.3).sum() > 500


def xml(path):
    return ElementTree.parse(path).getroot()


def test_the_sitemap_lists_every_page_and_no_other(hosted):
    listed = [loc.text for loc in xml(hosted / "sitemap.xml").iter(f"{SITEMAP}loc")]
    assert sorted(listed) == sorted(f"{SITE}{page}.html" for page in PAGES)
    assert f"Sitemap: {SITE}sitemap.xml" in (hosted / "robots.txt").read_text(encoding="utf-8")


def test_the_feed_has_an_entry_for_every_release(hosted):
    entries = list(xml(hosted / "changes.xml").iter(f"{ATOM}entry"))
    titles = [entry.findtext(f"{ATOM}title") for entry in entries]
    versions = re.findall(r"^## \[(\d[^]]*)\]", CHANGES, re.MULTILINE)
    assert titles == [f"Version {number}" for number in versions]
    assert f'href="{SITE}changes.xml"' in html(hosted, FRONT)
    for entry in entries:
        assert "<li>" in entry.findtext(f"{ATOM}content")
        assert "## [" not in entry.findtext(f"{ATOM}content")


def test_the_changelog_knows_this_version():
    headings = re.findall(r"^## (.+)$", CHANGES, re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    assert any(heading.startswith(f"[{version('backsliding')}] - ") for heading in headings)
    kinds = set(re.findall(r"^### (.+)$", CHANGES, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_a_wrong_address_at_any_depth_leads_back(hosted):
    text = (hosted / "404.html").read_text(encoding="utf-8")
    led = re.findall(r'(?:href|src|action)="([^"]+)"', text)
    assert len(led) == 3
    for address in led:
        assert address.startswith("/example/")
        assert (hosted / address.removeprefix("/example/")).is_file()
