"""Settings that all tests share."""

import os

import pytest
from built_site import (  # noqa: F401 - fixtures
    chromium,
    opened,
    served,
    served_slowly,
    site,
    visit,
    visitor,
)
from hypothesis import Phase, settings

# A slow machine is not a wrong answer: no time limit on single examples.
settings.register_profile("patient", deadline=None)
# Where a test is to fail, as against a mutant, nobody reads the simplest example.
settings.register_profile("mutants", deadline=None, phases=[Phase.explicit, Phase.generate])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "patient"))


#: Fixtures that take more than Python: a browser, or a site that was built.
BEYOND_PYTHON = {"chromium", "site", "unhosted", "hosted"}


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses
def pytest_collection_modifyitems(items):
    for item in items:
        if not BEYOND_PYTHON.isdisjoint(getattr(item, "fixturenames", ())):  # indirect ones too
            item.add_marker("site")
