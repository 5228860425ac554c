"""Sentences of one's own, read from text: closed, so that a text can do nothing but say something.

A text is taken apart by Python's own grammar, and put together again from what is listed here.
Nothing in it is run.
"""

from __future__ import annotations

import ast
from difflib import get_close_matches
from functools import reduce

import sympy as sp
from sympy.logic.boolalg import Boolean

from . import curves, language

_NORMS = ("Threshold", "Rungs", "Target", "Window", "Vague", "OneSided", "Nothing", "transmitted")
_WORDS = ("Ends", "Benefit", "welfare", "gain", "outcome")
_SIGNS = ("And", "Or", "Not", "Implies", "Equivalent", "Eq", "Ne", "Max", "Min", "Abs", "sqrt")
#: What is short for something else a text says in full: ``s_min(k, D)``, say.
NAMES: dict[str, object] = {
    name: value
    for name, value in vars(language).items()
    if isinstance(value, sp.Basic) and value not in language.ABBREVIATIONS
}
NAMES |= {name: getattr(curves, name) for name in _NORMS}
NAMES |= {name: getattr(language, name) for name in _WORDS}
NAMES |= {name: getattr(sp, name) for name in _SIGNS}
NAMES |= {"s_min": language.s_min_of, "s_max": language.s_max_of}

_COMPARISONS = {
    ast.LtE: sp.Le,
    ast.Lt: sp.Lt,
    ast.GtE: sp.Ge,
    ast.Gt: sp.Gt,
    ast.Eq: sp.Eq,
    ast.NotEq: sp.Ne,
}
_ARITHMETIC = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
    ast.Pow: lambda a, b: a**b,
}
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
    try:
        formula = _built(ast.parse(text.strip(), mode="eval").body)
    except _Unread as error:
        raise ValueError(f"{name} must {error}") from None
    except (SyntaxError, TypeError, AttributeError, RecursionError, ValueError) as error:
        raise ValueError(f"{name} must be a sentence; got {text!r}: {error}") from None
    if not _is_sentence(formula):
        raise ValueError(f"{name} must be a sentence, true or false; got {text!r}")
    return formula


class _Unread(Exception):
    pass


def _built(node: ast.expr) -> object:
    match node:
        case ast.Constant(value=bool() | str() | bytes() | None):
            raise _Unread(f"be made of numbers and names; got {node.value!r}")
        case ast.Constant(value=int() | float()):
            return sp.Rational(str(node.value))
        case ast.Name():
            named = _named(node.id)
            if not isinstance(named, sp.Basic):
                raise _Unread(f"say of what {node.id} is meant: {node.id}(...)")
            return named
        case ast.Tuple():
            return tuple(map(_built, node.elts))
        case ast.BoolOp():
            join = sp.And if isinstance(node.op, ast.And) else sp.Or
            return join(*map(_sentence, node.values))
        case ast.UnaryOp(op=ast.Not() | ast.Invert()):
            return sp.Not(_sentence(node.operand))
        case ast.UnaryOp(op=ast.USub()):
            return -_built(node.operand)
        case ast.BinOp(op=ast.BitAnd() | ast.BitOr()):
            join = sp.And if isinstance(node.op, ast.BitAnd) else sp.Or
            return join(_sentence(node.left), _sentence(node.right))
        case ast.BinOp() if type(node.op) in _ARITHMETIC:
            return _term(node)
        case ast.Compare() if all(type(sign) in _COMPARISONS for sign in node.ops):
            terms = list(map(_built, (node.left, *node.comparators)))
            pairs = zip(node.ops, terms, terms[1:], strict=False)
            return sp.And(*(_COMPARISONS[type(sign)](a, b) for sign, a, b in pairs))
        case ast.Call(func=ast.Name(), keywords=[]):
            called = _named(node.func.id)
            if isinstance(called, sp.Basic):
                raise _Unread(f"write * between factors; got {node.func.id}(...)")
            return called(*map(_built, node.args))
    raise _Unread(f"be made of arithmetic, comparisons and connectives; got {ast.unparse(node)!r}")


def _term(node: ast.BinOp) -> sp.Expr:
    left, right = _built(node.left), _built(node.right)
    if isinstance(node.op, ast.Pow) and not (right.is_Rational and abs(right) <= _HIGHEST):
        raise _Unread(f"have numbers up to {_HIGHEST} as powers; got {ast.unparse(node)!r}")
    return reduce(_ARITHMETIC[type(node.op)], (left, right))


def _sentence(node: ast.expr) -> Boolean:
    formula = _built(node)
    if not _is_sentence(formula):
        raise _Unread(
            f"join sentences, each in brackets beside & and |; got {ast.unparse(node)!r}"
        )
    return formula


def _is_sentence(formula: object) -> bool:
    return isinstance(formula, Boolean) and not isinstance(formula, sp.Symbol)


def _named(name: str) -> object:
    if name in NAMES:
        return NAMES[name]
    near = get_close_matches(name, NAMES, n=1, cutoff=0.5)
    hint = f" (did you mean {near[0]!r}?)" if near else ""
    raise _Unread(f"use the names of claims.language; got {name!r}{hint}")
