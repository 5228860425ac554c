"""A world from a file: read whole or refused with the place; the command a stranger would type."""

import csv
import json
import math
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import warnings
from importlib.metadata import EntryPoint
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose

import backsliding as bs
from backsliding import worlds
from backsliding.__main__ import main
from backsliding.book.figures import part_5
from backsliding.book.worlds import command
from backsliding.tables import Table

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "book" / "data" / "detention.csv"


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "world.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


@pytest.fixture
def typed(tmp_path, monkeypatch, capsys):
    """Type a command in a folder with the sample; return its status, what it prints and says."""
    shutil.copy(SAMPLE, tmp_path)
    monkeypatch.chdir(tmp_path)

    def run(line):
        try:
            status = main(["world", *shlex.split(line)])
        except SystemExit as stopped:
            status = stopped.code
        return status, *capsys.readouterr()

    return run


def listing(pop):
    """Return each state's name, policy and, if there are some, weight and region."""
    columns = [pop.names, pop.autonomous.tolist(), pop.weights, pop.regions]
    return list(zip(*(each for each in columns if each is not None), strict=True))


BOTH = [("Here", 0.5), ("There", 2.0)]

READ = [
    ("name,S\nHere,0.5\nThere,2\n", {}, BOTH),
    ("Name;S\nHere;0,5\nThere;2\n", {}, BOTH),
    ("name\ts\nHere\t0,5\nThere\t2,0\n", {}, BOTH),
    (" NAME ;  S ;\nHere;0.5;\nThere;2;\n;;\n", {}, BOTH),
    ("sep=;\r\nname;S\r\nHere;0,5\r\nThere;2\r\n", {}, BOTH),
    ("SEP=,\nname,S\nHere,0.5\nThere,2\n", {}, BOTH),
    ("name;S\nHere;0,500\nThere;2\n", {}, BOTH),
    ("name;S\nHere;0,5\nThere;1,234\n", {}, [("Here", 0.5), ("There", 1.234)]),
    ("name;Score, 0 to 9\nA, the;5,0e-1\n", {"policy": "score, 0 TO 9"}, [("A, the", 0.5)]),
    (
        "\ufeffregion, weight ,lam,name\r\n\r\nsouth,3, 2 ,Here\r\nnorth,0,0.25,There\r\n\r\n",
        {},
        [("Here", 0.5, 3.0, "south"), ("There", 4.0, 0.0, "north")],
    ),
    ('name,S\n"Côte d\'Ivoire, la",1\n', {}, [("Côte d'Ivoire, la", 1.0)]),
    ("name,S\nNA,1\n", {}, [("NA", 1.0)]),
    ("name,S\n Peru\u0301 ,1\n", {}, [("Per\u00fa", 1.0)]),
    ("name,S,lam\nHere,1,9\n", {"policy": "lam"}, [("Here", 9.0)]),
    (
        "id,Country name,Reporting  Year,Civil score\n1,A,1990,1\n1,A,1991,2\n3,B,1991,.\n",
        {"name": "country  NAME", "policy": "civil  Score", "drop_missing": True}
        | {"year": 1991, "year_column": "reporting year"},
        [("A", 2.0)],
    ),
    (
        "name,S,year\nHere,1,2010.0\nHere,2,\nElse,4,2009\nElse,4, 2010 \n",
        {"year": "2010", "drop_missing": True},
        [("Here", 1.0), ("Else", 4.0)],
    ),
]


@pytest.mark.parametrize(("text", "asked", "meant"), READ)
def test_a_table_that_people_have_is_read(written, text, asked, meant):
    assert listing(worlds.read(written(text), **asked, note=str)) == meant


ZERO = "S must be positive, from a true zero: a state that grants nothing would need an infinite "
RANGE = r"S must be from 5\.563e-309 to 4\.494e\+307"
MARKS = "decimals take a {}, and thousands no mark$"

CELLS = {
    "": "the cell is empty; fill it, or leave the state out with drop_missing",
    "nan": "the cell is empty",
    "much": "'much' is not a number$",
    "1_5": "'1_5' is not a number$",
    "45%": "'45%' is not a number; write 45% as 45, or as 0.45 if the others are shares$",
    "0,5": f"'0,5' is not a number; {MARKS.format('point')}",
    **{f"1{c}234": f".1.{{1,4}}234. is not .*; {MARKS.format('point')}" for c in " '\u2019\xa0"},
    "0": rf"{ZERO}cost; got 0\.0$",
    "-1": rf"{ZERO}.*; got -1\.0; delete the row if it stands for a missing value$",
    "inf": "S must be finite; got inf",
    "1e308": rf"{RANGE}; got 1e\+308",
    "1e-309": rf"{RANGE}; got 1e-309",
}


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_that_is_no_policy_is_refused_with_its_place(written, cell):
    with pytest.raises(ValueError, match=f"^line 2, column S: {CELLS[cell]}"):
        worlds.read(written(f'name,S\nHere,"{cell}"\n'))
    with pytest.raises(ValueError, match=f"^row 0, column S: {CELLS[cell]}"):
        worlds.read({"name": ["Here"], "S": [cell]})


TWICE = "is already in line 2; delete one of the two rows"
OF_YEARS = rf"{TWICE}, or take one year of several with year \(--year\)$"

REFUSED = {
    "": r"world\.csv must name its columns in the first line, .*; got nothing;",
    "\n": "must name its columns in the first line",
    "name|S\nHere|1\n": r"with commas, semicolons or tabs between them; got 'name\|S'",
    "Scores of 2010\n\nname;S\nHere;1\n": "got 'Scores of 2010'; delete any lines above",
    "Scores of 2010;\nname;S\nHere;1\n": "got 'Scores of 2010'; delete any lines above",
    "name,S\n\n": "must have at least one state below its header; got none",
    "name,S\nHere,0,5\n": "line 2 must have 2 cells, .*; got 3; a decimal comma needs semicolons",
    "name,S\nHere\n": "line 2 must have 2 cells, .*; got 1; delete notes under the table$",
    'name,S\n"Here,1\n': "line 2: unexpected end of data",
    "state,S\nHere,1\n": r"column 'name' is missing; name \(--name \"HEADER\"\) .* 'state', 'S'",
    "name,score\nHere,1\n": r"got neither; policy \(--policy \"HEADER\"\) .*, 'score'$",
    "name,S,lam\nHere,1,1\n": "one of the columns S and lam must be given; got both",
    "name,S,s\nHere,1,1\n": "each column must be given once; got S twice",
    "name;S\nHere;0,5\nThere;1.5\n": f"line 3, column S: '1.5' is not .*; {MARKS.format('comma')}",
    "name;S\nA;0.5\nB;0.5\nC;0,5\n": f"line 4, column S: '0,5' is not .*; {MARKS.format('point')}",
    "name;S\nHere;0,5\nThere;84.400\n": f"line 3, .* '84.400' is not .*; {MARKS.format('comma')}",
    "name;s\nHere;1.234,5\n": f"line 2, column s: '1.234,5' is not .*; {MARKS.format('comma')}",
    "name\tS\nHere\t1,234,567\n": f"line 2, .* '1,234,567' is not .*; {MARKS.format('comma')}",
    "name;S\nHere;1.234\n": "line 2, column S: '1.234' may stand for thousands or for decimals; "
    r"write 1234 or 1\.2340$",
    "name,lam\nHere,1\n\nThere,0\n": r"line 4, column lam: lam must be positive.*; got 0\.0",
    "name,S,weight\nHere,1,-2\n": r"line 2, column weight: weight must be zero or more.*got -2\.0",
    "name,S,weight\nHere,1,0\n": "weights must not all be zero",
    "name,S,weight\nA,x,1\nB,1,-1\n": "line 2, column S: 'x' is not .*; line 3, column weight: ",
    "name,S\nA,\nB,..\nC,1\nD,NA\n": "line 2, column S; line 3, column S; line 5, column S: the c",
    "name,S,region\nHere,1,\n": "line 2, column region: the cell is empty",
    "name,S\n,1\n": "line 2, column name: the cell is empty",
    'name,S\n"He\nre",1\n': r"line 3, column name: 'He\\nre' must hold no line break",
    "name,S\nHe\x1b[31mre,1\n": "column name: .* must hold no line break and no control character",
    "name,S,region\nHere,1,no\uffffrth\n": "line 2, column region: .* no control character",
    "name,S\nHere,1\nThere,2\nHere,3\n": f"line 4, column name: 'Here' {OF_YEARS}",
    "name,S\nHere,\nHere,2\n": OF_YEARS,
    "name,S\nPeru,1\nPERU ,3\n": "line 3, column name: 'PERU' is already in line 2 as 'Peru'; del",
    "name,S\nPer\u00fa,1\nPeru\u0301,3\n": f"line 3, column name: 'Perú' {TWICE}",
}


@pytest.mark.parametrize("text", REFUSED)
def test_a_file_that_is_no_world_is_refused_with_the_place(written, text):
    with pytest.raises(ValueError, match=REFUSED[text]):
        worlds.read(written(text))


#: What is asked of a table with these columns and rows, and why it is refused.
ASKED_IN_VAIN = [
    ({"policy": "s1"}, "name,S\nA,1\n", r"'s1' is missing; policy \(--policy \"HEADER\"\) must"),
    ({"drop_missing": True}, "name,S\nA,\n", "must have at least one state below its header"),
    ({"drop_missing": True}, "name,S\nHere,\nHere,2\n", OF_YEARS),
    ({"year": 2}, "name,S,year\nHere,1,2\nHere,2,2\n", f"'Here' {TWICE}$"),
    ({"year": 2}, "name,S,year\nA,1,2\nB,2,\n", "^line 3, column year: the cell is empty; fill"),
    ({"year": 1}, "name,S,year\nA,1,2\nB,1,10\n", "must be .* there; got 1; there are 2, 10$"),
    ({"year": 2}, "name,S,when\nA,1,2\n", r"'year' is missing; year_column \(--year-column \"HE"),
    ({"year_column": "when"}, "name,S,when\nA,1,2\n", "year must be given with year_column; got"),
    (
        {"year": 2010},
        "name,S,year\nA,1,2010*\n",
        "^line 2, column year: '2010\\*' is no whole year",
    ),
    *(
        (
            {"year": 2010, "drop_missing": True},
            f"name,S,year\nA,1,2010\nB,2,{year}\nC,3,2010.0\nD,4,x\n",
            f"^line 3, column year: {re.escape(repr(year))} is no whole year, such as 2010; "
            "line 5, column year: 'x' is no whole year, such as 2010$",
        )
        for year in ["2010/11", "2010-11", "31.12.2010", "2010*", "20l0", "2010.5"]
    ),
]


@pytest.mark.parametrize(("asked", "text", "error"), ASKED_IN_VAIN)
def test_what_is_asked_of_a_table_must_be_there(written, asked, text, error):
    with pytest.raises(ValueError, match=error):
        worlds.read(written(text), **asked)


@pytest.mark.parametrize("code", ["latin-1", "utf-16", "a spreadsheet's own"])
def test_a_file_in_another_encoding_is_refused(written, code):
    content = b"PK\3\4\xa5" if code == "a spreadsheet's own" else "name,S\nCôte,1".encode(code)
    with pytest.raises(
        ValueError, match=r"in UTF-8; in the spreadsheet, save it as CSV \(UTF-8\)"
    ):
        worlds.read(written(content))


def test_what_is_left_out_of_each_file_in_a_loop_is_a_warning_if_nobody_listens(tmp_path):
    files = [tmp_path / name for name in ("a.csv", "b.csv")]
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("default")
        for file in files:
            file.write_text("name,S,gdp,wieght\nHere,1,2,3\n")
            worlds.read(file)
    said = [f"{file}: columns ignored: 'gdp', 'wieght'." for file in files]
    assert [str(each.message) for each in told] == said


class Frame:
    """What pandas and polars have in common: columns by name."""

    def __init__(self, columns):
        self.held, self.columns = columns, list(columns)

    def __getitem__(self, name):
        return self.held[name]


class NAType:
    def __repr__(self):
        return "<NA>"

    def __bool__(self):
        raise TypeError("boolean value of NA is ambiguous")


STATES = {"Name": ["Here", "There"], "S": [0.5, 2], "weight": np.array([1, 3])}


@pytest.mark.parametrize(
    "table", [STATES, Frame(STATES), Table(STATES)], ids=["dict", "frame", "Table"]
)
def test_a_table_in_python_is_read_by_its_columns(table):
    assert listing(worlds.read(table)) == [("Here", 0.5, 1.0), ("There", 2.0, 3.0)]


@pytest.mark.parametrize("missing", [None, math.nan, NAType(), np.ma.masked, np.nan, ""])
def test_what_is_missing_in_a_table_is_refused_or_left_out(missing):
    table = {"name": ["A", "B"], "S": [1.0, missing], "region": ["x", missing]}
    with pytest.raises(ValueError, match=r"^row 1, column S; row 1, column region: the cell"):
        worlds.read(table)
    with pytest.warns(
        UserWarning, match=r"^table: left out, since a cell is empty: 'B' \(row 1\)\.$"
    ) as told:
        assert worlds.read(table, drop_missing=True).names == ("A",)
    assert told[0].filename == __file__, "the warning is about the reader's own line"


def test_a_table_without_columns_or_with_uneven_ones_is_refused():
    with pytest.raises(
        TypeError, match=r"^source must be the name of a file, a mapping .*; got 3$"
    ):
        worlds.read(3)
    with pytest.raises(ValueError, match=r"^source must have columns of one length; got .*'S': 2"):
        worlds.read({"name": ["A"], "S": [1, 2]})


def test_a_table_goes_out_with_twelve_digits_and_without_the_noise_of_floats():
    table = Table({"state": ["a, b"], "S": np.array([1e7 / 3]), "k": [0.1 + 0.2], "n": [10**13]})
    assert table.csv() == 'state,S,k,n\n"a, b",3333333.33333,0.3,10000000000000\n'
    assert table.records() == [{"state": "a, b", "S": 3333333.33333, "k": 0.3, "n": 10**13}]
    assert type(table.records()[0]["S"]) is float


def test_the_sample_file_holds_the_articles_percentages():
    # Footnote 106, typed from the page: prisoners who were pretrial detainees.
    untried = {"Liberia": 97, "Mali": 89, "Benin": 80, "Haiti": 78, "Niger": 76, "Bolivia": 74}
    untried |= {"Congo-Brazzaville": 70}
    pop = worlds.read(SAMPLE)
    assert pop.names == tuple(untried)
    assert_allclose(100 - pop.autonomous, list(untried.values()))
    assert set(pop.regions) == {"Africa", "Americas"}


def test_the_invented_worlds_are_what_they_say():
    assert_allclose(worlds.two_regions().autonomous, [0.5, 0.7, 0.9, 2.0, 2.4, 2.8])
    unequal = worlds.unequal_world()
    own = unequal.autonomous
    assert 0.2 < own.min() < own.max() < 5.0
    assert_allclose(unequal.weights.sum(), 1.0)
    counts, _ = np.histogram(own, bins=4, range=(0.2, 5.0))
    assert_allclose(counts / len(own), [7 / 16, 5 / 16, 3 / 16, 1 / 16], atol=1e-4)
    with pytest.raises(ValueError, match=r"states must be at least 1 and .*; got 0"):
        worlds.unequal_world(0)


def test_a_table_of_states_numbers_those_without_names():
    table = worlds.states_table(bs.Population([1.25, 0.4], weights=[1, 2]), bs.Norm(1.0, 0.2))
    assert list(table.columns["state"]) == ["1", "2"]
    assert list(table.columns["weight"]) == [1.0, 2.0]


def test_leaders_who_are_indifferent_gain_nought_in_the_table():
    pop = bs.Population(1 / np.array([0.8, 1.0]))
    assert pop.respond(bs.Norm(1.2, 0.2)).gain[0] != 0.0  # in floats; in truth it is 0
    assert worlds.states_table(pop, bs.Norm(1.2, 0.2)).columns["leaders gain"][0] == 0.0


def test_a_table_of_totals_has_a_row_a_region_and_one_for_all():
    out = worlds.two_regions().respond(bs.Norm(1.2, 0.3))
    columns = worlds.totals_table(out).columns
    assert list(columns["states"]) == ["weak", "strong", "all states"]
    assert_allclose(columns["net"][0] + columns["net"][1], columns["net"][2])


@pytest.mark.parametrize("level", [0.9, 3.7, 49.0])
def test_a_state_that_stands_at_the_norm_stays_there(level):
    pop = bs.Population.from_policies([level])
    table = worlds.states_table(pop, bs.Norm(level, 1.0)).columns
    assert (table["effect"][0], table["treaty"][0]) == ("unmoved", "joins, stays")
    out = pop.respond(bs.Norm(level, 1.0))
    assert (out.pull, out.slide, out.lifted, out.lowered, out.unmoved) == (0, 0, 0, 0, 1)


def test_a_region_may_have_the_name_of_the_last_row():
    pop = bs.Population([1.25, 0.4], regions=["all states", "west"])
    columns = worlds.totals_table(pop.respond(bs.Norm(1.0, 0.2))).columns
    assert list(columns["states"]) == ["all states", "west", "all states"]
    assert_allclose(columns["net"], [0.2, -1.25, -1.05])


def test_a_table_of_many_norms_is_refused():
    pop, norms = bs.Population([1.25, 0.4]), bs.Norm(np.array([[1.0], [2.0]]), 0.2)
    rule = r"^a table shows one norm .*; got norms of shape \(2,\)$"
    with pytest.raises(ValueError, match=rule):
        worlds.states_table(pop, norms)
    with pytest.raises(ValueError, match=rule):
        worlds.totals_table(pop.respond(norms))


def test_the_command_prints_the_tables_and_writes_nothing(typed, tmp_path):
    status, out, err = typed("detention.csv --k 25 --D 1")
    assert (status, err, os.listdir(tmp_path)) == (0, "", ["detention.csv"])
    assert "Norm at k = 25, with D = 1 and m = 1." in out
    assert "| Niger | Africa | 24 | 25 | lifted |" in out
    assert "| Congo-Brazzaville | Africa | 30 | 25 | lowered |" in out
    assert "| Liberia | Africa | 3 | 3 | unmoved | 0 | joins, changes nothing |" in out


def test_the_command_asks_several_norms_and_prints_what_programs_read(typed):
    asked = "detention.csv --k 25 --k 30 --D 1"
    assert re.findall("k = (.*), with", typed(asked)[1]) == ["25", "30"]
    rows = list(csv.DictReader(typed(f"{asked} --as csv")[1].splitlines()))
    assert [(row["k"], row["state"]) for row in rows[6:8]] == [
        ("25.0", "Congo-Brazzaville"),
        ("30.0", "Liberia"),
    ]
    for norm, k in zip(json.loads(typed(f"{asked} --as json")[1]), (25.0, 30.0), strict=True):
        out = worlds.read(SAMPLE).respond(bs.Norm(k, 1.0))
        assert [row["with the norm"] for row in norm["states"]] == out.policy.tolist()
        assert_allclose(norm["totals"][-1]["net"], out.net, rtol=1e-11)
        assert norm["k"] == k


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_table_that_is_written_is_the_one_that_is_printed(form, typed):
    asked = "detention.csv --k 25 --k 30 --D 1"
    printed = typed(f"{asked} --as {form}")[1]
    status, out, err = typed(f"{asked} --out answer.{form}")
    assert (status, err) == (0, f"Written: answer.{form}\n")
    assert out.startswith("Norm at k = 25")
    assert Path(f"answer.{form}").read_bytes().decode("utf-8") == printed


@pytest.mark.parametrize(
    ("name", "start"), {"a.svg": b"<?xml", "a.pdf": b"%PDF", "a.PNG": b"\x89PNG"}.items()
)
def test_the_command_draws_in_three_formats_alike_at_every_run(name, start, typed):
    drawn = []
    for more in ("", " --force"):
        status, _, err = typed(f"detention.csv --k 25 --D 1 --out {name}{more}")
        assert (status, err) == (0, f"Written: {name}\n")
        drawn.append(Path(name).read_bytes())
    assert drawn[0].startswith(start) and drawn[0] == drawn[1]


#: What is asked of the sample with a jump of 1, and the answer.
IN_VAIN = {
    "": "one of the arguments --k --best is required",
    "--k 1 --best": "not allowed with argument",
    "--k -1": "k must be zero or more and finite; got -1.0",
    "--k 1 --m 3": "m must be between 0 and 2; got 3.0",
    "--k 1 --m much": "--m: 'much' is not one number",
    "--k 1 --D 0,1": "--D: '0,1' is not one number; write decimals with a point, as in 0.1, and",
    "--k 0,4": "--k: '0,4' is not one number; write decimals with a point, as in 0.4, and several "
    "levels of a norm as in --k 1 --k 2\n",
    "--k '0.3;0.4'": "--k: '0.3;0.4' is not one number",
    "--k 1,2,3": "--k: '1,2,3' is not one number",
    "--k 1_5": "--k: '1_5' is not one number",
    "--k 0.4 0.5": "unrecognized arguments: 0.5; an option takes one value: give it again for "
    "another (--k 0.4 --k 0.5), and put a value with spaces in quotation marks\n",
    "--k 1 --name state": "the column 'state' is missing; name (--name",
    "--k 1 --out x.gif": "--out must end in .csv, .json, .svg, .pdf, .png; got 'x.gif'",
    "--k 1 --out no/x.csv": "--out must be in a folder that is there; there is no no",
    "--k 1 --out old.svg/x.svg": "--out must be in a folder that is there; there is no old.svg",
    "--k 1 --k 2 --out new.svg": "--out draws one norm, and --k must name one; got 2",
    "--k 1 --out detention.csv": "--out must not be the file that is read",
    "--k 1 --out ./same.csv --force": "--out must not be the file that is read",
    "--k 1 --out old.svg": "--out must be a new file; old.svg is there, and --force replaces it",
    "--k 1 --out taken.svg --force": "taken.svg: Is a directory",
}


@pytest.mark.parametrize("more", IN_VAIN)
def test_the_command_says_what_it_cannot_do_and_changes_nothing(more, typed):
    os.link("detention.csv", "same.csv")
    Path("old.svg").write_text("the old one")
    Path("taken.svg").mkdir()
    status, out, err = typed(f"detention.csv --D 1 {more}")
    assert (status, out) == (2, "")
    assert IN_VAIN[more] in err
    assert sorted(os.listdir()) == ["detention.csv", "old.svg", "same.csv", "taken.svg"]
    assert Path("detention.csv").read_bytes() == SAMPLE.read_bytes()
    assert Path("old.svg").read_text() == "the old one"


def test_the_command_needs_a_file_and_a_jump(typed):
    assert "no-such-file.csv: No such file" in typed("no-such-file.csv --k 1 --D 1")[2]
    assert "the following arguments are required: --D" in typed("detention.csv --k 1")[2]


def test_a_file_that_comes_while_the_figure_is_drawn_is_not_lost(typed, monkeypatch):
    drawn = part_5.world

    def meanwhile(*given, **more):
        Path("x.svg").write_text("mine")
        return drawn(*given, **more)

    monkeypatch.setattr(part_5, "world", meanwhile)
    assert typed("detention.csv --k 1 --D 1 --out x.svg")[0] == 2
    assert (sorted(os.listdir()), Path("x.svg").read_text()) == (
        ["detention.csv", "x.svg"],
        "mine",
    )


def test_a_figure_that_cannot_be_finished_leaves_the_old_one(typed, monkeypatch):
    def stopped(*given, **more):
        raise KeyboardInterrupt

    monkeypatch.setattr(part_5, "world", stopped)
    Path("x.svg").write_text("the old one")
    status, out, err = typed("detention.csv --k 1 --D 1 --out x.svg --force")
    assert (status, out, err) == (130, "", "\nStopped. Nothing was written.\n")
    assert sorted(os.listdir()) == ["detention.csv", "x.svg"]
    assert Path("x.svg").read_text() == "the old one"


def test_the_command_lets_states_refuse_and_says_whether_they_could(typed):
    Path("states.csv").write_text("name,S,weight\nHere,0.8,1\nThere,3,2\n")
    asked = "states.csv --k 1 --D 0.2"
    bound = typed(f"{asked} --out bound.svg")[1]
    assert "m = 1. The sums are as if nobody could refuse. The sums are weighted by" in bound
    assert "| There | 2 | 3 | 1.5 | lowered | −1.05 | would refuse |" in bound
    assert "| all states | 0.2 | 3 | −2.8 | 1 | 1 | 0 |" in bound
    free = typed(f"{asked} --voluntary --out free.svg")[1]
    assert "States that would refuse are left as they are. The sums are weighted by" in free
    assert "| There | 2 | 3 | 3 | unmoved | 0 | would refuse |" in free
    assert "| all states | 0.2 | 0 | 0.2 | 1 | 0 | 1 |" in free
    (said,) = json.loads(typed(f"{asked} --voluntary --as json")[1])
    assert (said["voluntary"], said["totals"][0]["slide"]) == (True, 0.0)
    assert typed(f"{asked} --as csv")[1].startswith("k,D,m,voluntary,state,")
    assert Path("bound.svg").read_text() != Path("free.svg").read_text()


def test_a_best_level_that_is_none_is_printed_just_below_the_drop(typed):
    rows = [f"A{i},1" for i in range(20)] + [f"B{i},2.09" for i in range(10)]
    Path("states.csv").write_text("\n".join(["name,S", *rows]))
    _, out, err = typed("states.csv --D 0.2 --voluntary --best")
    assert err == "No level is best: just above this one, one more state would join, and slide.\n"
    assert "| all states | 8.869 | 0 | 8.869 | 20 | 0 | 10 |" in out
    shown = re.search("k = (.*), with", out)[1]
    assert typed(f"states.csv --D 0.2 --voluntary --k {shown}")[1] == out


def test_the_command_says_when_the_best_level_may_be_beyond_the_end_of_an_index(typed):
    Path("shares.csv").write_text("name,S\nHere,0.8\nThere,0.9\n")
    _, out, err = typed("shares.csv --best --D 0.3")
    assert float(re.search("k = (.*), with", out)[1]) > 1
    assert err == (
        "The best level is above every state's own policy. Whether S can go so "
        "high is not known here; if it cannot, ask about lower levels with --k.\n"
    )


@pytest.mark.parametrize(("D", "m"), [("1", "1"), ("1", "2"), ("0.37", "0"), ("3e-7", "1")])
def test_the_best_level_is_short_and_does_what_the_best_does(D, m, typed):
    printed = typed(f"detention.csv --D {D} --m {m} --best")[1]
    shown = re.search("k = (.*), with", printed)[1]
    pop = worlds.read(SAMPLE)
    best = pop.best_norm(float(D), float(m))
    assert shown == str(best.written) and len(shown.replace(".", "")) <= 11
    out = pop.respond(bs.Norm(float(shown), float(D), float(m)))
    at_best = pop.respond(bs.Norm(best.k, float(D), float(m)))
    assert out.effect.tolist() == at_best.effect.tolist()
    assert 0 <= best.net - out.net < 1e-6
    assert typed(f"detention.csv --D {D} --m {m} --k {shown}")[1] == printed


@pytest.mark.parametrize(("k", "shown"), {1 / 3: "0.333333333333", 0.3: "0.3", 25: "25"}.items())
def test_the_command_says_a_norm_to_twelve_digits(k, shown):
    said = command.text([command.answer(bs.Population([1.0]), bs.Norm(k, D=0.1 + 0.2))])
    assert said.startswith(f"Norm at k = {shown}, with D = 0.3 and m = 1. The sums")


def shell(line, **options):
    """Type a command in a shell of its own."""
    line = f"{sys.executable} -m backsliding {line}"
    return subprocess.run(line, shell=True, cwd=ROOT, stderr=subprocess.PIPE, **options)


def test_what_goes_into_a_file_is_utf_8_whatever_the_system_has():
    old = os.environ | {"PYTHONIOENCODING": "cp1252"}
    run = shell(f"world {SAMPLE} --D 0.1 --k 27", env=old, stdout=subprocess.PIPE)
    assert (run.returncode, run.stderr) == (0, b"")
    assert "\N{MINUS SIGN}" in run.stdout.decode("utf-8")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_full_disk_is_said_in_a_line():
    run = shell(f"world {SAMPLE} --D 1 --k 25 >/dev/full")
    assert run.returncode == 1
    assert run.stderr == b"The output could not be written: No space left on device\n"


@pytest.mark.skipif(os.name != "posix", reason="a shell's way to close a stream")
@pytest.mark.parametrize("line", ["audit --id C18", f"world {SAMPLE} --D 1 --k 25"])
def test_a_closed_standard_output_is_said_in_a_line(line):
    run = shell(f"{line} >&-")
    assert (run.returncode, run.stderr) == (1, b"There is no standard output to write to.\n")
    assert shell(f"{line} >&- 2>&-").returncode == 1


def test_the_command_has_a_name_and_a_version(capsys):
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    assert EntryPoint("backsliding", scripts["backsliding"], "console_scripts").load() is main
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert (stopped.value.code, capsys.readouterr().out) == (0, f"backsliding {bs.__version__}\n")


def test_the_readme_shows_what_its_command_prints(typed):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^backsliding world book/data/(.*)$", readme, flags=re.MULTILINE)
    (shown,) = re.findall(r"^```text\n(.*?)^```$", readme, flags=re.MULTILINE | re.DOTALL)
    status, out, _ = typed(line)
    assert status == 0 and shown in out
    assert Path("detention.svg").exists()


@pytest.fixture(scope="module")
def chapter():
    """Return the text of the chapter on worlds of one's own."""
    cells = json.loads((ROOT / "book" / "part-5c.ipynb").read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells)


def test_the_book_says_what_to_do_with_a_spreadsheet(typed, chapter):
    section = chapter[chapter.index("(your-own-world)=") :]
    blocks = re.findall(r"```(\w+)\n(.*?)```", section, flags=re.DOTALL)
    sheet, statements, line = (text for _, text in blocks)
    assert [kind for kind, _ in blocks] == ["text", "python", "sh"]
    Path("scores.csv").write_text(sheet, encoding="utf-8")
    known = {}
    with pytest.warns(UserWarning) as told:
        exec(statements, known)
    notes = [str(each.message) for each in told]
    assert notes == [
        "scores.csv, 2010: left out, since a cell is empty: 'Peru' (line 7).",
        "scores.csv, 2010: columns ignored: 'GDP'.",
    ]
    table = known["table"]
    assert table.columns["effect"].tolist() == ["lowered", "lifted"]
    assert Path("answer.csv").read_text(encoding="utf-8") == table.csv()
    (made,) = re.findall(r"`(bs\.Population\.from_policies\(.*?\))`", section)
    assert listing(eval(made, known)) == listing(known["mine"])
    with pytest.warns(UserWarning), pytest.raises(FileExistsError):
        exec(statements, known)
    line = line.removeprefix("backsliding world ").strip()
    status, out, err = typed(line)
    assert (status, err.splitlines()) == (0, notes)
    assert table.markdown() in out
    (levels,) = re.findall(r"`(--k [\d.]+ --k .*?)`", section)
    for more in (levels, *re.findall(r"`(--out .*?)`", section)):
        assert typed(f"{line} {more}")[0] == 0
    assert {path.suffix for path in Path().iterdir()} == {".csv", ".json", ".svg"}


def test_what_the_book_says_of_levels_and_refusal_holds(chapter):
    known = {"bs": bs, "detention": worlds.read(SAMPLE)}
    typed = re.findall(r"`(detention\..*?\))`", chapter)
    out, best, swept = (eval(each, known) for each in typed)
    assert best.attained and out.joined.all() and swept.k.tolist() == [25.0, 28.0]
    assert_allclose(known["detention"].respond(bs.Norm(28.9, 1.0)).net, 1.8)
    assert "Written as 28.9 it would lose Niger, and the net would be 1.8." in chapter
