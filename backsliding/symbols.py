"""Every symbol of the model, once: what it means, what it may be, where the article has it.

The derivations are carried out with these SymPy symbols, and the notation table of the book
is printed from `NOTATION`. ``D`` and ``k`` are taken as positive so that SymPy can sign
expressions; the limits ``D = 0`` and ``k = 0`` are discussed where they matter.
"""

from __future__ import annotations

import re
import reprlib
from dataclasses import dataclass

import sympy as sp
from sympy.printing.latex import LatexPrinter

S = sp.Symbol("S", nonnegative=True)
lam = sp.Symbol("lam", positive=True)
k = sp.Symbol("k", positive=True)
D = sp.Symbol("D", positive=True)
m = sp.Symbol("m", nonnegative=True)
tau = sp.Symbol("tau", nonnegative=True)

#: The flattening beyond the norm, 2 - m. As a symbol of its own SymPy knows it is not negative.
flattening = sp.Symbol("delta", nonnegative=True)

#: The autonomous policy, used as the name of a state where that reads better than its cost.
s = sp.Symbol("s", positive=True)

#: Two rungs of a ladder, and how far above the lower the upper one stands.
k0, k1 = sp.symbols("k_0 k_1", positive=True)
D0, D1 = sp.symbols("D_0 D_1", nonnegative=True)
m0 = sp.Symbol("m_0", nonnegative=True)
g = sp.Symbol("g", positive=True)

#: Half the spread of a vague norm, or the length of a flattened stretch.
w = sp.Symbol("w", positive=True)

#: Strength of a pull towards a norm or towards others; share of the way persuaded; power of costs.
gamma = sp.Symbol("gamma", nonnegative=True)
theta = sp.Symbol("theta", nonnegative=True)
p = sp.Symbol("p", positive=True)

#: Positive distances, which tell SymPy on which side of ``k`` a policy ``S = k + x`` lies.
x = sp.Symbol("x", positive=True)
y = sp.Symbol("y", positive=True)


@dataclass(frozen=True)
class Notation:
    """One row of the notation table."""

    tex: str
    code: str
    meaning: str
    domain: str
    place: str


#: The table, a row a line. A line that is indented belongs to the one above it.
_ROWS = r"""
S | S | level of protection a state grants | S \ge 0 | III
\lambda | lam | the state's cost of protection | \lambda > 0 | III
B | benefit | benefits to the leaders | 2S \text{ if no norm} | III
C | cost | costs to the leaders | \lambda S^2 | III
W | welfare | the leaders' welfare | B - C | III
S^{*},\; s | autonomous_policy | policy without a norm | 1/\lambda | III, Figure 1
k | k | level of the international norm | k \ge 0 | III.A
D | D | jump in benefits for meeting the norm | D \ge 0 | III.A
\bar k | critical_norm | highest norm that still lifts the state | | III.A
s_{\min},\; s_{\max} | lifted_band | weakest state that a norm lifts, and its mirror;
    the two ends of what a target captures | s_{\min} s_{\max} = k^2 | III.A (ours)
W_{IL} | welfare | the leaders' welfare under a norm | | III.A
m | m | slope of benefits beyond the norm | 0 \le m \le 2 | III.B (there 1)
S^{*}_{IL} | flattened_policy | best policy on the flattened stretch | | III.B
S_{\text{out}} | policy | what a state grants under a norm | | III.B (ours)
G | gain | the leaders' welfare under a norm less that without | | III.B (ours)
\tau | tau | share of the norm that reaches domestic politics | [0, 1] | IV.A (ours)
\delta | 2 - m | what the norm takes off the slope beyond it | [0, 2] | IV.A (ours)
k_{-} | | lowest exact target that draws the state down | | IV.B.1 (ours)
k_{0},\; k_{1} | Ladder | levels of the lower and upper rung | k_0 < k_1 | IV.B.3
D_{0},\; D_{1} | Ladder | jumps at the two rungs | D_0, D_1 \ge 0 | IV.B.3 (ours)
m_{0} | Ladder | slope between the rungs | 0 \le m_0 \le 2 | IV.B.3 (ours)
g | | gap between the rungs | k_1 - k_0 | IV.B.3 (ours)
r | reward | what the norm adds to the benefit of a policy | | IV.B.4 (ours)
w | width, window | half the spread of a vague norm's thresholds;
    in IV.C, length of a flattened stretch | w > 0 | IV.B.4 (ours)
\sigma,\; f | KernelNorm | scale of another distribution of thresholds (kernel);
    its density at scale one | \sigma > 0 | IV.B.4 (ours)
P | | total pull on evenly spread states | | IV.B.4 (ours)
\gamma | gamma | strength of the pull towards a norm, or towards others | \gamma \ge 0
    | IV.C (ours)
\theta | theta | share of the way to the norm that leaders are persuaded, for $k > 0$ | [0, 1]
    | IV.C (ours)
M | mimicry | average policy of all states | | IV.C (ours)
\varphi,\; \Phi | | what a flattening takes at a distance from the norm;
    the most it takes | \varphi(0) = 0 | IV.C (ours)
p | | power with which costs rise | p > 1 | IV.C (ours)
"""

NOTATION = tuple(
    Notation(*(cell.strip() for cell in row.split("|")))
    for row in re.sub(r"\n +", " ", _ROWS).strip().split("\n")
)


def tex(expression: sp.Basic) -> str:
    """Return the TeX of an expression as the article would set it.

    SymPy orders factors and terms by name. Here the cost comes before the policy, terms that
    are added come before those taken away, and products of roots share one root sign.
    """
    if not isinstance(expression, sp.Basic):
        raise TypeError(f"expression must be a SymPy expression; got {reprlib.repr(expression)}")
    bare = expression.xreplace(_STAND_INS).replace(lambda term: term.is_Mul, _under_one_root)
    settings = {"symbol_names": _LETTERS, "order": "rev-lex", "fold_frac_powers": True}
    return str(_Printer(settings).doprint(bare))


# Symbols without assumptions, which sort before the others. If they were positive, SymPy would
# split sqrt(D/lam) into two roots.
_STAND_INS = {lam: sp.Symbol("A"), tau: sp.Symbol("B"), D: sp.Symbol("D"), k: sp.Symbol("k")}
_LETTERS = {_STAND_INS[lam]: r"\lambda", _STAND_INS[tau]: r"\tau"}


def _under_one_root(product: sp.Mul) -> sp.Expr:
    """Gather the square roots in a product, those below the line included."""
    over = [factor.base for factor in product.args if _has_power(factor, sp.S.Half)]
    under = [factor.base for factor in product.args if _has_power(factor, -sp.S.Half)]
    rest = [f for f in product.args if not _has_power(f, sp.S.Half, -sp.S.Half)]
    if over:
        return sp.Mul(*rest, sp.sqrt(sp.Mul(*over) / sp.Mul(*under)))
    return sp.Mul(*rest, 1 / sp.sqrt(sp.Mul(*under)))


def _has_power(factor: sp.Basic, *powers: sp.Rational) -> bool:
    return factor.is_Pow and factor.exp in powers


class _Printer(LatexPrinter):  # type: ignore[misc]  # SymPy has no types
    def _as_ordered_terms(self, expr: sp.Expr, order: str | None = None) -> list[sp.Expr]:
        terms = super()._as_ordered_terms(expr, order=order)
        return sorted(terms, key=lambda term: (term.could_extract_minus_sign(), _has_root(term)))


def _has_root(term: sp.Basic) -> bool:
    return any(power.exp.is_Rational and not power.exp.is_Integer for power in term.atoms(sp.Pow))
