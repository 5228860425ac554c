"""A figure is shown once, where there is something to show it, and kept nowhere else."""

import matplotlib as mpl
import nbformat
import pytest
from matplotlib import pyplot as plt
from nbclient import NotebookClient

from backsliding import figures
from tools.notebooks import METADATA

SHOWN = [["image/svg+xml", "text/plain"]]
CELLS = {
    "from ipywidgets import interact\nfrom backsliding import figures\n"
    "figures.use_in_notebook()": [],
    "ax = figures.figure_1()": SHOWN,
    "ax  # in a later cell": SHOWN,
    "figures.figure_1()": SHOWN,
    "for lam in [0.5] * 25:\n    figures.figure_1(lam)": SHOWN * 25,
    "from matplotlib import pyplot as plt\nassert not plt.get_fignums()": [],
    "interact(lambda lam: figures.figure_1(lam), lam=(0.2, 1.0));": None,
}


@pytest.mark.filterwarnings("ignore")  # of the kernel's transport
def test_a_notebook_shows_a_figure_once_and_no_words():
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=METADATA)
    NotebookClient(notebook, timeout=60).execute()  # a lost message must not wait for ever
    for cell, shown in zip(notebook.cells, CELLS.values(), strict=True):
        kinds = [sorted(output.get("data", ())) for output in cell.outputs]
        assert shown is None or kinds == shown, cell.source
    widgets = notebook.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"]
    (output,) = (each.state for each in widgets.values() if each.model_name == "OutputModel")
    assert [sorted(each["data"]) for each in output.outputs] == SHOWN


def test_a_loop_without_a_screen_leaves_no_figure_open():
    with mpl.rc_context({"backend": "agg"}):
        drawn = [figures.figure_1(lam) for lam in [0.5] * 30]
    assert plt.get_fignums() == []
    assert len({ax.figure for ax in drawn}) == 30
