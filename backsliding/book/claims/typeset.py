"""Formulas as a person would set them, in TeX, from the texts in which records have them.

What the language has a word for is named by it: welfare, what leaders gain, where a state ends by
the closed form. The words between comparisons are plain words, so that a narrow page can break
the line there.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator

from .curves import Curve
from .read import NAMES
from .record import Claim

_TEX = {
    "lam": r"\lambda",
    "phi": r"\varphi",
    **{name: rf"\{name}" for name in ("tau", "gamma", "theta")},
    "s_min": r"s_{\min}",
    "s_max": r"s_{\max}",
    "k_bar": r"\bar{k}",
    "k_minus": "k_{-}",
    "k_printed": r"\bar{k}_{\text{printed}}",
    "S_IL": r"S^{*}_{IL}",
    "ceiling": r"D_{\text{high}}",
}
_SIGNS = {
    ast.Lt: "<",
    ast.LtE: r"\leq",
    ast.Gt: ">",
    ast.GtE: r"\geq",
    ast.Eq: "=",
    ast.NotEq: r"\neq",
}
#: How tightly an operation binds; what binds less tightly than its place asks has brackets.
_SUM, _PRODUCT, _POWER = 1, 2, 3
_BINDS = {ast.Add: _SUM, ast.Sub: _SUM, ast.Mult: _PRODUCT, ast.Pow: _POWER}
_COMMA = r",\,"
_KINDS = {"Target": "target", "Window": "window", "Vague": "vague", "OneSided": "one-sided"}
_WORDS = {
    "outcome": r"S_{{\text{{out}}}}({0}; {1})",
    "s_min": r"s_{{\min}}({0}, {1})",
    "s_max": r"s_{{\max}}({0}, {1})",
    "sqrt": r"\sqrt{{{0}}}",
    "Abs": r"\left|{0}\right|",
    "log": r"\log\left({0}\right)",
}
#: Which letter names the leaders' benefits, welfare and gain.
_LETTERS = {"Benefit": "B", "welfare": "W", "gain": "G"}


def lines(claim: Claim, formula: Callable[[ast.expr], str]) -> Iterator[tuple[str, str]]:
    r"""Yield a claim's formal statement by lines: a word that says what it is, and the line.

    ``formula`` writes what holds no further sentence: a comparison, or where a state ends.

    Examples
    --------
    >>> from backsliding.book.claims import find
    >>> for line in lines(find("C16"), tex):
    ...     print(*line)
    given s < k and s \xrightarrow{k,\,D,\,m} P
    then P = s or P = k
    """
    parse = claim.reader.parse
    if claim.given:
        yield "given", _listed([p for text in claim.given for p in _parts(parse(text))], formula)
    if claim.presupposed is not None:
        yield "on condition that", sentence(parse(claim.condition), formula)
    if claim.may:
        yield "in some case", sentence(parse(claim.statement), formula)
    else:
        yield from _conclusions(claim, formula)
    if claim.printed:
        yield "as printed", sentence(parse(claim.printed), formula)
    for norm in map(parse, claim.let.values()):
        if _is_call(norm, "Kinked"):
            word = f"the {len(norm.args)} pieces, by start, benefit there less 2S, and slope:"
            yield word, ", ".join(map(formula, norm.args))
    for name, text in claim.where.items():
        yield "where", formula(parse(f"{name} == ({text})"))


def _conclusions(claim: Claim, formula: Callable[[ast.expr], str]) -> Iterator[tuple[str, str]]:
    parts = _parts(claim.reader.parse(claim.statement))
    word = "then" if claim.given or claim.presupposed is not None else "always"
    if _is_call(parts[0], "Implies"):
        word = ""
    for part in parts:
        yield word, sentence(part, formula)
        word = "and"


def sentence(node: ast.expr, formula: Callable[[ast.expr], str], inner: bool = False) -> str:
    """Return a formula in words; in brackets where it stands ``inner`` to another."""
    match node:
        case ast.BoolOp(op=ast.And()):
            found = _listed(node.values, formula)
        case ast.BoolOp():
            found = " or ".join(sentence(part, formula, True) for part in node.values)
        case ast.Call(func=ast.Name("Implies")):
            supposed: tuple[ast.expr, ...] = ()
            while _is_call(node, "Implies"):
                premise, node = node.args
                supposed += _parts(premise)
            then = sentence(node, formula, _is_call(node, "Equivalent"))
            found = f"if {_listed(supposed, formula)}, then {then}"
        case ast.UnaryOp(op=ast.Not()):
            return f"not {sentence(node.operand, formula, True)}"
        case ast.Call(func=ast.Name("Equivalent")):
            found = " exactly if ".join(sentence(part, formula, True) for part in node.args)
        case _:
            return formula(node)
    return f"({found})" if inner else found


def _listed(parts: Iterable[ast.expr], formula: Callable[[ast.expr], str]) -> str:
    """Join by commas and "and"."""
    parts = tuple(parts)
    several = len(parts) > 1
    *first, last = (sentence(p, formula, several or _is_call(p, "Implies")) for p in parts)
    return f"{', '.join(first)} and {last}" if first else last


def _parts(node: ast.expr) -> tuple[ast.expr, ...]:
    """Return the sentences that one joins by "and", or the sentence itself."""
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        return tuple(part for value in node.values for part in _parts(value))
    return (node,)


def pieces(node: ast.expr, long: int = 60) -> list[str]:
    """Return a formula's TeX in pieces, between which a narrow page may break the line.

    What has fewer letters than ``long`` is one piece.
    """
    if not isinstance(node, ast.Compare) or len(tex(node)) < long:
        return [tex(node)]
    found = _terms(node.left)
    for sign, side in zip(node.ops, node.comparators, strict=True):
        first, *rest = _terms(side)
        found += [f"{_SIGNS[type(sign)]} {first}", *rest]
    return [found[0], *(piece.replace(" ", r"\ ", 1) for piece in found[1:])]


def _terms(node: ast.expr) -> list[str]:
    """Return the TeX of a sum by its terms, each but the first with its sign."""
    match node:
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            sign = "+" if isinstance(node.op, ast.Add) else "-"
            within = _SUM if isinstance(node.op, ast.Add) else _PRODUCT
            return [*_terms(node.left), f"{sign} {_bound(node.right, within)}"]
    return [tex(node)]


def tex(node: ast.expr) -> str:
    r"""Return the TeX of a term, of a comparison, or of where a state ends.

    Examples
    --------
    >>> from backsliding.book.claims.read import Reader
    >>> tex(Reader().parse("0 < k <= 1/lam"))
    '0 < k \\leq \\frac{1}{\\lambda}'
    """
    match node:
        case ast.Constant():
            return str(node.value)
        case ast.Name():
            return _letter(node.id)
        case ast.Tuple():
            return f"({', '.join(map(tex, node.elts))})"
        case ast.UnaryOp(op=ast.USub()):
            return f"-{_bound(node.operand, _PRODUCT)}"
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            return " ".join(_terms(node))
        case ast.BinOp(op=ast.Mult()):
            left, right = _bound(node.left, _PRODUCT), _bound(node.right, _PRODUCT)
            return f"{left} \\cdot {right}" if right[0].isdigit() else f"{left} {right}"
        case ast.BinOp(op=ast.Div()):
            return rf"\frac{{{tex(node.left)}}}{{{tex(node.right)}}}"
        case ast.BinOp(op=ast.Pow()):
            return f"{_base(node.left)}^{{{_exponent(node.right)}}}"
        case ast.Compare():
            signs = (_SIGNS[type(sign)] for sign in node.ops)
            rest = zip(signs, map(tex, node.comparators), strict=True)
            return " ".join((tex(node.left), *(f"{sign} {side}" for sign, side in rest)))
        case ast.BoolOp():
            word = "and" if isinstance(node.op, ast.And) else "or"
            return rf"\ \text{{{word}}}\ ".join(map(tex, node.values))
        case ast.IfExp():
            return rf"\begin{{cases}} {_choice(node)} \end{{cases}}"
        case ast.Call(func=ast.Name("Ends"), args=[policy, state, norm]):
            return rf"{tex(state)} \xrightarrow{{{_norm(norm)}}} {tex(policy)}"
        case ast.Call(func=ast.Name(word)) if word in _LETTERS:
            under = "" if _is_call(node.args[-1], "Nothing") else f"_{{{_norm(node.args[-1])}}}"
            return f"{_LETTERS[word]}{under}({tex(node.args[0])})"
        case ast.Call(func=ast.Name("Integral"), args=[what, ast.Tuple(elts=[x, low, high])]):
            return rf"\int_{{{tex(low)}}}^{{{tex(high)}}} {_bound(what, _PRODUCT)}\, d{tex(x)}"
        case ast.Call(func=ast.Name("Max" | "Min" as word)):
            return rf"\{word.lower()}\left({', '.join(map(tex, node.args))}\right)"
        case ast.Call(func=ast.Name(word)):
            return _WORDS[word].format(*map(tex, node.args))
    raise ValueError(f"formula must be of the language; got {ast.unparse(node)!r}")


def _bound(node: ast.expr, least: int) -> str:
    """Return a term, in brackets if it binds less tightly than its place asks."""
    loose = isinstance(node, ast.BinOp) and _BINDS.get(type(node.op), _POWER) < least
    loose = loose or (isinstance(node, ast.UnaryOp) and least > _SUM)
    return rf"\left({tex(node)}\right)" if loose else tex(node)


def _base(node: ast.expr) -> str:
    plain = isinstance(node, ast.Name | ast.Constant)
    found = tex(node)
    if "'" in found:
        return f"{{{found}}}"
    return found if plain and "^" not in found else rf"\left({found}\right)"


def _exponent(node: ast.expr) -> str:
    match node:
        case ast.BinOp(op=ast.Div()):
            return f"{_bound(node.left, _PRODUCT)}/{_base(node.right)}"
    return tex(node)


def _choice(node: ast.expr) -> str:
    rows = []
    while isinstance(node, ast.IfExp):
        rows.append(rf"{tex(node.body)} & \text{{if }} {tex(node.test)}")
        node = node.orelse
    return r" \\ ".join((*rows, rf"{tex(node)} & \text{{otherwise}}"))


def _norm(node: ast.expr) -> str:
    """Return a norm by its parameters, with a word that says of which kind it is."""
    match node:
        case ast.Name(name) if isinstance(NAMES[name], Curve):
            return _norm(ast.parse(str(NAMES[name]), mode="eval").body)
        case ast.Call(func=ast.Name("Threshold")):
            return _COMMA.join(map(tex, node.args))
        case ast.Call(func=ast.Name("transmitted"), args=[share, *rest]):
            return rf"{tex(share)}\ \text{{of}}\ {_COMMA.join(map(tex, rest))}"
        case ast.Call(func=ast.Name("Rungs")):
            return r";\,".join(_COMMA.join(map(tex, rung.elts)) for rung in node.args)
        case ast.Call(func=ast.Name("Kinked")):
            return rf"\text{{{len(node.args)} pieces}}"
    return rf"\text{{{_KINDS[node.func.id]}}}\,{_COMMA.join(map(tex, node.args))}"


def _letter(name: str) -> str:
    """Return the TeX of a letter: ``later_k`` has a prime, ``k0`` and ``V_c`` an index."""
    if name.startswith("later_"):
        return f"{_letter(name.removeprefix('later_'))}'"
    if name in _TEX:
        return _TEX[name]
    word, index = re.fullmatch(r"(.*?)_?(\d|_\w+)?", name).groups()
    if not index:
        return name
    index = index.removeprefix("_")
    word = rf"\text{{{word}}}" if len(word) > 3 else _TEX.get(word, word)
    return f"{word}_{{{index}}}"


def _is_call(node: ast.expr, word: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == word
