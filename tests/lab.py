"""JupyterLab on a notebook of one cell, for what a live kernel is needed for."""

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager

import nbformat

from tools.notebooks import METADATA

TOKEN = "only-this-machine"


@contextmanager
def jupyterlab(folder, cell):
    """Start JupyterLab in a folder; give the notebook's address and where its kernels are."""
    cells = [nbformat.v4.new_code_cell(cell)]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=METADATA)
    nbformat.write(notebook, folder / "one.ipynb")
    runtime = folder / "runtime"
    own = {"RUNTIME_DIR": runtime, "CONFIG_DIR": folder / "config"}
    own = {f"JUPYTER_{name}": str(path) for name, path in own.items()}
    options = ["--no-browser", "--allow-root", "--port=0", f"--IdentityProvider.token={TOKEN}"]
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *options, f"--ServerApp.root_dir={folder}"],
        env=os.environ | own | {"JUPYTERLAB_SETTINGS_DIR": str(folder / "settings")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
    )
    try:
        yield f"{address(server, runtime)}lab/tree/one.ipynb?token={TOKEN}", runtime
    finally:
        server.terminate()
        server.wait(30)


def address(server, runtime):
    for _ in range(600):
        for path in runtime.glob("jpserver-*.json"):
            text = path.read_text()
            if text.endswith("}"):
                return json.loads(text)["url"]
        assert server.poll() is None, "JupyterLab did not start"
        time.sleep(0.1)
    raise AssertionError("JupyterLab did not say where it is")


def run_cell(page, url):
    """Open the notebook and run its cell."""
    page.goto(url)
    page.get_by_text("| Idle").wait_for(timeout=90_000)  # the kernel is ready
    page.locator(".jp-Notebook .cm-content").first.click(timeout=90_000)
    page.keyboard.press("Shift+Enter")
