"""Where this repository and its site live, if anywhere: known only once they are hosted.

`BOOK_REPOSITORY` names the repository and `BOOK_SITE` the site. Set but empty, they say that there
is none. Unset, the repository is git's `origin`, when that is a place a reader can open, and the
site is where GitHub Pages would put it.
"""

import os
import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

HOSTS = ("github.com", "gitlab.com", "bitbucket.org")
BRANCH = "main"
REMOTE = re.compile(
    r"""(?:(?:https|ssh)://(?:[^@/]+@)?(?P<host>[^/:@]+)(?::\d+)?/   # a URL, or
        | (?:[^@/:]+@)?(?P<scp>[^/:@]+):(?!//))                     # user@host:, as ssh has it
        (?P<owner>[\w.-]+)/(?P<name>[\w.-]+?)(?:\.git)?/?""",
    re.VERBOSE,
)


def normalised(remote):
    """Return a remote as the address a browser opens, or None if it has none.

    >>> normalised("git@github.com:example/example.git")
    'https://github.com/example/example'
    >>> normalised("/srv/git/example.git")
    """
    found = REMOTE.fullmatch(remote.strip())
    host = (found["host"] or found["scp"]).lower() if found else None
    return f"https://{host}/{found['owner']}/{found['name']}" if host in HOSTS else None


def repository(folder):
    """Return the address of the repository checked out in a folder, or None."""
    named = os.environ.get("BOOK_REPOSITORY")
    if named is None:
        return normalised(origin(Path(folder)))
    if named and not normalised(named):
        raise ValueError(
            f"BOOK_REPOSITORY={named}: expected https://HOST/OWNER/NAME with one of {HOSTS}"
        )
    return normalised(named)


def origin(folder):
    """Return git's `origin`, or nothing; a checkout further up is somebody else's."""
    if Path(git(folder, "rev-parse", "--show-toplevel")) != folder.resolve():
        return ""
    return git(folder, "remote", "get-url", "origin")


def git(folder, *command):
    """Return what git prints, or nothing if there is no git or no checkout."""
    try:
        done = subprocess.run(["git", "-C", folder, *command], capture_output=True, text=True)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def site(repository):
    """Return the address the site is served from, with a slash at its end, or None."""
    named = os.environ.get("BOOK_SITE")
    if named is None:
        return pages_of(repository)
    parts = urlsplit(named)
    if named and (parts.scheme not in ("http", "https") or not parts.netloc):
        raise ValueError(f"BOOK_SITE={named}: expected an address such as https://example.org/")
    return named.rstrip("/") + "/" if named else None


def pages_of(repository):
    """Return where GitHub Pages serves a repository, or None for another host."""
    if repository is None or not repository.startswith("https://github.com/"):
        return None
    owner, name = repository.removeprefix("https://github.com/").lower().split("/")
    return f"https://{owner}.github.io/" + ("" if name == f"{owner}.github.io" else f"{name}/")
