"""The language as text: sentences are read, so that a text can do nothing but say something.

A text is taken apart by Python's own grammar, and put together again from what is listed here.
Nothing in it is run. The records of the audit are written in it, and so is what a reader asks of
`claims.decide`. SymPy simplifies a term as it is made, so that ``x/x`` is read as 1.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

import sympy as sp
from sympy.logic.boolalg import Boolean

from ... import domains
from . import curves, language
from .curves import Curve

#: The words of the language, and what each takes: a term (t), a norm (n), a sentence (s), or three
#: terms in brackets (b).
_TAKES = {
    **{"Ends": "ttn", "Benefit": "tn", "welfare": "ttn", "gain": "ttn"},
    **{"outcome": "tt", "s_min": "tt", "s_max": "tt"},
    **{"Nothing": "", "Threshold": "ttt", "Target": "tt", "transmitted": "tttt"},
    **{"Window": "tttt", "Vague": "tttt", "OneSided": "tttt", "Rungs": "b+", "Kinked": "b+"},
    **{"Implies": "ss", "Equivalent": "ss", "Max": "tt+", "Min": "tt+", "Abs": "t", "sqrt": "t"},
}
#: What a statement that is derived may use as well.
_DERIVED = {"Integral": "tb", "log": "t"}
_KINDS = {"t": "a term", "n": "a norm", "s": "a sentence", "b": "three terms in brackets"}
#: What a text may name: the letters, the norms spoken of most, and the words.
NAMES: dict[str, object] = {
    name: value for name, value in vars(language).items() if isinstance(value, sp.Basic)
}
NAMES |= {
    word: next(vars(room)[word] for room in (language, curves, sp) if word in vars(room))
    for word in _TAKES
}

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
#: Other ways to write the connectives and two comparisons.
_SYNONYMS = {
    **{"And": ast.And, ast.BitAnd: ast.And, "Or": ast.Or, ast.BitOr: ast.Or},
    **{"Eq": ast.Eq, "Ne": ast.NotEq},
}
#: The highest exponent, the most digits of a power, and the longest text; beyond lies a slip.
_HIGHEST, _DIGITS, _LONGEST = 12, 1000, 5000


@dataclass(frozen=True)
class Reader:
    """Reads texts with names of their own beside those of the language.

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

    def __post_init__(self) -> None:
        if taken := self.let.keys() & {*NAMES, *self.letters}:
            raise ValueError(f"let must give new names; got {min(taken)!r}, which has a meaning")

    @classmethod
    def with_names(cls, names: Collection[str], let: Mapping[str, str]) -> Reader:
        """Return a reader with letters of these names, those of the language where it has them."""
        known = {name: value for name, value in NAMES.items() if isinstance(value, sp.Symbol)}
        return cls({name: known.get(name, sp.Symbol(name, real=True)) for name in names}, let)

    def sentence(self, text: str, name: str = "statement") -> Boolean:
        """Return the formula that a text says; errors speak of it by a name.

        Raises
        ------
        ValueError
            If a name or a sign in it does not belong to the language, or it is no sentence.

        Examples
        --------
        >>> Reader().sentence("0 < k < s and P == k")
        Eq(P, k) & (0 < k) & (k < s)
        >>> Reader().sentence("kk < s")
        Traceback (most recent call last):
            ...
        ValueError: statement must use the names of claims.language; got 'kk' (did you mean 'k'?)
        """
        formula = self.read(text, name)
        if _kind(formula) != "s":
            got = domains.quoted(text)
            raise ValueError(f"{name} must be a sentence, true or false; got {got}")
        return formula

    def meanings(self, where: Mapping[str, str], name: str) -> dict[sp.Symbol, sp.Basic]:
        """Return what abbreviations are short for, by their letters."""
        return {self.letters[x]: self.read(text, f"{name}.{x}") for x, text in where.items()}

    def read(self, text: str, name: str) -> sp.Basic:
        """Return what a text says, a sentence or a term."""
        try:
            return self._built(self.parse(text))
        except _Unread as error:
            raise ValueError(f"{name} must {error}") from None
        except (SyntaxError, RecursionError, MemoryError) as error:
            why = getattr(error, "msg", "it is too deep")
            got = domains.quoted(text)
            raise ValueError(f"{name} must be a sentence or a term; got {got}: {why}") from None

    def parse(self, text: str) -> ast.expr:
        """Return a text by its grammar: names that stand for a text written out, synonyms gone."""
        if len(text) > _LONGEST or "#" in text:
            raise _Unread(f"be a sentence of at most {_LONGEST} characters, without comments")
        return _Plain(self).visit(ast.parse(" ".join(text.split()), mode="eval").body)

    def _built(self, node: ast.expr) -> object:
        match node:
            case ast.Constant(value=bool() | str() | bytes() | None):
                raise _Unread(f"be made of numbers and names; got {node.value!r}")
            case ast.Constant(value=int() | float()):
                return sp.Rational(str(node.value))
            case ast.Name():
                return self._letter(node.id)
            case ast.Tuple():
                return tuple(map(self._built, node.elts))
            case ast.IfExp():
                return sp.Piecewise(*self._cases(node))
            case ast.BoolOp():
                join = sp.And if isinstance(node.op, ast.And) else sp.Or
                return join(*(self._of("s", each) for each in node.values))
            case ast.UnaryOp(op=ast.Not()):
                return sp.Not(self._of("s", node.operand))
            case ast.UnaryOp(op=ast.USub()):
                return -self._of("t", node.operand)
            case ast.BinOp() if type(node.op) in _ARITHMETIC:
                return self._term(node)
            case ast.Compare() if all(type(sign) in _COMPARISONS for sign in node.ops):
                terms = [self._of("t", each) for each in (node.left, *node.comparators)]
                pairs = zip(node.ops, terms, terms[1:], strict=False)
                as_it_is = {"evaluate": False} if self.derived else {}
                return sp.And(*(_COMPARISONS[type(op)](a, b, **as_it_is) for op, a, b in pairs))
            case ast.Call(func=ast.Name(), keywords=[]):
                return self._called(node.func.id, node.args)
        said = domains.quoted(ast.unparse(node))
        raise _Unread(f"be made of arithmetic, comparisons and connectives; got {said}")

    def _of(self, kind: str, node: ast.expr) -> sp.Basic:
        found = self._built(node)
        if _kind(found) != kind:
            hint = "; beside & and | sentences stand each in brackets" if kind == "s" else ""
            said = domains.quoted(ast.unparse(node))
            raise _Unread(f"have {_KINDS[kind]} here, and not {said}{hint}")
        return found

    def _term(self, node: ast.BinOp) -> sp.Expr:
        left, right = self._of("t", node.left), self._of("t", node.right)
        if isinstance(node.op, ast.Pow) and not self.derived:
            power = right * left.exp if left.is_Pow else right
            digits = len(str(left)) * abs(right) if left.is_Rational else 0
            if not power.is_Rational or abs(power) > _HIGHEST or digits > _DIGITS:
                said = domains.quoted(ast.unparse(node))
                raise _Unread(f"have numbers up to {_HIGHEST} as powers; got {said}")
        found = _ARITHMETIC[type(node.op)](left, right)
        if found.has(sp.nan, sp.zoo):
            raise _Unread(f"not divide by zero; got {domains.quoted(ast.unparse(node))}")
        return found

    def _cases(self, node: ast.expr) -> Iterator[tuple[sp.Expr, Boolean]]:
        """Yield what a choice may be, each with when it is."""
        while isinstance(node, ast.IfExp):
            yield self._of("t", node.body), self._of("s", node.test)
            node = node.orelse
        yield self._of("t", node), sp.true

    def _called(self, word: str, arguments: list[ast.expr]) -> sp.Basic:
        """Return what a word says of its arguments."""
        words = _TAKES | _DERIVED if self.derived else _TAKES
        if word not in words:
            self._letter(word)
            raise _Unread(f"write * between factors; got {word}(...)")
        given, takes = list(map(self._built, arguments)), words[word]
        if not re.fullmatch(takes, "".join(map(_kind, given))):
            listed = ", ".join(_KINDS[kind] for kind in takes.rstrip("+")) or "nothing"
            more = ", or more" if takes.endswith("+") else ""
            got = domains.quoted(", ".join(map(ast.unparse, arguments)))
            raise _Unread(f"give {word} {listed}{more}; got {got}")
        return NAMES[word](*given) if word in NAMES else getattr(sp, word)(*given)

    def _letter(self, name: str) -> sp.Basic:
        """Return a letter, or a norm that has a name."""
        known = NAMES | self.letters
        if name in self.letters or isinstance(known.get(name), sp.Basic):
            return known[name]
        if name in known:
            raise _Unread(f"say of what {name} is meant: {name}(...)")
        near = get_close_matches(name, known, n=1, cutoff=0.5)
        hint = f" (did you mean {near[0]!r}?)" if near else ""
        raise _Unread(f"use the names of claims.language; got {name!r}{hint}")


class _Plain(ast.NodeTransformer):
    """Writes out what names stand for, and puts each connective in one way."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def visit_Name(self, node: ast.Name) -> ast.expr:
        let = dict(self.reader.let)
        text = let.pop(node.id, None)
        return node if text is None else replace(self.reader, let=let).parse(text)

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        node = self.generic_visit(node)
        return self._joined(type(node.op), node, [node.left, node.right])

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        node = self.generic_visit(node)
        return ast.UnaryOp(ast.Not(), node.operand) if isinstance(node.op, ast.Invert) else node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        node.args = list(map(self.visit, node.args))
        word = node.func.id if isinstance(node.func, ast.Name) else ""
        match word, node.args:
            case (("Eq" | "Ne"), [left, right]):
                return ast.Compare(left, [_SYNONYMS[word]()], [right])
            case "Not", [one]:
                return ast.UnaryOp(ast.Not(), one)
        return self._joined(word, node, node.args)

    def _joined(self, sign: object, node: ast.expr, parts: list[ast.expr]) -> ast.expr:
        joins = _SYNONYMS.get(sign) in (ast.And, ast.Or) and parts
        return ast.BoolOp(_SYNONYMS[sign](), parts) if joins else node


class _Unread(Exception):
    pass


def _kind(found: object) -> str:
    """Return what a part of a text is, by its letter in `_KINDS`."""
    match found:
        case Curve():
            return "n"
        case Boolean() if not isinstance(found, sp.Symbol):
            return "s"
        case sp.Expr():
            return "t"
        case (sp.Expr(), sp.Expr(), sp.Expr()):
            return "b"
    return "?"
