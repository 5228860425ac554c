"""The pages of the audit and its command: what they print is what the run found."""

import json
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import nbformat
import pytest

from backsliding import __main__ as shell
from backsliding import claims, results
from backsliding.claims import ablation, command
from backsliding.claims.page import ledger
from tools.notebooks import ROOT

BOOK, SCRIPT = ROOT / "book", ROOT / "book" / "assets" / "audit.js"
LABEL = re.compile(r"^\(([\w-]+)\)=$", re.MULTILINE)
ROLE = re.compile(r"\{(?:ref|verdict)\}`(?:[^`<]*<)?([CP]\d+b?)>?`")


@pytest.fixture(scope="module")
def found():
    return claims.audit()


def text(page):
    """The words of a page of the book, without its code and outputs."""
    path = BOOK / f"{page}.ipynb"
    if not path.exists():
        return (BOOK / f"{page}.md").read_text(encoding="utf-8")
    cells = nbformat.read(path, as_version=4).cells
    return "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


class Rows(HTMLParser):
    """The rows of a ledger: their ids, their data, and which tags are left open."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.data, self.open = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "li" and "id" in attributes:
            self.ids.append(attributes["id"])
            self.data.append(attributes)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def stored_outputs(page, kind):
    cells = nbformat.read(BOOK / f"{page}.ipynb", as_version=4).cells
    outputs = [output for cell in cells for output in cell.get("outputs", ())]
    return [output.data[kind] for output in outputs if kind in output.get("data", ())]


def test_the_counts_on_the_page_are_those_of_a_fresh_run(found):
    (stored,) = (html for html in stored_outputs("audit", "text/html") if "bs-audit" in html)
    rows = Rows(stored)
    assert Counter(row["data-verdict"] for row in rows.data) == found.counts()
    assert found.summary().markdown() in stored_outputs("audit", "text/markdown")


def test_the_page_holds_every_record_once_and_in_order(found):
    rows = Rows(ledger(found))
    assert rows.open == []
    assert rows.ids == [record.id for record in claims.all()]


def test_a_row_shows_its_findings_its_code_and_how_to_run_it(found):
    html = ledger(found).replace("&#x27;", "'").replace("&quot;", '"').replace("&gt;", ">")
    for outcome in found.outcomes:
        assert f"def {outcome.claim.check.__name__}(" in html
        assert f"python -m backsliding audit --id {outcome.claim.id}<" in html
    said = html.count("the claim fails here") + html.count("the printed formula fails here")
    assert said == sum(
        not finding.claim_holds for outcome in found.outcomes for finding in outcome.findings
    )


def test_under_a_misprint_a_row_tells_the_two_formulas_apart(found):
    (outcome,) = (o for o in found.outcomes if o.verdict is claims.Verdict.MISPRINTED)
    html = ledger(claims.audit([outcome.claim]))
    assert "the corrected formula holds here" in html
    assert "the printed formula fails here" in html
    assert "the claim holds here" not in html


def test_a_row_says_how_it_was_established(found):
    html = ledger(found)
    for outcome in found.outcomes:
        assert f"<dd>{outcome.route}" in html
    words = re.findall(r'<a href="([^"]+)">proof in words', html)
    assert len(words) == sum(bool(record.argument) for record in claims.all())


def test_a_row_that_differs_says_what_was_expected():
    wrong = replace(claims.find("C10"), expected=claims.Verdict.FAILS)
    assert "holds (expected: fails in general)" in ledger(claims.audit([wrong]))


@pytest.mark.parametrize("record", claims.all(), ids=lambda record: record.id)
def test_a_record_names_sections_that_are_there(record):
    for anchor in filter(None, (record.anchor, record.argument)):
        page, _, label = anchor.partition("#")
        assert (label or page) in LABEL.findall(text(page))


def test_every_record_of_ours_has_its_proposition_in_the_same_order():
    stated = re.findall(
        r"\(prop-([\w-]+)\)=\n## (\d+)\. .*\n\n\*\*Proposition (\d+)\.", text("propositions")
    )
    assert stated
    assert [number for _, number, _ in stated] == [number for *_, number in stated]
    new = [r for r in claims.all() if r.formalised is claims.Formalised.NEW]
    # The propositions on voluntary norms are proved on the page and have no row.
    rows = {(record.id, record.anchor) for record in new}
    assert rows == {(f"P{n}", f"propositions#prop-{label}") for label, n, _ in stated[: len(rows)]}


def test_every_derivation_is_tied_to_a_record_or_printed_on_a_page():
    pages = [(BOOK / f"{page}.ipynb").read_text("utf-8") for page in ("part-5a", "propositions")]
    shown = "\n".join([*pages, *(record.code for record in claims.all())])
    assert [name for name in results.__all__ if f"results.{name}()" not in shown] == []


@pytest.mark.parametrize("page", ["errata", "propositions", "five-minutes", "audit"])
def test_a_page_refers_only_to_rows_that_exist(page):
    ids = {record.id for record in claims.all()}
    assert set(ROLE.findall(text(page))) <= ids


def test_whatever_fails_or_is_misprinted_is_among_the_errata():
    cells = nbformat.read(BOOK / "errata.ipynb", as_version=4).cells
    shown = set(re.findall(r'"([CP]\d+b?)"', "\n".join(cell.source for cell in cells)))
    grave = (claims.Verdict.FAILS, claims.Verdict.MISPRINTED)
    assert {record.id for record in claims.all() if record.expected in grave} <= shown


def test_the_verdicts_in_brief_are_twelve_and_short():
    words = text("five-minutes")
    cards = re.findall(r"^- \*\*[^*]+\*\* \{verdict\}`[CP]\d+b?`\\$", words, re.MULTILINE)
    assert len(cards) == 12
    assert len(re.findall(r"[\w’'-]+", words)) <= 700


def test_a_verdict_on_the_built_page_is_the_audits(site):
    page = (site / "book" / "five-minutes.html").read_text(encoding="utf-8")
    shown = re.findall(r'bs-verdict[^>]*>([^<]+)</span> <a [^>]*href="audit\.html#(\w+)"', page)
    assert len(shown) == 12
    for words, id in shown:
        (outcome,) = claims.audit([claims.find(id)]).outcomes
        assert words == outcome.verdict


def test_every_column_of_the_ablation_drops_something_that_matters():
    columns = dict(ablation.matrix().columns)
    conclusions = columns.pop("conclusion")
    assert set(columns.pop("nothing")) == {"stands"}
    for dropped, cells in columns.items():
        assert "falls" in cells, dropped
    for conclusion, cells in zip(conclusions, zip(*columns.values(), strict=True), strict=True):
        assert "falls" in cells, conclusion


def run(capsys, *arguments):
    status = shell.main(["audit", *arguments])
    return status, capsys.readouterr()


def test_the_command_prints_every_verdict_and_succeeds(capsys):
    status, printed = run(capsys, "--part", "III")
    assert status == 0
    assert "C18" in printed.out and "misprinted" in printed.out
    assert "not as expected: none" in printed.out
    assert printed.err.endswith("\n")  # progress


def test_the_command_prints_json(capsys):
    status, printed = run(capsys, "--json", "--id", "C18", "--id", "P1")
    rows = json.loads(printed.out)
    assert status == 0
    assert [row["id"] for row in rows] == ["C18", "P1"]
    for row in rows:
        assert {"id", "place", "claim", "statement", "verdict", "passed"} <= row.keys()
        assert row["passed"] is True


def test_the_command_fails_when_a_verdict_differs(capsys, monkeypatch):
    wrong = replace(claims.find("C10"), expected=claims.Verdict.FAILS)
    monkeypatch.setattr(command, "find", lambda id: wrong)
    status, printed = run(capsys, "--id", "C10")
    assert status == 1
    assert "expected: fails in general" in printed.out
    assert "not as expected: C10" in printed.out


@pytest.mark.parametrize(
    "arguments", [("--id", "C999"), ("--part", "VI"), ("--id", "C18", "--part", "V")]
)
def test_the_command_refuses_what_it_does_not_know(arguments, capsys):
    with pytest.raises(SystemExit) as refusal:
        run(capsys, *arguments)
    assert refusal.value.code == 2


@pytest.fixture(scope="module")
def page(found, chromium, tmp_path_factory):
    """The ledger alone in a browser, with its script."""
    path = tmp_path_factory.mktemp("ledger") / "audit.html"
    script = f"<script>{SCRIPT.read_text(encoding='utf-8')}</script>"
    path.write_text(f"<!DOCTYPE html><meta charset='utf-8'>{ledger(found)}{script}", "utf-8")
    page = chromium.new_page()
    page.address = path.as_uri()
    page.trouble = []
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    yield page
    page.context.close()


def shown(page):
    rows = page.locator(".bs-audit-rows > li:visible")
    return rows.evaluate_all("rows => rows.map((row) => row.id)")


def test_a_reader_filters_by_verdict_and_part(page):
    page.goto(page.address)
    page.select_option("select[name=verdict]", "fails in general")
    page.select_option("select[name=part]", "Part IV")
    expected = [
        record.id
        for record in claims.all()
        if record.verdict == "fails in general" and record.part == "Part IV"
    ]
    assert shown(page) == expected
    assert page.inner_text(".bs-audit-count").startswith(f"{len(expected)} of ")
    page.goto(page.url)  # the choice stands in the address
    assert shown(page) == expected
    assert page.trouble == []


def test_a_reader_sorts(page):
    page.goto(page.address)
    page.select_option("select[name=sort]", "verdict")
    verdicts = {record.id: record.verdict for record in claims.all()}
    sorted_by_verdict = [verdicts[id] for id in shown(page)]
    assert sorted_by_verdict == sorted(sorted_by_verdict)
    page.select_option("select[name=sort]", "order")
    assert shown(page) == list(verdicts)


def test_an_address_opens_its_row_even_if_a_filter_hides_it(page):
    page.goto(page.address + "?part=Part+V#C18")
    assert page.evaluate("document.querySelector('#C18 > details').open")
    assert "C18" in shown(page)


def test_a_row_opens_by_keyboard(page):
    page.goto(page.address)
    page.focus("#C10 > details > summary")
    page.keyboard.press("Enter")
    assert page.locator("#C10 dl").is_visible()


def test_a_claim_that_is_asked_for_twice_is_checked_once(capsys):
    _, once = run(capsys, "--id", "C18")
    assert run(capsys, "--id", "C18", "--id", "C18")[1].out == once.out
