"""Build the source distribution, and the wheel from it; the same bytes from the same commit.

    python tools/distributions.py dist

The build tools are the pinned ones of this environment, so nothing is fetched.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent


def commit_time() -> int:
    """Return the date that a release bears, in seconds: SOURCE_DATE_EPOCH, or the commit's."""
    named = os.environ.get("SOURCE_DATE_EPOCH")
    if named is None:
        log = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
        named = subprocess.run(log, check=True, capture_output=True, text=True).stdout
    return int(named)


def build(target: Path) -> list[Path]:
    """Build both into a folder; return their paths, the wheel last."""
    with TemporaryDirectory() as scratch:
        export(Path(scratch))
        subprocess.run(
            [sys.executable, "-m", "build", "--no-isolation", "--outdir", target, scratch],
            check=True,
            stdout=subprocess.DEVNULL,
            env=os.environ | {"SOURCE_DATE_EPOCH": str(commit_time())},
        )
    (source,), (wheel,) = target.glob("*.tar.gz"), target.glob("*.whl")
    settle(source)
    return [source, wheel]


def export(folder: Path) -> None:
    """Copy the project's files alone: setuptools would also take what a build has left here."""
    listed = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(listed, check=True, capture_output=True, text=True).stdout.split():
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)


def settle(archive: Path) -> None:
    """Pack a source distribution again, in order, with one date and nobody's name."""
    with tarfile.open(archive) as packed:
        members = sorted(packed.getmembers(), key=lambda member: member.name)
        contents = [packed.extractfile(m).read() if m.isfile() else None for m in members]
    with (
        archive.open("wb") as file,
        gzip.GzipFile("", "wb", mtime=commit_time(), fileobj=file) as zipped,
        tarfile.open(fileobj=zipped, mode="w", format=tarfile.PAX_FORMAT) as packed,
    ):
        for member, content in zip(members, contents, strict=True):
            put(packed, member, content)


def put(packed: tarfile.TarFile, member: tarfile.TarInfo, content: bytes | None) -> None:
    """Add a member without what only says where and when it was packed."""
    member.mtime, member.uid, member.gid = commit_time(), 0, 0
    member.uname = member.gname = ""
    member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
    member.pax_headers = {}
    packed.addfile(member, None if content is None else BytesIO(content))


if __name__ == "__main__":
    for path in build(Path(sys.argv[1])):
        print(path)
