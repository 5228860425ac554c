"""The language as text: sentences are read, so that a text can do nothing but say something.

A text is taken apart by Python's own grammar, and put together again from what is listed here.
Nothing in it is run. The records of the audit are written in it, and so is what a reader asks of
`claims.decide`.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

import sympy as sp
from sympy.logic.boolalg import Boolean

from . import curves, language

_NORMS = (
    *("Threshold", "Rungs", "Target", "Window", "Vague", "OneSided", "Kinked", "Nothing"),
    "transmitted",
)
_WORDS = ("Ends", "Benefit", "welfare", "gain", "outcome", "s_min", "s_max")
_SIGNS = ("And", "Or", "Not", "Implies", "Equivalent", "Eq", "Ne", "Max", "Min", "Abs", "sqrt")
#: What a text may name: the letters, the norms spoken of most, and what can be said of them.
NAMES: dict[str, object] = {
    name: value for name, value in vars(language).items() if isinstance(value, sp.Basic)
}
NAMES |= {name: getattr(curves, name) for name in _NORMS}
NAMES |= {name: getattr(language, name) for name in _WORDS}
NAMES |= {name: getattr(sp, name) for name in _SIGNS}
#: What a statement that is derived may use as well.
_INTEGRALS: dict[str, object] = {"Integral": sp.Integral, "log": sp.log}

_COMPARISONS = {
    ast.LtE: sp.Le,
    ast.Lt: sp.Lt,
    ast.GtE: sp.Ge,
    ast.Gt: sp.Gt,
    ast.Eq: sp.Eq,
    ast.NotEq: sp.Ne,
}
_ARITHMETIC = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
_CONNECTIVES = {ast.And: sp.And, ast.BitAnd: sp.And, ast.Or: sp.Or, ast.BitOr: sp.Or}
#: The highest exponent that is read; a higher one is a slip of the keyboard.
_HIGHEST = 12


def read(text: str, name: str = "statement") -> Boolean:
    """Return the formula that a text says.

    Raises
    ------
    ValueError
        If a name or a sign in it does not belong to the language, or it is no sentence.

    Examples
    --------
    >>> read("0 < k < s and P == k")
    Eq(P, k) & (0 < k) & (k < s)
    >>> read("kk < s")
    Traceback (most recent call last):
        ...
    ValueError: statement must use the names of claims.language; got 'kk' (did you mean 'k'?)
    """
    return Reader().sentence(text, name)


@dataclass(frozen=True)
class Reader:
    """Reads texts with letters of their own beside those of the language.

    Attributes
    ----------
    letters : mapping of names to symbols
    let : mapping of names to texts
        Each name stands for its text, wherever it is used.
    derived : bool
        Whether the sentence is one that a derivation ends in: it may speak of integrals and of
        any power, and SymPy leaves its equations as they are.
    """

    letters: Mapping[str, sp.Symbol] = field(default_factory=dict)
    let: Mapping[str, str] = field(default_factory=dict)
    derived: bool = False

    def sentence(self, text: str, name: str = "statement") -> Boolean:
        """Return the formula that a text says; errors speak of it by a name."""
        formula = self.read(text, name)
        if not _is_sentence(formula):
            raise ValueError(f"{name} must be a sentence, true or false; got {text!r}")
        return formula

    def read(self, text: str, name: str = "term") -> sp.Basic:
        """Return what a text says, a formula or a term."""
        try:
            return sp.sympify(self._built(self.parse(text)))
        except _Unread as error:
            raise ValueError(f"{name} must {error}") from None
        except (SyntaxError, TypeError, AttributeError, RecursionError, ValueError) as error:
            raise ValueError(f"{name} must be a sentence; got {text!r}: {error}") from None

    def parse(self, text: str) -> ast.expr:
        """Return a text by its grammar, with every name that stands for a text written out."""
        return _WriteOut(self).visit(ast.parse(" ".join(text.split()), mode="eval").body)

    def _built(self, node: ast.expr) -> object:
        match node:
            case ast.Constant(value=bool() | str() | bytes() | None):
                raise _Unread(f"be made of numbers and names; got {node.value!r}")
            case ast.Constant(value=int() | float()):
                return sp.Rational(str(node.value))
            case ast.Name():
                named = self._named(node.id)
                if not isinstance(named, sp.Basic):
                    raise _Unread(f"say of what {node.id} is meant: {node.id}(...)")
                return named
            case ast.Tuple():
                return tuple(map(self._built, node.elts))
            case ast.IfExp():
                return sp.Piecewise(*self._cases(node))
            case ast.BoolOp():
                return _CONNECTIVES[type(node.op)](*map(self._joined, node.values))
            case ast.UnaryOp(op=ast.Not() | ast.Invert()):
                return sp.Not(self._joined(node.operand))
            case ast.UnaryOp(op=ast.USub()):
                return -self._built(node.operand)
            case ast.BinOp() if type(node.op) in _CONNECTIVES:
                return _CONNECTIVES[type(node.op)](*map(self._joined, (node.left, node.right)))
            case ast.BinOp() if type(node.op) in _ARITHMETIC:
                return self._term(node)
            case ast.Compare() if all(type(sign) in _COMPARISONS for sign in node.ops):
                terms = list(map(self._built, (node.left, *node.comparators)))
                pairs = zip(node.ops, terms, terms[1:], strict=False)
                as_it_is = {"evaluate": False} if self.derived else {}
                return sp.And(*(_COMPARISONS[type(op)](a, b, **as_it_is) for op, a, b in pairs))
            case ast.Call(func=ast.Name(), keywords=[]):
                called = self._named(node.func.id, called=True)
                if isinstance(called, sp.Basic):
                    raise _Unread(f"write * between factors; got {node.func.id}(...)")
                return called(*map(self._built, node.args))
        said = ast.unparse(node)
        raise _Unread(f"be made of arithmetic, comparisons and connectives; got {said!r}")

    def _term(self, node: ast.BinOp) -> sp.Expr:
        left, right = self._built(node.left), self._built(node.right)
        high = not (right.is_Rational and abs(right) <= _HIGHEST)
        if isinstance(node.op, ast.Pow) and high and not self.derived:
            raise _Unread(f"have numbers up to {_HIGHEST} as powers; got {ast.unparse(node)!r}")
        return _ARITHMETIC[type(node.op)](left, right)

    def _cases(self, node: ast.expr) -> Iterator[tuple[sp.Expr, Boolean]]:
        """Yield what a choice may be, each with when it is."""
        while isinstance(node, ast.IfExp):
            yield self._built(node.body), self._joined(node.test)
            node = node.orelse
        yield self._built(node), sp.true

    def _joined(self, node: ast.expr) -> Boolean:
        formula = self._built(node)
        if not _is_sentence(formula):
            raise _Unread(
                f"join sentences, each in brackets beside & and |; got {ast.unparse(node)!r}"
            )
        return formula

    def _named(self, name: str, called: bool = False) -> object:
        if name in self.letters and not called:
            return self.letters[name]
        names = NAMES | _INTEGRALS if self.derived else NAMES
        if name in names:
            return names[name]
        near = get_close_matches(name, names, n=1, cutoff=0.5)
        hint = f" (did you mean {near[0]!r}?)" if near else ""
        raise _Unread(f"use the names of claims.language; got {name!r}{hint}")


class _WriteOut(ast.NodeTransformer):
    """Puts in place of names the texts that they stand for."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def visit_Name(self, node: ast.Name) -> ast.expr:
        text = self.reader.let.get(node.id)
        return node if text is None else self.reader.parse(text)


class _Unread(Exception):
    pass


def _is_sentence(formula: object) -> bool:
    return isinstance(formula, Boolean) and not isinstance(formula, sp.Symbol)
