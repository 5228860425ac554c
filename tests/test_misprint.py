"""The article's misprint, put into a copy of the package: how many tests notice, and which.

Each test named here is run by itself against a copy in which the critical norm has the printed
exponent, and has to fail. They reach the formula by different routes: a search, exact arithmetic,
the other half of a pair of inverse formulas, the article's own numbers, the solver.
"""

import re

import mistaken
import pytest

pytestmark = pytest.mark.slow

#: The formula as derived, and as footnote 114 prints it.
RIGHT = "return numpy.sqrt(D)/numpy.sqrt(lam) + 1/lam"
WRONG = "return numpy.sqrt(D)/lam**(3/2) + 1/lam"

#: The tests that notice, each by another route.
NOTICED_BY = {
    "the derivation at fifty digits": "tests/test_closed_forms.py::"
    "test_a_closed_form_is_its_derivation_to_the_last_digits[critical_norm]",
    "the dense search": "tests/test_closed_forms.py::"
    "test_the_search_finds_the_critical_norm_and_not_the_printed_one",
    "the band of lifted states, its inverse": "tests/test_closed_forms.py::"
    "test_critical_norm_and_band_are_each_others_inverse",
    "the exact solver at the tie": "tests/test_response.py::"
    "test_at_the_critical_norm_the_state_takes_the_higher_policy",
    "the article's own numbers": "tests/test_article.py::"
    "test_the_derived_norm_gives_the_worked_numbers_and_the_printed_one_its_own",
    "the search in ninety digits": "tests/test_extremes.py::"
    "test_within_a_few_units_of_the_last_digit_of_a_tie_either_policy_is_as_good",
}


@pytest.fixture(scope="module")
def misprinted(tmp_path_factory):
    """A copy of the package, for which the tests pass, with the misprint put into it."""
    folder = tmp_path_factory.mktemp("misprinted")
    mistaken.copied(folder, "backsliding", "tests", "tools")
    sound = mistaken.tested(folder, *NOTICED_BY.values())
    assert sound.returncode == pytest.ExitCode.OK, sound.stdout + sound.stderr
    mistaken.make(folder, "formulas.py", {RIGHT: WRONG})
    return folder


def failures(folder):
    """Run the tests named against the copy; return the names of those that fail."""
    run = mistaken.tested(folder, *NOTICED_BY.values())
    assert run.returncode == pytest.ExitCode.TESTS_FAILED, run.stdout + run.stderr
    return re.findall(r"^FAILED (\S+)", run.stdout, re.MULTILINE)


def test_the_misprint_is_noticed_by_every_route(misprinted):
    failed = failures(misprinted)
    missed = [
        route
        for route, test in NOTICED_BY.items()
        if not any(name.startswith(test) for name in failed)
    ]
    assert missed == [], failed
