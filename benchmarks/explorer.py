"""Time the explorers on the built site, and the same change through a live kernel.

python benchmarks/explorer.py

Needs the built site (`make book`). Prints the tables that stand in benchmarks/README.md.
"""

import gzip
import os
import re
import statistics
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browser import find  # noqa: E402
from built_site import SITE, Quiet, serving  # noqa: E402
from lab import jupyterlab, run_cell  # noqa: E402

from backsliding import explorers  # noqa: E402
from tools.bundle_explorers import bundle  # noqa: E402

PAGE = "book/explorer.html"
RUNS, MOVES = 5, 60
# Every scene of the page by its first handle; and in two regions a state, for which the best norms
# are found anew.
DRAGGED = {name: (getattr(explorers, name).scene, 0) for name in explorers.__all__}
DRAGGED["Regions, a state"] = ("regions", 2)
FLOOR = "nothing (the browser alone)"

# From the moment the page is handed an input to the moment after the frame it asked for was
# painted; and from the input's own time stamp, which adds the wait for the next frame.
WATCH = """() => {
  window.spans = [];
  document.addEventListener("pointermove", (event) => {
    const handed = performance.now();
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        const now = performance.now();
        window.spans.push([now - handed, now - event.timeStamp]);
      };
      channel.port2.postMessage(0);
    });
  }, true);
}"""

PAST_BETS = """() => document.querySelectorAll(".bsx-on")
  .forEach((el) => el.explorer.restore(""))"""

SHOWN = """() => [...document.querySelectorAll("[data-scene]")].map((el) => el.dataset.scene)"""

STOCK = """import numpy as np
import matplotlib.pyplot as plt
from ipywidgets import interact, FloatSlider
import backsliding as bs

def draw(k=3.0):
    norm, S = bs.Norm(k, 1.2, 2), np.linspace(0, 6, 300)
    figure, (above, below) = plt.subplots(2)
    above.plot(S, bs.benefit(S, norm)); above.plot(S, bs.cost(S, 0.5))
    below.plot(S, bs.welfare(S, 0.5, norm))
    plt.show()

interact(draw, k=FloatSlider(value=3.0, min=0.0, max=6.0, step=0.01))"""


def percentile(values, share):
    """Return the value below which a share of the values lies."""
    return sorted(values)[round(share * (len(values) - 1))]


def drag(page, scene, number):
    """Drag one of a scene's handles to and fro; return the spans in milliseconds."""
    page.evaluate("window.spans = []")
    handle = page.locator(f'[data-scene="{scene}"] .bsx-handle').nth(number)
    handle.scroll_into_view_if_needed()
    box = handle.locator(".bsx-knob").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    upright = handle.get_attribute("aria-orientation") == "vertical"
    page.mouse.move(x, y)
    page.mouse.down()
    for i in range(MOVES):
        away = 2 + 1.5 * min(i % 40, 40 - i % 40)
        page.mouse.move(x + (0 if upright else away), y - (away if upright else 0))
    page.mouse.up()
    page.wait_for_timeout(200)
    return page.evaluate("window.spans")


def idle(page):
    """Move the mouse where nothing answers: what the browser itself takes for a frame."""
    page.evaluate("scrollTo(0, 0)")
    page.evaluate("window.spans = []")
    for i in range(MOVES):
        page.mouse.move(640 + i % 40, 120)
    page.wait_for_timeout(200)
    return page.evaluate("window.spans")


def frames(browser, base):
    """Return, for each scene and slowdown, each run's 95th percentiles."""
    found = {}
    for slowdown in (1, 6):
        for _ in range(RUNS):
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(base + PAGE, wait_until="load")
            page.wait_for_timeout(1000)
            page.evaluate(PAST_BETS)
            page.evaluate(WATCH)
            throttle = page.context.new_cdp_session(page)
            throttle.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
            shown = page.evaluate(SHOWN)
            for name in (FLOOR, *(n for n, (scene, _) in DRAGGED.items() if scene in shown)):
                spans = idle(page) if name == FLOOR else drag(page, *DRAGGED[name])
                row = [percentile(column, 0.95) for column in zip(*spans, strict=True)]
                found.setdefault((name, slowdown), []).append(row)
            page.close()
    return found


def compressed(text):
    """Return how many bytes a text takes on the wire."""
    return len(gzip.compress(text.encode(), 9))


def weights():
    """Return the compressed bytes a page gains by each explorer: script, style and HTML."""
    style = compressed((SITE / "_static" / "explorer.css").read_text())
    found = {}
    for name in explorers.__all__:
        explorer = getattr(explorers, name)()
        data, _ = explorer._repr_mimebundle_()
        found[name] = (
            compressed(bundle({explorer.scene})),
            style,
            compressed(data["text/html"]),
        )
    return found


def through_a_kernel(browser):
    """Return milliseconds from a click on a stock slider to the new image, in JupyterLab."""
    with (
        tempfile.TemporaryDirectory() as folder,
        jupyterlab(Path(folder), STOCK) as (url, _),
        closing(browser.new_page(viewport={"width": 1280, "height": 1400})) as page,
    ):
        run_cell(page, url)
        return time_stock(page)


def time_stock(page):
    """Click the stock slider in two places, turn by turn."""
    page.locator(".widget-output img, .jp-OutputArea img").first.wait_for(timeout=90_000)
    page.wait_for_timeout(2000)
    box = page.locator(".noUi-base").first.bounding_box()
    spans = []
    for i in range(RUNS * 4):
        page.evaluate(NEXT_IMAGE)
        across = box["x"] + box["width"] * (0.4 if i % 2 else 0.6)
        page.mouse.click(across, box["y"] + box["height"] / 2)
        spans.append(page.evaluate("window.changed"))
        page.wait_for_timeout(300)
    return spans


NEXT_IMAGE = """() => {
  const image = () => document.querySelector(".widget-output img, .jp-OutputArea img")?.src;
  const before = image();
  window.changed = new Promise((done, fail) => {
    setTimeout(() => fail("no new image in ten seconds"), 10000);
    addEventListener("pointerdown", () => {
      const pressed = performance.now();
      const look = () => {
        const now = image();
        if (now && now !== before) done(performance.now() - pressed);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  });
}"""


def machine():
    """Return the processor's name and how many others wanted it."""
    info = Path("/proc/cpuinfo")
    name = re.search(r"model name\s*:\s*(.*)", info.read_text()) if info.exists() else None
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{name[1] if name else 'unknown processor'}, {os.cpu_count()} cores, load {load}"


def report(found, stock):
    """Print the tables."""
    print(f"Machine: {machine()}\n")
    print("| scene | plain p95 | spread | sixfold p95 | spread | plain p95 with wait |")
    print("| :-- | --: | --: | --: | --: | --: |")
    for name in (FLOOR, *DRAGGED):
        plain, slow = ([run[0] for run in found[name, rate]] for rate in (1, 6))
        waited = [run[1] for run in found[name, 1]]
        cells = [
            f"{statistics.median(runs):.1f} | {min(runs):.1f}-{max(runs):.1f}"
            for runs in (plain, slow)
        ]
        print(f"| {name} | {' | '.join(cells)} | {statistics.median(waited):.1f} |")
    print("\n| scene | script | style | HTML | together |\n| :-- | --: | --: | --: | --: |")
    for name, parts in weights().items():
        print(f"| {name} | {' | '.join(map(str, parts))} | {sum(parts)} |")
    low, high = min(stock), max(stock)
    print(
        f"\nStock slider and matplotlib through a kernel: median "
        f"{statistics.median(stock):.0f} ms ({low:.0f}-{high:.0f}, {len(stock)} changes)"
    )


def main():
    """Measure and report."""
    with serving(Quiet, SITE) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        stock = through_a_kernel(browser)
        found = frames(browser, address)
        browser.close()
    report(found, stock)


if __name__ == "__main__":
    main()
