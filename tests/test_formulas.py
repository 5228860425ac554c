"""The formulas NumPy runs give what SymPy derived; `make lint` sees that they are fresh."""

import pytest

from backsliding import formulas
from tools import write_formulas


def test_every_derived_formula_can_be_called():
    arguments = {"lam": 0.5, "k": 1.0, "D": 0.25, "m": 1.0, "tau": 0.5}
    for name, (symbols, expression) in write_formulas.derived().items():
        values = {symbol: arguments[symbol.name] for symbol in symbols}
        called = getattr(formulas, name)(*values.values())
        assert called == pytest.approx(float(expression.subs(values)), rel=1e-15)
