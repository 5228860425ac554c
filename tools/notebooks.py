"""Run every chapter from top to bottom, in the book's order, and store what it prints.

The stored outputs are what readers of the repository see and what `pytest --nbval` compares. What
would change from one machine or run to the next without meaning anything is left out.
"""

import sys
from pathlib import Path

import nbformat
import yaml
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parent.parent
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def chapters() -> list[Path]:
    """Return the notebooks named in the table of contents, in order."""
    listed = [ROOT / (page + ".ipynb") for page in pages(table_of_contents())]
    return [path for path in listed if path.exists()]


def table_of_contents() -> dict:
    return yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))


def pages(toc: dict) -> list[str]:
    """Return every page the table of contents names, the root first."""
    below = [entry for key in ("parts", "chapters", "sections") for entry in toc.get(key, [])]
    own = toc.get("root") or toc.get("file")
    return ([own] if own else []) + [page for entry in below for page in pages(entry)]


def store_outputs(path: Path) -> None:
    """Execute one chapter in place."""
    notebook = nbformat.read(path, as_version=4)
    clear(notebook)
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        timeout=600,
        record_timing=False,
        resources={"metadata": {"path": str(path.parent)}},
    )
    client.execute()
    forget_widgets(notebook)
    notebook.metadata = nbformat.from_dict(METADATA)
    nbformat.write(notebook, path)


def clear(notebook: nbformat.NotebookNode) -> None:
    """Remove what an earlier run left, so that whatever is stored was made by this one."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
            cell.metadata.pop("execution", None)


def forget_widgets(notebook: nbformat.NotebookNode) -> None:
    """Leave out each widget's name for this run; its HTML says all that is in it."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)


def main(names: list[str]) -> None:
    """Store the outputs of the chapters named, or of all."""
    for path in [Path(name).resolve() for name in names] or chapters():
        store_outputs(path)
        print(path.relative_to(ROOT).as_posix())


if __name__ == "__main__":
    main(sys.argv[1:])
