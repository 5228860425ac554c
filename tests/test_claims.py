"""The audit's rows: what follows from their formulas, and what these survive."""

import importlib
import pkgutil
from collections import Counter
from dataclasses import replace
from itertools import count

import pytest
import sympy as sp
from test_decide import CURVES, point

import backsliding as bs
from backsliding.book.claims import bite, records
from backsliding.book.claims.deciding import Answer, Decision, Question
from backsliding.book.claims.exactly import holds, value
from backsliding.book.claims.language import Benefit, D, Ends, P, S, k, m, s
from backsliding.book.claims.record import About, Claim, Outcome, Verdict
from backsliding.book.claims.survey import agrees, survey

MODULES = [
    importlib.import_module(f"{records.__name__}.{found.name}")
    for found in pkgutil.iter_modules(records.__path__)
]
CLAIMS = [row for module in MODULES for row in vars(module).values() if isinstance(row, Claim)]
ROWS = {claim.id: claim for claim in CLAIMS}
DECIDED = [claim for claim in CLAIMS if claim.derivation is None]
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
    derived = [claim for claim in CLAIMS if claim.derivation is not None]
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
    assert (claim.condition is None) == (not claim.condition_words)
    assert not (claim.may and claim.condition)
    letters = set().union(*(f.free_symbols for f in (claim.statement, *claim.given)))
    assert set(claim.where) - {s for s in claim.where if s in letters} <= _used(claim)


def _used(claim):
    """Return the letters of all that a row says beside its statement."""
    more = [f for f in (claim.condition, claim.printed) if f is not None]
    return set().union(*(f.free_symbols for f in (*more, *claim.where.values())), set())


def test_a_row_names_a_place_that_the_article_has():
    right = ROWS["C18"]
    with pytest.raises(ValueError, match=r"place must be in the article; Part III\.A has no"):
        replace(right, place="Part III.A, footnote 140")
    with pytest.raises(ValueError, match="place must name a section of the article"):
        replace(right, place="Part VII")


def parts(claim):
    """Return what is asked of a row's claim, split; what may happen is not given anything."""
    return [part for about, q in claim.questions() if about is About.CLAIM for part in q.parts()]


@pytest.mark.parametrize("claim", LAWS, ids=lambda claim: claim.id)
def test_what_is_given_can_be(claim):
    """A claim about no world would be proved whatever it says."""
    for part in (part for part in parts(claim) if part.given):
        impossible = Question(part.given, sp.false, part.where)
        assert impossible.refuted(20.0, plainly=False), part.given


@of_all([claim for claim in LAWS if claim.condition is not None])
def test_a_condition_is_needed(claim, outcomes):
    assert outcomes[claim.id].verdict in (Verdict.CONDITIONAL, Verdict.MISPRINTED)
    without = replace(claim, statement=claim.unconditional, condition=None, printed=None)
    assert without.check().verdict is Verdict.FAILS


def test_only_the_part_that_needs_a_condition_waits_for_it():
    row = ROWS["C53"]
    clear, averaged = row.statement.args
    assert row.presupposed is None and averaged.args[0] == row.condition
    assert row.unconditional == clear & averaged.args[1]
    asked = {about: [q.given for q in question.parts()] for about, question in row.questions()}
    assert [row.condition in given for given in asked[About.CLAIM]] == [False, True]
    assert not any(row.condition in given for given in asked[About.WITHOUT])
    assert all(ROWS[id].presupposed == ROWS[id].condition for id in ("C14", "C22", "C24", "C70"))


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
    about_what = {About.CLAIM: claim.statement, About.WITHOUT: claim.unconditional}
    for about, world in outcomes[claim.id].worlds.items():
        statement = claim.printed if about is About.PRINT else about_what[about]
        assert agrees(claim, world, sp.Not(statement) if claim.may else statement)


@pytest.mark.slow
def test_the_rows_that_fail_are_those_the_survey_knows(outcomes):
    fails = {c.id for c in CLAIMS if outcomes[c.id].verdict is Verdict.FAILS}
    assert fails == FALSE


def test_a_survey_notices_a_wrong_formula():
    wrong = replace(ROWS["C18"], statement=ROWS["C18"].printed)
    found = survey(wrong)
    assert found.held < found.asked
    assert survey(replace(ROWS["C31"], statement=s <= P)).held < survey(ROWS["C31"]).held


def test_a_survey_notices_a_case_that_is_none():
    world = {k: 1, s: 2, D: 1, m: 1, P: 1}
    claim = replace(ROWS["C31"], statement=s <= P)
    assert agrees(claim, world, claim.statement)
    assert not agrees(claim, {**world, P: sp.Rational(3, 2)}, claim.statement)
    assert not agrees(claim, world, ROWS["C31"].statement)


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
        norm = curve.norm(_floats(values))
        ours = float(value(Benefit(S, curve), values))
        assert ours == pytest.approx(float(bs.benefit(float(values[S]), norm)))


@pytest.mark.parametrize("curve", CURVES.values(), ids=CURVES)
def test_a_state_of_the_audit_ends_where_the_package_has_it(curve):
    for values in _worlds(curve, 8):
        policy = bs.best_response(1 / float(values[s]), curve.norm(_floats(values))).policy
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
    derived = [claim for claim in CLAIMS if claim.derivation is not None]
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
