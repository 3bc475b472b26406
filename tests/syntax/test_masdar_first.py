"""A masdar that opens a text though it is written like a verb: headlines (تبادل أسرى بين …، سفر الوزير إلى …)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from arabdiplo import extract

Build = Callable[[str], Any]

RULES = """
event swap { party : actor many  thing : nominal  require party }
frame swap -> swap {
  verb "تبادل", masdar "تبادل" subject party object thing between party
  example "تم تبادل أسرى بين مروان وليلى" party "مروان" party "ليلى" thing "أسرى"
  reject "نام مروان"
}
event trip { who : actor  goal : place  require who }
frame trip -> trip {
  verb "سافر", masdar "سفر" subject who prep "إلى" goal
  example "بعد سفر مروان إلى بيرو" who "مروان" goal "بيرو"
  reject "نام مروان"
}
"""


def roles(event: Any) -> dict[str, list[str]]:
    return {role: [arg.span.text for arg in event.fillers(role)] for role in {arg.role for arg in event.args}}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("تبادل كتب بين مروان وليلى", {"party": ["مروان", "ليلى"], "thing": ["كتب"]}),
        ("تبادل الكتب بين مروان وليلى", {"party": ["مروان", "ليلى"], "thing": ["الكتب"]}),
        ("الخبر: تبادل كتب قديمة بين مروان وليلى", {"party": ["مروان", "ليلى"], "thing": ["كتب قديمة"]}),
        ("تبادل مروان وليلى الكتب", {"party": ["مروان", "ليلى"], "thing": ["الكتب"]}),
        ("سفر مروان إلى بيرو", {"who": ["مروان"], "goal": ["بيرو"]}),
    ],
)
def test_what_follows_shows_the_masdar(world: Build, text: str, filled: dict[str, list[str]]) -> None:
    (event,) = world(RULES).events(text)
    assert roles(event) == filled


@pytest.mark.parametrize(
    ("text", "type_", "filled"),
    [
        ("رفض كينيا العرض المالطي", "rejection", {"rejecter": ["كينيا"], "target": ["العرض المالطي"]}),
        ("قطع كينيا علاقاتها مع مالطا", "relations", {"party": ["كينيا", "مالطا"]}),
        ("تبادل السفراء بين كينيا ومالطا", "relations", {"party": ["السفراء", "كينيا", "مالطا"]}),
        ("سفر الوزير الكيني إلى مالطا", "visit", {"visitor": ["الوزير الكيني"], "destination": ["مالطا"]}),
        # verbs: nobody says who acts, or it is a man
        ("رفض الوزير الكيني العرض المالطي", "rejection", {"rejecter": ["الوزير الكيني"], "target": ["العرض المالطي"]}),
        ("نام الوزير. وتوقع زيادة التعاون بين البلدين", "statement", {"content": ["زيادة التعاون بين البلدين"]}),
    ],
)
def test_of_the_bundled_rules(text: str, type_: str, filled: dict[str, list[str]]) -> None:
    events = [event for event in extract(text).events if event.type == type_]
    assert [roles(event) for event in events] == [filled]
