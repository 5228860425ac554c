"""Part III's formulas typed by hand, from the article as printed, with the one that is wrong."""

import sympy as sp

from backsliding.symbols import D, S, k, lam, m

W = 2 * S - lam * S**2
W_AT_NORM = 2 * k + D + m * (S - k) - lam * S**2

S_STAR = 1 / lam
S_IL = m / (2 * lam)
K_BAR = 1 / lam + sp.sqrt(D / lam)
PRINTED = 1 / lam + D ** sp.Rational(1, 2) / lam ** sp.Rational(3, 2)  # Part III.A

ROOT = sp.sqrt(D**2 + 4 * D * k)
S_MIN, S_MAX = k + (D - ROOT) / 2, k + (D + ROOT) / 2

#: Part III.A: a state is indifferent where this is nothing.
QUADRATIC = lam * k**2 - 2 * k + (1 / lam - D)
