"""The formulas NumPy runs give what SymPy derived; `make lint` sees that they are fresh."""

import pytest

from backsliding import formulas
from tools import write_formulas


def test_every_derived_formula_can_be_called():
    values = {"lam": 0.5, "k": 1.0, "D": 0.25, "m": 1.0, "tau": 0.5}
    for name, expression in write_formulas.derived().items():
        called = getattr(formulas, name)(*map(values.get, write_formulas.arguments(expression)))
        at = {symbol: values[symbol.name] for symbol in expression.free_symbols}
        assert called == pytest.approx(float(expression.subs(at)), rel=1e-15)
