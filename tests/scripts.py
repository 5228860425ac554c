"""The explorers' modules within this process, with whatever of theirs a test asks for."""

import json
import subprocess

import quickjs
from playwright._impl._driver import compute_driver_executable

from tools.bundle_explorers import bundle
from tools.notebooks import ROOT

FORMULAS = "autonomous_policy critical_norm printed_critical_norm weakest_lifted"
PAYOFFS = "benefit cost curves ratification reward transmitted welfare"
MODEL = {"model.js": PAYOFFS.split(), "formulas.js": FORMULAS.split()}


class Script:
    """A script that gives names of the modules, and calls them with what JSON can say."""

    def __init__(self, given, more=""):
        self.engine = quickjs.Context()
        self.engine.eval(bundle(given=given))
        names = ", ".join(name for some in given.values() for name in some)
        self.engine.eval(f"const {{ {names} }} = backslidingExplorers;")
        self.engine.eval(more)

    def run(self, function, *arguments):
        given = ",".join(map(json.dumps, arguments))
        return json.loads(self.engine.eval(f"JSON.stringify({function}({given}))"))


def source(name):
    """Return one of the scripts in tests/js as it can be put beside others."""
    return (ROOT / "tests" / "js" / name).read_text(encoding="utf-8").replace("export ", "")


def node(script, *arguments):
    """Run a script in tests/js by the Node that Playwright brings; return what it prints.

    For what needs more than the language, such as the reading of addresses.
    """
    program, _ = compute_driver_executable()
    run = subprocess.run(
        [program, str(ROOT / "tests" / "js" / script), *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert run.returncode == 0 and run.stdout, run.stderr
    return json.loads(run.stdout)
