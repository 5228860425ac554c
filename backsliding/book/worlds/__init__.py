"""Worlds to ask about: a file of one's own, and some invented ones.

Source: ours.
"""

from .reader import read
from .report import states_table, totals_table
from .samples import two_regions, unequal_world

__all__ = [
    "read",
    "states_table",
    "totals_table",
    "two_regions",
    "unequal_world",
]
