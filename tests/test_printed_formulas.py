"""Every printed formula, read back from its TeX and held to what its name stands for."""

import re

import pytest
import sympy as sp
from by_hand import K_BAR, PRINTED, S_IL, S_MAX, S_MIN, S_STAR, W_AT_NORM, W

from backsliding import results
from backsliding.symbols import D, S, flattening, k, lam, m, s, x, y

PART_III = tuple(
    f"backsliding.results.{room}" for room in ("base_case", "higher_norm", "lower_norm")
)
DERIVATIONS = [name for name in results.__all__ if getattr(results, name).__module__ in PART_III]


# What each name on the left of a printed formula stands for. Several meanings: a name used for
# a special case as well (the article's slope of 1, a cost written as 1 + x).
GAIN_AT_PRINTED = 2 * PRINTED + D - lam * PRINTED**2 - 1 / lam
K_OF_Y = ((D + y) ** 2 - D**2) / (4 * D)  # from sqrt(D^2 + 4Dk) = D + y
WELFARE_BEYOND = sp.diff(W_AT_NORM, S).subs(S, k + x)
MEANINGS = {
    "W(S)": [W],
    "B(S) - C(S)": [W],
    r"\frac{dW}{dS}": [sp.diff(W, S)],
    r"\frac{d^2 W}{dS^2}": [sp.diff(W, S, 2)],
    "S^{*}": [S_STAR],
    "W(S^{*})": [W.subs(S, S_STAR)],
    r"\frac{d S^{*}}{d \lambda}": [sp.diff(S_STAR, lam)],
    r"\frac{dB}{dS}\Big|_{S^{*}}": [sp.Integer(2)],
    r"\frac{dC}{dS}\Big|_{S^{*}}": [sp.diff(lam * S**2, S).subs(S, S_STAR)],
    r"S_{\text{meet}}": [2 / lam],
    "2 S^{*}": [2 * S_STAR],
    "W(S^{*}) - W(S)": [W.subs(S, S_STAR) - W],
    "W_{IL}(k)": [W_AT_NORM.subs(S, k)],
    r"\Delta": [4 * lam * D],
    "b^2 - 4 a c": [4 - 4 * lam * (1 / lam - D)],
    r"\frac{\sqrt{\Delta}}{2 \lambda}": [sp.sqrt(D / lam)],
    "k_{-}": [S_STAR - sp.sqrt(D / lam)],
    "k_{+}": [K_BAR],
    "k_{-} - S^{*}": [-sp.sqrt(D / lam)],
    "k_{+} - S^{*}": [sp.sqrt(D / lam)],
    r"\frac{d}{dk}\bigl[W_{IL}(k) - W(S^{*})\bigr]_{k = S^{*} + x}": [
        sp.diff(W_AT_NORM.subs(S, k), k).subs(k, S_STAR + x)
    ],
    r"\bar k": [K_BAR],
    r"\bar k_{\text{printed}}": [PRINTED],
    r"\frac{\bar k_{\text{printed}} - S^{*}}{\bar k - S^{*}}": [
        (PRINTED - S_STAR) / (K_BAR - S_STAR)
    ],
    r"W_{IL}(\bar k_{\text{printed}}) - W(S^{*})": [
        GAIN_AT_PRINTED,
        GAIN_AT_PRINTED.subs(lam, 1 + x),
        GAIN_AT_PRINTED.subs(lam, 1 / (1 + x)),
    ],
    r"\lambda": [sp.Integer(1)],
    r"\frac{\partial \bar k_{\text{printed}}}{\partial \lambda}": [sp.diff(PRINTED, lam)],
    r"\frac{\partial \bar k_{\text{printed}}}{\partial D}": [sp.diff(PRINTED, D)],
    r"\frac{\partial \bar k}{\partial \lambda}": [sp.diff(K_BAR, lam)],
    r"\frac{\partial (\bar k - S^{*})}{\partial \lambda}": [sp.diff(K_BAR - S_STAR, lam)],
    r"\frac{\partial \bar k}{\partial D}": [sp.diff(K_BAR, D)],
    r"\lim_{D \to 0} \bar k": [K_BAR.subs(D, 0)],
    "W_{IL}(k) - W(s)": [2 * k + D - k**2 / s - s],
    r"s_{\min}": [S_MIN],
    r"s_{\max}": [S_MAX],
    r"s_{\min}\, s_{\max}": [S_MIN * S_MAX],
    r"k - s_{\min}": [k - S_MIN],
    r"(s_{\max} - k) - (k - s_{\min})": [S_MAX + S_MIN - 2 * k],
    r"\frac{\partial s_{\min}}{\partial k}": [
        sp.diff(S_MIN, k),
        sp.diff(S_MIN, k).subs(k, K_OF_Y),
    ],
    r"\frac{\partial (k - s_{\min})}{\partial k}": [sp.diff(k - S_MIN, k).subs(k, K_OF_Y)],
    r"\frac{\partial s_{\min}}{\partial D}": [sp.diff(S_MIN, D).subs(k, K_OF_Y)],
    "W_{IL}(S) - W(S)": [W_AT_NORM.subs(m, 2) - W],
    "W_{IL}(S)": [W_AT_NORM],
    r"\frac{dW_{IL}}{dS}": [sp.diff(W_AT_NORM, S), sp.diff(W_AT_NORM, S).subs(m, 2)],
    r"\frac{d^2 W_{IL}}{dS^2}": [sp.diff(W_AT_NORM, S, 2)],
    "S^{*}_{IL}": [S_IL, S_IL.subs(m, 1)],
    "S^{*}_{IL} / S^{*}": [S_IL / S_STAR],
    r"\frac{dW}{dS}\Big|_{S^{*} - x}": [sp.diff(W, S).subs(S, S_STAR - x)],
    r"\frac{dW_{IL}}{dS}\Big|_{S = k + x}": [WELFARE_BEYOND, WELFARE_BEYOND.subs(k, S_STAR + y)],
    r"\frac{dW_{IL}}{dS}\Big|_{k + x}": [WELFARE_BEYOND.subs(k, S_IL + y)],
    r"S_{\text{out}}": [sp.Max(S_IL, k)],
    "S^{*} - S^{*}_{IL}": [S_STAR - S_IL],
    r"S^{*}_{IL}\big|_{m = 0}": [S_IL.subs(m, 0)],
    "[W_{IL}(k) - W(S^{*})]_{k = S^{*}}": [(W_AT_NORM.subs(S, k) - 1 / lam).subs(k, S_STAR)],
    "s": [2 * k / m],
    r"\lim_{k \to 0} 2k/m": [sp.limit(2 * k / m, k, 0)],
    r"S_{\text{out}} / S^{*}": [S_IL / S_STAR],
}
GAIN = (0, D - (s - k) ** 2 / s, D + (2 - m) * k - (1 - m**2 / 4) * s)
CASES = {r"S_{\text{out}}(s)": (s, k, m * s / 2), "G(s)": GAIN}
POINTS = [  # at each of which delta is 2 - m
    dict(zip((lam, k, D, m, s, S, x, y, flattening), map(sp.Rational, row.split()), strict=True))
    for row in (
        "3/7 5/3 2/9 4/5 7/4 11/6 1/3 2/5 6/5",
        "13/4 1/6 8/3 9/5 1/9 2/7 5/2 7/9 1/5",
    )
]


def read(formula):
    """Turn a printed expression back into SymPy."""
    assert not re.search(r"\||'|_\{|bar|frac\{d", formula), f"say in MEANINGS what {formula} means"
    text = re.sub(r"\\left|\\right|\\,", "", formula)
    text = text.replace(r"\lambda", "lam").replace(r"\delta", "delta").replace(r"\max", "Max")
    for _ in range(9):  # from the innermost braces outwards
        text = re.sub(r"\\frac\{([^{}]*)\}\{([^{}]*)\}", r"((\1)/(\2))", text)
        text = re.sub(r"\\sqrt\{([^{}]*)\}", r"sqrt(\1)", text)
        text = re.sub(r"\^\{([^{}]*)\}", r"**(\1)", text)
    text = re.sub(r"(?<=[\w)])\s+(?=[\w(])", "*", text)
    return sp.sympify(text, locals={str(each): each for each in POINTS[0]})


def sides(formula):
    """Split at the equals signs that stand outside braces."""
    parts, depth = [""], 0
    for token in re.split(r"( = |[{}])", formula):
        depth += {"{": 1, "}": -1}.get(token, 0)
        if token == " = " and depth == 0:
            parts.append("")
        else:
            parts[-1] += token
    return parts


def value(expression, point):
    return sp.N(expression.subs(point), 30)


@pytest.mark.parametrize("name", DERIVATIONS)
def test_each_printed_formula_says_what_its_name_means(name):
    for step in getattr(results, name)().steps:
        if r"\begin{cases}" in step.formula:
            continue  # the next test's
        for formula in step.formula.split(r" ,\qquad "):
            check_printed(formula)


def test_the_printed_response_has_three_cases_in_order():
    for step in results.response().steps:
        name, body = re.fullmatch(
            r"(.*?) = \\begin\{cases\}(.*)\\end\{cases\}", step.formula
        ).groups()
        rows = [row.split("&") for row in body.split(r"\\")]
        for (printed, _), meant in zip(rows, CASES[name], strict=True):
            assert sp.simplify(read(printed) - meant) == 0
        conditions = [condition.replace(r"\text{for}\:", "").strip() for _, condition in rows]
        assert conditions == [r"s < s_{\min}", r"k \geq \frac{m s}{2}", r"\text{otherwise}"]


def check_printed(formula):
    body, sign = re.fullmatch(r"(.*?)( > 0| < 0| \\ge 0)?", formula).groups()
    parts = sides(body)
    if parts[-1] == "0" and not (len(parts) == 2 and parts[0] in MEANINGS):
        parts = parts[:-1]  # an equation to be solved
    names = [part for part in parts if part in MEANINGS]
    terms = [read(part) for part in parts if part not in MEANINGS]
    assert terms, formula
    for point in POINTS:
        meanings = [[value(each, point) for each in MEANINGS[part]] for part in names]
        for term in terms:
            found = value(term, point)
            assert abs(found - value(terms[-1], point)) < 1e-20, formula
            assert all(min(abs(found - each) for each in named) < 1e-20 for named in meanings), (
                formula
            )
        if sign:
            last = value(terms[-1], point)
            assert {" > 0": last > 0, " < 0": last < 0}.get(sign, last >= 0), formula
