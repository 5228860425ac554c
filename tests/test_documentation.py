"""What README, CONTRIBUTING and the pages tell a reader to type is there and does what they say.

README's Python runs as a doctest. Here are the shell lines: every `make` target, script, module or
option that a page names; those that are cheap are run.
"""

import re
import shlex
import subprocess
from functools import cache

import pytest

from backsliding.__main__ import COMMANDS, main
from tools.notebooks import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "book").glob("*.md"))]
PAGES += [ROOT / "benchmarks" / "README.md", *sorted((ROOT / "book").glob("*.ipynb"))]
#: Lines that are cheap enough to be run; of the others only what they name is checked.
RUN = re.compile(r"(python -m )?backsliding (audit --id|world [^-])")


def typed(page):
    """Yield each line that a page gives to a shell: in a block, or in backquotes."""
    text = page.read_text(encoding="utf-8")
    if page.suffix == ".ipynb":
        text = text.replace("\\n", "\n").replace('\\"', '"')
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    lines = [line for block in blocks for line in block.splitlines()]
    lines += re.findall(r"`((?:make|python|backsliding) [^`\n]+)`", text)
    for line in lines:
        yield from (part.strip() for part in line.split("#")[0].split("&&") if part.strip())


LINES = sorted({(page.name, line) for page in PAGES for line in typed(page)})


def lines(start):
    found = [(page, line) for page, line in LINES if line.startswith(start)]
    assert found, f"no page names {start!r} any more"
    return found


@cache
def targets():
    said = subprocess.run(["make", "-pqn"], cwd=ROOT, capture_output=True, text=True).stdout
    (phony,) = re.findall(r"^\.PHONY: (.*)$", said, re.MULTILINE)
    return set(phony.split())


@pytest.mark.parametrize(("page", "line"), lines("make"))
def test_a_target_that_is_named_exists(page, line):
    words = [word for word in shlex.split(line)[1:] if "=" not in word and word != "..."]
    assert set(words) <= targets(), f"{page}: {line}"


def test_every_target_is_told_to_contributors():
    told = {word for _, line in LINES for word in shlex.split(line)[1:] if line.startswith("make")}
    assert targets() - told - {"env", "browser"} == set()


@pytest.mark.parametrize(
    ("page", "line"), [pair for pair in lines("python") if re.search(r"\bpython \S+\.py", pair[1])]
)
def test_a_script_that_is_named_exists(page, line):
    (script,) = re.findall(r"\bpython (\S+\.py)", line)
    assert (ROOT / script).is_file(), f"{page}: {line}"


@pytest.mark.parametrize(("page", "line"), lines("python -m backsliding") + lines("backsliding "))
def test_a_command_that_is_named_is_there_and_runs_where_it_is_cheap(
    page, line, tmp_path, monkeypatch
):
    words = shlex.split(line.removeprefix("python -m "))[1:]
    assert words[0].rstrip(".") in COMMANDS, f"{page}: {line}"
    if RUN.match(line) and not re.search(r"[A-Z]{4}|\.\.\.|your|mine", line):
        words = [str(ROOT / word) if (ROOT / word).is_file() else word for word in words]
        monkeypatch.chdir(tmp_path)
        assert main(words) == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_explains_itself(command, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    assert f"usage: backsliding {command}" in capsys.readouterr().out
