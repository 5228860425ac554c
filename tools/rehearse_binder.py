"""Rehearse what Binder does with this repository, as far as one machine can.

    python tools/rehearse_binder.py            every chapter
    python tools/rehearse_binder.py part-3a    the chapters named

A copy of what is committed gets an environment made from requirements.txt alone, on the Python
that runtime.txt names. JupyterLab is started in it, and each chapter is opened and run from top to
bottom in a real browser. A cell that fails, or is not run, is an error.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import browser  # noqa: E402
from tools.notebooks import chapters, clear  # noqa: E402

RUN_ALL = """async () => {
  const run = command => window.jupyterapp.commands.execute(command);
  await window.jupyterapp.restored;
  const panel = window.jupyterapp.shell.currentWidget;
  await panel.context.ready;
  await panel.sessionContext.ready;
  await run("notebook:run-all-cells");
  await run("docmanager:save");
}"""


def make_environment(folder: Path) -> Path:
    """Install the pinned packages, and the project, into an environment of the copy's own."""
    wanted = (folder / "runtime.txt").read_text(encoding="utf-8").strip()
    running = f"python-{sys.version_info.major}.{sys.version_info.minor}"
    if wanted != running:
        raise SystemExit(f"runtime.txt names {wanted}; this is {running}. Run it with {wanted}.")
    subprocess.run([sys.executable, "-m", "venv", folder / ".venv"], check=True)
    pip = [folder / ".venv/bin/python", "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, "-r", "requirements.txt"], check=True, cwd=folder)
    return folder / ".venv/bin"


def start_lab(folder: Path, bin: Path) -> tuple[subprocess.Popen, str]:
    """Start JupyterLab; return the process and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [f"--port={port}", "--no-browser", "--allow-root", "--expose-app-in-browser"]
    lab = subprocess.Popen(
        [bin / "jupyter", "lab", *options, "--IdentityProvider.token="],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(120):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return lab, f"http://127.0.0.1:{port}"
        time.sleep(0.5)
    raise SystemExit("JupyterLab did not start within a minute")


def run_chapter(page: Page, address: str, path: Path) -> int:
    """Open a chapter, run it all, save it; return the number of its cells that ran."""
    notebook = nbformat.read(path, 4)
    clear(notebook)
    nbformat.write(notebook, path)
    page.goto(f"{address}/lab/tree/book/{path.name}?reset")
    page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=90_000)
    page.evaluate(RUN_ALL)
    page.wait_for_timeout(500)
    code = [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]
    for number, cell in enumerate(code, start=1):
        failed = [o.evalue for o in cell.outputs if o.output_type == "error"]
        if failed or cell.execution_count is None:
            raise SystemExit(f"{path.name}: cell {number} {failed or 'was not run'}")
    return len(code)


def main(names: list[str]) -> None:
    """Rehearse the chapters named, or all of them."""
    listed = [path.name for path in chapters() if not names or path.stem in names]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "companion"
        subprocess.run(["git", "clone", "--quiet", ROOT, folder], check=True)
        lab, address = start_lab(folder, make_environment(folder))
        try:
            with sync_playwright() as playwright:
                chromium = playwright.chromium.launch(
                    executable_path=browser.find(), args=["--no-sandbox"]
                )
                page = chromium.new_page()
                for name in listed:
                    ran = run_chapter(page, address, folder / "book" / name)
                    print(f"{name}: {ran} cells ran")
        finally:
            lab.terminate()
            lab.wait(timeout=30)


if __name__ == "__main__":
    main(sys.argv[1:])
