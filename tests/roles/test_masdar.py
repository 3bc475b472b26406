"""The genitive of a masdar is who does it, or whom it is done to where nothing else is (إقالة الوزير)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[[str], Any]

RULES = """
event sacking { boss, sacked : actor many  require sacked }
frame sacking -> sacking {
  verb "أقال", masdar "إقالة" SLOTS
  example "أقال مروان ليلى" boss "مروان" sacked "ليلى"
  reject "نام مروان"
}
"""
WRITTEN = {"subject first": "subject boss object sacked", "object first": "object sacked subject boss"}


@pytest.mark.parametrize("slots", WRITTEN.values(), ids=WRITTEN)
@pytest.mark.parametrize(
    ("text", "boss", "sacked"),
    [
        ("تمت إقالة مروان", [], ["مروان"]),
        ("قررت ليلى إقالة مروان", ["ليلى"], ["مروان"]),
        ("قرر مروان إقالته", [], ["مروان"]),
        ("تمت إقالة ليلى مروان", ["ليلى"], ["مروان"]),
        ("تمت إقالة مروان من قبل ليلى", ["ليلى"], ["مروان"]),
        ("تمت إقالة مروان وياسين", [], ["مروان", "ياسين"]),
    ],
)
def test_whose_the_genitive_is(world: Build, slots: str, text: str, boss: list[str], sacked: list[str]) -> None:
    (event,) = world(RULES.replace("SLOTS", slots)).events(text)
    assert [arg.span.text for arg in event.fillers("boss")] == boss
    assert [arg.span.text for arg in event.fillers("sacked")] == sacked
