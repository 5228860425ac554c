"""Join the explorers' ES modules into the one script that pages and notebooks load.

python tools/bundle_explorers.py            write the file
python tools/bundle_explorers.py --check    fail if the file is not what would be written

A browser will not load modules from a folder that is opened as files, and a notebook takes one
module per widget. So the modules, which Node tests as they are, are joined: imports go, comments
and indentation go, and what is left is wrapped in one function. No package manager is needed.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Collection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "backsliding" / "static"
BUNDLE = STATIC / "bundle.js"
ENTRY, FORMULAS, SCENES = "page.js", "formulas.js", "scenes.js"
GIVEN = "render, hydrate, follow, start"

HEAD = """// Written by tools/bundle_explorers.py from the modules beside it. Do not edit.
var backslidingExplorers = (function () {
"use strict";
"""

IMPORT = re.compile(r'^import\s([^;]*?)from\s+"\./([\w.]+)";\n', re.MULTILINE)
FUNCTION = re.compile(r"^export function (\w+)\(.*?^}\n", re.MULTILINE | re.DOTALL)
SCENE = re.compile(r"^  (\w+)(?:: (\w+))?,\n", re.MULTILINE)
DECLARED = re.compile(r"^(?:export )?(?:const|let|function) (\w+)", re.MULTILINE)


def module_order(wanted: Collection[str] | None = None) -> dict[str, str]:
    """Return the modules by name, each after those it imports; of the scenes, those wanted."""
    order: dict[str, str] = {}

    def visit(name: str) -> None:
        source = (STATIC / name).read_text(encoding="utf-8")
        if name == SCENES and wanted is not None:
            source = only_wanted(source, wanted)
        for _, needed in IMPORT.findall(source):
            if needed not in order:
                visit(needed)
        order[name] = source

    visit(ENTRY)
    return order | {FORMULAS: only_imported(order)}


def only_wanted(source: str, wanted: Collection[str]) -> str:
    """Return the list of scenes without those not wanted, and without their imports."""
    functions = {name: function or name for name, function in SCENE.findall(source)}
    if unknown := set(wanted) - set(functions):
        raise ValueError(f"scenes must be among {sorted(functions)}; got {sorted(unknown)}")
    kept = {functions[name] for name in wanted}
    source = SCENE.sub(lambda entry: entry[0] if entry[1] in wanted else "", source)
    imported = IMPORT.finditer(source)
    for line in [found[0] for found in imported if not kept & set(re.findall(r"\w+", found[1]))]:
        source = source.replace(line, "")
    return source


def only_imported(modules: dict[str, str]) -> str:
    """Return the formulas that some module imports; the others would only weigh."""
    wanted = {
        name
        for source in modules.values()
        for names, origin in IMPORT.findall(source)
        if origin == FORMULAS
        for name in re.findall(r"\w+", names)
    }
    formulas = FUNCTION.finditer(modules[FORMULAS])
    return "".join(formula[0] for formula in formulas if formula[1] in wanted)


def bundle(wanted: Collection[str] | None = None) -> str:
    """Return the text of a bundle, of all scenes or of those wanted.

    Modules that cannot share one scope are refused.
    """
    modules = module_order(wanted)
    declared = Counter(name for source in modules.values() for name in DECLARED.findall(source))
    shared = [name for name, count in declared.items() if count > 1]
    if shared:
        raise SystemExit(f"declared in more than one module: {', '.join(sorted(shared))}")
    body = "".join(bare(name, source) for name, source in modules.items())
    return f"{HEAD}{body}return {{ {GIVEN} }};\n}})();\n"


def bare(name: str, source: str) -> str:
    """Return a module's code without imports, exports, comments and indentation."""
    code = re.sub(r"^export ", "", IMPORT.sub("", source), flags=re.MULTILINE)
    if re.search(r"^(import|export)\b", code, re.MULTILINE):
        raise SystemExit(f'{name}: write imports as `import ... from "./name.js";`')
    lines = [re.sub(r"\s+// .*$", "", line.strip()) for line in code.splitlines()]
    for line in lines:
        if line.count("`") % 2:
            raise SystemExit(f"{name}: a template may not run over a line: {line}")
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


def main(arguments: list[str]) -> int:
    """Write the bundle, or with ``--check`` compare it; return the exit status."""
    text = bundle()
    fresh = BUNDLE.exists() and BUNDLE.read_text(encoding="utf-8") == text
    if "--check" in arguments:
        if not fresh:
            print(f"{BUNDLE.relative_to(ROOT)} is stale: run python tools/bundle_explorers.py")
        return 0 if fresh else 1
    BUNDLE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
