"""From a statement to SMT-LIB 2.6, the language that decision procedures read.

A statement is a formula of `claims.language`. To prove it, ask for a world in which all that is
given is true and the statement is not: if there is none, it holds in all. Three things are not
arithmetic and are put so that they are: a root is the number whose square is known, a quotient
is the number whose product is known, and a choice between expressions is an ``ite``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache

import sympy as sp
from sympy.core.relational import Relational
from sympy.logic.boolalg import ITE, And, Boolean, Equivalent, Implies, Not, Or

from .language import Benefit, Ends, domain, norms

_HALF = sp.Rational(1, 2)
_CONNECTIVES = {And: "and", Or: "or", Not: "not", Implies: "=>", Equivalent: "="}
_RELATIONS = {
    sp.Ge: ">=",
    sp.Gt: ">",
    sp.Le: "<=",
    sp.Lt: "<",
    sp.Eq: "=",
    sp.Ne: "distinct",
}


class Told(Enum):
    """How a question says where states end.

    All but the last are easier to decide. What they say is true of a best policy, so that a proof
    from them is a proof; a counterexample needs the last.
    """

    #: Each policy is compared with those that the question names; benefits are unknown numbers.
    CHOICES = "choices"
    #: Each policy is compared with the others.
    OTHERS = "others"
    #: Under one norm it has the closed form of row L2; else it is compared with those named.
    SETTLED = "settled"
    #: Each policy is compared with those that the question names.
    NAMED = "named"
    #: Each policy is compared with every candidate.
    ALL = "all"


def question(
    given: Iterable[Boolean],
    statement: Boolean,
    where: Mapping[sp.Symbol, sp.Expr] = {},
    *,
    told: Told = Told.ALL,
    rivals: Iterable[sp.Expr] = (),
) -> str:
    """Return the question whether a statement can be false where all that is given is true.

    Parameters
    ----------
    given : iterable of formulas
    statement : formula
    where : mapping of symbols to expressions
        Abbreviations that the formulas use.
    told : Told, optional
        How much is said about where states end.
    rivals : iterable of expressions, optional
        Further policies to compare with, where not all is told.

    Returns
    -------
    str
        SMT-LIB; "unsat" is a proof of the statement, "sat" a counterexample.

    Examples
    --------
    >>> from backsliding.book.claims.language import x
    >>> print(question([x > 1], x**2 > x))
    (declare-const x Real)
    (assert (> x 1.0))
    (assert (not (> (* x x) x)))
    """
    script, given = _Script(where, told is Told.CHOICES), tuple(given)
    for curve in norms(*given, statement):
        for bound in curve.domain():
            script.assume(script.formula(bound))
    for formula in given:
        settled = isinstance(formula, Ends) and formula.args[2].settled(formula.args[1])
        if told is Told.SETTLED and settled:
            script.assume(script.formula(sp.Eq(formula.args[0], settled)))
        elif isinstance(formula, Ends) and told is not Told.ALL:
            named = _named(formula, given, rivals, alone=told is Told.OTHERS)
            script.assume(script.alternatives(formula.clauses(named)))
        else:
            script.assume(script.formula(formula))
    script.assume(f"(not {script.formula(statement)})")
    return "\n".join(script.lines)


class _Script:
    """Lines of SMT-LIB, and what has been named in them."""

    def __init__(self, where: Mapping[sp.Symbol, sp.Expr], any_benefits: bool) -> None:
        self.lines: list[str] = []
        self.where, self.any_benefits = where, any_benefits
        self.names: dict[sp.Expr, str] = {}

    def assume(self, formula: str) -> None:
        self.lines.append(f"(assert {formula})")

    def formula(self, e: Boolean) -> str:
        if isinstance(e, Relational):
            return self._relation(e)
        if isinstance(e, Ends):
            return self.alternatives(e.clauses())
        if e in (sp.true, sp.false):
            return str(e).lower()
        if isinstance(e, ITE):
            return _call("ite", map(self.formula, e.args))
        return _call(_CONNECTIVES[type(e)], map(self.formula, e.args))

    def alternatives(self, clauses: Iterable[tuple[Boolean, ...]]) -> str:
        """Write that in every clause one of the alternatives is true."""
        return _call("and", (_call("or", map(self.formula, clause)) for clause in clauses))

    def _relation(self, e: Relational) -> str:
        """Write a comparison; denominators that are positive wherever they may be are cleared."""
        left, right = _cleared(*e.args, frozenset(self.where))
        return _call(_RELATIONS[type(e)], (self.term(left), self.term(right)))

    def term(self, e: sp.Expr) -> str:
        if e.is_Rational:
            whole = f"{abs(e.p)}.0" if e.q == 1 else f"(/ {abs(e.p)}.0 {e.q}.0)"
            return f"(- {whole})" if e < 0 else whole
        if e.is_Add or e.is_Mul:
            return _call("+" if e.is_Add else "*", map(self.term, e.args))
        if e.is_Pow and e.exp > 0 and e.exp != _HALF and (2 * e.exp).is_Integer:
            root = e.base if e.exp.is_Integer else sp.sqrt(e.base)
            return _call("*", [self.term(root)] * int(e.exp if e.exp.is_Integer else 2 * e.exp))
        if e not in self.names:
            self.names[e] = self._new(e)
        return self.names[e]

    def _new(self, e: sp.Expr) -> str:
        """Give a name to a letter, a root, a quotient or a choice."""
        if e in self.where:
            return self._defined(self.term(self.where[e]), quoted(e.name))
        if e.is_Symbol:
            name = self._declared(quoted(e.name))
            self.names[e] = name
            for bound in domain(e):
                self.assume(self.formula(bound))
            return name
        if e.is_Pow and e.exp == _HALF:
            square, root = self.term(e.base), self._declared()
            known = f"(and (>= {root} 0.0) (= (* {root} {root}) {square}))"
            self.assume(f"(or (< {square} 0.0) {known})")
            return root
        if e.is_Pow and e.exp < 0:
            whole, part = self.term(e.base**-e.exp), self._declared()
            self.assume(f"(or (= {whole} 0.0) (= (* {whole} {part}) 1.0))")
            return part
        if isinstance(e, Benefit) and self.any_benefits:
            return self._declared()
        if isinstance(e, Benefit):
            return self._defined(self.term(e.doit()))
        if isinstance(e, sp.Piecewise):
            return self._defined(self._choice(e.args))
        if isinstance(e, sp.Abs):
            return self._defined(self._choice(((e.args[0], e.args[0] >= 0), (-e.args[0], True))))
        if isinstance(e, sp.Max | sp.Min):
            first, *rest = e.args
            other = type(e)(*rest)
            ahead = first >= other if isinstance(e, sp.Max) else first <= other
            return self._defined(self._choice(((first, ahead), (other, True))))
        raise ValueError(f"statement must be made of what claims.language has; got {e!r}")

    def _choice(self, branches: Iterable[tuple[sp.Expr, Boolean]]) -> str:
        (value, when), *rest = branches
        if when in (True, sp.true):
            return self.term(value)
        return f"(ite {self.formula(when)} {self.term(value)} {self._choice(rest)})"

    def _declared(self, name: str = "") -> str:
        name = name or f"v{len(self.lines)}"
        self.lines.append(f"(declare-const {name} Real)")
        return name

    def _defined(self, term: str, name: str = "") -> str:
        name = name or f"v{len(self.lines)}"
        self.lines.append(f"(define-fun {name} () Real {term})")
        return name


@cache
def _cleared(
    left: sp.Expr, right: sp.Expr, unsigned: frozenset[sp.Symbol]
) -> tuple[sp.Expr, sp.Expr]:
    """Return two sides multiplied by a denominator, where it is positive wherever it may be.

    Of the ``unsigned`` letters, which are short for something else, no sign is known.
    """
    hidden = {benefit: sp.Dummy(real=True) for benefit in (left - right).atoms(Benefit)}
    over, under = sp.fraction(sp.together((left - right).xreplace(hidden)))
    if under == 1 or not _positive(under, unsigned):
        return left, right
    return over.xreplace({dummy: benefit for benefit, dummy in hidden.items()}), sp.S.Zero


def _named(
    ends: Ends, given: Iterable[Boolean], more: Iterable[sp.Expr], alone: bool
) -> tuple[sp.Expr, ...]:
    """Return the policies a question names: where others end, the state's own, the levels."""
    P, s, norm = ends.args
    others = [formula.args[0] for formula in given if isinstance(formula, Ends)]
    own = () if alone else (s, *(stretch.start for stretch in norm.stretches()))
    return tuple(e for e in dict.fromkeys((*others, *own, *more)) if e not in (P, 0))


def _call(head: str, arguments: Iterable[str]) -> str:
    head, *rest = (head, *arguments)
    bare = len(rest) == 1 and head in ("and", "or", "+", "*")
    return rest[0] if bare else f"({head} {' '.join(rest)})"


def quoted(name: str) -> str:
    """Return a letter's name as SMT-LIB takes it."""
    return name if name.replace("_", "").isalnum() else f"|{name}|"


def _positive(e: sp.Expr, unsigned: frozenset[sp.Symbol]) -> bool:
    """Say whether the domains of its symbols make a term positive."""
    letters = e.free_symbols - unsigned
    signs = {sym: sp.Dummy(positive=True) for sym in letters if (sym > 0) in domain(sym)}
    rest = {sym: sp.Dummy(nonnegative=True) for sym in letters if (sym >= 0) in domain(sym)}
    return bool(e.xreplace({**rest, **signs}).is_positive)
