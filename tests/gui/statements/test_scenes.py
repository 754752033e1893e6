"""No picture of these screens cuts a text: at 100 % and 150 %, left to right and right to left."""

from dataclasses import replace

import pytest

from tests.gui.lint import cut_texts
from tests.shots import LOOKS, fall, load_scenes, raise_curtain, settle

SCENES = (
    "statement-writing", "statement-reading", "statement-revisions", "statement-record", "statement-request",
    "statement-facts", "statements-all", "statements-new",
)  # fmt: skip


@pytest.mark.parametrize("look", ["light", "rtl"])
@pytest.mark.parametrize("scale", [100, 150])
def test_no_scene_cuts_a_text(look: str, scale: int, dressed: object) -> None:
    for name in SCENES:
        stage = raise_curtain(load_scenes()[name], look, replace(LOOKS[look], text_scale=scale))
        for _ in range(20):  # a busy machine is slower to lay out
            cut = cut_texts(stage.window)
            if not cut:
                break
            settle(50)
        fall(stage)
        assert cut == [], name
