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


FALL = """
event fall { who : actor  require who }
event signing { signer : actor  paper : nominal  require signer }
frame fall -> fall {
  verb "وقع يقع" subject who
  priority 2
  example "وقع مروان" who "مروان"
  reject "نام مروان"
}
frame sign -> signing {
  verb "وقّع" subject signer object paper
  example "وقّع مروان الاتفاق" signer "مروان" paper "الاتفاق"
  reject "نام مروان"
}
"""


@pytest.mark.parametrize(
    ("text", "kinds"), [("يقع مروان", ["fall"]), ("يوقع مروان", ["signing"]), ("يوقع مروان الاتفاق", ["signing"])]
)
def test_a_form_that_is_active_of_another_verb_only_is_no_active_of_this_one(
    world: Build, text: str, kinds: list[str]
) -> None:
    assert [event.type for event in world(FALL).events(text)] == kinds


TOLL = """
event toll { who : country  what : nominal  mode : tax, fine  require what }
frame levy -> toll {
  verb "فرض يفرض" or "ألغى" subject who object what when object is noun
  set mode = tax when object is noun "ضريبة"
  set mode = fine when subject is noun "ضريبة"
  example "فرضت كينيا ضريبة" who "كينيا" what "ضريبة" mode tax
  reject "نام مروان"
}
"""


@pytest.mark.parametrize(
    "text",
    ["فُرضت الضريبة", "ألغيت الضريبة", "فرضت الضريبة", "انتقد مروان الضريبة التي فُرضت أمس"],
)
def test_a_condition_finds_the_thing_that_a_passive_is_about_in_its_object(world: Build, text: str) -> None:
    event = world(TOLL).event(text)
    assert [arg.span.text for arg in event.fillers("what")] == ["الضريبة"]
    assert event.mode == "tax"
