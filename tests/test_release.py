"""What a release consists of."""

import hashlib
import os
import zipfile

import pytest

import backsliding
from tools import release


@pytest.fixture
def pages(tmp_path):
    """A site of a page, a script and what only the next build would use."""
    names = ("index.html", "_static/a.js", ".buildinfo")
    for number, path in enumerate(tmp_path / "site" / name for name in names):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes([number]) * 100)
    return tmp_path / "site"


def test_the_same_site_packs_to_the_same_bytes(pages, tmp_path):
    archives = [tmp_path / "one.zip", tmp_path / "two.zip"]
    for archive in archives:
        release.pack(pages, archive, 1_700_000_000)
        os.utime(pages / "index.html", (0, 0))
    assert archives[0].read_bytes() == archives[1].read_bytes()


def test_the_archive_unpacks_to_the_whole_site(pages, tmp_path):
    release.pack(pages, tmp_path / "site.zip", 1_700_000_000)
    with zipfile.ZipFile(tmp_path / "site.zip") as packed:
        assert packed.testzip() is None
        packed.extractall(tmp_path)
    assert release.NAME.endswith(backsliding.__version__)
    unpacked = tmp_path / release.NAME
    inside = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*.*")}
    assert inside == {"index.html", "_static/a.js"}
    assert all((unpacked / name).read_bytes() == (pages / name).read_bytes() for name in inside)


def test_the_checksums_are_of_every_file_but_themselves(tmp_path):
    for name, content in (("b.pdf", b"paper"), ("a.zip", b"pages"), (release.SUMS, b"old")):
        (tmp_path / name).write_bytes(content)
    assert release.checksums(tmp_path).splitlines() == [
        f"{hashlib.sha256(b'pages').hexdigest()}  a.zip",
        f"{hashlib.sha256(b'paper').hexdigest()}  b.pdf",
    ]
