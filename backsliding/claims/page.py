"""The ledger as a page: a list whose rows open, readable without a script or a kernel.

A small script, `book/assets/audit.js`, lets a reader filter and sort it.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from .evidence import About, Evidence, Verdict
from .places import PARTS
from .record import Claim, Outcome, in_words

if TYPE_CHECKING:
    from .audit import Audit


#: From this many rows on, filters are worth their room.
FILTERED = 12


def ledger(found: Audit) -> str:
    """Return the rows of an audit as HTML, with the controls that a script brings to life."""
    rows = "\n".join(_row(number, outcome) for number, outcome in enumerate(found.outcomes))
    controls = _controls(found) if len(found.outcomes) >= FILTERED else ""
    return (
        f'<div class="bs-audit">\n{controls}\n'
        f'<ul class="bs-audit-rows" role="list">\n{rows}\n</ul>\n</div>'
    )


def href(anchor: str) -> str:
    """Return the address of a section, from a page beside it: ``"page#label"`` or ``"page"``."""
    page, _, label = anchor.partition("#")
    return f"{page}.html#{label or page}"


def _controls(found: Audit) -> str:
    verdicts = found.counts()
    parts = [part for part in PARTS if any(o.claim.part == part for o in found.outcomes)]
    orders = {"order": "as in the article", "verdict": "verdict", "anchor": "chapter of this book"}
    return "\n".join(
        (
            '<div class="bs-audit-controls" hidden>',
            _select("part", "Part", {"": "all", **{part: part for part in parts}}),
            _select(
                "verdict", "Verdict", {"": "all", **{v: f"{v} ({n})" for v, n in verdicts.items()}}
            ),
            _select("sort", "Order", orders),
            f'<p class="bs-audit-count" role="status">{len(found.outcomes)} claims</p>',
            "</div>",
        )
    )


def _select(name: str, label: str, options: dict[str, str]) -> str:
    items = "".join(
        f'<option value="{escape(v)}">{escape(t)}</option>' for v, t in options.items()
    )
    return f'<label>{label} <select name="{name}">{items}</select></label>'


def _row(number: int, outcome: Outcome) -> str:
    record, verdict = outcome.claim, in_words(outcome.verdict, outcome.claim.formalised)
    data = {
        "part": record.part,
        "verdict": verdict,
        "order": f"{number:03}",
        "anchor": record.anchor,
    }
    attributes = " ".join(f'data-{name}="{escape(value)}"' for name, value in data.items())
    shown = escape(verdict if outcome.passed else f"{verdict} (expected: {record.verdict})")
    badge = f"bs-verdict bs-{outcome.verdict.name.lower()}"
    return (
        f'<li id="{record.id}" {attributes}><details>\n'
        f'<summary><span class="bs-id">{record.id}</span> '
        f'<span class="bs-claim">{escape(record.claim)}</span> '
        f'<span class="{badge}">{shown}</span> '
        f'<span class="bs-place">{escape(record.place)}</span></summary>\n'
        f"{_opened(outcome)}\n</details></li>"
    )


def _opened(outcome: Outcome) -> str:
    record = outcome.claim
    terms = [("In the model's terms", escape(record.statement))]
    if record.condition:
        terms.append(("Holds if", escape(record.condition)))
    terms += [
        ("Formal statement by", escape(str(record.formalised))),
        ("How it was established", _route(outcome)),
        ("Found", f"<ul>{''.join(_finding(f, outcome.verdict) for f in outcome.findings)}</ul>"),
    ]
    if record.remark:
        terms.append(("Remark", escape(record.remark)))
    terms += [("Figures, scene and discussion", _chapter(record)), ("Run it", _commands(record))]
    listed = "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in terms)
    return (
        f"<dl>{listed}</dl>\n"
        f'<details class="bs-code"><summary>The check\'s code, {record.id}</summary>'
        f"<pre>{escape(record.code)}</pre></details>"
    )


def _finding(finding: Evidence, verdict: Verdict) -> str:
    subject = "the claim"
    if finding.about is About.PRINT:
        subject = "the printed formula"
    elif verdict is Verdict.MISPRINTED:
        subject = "the corrected formula"
    said = f"{subject} {'holds' if finding.claim_holds else 'fails'} here"
    about = "" if finding.about == "the claim" else f", {finding.about}"
    return (
        f'<li><span class="bs-kind">{finding.kind}{about}</span> '
        f"{escape(finding.words)}: <strong>{said}</strong></li>"
    )


def _route(outcome: Outcome) -> str:
    argument = outcome.claim.argument
    words = f'; <a href="{escape(href(argument))}">proof in words</a>' if argument else ""
    return escape(outcome.route) + words


def _chapter(record: Claim) -> str:
    """Link to where the book discusses a record; the build adds the section's figures."""
    link = f'<a href="{escape(href(record.anchor))}">where this book discusses {record.id}</a>'
    return f'{link}<span class="bs-figures" data-row="{record.id}"></span>'


def _commands(record: Claim) -> str:
    test = f"tests/test_claims.py::test_the_check_finds_the_verdict[{record.id}]"
    lines: Iterable[str] = (f"python -m backsliding audit --id {record.id}", f'pytest "{test}"')
    link = f'<a href="#{record.id}">link to row {record.id}</a>'
    return "<br>".join([*(f"<code>{escape(line)}</code>" for line in lines), link])
