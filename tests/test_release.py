"""What a release consists of."""

import hashlib
import zipfile

import backsliding
from tools import release


def test_the_same_site_packs_to_the_same_bytes(unhosted, tmp_path):
    archives = [tmp_path / "one.zip", tmp_path / "two.zip"]
    for archive in archives:
        release.pack(unhosted, archive, 1_700_000_000)
        for page in unhosted.glob("*.html"):
            page.touch()
    assert archives[0].read_bytes() == archives[1].read_bytes()


def test_the_archive_unpacks_to_the_whole_site(unhosted, tmp_path):
    release.pack(unhosted, tmp_path / "site.zip", 1_700_000_000)
    with zipfile.ZipFile(tmp_path / "site.zip") as packed:
        assert packed.testzip() is None
        packed.extractall(tmp_path)
    assert release.NAME.endswith(backsliding.__version__)
    unpacked = tmp_path / release.NAME
    inside = {path.relative_to(unpacked) for path in unpacked.rglob("*") if path.is_file()}
    whole = {path.relative_to(unhosted) for path in unhosted.rglob("*") if path.is_file()}
    assert inside == {path for path in whole if path.name != ".buildinfo"}
    for path in inside:
        assert (unpacked / path).read_bytes() == (unhosted / path).read_bytes()


def test_the_checksums_are_of_every_file_but_themselves(tmp_path):
    for name, content in (("b.pdf", b"paper"), ("a.zip", b"pages"), (release.SUMS, b"old")):
        (tmp_path / name).write_bytes(content)
    assert release.checksums(tmp_path).splitlines() == [
        f"{hashlib.sha256(b'pages').hexdigest()}  a.zip",
        f"{hashlib.sha256(b'paper').hexdigest()}  b.pdf",
    ]
