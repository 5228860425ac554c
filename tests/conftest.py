"""Settings that all tests share."""

from hypothesis import settings

# A slow machine is not a wrong answer: no time limit on single examples.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
