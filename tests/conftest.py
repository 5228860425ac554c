"""Settings that all tests share."""

import os

import pytest
import small_site
from built_site import chromium, opened, served, site, visit, visitor  # noqa: F401 - fixtures
from hypothesis import Phase, settings

# A slow machine is not a wrong answer: no time limit on single examples.
settings.register_profile("patient", deadline=None)
# Where a test is to fail, as against a mutant, nobody reads the simplest example.
settings.register_profile("mutants", deadline=None, phases=[Phase.explicit, Phase.generate])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "patient"))


#: Fixtures that take more than Python: a browser, or the site that `make book` builds.
BEYOND_PYTHON = {"chromium", "site"}


def pytest_addoption(parser):
    parser.addoption(
        "--portable", action="store_true", help="leave out what needs a browser or the built site"
    )


def pytest_collection_modifyitems(config, items):
    if config.getoption("--portable"):
        kept, left_out = [], []
        for item in items:
            asked = getattr(item, "fixturenames", ())  # the indirect ones too
            (kept if BEYOND_PYTHON.isdisjoint(asked) else left_out).append(item)
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept


@pytest.fixture(scope="session")
def unhosted(tmp_path_factory):
    """A few pages of the book, built where there is no address."""
    return small_site.build(tmp_path_factory.mktemp("unhosted"))
