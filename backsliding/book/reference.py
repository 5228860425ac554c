"""Tables for the book: its notation, and where each claim is treated."""

from __future__ import annotations

from ..symbols import NOTATION
from ..tables import Table


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


def claims_of_the_article() -> Table:
    """Return where each claim of the audit is discussed, and what established it.

    Examples
    --------
    >>> claims_of_the_article().columns["established by"][0]
    'both procedures'

    Source: `backsliding.book.claims`.
    """
    from . import claims  # the records come with SymPy; the notation does without

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
