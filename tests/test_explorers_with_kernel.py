"""An explorer in JupyterLab: what the hand does reaches Python, what Python sets is drawn."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from jupyter_client import BlockingKernelClient

from tools.notebooks import METADATA

TOKEN = "only-this-machine"
CELL = "from backsliding.book.explorers import HigherNorm\nw = HigherNorm()\nw"


@pytest.fixture
def lab(tmp_path):
    """JupyterLab on a notebook that shows one explorer: its address and its runtime folder."""
    cells = [nbformat.v4.new_code_cell(CELL)]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=METADATA)
    nbformat.write(notebook, tmp_path / "explore.ipynb")
    runtime = tmp_path / "runtime"
    home = {"JUPYTER_RUNTIME_DIR": str(runtime), "JUPYTER_CONFIG_DIR": str(tmp_path / "config")}
    options = ["--no-browser", "--allow-root", "--port=0", f"--IdentityProvider.token={TOKEN}"]
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *options, f"--ServerApp.root_dir={tmp_path}"],
        env=os.environ | home | {"JUPYTERLAB_SETTINGS_DIR": str(tmp_path / "settings")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=tmp_path,
    )
    try:
        yield address(server, runtime), runtime
    finally:
        server.terminate()
        server.wait(30)


def address(server, runtime: Path) -> str:
    for _ in range(600):
        for path in runtime.glob("jpserver-*.json"):
            text = path.read_text()
            if text.endswith("}"):
                return json.loads(text)["url"]
        assert server.poll() is None, "JupyterLab did not start"
        time.sleep(0.1)
    raise AssertionError("JupyterLab did not say where it is")


def ask(runtime: Path, statement: str) -> str:
    """Run a statement in the notebook's own kernel; return what it prints."""
    (connection,) = runtime.glob("kernel-*.json")
    client = BlockingKernelClient(connection_file=str(connection))
    client.load_connection_file()
    client.start_channels()
    printed = []
    try:
        client.wait_for_ready(timeout=60)
        client.execute_interactive(
            statement,
            timeout=60,
            output_hook=lambda m: printed.append(m["content"].get("text", "")),
        )
    finally:
        client.stop_channels()
    return "".join(printed).strip()


@pytest.mark.filterwarnings("ignore")  # of jupyter_client, about its own transport
def test_hand_and_keys_reach_python_and_a_trait_set_in_python_is_drawn(lab, chromium):
    url, runtime = lab
    page = chromium.new_page(viewport={"width": 1280, "height": 1400})
    page.goto(f"{url}lab/tree/explore.ipynb?token={TOKEN}")
    page.get_by_text("| Idle").wait_for(timeout=90_000)  # the kernel is ready
    page.locator(".jp-Notebook .cm-content").first.click(timeout=90_000)
    page.keyboard.press("Shift+Enter")
    explorer = page.locator(".bsx-explorer.bsx-on")
    explorer.wait_for(timeout=90_000)
    explorer.locator('[data-bet="2"]').click()
    told = explorer.locator("[data-told]").text_content()
    assert told.startswith("Right.") and float(ask(runtime, "print(w.k)")) == 4.0
    explorer.locator(".bsx-more summary").click()
    page.wait_for_timeout(1000)

    knob = explorer.locator('.bsx-handle[data-trait="k"]').first
    box = knob.locator(".bsx-knob").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y, steps=5)
    page.mouse.up()
    page.wait_for_timeout(1000)
    dragged = float(knob.get_attribute("aria-valuenow"))
    assert dragged > 4.0
    assert float(ask(runtime, "print(w.k)")) == dragged

    ask(runtime, "w.k = 1.25")
    moved = re.compile("1.25")
    page.wait_for_function(
        "el => el.querySelector('.bsx-handle').getAttribute('aria-valuenow') === '1.25'",
        arg=explorer.element_handle(),
        timeout=20_000,
    )
    assert moved.search(explorer.locator("[data-sentence]").text_content())
    said = ask(runtime, "print(w.picture()['sentence'])")
    assert explorer.locator("[data-sentence]").text_content() == said

    slider = explorer.locator('input[data-trait="D"]')
    before = slider.input_value()
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(1000)
    pressed = float(slider.input_value())
    assert pressed == pytest.approx(float(before) + 0.02), "the application took the keys"
    assert float(ask(runtime, "print(w.D)")) == pressed
    switch = explorer.locator('input[type="checkbox"]').first
    was = switch.is_checked()
    switch.focus()
    page.keyboard.press("Space")
    assert switch.is_checked() is not was

    ask(runtime, "w._about = w._about | {'limits': w.limits() | {'D': [0.0, 9.0, 0.5]}}")
    stretched = explorer.locator('input[data-trait="D"][max="9"][step="0.5"]')
    stretched.wait_for(state="attached", timeout=20_000)
    page.context.close()
