"""How the ledger writes a formal statement: as it is written, in TeX and in words."""

import pytest

from backsliding import claims
from backsliding.book.claims.read import Reader
from backsliding.book.claims.typeset import lines, pieces, sentence, tex

READER = Reader(let={"top": "Threshold(t, D, m)"})


def set_(text):
    return tex(READER.parse(text))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("s_min <= s < k", r"s_{\min} \leq s < k"),
        ("P != k", r"P \neq k"),
        ("lam*later_lam", r"\lambda \lambda'"),
        ("k0 < later_k", "k_{0} < k'"),
        ("pull_2", r"\text{pull}_{2}"),
        ("phi_s", r"\varphi_{s}"),
        ("a - (b - c)", r"a - \left(b - c\right)"),
        ("a - b + c", "a - b + c"),
        ("a + (b + c)", "a + b + c"),
        ("a*(b + c)", r"a \left(b + c\right)"),
        ("-(a + b)", r"-\left(a + b\right)"),
        ("a*-b", r"a \left(-b\right)"),
        ("2*3", r"2 \cdot 3"),
        ("2*k", "2 k"),
        ("(a + b)/c", r"\frac{a + b}{c}"),
        ("(a + b)**2", r"\left(a + b\right)^{2}"),
        ("a**2**3", "a^{2^{3}}"),
        ("(a**2)**3", r"\left(a^{2}\right)^{3}"),
        ("S_IL**2", r"\left(S^{*}_{IL}\right)^{2}"),
        ("later_k**2", "{k'}^{2}"),
        ("D**(1/2)", "D^{1/2}"),
        ("x**(1/(p - 1))", r"x^{1/\left(p - 1\right)}"),
        ("Max(m*s/2, k)", r"\max\left(\frac{m s}{2}, k\right)"),
        ("Max(P, Q, s)", r"\max\left(P, Q, s\right)"),
        ("sqrt(Abs(x))", r"\sqrt{\left|x\right|}"),
        ("s_min(k, later_D)", r"s_{\min}(k, D')"),
        ("outcome(s, k) - s", r"S_{\text{out}}(s; k) - s"),
        (
            "k if t or u else s",
            r"\begin{cases} k & \text{if } t\ \text{or}\ u \\ s & \text{otherwise} \end{cases}",
        ),
        ("Integral(x + 1, (x, 0, k))", r"\int_{0}^{k} \left(x + 1\right)\, dx"),
    ],
)
def test_a_term_is_set_as_it_is_written(text, written):
    assert set_(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ends(P, s, one)", r"s \xrightarrow{k,\,D,\,m} P"),
        ("Ends(u, s, top)", r"s \xrightarrow{t,\,D,\,m} u"),
        ("gain(P, s, two)", r"G_{k_{0},\,D_{0},\,m_{0};\,k_{1},\,D_{1},\,m_{1}}(P)"),
        ("welfare(P, s, Nothing())", "W(P)"),
        ("Benefit(S, Vague(k, D, m, w))", r"B_{\text{vague}\,k,\,D,\,m,\,w}(S)"),
        ("Benefit(S, Kinked((0, 0, 2), (k, a, m)))", r"B_{\text{2 pieces}}(S)"),
        ("Ends(P, s, transmitted(tau, k, D, m))", r"s \xrightarrow{\tau\ \text{of}\ k,\,D,\,m} P"),
    ],
)
def test_a_norm_is_set_by_its_parameters(text, written):
    assert set_(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("s < k and m > 0 and k > P", "s < k, m > 0 and k > P"),
        ("Implies(s < k, Implies(m > 0, P < k))", "if s < k and m > 0, then P < k"),
        ("P == k or P == s", "P = k or P = s"),
        ("not (s < k and P < s)", "not (s < k and P < s)"),
        ("(s < k) & Eq(P, k)", "s < k and P = k"),
        ("Implies(Implies(s < k, P < s), P < k)", "if (if s < k, then P < s), then P < k"),
        ("s < k and (P == k or P == s)", "s < k and (P = k or P = s)"),
        ("P == k or s < k and m > 0", "P = k or (s < k and m > 0)"),
        ("Equivalent(P > s, s < k)", "P > s exactly if s < k"),
        ("Implies(m < 2, Equivalent(P < s, s > k))", "if m < 2, then (P < s exactly if s > k)"),
    ],
)
def test_a_formula_is_a_sentence(text, written):
    assert sentence(READER.parse(text), tex) == written


def test_a_long_comparison_is_set_in_pieces_that_make_the_whole():
    node = READER.parse("Benefit(P, two) - Benefit(Q, two) + k <= Benefit(P, upper) - k < D")
    found = pieces(node)
    assert len(found) == 6
    assert " ".join(found).replace(r"\ ", " ") == tex(node)
    assert pieces(node, long=1000) == [tex(node)]


def test_every_row_is_set_without_a_name_from_the_code():
    for record in claims.all():
        for _, line in lines(record, tex):
            for name in ("lam", "gamma", "theta", "phi", "k_bar", "later", "==", "**"):
                assert name not in line.replace(rf"\{name}", "").replace(r"\varphi", "")


def test_every_part_of_a_row_is_there():
    for record in claims.all():
        said = [word for word, _ in lines(record, tex)]
        assert ("given" in said) == bool(record.given)
        assert ("on condition that" in said) == (record.presupposed is not None)
        assert ("in some case" in said) == record.may
        assert ("as printed" in said) == bool(record.printed)
        assert said.count("where") == len(record.where)
