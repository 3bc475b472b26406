"""What the preposition that makes a verb transitive tells: by the rules' function of it, not by its letter."""

from __future__ import annotations

import pytest

from arabdiplo import extract


@pytest.mark.parametrize(("verb", "status"), [("ينوي", "planned"), ("ألغى", "cancelled")])
def test_a_pronoun_behind_it_takes_up_the_event(verb: str, status: str) -> None:
    events = extract(f"بحث الوزير زيارة {verb} السفير القيام بها إلى مالطا.").events
    assert [event.status for event in events if event.type == "visit"] == [status]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("أخبر الوزير السفير بالقرار أن مالطا وقعت الاتفاق.", "مالطا وقعت الاتفاق"),
        ("قال المسؤول الذي صرح أن الوزير زار مالطا إن الاتفاق انهار.", "الاتفاق انهار"),
    ],
)
def test_a_clause_is_what_is_told_whether_it_stands_there_or_not(text: str, content: str) -> None:
    events = extract(text).events
    assert content in [arg.span.text for event in events for arg in event.args if arg.role == "content" and arg.span]
