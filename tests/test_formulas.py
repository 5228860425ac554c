"""The formulas NumPy runs are the ones SymPy derived, and no others."""

import ast

import pytest

from backsliding import formulas
from tools import write_formulas


def test_the_written_formulas_are_what_the_derivations_give_today():
    assert write_formulas.main(["--check"]) == 0


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """Let the tool write into an empty folder."""
    monkeypatch.setattr(write_formulas, "ROOT", tmp_path)
    for name, path in vars(write_formulas).copy().items():
        if name.isupper() and hasattr(path, "suffix") and path.suffix:
            monkeypatch.setattr(write_formulas, name, tmp_path / path.name)
    return tmp_path


def test_a_disturbed_formula_is_noticed_and_named(elsewhere, capsys):
    write_formulas.main([])
    written = elsewhere / "formulas.py"
    assert write_formulas.main(["--check"]) == 0
    text = written.read_text()
    misprinted = text.replace("numpy.sqrt(D)/numpy.sqrt(lam)", "numpy.sqrt(D)/lam**(3/2)")
    assert misprinted != text
    written.write_text(misprinted)
    assert write_formulas.main(["--check"]) == 1
    assert "formulas.py is stale" in capsys.readouterr().out


def test_a_missing_file_is_noticed(elsewhere):
    assert write_formulas.main(["--check"]) == 1


def test_checking_writes_nothing(elsewhere):
    write_formulas.main(["--check"])
    assert list(elsewhere.iterdir()) == []


def test_writing_twice_gives_the_same_bytes(elsewhere):
    write_formulas.main([])
    first = {path.name: path.read_bytes() for path in elsewhere.iterdir()}
    write_formulas.main([])
    assert first == {path.name: path.read_bytes() for path in elsewhere.iterdir()}


def test_each_formula_is_one_line_and_needs_numpy_only():
    tree = ast.parse(write_formulas.python_source())
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [alias.name for node in imports for alias in node.names] == ["Any", "numpy"]
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert {function.name for function in functions} == set(write_formulas.derived())
    assert all(len(function.body) == 1 for function in functions)


def test_every_derived_formula_can_be_called():
    arguments = {"lam": 0.5, "k": 1.0, "D": 0.25, "m": 1.0, "tau": 0.5}
    for name, (symbols, expression) in write_formulas.derived().items():
        values = {symbol: arguments[symbol.name] for symbol in symbols}
        called = getattr(formulas, name)(*values.values())
        assert called == pytest.approx(float(expression.subs(values)), rel=1e-15)
