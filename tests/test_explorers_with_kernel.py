"""An explorer in JupyterLab: what the hand does reaches Python, what Python sets is drawn."""

from pathlib import Path

import pytest
from jupyter_client import BlockingKernelClient
from lab import jupyterlab, run_cell
from test_scenes_in_browser import drag, middle

CELL = "from backsliding.book.explorers import HigherNorm\nw = HigherNorm()\nw"


@pytest.fixture
def lab(tmp_path):
    with jupyterlab(tmp_path, CELL) as place:
        yield place


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
    run_cell(page, url)
    explorer = page.locator(".bsx-explorer.bsx-on")
    explorer.wait_for(timeout=90_000)
    explorer.locator('[data-bet="2"]').click()
    told = explorer.locator("[data-told]").text_content()
    assert told.startswith("Right.") and float(ask(runtime, "print(w.k)")) == 4.0
    explorer.locator(".bsx-more summary").click()
    page.wait_for_timeout(1000)

    knob = explorer.locator('.bsx-handle[data-trait="k"]').first
    drag(page, middle(knob), (40, 0), steps=5)
    page.mouse.up()
    page.wait_for_timeout(1000)
    dragged = float(knob.get_attribute("aria-valuenow"))
    assert dragged > 4.0
    assert float(ask(runtime, "print(w.k)")) == dragged

    ask(runtime, "w.k = 1.25")
    page.wait_for_function(
        "el => el.querySelector('.bsx-handle').getAttribute('aria-valuenow') === '1.25'",
        arg=explorer.element_handle(),
        timeout=20_000,
    )
    assert "1.25" in explorer.locator("[data-sentence]").text_content()
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
