"""Deciding statements: the translation, the two procedures, and the exact arithmetic."""

from fractions import Fraction

import numpy as np
import pytest
import sympy as sp
from sympy import (
    ITE,
    Abs,
    And,
    Eq,
    Equivalent,
    Implies,
    Max,
    Min,
    Ne,
    Not,
    Or,
    Piecewise,
    Rational,
)

from backsliding.book.claims import deciding, procedures
from backsliding.book.claims.curves import (
    Curve,
    Kinked,
    Nothing,
    OneSided,
    Target,
    Threshold,
    Vague,
    Window,
    transmitted,
)
from backsliding.book.claims.deciding import Answer, Question
from backsliding.book.claims.exactly import holds, value
from backsliding.book.claims.language import (
    Benefit,
    D,
    Ends,
    P,
    S,
    a,
    domain,
    k,
    k0,
    k1,
    later_D,
    later_k,
    later_m,
    m,
    m0,
    m1,
    s,
    tau,
    two,
    w,
    x,
    y,
    z,
)
from backsliding.book.claims.procedures import Procedure, Reply, find_world
from backsliding.book.claims.smtlib import question, quoted

CURVES = {
    "no norm": Nothing(),
    "threshold": Threshold(k, D, m),
    "transmission": transmitted(tau, k, D, m),
    "rungs": two,
    "target": Target(k, D),
    "window": Window(k, D, m, w),
    "vague": Vague(k, D, m, w),
    "one-sided": OneSided(k, D, m, w),
    "kinked": Kinked((0, 0, 2), (k, a, m)),
}

TERMS = {
    "sum": x + y + 1,
    "difference": x - y,
    "product": x * y * Rational(3, 7),
    "power": x**3,
    "fourth power": (x - y) ** 4,
    "root": sp.sqrt(Abs(x)),
    "root of a sum": sp.sqrt(x**2 + 1),
    "root to the third": (x**2 + 1) ** Rational(3, 2),
    "quotient": x / (y**2 + 1),
    "quotient of a letter": x / y,
    "one over a root": 1 / sp.sqrt(s),
    "quotient in a quotient": 1 / ((1 - tau) / s + tau / w),
    "largest": Max(x, y, z),
    "least": Min(x, y, z),
    "distance": Abs(x - y),
    "choice": Piecewise((x, y > 0), (y, z > 0), (z, True)),
    **{f"benefit, {name}": Benefit(S, curve) for name, curve in CURVES.items()},
}

FORMULAS = {
    "less": x < y,
    "at most": x <= y,
    "more": x**2 > y,
    "at least": x / s >= y,
    "equal": Eq(x, y),
    "unequal": Ne(x, y),
    "and": And(x < y, y < z),
    "or": Or(x < y, y < z),
    "not": Not(Or(x < y, y < z)),
    "implies": Implies(x < y, y < z),
    "equivalent": Equivalent(x < y, y < z),
    "if": ITE(x < y, y < z, z < x),
    "true": sp.true,
    "false": sp.false,
    **{f"ends, {name}": Ends(P, s, curve) for name, curve in CURVES.items()},
}

POINTS = range(4)


def point(letters, seed):
    """Return fractions for letters, those of the domains that may be zero now and then."""
    random = np.random.default_rng(seed)
    found = {}
    for letter in sorted(letters, key=str):
        number = Rational(int(random.integers(1, 24)), int(random.integers(1, 9)))
        if letter in (m, m0, m1):
            number = Rational(int(random.integers(0, 9)), 4)
        if letter is tau:
            number = Rational(int(random.integers(0, 5)), 4)
        found[letter] = number * (-1) ** int(random.integers(2)) if not domain(letter) else number
    if k1 in found:
        found[k1] += found[k0]
    return found


def held_to(text, at):
    """Return a question with each letter held to a fraction."""
    for letter, number in at.items():
        whole = f"(/ {abs(number.p)}.0 {number.q}.0)"
        plain = f"(- {whole})" if number < 0 else whole
        if f"declare-const {quoted(letter.name)} " in text:
            text += f"\n(assert (= {quoted(letter.name)} {plain}))"
    return text


def says(formula, at):
    """Return what z3 says of a formula at a point: "sat" exactly if it holds."""
    return find_world(held_to(question([formula], sp.false), at), 5.0).answer


@pytest.mark.parametrize("term", TERMS.values(), ids=TERMS)
@pytest.mark.parametrize("seed", POINTS)
def test_a_term_is_translated_to_what_it_is(term, seed):
    at = point(term.free_symbols, seed)
    number = value(term, at)
    near = sp.nsimplify(sp.N(number, 30), rational=True)
    tiny = Rational(1, 10**9)
    assert says((near - tiny < term) & (term < near + tiny), at) == "sat"
    assert says((near - tiny >= term) | (term >= near + tiny), at) == "unsat"


@pytest.mark.parametrize("formula", FORMULAS.values(), ids=FORMULAS)
@pytest.mark.parametrize("seed", POINTS)
def test_a_formula_is_translated_to_what_it_says(formula, seed):
    at = point(formula.free_symbols, seed)
    candidates = [at]
    if formula.atoms(Ends):  # where the state may end as well as anywhere
        (ends,) = formula.atoms(Ends)
        _, own, norm = ends.args
        candidates += [{**at, P: value(c, at)} for c in norm.candidates(own)]
    answers = set()
    for world in candidates:
        answers.add(true := holds(formula, world))
        assert says(formula, world) == ("sat" if true else "unsat")
        denied = find_world(held_to(question([], formula), world), 5.0).answer
        assert denied == ("unsat" if true else "sat")
    if formula.atoms(Ends):
        assert True in answers


@pytest.mark.parametrize("curve", CURVES.values(), ids=CURVES)
def test_every_curve_is_asked_within_its_domain(curve):
    letters = Benefit(S, curve).free_symbols
    for bound in curve.domain():
        assert Question((Ends(P, s, curve),), bound).decide(5.0).answer is Answer.PROVED
    assert letters or isinstance(curve, Nothing)


def test_every_kind_of_curve_is_tried():
    assert {type(curve) for curve in CURVES.values()} == set(Curve.__subclasses__()) | {OneSided}


@pytest.mark.parametrize(
    "false",
    [
        sp.sqrt(x) >= 0,  # of a negative number there is no root, and so nothing is known of it
        1 / x**2 > 0,
        1 / y > -1,
    ],
)
def test_no_root_and_no_quotient_proves_what_is_false(false):
    assert Question((), false).decide(5.0).answer is not Answer.PROVED


@pytest.mark.parametrize(
    ("given", "false"),
    [
        # Two vague norms are not one because each has a ramp.
        ((Ends(P, s, Vague(k, D, m, w)), Ends(S, s, Vague(k, later_D, m, w))), Eq(P, S)),
        ((Ends(P, s, OneSided(k, D, m, w)), Ends(S, s, OneSided(k, D, later_m, w))), Eq(P, S)),
        # The reward of a target is on none of its pieces.
        ((Ends(P, s, Target(k, D)), Ne(s, k)), Eq(P, s)),
    ],
)
def test_no_way_of_asking_proves_what_is_false(given, false):
    question_ = Question(given, false)
    for text in question_._ways():
        assert {reply.answer for reply in procedures.ask(text, 1.0).values()} != {"unsat"}


def test_nothing_is_known_of_the_sign_of_an_abbreviation():
    below = Question((), 1 / (1 + k) >= 0, {k: 1 - x**2})
    assert below.decide(5.0).answer is not Answer.PROVED


def test_a_counterexample_has_to_be_a_possible_world(monkeypatch):
    world = Reply("sat", 0.0, {"m": "7"})
    monkeypatch.setattr(deciding, "find_world", lambda *_: world)
    assert Question((), m <= 2).refuted(1.0) is None


def test_a_root_of_a_negative_number_and_a_division_by_zero_prove_nothing():
    for impossible in (Eq(sp.sqrt(x), y), Eq(1 / z, y)):
        given = (x < 0, Eq(z, 0), impossible)
        assert Question(given, sp.false).decide(5.0).answer is not Answer.PROVED


def test_a_counterexample_may_be_an_algebraic_number():
    decision = Question((x > 0,), Ne(x**2, 2)).decide()
    assert decision.answer is Answer.REFUTED
    assert sp.simplify(decision.world[x] - sp.sqrt(2)) == 0


def test_what_is_true_is_proved_and_what_is_false_refuted():
    assert Question((), x**2 >= 0).decide().answer is Answer.PROVED
    decision = Question((), x**2 > 0).decide()
    assert decision.answer is Answer.REFUTED and decision.world == {x: 0}


def test_an_abbreviation_is_what_it_is_short_for():
    where = {y: x**2 + 1}
    assert Question((), y >= 1, where).decide().answer is Answer.PROVED
    assert Question((), y > 1, where).decide().world[x] == 0


def test_a_claim_in_parts_is_the_claim():
    whole = Question((), Implies((x > 0) & (y > x), (y > 0) & Equivalent(x < z, x + 1 < z + 1)))
    parts = list(whole.parts())
    assert len(parts) == 3
    assert all(part.decide().answer is Answer.PROVED for part in parts)
    false = Question((), Implies(x > 0, (x > 0) & (x > 1)))
    assert [p.decide().answer for p in false.parts()] == [Answer.PROVED, Answer.REFUTED]


def test_what_is_given_of_a_policy_is_left_out_only_where_nothing_speaks_of_it():
    given = (Ends(P, s, Threshold(k, D, m)), Ends(S, s, Threshold(later_k, D, m)))
    (part,) = Question(given, P >= 0).parts()
    assert part.given == given[:1]


@pytest.mark.parametrize("silent", procedures.NAMES)
def test_what_one_procedure_alone_says_proves_nothing(monkeypatch, silent):
    monkeypatch.setattr(procedures._PROCEDURES[silent], "ask", lambda *_: Reply("unknown", 0.0))
    assert Question((), x**2 >= 0).decide().answer is Answer.OPEN


@pytest.mark.parametrize("liar", procedures.NAMES)
@pytest.mark.parametrize(("lie", "false"), [("unsat", x**2 > 0), ("sat", x**2 >= 0)])
def test_procedures_that_contradict_each_other_are_named_with_the_question(
    monkeypatch, liar, lie, false
):
    monkeypatch.setattr(procedures._PROCEDURES[liar], "ask", lambda *_: Reply(lie, 0.0))
    with pytest.raises(RuntimeError, match=f"{liar} says {lie}") as raised:
        Question((), false).decide()
    assert str(raised.value).endswith(f"one of them is wrong:\n{question([], false)}")


def test_each_procedure_may_find_its_proof_in_a_form_of_its_own(monkeypatch):
    """A form is enough for a proof, whichever procedure is told it."""
    given = (Ends(P, s, Threshold(k, D, m)), s > k)
    first, second, *_ = Question(given, P >= k)._ways()
    able = {"z3": first, "cvc5": second}
    for name, procedure in procedures._PROCEDURES.items():
        monkeypatch.setattr(
            procedure,
            "ask",
            lambda text, _, name=name: Reply("unsat" if text == able[name] else "unknown", 0.0),
        )
    decision = Question(given, P >= k).decide()
    assert decision.answer is Answer.PROVED
    assert decision.texts == (first, second)
    able["cvc5"] = None
    assert Question(given, P >= k).decide().answer is Answer.OPEN


def test_a_false_counterexample_is_refused(monkeypatch):
    world = Reply("sat", 0.0, {"x": "1"})
    monkeypatch.setattr(deciding, "find_world", lambda *_: world)
    monkeypatch.setattr(deciding, "ask", lambda *_: dict.fromkeys(procedures.NAMES, world))
    assert Question((), x**2 >= 0).decide().answer is Answer.OPEN
    assert Question((), x < 1).decide().world == {x: 1}
    assert Question((x > 1,), x < 1).decide().answer is Answer.OPEN


@pytest.fixture
def slow(tmp_path, monkeypatch):
    """A procedure that ends itself instead of answering the question "(wait)"."""
    program = tmp_path / "solve.py"
    program.write_text(
        "import json, sys, time\n"
        "print('ready', flush=True)\n"
        "for line in sys.stdin:\n"
        "    question, seconds = json.loads(line)\n"
        "    question == '(wait)' and (time.sleep(seconds) or sys.exit())\n"
        "    print(json.dumps({'answer': 'unsat'}), flush=True)\n"
    )
    monkeypatch.setattr(procedures, "__file__", str(tmp_path / "procedures.py"))
    procedure = Procedure("z3")
    yield procedure
    procedure.close()


def test_a_procedure_that_is_late_is_ended_and_started_again(slow):
    assert slow.ask("(at once)", 20.0).answer == "unsat"
    first = slow._process
    late = slow.ask("(wait)", 0.3)
    assert late.answer == "unknown" and late.seconds < 5
    assert slow.ask("(at once)", 20.0).answer == "unsat"
    assert slow._process is not first
    first.communicate()


@pytest.mark.parametrize("name", procedures.NAMES)
def test_a_procedure_ends_itself_in_the_midst_of_a_question(name):
    letters = [sp.Symbol(f"x{i}") for i in range(9)]
    near = sum(a * a * b * c for a, b, c in zip(letters, letters[1:], letters[2:], strict=False))
    given = sp.Eq(near, 7), sp.Lt(sum(a * a for a in letters), sp.Rational(1, 100))
    text = question(given, letters[0] < 0)
    procedure = Procedure(name)
    assert procedure.ask(text, 0.3).answer == "unknown"
    assert procedure.ask(question((letters[0] > 1,), letters[0] > 0), 20.0).answer == "unsat"
    procedure.close()


def test_a_procedure_that_is_late_leaves_a_claim_open(slow, monkeypatch):
    asked = slow.ask
    slow.ask("(at once)", 20.0)
    monkeypatch.setitem(procedures._PROCEDURES, "cvc5", slow)
    monkeypatch.setattr(slow, "ask", lambda text, seconds: asked("(wait)", 0.2))
    assert Question((), x**2 >= 0).decide().answer is Answer.OPEN


def test_a_procedure_that_is_not_installed_is_named():
    with pytest.raises(ImportError, match="no_such_procedure is not installed"):
        Procedure("no_such_procedure").ask("(assert true)", 1.0)


def test_what_is_not_of_the_language_is_named():
    with pytest.raises(ValueError, match=r"must be made of what claims\.language has"):
        question([], sp.exp(x) > y)


def test_exact_numbers_tell_equal_from_nearly_equal():
    root = sp.sqrt(2)
    assert holds(Eq(x**2, 2), {x: root})
    assert not holds(Eq(x, y), {x: root, y: Rational(141421356237309505, 10**17)})
    assert holds(
        sp.sqrt(2) + sp.sqrt(3) > x, {x: sp.sqrt(5 + 2 * sp.sqrt(6)) - Rational(1, 10**25)}
    )
    assert Fraction(int(value(x**2, {x: root}))) == 2


@pytest.mark.parametrize(
    ("root", "zero", "digits"),
    [
        (sp.sqrt(2) + sp.sqrt(3), x**4 - 10 * x**2 + 1, 300),
        (sp.CRootOf(sp.Symbol("x") ** 5 - sp.Symbol("x") - 1, 0), x**5 - x - 1, 60),
    ],
)
def test_exact_numbers_tell_zero_from_what_many_decimals_do_not(root, zero, digits):
    tiny = Rational(1, 10**digits)
    assert holds(Eq(zero, 0), {x: root})
    assert not holds(Eq(zero, tiny), {x: root})
    assert holds((-tiny < zero) & (zero < tiny), {x: root})
