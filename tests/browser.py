"""Find a Chromium for the tests, or fetch one: no test is skipped for want of it.

Run as a script it makes sure that there is one and prints where it is.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = """No browser, so the built pages cannot be tested. Any one of these will do:
  - install Chromium or Google Chrome so that `chromium` or `google-chrome` is on PATH
    (Debian: apt-get install chromium);
  - name an installed one: CHROME=/path/to/chrome make test;
  - let Playwright fetch its own: .venv/bin/python -m playwright install --with-deps chromium"""


class NoBrowserError(RuntimeError):
    """There is no browser here and none could be fetched."""


def find() -> str:
    """Return the path of a browser that runs; fetch one if need be."""
    for source in (on_this_machine, from_playwright, from_debian):
        for path in source():
            if runs(path):
                return path
    raise NoBrowserError(ADVICE)


def on_this_machine() -> Iterator[str]:
    if named := os.environ.get("CHROME"):
        if not runs(named):
            raise NoBrowserError(f"CHROME={named} does not run.\n{ADVICE}")
        yield named
    yield from filter(None, map(shutil.which, NAMES))
    yield from playwrights_own()


def from_playwright() -> Iterator[str]:
    quietly([sys.executable, "-m", "playwright", "install", "chromium"], timeout=300)
    yield from playwrights_own()


def from_debian() -> Iterator[str]:
    if shutil.which("apt-get") is None:
        return
    if os.geteuid() == 0:
        become_root = []
    elif shutil.which("sudo") and quietly(["sudo", "-n", "true"], timeout=10):
        become_root = ["sudo", "-n"]
    else:
        return
    apt = [*become_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    quietly([*apt, "update"], timeout=300)
    packages = ["chromium", "fonts-dejavu-core"]
    quietly([*apt, "install", "-y", "--no-install-recommends", *packages], timeout=600)
    yield "/usr/bin/chromium"


def playwrights_own() -> Iterator[str]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if os.path.exists(path):
        yield path


def runs(path: str) -> bool:
    """Tell a browser from a stub that only says where to get one."""
    return quietly([path, "--version"], timeout=60)


def quietly(command: list[str], timeout: float) -> bool:
    """Run a command without showing its output; say whether it succeeded in time."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


if __name__ == "__main__":
    try:
        print(find())
    except NoBrowserError as missing:
        sys.exit(str(missing))
