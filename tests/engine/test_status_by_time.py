"""What the time of an event says of its status: of all times that may be written where a year can be."""

from __future__ import annotations

import pytest

from arabdiplo._api import shared_extractor

VISIT = "زيارة وزير الخارجية الكيني لارس هوفمان لمالطا"
COMES = "يصل وزير الخارجية الكيني لارس هوفمان إلى مالطا"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{VISIT} في الربع الأول من العام الجاري", "actual"),
        (f"{VISIT} في النصف الأول من العام الجاري", "actual"),
        (f"{VISIT} في صيف 2024", "actual"),
        (f"{VISIT} في ربيع 2024", "actual"),
        (f"{VISIT} في مارس 2024", "actual"),
        (f"{VISIT} في الربع الرابع من العام الجاري", "actual"),
        (f"{VISIT} هذا الأسبوع", "actual"),
        (f"{VISIT} في الربع الأول من عام 2025", "planned"),
        (f"{VISIT} في ديسمبر 2024", "planned"),
        (f"{VISIT} الأسبوع المقبل", "planned"),
        (f"{VISIT} في الربيع المقبل", "planned"),
        (f"{VISIT} في الشتاء المقبل", "planned"),
        (f"{COMES} اليوم", "planned"),
        (f"{COMES} هذا الأسبوع", "planned"),
        (f"{COMES} هذا العام", "actual"),
    ],
)
def test_a_time_is_to_come_if_its_first_day_is(text: str, status: str) -> None:
    (event,) = shared_extractor().extract(f"{text}.", date="2024-11-05").events
    assert event.status == status


@pytest.mark.parametrize("end", ["", " أم لا", " وإن لم"])
def test_a_negation_at_the_end_does_not_deny_the_verb_that_begins_the_sentence(end: str) -> None:
    text = f"أثار اجتماع وزيري النقل الكيني والمالطي الأسبوع المقبل جدلا{end}"
    (event,) = shared_extractor().extract(text, date="2024-11-05").events
    assert event.status == "actual"


@pytest.mark.parametrize(
    ("text", "status", "time"),
    [
        ("ستختتم الجولة بقمة بين الرئيسين الكيني والمالطي الاثنين المقبل.", "planned", "2024-11-11"),
        ("ستختتم القمة بين كينيا ومالطا الاثنين المقبل.", "actual", None),
        ("سينهي الوزير الكيني زيارته إلى مالطا الاثنين المقبل.", "actual", None),
        ("زيارة الوزير الكيني إلى مالطا الاثنين المقبل ستستكمل الحوار.", "planned", "2024-11-11"),
    ],
)
def test_nothing_that_is_done_has_a_time_to_come(text: str, status: str, time: str | None) -> None:
    (event,) = shared_extractor().extract(text, date="2024-11-05").events
    assert (event.status, event.time and event.time.value) == (status, time)


@pytest.mark.parametrize(
    ("before", "within", "status"),
    [
        ("زار وزير الخارجية الكيني لارس هوفمان مالطا", "هذه الزيارة", "actual"),
        ("وصل وزير الخارجية الكيني لارس هوفمان إلى مالطا", "زيارته لمالطا", "actual"),
        ("يزور وزير الخارجية الكيني لارس هوفمان مالطا غدا", "هذه الزيارة", "planned"),
    ],
)
def test_a_journey_is_not_to_come_because_something_in_its_course_is(before: str, within: str, status: str) -> None:
    text = f"{before}. وسيلتقي هوفمان خلال {within} الرئيس المالطي."
    events = shared_extractor().extract(text, date="2024-11-05").events
    first, met, visit = sorted(events, key=lambda one: one.trigger.start)
    assert (first.event, first.status) == (visit.event, visit.status) == (visit.event, status)
    assert met.status == "planned"
