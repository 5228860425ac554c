"""Worlds to ask about: a file of one's own, the article's numbers, and some invented ones.

Source: footnotes 106, 111 and 112 for the article's numbers; the invented worlds are ours.
"""

from .reader import read
from .report import states_table, totals_table
from .samples import TRIED, detention_shares, two_regions, unequal_world

__all__ = [
    "TRIED",
    "detention_shares",
    "read",
    "states_table",
    "totals_table",
    "two_regions",
    "unequal_world",
]
