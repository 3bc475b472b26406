"""Over several sentences, with the bundled rules: who went on acting and speaking, which visit is meant."""

from __future__ import annotations

import pytest

from arabdiplo._api import shared_extractor
from arabdiplo.events.records import Event


def events(text: str, kind: str) -> list[Event]:
    return [event for event in shared_extractor().extract(text, "2024-03-06").events if event.type == kind]


def names(event: Event, role: str) -> list[str]:
    return [name for arg in event.fillers(role) for name in arg.entity]


def test_the_speaker_goes_on_speaking() -> None:
    text = "قال الوزير الكيني جوزيف موانغي إن الطريق طويل. وأضاف أن العمل مستمر. وأكد أن النتائج قريبة."
    found = events(text, "statement")
    assert [names(event, "speaker") for event in found] == [["جوزيف موانغي"]] * 3
    assert [event.fillers("speaker")[0].implicit for event in found] == [False, True, True]


def test_another_speaker_takes_over() -> None:
    text = (
        "قال الوزير الكيني جوزيف موانغي إن الطريق طويل. وقالت الوزيرة القبرصية إيليني باباس إن العمل مستمر."
        " وأضافت أن النتائج قريبة."
    )
    assert [names(event, "speaker") for event in events(text, "statement")] == [
        ["جوزيف موانغي"],
        ["إيليني باباس"],
        ["إيليني باباس"],
    ]


def test_the_visit_named_before_is_meant() -> None:
    text = "وصل الرئيس الكيني جوزيف موانغي إلى تونس أمس. وتستمر الزيارة ثلاثة أيام."
    first, second = events(text, "visit")
    assert first.event == second.event
    assert (names(second, "visitor"), names(second, "destination")) == (["جوزيف موانغي"], ["تونس"])


def test_his_counterpart_is_found() -> None:
    text = (
        "استقبل وزير الخارجية القبرصي نيكوس إيوانو في نيقوسيا وزير الخارجية الكيني جوزيف موانغي."
        " وقال إيوانو إنه بحث مع نظيره الكيني ملف الطاقة."
    )
    (speech,) = events(text, "statement")
    assert names(speech, "speaker") == ["نيكوس إيوانو"]
    people = shared_extractor().extract(text).actors
    assert {mention.entity for mention in people if mention.span.text == "نظيره الكيني"} == {("جوزيف موانغي",)}


def test_both_sides_are_the_two_last_named() -> None:
    text = "اجتمعت الهند ونيبال في جنيف، واتفق البلدان على تبادل السفراء."
    (agreement,) = events(text, "agreement")
    assert sorted(names(agreement, "party")) == ["الهند", "نيبال"]


def test_they_are_the_two_whom_one_of_them_speaks_of() -> None:
    text = "أجرى الرئيس الكيني جوزيف موانغي اتصالا بنظيره المالطي ديتر هوفمان. وقال موانغي إنهما اتفقا على فتح الميناء."
    [agreement] = events(text, "agreement")
    assert names(agreement, "party") == ["جوزيف موانغي", "ديتر هوفمان"]


@pytest.mark.parametrize("stop", [". ", ".\n", "\n\n"])
def test_memory_reaches_over_stops_and_paragraphs(stop: str) -> None:
    text = f"قال الوزير الكيني جوزيف موانغي إن الطريق طويل{stop}وأضاف أن العمل مستمر."
    assert names(events(text, "statement")[-1], "speaker") == ["جوزيف موانغي"]


def test_a_document_forgets_the_one_before() -> None:
    first, then = "قال الوزير الكيني جوزيف موانغي إن الطريق طويل.", "وأضاف الوزير أن العمل مستمر."
    [_, other] = events(f"{first} {then}", "statement")
    assert names(other, "speaker") == ["جوزيف موانغي"]
    [alone] = events(then, "statement")
    assert names(alone, "speaker") == []


def test_what_seemed_the_subject_and_is_where_one_goes_meets_nobody() -> None:
    text = (
        "قالت الوزيرة الكينية ليزا هارغروف إنها باقية."
        " وستزور في الأسبوع التالي باريس لإجراء مشاورات مع الرئيس الأوغندي."
    )
    [visit], [meeting] = events(text, "visit"), events(text, "meeting")
    assert names(visit, "visitor") == names(meeting, "participant") == ["ليزا هارغروف"]
    assert names(visit, "destination") == ["باريس"]
