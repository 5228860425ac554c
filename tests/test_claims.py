"""The audit: every record's check finds its verdict, and notices when it is made wrong."""

import inspect
from fractions import Fraction

import numpy as np
import pytest

import backsliding as bs
from backsliding import claims
from backsliding.claims import exact
from backsliding.claims.evidence import (
    as_printed,
    disproof,
    instance,
    judge,
    outside,
    proof,
    route,
    step,
    survey,
    witness,
)
from backsliding.claims.places import FOOTNOTES, check_place

RECORDS = claims.all()


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_the_check_finds_the_verdict(record):
    outcome = claims.run(record)
    assert outcome.passed, "\n".join(map(str, outcome.findings))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_the_check_notices_whatever_is_made_wrong(record):
    found = dict(claims.disturbances(record))
    assert found, "nothing about this check can be disturbed"
    unnoticed = [name for name, outcome in found.items() if outcome.passed]
    assert not unnoticed, unnoticed


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_no_check_names_a_verdict(record):
    assert "Verdict" not in record.code.partition("def ")[2]


def test_no_two_records_share_an_id():
    ids = [record.id for record in RECORDS]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_a_condition_is_stated_where_the_verdict_needs_one_and_only_there(record):
    assert bool(record.condition) == (record.expected is claims.Verdict.CONDITIONAL)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_a_record_can_be_read_on_its_own(record):
    assert record.claim.endswith(".")
    assert record.statement and record.anchor


@pytest.mark.parametrize(
    "place", ["Part VI", "Part III.A, footnote 122", "Part III, Figure 2", "Part V.A.1"]
)
def test_a_place_that_the_article_does_not_have_is_refused(place):
    with pytest.raises(ValueError, match="place must"):
        check_place(place)


def test_every_footnote_of_the_article_stands_in_one_section():
    ranges = [range(a, b + 1) for a, b in FOOTNOTES.values() if b]
    assert sorted(n for numbers in ranges for n in numbers) == list(range(1, 181))


def test_a_verdict_needs_a_proof_or_a_survey_with_an_exact_case():
    everywhere = survey("asked", [True, True])
    assert judge([everywhere]) is claims.Verdict.OPEN
    assert judge([everywhere, witness("case", True)]) is claims.Verdict.HOLDS
    assert judge([proof("identity", True)]) is claims.Verdict.HOLDS
    assert judge([instance("there is one", True)]) is claims.Verdict.HOLDS
    assert judge([]) is claims.Verdict.OPEN


def test_a_step_of_a_proof_carries_no_claim_by_itself():
    assert judge([step("half of it", True)]) is claims.Verdict.OPEN
    assert judge([step("half of it", False), proof("the rest", True)]) is claims.Verdict.OPEN
    assert judge([step("half", True), survey("asked", [True]), witness("case", True)]) is (
        claims.Verdict.HOLDS
    )


def test_a_row_says_that_it_is_proved_only_if_a_proof_carries_it():
    asked, case = survey("asked", [True]), witness("case", True)
    assert route([proof("identity", True)]) == "proved"
    assert route([proof("identity", True), asked]) == "proved; also surveyed"
    assert "no step of it proved" in route([asked, case])
    assert "a step of it proved" in route([asked, case, step("half of it", True)])
    assert "no step" in route(
        [asked, case, outside(disproof("elsewhere", True)), outside(witness("elsewhere", False))]
    )
    assert route([instance("there is one", True)]) == "shown by an exact case"
    assert route([witness("case", False)]) == "refuted by exact cases"
    assert route([asked]) == "not established"


def test_a_condition_counts_only_if_the_claim_is_refuted_outside_it_by_an_exact_case():
    inside = proof("identity", True)
    assert judge([inside, outside(witness("case", False))]) is claims.Verdict.CONDITIONAL
    assert judge([inside, outside(witness("case", True))]) is claims.Verdict.OPEN
    assert judge([inside, outside(survey("asked", [False]))]) is claims.Verdict.OPEN
    assert judge([proof("no", False), outside(witness("case", False))]) is claims.Verdict.OPEN


def test_a_claim_fails_only_on_exact_cases_and_a_survey_that_asks_nobody_finds_nothing():
    assert judge([witness("case", False)]) is claims.Verdict.FAILS
    assert judge([survey("asked", [False])]) is claims.Verdict.OPEN
    assert judge([witness("one", False), witness("other", True)]) is claims.Verdict.OPEN
    assert not survey("asked", np.array([True]), when=np.array([False])).claim_holds


def test_a_proof_against_a_claim_undoes_it_and_does_not_stand_for_an_exact_case():
    against = disproof("identity", True)
    assert not against.claim_holds
    assert judge([against]) is claims.Verdict.OPEN
    assert judge([proof("identity", True), outside(against)]) is claims.Verdict.OPEN
    assert judge([against, witness("case", False)]) is claims.Verdict.FAILS


def test_a_misprint_needs_the_right_formula_proved_and_the_printed_one_refuted():
    right, printed = proof("derived", True), as_printed(witness("printed", False))
    assert judge([right, printed]) is claims.Verdict.MISPRINTED
    assert judge([right, as_printed(witness("printed", True))]) is claims.Verdict.OPEN
    assert judge([proof("derived", False), printed]) is claims.Verdict.OPEN


def test_exact_outcomes_agree_with_the_solver():
    random = np.random.default_rng(3)
    for _ in range(200):
        s, k, step, D, D1 = (Fraction(int(n), 20) for n in random.integers(1, 60, 5))
        m, m1 = (Fraction(int(n), 2) for n in random.integers(0, 5, 2))
        ladder = bs.Ladder([bs.Norm(k, D, m), bs.Norm(k + step, D1, m1)])
        got = exact.outcome(s, (k, D, m), (k + step, D1, m1))
        solved = bs.best_response(float(1 / s), ladder)
        assert float(got) == pytest.approx(solved.policy, abs=1e-12)
        gain = exact.gain(s, (k, D, m), (k + step, D1, m1))
        assert float(gain) == pytest.approx(solved.gain, abs=1e-12)


def test_exact_outcomes_of_vague_norms_and_targets_agree_with_the_solver():
    random = np.random.default_rng(4)
    for _ in range(200):
        s, k, D, width = (Fraction(int(n), 20) for n in random.integers(1, 60, 4))
        m = Fraction(int(random.integers(0, 5)), 2)
        vague = exact.best(1 / s, exact.vague(k, D, m, width))
        solved = bs.best_response(float(1 / s), bs.VagueNorm(k, D, m, width))
        assert float(vague) == pytest.approx(solved.policy, abs=1e-9)
        one_sided = exact.best(1 / s, exact.one_sided(k, D, m, width))
        solved = bs.best_response(float(1 / s), bs.OneSidedVagueNorm(k, D, m, width))
        assert float(one_sided) == pytest.approx(solved.policy, abs=1e-9)
        target = bs.best_response(float(1 / s), bs.ExactTarget(k, D))
        assert float(exact.on_target(s, k, D)) == pytest.approx(target.policy, abs=1e-12)


def test_an_unknown_id_is_refused():
    with pytest.raises(ValueError, match="C1 to C73"):
        claims.find("C999")


def test_parameters_of_checks_all_have_defaults():
    for record in RECORDS:
        for parameter in inspect.signature(record.check).parameters.values():
            assert parameter.default is not parameter.empty, record.id
