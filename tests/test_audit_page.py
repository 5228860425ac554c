"""The pages of the audit and its command: what they print is what the run found.

The ledger stored in the chapter is a fresh run's, since every chapter is run again and compared.
So what is said of all rows is read there, and what a row prints is tried with a few that are
decided here.
"""

import json
import re
from collections import Counter
from dataclasses import replace
from html import escape
from html.parser import HTMLParser

import nbformat
import pytest
import z3

from backsliding import __main__ as shell
from backsliding import claims, results
from backsliding.book.claims import ablation, command
from backsliding.book.claims.exactly import written
from backsliding.book.claims.page import formula
from backsliding.book.claims.record import About
from backsliding.book.claims.typeset import lines
from tools.notebooks import ROOT

BOOK, SCRIPT = ROOT / "book", ROOT / "book" / "assets" / "audit.js"
LABEL = re.compile(r"^\(([\w-]+)\)=$", re.MULTILINE)
ROLE = re.compile(r"\{(?:ref|verdict)\}`(?:[^`<]*<)?([CP]\d+b?)>?`")


#: Rows of every verdict, proved, refuted and derived, quickly.
FEW = ("C2", "C7", "C18", "C24", "C45", "P9", "P13", "P24", "L1")


@pytest.fixture(scope="module")
def found():
    return claims.audit(map(claims.find, FEW))


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


def stored_ledger():
    (html,) = (html for html in stored_outputs("audit", "text/html") if "bs-audit" in html)
    return html


@pytest.fixture(scope="module")
def stored():
    """The rows of the ledger that the chapter prints."""
    return Rows(stored_ledger())


def test_the_page_holds_every_record_once_and_in_order(stored):
    assert stored.open == []
    assert stored.ids == [record.id for record in claims.all()]


def test_what_is_decided_here_has_the_verdict_on_the_page(stored, found):
    assert Rows(found._repr_html_()).ids == list(FEW)
    verdicts = {row["id"]: row["data-verdict"] for row in stored.data}
    assert {o.claim.id: o.words for o in found.outcomes}.items() <= verdicts.items()
    assert {o.verdict for o in found.outcomes} == {*claims.Verdict} - {claims.Verdict.OPEN}


def test_the_counts_on_the_page_are_those_of_its_rows(stored):
    (summary, _) = stored_outputs("audit", "text/markdown")
    counted = re.findall(r"^\| (.+?) \| (\d+) \| (\d+) \|", summary, re.MULTILINE)
    counts = {verdict: int(article) + int(ours) for verdict, article, ours in counted}
    assert counts == Counter(row["data-verdict"] for row in stored.data)


def test_a_row_shows_its_formula_its_case_and_how_to_run_it(found):
    html = found._repr_html_()
    for outcome in found.outcomes:
        assert all(
            f"<li>{word} {line}</li>" in html for word, line in lines(outcome.claim, formula)
        )
        assert all(escape(written(case)) in html for case in outcome.worlds.values())
        assert f"python -m backsliding audit --id {outcome.claim.id}<" in html


def test_a_row_says_what_its_exact_case_shows(found):
    html = found._repr_html_()
    cases = Counter(about for outcome in found.outcomes for about in outcome.worlds)
    assert html.count("the printed formula fails here") == cases[About.PRINT] > 0
    assert html.count("outside the condition") == cases[About.WITHOUT] > 0


def test_a_row_says_how_it_was_established(found):
    html = found._repr_html_()
    for outcome in found.outcomes:
        assert f"<dd>{escape(outcome.route)}" in html
    words = re.findall(r'<a href="([^"]+)">proof in words', html)
    assert len(words) == sum(bool(o.claim.argument) for o in found.outcomes) > 0


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
    anchors = {f"P{n}": f"propositions#prop-{label}" for label, n, _ in stated}
    rows = {r.id: r.anchor for r in claims.all() if r.id.startswith("P")}
    assert {id: anchors[id.rstrip("b")] for id in rows} == rows
    without = re.search(r"Propositions ([\d, and]+), which .* have no row", text("propositions"))[
        1
    ]
    numbers = set(re.findall(r"\d+", without))
    assert numbers == {n for _, n, _ in stated} - {id.strip("Pb") for id in rows}


def test_every_derivation_is_printed_on_a_page():
    pages = "\n".join(page.read_text("utf-8") for page in BOOK.glob("*.ipynb"))
    assert [name for name in results.__all__ if f"results.{name}()" not in pages] == []


def test_a_proposition_names_its_rows():
    for section in text("propositions").split("\n(prop-")[1:]:
        label = section.partition(")=")[0]
        of_it = {r.id for r in claims.all() if r.anchor == f"propositions#prop-{label}"}
        named = re.search(r"\*Rows?:\* (.*?)(?:[.\n]|, for)", section)
        assert set(ROLE.findall(named[1] if named else "")) == of_it, label


@pytest.mark.parametrize("page", ["errata", "propositions", "five-minutes", "audit"])
def test_a_page_refers_only_to_rows_that_exist(page):
    ids = {record.id for record in claims.all()}
    assert set(ROLE.findall(text(page))) <= ids


def test_whatever_fails_or_is_misprinted_is_among_the_errata(stored):
    shown = set(ROLE.findall(text("errata")))
    grave = (claims.Verdict.FAILS, claims.Verdict.MISPRINTED)
    ids = {row["id"] for row in stored.data if row["data-verdict"].endswith(grave)}
    assert ids and ids <= shown


def test_the_verdicts_in_brief_are_twelve_and_short():
    words = text("five-minutes")
    cards = re.findall(r"^- \*\*[^*]+\*\* \{verdict\}`[CP]\d+b?`\\$", words, re.MULTILINE)
    assert len(cards) == 12
    assert len(re.findall(r"[\w’'-]+", words)) <= 700


def reading(verdict):
    """A row's verdict as a card says it: marked where the formal statement is ours."""
    found = verdict.removeprefix("not formalised by the article: ")
    return f"{found}, in our reading" if verdict != found else found


def test_a_verdict_on_the_built_page_is_the_audits(site, stored):
    page = (site / "book" / "five-minutes.html").read_text(encoding="utf-8")
    shown = re.findall(r'bs-verdict[^>]*>([^<]+)</span> <a [^>]*href="audit\.html#(\w+)"', page)
    assert len(shown) == 12
    verdicts = {row["id"]: row["data-verdict"] for row in stored.data}
    assert any("in our reading" in words for words, _ in shown)
    assert all(reading(verdicts[id]) == words for words, id in shown)


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
    status, printed = run(capsys, "--part", "II")
    assert status == 0
    assert all(record.id in printed.out for record in claims.all() if record.part == "Part II")
    assert "2 not formalised by the article: holds under stated conditions\n" in printed.out
    assert "not established: none" in printed.out
    assert printed.err.endswith("\n")  # progress


def test_the_command_prints_json(capsys):
    status, printed = run(capsys, "--json", "--id", "C18", "--id", "P1")
    rows = json.loads(printed.out)
    assert status == 0
    assert [row["id"] for row in rows] == ["C18", "P1"]
    for row in rows:
        assert {"id", "place", "claim", "statement", "verdict", "cases", "seconds"} <= row.keys()


def test_the_command_fails_when_a_claim_gets_no_verdict(capsys, monkeypatch):
    unproved = replace(claims.find("C10"), derivation="base_case")
    monkeypatch.setattr(command, "find", lambda id: unproved)
    status, printed = run(capsys, "--id", "C10")
    assert status == 1
    assert "not established: C10" in printed.out


def test_the_command_writes_each_question_for_other_solvers(capsys, tmp_path):
    folder = tmp_path / "questions"
    status, _ = run(capsys, "--id", "C18", "--id", "C4", "--id", "C30", "--smt", str(folder))
    assert status == 0
    assert {path.name for path in folder.iterdir()} == {
        *("C18.right.1.smt2", "C18.right.2.smt2", "C18.printed.1.smt2"),
        *("C4.right.1.smt2", "C4.without.1.smt2"),
        *("C30.right.1.smt2", "C30.right.1.form1.smt2"),
        *("C30.right.2.smt2", "C30.right.2.form1.smt2"),
    }
    for path in folder.iterdir():
        said = path.read_text(encoding="utf-8")
        assert "(set-logic QF_NRA)" in said
        solver = z3.Solver()
        solver.set("timeout", 2_000)
        solver.from_string(said)
        assert f"(set-info :status {solver.check()})" in said


def test_the_command_writes_no_folder_over_another_and_none_for_nothing(capsys, tmp_path):
    with pytest.raises(SystemExit):
        run(capsys, "--smt", str(tmp_path))
    assert "a folder that is not there yet" in capsys.readouterr().err
    run(capsys, "--id", "C55", "--smt", str(tmp_path / "none"))
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "arguments", [("--id", "C999"), ("--part", "VI"), ("--id", "C18", "--part", "V"), ("C18",)]
)
def test_the_command_refuses_what_it_does_not_know(arguments, capsys):
    with pytest.raises(SystemExit) as refusal:
        run(capsys, *arguments)
    assert refusal.value.code == 2
    assert "--k" not in capsys.readouterr().err  # the other command's options


@pytest.fixture(scope="module")
def page(chromium, tmp_path_factory):
    """The ledger alone in a browser, with its script."""
    path = tmp_path_factory.mktemp("ledger") / "audit.html"
    script = f"<script>{SCRIPT.read_text(encoding='utf-8')}</script>"
    path.write_text(f"<!DOCTYPE html><meta charset='utf-8'>{stored_ledger()}{script}", "utf-8")
    page = chromium.new_page()
    page.address = path.as_uri()
    page.trouble = []
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    yield page
    page.context.close()


def shown(page):
    rows = page.locator(".bs-audit-rows > li:visible")
    return rows.evaluate_all("rows => rows.map((row) => row.id)")


def test_a_reader_filters_by_verdict_and_part(page, stored):
    page.goto(page.address)
    verdict = "not formalised by the article: fails in general"
    page.select_option("select[name=verdict]", verdict)
    page.select_option("select[name=part]", "Part IV")
    wanted = {"data-verdict": verdict, "data-part": "Part IV"}
    expected = [row["id"] for row in stored.data if wanted.items() <= row.items()]
    assert shown(page) == expected != []
    assert page.inner_text(".bs-audit-count").startswith(f"{len(expected)} of ")
    page.goto(page.url)  # the choice stands in the address
    assert shown(page) == expected
    assert page.trouble == []


def test_a_reader_sorts(page, stored):
    page.goto(page.address)
    page.select_option("select[name=sort]", "verdict")
    verdicts = {row["id"]: row["data-verdict"] for row in stored.data}
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
    _, printed = run(capsys, "--id", "C18", "--id", "C18")
    assert "\n1 claims" in printed.out
