"""Statements as a person would set them, in TeX and in plain text."""

from __future__ import annotations

from collections.abc import Iterable

import sympy as sp
from sympy.logic.boolalg import And, Boolean
from sympy.printing.latex import LatexPrinter
from sympy.printing.str import StrPrinter

from .curves import Curve, Kinked, Nothing, OneSided, Rungs, Target, Vague, Window
from .language import Benefit, Ends
from .record import Claim

_KINDS = {
    Target: "target",
    Window: "window",
    Vague: "vague",
    OneSided: "one-sided",
    Kinked: "pieces",
    Nothing: "no norm",
}
_LETTERS = {
    "lam": r"\lambda",
    "lam'": r"\lambda'",
    "tau": r"\tau",
    "tau'": r"\tau'",
    "gamma": r"\gamma",
    "gamma'": r"\gamma'",
    "theta": r"\theta",
    "s_min": r"s_{\min}",
    "s_max": r"s_{\max}",
    "k_bar": r"\bar{k}",
    "k_minus": "k_{-}",
    "k_printed": r"\bar{k}_{\text{printed}}",
    "S_IL": r"S^{*}_{IL}",
    "s_hat": r"\hat{s}",
    "ceiling": r"D_{\text{high}}",
    "floor": r"D_{\text{low}}",
    "phi_s": r"\varphi_{s}",
    "phi_c": r"\varphi_{c}",
}


def in_tex(claim: Claim) -> list[str]:
    """Return what is decided about a claim, by lines: what is given, what follows, short forms."""
    given = [tex(formula) for formula in claim.given]
    if claim.condition is not None:
        given.append(tex(claim.condition))
    lines = [r",\quad ".join(given)] if given else []
    parts = claim.statement.args if isinstance(claim.statement, And) else (claim.statement,)
    arrow = r"\Rightarrow\ " if given and not claim.may else ""
    if claim.may:
        return [*lines, *(tex(part) for part in parts)]
    lines += [f"{arrow}{tex(part)}" for part in parts]
    lines += [rf"\text{{where }} {tex(name)} = {tex(e)}" for name, e in claim.where.items()]
    return lines


def tex(formula: sp.Basic) -> str:
    r"""Return the TeX of a formula or a term.

    Examples
    --------
    >>> from backsliding.claims.language import k, lam
    >>> tex(k <= 1 / lam)
    'k \\leq \\frac{1}{\\lambda}'
    """
    names = {
        letter: _LETTERS[letter.name] for letter in formula.free_symbols if letter.name in _LETTERS
    }
    return _Tex({"symbol_names": names, "order": "none", "fold_frac_powers": True}).doprint(
        formula
    )


def text(formula: sp.Basic) -> str:
    """Return a formula as plain text."""
    return _Text({"order": "none"}).doprint(formula)


def world(found: dict) -> str:
    """Return the numbers of an exact case, in plain text.

    Examples
    --------
    >>> from backsliding.claims.language import k, s
    >>> world({k: sp.Integer(1), s: sp.Rational(1, 2)})
    'k = 1, s = 1/2'
    """
    return ", ".join(f"{letter} = {number}" for letter, number in found.items())


def _joined(printer, word: str, parts: Iterable[Boolean], loose: tuple[type, ...]) -> str:
    def set_(part):
        inner = printer.doprint(part) if isinstance(printer, StrPrinter) else printer._print(part)
        return printer.bracketed(inner) if isinstance(part, loose) else inner

    return word.join(map(set_, parts))


class _Words:
    """Connectives that both printers write alike but for their signs."""

    def _print_And(self, e):
        return _joined(self, self.AND, e.args, (sp.Or, sp.Implies, sp.Equivalent))

    def _print_Or(self, e):
        return _joined(self, self.OR, e.args, (sp.And, sp.Implies, sp.Equivalent))

    def _print_Implies(self, e):
        return _joined(self, self.IMPLIES, e.args, (sp.Implies, sp.Equivalent))

    def _print_Equivalent(self, e):
        return _joined(self, self.EQUIVALENT, e.args, (sp.Implies, sp.Equivalent))


class _Tex(_Words, LatexPrinter):
    AND, OR = r"\ \text{and}\ ", r"\ \text{or}\ "
    IMPLIES, EQUIVALENT = r"\ \Rightarrow\ ", r"\ \Leftrightarrow\ "

    @staticmethod
    def bracketed(inner: str) -> str:
        return rf"\left({inner}\right)"

    def _print_Ends(self, e: Ends) -> str:
        P, s, norm = map(self._print, e.args)
        return rf"{s} \xrightarrow{{{norm}}} {P}"

    def _print_Benefit(self, e: Benefit) -> str:
        S, norm = e.args
        under = "" if isinstance(norm, Nothing) else f"_{{{self._print(norm)}}}"
        return f"B{under}({self._print(S)})"

    def _print_Curve(self, e: Curve) -> str:
        kind = rf"\text{{{_KINDS[type(e)]}}}\," if type(e) in _KINDS else ""
        return kind + r",\,".join(map(self._print, e.args))

    def _print_Rungs(self, e: Rungs) -> str:
        return r";\,".join(r",\,".join(map(self._print, rung)) for rung in e.args)

    def _print_Kinked(self, e: Kinked) -> str:
        return r"\text{pieces}"


class _Text(_Words, StrPrinter):
    AND, OR, IMPLIES, EQUIVALENT = " and ", " or ", " => ", " <=> "

    @staticmethod
    def bracketed(inner: str) -> str:
        return f"({inner})"

    def _print_Ends(self, e: Ends) -> str:
        P, s, norm = map(self._print, e.args)
        return f"{s} ends at {P} under ({norm})"

    def _print_Benefit(self, e: Benefit) -> str:
        S, norm = map(self._print, e.args)
        return f"B({S}; {norm})"

    def _print_Curve(self, e: Curve) -> str:
        kind = f"{_KINDS[type(e)]} " if type(e) in _KINDS else ""
        return kind + ", ".join(map(self._print, e.args))

    def _print_Rungs(self, e: Rungs) -> str:
        return "; ".join(", ".join(map(self._print, rung)) for rung in e.args)

    def _print_Kinked(self, e: Kinked) -> str:
        return "pieces"
