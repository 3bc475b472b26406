"""Marks of one kind do alike, however they are written."""

from __future__ import annotations

import pytest

from arabdiplo import extract


@pytest.mark.parametrize("dash", "-–—")
def test_a_name_between_dashes_is_that_of_the_office_before_it(dash: str) -> None:
    text = f"استقبل وزير الخارجية المالطي {dash} سامر الخالدي {dash} السفير الكيني ليزا بيرغ."
    (meeting,) = extract(text).events
    assert [arg.entity for arg in meeting.args if arg.role == "host"] == [("سامر الخالدي",)]


@pytest.mark.parametrize("marks", ["«»", "“”", "‹›", '""'])
def test_what_is_quoted_parts_no_event_from_the_noun_that_governs_it(marks: str) -> None:
    events = extract(f"أعلن الوزير إلغاء {marks[0]}مؤقتا{marks[1]} لزيارة مالطا.").events
    assert [event.status for event in events if event.type == "visit"] == ["cancelled"]


@pytest.mark.parametrize("marks", ["()", "[]", "{}"])
def test_an_agency_in_brackets_makes_a_dateline(marks: str) -> None:
    said = extract(f"القاهرة {marks[0]}وات{marks[1]} أكد الوزير أن مالطا وقعت الاتفاق.").events[0]
    assert [arg.span.text for arg in said.args if arg.role == "speaker" and arg.span] == ["الوزير"]
