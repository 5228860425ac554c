"""Terms and comparisons as a person would set them, in TeX and in plain text.

What the language has a word for is named by it again: welfare, what leaders gain, where a state
ends by the closed form, the share of a norm that arrives. How comparisons are joined into
sentences is in `wording`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from math import gcd

import sympy as sp
from sympy.core.relational import Relational
from sympy.printing.latex import LatexPrinter
from sympy.printing.str import StrPrinter

from .chains import Chain, chains
from .curves import Curve, Kinked, Nothing, OneSided, Rungs, Target, Threshold, Vague, Window
from .curves import transmitted as share
from .language import Benefit, Ends, lam, later_lam, outcome, s, s_min_of, t, u
from .language import D as JUMP
from .language import m as SLOPE

_KINDS = {
    Target: "target",
    Window: "window",
    Vague: "vague",
    OneSided: "one-sided",
    Nothing: "no norm",
}
_TEX = {
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
    **{f"pull_{n}": rf"\text{{pull}}_{{{n}}}" for n in (0, 2, 4)},
}
_GREEK = {"lam": "λ", "tau": "τ", "gamma": "γ", "theta": "θ", "phi": "φ"}
_SIGNS = {"<": "<", "<=": r"\leq", ">": ">", ">=": r"\geq", "=": "=", "!=": r"\neq"}


def tex(part: sp.Basic | Chain, full: bool = False) -> str:
    r"""Return the TeX of a term, of a chain of comparisons, or of where a state ends.

    If it is to be ``full``, the weakest state that is lifted is written out.

    Examples
    --------
    >>> from backsliding.book.claims.language import k, lam
    >>> tex(k <= 1 / lam)
    'k \\leq \\frac{1}{\\lambda}'
    """
    return _set(_printer(), part, full)


def tex_pieces(part: sp.Basic | Chain, full: bool = False, long: int = 60) -> list[str]:
    """Return the TeX in pieces, between which a narrow page may break the line.

    What has fewer letters than ``long`` is one piece.
    """
    whole, printer = tex(part, full), _printer()
    if len(whole) < long or not isinstance(part, Chain):
        return [whole]
    pieces = printer.terms(part.terms[0])
    for sign, side in zip(part.signs, part.terms[1:], strict=True):
        first, *rest = printer.terms(side)
        pieces += [f"{_SIGNS[sign]} {first}", *rest]
    return [pieces[0], *(piece.replace(" ", r"\ ", 1) for piece in pieces[1:])]


def text(part: sp.Basic | Chain, full: bool = False) -> str:
    """Return a term, a chain of comparisons, or where a state ends, as plain text.

    Examples
    --------
    >>> from backsliding.book.claims.language import k, lam
    >>> text(k <= 1 / lam)
    'k <= 1/λ'
    """
    return _set(_Text({"order": "none"}), part, full)


def letter(symbol: sp.Symbol) -> str:
    """Return a letter in plain text.

    Examples
    --------
    >>> letter(lam), letter(later_lam), letter(s)
    ('λ', "λ'", 's')
    """
    name = symbol.name
    word = name.rstrip("'").split("_")[0]
    return _GREEK[word] + name.removeprefix(word) if word in _GREEK else name


def world(found: dict) -> str:
    """Return the numbers of an exact case, in plain text.

    Examples
    --------
    >>> from backsliding.book.claims.language import k, s
    >>> world({k: sp.Integer(1), s: sp.Rational(1, 2)})
    'k = 1, s = 1/2'
    """
    return ", ".join(f"{letter(symbol)} = {number}" for symbol, number in found.items())


def _printer() -> _Tex:
    return _Tex({"order": "none", "fold_frac_powers": True})


def _set(printer: _Tex | _Text, part: sp.Basic | Chain, full: bool) -> str:
    printer.full = full
    return printer.print_chain(part) if isinstance(part, Chain) else printer.doprint(part)


def _share(norm: Threshold) -> tuple[sp.Expr, sp.Expr] | None:
    """Return the share of a norm that arrives, and its level; None if it is no such norm."""
    k, D, m = norm.args
    part = sp.cancel(D / JUMP)
    found = part not in (0, 1) and share(part, k, JUMP, SLOPE)
    same = found and D == found.args[1] and sp.expand(m - found.args[2]) == 0
    return (sp.together(part), k) if same else None


def _named_outcome(e: sp.Piecewise) -> tuple[sp.Expr, sp.Expr] | None:
    """Return of which state and norm a choice is the outcome under one norm."""
    when = e.args[0][1]
    for state, k in permutations(when.args if isinstance(when, Relational) else (), 2):
        if outcome(state, k) == e:
            return state, k
    return None


def _named_s_min(e: sp.Add) -> tuple[sp.Expr, sp.Expr] | None:
    """Return of which norm and jump a sum is the weakest state that is lifted."""
    if not any(part.is_Pow and part.exp == sp.S.Half for part in e.atoms(sp.Pow)):
        return None
    for k, D in permutations(sorted(e.free_symbols, key=str), 2):
        if s_min_of(k, D) == e:
            return k, D
    return None


class _Words:
    """What both printers do alike; each has the templates."""

    full = False

    def terms(self, e: sp.Expr) -> list[str]:
        """Return a sum by its terms, each with its sign, the positive first."""
        if not e.is_Add:
            return [self._print(e)]
        if short := not self.full and _named_s_min(e):
            return [self.S_MIN.format(*map(self._print, short))]
        signed = sorted(self._signed(e), key=lambda found: found[0])
        (negative, first), *rest = signed
        head = f"-{first}" if negative else first
        return [head, *(f"{'-' if negative else '+'} {term}" for negative, term in rest)]

    def _signed(self, e: sp.Add) -> Iterator[tuple[bool, str]]:
        """Yield each term without its sign; and whether that is negative."""
        parts = dict(e.as_coefficients_dict())
        for benefit in [part for part in parts if isinstance(part, Benefit)]:
            if named := self._welfare(benefit, parts):
                yield named
        for part in e.args:
            number, rest = part.as_coeff_Mul()
            left = parts.pop(rest, 0)
            if left:
                exact = part if left == number else left * rest
                negative = bool(left < 0)
                inner = self._print(-exact if negative else exact)
                yield negative, f"({inner})" if (-exact if negative else exact).is_Add else inner

    def _welfare(self, benefit: Benefit, parts: dict) -> tuple[bool, str] | None:
        """Take a benefit and its cost out of the terms of a sum, where both are there."""
        S, norm = benefit.args
        number = parts[benefit]
        for state, rate in [(x, 1 / x) for x in (s, t, u)] + [(None, lam), (None, later_lam)]:
            factor, cost = (S**2 * rate).as_coeff_Mul()
            if S.is_number or not _covers(parts.get(cost, 0), -number * factor):
                continue
            parts[cost] += number * factor
            del parts[benefit]
            form = self.WELFARE
            if not isinstance(norm, Nothing) and _covers(parts.get(state, 0), -number):
                parts[state] += number
                form = self.GAIN
            times = "" if abs(number) == 1 else f"{self._print(abs(number))}{self.TIMES}"
            return bool(number < 0), times + form.format(self._under(norm), self._print(S))
        return None

    def _print_Add(self, e: sp.Add, order=None) -> str:
        numbers = [part.as_coeff_Mul()[0] for part in e.args]
        under = gcd(*(int(number.q) for number in numbers))
        if under > 1 and (self.full or not _named_s_min(e)):
            return self.OVER.format(" ".join(self.terms(sp.expand_mul(under * e))), under)
        return " ".join(self.terms(e))

    def _print_Piecewise(self, e: sp.Piecewise) -> str:
        if short := _named_outcome(e):
            return self.OUTCOME.format(*map(self._print, short))
        return self.cases(e)

    def cases(self, e: sp.Piecewise) -> str:
        """Return a choice in full."""
        rows = [self.CASE.format(self._print(v), self._print(when)) for v, when in e.args[:-1]]
        last, when = e.args[-1]
        form = self.CASE.format(self._print(last), self._print(when))
        rows.append(self.OTHERWISE.format(self._print(last)) if when == sp.true else form)
        return self.CASES.format(self.NEXT.join(rows))

    def _print_Relational(self, e: Relational) -> str:
        return self.print_chain(*chains([e]))

    def print_chain(self, chain: Chain) -> str:
        first, *rest = map(self._print, chain.terms)
        signs = map(self.sign, chain.signs)
        return " ".join(
            (first, *(f"{sign} {term}" for sign, term in zip(signs, rest, strict=True)))
        )

    def _print_And(self, e: sp.And) -> str:
        rest = [part for part in e.args if not isinstance(part, Relational)]
        joined = chains(part for part in e.args if isinstance(part, Relational))
        return self.AND.join((*map(self.print_chain, joined), *map(self._print, rest)))

    def _print_Or(self, e: sp.Or) -> str:
        return self.OR.join(map(self._print, e.args))

    def _print_Ends(self, e: Ends) -> str:
        P, state, norm = e.args
        end = self.cases(P) if isinstance(P, sp.Piecewise) else self._print(P)
        return self.ENDS.format(self._print(state), self._print(norm), end)

    def _print_Benefit(self, e: Benefit) -> str:
        S, norm = e.args
        return self.BENEFIT.format(self._under(norm), self._print(S))

    def _print_Threshold(self, e: Threshold) -> str:
        if found := _share(e):
            part, k = found
            inner = (k, JUMP, SLOPE)
            return self.SHARE.format(self._print(part), self.COMMA.join(map(self._print, inner)))
        return self.COMMA.join(map(self._print, e.args))

    def _print_Curve(self, e: Curve) -> str:
        return self.kind(_KINDS[type(e)]) + self.COMMA.join(map(self._print, e.args))

    def _print_Kinked(self, e: Kinked) -> str:
        return self.kind(f"{len(e.args)} pieces").rstrip(" \\,")

    def _print_Rungs(self, e: Rungs) -> str:
        return self.SEMICOLON.join(self.COMMA.join(map(self._print, rung)) for rung in e.args)


class _Tex(_Words, LatexPrinter):
    AND, OR, NEXT = r"\ \text{and}\ ", r"\ \text{or}\ ", r" \\ "
    COMMA, SEMICOLON, TIMES = r",\,", r";\,", r"\,"
    ENDS = r"{0} \xrightarrow{{{1}}} {2}"
    BENEFIT, WELFARE, GAIN = "B{0}({1})", "W{0}({1})", "G{0}({1})"
    OVER, SHARE = r"\frac{{{0}}}{{{1}}}", r"{0}\ \text{{of}}\ {1}"
    OUTCOME, S_MIN = r"S_{{\text{{out}}}}({0}; {1})", r"s_{{\min}}({0}, {1})"
    CASES = r"\begin{{cases}} {0} \end{{cases}}"
    CASE, OTHERWISE = r"{0} & \text{{if }} {1}", r"{0} & \text{{otherwise}}"

    def _print_Symbol(self, e: sp.Symbol, style: str = "plain") -> str:
        return _TEX.get(e.name) or super()._print_Symbol(e, style)

    @staticmethod
    def sign(sign: str) -> str:
        return _SIGNS[sign]

    @staticmethod
    def kind(kind: str) -> str:
        return rf"\text{{{kind}}}\,"

    def _under(self, norm: Curve) -> str:
        return "" if isinstance(norm, Nothing) else f"_{{{self._print(norm)}}}"


class _Text(_Words, StrPrinter):
    AND, OR, NEXT, COMMA, SEMICOLON, TIMES = " and ", " or ", ", ", ", ", "; ", "*"
    ENDS = "{0} ends at {2} under ({1})"
    BENEFIT, WELFARE, GAIN = "B({1}{0})", "W({1}{0})", "G({1}{0})"
    OVER, SHARE = "({0})/{1}", "{0} of {1}"
    OUTCOME, S_MIN = "outcome({0}, {1})", "s_min({0}, {1})"
    CASES, CASE, OTHERWISE = "({0})", "{0} if {1}", "else {0}"

    @staticmethod
    def sign(sign: str) -> str:
        return sign

    @staticmethod
    def kind(kind: str) -> str:
        return f"{kind} "

    def _under(self, norm: Curve) -> str:
        return "" if isinstance(norm, Nothing) else f"; {self._print(norm).strip()}"

    def _print_Symbol(self, e: sp.Symbol) -> str:
        return letter(e)

    def _print_Abs(self, e: sp.Abs) -> str:
        return f"|{self._print(e.args[0])}|"

    def _print_LatticeOp(self, e: sp.Max | sp.Min) -> str:
        return f"{e.func.__name__.lower()}({', '.join(map(self._print, e.args))})"

    def _print_Integral(self, e: sp.Integral) -> str:
        what, (x, low, high) = e.args
        what, x, low, high = map(self._print, (what, x, low, high))
        return f"(integral of {what} over {x} from {low} to {high})"


def _covers(there: sp.Expr, wanted: sp.Expr) -> bool:
    """Say whether ``wanted`` can be subtracted from ``there`` without a change of sign."""
    return bool(there * wanted > 0 and abs(there) >= abs(wanted))
