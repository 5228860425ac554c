"""Tables for the book: its notation, and where each figure, formula and claim is treated.

Source: Parts III and IV.B.3 for the figures and formulas; the pages, functions and tests are ours.
"""

from __future__ import annotations

from typing import NamedTuple

from ..symbols import NOTATION
from ..tables import Table


class Counterpart(NamedTuple):
    """A figure or a formula of the article, with what this work has for it.

    ``where`` is the label of a figure or section of the book, ``function`` a name within the
    package, ``test`` a file in the folder of tests.
    """

    what: str
    place: str
    where: str
    function: str
    test: str


FIGURES = (
    Counterpart("Figure 1", "III", "fig-1", "figures.figure_1", "test_article_figures"),
    Counterpart("Figure 2", "III.A", "fig-2", "figures.figure_2", "test_article_figures"),
    Counterpart("Figure 3", "III.B", "fig-3", "figures.figure_3", "test_article_figures"),
    Counterpart("Figure 4", "III.B", "fig-4", "figures.figure_4", "test_article_figures"),
    Counterpart("Figure 5", "IV.B.3", "fig-5", "figures.figure_5", "test_article_figures"),
)

FORMULAS = (
    Counterpart("benefit, $B = 2S$", "III", "part-3", "benefit", "test_response"),
    Counterpart(r"cost, $C = \lambda S^2$", "III", "part-3", "cost", "test_response"),
    Counterpart("welfare, $W = B - C$", "III", "part-3", "welfare", "test_response"),
    Counterpart(
        r"policy without a norm, $S^* = 1/\lambda$",
        "III",
        "part-3",
        "results.base_case",
        "test_results",
    ),
    Counterpart("jump at the norm, $B'$", "III.A", "part-3a", "Norm.curve", "test_norms"),
    Counterpart(
        "only two candidates", "III.A, fn 113", "part-3a", "results.two_candidates", "test_results"
    ),
    Counterpart(
        r"critical norm, $\bar k$",
        "III.A, fn 114",
        "part-3a",
        "critical_norm",
        "test_closed_forms",
    ),
    Counterpart(
        "critical norm as printed",
        "III.A, fn 114",
        "misprint",
        "printed_critical_norm",
        "test_closed_forms",
    ),
    Counterpart(
        "no jump", "III.A, fn 120", "part-3a", "results.comparative_statics", "test_results"
    ),
    Counterpart("flattened benefit, $B''$", "III.B", "part-3b", "Norm.curve", "test_norms"),
    Counterpart(
        r"flattened optimum, $S^*_{IL} = 1/(2\lambda)$",
        "III.B",
        "part-3b",
        "flattened_policy",
        "test_closed_forms",
    ),
    Counterpart(
        r"outcome, $\max(1/(2\lambda), k)$",
        "III.B",
        "part-3b",
        "results.outcome_above",
        "test_results",
    ),
    Counterpart(
        "flat benefit", "III.B, fn 122", "part-3b", "results.outcome_above", "test_results"
    ),
)


def notation() -> Table:
    r"""Return every letter of the book with its meaning, domain and place.

    Examples
    --------
    >>> print(notation().markdown().splitlines()[3])
    | $\lambda$ | the state's cost of protection | $\lambda > 0$ | III | `lam` |

    Source: `backsliding.symbols.NOTATION`.
    """
    return Table(
        {
            "letter": [f"${row.tex}$" for row in NOTATION],
            "meaning": [row.meaning for row in NOTATION],
            "domain": [f"${row.domain}$" if row.domain else "" for row in NOTATION],
            "place": [row.place for row in NOTATION],
            "in code": [f"`{row.code}`" if row.code else "" for row in NOTATION],
        }
    )


def figures_of_the_article() -> Table:
    """Return where each of the article's figures is drawn.

    Examples
    --------
    >>> "figures.figure_1" in figures_of_the_article().markdown()
    True
    """
    return _pieces(FIGURES, "{{numref}}`{}`")


def formulas_of_the_article() -> Table:
    """Return where each formula of the article is derived and computed.

    Examples
    --------
    >>> "printed_critical_norm" in formulas_of_the_article().markdown()
    True
    """
    return _pieces(FORMULAS, "{{ref}}`{}`")


def claims_of_the_article() -> Table:
    """Return where each claim of the audit is discussed, and what established it.

    Examples
    --------
    >>> claims_of_the_article().columns["established by"][0]
    'both procedures'

    Source: `backsliding.book.claims`.
    """
    from . import claims  # the records come with SymPy; the other tables do without

    records = claims.all()
    return Table(
        {
            "claim": [f"{{ref}}`{record.id}`" for record in records],
            "place": [record.place for record in records],
            "page": [f"{{ref}}`{record.anchor.rpartition('#')[2]}`" for record in records],
            "established by": [
                "a derivation" if record.derivation else "both procedures" for record in records
            ],
        }
    )


def _pieces(pieces: tuple[Counterpart, ...], role: str) -> Table:
    return Table(
        {
            "in the article": [piece.what for piece in pieces],
            "place": [piece.place for piece in pieces],
            "page": [role.format(piece.where) for piece in pieces],
            "function": [f"`{piece.function}`" for piece in pieces],
            "test": [f"`{piece.test}`" for piece in pieces],
        }
    )
