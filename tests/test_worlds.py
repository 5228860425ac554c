"""A world from a file: read whole or refused with the place; the command a stranger would type."""

import csv
import json
import math
import os
import re
import shlex
import subprocess
import sys
import tomllib
import warnings
import zipfile
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
    def write(text, encoding="utf-8"):
        path = tmp_path / "world.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_a_file_of_policies_gives_states_with_those_policies(written):
    pop = worlds.read(written("name,S\nHere,0.5\nThere,2\n"))
    assert pop.names == ("Here", "There")
    assert_allclose(pop.autonomous, [0.5, 2.0])
    assert pop.weights is None
    assert pop.regions is None


def test_a_file_of_costs_with_all_columns_is_read_in_any_order(written):
    text = "region, weight ,lam,name\r\n\r\nsouth,3, 2 ,Here\r\nnorth,0,0.25,There\r\n\r\n"
    pop = worlds.read(written("\ufeff" + text))
    assert_allclose(pop.lam, [2.0, 0.25])
    assert_allclose(pop.weights, [3.0, 0.0])
    assert pop.regions == ("south", "north")


def test_a_name_may_hold_a_comma_and_letters_of_any_language(written):
    pop = worlds.read(written('name,S\n"Côte d\'Ivoire, République de",1\n'))
    assert pop.names == ("Côte d'Ivoire, République de",)


#: What is said of a policy that has no cost: that is its inverse, and has to be a number too.
NO_POLICY = (
    "line 2, column S: S must be positive: it needs a true zero, units comparable with D and no "
    "state that grants nothing"
)
RANGE = r"from 5\.563e-309 to 4\.494e\+307"

BAD = {
    "": r"world\.csv must name its columns in the first line, .*; got nothing;",
    "\n": "must name its columns in the first line",
    "S,x\n1,1\n": "the column 'name' is missing",
    "name,x\nHere,1\n": "one of the columns S and lam must be given; got neither",
    "Scores of 2010\n\nname;S\nHere;1\n": "commas, semicolons or tabs between them; got 'Scores "
    "of 2010'; delete any lines above the header$",
    "Scores of 2010;\nname;S\nHere;1\n": "got 'Scores of 2010'; delete any lines above",
    "name,S,lam\nHere,1,1\n": "one of the columns S and lam must be given; got both",
    "name,S,s\nHere,1,1\n": "each column must be given once; got S twice",
    "state,S\nHere,1\n": r"column 'name' is missing; name \(--name \"HEADER\"\) .* 'state', 'S'",
    "name,my score\nHere,1\n": r"got neither; policy \(--policy \"HEADER\"\) .*, 'my score'$",
    "name,S,S\nHere,1,1\n": "each column must be given once; got S twice",
    "name,S\n": "must have at least one state below its header; got none",
    "name,S\n\n\n": "must have at least one state",
    "name,S\nHere,1\nThere,much\n": r"line 3, column S: 'much' is not a number",
    "name;S\nHere;45,5%\n": "line 2, column S: '45,5%' is not a number; write 45% as 45, or "
    "as 0.45 if the others are shares",
    'name,S\nHere,"0,5"\n': "line 2, column S: '0,5' is not a number; decimals take a point",
    "name,S\nHere,0,5\n": "line 2 must have 2 cells.*got 3; a decimal comma needs semicolons",
    "name;S\nHere;0,5\nThere;1.5\n": "same decimal mark; got '0,5' in line 2 and '1.5' in line 3",
    "name;S\nHere;1.234\n": "line 2: '1.234' may stand for thousands or for decimals; write 1234 "
    r"or 1\.2340$",
    "name;S\nHere;0,5\nThere;84.400\n": "'84.400' is not a number; decimals take a comma, and th",
    "name,S\nA,1 234\nB,1'234\nC,1\u2019234\nD,1\xa0234\n": "(['\"]1.{1,4}234['\"] is not a "
    "number; decimals take a point, and thousands no mark(; line ., column S: |$)){4}",
    "name;S\nHere;0,5\nThere;1.234\n": "line 3, column S: '1.234' is not a number",
    "name\tS\nHere\t1,234,567\n": "line 2, column S: '1,234,567' is not a number",
    "name,S,year\nHere,1,1990\nHere,2,1991\n": r"line 2; .* with year \(--year\)$",
    "name,S,Jahr\nHere,,1990\nHere,2,1991\n": r"line 2; .* with year \(--year\)$",
    "name;s\nHere;1.234,5\n": "line 2: write no mark for thousands; got '1.234,5'",
    " Name ;s\nHere;\n": "line 2, column s: the cell is empty",
    "name,S\nHere,0\n": rf"{NO_POLICY}; got 0\.0",
    "name,S\nHere,-1\n": rf"{NO_POLICY}; got -1\.0; delete the row if it stands for a mi",
    "name,S\nHere,nan\n": "line 2, column S: the cell is empty",
    "name,S\nA,\nB,..\nC,1\nD,NA\n": "line 2, column S; line 3, column S; line 5, column S: the "
    r"cell is empty; fill it, or leave the state out with drop_missing \(--drop-missing\)",
    "name,S,weight\nA,x,1\nB,1,-1\n": "line 2, column S: 'x' is not .*; line 3, column weight: ",
    "name,S\nHere,inf\n": "line 2, column S: S must be finite; got inf",
    "name,lam\nHere,1\n\nThere,0\n": r"line 4, column lam: lam must be positive.*; got 0\.0",
    "name,S,weight\nHere,1,-2\n": r"line 2, column weight: weight must be zero or more.*got -2\.0",
    "name,S,weight\nHere,1,0\n": "weights must not all be zero",
    "name,S\nHere,\n": "line 2, column S: the cell is empty",
    "name,S,region\nHere,1,\n": "line 2, column region: the cell is empty",
    "name,S\n,1\n": "line 2, column name: the cell is empty",
    "name,S\nHere,1\nThere,1,2\n": "line 3 must have 2 cells, one for each column; got 3",
    "name,S\nHere\n": "line 2 must have 2 cells, .*; got 1; delete notes under the table$",
    "name,S\nHere,1\nThere,2\nHere,3\n": "line 4, column name: 'Here' is already in line 2; "
    "delete one of the two rows, or take one year of several with ",
    "name,S\nPeru,1\nPERU ,3\n": "line 3, column name: 'PERU' is already in line 2 as 'Peru'; del",
    "name,S\nPer\u00fa,1\nPeru\u0301,3\n": "line 3, column name: 'Perú' is already in line 2; del",
    'name,S\n"Here,1\n': "line 2: unexpected end of data",
    "name,S\nHere,1e308\n": rf"S must be {RANGE}; got 1e\+308",
    "name,S\nHere,1e-309\n": rf"S must be {RANGE}; got 1e-309",
    "name,S\nHere,1_5\n": "line 2, column S: '1_5' is not a number",
    'name,S\n"He\nre",1\n': r"line 3, column name: 'He\\nre' must hold no line break",
    "name,S\nHe\x1b[31mre,1\n": "column name: .* must hold no line break and no control character",
    "name,S,region\nHere,1,no\uffffrth\n": "line 2, column region: .* no control character",
}


@pytest.mark.parametrize("text", BAD)
def test_a_file_that_is_no_world_is_refused_with_the_place(written, text):
    with pytest.raises(ValueError, match=BAD[text]):
        worlds.read(written(text))


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_a_file_in_another_encoding_is_refused(written, encoding):
    with pytest.raises(ValueError, match=r"must be text in UTF-8; in the spreadsheet, save it as"):
        worlds.read(written("name,S\nCôte,1\n", encoding))


def test_a_spreadsheets_own_file_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "world.xlsx", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(zipfile.ZipInfo("xl/workbook.xml"), "<workbook/>", zipfile.ZIP_DEFLATED)
    with pytest.raises(ValueError, match=r"in the spreadsheet, save it as CSV \(UTF-8\)"):
        worlds.read(tmp_path / "world.xlsx")


@pytest.mark.parametrize(
    "text",
    [
        "Name;S\nHere;0,5\nThere;2\n",
        "name\ts\nHere\t0,5\nThere\t2,0\n",
        " NAME ;  S ;\nHere;0.5;\nThere;2;\n;;\n",
        "sep=;\r\nname;S\r\nHere;0,5\r\nThere;2\r\n",
        "SEP=,\nname,S\nHere,0.5\nThere,2\n",
        "name;S\nHere;0,500\nThere;2\n",
    ],
)
def test_what_spreadsheets_write_in_europe_is_read(written, text):
    pop = worlds.read(written(text))
    assert pop.names == ("Here", "There")
    assert pop.autonomous.tolist() == [0.5, 2.0]


def test_a_header_may_hold_as_many_commas_as_semicolons(written):
    pop = worlds.read(written("name;Score, 0 to 9\nHere;0,5\n"), policy="Score, 0 to 9")
    assert pop.autonomous.tolist() == [0.5]


def test_a_certain_mark_settles_what_the_uncertain_mean(written):
    pop = worlds.read(written("name;S\nHere;0,5\nThere;1,234\n"))
    assert pop.autonomous.tolist() == [0.5, 1.234]


PANEL = """iso3,Country name,year,Civil score,weight
HER,Here,1990,1,2
HER,Here,1991,2,2
THE,There,1991,.,3
"""


def test_columns_and_the_year_can_be_named_and_what_is_left_out_is_said(written):
    said = []
    asked = {"name": "country  NAME", "policy": "civil  Score", "year": 1991, "drop_missing": True}
    pop = worlds.read(written(PANEL), **asked, note=said.append)
    assert (pop.names, pop.autonomous.tolist(), pop.weights.tolist()) == (("Here",), [2.0], [2.0])
    where = f"{written(PANEL)}, 1991: "
    assert said == [
        f"{where}left out, since a cell is empty: 'There' (line 4).",
        f"{where}columns ignored: 'iso3'.",
    ]
    with pytest.raises(
        ValueError, match="year must be one that is there; got 1; there are 1990, 1991"
    ):
        worlds.read(written(PANEL), name="iso3", policy="civil score", year=1)


def test_the_column_of_years_can_have_any_name(written):
    said = []
    asked = {"name": "iso3", "policy": "Civil score", "year": 1991, "drop_missing": True}
    panel = written(PANEL.replace("year", "Reporting  Year"))
    pop = worlds.read(panel, **asked, year_column="reporting year", note=said.append)
    assert (pop.names, pop.autonomous.tolist()) == (("HER",), [2.0])
    assert said[1] == f"{panel}, 1991: columns ignored: 'Country name'."
    with pytest.raises(
        ValueError,
        match=r"^the column 'year' is missing; year_column \(--year-column \"HEADER\"\) must say "
        "which it is; there are 'iso3', 'Country name', 'Reporting Year', 'Civil score', .*$",
    ):
        worlds.read(panel, **asked)


@pytest.mark.parametrize("year", ["2010/11", "2010-11", "31.12.2010", "2010*", "20l0", "2010.5"])
def test_a_row_is_not_lost_since_its_year_cannot_be_read(written, year):
    panel = written(f"name,S,year\nHere,1,2010\nThere,2,{year}\nWhere,3,2010.0\nElse,4,x\n")
    for drop in (False, True):
        with pytest.raises(ValueError) as refused:
            worlds.read(panel, year=2010, drop_missing=drop)
        assert str(refused.value) == (
            f"line 3, column year: {year!r} is no whole year; "
            "line 5, column year: 'x' is no whole year; write years as 2010"
        )


def test_a_row_without_a_year_is_refused_or_left_out_by_name(written):
    panel = written("name,S,year\nHere,1,2010\nThere,2,\nElse,4,2009\nElse,4, 2010 \n")
    with pytest.raises(ValueError, match=r"^line 3, column year: the cell is empty; fill it, or"):
        worlds.read(panel, year="2010")
    with pytest.warns(UserWarning, match=r", 2010: left out, .* is empty: 'There' \(line 3\)\.$"):
        assert worlds.read(panel, year=2010, drop_missing=True).names == ("Here", "Else")


def test_what_is_left_out_of_each_file_in_a_loop_is_said(tmp_path):
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("name,S,gdp\nHere,1,2\n")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("default")
        for name in ("a.csv", "b.csv"):
            worlds.read(tmp_path / name)
    assert [str(each.message).split(": ")[0][-5:] for each in told] == ["a.csv", "b.csv"]


def test_names_that_differ_by_how_an_accent_is_typed_are_one(written):
    assert worlds.read(written("name,S\n Peru\u0301 ,1\n")).names == ("Per\u00fa",)


def test_a_state_that_comes_twice_in_one_year_is_not_told_to_take_a_year(written):
    twice = written("name,S,year\nHere,1,1990\nHere,2,1990\n")
    with pytest.raises(
        ValueError, match=r"'Here' is already in line 2; delete one of the two rows$"
    ):
        worlds.read(twice, year=1990)


def test_what_is_left_out_is_a_warning_if_nobody_listens(written):
    with pytest.warns(UserWarning, match=r"world\.csv: columns ignored: 'gdp', 'wieght'\.$"):
        worlds.read(written("name,S,gdp,wieght\nHere,1,2,3\n"))


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
    pop = worlds.read(table)
    assert (pop.names, pop.autonomous.tolist()) == (("Here", "There"), [0.5, 2.0])
    assert pop.weights.tolist() == [1.0, 3.0]


@pytest.mark.parametrize("missing", [None, math.nan, NAType(), np.ma.masked, np.nan, ""])
def test_what_is_missing_in_a_table_is_refused_or_left_out(missing):
    table = {"name": ["A", "B"], "S": [1.0, missing]}
    with pytest.raises(ValueError, match=r"^row 1, column S: the cell is empty; fill it, or"):
        worlds.read(table)
    with pytest.warns(
        UserWarning, match=r"^table: left out, since a cell is empty: 'B' \(row 1\)\.$"
    ) as told:
        assert worlds.read(table, drop_missing=True).names == ("A",)
    assert told[0].filename == __file__, "the warning is about the reader's own line"


def test_a_state_may_be_called_na(written):
    assert worlds.read(written("name,S\nNA,1\n")).names == ("NA",)


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


def test_the_command_prints_the_tables(capsys):
    assert main(["world", str(SAMPLE), "--k", "25", "--D", "1"]) == 0
    printed = capsys.readouterr().out
    assert "Norm at k = 25, with D = 1 and m = 1." in printed
    assert "| Niger | Africa | 24 | 25 | lifted |" in printed
    assert "| Congo-Brazzaville | Africa | 30 | 25 | lowered |" in printed
    assert "| Liberia | Africa | 3 | 3 | unmoved | 0 | joins, changes nothing |" in printed


def test_the_command_asks_several_norms_and_prints_what_programs_read(capsys):
    asked = ["world", str(SAMPLE), "--k", "25", "--k", "30", "--D", "1"]
    assert main(asked) == 0
    assert re.findall("k = (.*), with", capsys.readouterr().out) == ["25", "30"]
    assert main([*asked, "--as", "csv"]) == 0
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert [(row["k"], row["state"]) for row in rows[6:8]] == [
        ("25.0", "Congo-Brazzaville"),
        ("30.0", "Liberia"),
    ]
    assert main([*asked, "--as", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    for norm, k in zip(said, (25.0, 30.0), strict=True):
        out = worlds.read(SAMPLE).respond(bs.Norm(k, 1.0))
        assert [row["with the norm"] for row in norm["states"]] == out.policy.tolist()
        assert_allclose(norm["totals"][-1]["net"], out.net, rtol=1e-11)
        assert norm["k"] == k


@pytest.mark.parametrize(
    ("end", "start"), {"svg": b"<?xml", "pdf": b"%PDF", "PNG": b"\x89PNG"}.items()
)
def test_the_command_draws_in_three_formats(end, start, tmp_path, capsys):
    path = tmp_path / f"world.{end}"
    assert main(["world", str(SAMPLE), "--k", "25", "--D", "1", "--out", str(path)]) == 0
    assert path.read_bytes().startswith(start)
    assert capsys.readouterr().err == f"Written: {path}\n"


def test_the_command_reads_columns_by_other_names_and_says_what_it_leaves_out(written, capsys):
    asked = ["--name", "country name", "--policy", "civil score", "--drop-missing"]
    asked += ["--year", "1991", "--year-column", "time"]
    assert (
        main(
            ["world", str(written(PANEL.replace("year", "Time"))), "--k", "1", "--D", "1", *asked]
        )
        == 0
    )
    out, err = capsys.readouterr()
    assert "| Here | 2 |" in out and "There" not in out
    assert "left out, since a cell is empty: 'There'" in err and "columns ignored: 'iso3'" in err


def test_nothing_that_was_there_before_the_command_is_lost(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    table, there = Path("scores.svg"), Path("old.svg")
    table.write_text("name,S\nHere,1\n")
    there.write_text("the old one")
    asked = ["world", "scores.svg", "--k", "1", "--D", "1"]
    assert main(asked) == 0
    os.link(table, "same.svg")
    for more, said in {
        ("--out", "scores.svg"): "--out must not be the file that is read",
        ("--out", "./same.svg", "--force"): "--out must not be the file that is read",
        (
            "--out",
            "old.svg",
        ): "--out must be a new file; old.svg is there, and --force replaces it",
        ("--out", "new.svg", "--k", "2"): "--out draws one norm, and --k must name one; got 2",
    }.items():
        with pytest.raises(SystemExit):
            main([*asked, *more])
        assert said in capsys.readouterr().err
        assert table.read_text() == "name,S\nHere,1\n" and there.read_text() == "the old one"
    assert main([*asked, "--out", "old.svg", "--force"]) == 0
    assert there.read_text().startswith("<?xml")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["old.svg", "same.svg", "scores.svg"]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_table_goes_into_a_new_file_and_never_over_the_one_that_is_read(
    form, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    table = Path(f"mine.{form}")
    table.write_text("name,S\nHere,1\nThere,3\n")
    asked = ["world", str(table), "--k", "1.2", "--k", "2", "--D", "0.2"]
    for more in ((), ("--force",)):
        with pytest.raises(SystemExit):
            main([*asked, "--out", f"./mine.{form}", *more])
        assert "--out must not be the file that is read" in capsys.readouterr().err
    assert main([*asked, "--as", form]) == 0
    printed = capsys.readouterr().out
    assert main([*asked, "--out", f"answer.{form}"]) == 0
    assert Path(f"answer.{form}").read_bytes().decode("utf-8") == printed
    out, err = capsys.readouterr()
    assert out.startswith("Norm at k = 1.2") and err == f"Written: answer.{form}\n"
    with pytest.raises(SystemExit):
        main([*asked, "--out", f"answer.{form}"])
    assert "--force replaces it" in capsys.readouterr().err
    assert table.read_text() == "name,S\nHere,1\nThere,3\n"


def test_the_command_lets_states_refuse_and_says_whether_they_could(written, tmp_path, capsys):
    path = str(written("name,S,weight\nHere,0.8,1\nThere,3,2\n"))
    asked = ["world", path, "--k", "1", "--D", "0.2"]
    assert main(asked) == 0
    bound = capsys.readouterr().out
    assert "m = 1. The sums are as if nobody could refuse. The sums are weighted by" in bound
    assert "| There | 2 | 3 | 1.5 | lowered | −1.05 | would refuse |" in bound
    assert "| all states | 0.2 | 3 | −2.8 | 1 | 1 | 0 |" in bound
    assert main([*asked, "--voluntary"]) == 0
    free = capsys.readouterr().out
    assert "States that would refuse are left as they are. The sums are weighted by" in free
    assert "| There | 2 | 3 | 3 | unmoved | 0 | would refuse |" in free
    assert "| all states | 0.2 | 0 | 0.2 | 1 | 0 | 1 |" in free
    assert main([*asked, "--voluntary", "--as", "json"]) == 0
    (said,) = json.loads(capsys.readouterr().out)
    assert (said["voluntary"], said["totals"][0]["slide"]) == (True, 0.0)
    assert main([*asked, "--as", "csv"]) == 0
    assert capsys.readouterr().out.startswith("k,D,m,voluntary,state,")
    pictures = [tmp_path / name for name in ("bound.svg", "free.svg")]
    for picture, more in zip(pictures, ([], ["--voluntary"]), strict=True):
        assert main([*asked, *more, "--out", str(picture)]) == 0
    assert pictures[0].read_text() != pictures[1].read_text()


def test_a_best_level_that_is_none_is_printed_just_below_the_drop(written, capsys):
    rows = [f"A{i},1" for i in range(20)] + [f"B{i},2.09" for i in range(10)]
    path = str(written("\n".join(["name,S", *rows])))
    asked = ["world", path, "--D", "0.2", "--voluntary"]
    assert main([*asked, "--best"]) == 0
    out, err = capsys.readouterr()
    assert err == "No level is best: just above this one, one more state would join, and slide.\n"
    shown = re.search("k = (.*), with", out)[1]
    assert "| all states | 8.869 | 0 | 8.869 | 20 | 0 | 10 |" in out
    assert main([*asked, "--k", shown]) == 0
    assert capsys.readouterr().out == out


def test_a_file_that_comes_while_the_figure_is_drawn_is_not_lost(tmp_path, monkeypatch, capsys):
    drawn = part_5.world

    def meanwhile(*given, **more):
        (tmp_path / "x.svg").write_text("mine")
        return drawn(*given, **more)

    monkeypatch.setattr(part_5, "world", meanwhile)
    with pytest.raises(SystemExit):
        main(["world", str(SAMPLE), "--k", "1", "--D", "1", "--out", str(tmp_path / "x.svg")])
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("x.svg", "mine")]


@pytest.mark.parametrize(("k", "shown"), {1 / 3: "0.333333333333", 0.3: "0.3", 25: "25"}.items())
def test_the_command_says_a_norm_to_twelve_digits(k, shown):
    said = command.text([command.answer(bs.Population([1.0]), bs.Norm(k, D=0.1 + 0.2))])
    assert said.startswith(f"Norm at k = {shown}, with D = 0.3 and m = 1. The sums")


def test_the_command_says_when_the_best_level_may_be_beyond_the_end_of_an_index(written, capsys):
    shares = written("name,S\nHere,0.8\nThere,0.9\n")
    assert main(["world", str(shares), "--best", "--D", "0.3"]) == 0
    out, err = capsys.readouterr()
    assert float(re.search("k = (.*), with", out)[1]) > 1
    assert err == (
        "The best level is above every state's own policy. Whether S can go so "
        "high is not known here; if it cannot, ask about lower levels with --k.\n"
    )


@pytest.mark.parametrize(("D", "m"), [("1", "1"), ("1", "2"), ("0.37", "0"), ("3e-7", "1")])
def test_the_best_level_is_short_and_does_what_the_best_does(D, m, capsys):
    asked = ["world", str(SAMPLE), "--D", D, "--m", m]
    assert main([*asked, "--best"]) == 0
    printed = capsys.readouterr().out
    shown = re.search("k = (.*), with", printed)[1]
    pop = worlds.read(SAMPLE)
    best = pop.best_norm(float(D), float(m))
    assert shown == str(best.written) and len(shown.replace(".", "")) <= 11
    out = pop.respond(bs.Norm(float(shown), float(D), float(m)))
    at_best = pop.respond(bs.Norm(best.k, float(D), float(m)))
    assert out.effect.tolist() == at_best.effect.tolist()
    assert 0 <= best.net - out.net < 1e-6
    assert main([*asked, "--k", shown]) == 0
    assert capsys.readouterr().out == printed


@pytest.mark.parametrize("level", [0.9, 3.7, 49.0])
def test_a_state_that_stands_at_the_norm_stays_there(written, level):
    pop = worlds.read(written(f"name,S\nHere,{level}\n"))
    table = worlds.states_table(pop, bs.Norm(level, 1.0)).columns
    assert (table["effect"][0], table["treaty"][0]) == ("unmoved", "joins, stays")
    out = pop.respond(bs.Norm(level, 1.0))
    assert (out.pull, out.slide, out.lifted, out.lowered, out.unmoved) == (0, 0, 0, 0, 1)


def test_a_region_may_have_the_name_of_the_last_row():
    pop = bs.Population([1.25, 0.4], regions=["all states", "west"])
    columns = worlds.totals_table(pop.respond(bs.Norm(1.0, 0.2))).columns
    assert list(columns["states"]) == ["all states", "west", "all states"]
    assert_allclose(columns["net"], [0.2, -1.25, -1.05])


@pytest.mark.parametrize("table", ["states", "totals"])
def test_a_table_of_many_norms_is_refused(table):
    pop, norms = bs.Population([1.25, 0.4]), bs.Norm(np.array([[1.0], [2.0]]), 0.2)
    made = {
        "states": lambda: worlds.states_table(pop, norms),
        "totals": lambda: worlds.totals_table(pop.respond(norms)),
    }
    with pytest.raises(
        ValueError, match=r"^a table shows one norm .*; got norms of shape \(2,\)$"
    ):
        made[table]()


def test_levels_given_as_one_norm_for_too_few_states_are_explained():
    pop = bs.Population([1.25, 0.4, 2.0])
    rule = r"got lam \(3,\), norm \(2,\); a norm's arrays hold one value for each state$"
    with pytest.raises(ValueError, match=rule):
        pop.respond(bs.Norm([0.4, 0.5], 0.1))


def shell(*arguments, **options):
    words = [sys.executable, "-m", "backsliding", *arguments]
    return subprocess.run(words, cwd=ROOT, stderr=subprocess.PIPE, **options)


def test_what_goes_into_a_file_is_utf_8_whatever_the_system_has(written):
    losing = written("name,S\nHere,3\n")
    old = os.environ | {"PYTHONIOENCODING": "cp1252"}
    asked = ["world", str(losing), "--D", "0.1", "--k", "1"]
    run = shell(*asked, env=old, stdout=subprocess.PIPE)
    assert (run.returncode, run.stderr) == (0, b"")
    assert "\N{MINUS SIGN}" in run.stdout.decode("utf-8")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_full_disk_is_said_in_a_line():
    with open("/dev/full", "w") as full:
        run = shell("world", str(SAMPLE), "--D", "1", "--k", "25", stdout=full)
    assert run.returncode == 1
    assert run.stderr == b"The output could not be written: No space left on device\n"


@pytest.mark.skipif(os.name != "posix", reason="a shell's way to close a stream")
@pytest.mark.parametrize("name", ["audit --id C18", f"world {SAMPLE} --D 1 --k 25"])
def test_a_closed_standard_output_is_said_in_a_line(name):
    line = f"{sys.executable} -m backsliding {name}"
    run = subprocess.run(f"{line} >&-", shell=True, cwd=ROOT, stderr=subprocess.PIPE)
    assert (run.returncode, run.stderr) == (1, b"There is no standard output to write to.\n")
    assert subprocess.run(f"{line} >&- 2>&-", shell=True, cwd=ROOT).returncode == 1


def test_the_command_has_a_name_and_a_version(capsys):
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    assert EntryPoint("backsliding", scripts["backsliding"], "console_scripts").load() is main
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert (stopped.value.code, capsys.readouterr().out) == (0, f"backsliding {bs.__version__}\n")


def test_a_figure_in_the_place_of_a_folder_is_refused_by_its_own_name(tmp_path, capsys):
    (tmp_path / "taken.svg").mkdir()
    asked = ["world", str(SAMPLE), "--D", "1", "--k", "25", "--out", str(tmp_path / "taken.svg")]
    asked.append("--force")
    with pytest.raises(SystemExit):
        main(asked)
    assert f"{tmp_path / 'taken.svg'}: Is a directory" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["taken.svg"]


def test_the_figure_is_the_same_byte_for_byte_at_every_run(tmp_path):
    files = [tmp_path / "first.svg", tmp_path / "second.svg"]
    for file in files:
        main(["world", str(SAMPLE), "--k", "25", "--D", "1", "--out", str(file)])
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["no-such-file.csv", "--k", "1", "--D", "1"], "no-such-file.csv: No such file"),
        ([str(SAMPLE), "--k", "-1", "--D", "1"], r"k must be zero or more and finite; got -1\.0"),
        ([str(SAMPLE), "--k", "1", "--D", "1", "--m", "3"], "m must be between 0 and 2; got 3.0"),
        ([str(SAMPLE), "--D", "1"], "one of the arguments --k --best is required"),
        ([str(SAMPLE), "--k", "1"], "the following arguments are required: --D"),
        ([str(SAMPLE), "--k", "1", "--best", "--D", "1"], "not allowed with argument"),
        (
            [str(SAMPLE), "--k", "1", "--D", "1", "--out", "x.gif"],
            "--out must end in .csv, .json, .svg, .pdf, .png; got 'x.gif'",
        ),
        (
            [str(SAMPLE), "--k", "0,4", "--D", "1"],
            "argument --k: '0,4' is not one number; write decimals with a point, as in 0.4, and "
            "several levels of a norm as in --k 1 --k 2\n",
        ),
        ([str(SAMPLE), "--k", "0.3;0.4", "--D", "1"], "--k: '0.3;0.4' is not one number"),
        (
            [str(SAMPLE), "--D", "1", "--k", "0.4", "0.5"],
            "unrecognized arguments: 0.5; an option takes one value: give it again for another "
            "(--k 0.4 --k 0.5), and put a value with spaces in quotation marks\n",
        ),
        ([str(SAMPLE), "--k", "1,2,3", "--D", "1"], "--k: '1,2,3' is not one number"),
        ([str(SAMPLE), "--k", "1_5", "--D", "1"], "--k: '1_5' is not one number"),
        (
            [str(SAMPLE), "--k", "1", "--D", "0,1"],
            "--D: '0,1' is not one number; write decimals with a point, as in 0.1,",
        ),
        ([str(SAMPLE), "--k", "1", "--D", "1", "--m", "much"], "--m: 'much' is not one number"),
        (
            [str(SAMPLE), "--k", "1", "--D", "1", "--out", "no/x.csv"],
            "--out must be in a folder that is there; there is no no",
        ),
        (
            [str(SAMPLE), "--k", "1", "--D", "1", "--out", f"{SAMPLE}/x.svg"],
            "--out must be in a folder that is there; ",
        ),
    ],
)
def test_the_command_says_what_it_cannot_do_and_leaves_nothing_behind(
    arguments, message, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as stopped:
        main(["world", *arguments])
    assert stopped.value.code == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert message.replace("\\", "") in captured.err
    assert list(tmp_path.iterdir()) == []


def test_the_command_runs_from_a_shell(tmp_path):
    command = [sys.executable, "-m", "backsliding", "world", SAMPLE, "--best", "--D", "1"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (run.returncode, run.stderr, list(tmp_path.iterdir())) == (0, "", [])


def test_the_readme_shows_what_its_command_prints(tmp_path, monkeypatch, capsys):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^backsliding (world .*)$", readme, flags=re.MULTILINE)
    (shown,) = re.findall(r"^```text\n(.*?)^```$", readme, flags=re.MULTILINE | re.DOTALL)
    monkeypatch.chdir(tmp_path)
    arguments = line.replace("book/data/detention.csv", str(SAMPLE)).split()
    assert main(arguments) == 0
    assert shown in capsys.readouterr().out
    assert (tmp_path / "detention.svg").exists()


def test_the_book_says_what_to_do_with_a_spreadsheet(tmp_path, monkeypatch, capsys):
    chapter = json.loads((ROOT / "book" / "part-5c.ipynb").read_text(encoding="utf-8"))
    page = "".join(line for cell in chapter["cells"] for line in [*cell["source"], "\n"])
    section = page[page.index("(your-own-world)=") :]
    blocks = re.findall(r"```(\w+)\n(.*?)```", section, flags=re.DOTALL)
    sheet, statements, command = (text for _, text in blocks)
    assert [kind for kind, _ in blocks] == ["text", "python", "sh"]
    monkeypatch.chdir(tmp_path)
    Path("scores.csv").write_text(sheet, encoding="utf-8")
    known = {}
    with pytest.warns(UserWarning) as told:
        exec(statements, known)
    assert [str(each.message) for each in told] == [
        "scores.csv, 2010: left out, since a cell is empty: 'Peru' (line 7).",
        "scores.csv, 2010: columns ignored: 'GDP'.",
    ]
    table = known["table"]
    assert table.columns["effect"].tolist() == ["lowered", "lifted"]
    assert Path("answer.csv").read_text(encoding="utf-8") == table.csv()
    (typed,) = re.findall(r"`(bs\.Population\.from_policies\(.*?\))`", section)
    pop = eval(typed, known)
    assert (pop.names, pop.lam.tolist()) == (known["mine"].names, known["mine"].lam.tolist())
    assert main(shlex.split(command)[1:]) == 0
    assert table.markdown() in capsys.readouterr().out
    (levels,) = re.findall(r"`(--k [\d.]+ --k .*?)`", section)
    assert main(shlex.split(f"{command} {levels}")[1:]) == 0
    with pytest.warns(UserWarning), pytest.raises(FileExistsError):
        exec(statements, known)
    for name in re.findall(r"`(--out .*?)`", section):
        assert main(shlex.split(f"{command} {name}")[1:]) == 0
    assert {path.suffix for path in tmp_path.iterdir()} == {".csv", ".json", ".svg"}


def test_what_the_book_says_of_levels_and_refusal_holds():
    chapter = json.loads((ROOT / "book" / "part-5c.ipynb").read_text(encoding="utf-8"))
    page = "".join(line for cell in chapter["cells"] for line in [*cell["source"], "\n"])
    known = {"bs": bs, "detention": worlds.read(SAMPLE)}
    typed = re.findall(r"`(detention\..*?\))`", page)
    out, best, swept = (eval(each, known) for each in typed)
    assert best.attained and out.joined.all() and swept.k.tolist() == [25.0, 28.0]
    assert_allclose(known["detention"].respond(bs.Norm(28.9, 1.0)).net, 1.8)
    assert "Written as 28.9 it would lose Niger, and the net would be 1.8." in page
