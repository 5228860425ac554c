"""How numbers are written in sentences and code, the same here and in static/numerals.js."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

_HUNDREDTH = Decimal("0.01")


def fixed(value: float) -> str:
    """Return a number with two decimals; halves are rounded away from zero, and -0 is 0.

    Examples
    --------
    >>> fixed(0.125), fixed(-0.001), fixed(-1.5)
    ('0.13', '0.00', '−1.50')
    """
    with localcontext(prec=400):  # as many digits as the largest number has
        digits = str(Decimal(float(value)).quantize(_HUNDREDTH, ROUND_HALF_UP).copy_abs())
    return "−" + digits if value < 0 and float(digits) != 0 else digits


def plain(value: float) -> str:
    """Return the shortest text that reads back as the same number, for code.

    Examples
    --------
    >>> plain(3.0), plain(0.1)
    ('3', '0.1')
    """
    return repr(float(value)).removesuffix(".0")
