"""The scenes that rows of the audit lead to: each can be made, and the page restores it."""

import json
import sys

import pytest
from scripts import node

from backsliding import claims
from backsliding.explorers import share
from tools.notebooks import ROOT

sys.path.insert(0, str(ROOT / "book" / "extensions"))
from audit_scenes import SCENES

IDS = {record.id: record for record in claims.all()}


def test_only_rows_that_exist_lead_to_scenes_and_most_rows_do():
    assert SCENES.keys() <= IDS.keys()
    assert len(SCENES) > 2 / 3 * len(IDS)


def about(scene):
    return {"scene": scene.scene, "limits": scene.limits(), "start": type(scene)().values()}


@pytest.mark.parametrize("id", SCENES)
def test_a_row_leads_to_a_scene_that_can_be_made(id):
    assert share.read(SCENES[id]).picture()["sentence"]


def test_the_page_restores_every_scene_that_a_row_leads_to(tmp_path):
    scenes = [share.read(call) for call in SCENES.values()]
    cases = [
        {
            "about": about(scene),
            "values": scene.values(),
            "start": type(scene)().values(),
            "fragment": share.fragment(scene),
        }
        for scene in scenes
    ]
    path = tmp_path / "scenes.json"
    path.write_text(json.dumps(cases))
    for scene, answer in zip(scenes, node("share_cases.mjs", path), strict=True):
        assert answer["read"]["ignored"] == []
        assert answer["read"]["asked"] == json.loads(json.dumps(share.shared(scene)))
