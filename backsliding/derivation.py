"""Derivations as records: words and formulas in the order a reader would write them.

What stands right of the first equals sign has been worked out from the primitives, or compared
with something that has been. Wherever two expressions are set equal, a root is named or a sign is
claimed, SymPy has confirmed it, or the derivation would have raised `ProofError` instead of
printing. The words, the names on the left and the equations to be solved are ours.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from functools import cache, wraps
from itertools import pairwise
from typing import Any

import sympy as sp

from .symbols import tex

_SIGNS = {"> 0": "is_positive", "< 0": "is_negative", r"\ge 0": "is_nonnegative"}


class ProofError(AssertionError):
    """A step of a derivation that does not hold, or that SymPy cannot confirm."""


@dataclass(frozen=True)
class Step:
    """One line of a derivation: what is done and why, and the formula it gives."""

    words: str
    formula: str


@dataclass(frozen=True)
class Derivation:
    """A result with its proof.

    Attributes
    ----------
    title : str
    place : str
        Where the article states or uses it; "ours" where it does not.
    steps : tuple of Step
    result : sympy expression, or mapping of names to expressions
        What the derivation arrives at.
    concludes : equation, optional
        The equation it ends in, where a row of the audit rests on it; confirmed like any step.

    Raises
    ------
    ProofError
        If the two sides of that equation differ.
    """

    title: str
    place: str
    steps: tuple[Step, ...]
    result: Any
    concludes: sp.Eq | None = None

    def __post_init__(self) -> None:
        if self.concludes is not None:
            require_equal(self.concludes.lhs, self.concludes.rhs, self.title)

    def __getitem__(self, name: str) -> sp.Expr:
        """Return one of several named results."""
        return self.result[name]

    def _repr_markdown_(self) -> str:
        lines = [f"**{self.title}** ({self.place})"]
        for number, step in enumerate(self.steps, start=1):
            lines.append(f"{number}\\. {step.words}")
            lines.append(f"$$\n{step.formula}\n$$")
        return "\n\n".join(lines)


# How a proof is written: it yields its steps and returns its result.
Proof = Generator[Step, None, Any]


def derivation(
    title: str, place: str, concludes: sp.Eq | None = None
) -> Callable[[Callable[[], Proof]], Callable[[], Derivation]]:
    """Turn a function that yields steps and returns a result into one that returns a derivation.

    It is worked out when it is first asked for, and then kept. The arguments are those of
    `Derivation`.

    Examples
    --------
    >>> from backsliding.symbols import x
    >>> @derivation("A square", "ours")
    ... def square():
    ...     area = x**2
    ...     yield identity("Make one side longer by one, the other shorter: one less.", area - 1,
    ...                    equals=(x + 1) * (x - 1))
    ...     return area
    >>> square().result
    x**2
    """

    def decorated(proof: Callable[[], Proof]) -> Callable[[], Derivation]:
        @cache
        @wraps(proof)
        def derived() -> Derivation:
            lines, steps = proof(), []
            while True:
                try:
                    steps.append(next(lines))
                except StopIteration as end:
                    return Derivation(title, place, tuple(steps), end.value, concludes)

        return derived

    return decorated


def identity(
    words: str, *terms: sp.Expr, name: str = "", sign: str = "", equals: sp.Expr | None = None
) -> Step:
    """State that all ``terms`` are equal and, if asked, what sign they have.

    A single term defines the name on the left, or says what it works out to. If the terms are
    typed as a reader would write them, ``equals`` is what SymPy has worked out; it is compared
    with them and not printed.

    Raises
    ------
    ProofError
        If two neighbours differ, or the sign cannot be read off the last of the terms and the
        symbols' domains.
    """
    for left, right in pairwise(terms if equals is None else (*terms, equals)):
        require_equal(left, right, words)
    if sign and not getattr(terms[-1], _SIGNS[sign]):
        raise ProofError(f"cannot confirm {terms[-1]} {sign}: {words}")
    return Step(words, f"{_chain(name, *map(tex, terms))} {sign}".strip())


def require_equal(left: sp.Expr, right: sp.Expr, why: str) -> None:
    """Confirm an equality that a derivation relies on and does not print.

    Raises
    ------
    ProofError
        If the two sides differ.
    """
    if sp.simplify(left.doit() - right.doit()) != 0:
        raise ProofError(f"{left} is not {right}: {why}")


def condition(words: str, left: sp.Expr, right: sp.Expr = sp.S.Zero, name: str = "") -> Step:
    """State an equation to be solved; it is not claimed to hold everywhere."""
    return Step(words, _chain(name, tex(left), tex(right)))


def solution(words: str, equation: sp.Expr, roots: Mapping[str, sp.Expr], of: sp.Symbol) -> Step:
    """State named roots of ``equation = 0`` in the unknown ``of``; each is put back in.

    Raises
    ------
    ProofError
        If a root does not solve the equation.
    """
    for name, root in roots.items():
        if sp.simplify(equation.subs(of, root)) != 0:
            raise ProofError(f"{name} = {root} does not solve {equation} = 0")
    return Step(words, r" ,\qquad ".join(f"{name} = {tex(root)}" for name, root in roots.items()))


def only_root(equation: sp.Expr, of: sp.Symbol) -> sp.Expr:
    """Return the one root of ``equation = 0`` in the symbol's domain.

    Raises
    ------
    ProofError
        If there is none, or more than one.
    """
    roots = sp.solve(equation, of)
    if len(roots) != 1:
        raise ProofError(f"{equation} = 0 has {len(roots)} roots in {of}, not one: {roots}")
    return roots[0]


def _chain(*parts: str) -> str:
    """Join the parts by equals signs; a part that prints like one before it is left out."""
    return " = ".join(part for part in dict.fromkeys(parts) if part)
