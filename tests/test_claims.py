"""The audit's rows: what follows from their formulas, and what these survive."""

import re
from collections import Counter
from dataclasses import replace
from itertools import count

import bite
import pytest
import sympy as sp
from survey import agrees, norm_of, survey
from test_decide import CURVES, point

import backsliding as bs
from backsliding.book.claims import loading
from backsliding.book.claims.deciding import Answer, Decision
from backsliding.book.claims.exactly import holds, value
from backsliding.book.claims.language import Benefit, D, Ends, P, S, k, m, s
from backsliding.book.claims.record import About, Outcome, Verdict

CLAIMS = bs.claims.all()
ROWS = {claim.id: claim for claim in CLAIMS}
DECIDED = [claim for claim in CLAIMS if not claim.derivation]
LAWS = [claim for claim in DECIDED if not claim.may]
#: Rows of every kind, quickly decided: what `make check` does of all that is slow for all.
SAMPLE = ("C2", "C7", "C16", "C18", "C24", "C31", "C45", "C40", "P9", "P19", "P24", "L1")


def of_all(claims):
    """Take rows one by one, those that are not in the sample in the slow tests only."""
    slow = pytest.mark.slow
    return pytest.mark.parametrize(
        "claim",
        [pytest.param(c, id=c.id, marks=() if c.id in SAMPLE else slow) for c in claims],
    )


@pytest.fixture(scope="module")
def outcomes():
    """What is decided about each row, once."""

    class Outcomes(dict):
        def __missing__(self, row):
            return self.setdefault(row, ROWS[row].check())

    return Outcomes()


@of_all(CLAIMS)
def test_every_row_is_established(claim, outcomes):
    outcome = outcomes[claim.id]
    assert outcome.verdict in Verdict and outcome.passed
    assert outcome.route != "not established"


@pytest.mark.slow
def test_most_rows_are_decided_by_both_procedures(outcomes):
    routes = Counter(outcomes[claim.id].route.split(";")[0] for claim in CLAIMS)
    both = sum(number for route, number in routes.items() if "by both" in route)
    assert both >= 75, routes


def test_few_rows_are_derived_and_each_says_why():
    derived = [claim for claim in CLAIMS if claim.derivation]
    assert len(derived) <= 15
    assert all(claim.why_not_decided for claim in derived)
    assert not any(claim.why_not_decided for claim in DECIDED)


def test_every_row_has_a_name_of_its_own():
    assert Counter(claim.id for claim in CLAIMS).most_common(1)[0][1] == 1
    assert len(CLAIMS) > 95


@pytest.mark.parametrize("claim", CLAIMS, ids=ROWS)
def test_a_row_can_be_read_alone(claim):
    assert claim.claim.endswith(".") and claim.claim[0].isupper()
    assert claim.place and claim.anchor
    assert bool(claim.condition) == bool(claim.condition_words)
    assert not (claim.may and claim.condition)
    said = (claim.statement, claim.condition, claim.printed, *claim.given, *claim.rivals)
    texts = (*said, *claim.steps, *claim.where.values(), *claim.let.values())
    words = set().union(*(re.findall(r"\w+", text) for text in texts))
    assert {*claim.where, *claim.let, *claim.letters} <= words


#: First and last footnote of each section that has some, and the section of each figure.
FOOTNOTES = {
    "Introduction": (1, 32),
    "Part I": (33, 50),
    "Part II": (51, 52),
    "Part II.A": (53, 65),
    "Part II.B": (66, 84),
    "Part II.C": (85, 103),
    "Part III": (104, 112),
    "Part III.A": (113, 120),
    "Part III.B": (121, 122),
    "Part IV.A": (123, 127),
    "Part IV.B.1": (128, 139),
    "Part IV.B.3": (140, 143),
    "Part IV.C": (144, 153),
    "Part V.A": (154, 158),
    "Part V.B.1": (159, 165),
    "Part V.B.2": (166, 174),
    "Part V.B.3": (175, 180),
}
FIGURES = {1: "Part III", 2: "Part III.A", 3: "Part III.B", 4: "Part III.B", 5: "Part IV.B.3"}
WITHOUT_NOTES = {"Abstract", "Part IV", "Part IV.B", "Part IV.B.2", "Part IV.B.4", "Part V"}


@pytest.mark.parametrize("claim", CLAIMS, ids=ROWS)
def test_a_row_names_a_place_that_the_article_has(claim):
    for entry in claim.place.removeprefix("ours, from ").split("; "):
        section, *details = entry.split(", ", maxsplit=1)
        assert section in {*FOOTNOTES, *WITHOUT_NOTES, "Part V.B", "Conclusion"}
        for kind, numbers in re.findall(r"(footnote|Figure)s? ([\d and,]+)", "".join(details)):
            for number in map(int, re.findall(r"\d+", numbers)):
                if kind == "Figure":
                    assert FIGURES[number] == section
                else:
                    first, last = FOOTNOTES[section]
                    assert first <= number <= last


def parts(claim):
    """Return what is asked of a row's claim, split; what may happen is not given anything."""
    return [part for about, q in claim.questions() if about is About.CLAIM for part in q.parts()]


@pytest.mark.parametrize("claim", LAWS, ids=lambda claim: claim.id)
def test_what_is_given_can_be(claim):
    """A claim about no world would be proved whatever it says."""
    for part in (part for part in parts(claim) if part.given):
        assert part.impossible().refuted(20.0, plainly=False), part.given


@of_all([claim for claim in LAWS if claim.condition])
def test_a_condition_is_needed(claim, outcomes):
    assert outcomes[claim.id].verdict in (Verdict.CONDITIONAL, Verdict.MISPRINTED)
    without = replace(claim.asked, statement=claim.unconditional)
    assert Answer.REFUTED in {part.decide().answer for part in without.parts()}


def test_only_the_part_that_needs_a_condition_waits_for_it():
    row = ROWS["C53"]
    clear, averaged = row.asked.statement.args
    condition = row.reader.sentence(row.condition)
    assert row.presupposed is None and averaged.args[0] == condition
    assert row.unconditional == clear & averaged.args[1]
    asked = {about: [q.given for q in question.parts()] for about, question in row.questions()}
    assert [condition in given for given in asked[About.CLAIM]] == [False, True]
    assert not any(condition in given for given in asked[About.WITHOUT])
    assert all(ROWS[id].presupposed is not None for id in ("C14", "C22", "C24", "C70"))


#: A row that a file could have, and what is wrong with it.
GOOD = {"place": "Part I", "anchor": "part-1", "claim": "A.", "statement": "P < s"}
WRONG = [
    ("X1", {}, "a row must be named like C18, P1 or L2; got 'X1'"),
    ("P90", {"statements": "P < s"}, "got 'statements' (did you mean 'statement'?)"),
    ("P90", {"may": "false"}, "P90: may must be true or false; got 'false'"),
    ("P90", {"given": "P < s"}, "P90: given must be a list of texts"),
    ("P90", {"claim": ["A."]}, "P90: claim must be text"),
    ("P90", {"formalised": "news"}, "P90: formalised must be one of article, ours"),
    ("P90", {"place": "Part VII"}, "P90: place must begin with a Part of the article"),
]


@pytest.mark.parametrize(("id", "changed", "words"), WRONG, ids=[str(w[1]) for w in WRONG])
def test_a_row_that_cannot_be_one_is_refused_with_its_name(id, changed, words):
    assert loading.claim("P90", GOOD).statement == "P < s"
    with pytest.raises(ValueError, match=re.escape(words)):
        loading.claim(id, GOOD | changed)


def test_a_row_without_a_statement_is_refused():
    with pytest.raises(ValueError, match=r"P90: .* missing .*'statement'"):
        loading.claim("P90", {key: GOOD[key] for key in ("place", "anchor", "claim")})


def test_an_error_in_a_formula_names_the_row():
    with pytest.raises(ValueError, match=r"P90: statement must use the names .* got 'PP'"):
        loading.claim("P90", GOOD | {"statement": "PP < s"}).check()


# What is true of a formula is true of the package.

#: Rows whose statement random worlds are not asked about.
UNASKED = {claim.id for claim in CLAIMS if claim.may or claim.derivation}


@pytest.mark.parametrize("claim", [c for c in CLAIMS if c.id not in UNASKED], ids=lambda c: c.id)
def test_the_solver_does_what_the_formula_says(claim):
    asked, held = survey(claim)
    assert asked >= 50
    if claim.id in FALSE:
        assert held < asked
    else:
        assert held == asked


#: Rows that fail: the package has counterexamples as well.
FALSE = {"C13", "C45", "C46", "C52"}


@of_all(DECIDED)
def test_the_solver_does_what_an_exact_case_says(claim, outcomes):
    about_what = {About.CLAIM: claim.asked.statement, About.WITHOUT: claim.unconditional}
    for about, world in outcomes[claim.id].worlds.items():
        printed = about is About.PRINT
        statement = claim.reader.sentence(claim.printed) if printed else about_what[about]
        assert agrees(claim, world, sp.Not(statement) if claim.may else statement)


@pytest.mark.slow
def test_the_rows_that_fail_are_those_the_survey_knows(outcomes):
    fails = {c.id for c in CLAIMS if outcomes[c.id].verdict is Verdict.FAILS}
    assert fails == FALSE


def test_a_survey_notices_a_wrong_formula():
    wrong = replace(ROWS["C18"], statement=ROWS["C18"].printed)
    found = survey(wrong)
    assert found.held < found.asked
    assert survey(replace(ROWS["C31"], statement="s <= P")).held < survey(ROWS["C31"]).held


def test_a_survey_notices_a_case_that_is_none():
    world = {k: 1, s: 2, D: 1, m: 1, P: 1}
    claim = ROWS["C31"]
    assert agrees(claim, world, s <= P)
    assert not agrees(claim, {**world, P: sp.Rational(3, 2)}, s <= P)
    assert not agrees(claim, world, claim.asked.statement)


def _worlds(curve, number):
    """Yield plain fractions for the letters of a curve, a state and a policy."""
    letters, seeds = Benefit(S, curve).free_symbols | {S, s}, count()
    while number:
        values = point(letters, next(seeds))
        if all(holds(bound, values) for bound in curve.domain()):
            number -= 1
            yield values


@pytest.mark.parametrize("curve", CURVES.values(), ids=CURVES)
def test_a_curve_of_the_audit_is_the_package_s(curve):
    for values in _worlds(curve, 40):
        norm = norm_of(curve, _floats(values))
        ours = float(value(Benefit(S, curve), values))
        assert ours == pytest.approx(float(bs.benefit(float(values[S]), norm)))


@pytest.mark.parametrize("curve", CURVES.values(), ids=CURVES)
def test_a_state_of_the_audit_ends_where_the_package_has_it(curve):
    for values in _worlds(curve, 8):
        policy = bs.best_response(1 / float(values[s]), norm_of(curve, _floats(values))).policy
        candidates = {value(c, values) for c in curve.candidates(s)}
        ends = {c for c in candidates if holds(Ends(P, s, curve), {**values, P: c})}
        assert [float(c) for c in ends] == pytest.approx([policy])


def _floats(values):
    return {letter: float(number) for letter, number in values.items()}


# Claims made wrong.

RENAMED = "the letters stand for any numbers: to exchange them is to rename them everywhere"
RIGHT = [claim for claim in DECIDED if claim.id not in FALSE]
#: Disturbances that leave a row as true as it was, and why.
SURVIVES = {
    "P2": {"swapped": RENAMED},
    "C10": {"swapped": RENAMED},
    "C15": {"scaled": "no country of the example is within a tenth of the norm"},
    "C23": {"swapped": RENAMED},
    "C27": {"swapped": "at the norm and below it nothing is lost, whatever is called k"},
    "C41": {"swapped": RENAMED},
    "L2": {"swapped": RENAMED},
}


#: To find out that nothing speaks against these, made wrong, takes all the time there is.
LONG = {"C54"}


@pytest.mark.parametrize(
    "claim",
    [pytest.param(c, id=c.id, marks=[pytest.mark.slow] * (c.id in LONG)) for c in RIGHT],
)
def test_a_disturbed_claim_is_refuted(claim):
    assert bite.survivors(claim) == list(SURVIVES.get(claim.id, {}))


@pytest.mark.parametrize("row", sorted(FALSE))
def test_what_fails_is_true_somewhere(row):
    """So it fails for the reason it names, and not because nothing is like that."""
    (negated,) = bite.disturbed(ROWS[row])["negated"]
    assert bite.refuted(negated)


def test_no_derivation_stands_in_for_another():
    changed = list(bite.exchanged(CLAIMS))
    derived = [claim for claim in CLAIMS if claim.derivation]
    assert len(changed) == len(derived) * (len(derived) - 1)
    assert not [claim.id for claim in changed if claim.check().passed]


def test_a_verdict_follows_from_what_was_decided():
    claim = ROWS["C24"]
    proved, refuted, open_ = (Decision(answer) for answer in Answer)

    def verdict(**found):
        return Outcome(
            claim, {About[name]: decisions for name, decisions in found.items()}
        ).verdict

    assert verdict(CLAIM=(proved,)) is Verdict.HOLDS
    assert verdict(CLAIM=(proved, refuted)) is Verdict.FAILS
    assert verdict(CLAIM=(proved, open_)) is Verdict.OPEN
    assert verdict(CLAIM=(proved,), WITHOUT=(refuted,)) is Verdict.CONDITIONAL
    assert verdict(CLAIM=(proved,), WITHOUT=(open_,)) is Verdict.OPEN
    assert verdict(CLAIM=(proved,), WITHOUT=(proved,)) is Verdict.HOLDS
    assert verdict(CLAIM=(proved,), PRINT=(refuted,)) is Verdict.MISPRINTED
    assert verdict(CLAIM=(proved,), PRINT=(proved,)) is Verdict.OPEN
