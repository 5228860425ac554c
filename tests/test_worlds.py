"""A world from a file: read whole or refused with the place; the command a stranger would type."""

import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose

import backsliding as bs
from backsliding import worlds
from backsliding.__main__ import main
from backsliding.worlds import command

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
NO_POLICY = r"line 2, column S: S must be positive, from 5\.563e-309 to 4\.494e\+307"

BAD = {
    "": "the first line must name the columns name, S, lam, weight, region; got nothing",
    "\n": "the first line must name the columns",
    "S\n1\n": "the column name is missing",
    "name\nHere\n": "one of the columns S and lam must be given; got neither",
    "name,S,lam\nHere,1,1\n": "one of the columns S and lam must be given; got both",
    "name,S,s\nHere,1,1\n": "columns must be among name, S, lam, weight, region; got 's'",
    "name,S,wieght\nHere,1,1\n": "got 'wieght'",
    "name;S\nHere;1\n": "got 'name;S'; columns are separated by commas",
    "name,S,S\nHere,1,1\n": "each column must be given once; got S twice",
    "name,S\n": "must have at least one state below its header; got none",
    "name,S\n\n\n": "must have at least one state",
    "name,S\nHere,1\nThere,much\n": r"line 3, column S: 'much' is not a number",
    'name,S\nHere,"0,5"\n': r"line 2, column S: '0,5' is not a number",
    "name,S\nHere,0\n": rf"{NO_POLICY}; got 0\.0",
    "name,S\nHere,-1\n": rf"{NO_POLICY}; got -1\.0",
    "name,S\nHere,nan\n": rf"{NO_POLICY}; got nan",
    "name,S\nHere,inf\n": rf"{NO_POLICY}; got inf",
    "name,lam\nHere,1\n\nThere,0\n": r"line 4, column lam: lam must be positive.*; got 0\.0",
    "name,lam\nHere,nan\n": "line 2, column lam: lam must be finite; got nan",
    "name,S,weight\nHere,1,-2\n": r"line 2, column weight: weight must be zero or more.*got -2\.0",
    "name,S,weight\nHere,1,0\n": "weights must not all be zero",
    "name,S\nHere,\n": "line 2, column S: the cell is empty",
    "name,S,region\nHere,1,\n": "line 2, column region: the cell is empty",
    "name,S\n,1\n": "line 2, column name: the cell is empty",
    "name,S\nHere,1\nThere,1,2\n": "line 3 must have 2 cells, one for each column; got 3",
    "name,S\nHere\n": "line 2 must have 2 cells, one for each column; got 1",
    "name,S\nHere,1\nThere,2\nHere,3\n": "line 4, column name: 'Here' is already in line 2",
    'name,S\n"Here,1\n': "line 2: unexpected end of data",
    "name,S\nHere,1e308\n": rf"{NO_POLICY}; got 1e\+308",
    "name,S\nHere,1e-309\n": rf"{NO_POLICY}; got 1e-309",
    "name,S\nHere,1_5\n": "line 2, column S: '1_5' is not a number",
    'name,S\n"He\nre",1\n': r"line 3, column name: 'He\\nre' must hold no line break",
    "name,S\nHe\x1b[31mre,1\n": "column name: .* must hold no line break and no control character",
    "name,S,region\nHere,1,no\uffffrth\n": "line 2, column region: .* no control character",
}


@pytest.mark.parametrize("text", BAD)
def test_a_file_that_is_no_world_is_refused_with_the_place(written, text):
    with pytest.raises(ValueError, match=BAD[text]):
        worlds.read(written(text))


def test_a_file_in_another_encoding_is_refused(written):
    with pytest.raises(ValueError, match=r"world\.csv must be text in UTF-8"):
        worlds.read(written("name,S\nCôte,1\n", "latin-1"))


def test_the_sample_file_holds_the_articles_percentages():
    # Footnote 106, typed from the page: prisoners who were pretrial detainees.
    untried = {"Liberia": 97, "Mali": 89, "Benin": 80, "Haiti": 78, "Niger": 76, "Bolivia": 74}
    untried |= {"Congo-Brazzaville": 70}
    for pop in (worlds.read(SAMPLE), worlds.detention_shares()):
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


def test_the_command_prints_the_table_and_writes_the_figure(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["world", str(SAMPLE), "--k", "25", "--D", "1"]) == 0
    printed = capsys.readouterr().out
    assert "Norm at k = 25, with D = 1 and m = 1." in printed
    assert "| Niger | Africa | 24 | 25 | lifted |" in printed
    assert "| Congo-Brazzaville | Africa | 30 | 25 | lowered |" in printed
    assert "| Liberia | Africa | 3 | 3 | unmoved | 0 | joins, changes nothing |" in printed
    assert "Figure: detention.svg" in printed
    assert (tmp_path / "detention.svg").read_text().startswith("<?xml")


def test_the_command_finds_the_best_norm(tmp_path, capsys):
    arguments = ["world", str(SAMPLE), "--best", "--D", "1", "--m", "2"]
    assert main([*arguments, "--out", str(tmp_path / "best.svg")]) == 0
    best = worlds.detention_shares().best_norm(1.0, 2.0)
    assert f"Norm at k = {best.k!r}, with D = 1 and m = 2." in capsys.readouterr().out


@pytest.mark.parametrize("columns", [{"k": 1 / 3, "m": 0.3}, {"k": 25.0, "m": 1.0}])
def test_the_command_says_a_norm_in_full(columns, tmp_path):
    said = command.report(bs.Population([1.0]), bs.Norm(D=1.0, **columns))
    k, D, m = re.match("Norm at k = (.*), with D = (.*) and m = (.*)\\.\n", said).groups()
    assert (float(k), D, float(m)) == (columns["k"], "1", columns["m"])


def test_the_best_level_as_printed_does_what_the_command_says_it_does(capsys):
    asked = ["world", str(SAMPLE), "--D", "1", "--no-figure"]
    assert main([*asked, "--best"]) == 0
    printed = capsys.readouterr().out
    assert main([*asked, "--k", re.search("k = (.*), with", printed)[1]]) == 0
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


def shell(*arguments, **options):
    words = [sys.executable, "-m", "backsliding", *arguments]
    return subprocess.run(words, cwd=ROOT, stderr=subprocess.PIPE, **options)


def test_what_goes_into_a_file_is_utf_8_whatever_the_system_has(written):
    losing = written("name,S\nHere,3\n")
    old = os.environ | {"PYTHONIOENCODING": "cp1252"}
    asked = ["world", str(losing), "--D", "0.1", "--k", "1", "--no-figure"]
    run = shell(*asked, env=old, stdout=subprocess.PIPE)
    assert (run.returncode, run.stderr) == (0, b"")
    assert "\N{MINUS SIGN}" in run.stdout.decode("utf-8")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_full_disk_is_said_in_a_line():
    with open("/dev/full", "w") as full:
        run = shell("world", str(SAMPLE), "--D", "1", "--k", "25", "--no-figure", stdout=full)
    assert run.returncode == 1
    assert run.stderr == b"The output could not be written: No space left on device\n"


def test_a_figure_in_the_place_of_a_folder_is_refused_by_its_own_name(tmp_path, capsys):
    (tmp_path / "taken.svg").mkdir()
    asked = ["world", str(SAMPLE), "--D", "1", "--k", "25", "--out", str(tmp_path / "taken.svg")]
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
        ([str(SAMPLE), "--k", "1", "--D", "1", "--out", "x.png"], "--out must end in .svg"),
        ([str(SAMPLE), "--k", "1", "--D", "1", "--out", "no/x.svg"], "no/x.svg: No such file"),
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
    assert (run.returncode, run.stderr) == (0, "")
    assert (tmp_path / "detention.svg").exists()


def test_the_readme_shows_what_its_command_prints(tmp_path, monkeypatch, capsys):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^python -m backsliding (world .*)$", readme, flags=re.MULTILINE)
    (shown,) = re.findall(r"^```text\n(.*?)^```$", readme, flags=re.MULTILINE | re.DOTALL)
    monkeypatch.chdir(tmp_path)
    arguments = line.replace("book/data/detention.csv", str(SAMPLE)).split()
    assert main(arguments) == 0
    assert shown in capsys.readouterr().out
    assert (tmp_path / "detention.svg").exists()
