"""A claim's formal statement in sentences: what is given, what follows, what is short for what.

The words between comparisons are plain words, so that a narrow page can break the line there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sympy.core.relational import Relational
from sympy.logic.boolalg import And, Boolean, Equivalent, Implies, Or

from .chains import Chain, chains
from .curves import Kinked
from .language import POLICIES, conjuncts, norms
from .record import Claim

#: How a chain of comparisons, or where a state ends, is written; if asked, with nothing named.
Say = Callable[..., str]


def lines(claim: Claim, say: Say) -> Iterator[tuple[str, str]]:
    """Yield a claim's statement by lines: a word that says what the line is, and the line.

    Examples
    --------
    >>> from backsliding.book.claims import find
    >>> from backsliding.book.claims.typeset import text
    >>> for line in lines(find("C16"), text):
    ...     print(*line)
    given s < k and s ends at P under (k, D, m)
    then P = k or P = s
    """
    if claim.given:
        yield "given", _listed(claim.given, say)
    if claim.presupposed is not None:
        yield "on condition that", sentence(claim.presupposed, say)
    if claim.may:
        yield "in some case", _listed((claim.statement,), say)
    else:
        yield from _conclusions(claim, say)
    if claim.printed is not None:
        yield "as printed", sentence(claim.printed, say)
    for curve in norms(*claim.given, claim.statement):
        if isinstance(curve, Kinked):
            word = f"the {len(curve.args)} pieces, by start, benefit there less 2S, and slope:"
            yield word, ", ".join(map(say, curve.args))
    for name, meaning in claim.where.items():
        yield "where", say(Chain((name, meaning), ("=",)), True)


def _conclusions(claim: Claim, say: Say) -> Iterator[tuple[str, str]]:
    parts = conjuncts(claim.statement)
    word = "then" if claim.given or claim.presupposed is not None else "always"
    if isinstance(parts[0], Implies):
        word = ""
    for part in parts:
        yield word, sentence(part, say)
        word = "and"


def sentence(formula: Boolean, say: Say, inner: bool = False) -> str:
    """Return a formula in words; in brackets where it stands ``inner`` to another."""
    match formula:
        case And():
            several = len(_items(formula.args, say)) > 1
            found, inner = _listed(formula.args, say), inner and several
        case Or():
            found = " or ".join(sentence(part, say, True) for part in formula.args)
        case Implies():
            found = _if(formula, say)
        case Equivalent():
            found = " exactly if ".join(sentence(part, say, True) for part in formula.args)
        case Relational():
            return say(*chains([formula]))
        case _:
            return say(formula)
    return f"({found})" if inner else found


def _if(formula: Implies, say: Say) -> str:
    """Write "if ..., then ..."; what is presupposed one after another is presupposed at once."""
    supposed: tuple[Boolean, ...] = ()
    while isinstance(formula, Implies):
        premise, formula = formula.args
        supposed += conjuncts(premise)
    then = sentence(formula, say, isinstance(formula, Equivalent))
    return f"if {_listed(supposed, say)}, then {then}"


def _listed(formulas: Iterable[Boolean], say: Say) -> str:
    """Join by commas and "and"."""
    *first, last = _items(formulas, say)
    return f"{', '.join(first)} and {last}" if first else last


def _items(formulas: Iterable[Boolean], say: Say) -> list[str]:
    """Return formulas in words: comparisons without policies, then ends, then the others."""
    parts = [part for formula in formulas for part in conjuncts(formula)]
    compared = [part for part in parts if isinstance(part, Relational)]
    cases = [part for part in compared if not part.free_symbols & POLICIES]
    return [
        *map(say, chains(cases)),
        *(sentence(part, say, len(parts) > 1) for part in parts if part not in compared),
        *map(say, chains(part for part in compared if part not in cases)),
    ]
