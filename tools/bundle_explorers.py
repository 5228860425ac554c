"""Join the explorers' ES modules into the one script that pages and notebooks load.

python tools/bundle_explorers.py            write the file
python tools/bundle_explorers.py --check    fail if the file is not what would be written

A browser will not load modules from a folder that is opened as files, and a notebook takes one
module per widget. So the modules are joined: each becomes a function of its own, comments and
indentation go, and all of it is wrapped in one. No package manager is needed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "backsliding" / "book" / "static"
BUNDLE = STATIC / "bundle.js"
FORMULAS, SCENES = "formulas.js", "scenes.js"
#: What the joined script gives, by module: for a page, and for Python's first frames and links.
GIVEN = {
    "page.js": ("hydrate", "follow", "start"),
    "explorer.js": ("render",),
    "still.js": ("still", "pictureOf"),
    "markup.js": ("liveParts",),
    "share.js": ("toFragment",),
}

HEAD = """// Written by tools/bundle_explorers.py from the modules beside it. Do not edit.
var backslidingExplorers = (function () {
"use strict";
"""

IMPORT = re.compile(r'^import\s([^;]*?)from\s+"\.\.?/([\w.]+)";\n', re.MULTILINE)
FUNCTION = re.compile(r"^export function (\w+)\(.*?^}\n", re.MULTILINE | re.DOTALL)
EXPORTED = re.compile(r"^export (?:const|let|function) (\w+)", re.MULTILINE)


def scenes() -> list[str]:
    """Return the names of all scenes, each that of a file."""
    return sorted(path.stem for path in STATIC.glob("scenes/*.js"))


def module_order(entries: Collection[str], wanted: Collection[str]) -> dict[str, str]:
    """Return the modules by name, each after those it imports; of the scenes, those wanted."""
    order: dict[str, str] = {}

    def visit(name: str) -> None:
        source = (STATIC / name).read_text(encoding="utf-8")
        for _, needed in IMPORT.findall(source):
            if needed not in order:
                visit(needed)
        order[name] = source

    for entry in entries:
        if entry not in order:
            visit(entry)
    if SCENES in order:
        for scene in sorted(wanted):
            visit(f"scenes/{scene}.js")
    return order


def only_imported(modules: Mapping[str, str], given: Collection[str]) -> str:
    """Return the formulas that some module imports or that are given, without the others."""
    wanted = {
        name
        for source in modules.values()
        for names, origin in IMPORT.findall(source)
        if origin == FORMULAS
        for name in re.findall(r"\w+", names)
    }
    formulas = FUNCTION.finditer(modules[FORMULAS])
    return "".join(found[0] for found in formulas if found[1] in wanted.union(given))


def bundle(
    wanted: Collection[str] | None = None, given: Mapping[str, Collection[str]] = GIVEN
) -> str:
    """Return the text of a script, of all scenes or of those wanted, that gives these names."""
    wanted = scenes() if wanted is None else wanted
    if unknown := set(wanted) - set(scenes()):
        raise ValueError(f"scenes must be among {scenes()}; got {sorted(unknown)}")
    modules = module_order(given, wanted)
    if FORMULAS in modules:
        modules[FORMULAS] = only_imported(modules, given.get(FORMULAS, ()))
    body = "".join(enclosed(name, source) for name, source in modules.items())
    names = [f"{name}: {scope(module)}.{name}" for module in given for name in given[module]]
    return f"{HEAD}{body}return {{ {', '.join(names)} }};\n}})();\n"


def scope(module: str) -> str:
    """Return what a module is called within the script."""
    return f"${Path(module).stem}"


def enclosed(name: str, source: str) -> str:
    """Return a module as a function of its own that returns what it exports."""
    imports = "".join(
        f"const {names.strip()} = {scope(origin)};\n".replace("\n  ", " ")
        for names, origin in IMPORT.findall(source)
    )
    exports = ", ".join(EXPORTED.findall(source))
    return (
        f"const {scope(name)} = (() => {{\n{imports}{bare(name, source)}"
        f"return {{ {exports} }};\n}})();\n"
    )


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
    """Write the script, or with ``--check`` compare it; return the exit status."""
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
