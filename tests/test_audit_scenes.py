"""The scenes that rows of the audit lead to: each can be made, and shows what its row says."""

import pytest

from backsliding import claims
from backsliding.book.explorers import share
from book.extensions.audit_scenes import SCENES

#: What the sentence under the figure has to say, so that the state shows what the rows are about.
SHOWN = {
    "this is their best policy": "C10",
    "brings less than it costs": "C11",
    "the state rises to": "C5 C16 P17 P19 P26",
    "would have this state stay. It moves.": "C18",
    "the state does not move": "C17 C20 C68 C73",
    "rises from": "C3 C23 C28 C33 P12",
    "out of its reach": "C21",
    "changes nothing it does": "C24 C25 C26 C27 C60",
    "down to the norm": "C1 C9 C30 C31 C32 C32b C36 C39 C59 C61 P3",
    "no further. Its leaders are better off": "C67 P5",
    "still above the norm": "C2 C4 C7 C29 C35 C37 C38 C43 C44 C49 C65 C66 C69 P6",
    "Its leaders are worse off": "P10",
    "0 slide (slide 0)": "C6 C72 P7",
    "the norm lowers protection": "C34",
    "leapfrogs": "C45",
    "is undercut": "C46",
    "climbs": "C47 P9",
    "is held at the lower rung": "C48",
    "is held at the higher rung": "C50 P4",
    "the ladder does not move it": "P18",
    "without reaching the norm": "C51",
    "beyond the norm": "C52 C53",
    "below the norm": "C55 P11",
    "of them an empty promise": "C70 C71",
}
IDS = {record.id: record for record in claims.all()}


def test_only_rows_that_exist_lead_to_scenes_and_most_rows_do():
    assert SCENES.keys() <= IDS.keys()
    assert len(SCENES) > 2 / 3 * len(IDS)


@pytest.mark.parametrize(
    ("words", "id"), [(w, id) for w, ids in SHOWN.items() for id in ids.split()]
)
def test_a_scene_shows_what_its_row_says(words, id):
    assert words in share.read(SCENES[id]).picture()["sentence"]


def test_it_is_said_of_every_scene_what_it_shows():
    assert set(" ".join(SHOWN.values()).split()) == SCENES.keys()
