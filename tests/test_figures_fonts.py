"""The figures are drawn in the fonts that come with matplotlib, whatever a system has."""

import subprocess
import sys

import pytest

DRAW = """
import io, os, sys
from backsliding import figures
figures.use_in_notebook()
exec(sys.argv[1])
drawn = io.StringIO()
figures.figure_1().figure.savefig(drawn, format="svg", metadata={"Date": None})
print(drawn.getvalue())
"""
OTHER_STIX = """
import shutil
from dataclasses import replace
from matplotlib import font_manager, get_data_path
shutil.copy(get_data_path() + "/fonts/ttf/DejaVuSans.ttf", "other.ttf")
known = font_manager.fontManager.ttflist
regular = next(f for f in known if f.fname.endswith("STIXGeneral.ttf"))
known.insert(0, replace(regular, fname="other.ttf"))
"""
LET_IN = "del os.environ['MPL_IGNORE_SYSTEM_FONTS']"


@pytest.mark.slow
def test_a_systems_own_font_of_the_same_name_changes_no_figure(tmp_path):
    def drawn(setting):
        command = [sys.executable, "-c", DRAW, setting]
        run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        return run.stdout

    sound = drawn("")
    assert "<path" in sound
    assert drawn(OTHER_STIX) == sound
    assert drawn(OTHER_STIX + LET_IN) != sound
