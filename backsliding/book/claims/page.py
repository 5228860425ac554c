"""The ledger as a page: a list whose rows open, readable without a script or a kernel.

A small script, `book/assets/audit.js`, lets a reader filter and sort it.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from html import escape

from .exactly import written
from .record import PARTS, About, Claim, Outcome
from .typeset import lines, pieces

#: From this many rows on, filters are worth their room.
FILTERED = 12


def ledger(outcomes: Sequence[Outcome], counts: Mapping[str, int]) -> str:
    """Return outcomes as rows of HTML, with the controls that a script brings to life.

    ``counts`` says how many rows have which verdict, in the order in which a filter offers them.
    """
    rows = "\n".join(_row(number, outcome) for number, outcome in enumerate(outcomes))
    controls = _controls(outcomes, counts) if len(outcomes) >= FILTERED else ""
    return (
        f'<div class="bs-audit">\n{controls}\n'
        f'<ul class="bs-audit-rows" role="list">\n{rows}\n</ul>\n</div>'
    )


def href(anchor: str) -> str:
    """Return the address of a section, from a page beside it: ``"page#label"`` or ``"page"``."""
    page, _, label = anchor.partition("#")
    return f"{page}.html#{label or page}"


def _controls(outcomes: Sequence[Outcome], counts: Mapping[str, int]) -> str:
    parts = [part for part in PARTS if any(o.claim.part == part for o in outcomes)]
    orders = {"order": "as in the article", "verdict": "verdict", "anchor": "chapter of this book"}
    return "\n".join(
        (
            '<div class="bs-audit-controls" hidden>',
            _select("part", "Part", {"": "all", **{part: part for part in parts}}),
            _select(
                "verdict", "Verdict", {"": "all", **{v: f"{v} ({n})" for v, n in counts.items()}}
            ),
            _select("sort", "Order", orders),
            f'<p class="bs-audit-count" role="status">{len(outcomes)} claims</p>',
            "</div>",
        )
    )


def _select(name: str, label: str, options: dict[str, str]) -> str:
    items = "".join(
        f'<option value="{escape(v)}">{escape(t)}</option>' for v, t in options.items()
    )
    return f'<label>{label} <select name="{name}">{items}</select></label>'


def _row(number: int, outcome: Outcome) -> str:
    record, verdict = outcome.claim, outcome.words
    data = {
        "part": record.part,
        "verdict": verdict,
        "order": f"{number:03}",
        "anchor": record.anchor,
    }
    attributes = " ".join(f'data-{name}="{escape(value)}"' for name, value in data.items())
    badge = f"bs-verdict bs-{outcome.verdict.name.lower()}"
    return (
        f'<li id="{record.id}" {attributes}><details>\n'
        f'<summary><span class="bs-id">{record.id}</span> '
        f'<span class="bs-claim">{escape(record.claim)}</span> '
        f'<span class="{badge}">{escape(verdict)}</span> '
        f'<span class="bs-place">{escape(record.place)}</span></summary>\n'
        f"{_opened(outcome)}\n</details></li>"
    )


def _opened(outcome: Outcome) -> str:
    record = outcome.claim
    said = "".join(f"<li>{word} {line}</li>" for word, line in lines(record, formula))
    words = {"Remark": record.remark, "Holds if": record.condition_words}
    terms = [(name, escape(text)) for name, text in words.items() if text]
    terms += [
        ("Figures, scene and discussion", _chapter(record)),
        ("Formally", f'<ul class="bs-formal">{said}</ul>'),
        ("Formal statement by", escape(str(record.formalised))),
        ("How it was established", _route(outcome)),
    ]
    if cases := outcome.worlds:
        found = "".join(f"<li>{_case(about, case, record)}</li>" for about, case in cases.items())
        terms.append(("Exact case" if len(cases) == 1 else "Exact cases", f"<ul>{found}</ul>"))
    terms.append(("Run it", _commands(record)))
    listed = "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in terms)
    return f"<dl>{listed}</dl>"


def formula(node: ast.expr) -> str:
    """Return a formula that a notebook sets, and that the build of the book converts."""
    return " ".join(
        f'<span class="math notranslate nohighlight">\\({escape(piece)}\\)</span>'
        for piece in pieces(node)
    )


def _case(about: About, case: dict, record: Claim) -> str:
    """Return an exact case: of a claim that may hold, or against one."""
    subject = {
        About.CLAIM: "the claim holds here" if record.may else "the claim fails here",
        About.WITHOUT: "a case outside the condition; here the claim fails",
        About.PRINT: "the printed formula fails here",
    }[about]
    return f"{escape(written(case))}: <strong>{subject}</strong>"


def _route(outcome: Outcome) -> str:
    argument = outcome.claim.argument
    words = f'; <a href="{escape(href(argument))}">proof in words</a>' if argument else ""
    return escape(outcome.route) + words


def _chapter(record: Claim) -> str:
    """Link to where the book discusses a record; the build adds the section's figures."""
    link = f'<a href="{escape(href(record.anchor))}">where this book discusses {record.id}</a>'
    return f'{link}<span class="bs-figures" data-row="{record.id}"></span>'


def _commands(record: Claim) -> str:
    line = f"python -m backsliding audit --id {record.id}"
    link = f'<a href="#{record.id}">link to row {record.id}</a>'
    return f"<code>{line}</code><br>{link}"
