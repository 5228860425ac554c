"""Put together what a release consists of, in one folder, with checksums.

    python tools/release.py dist

The site must have been built: `make release` does both. The folder then holds the site as an
archive to unpack and open, the book as a PDF, the wheel, the source distribution and SHA256SUMS.
All dates are the commit's (or SOURCE_DATE_EPOCH): the same site packs to the same bytes.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import backsliding  # noqa: E402
from tools import distributions, print_book  # noqa: E402

NAME = f"human-rights-backsliding-{backsliding.__version__}"
SUMS = "SHA256SUMS"


def pack(site: Path, archive: Path, moment: int) -> None:
    """Write the files of a site to an archive, in order, all with one date."""
    date = time.gmtime(moment)[:6]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(files(site)):
            entry = zipfile.ZipInfo(f"{NAME}/{name}", date)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o100644 << 16
            packed.writestr(entry, (site / name).read_bytes())


def files(site: Path) -> list[str]:
    """Return the site's files, without what only the next build would use."""
    found = [path.relative_to(site) for path in site.rglob("*") if path.is_file()]
    return [path.as_posix() for path in found if not path.name.startswith(".")]


def checksums(folder: Path) -> str:
    """Return one line for each file, as `sha256sum --check` reads them."""
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(folder.iterdir())
        if path.name != SUMS
    )


def main(target: Path) -> None:
    """Make a release in a folder that is emptied first."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    pack(print_book.SITE, target / f"{NAME}-site.zip", distributions.commit_time())
    print_book.main(target / f"{NAME}.pdf")
    distributions.build(target)
    sums = checksums(target)
    (target / SUMS).write_text(sums, encoding="utf-8")
    print(sums, end="")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
