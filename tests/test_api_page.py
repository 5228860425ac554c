"""The page that lists the package's functions forgets none of its rooms, and no name in them."""

import inspect
import pkgutil
import re
from importlib import import_module

import pytest

import backsliding as bs
from backsliding import book
from tools.notebooks import ROOT

PAGE = (ROOT / "book" / "api.md").read_text(encoding="utf-8")
LISTED, INNER = PAGE.split("## Inner rooms\n")
ROOMS = [
    f"{floor.__name__}.{room.name}"
    for floor in (bs, book)
    for room in pkgutil.iter_modules(floor.__path__)
    if not room.name.startswith("_") and room.name != "book"
]
DIRECTIVES = dict(
    re.findall(r"^\.\. automodule:: (\S+)\n((?: +:.*\n)*)", LISTED, flags=re.MULTILINE)
)


def public(room):
    """The functions and classes a room offers, by name: its ``__all__``, or all it defines."""
    module = import_module(room)
    names = getattr(module, "__all__", None) or [
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", None) == room
    ]
    found = {name: getattr(module, name) for name in names}
    kinds = (inspect.isfunction, inspect.isclass)
    return {name: each for name, each in found.items() if any(kind(each) for kind in kinds)}


def documented():
    """What the page's directives describe."""
    for room, options in DIRECTIVES.items():
        excluded = re.findall(r":exclude-members: (.*)", options)
        names = set(", ".join(excluded).split(", "))
        yield from (each for name, each in public(room).items() if name not in names)


def test_the_directives_name_rooms_that_exist_and_choose_no_members():
    assert {"backsliding"} < DIRECTIVES.keys() <= {"backsliding", *ROOMS}
    for room, options in DIRECTIVES.items():
        assert ":members:\n" in options, f"{room}: a list of members would forget the next one"


@pytest.mark.parametrize("room", ROOMS)
def test_every_name_of_a_room_is_on_the_page_unless_the_room_is_an_inner_one(room):
    inner = f"`{room}`" in INNER and room not in DIRECTIVES
    missing = [name for name, each in public(room).items() if each not in set(documented())]
    assert inner or not missing, missing


def test_the_inner_rooms_exist():
    inner = re.findall(r"`(backsliding\.[\w.]+)`", INNER)
    assert inner and set(inner) <= set(ROOMS) - DIRECTIVES.keys()


def test_no_sentence_of_the_api_page_is_taken_for_a_type(site):
    page = (site / "book" / "api.html").read_text(encoding="utf-8")
    found = re.findall(r'>Type<.*?<dd class="field-odd">(.*?)</dd>', page, flags=re.DOTALL)
    types = [re.sub(r"<[^>]*>", "", each).strip() for each in found]
    assert types
    assert [each for each in types if re.match(r"[A-Z]\w* ", each)] == []
