"""Verbs that only a first person shares their letters with are passive where they have a subject (أقيل، أعفي)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[[str], Any]

RULES = """
event sacking { boss : actor  sacked : actor  require sacked }
frame sacking -> sacking {
  verb "أقال", masdar "إقالة" subject boss object sacked
  verb "أعفى" subject boss object sacked
  example "أقال مروان ليلى" boss "مروان" sacked "ليلى"
  reject "نام مروان"
}
"""


@pytest.mark.parametrize(
    ("text", "boss", "sacked"),
    [
        ("أقيل مروان", [], ["مروان"]),
        ("أُقيل مروان", [], ["مروان"]),
        ("وأقيل مروان", [], ["مروان"]),
        ("أعفي مروان من منصبه", [], ["مروان"]),
        ("أقيل مروان من قبل ليلى", ["ليلى"], ["مروان"]),
        ("نام مروان الذي أقيل أمس", [], ["مروان"]),
        ("نامت ليلى التي أقيلت أمس", [], ["ليلى"]),
        ("أقال مروان ليلى", ["مروان"], ["ليلى"]),
    ],
)
def test_who_is_sacked(world: Build, text: str, boss: list[str], sacked: list[str]) -> None:
    (event,) = world(RULES).events(text)
    assert [arg.span.text for arg in event.fillers("boss")] == boss
    assert [arg.span.text for arg in event.fillers("sacked")] == sacked
