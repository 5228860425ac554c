"""What the code host is asked to run, checked here because it cannot be run here."""

import os
import re
import tomllib

import pytest
import yaml

from tools.notebooks import ROOT

FOLDER = ROOT / ".github" / "workflows"
NAMES = sorted(path.name for path in FOLDER.iterdir())
PINNED = re.compile(r"^ +(?:- )?uses: [\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
# What a job may do beyond reading the repository.
ALLOWED = {("pages.yml", "deploy"): {"pages": "write", "id-token": "write"}}


def text(name):
    return (FOLDER / name).read_text(encoding="utf-8")


def workflow(name):
    return yaml.safe_load(text(name))


def jobs():
    return [(name, job) for name in NAMES for job in workflow(name)["jobs"]]


def steps(name):
    return [step for job in workflow(name)["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("name", NAMES)
def test_every_action_is_pinned_to_a_commit_and_says_its_version(name):
    used = [line for line in text(name).splitlines() if "uses:" in line]
    assert used
    assert [line for line in used if not PINNED.match(line)] == []


@pytest.mark.parametrize(("name", "job"), jobs())
def test_a_job_may_do_no_more_than_it_must(name, job):
    assert workflow(name)["permissions"] == {"contents": "read"}
    settings = workflow(name)["jobs"][job]
    assert settings.get("permissions", {}) == ALLOWED.get((name, job), {})
    assert settings["timeout-minutes"] <= 90


@pytest.mark.parametrize("name", NAMES)
def test_no_credentials_stay_behind_and_no_input_is_run(name):
    for step in steps(name):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
        assert "${{" not in step.get("run", "")
    assert "secrets." not in text(name)
    assert "pull_request_target" not in text(name)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_workflow_runs_exists_and_can_be_run_anywhere(name):
    targets = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    for command in [step["run"].split() for step in steps(name) if "run" in step]:
        if command[0] == "make":
            assert set(command[1:]) <= set(targets)
        elif command[0] == "python":
            assert (ROOT / command[1]).is_file()
        else:
            assert os.access(ROOT / command[0], os.X_OK)


def test_the_tests_run_on_every_supported_python_and_system():
    tests = workflow("tests.yml")["jobs"]
    pythons = tests["linux"]["strategy"]["matrix"]["python"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == f">={pythons[0]}"
    assert [version.split(".")[1] for version in pythons] == [
        str(minor) for minor in range(11, 11 + len(pythons))
    ]
    systems = tests["elsewhere"]["strategy"]["matrix"]["system"]
    assert [system.partition("-")[0] for system in systems] == ["macos", "windows"]


def test_only_a_tested_site_is_published():
    build, deploy = workflow("pages.yml")["jobs"].values()
    assert deploy["needs"] == "build"
    commands = [step.get("run") or step["uses"].partition("@")[0] for step in build["steps"]]
    assert commands.index(".ci/run") < commands.index("actions/upload-pages-artifact")
    assert build["steps"][-1]["with"]["path"] == "_build/html"
