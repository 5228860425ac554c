"""What a reader opens or types, at random: nothing crashes, and nothing is left half-written.

A file is read whole or refused with a ValueError that fits on a line of the terminal; a command
ends with 0 and a figure, or with 2, one line of message and no file.
"""

import contextlib
import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
import traitlets
from hypothesis import example, given, settings
from hypothesis import strategies as st

from backsliding import explorers, worlds
from backsliding.__main__ import main
from backsliding.book.explorers.quantities import Costs, Quantity, Switch

numerals = st.sampled_from(
    ["1", "0.5", "-1", "0", "nan", "inf", "1e400", "1e-400", "5e-324", "0x1", "1_0", "١", "", " "]
) | st.floats().map(str)
names = st.sampled_from(["name", "S", "lam", "weight", "region", "s", "", "name;S", "=1+1"])
cells = st.text(max_size=6) | numerals
tables = st.tuples(
    st.lists(names, max_size=5) | st.just(["name", "S"]) | st.just(["name", "lam", "weight"]),
    st.lists(st.lists(cells, max_size=5) | st.tuples(st.text(max_size=4), numerals), max_size=4),
)


@st.composite
def files(draw):
    """Bytes that are a table, nearly one, or nothing of the kind."""
    header, rows = draw(tables)
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "latin-1"]))
    return draw(st.just(text.getvalue().encode(encoding, "replace")) | st.binary(max_size=60))


def refusal(error):
    message = str(error)
    assert message and (" must " in message or "line" in message or "column" in message), message


@settings(max_examples=100)
@given(files())
@example(b"name,S\n\x00,1\n")
@example(b"name,S\nHere," + b"9" * 200_000 + b"\n")
@example(b'name,S\n"Here,1\n')
def test_any_file_is_read_whole_or_refused(content):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "world.csv"
        path.write_bytes(content)
        try:
            pop = worlds.read(path)
        except ValueError as error:
            refusal(error)
        else:
            assert np.isfinite(pop.autonomous).all()
            assert len(pop) == len(pop.names)


@settings(max_examples=12)
@given(
    st.sampled_from([b"name,S\nHere,0.5\nThere,2\n", b"name,S\n$\\x$,1\n"]) | files(),
    numerals,
    numerals,
    st.sampled_from([[], ["--m", "1.5"], ["--m", "3"], ["--out", "x.gif"], ["--out", "no/x.svg"]]),
)
@example(b"name,S\nHere,1\nHe\x1b[31mre\n\nre,2\n", "1", "1", [])
def test_any_command_ends_with_a_figure_or_with_one_line_and_nothing(content, k, D, more):
    with TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("world.csv").write_bytes(content)
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                asked = ["world", "world.csv", f"--k={k}", f"--D={D}", "--out=world.svg"]
                code = main([*asked, *more])
            except SystemExit as stopped:
                code = stopped.code
        left = sorted(path.name for path in Path().iterdir())
        said = err.getvalue()
        assert "Traceback" not in said
        if code == 0:
            assert left == ["world.csv", "world.svg"]
            assert Path("world.svg").read_text(encoding="utf-8").endswith("</svg>\n")
        else:
            assert code == 2 and left == ["world.csv"] and out.getvalue() == ""
            *usage, message = said.splitlines()
            assert "error: " in message and all("error: " not in line for line in usage)
            assert message.isprintable()


anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.binary(max_size=5),
    st.lists(st.floats() | st.text(max_size=3), max_size=4),
    st.dictionaries(st.text(max_size=2), st.floats(), max_size=2),
    st.just("<img src=x onerror=alert(1)>"),
)
TRAITS = [
    (scene, name)
    for scene in map(vars(explorers).get, explorers.__all__)
    for name, trait in scene.class_traits().items()
    if isinstance(trait, Quantity | Switch | Costs)
]


@pytest.mark.parametrize(("scene", "name"), TRAITS)
@settings(max_examples=5)
@given(value=anything)
def test_a_trait_takes_what_it_can_show_and_keeps_its_value_otherwise(scene, name, value):
    explorer = scene()
    before = explorer.values()
    try:
        setattr(explorer, name, value)
    except (TypeError, ValueError, traitlets.TraitError) as error:
        assert name in str(error) and " must " in str(error)
        assert explorer.values() == before
    else:
        assert "nan" not in str(explorer.picture()["panels"]).lower()
    html = explorer._repr_mimebundle_()[0]["text/html"]
    assert "<img" not in html and "<script" not in html
