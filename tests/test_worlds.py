"""A world from a file: read whole or refused with the place; the command a stranger would type."""

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
    "name,S\nHere,0\n": r"line 2, column S: S must be positive and finite; got 0\.0",
    "name,S\nHere,-1\n": r"line 2, column S: S must be positive and finite; got -1\.0",
    "name,S\nHere,nan\n": "line 2, column S: S must be positive and finite; got nan",
    "name,S\nHere,inf\n": "line 2, column S: S must be positive and finite; got inf",
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
    assert f"Norm at k = {best.k:.6g}, with D = 1 and m = 2." in capsys.readouterr().out


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
