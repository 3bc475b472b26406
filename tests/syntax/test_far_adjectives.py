"""Adjectives of an event noun behind whose event it is."""

from __future__ import annotations

import pytest

from arabdiplo._api import shared_extractor


@pytest.mark.parametrize(
    ("text", "who", "status"),
    [
        ("بحث السفير زيارة الرئيس الكيني المرتقبة إلى مالطا.", "الرئيس الكيني", "planned"),
        ("بحث السفير زيارة الرئيس الكيني القادمة لمالطا.", "الرئيس الكيني", "planned"),
        ("بحث السفير زيارة هوفمان المزمعة إلى مالطا.", "هوفمان", "planned"),
        ("بحث السفير زيارة الوفد الكيني الحالية إلى مالطا.", "الوفد الكيني", "actual"),
        ("بحث السفير زيارة الرئيس الكيني الرسمية إلى مالطا.", "الرئيس الكيني", "actual"),
        ("بحث السفير زيارة الرئيس الكيني الجديد إلى مالطا.", "الرئيس الكيني الجديد", "actual"),
    ],
)
def test_what_agrees_with_the_visit_is_the_visit_s(text: str, who: str, status: str) -> None:
    (event,) = shared_extractor().extract(text).events
    held = {arg.role: arg for arg in event.args}
    assert held["visitor"].span is not None
    assert (held["visitor"].span.text, held["destination"].entity, event.status) == (who, ("مالطا",), status)


def test_many_talks_have_an_adjective_like_one_visit() -> None:
    (event,) = shared_extractor().extract("محادثات الرئيس الكيني المرتقبة مع نظيره المالطي.").events
    assert (event.status, len(event.args)) == ("planned", 2)
