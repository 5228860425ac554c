"""Write the article's formulas, as derived in SymPy, for NumPy and for the browser.

python tools/write_formulas.py            write the files
python tools/write_formulas.py --check    fail if a file is not what would be written
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import sympy as sp
from sympy.printing.numpy import NumPyPrinter
from sympy.printing.precedence import PRECEDENCE

from backsliding import results
from backsliding.symbols import D, k, lam, m, tau

ROOT = Path(__file__).resolve().parent.parent
PYTHON = ROOT / "backsliding" / "formulas.py"
SCENES = ROOT / "backsliding" / "book" / "static"
JAVASCRIPT = SCENES / "formulas.js"

PYTHON_HEAD = '''"""Formulas derived in `backsliding.results`, for NumPy.

Written by tools/write_formulas.py. Do not edit: change the derivation and write it again.
"""

from typing import Any

import numpy
'''

JAVASCRIPT_HEAD = """// Formulas derived in backsliding.results, for the browser.
//
// Written by tools/write_formulas.py. Do not edit: change the derivation and write it again.
"""


class _Printer(NumPyPrinter):
    """NumPy code in which a reciprocal is a division, which is rounded correctly."""

    def _print_Pow(self, expr, rational=False):
        if expr.exp == -1:
            return f"1/{self.parenthesize(expr.base, PRECEDENCE['Pow'])}"
        return super()._print_Pow(expr, rational)


def derived() -> dict[str, sp.Expr]:
    """Return each formula by name."""
    band, joining, even = results.lifted_band(), results.participation(), results.balance()
    threshold = results.joining_threshold()
    return {
        "autonomous_policy": results.base_case()["S_star"],
        "flattened_policy": results.flattened_policy()["policy"],
        "critical_norm": results.critical_norm()["k_bar"],
        "printed_critical_norm": results.misprint()["printed"],
        "least_jump": band["least_jump"],
        "weakest_lifted": band["weakest"],
        "strongest_captured": band["strongest"],
        "participation_switch": joining["switch"],
        "highest_sliding_joiner": joining["free"],
        "joining_threshold_held": threshold["held"],
        "joining_threshold_free": threshold["free"],
        "joining_switch": threshold["switch"],
        "leak_withstood": results.leak()["withstood"],
        "even_while_held": even["held"],
        "even_after_release": even["released"],
    }


def arguments(formula: sp.Expr) -> list[str]:
    """Return the names of a formula's arguments, in the order they have everywhere."""
    return [each.name for each in (lam, k, D, m, tau) if each in formula.free_symbols]


def python_source() -> str:
    """Return the text of the NumPy module."""
    printer = _Printer({"fully_qualified_modules": True})
    functions = [
        f"def {name}({', '.join(f'{each}: Any' for each in arguments(formula))}) -> Any:\n"
        f"    return {printer.doprint(formula)}\n"
        for name, formula in derived().items()
    ]
    return "\n\n".join([PYTHON_HEAD, *functions])


def imported() -> set[str]:
    """Return the formulas that the scenes ask for."""
    texts = (path.read_text(encoding="utf-8") for path in SCENES.rglob("*.js"))
    lists = (re.findall(r'import {([^}]*)} from "\.\.?/formulas.js"', text) for text in texts)
    return {name.strip() for found in lists for each in found for name in each.split(",")}


def javascript_source() -> str:
    """Return the text of the browser's module, with what the scenes ask for."""
    asked = imported()
    functions = [
        f"export function {name}({', '.join(arguments(formula))}) {{\n"
        f"  return {sp.jscode(formula)};\n}}\n"
        for name, formula in derived().items()
        if name in asked
    ]
    return "\n".join([JAVASCRIPT_HEAD, *functions])


def main(options: list[str]) -> int:
    """Write the files, or with ``--check`` compare them; return the exit status."""
    written = {PYTHON: python_source(), JAVASCRIPT: javascript_source()}
    stale = [path for path, text in written.items() if read(path) != text]
    if "--check" in options:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is stale: run python tools/write_formulas.py")
        return 1 if stale else 0
    for path in stale:
        path.write_text(written[path])
    return 0


def read(path: Path) -> str | None:
    return path.read_text() if path.exists() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
