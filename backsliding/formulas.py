"""Formulas derived in `backsliding.results`, for NumPy.

Written by tools/write_formulas.py. Do not edit: change the derivation and write it again.
"""

from typing import Any

import numpy


def autonomous_policy(lam: Any) -> Any:
    return 1/lam


def flattened_policy(lam: Any, m: Any) -> Any:
    return (1/2)*m/lam


def critical_norm(lam: Any, D: Any) -> Any:
    return numpy.sqrt(D)/numpy.sqrt(lam) + 1/lam


def printed_critical_norm(lam: Any, D: Any) -> Any:
    return numpy.sqrt(D)/lam**(3/2) + 1/lam


def least_jump(lam: Any, k: Any) -> Any:
    return lam*(k - 1/lam)**2


def weakest_lifted(k: Any, D: Any) -> Any:
    return k**2/((1/2)*numpy.sqrt(D)*numpy.sqrt(D + 4*k) + (1/2)*D + k)


def strongest_captured(k: Any, D: Any) -> Any:
    return (1/2)*numpy.sqrt(D)*numpy.sqrt(D + 4*k) + (1/2)*D + k


def participation_switch(k: Any, m: Any) -> Any:
    return (1/2)*k*(m - 2)**2/m


def highest_sliding_joiner(k: Any, D: Any, m: Any) -> Any:
    return 4*(-D + k*m - 2*k)/(m**2 - 4)


def joining_threshold_held(lam: Any, D: Any, m: Any, tau: Any) -> Any:
    return -numpy.sqrt(D)*numpy.sqrt(1 - tau)/numpy.sqrt(lam) + (1/2)*m/lam + (1/2)*(1 - tau)*(2 - m)/lam


def joining_threshold_free(lam: Any, D: Any, m: Any, tau: Any) -> Any:
    return -D/(2 - m) + (1/2)*m/lam + (1/4)*(1 - tau)*(2 - m)/lam


def joining_switch(lam: Any, m: Any, tau: Any) -> Any:
    return (1/4)*(1 - tau)*(2 - m)**2/lam


def leak_withstood(lam: Any, k: Any, D: Any, m: Any) -> Any:
    return 2*lam*(numpy.sqrt(D)/numpy.sqrt(lam) - k + 1/lam)/(2 - m)


def even_while_held(k: Any, D: Any) -> Any:
    return -k**2/((1/2)*numpy.sqrt(D)*numpy.sqrt(D + 4*k) + (1/2)*D + k) + 2*k


def even_after_release(k: Any, D: Any, m: Any) -> Any:
    return numpy.sqrt(2)*numpy.sqrt((-k**4*m/((1/2)*numpy.sqrt(D)*numpy.sqrt(D + 4*k) + (1/2)*D + k)**2 + 2*k**3*m/((1/2)*numpy.sqrt(D)*numpy.sqrt(D + 4*k) + (1/2)*D + k) - 2*k**2)/(m*(m - 2)))
