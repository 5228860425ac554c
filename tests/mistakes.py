"""Mistakes that a package can make, each made by putting one function in another's place.

A process that is to be mistaken calls ``MISTAKES[name]()`` before it does anything else.
"""

import sys
from dataclasses import replace
from functools import wraps

import numpy as np

import backsliding as bs
from backsliding import claims, formulas, generality, symbols
from backsliding.book import reference
from backsliding.norms.standard import Standard


def put(room, name, wrong):
    """Put a function in the place of another in every room that knows it; return the right one."""
    right = getattr(room, name)
    wrong = wraps(right)(wrong)
    for known in [module for at, module in sys.modules.items() if at.startswith("backsliding")]:
        for alias in [alias for alias, value in vars(known).items() if value is right]:
            setattr(known, alias, wrong)
    return right


def put_curve(norm, mistaken):
    """Let a kind of norm have the curve of another norm, made from it."""
    right = norm.curve
    norm.curve = lambda self: right(mistaken(self))


def the_articles_misprint():
    put(formulas, "critical_norm", formulas.printed_critical_norm)


def a_jump_without_its_root():
    def wrong(lam, D):
        return D / np.sqrt(lam) + 1 / lam

    put(formulas, "critical_norm", wrong)
    put(formulas, "printed_critical_norm", wrong)


def a_norm_that_flattens_nothing():
    put_curve(bs.Norm, lambda norm: replace(norm, m=2.0 + 0.0 * norm.m))


def a_norm_without_its_jump():
    put_curve(bs.Norm, lambda norm: replace(norm, D=0.0))


def a_jump_that_always_arrives_whole():
    right = Standard.transmitted
    Standard.transmitted = lambda self, tau: replace(right(self, tau), D=self.D)


def a_ramp_twice_as_wide():
    put_curve(bs.VagueNorm, lambda norm: replace(norm, width=2.0 * norm.width))


def a_ladder_of_its_last_rung_alone():
    put_curve(bs.Ladder, lambda ladder: bs.Ladder(ladder.rungs[-1:]))


def a_sweep_that_overlooks_slides():
    right = bs.Population.sweep

    def wrong(self, *args, **options):
        found = right(self, *args, **options)
        return replace(found, slide=0.0 * found.slide, net=found.pull)

    bs.Population.sweep = wrong


def a_jump_that_other_curves_do_not_get():
    right = generality.Benefits.best_policies
    generality.Benefits.best_policies = lambda self, k=None, D=0, flattened=0: right(
        self, k, 0, flattened
    )


def a_scene_of_another_state():
    from backsliding.book.explorers import engine

    def wrong(function, about, values):
        changed = {"lam": 2.0 * values["lam"]} if isinstance(values.get("lam"), float) else {}
        return right(function, about, values | changed)

    right = put(engine, "run", wrong)


def a_verdict_that_mistakes_conditions():
    """What holds is said to need a condition, and what needs one to hold without."""
    either = {claims.Verdict.HOLDS, claims.Verdict.CONDITIONAL}

    def wrong(outcome):
        found = right(outcome)
        return (either - {found}).pop() if found in either else found

    right = claims.Outcome.verdict.fget
    claims.Outcome.verdict = property(wrong)


def claims_from_the_last_to_the_first():
    def wrong():
        return right()[::-1]

    right = put(claims, "all", wrong)
    reference.claims = claims


def a_letter_that_means_something_else():
    first, *others = symbols.NOTATION
    symbols.NOTATION = reference.NOTATION = (replace(first, meaning="something else"), *others)


MISTAKES = {
    name: made
    for name, made in globals().items()
    if name.startswith(("a_", "the_", "claims_")) and callable(made)
}
