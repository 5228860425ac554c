"""The package as others get it: a wheel, a source distribution, the repository itself."""

import os
import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from importlib.metadata import version
from pathlib import Path
from sysconfig import get_path

import pytest
import yaml

import backsliding
from tools import distributions
from tools.notebooks import ROOT

EXPLORER = """
from backsliding import explorers
print(explorers.StateAlone()._repr_mimebundle_()[0]["text/html"])
"""
HEAVY = {"sympy", "matplotlib", "IPython", "ipywidgets", "anywidget", "scipy"}
LOADED = "import sys, backsliding; print(*{name.partition('.')[0] for name in sys.modules})"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A source distribution and a wheel made from it."""
    return distributions.build(tmp_path_factory.mktemp("dist"))


def clean_environment(folder, package):
    """Install a package alone; the pinned packages are seen, this checkout is not."""
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    own = Path(output(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"))
    (own / "pinned.pth").write_text(get_path("purelib"), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps"]
    options = ["--no-index", "--no-build-isolation", "--ignore-installed"]
    subprocess.run([*pip, *options, package], check=True, cwd=folder, capture_output=True)
    return python


def output(python, *arguments):
    """Return what a command prints, run where this checkout is not."""
    where = Path(python).parent
    alone = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [python, *arguments]
    done = subprocess.run(command, cwd=where, env=alone, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


OTHERS = [pytest.param(name, marks=pytest.mark.slow) for name in ("source", "repository")]


@pytest.fixture(scope="module", params=["wheel", *OTHERS])
def python(request, built, tmp_path_factory):
    package = {
        "wheel": built[1],
        "source": built[0],
        "repository": f"git+{ROOT.as_uri()}",
    }[request.param]
    return clean_environment(tmp_path_factory.mktemp(request.param), package)


def test_the_package_is_imported_from_where_it_was_installed(python):
    where = output(python, "-c", "import backsliding; print(backsliding.__file__)")
    assert Path(where).is_relative_to(python.parent.parent)


def test_the_installed_package_runs_the_audit(python):
    assert "C18" in output(python, "-m", "backsliding", "audit", "--id", "C18")


def test_the_installed_package_draws_an_explorer(python):
    html = output(python, "-c", EXPLORER)
    assert html.startswith('<div class="bsx-explorer"')
    assert "<svg" in html


def tracked(folder):
    listed = ["git", "-C", str(ROOT), "ls-files", folder]
    return set(subprocess.run(listed, check=True, capture_output=True, text=True).stdout.split())


def test_both_carry_every_file_of_the_package(built):
    source, wheel = built
    with tarfile.open(source) as packed:
        inside = {name.partition("/")[2] for name in packed.getnames()}
    assert tracked("backsliding") <= inside
    assert {"README.md", "LICENSE", "LICENSE-TEXT", "pyproject.toml"} <= inside
    own = {name for name in zipfile.ZipFile(wheel).namelist() if "dist-info" not in name}
    assert own == tracked("backsliding")


@pytest.mark.slow
def test_the_same_commit_gives_the_same_bytes(built, tmp_path):
    again = distributions.build(tmp_path)
    assert [p.read_bytes() for p in again] == [p.read_bytes() for p in built]


def test_importing_the_package_loads_numpy_and_nothing_heavier():
    run = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True)
    loaded = set(run.stdout.split())
    assert {"backsliding", "numpy"} <= loaded, run.stderr
    assert loaded & HEAVY == set()


def test_the_version_is_written_once(built):
    number = version("backsliding")
    assert backsliding.__version__ == number
    assert [path.name.split("-")[1].removesuffix(".tar.gz") for path in built] == [number] * 2
    assert f'version = "{number}"' not in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_the_citation_names_this_version_and_what_is_needed_to_cite_it():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    assert citation["version"] == version("backsliding")
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    (released,) = re.findall(rf"^## \[{re.escape(citation['version'])}\] - (.+)$", changes, re.M)
    assert str(citation["date-released"]) == released
