"""Records compare by what they hold, and nobody writes to what they hold, in copies either."""

import copy
import pickle

import numpy as np
import pytest

import backsliding as bs
from backsliding import population
from backsliding.fading import FadingNorm
from backsliding.kernels import KernelNorm
from backsliding.tables import Table
from backsliding.theories import CompliancePull, mimicry

MADE = {
    "response": lambda x: bs.best_response([0.5, x], bs.Norm(1.0, 0.2)),
    "scalar response": lambda x: bs.best_response(x, bs.Norm(1.0, 0.2)),
    "outcome": lambda x: bs.Population([0.5, x], weights=[1, 2]).respond(bs.Norm(1.0, 0.2)),
    "population": lambda x: bs.Population([0.5, x], regions=["a", "b"]),
    "norm": lambda x: bs.Norm([x, 2.0], 0.2),
    "target": lambda x: bs.ExactTarget([x, 2.0], 0.2),
    "vague": lambda x: bs.VagueNorm([x, 2.0], 0.2, width=0.1),
    "one-sided": lambda x: bs.OneSidedVagueNorm([x, 2.0], 0.2, width=0.1),
    "windowed": lambda x: bs.WindowedNorm([x, 2.0], 0.2),
    "ladder": lambda x: bs.Ladder([bs.Norm([x, 1.0], 0.2), bs.Norm(2.0, 0.2)]),
    "curve": lambda x: bs.Norm([x, 2.0], 0.2).curve(),
    "bare curve": lambda x: bs.BenefitCurve((bs.Piece(0.0), bs.Piece(np.array([x, 2.0])))),
    "pull": lambda x: CompliancePull([x, 2.0], 0.2),
    "kernel": lambda x: KernelNorm(x, 0.2),
    "fading": lambda x: FadingNorm(x, 0.2),
    "sweep": lambda x: bs.Population([0.5, x]).sweep([1.0, 2.0], 0.2),
    "best norm": lambda x: bs.Population([0.5, 1.0]).best_norm(x),
    "adopted norm": lambda x: population.adopted_norm(bs.Population([0.5, x]), "leader", x),
    "memberships": lambda x: population.memberships(bs.Population([x, 1.5]), 1.0, lambda n: x * n),
    "majority": lambda x: population.majority_norm([x]),
    "turning points": lambda x: population.turning_points(bs.Norm(x, 0.2)),
    "band": lambda x: bs.lifted_band([x, 2.0], 0.2),
    "mimicry": lambda x: mimicry([x, 2.0], 0.2),
}
COPIES = {"copy": copy.copy, "deep copy": copy.deepcopy}
COPIES["pickle"] = lambda record: pickle.loads(pickle.dumps(record))


def arrays(value):
    """Yield every array that a record holds, however deep."""
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, tuple):
        yield from (a for each in value for a in arrays(each))
    elif hasattr(value, "__dict__"):
        yield from (a for each in vars(value).values() for a in arrays(each))


@pytest.mark.parametrize("kind", MADE)
def test_records_are_equal_if_they_hold_the_same(kind):
    one, same, other = (MADE[kind](x) for x in (1.25, 1.25, 1.0))
    assert one == same and hash(one) == hash(same)
    assert one != other and one != "a record"
    assert {one, same, other} == {one, other} and len({one, same, other}) == 2


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("way", COPIES)
def test_no_array_of_a_record_or_of_a_copy_can_be_written_to(kind, way):
    record = MADE[kind](1.25)
    again = COPIES[way](record)
    assert again == record and hash(again) == hash(record)
    for array in [*arrays(record), *arrays(again)]:
        with pytest.raises(ValueError, match="read-only"):
            array[...] = -7


def test_an_array_handed_over_stays_its_owners():
    own = np.array([1.0, 2.0])
    curve = bs.BenefitCurve((bs.Piece(0.0), bs.Piece(own)))
    norm, pop = bs.Norm(own, 0.2), bs.Population(own)
    own[0] = 1.5
    assert curve.pieces[1].start[0] == norm.k[0] == pop.lam[0] == 1.0


def test_records_of_two_shapes_differ():
    assert bs.Norm([1.0], 0.2) != bs.Norm([[1.0]], 0.2) != bs.Norm(1.0, 0.2)


def test_one_number_is_printed_as_a_number():
    r = bs.best_response(0.5, bs.Norm(1.0, 0.2))
    words = "autonomous=2.0, policy=1.0, welfare=1.7, gain=-0.3, effect='lowered'"
    assert repr(r) == f"Response({words})"
    assert {type(v) for v in (r.policy, r.gain, r.welfare, r.autonomous)} == {float}
    assert "np." not in repr(bs.Population([0.5, 1.25]).respond(bs.Norm([[1.0], [2.0]], 0.2)))
    assert "np." not in repr(bs.Population([0.5, 1.25]).sweep(1.0, D=0.2))


def test_a_result_can_be_had_as_columns_of_equal_length():
    pop = bs.Population([2.0, 0.5], [1.0, 3.0], regions=["a", "b"], names=["Here", "There"])
    columns = pop.respond(bs.Norm([[1.0], [2.0]], 0.2)).columns()
    assert {len(cells) for cells in columns.values()} == {4}
    assert columns["state"].tolist() == ["Here", "There", "Here", "There"]
    assert columns["weight"].tolist() == [1.0, 3.0, 1.0, 3.0]
    assert columns["effect"].tolist() == ["unmoved", "lowered", "unmoved", "unmoved"]
    assert columns["autonomous"].tolist() == [0.5, 2.0, 0.5, 2.0]


def test_an_outcome_of_a_response_alone_counts_all_states_once_and_as_members():
    response = bs.best_response([0.5, 1.25], bs.Norm(1.0, 0.2))
    assert population.Outcome(response) == bs.Population([0.5, 1.25]).respond(bs.Norm(1.0, 0.2))


@pytest.mark.parametrize(
    ("columns", "error", "said"),
    [
        ([1], TypeError, "columns must be a mapping of names to cells; got a list"),
        ({1: [2]}, TypeError, "columns must be named by words; got .1."),
        ({" ": [2]}, ValueError, "every column must have a name"),
        ({}, ValueError, "columns must be given and equally long"),
    ],
)
def test_columns_that_make_no_table_are_refused(columns, error, said):
    with pytest.raises(error, match=f"^{said}"):
        Table(columns)


def test_a_cell_of_several_lines_stays_in_its_row():
    rows = Table({"state": ["a|b\nc", "d\r\ne"]}).markdown().splitlines()
    assert rows[2:] == [r"| a\|b c |", "| d e |"]


def test_a_result_is_shown_as_a_table_with_six_digits_in_words():
    pop = bs.Population([2.0, 0.5], names=["Here", "There"])
    assert pop._repr_markdown_().splitlines()[0] == "| state | lam | autonomous |"
    out = pop.respond(bs.Norm(1.0, 0.2))
    assert repr(out) == "Outcome(pull=0.0, slide=1.0, net=-1.0, lifted=0, lowered=1, unmoved=1)"
    assert out._repr_markdown_().splitlines()[-1] == "| 0 | 1 | −1 | 0 | 1 | 1 |"
    band = bs.lifted_band(np.linspace(0.5, 1.5, 30), 0.2)
    assert repr(band).startswith("Band(weakest=[0.268338, ") and ", ..., " in repr(band)
    assert band._repr_markdown_().endswith("\n\nThe first 20 of 30 rows.")
    assert band._repr_markdown_().count("\n") == 1 + 20 + 2
    assert [*pop.sweep(1.0, 0.2).columns()] == ["k", "pull", "slide", "net", "members"]
    assert type(pop.sweep(1.0, 0.2).members) is int
