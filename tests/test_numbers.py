"""The numbers come out as in the reference: here, and with the oldest and newest packages."""

import json

import pytest
from numpy.testing import assert_allclose

from tools import sample_numbers

REFERENCE = json.loads(sample_numbers.REFERENCE.read_text(encoding="utf-8"))
#: A smooth curve is searched, and a policy at a flat top found to half the digits of its height.
SEARCHED = {"normal: policy": 1e-7, "logistic: policy": 1e-7}


@pytest.fixture(scope="module")
def made():
    return sample_numbers.numbers()


def test_there_are_as_many_numbers_as_in_the_reference(made):
    assert made.keys() == REFERENCE.keys()
    assert sum(map(len, made.values())) > 1000


@pytest.mark.parametrize("name", REFERENCE)
def test_a_number_is_that_of_the_reference(made, name):
    assert_allclose(made[name], REFERENCE[name], rtol=SEARCHED.get(name, 1e-12), atol=1e-13)
