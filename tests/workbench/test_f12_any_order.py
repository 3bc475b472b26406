"""Feature 12: one arm finds its roles in any word order, and never takes one from another clause."""

from __future__ import annotations

import pytest

import arabdiplo

PARTS = {"visitor": "الرئيس الكيني", "destination": "القاهرة"}


@pytest.mark.parametrize(
    "text",
    [
        "زار الرئيس الكيني القاهرة أمس",
        "الرئيس الكيني زار القاهرة أمس",
        "أمس زار الرئيس الكيني القاهرة",
        "زار القاهرة الرئيس الكيني أمس",
        "وقد زار الرئيس الكيني أمس القاهرة",
    ],
)
def test_the_same_roles_in_any_order(extractor: arabdiplo.Extractor, text: str) -> None:
    (event,) = extractor.extract(text).events
    assert {arg.role: arg.span.text for arg in event.args if arg.span} == PARTS
    assert event.time is not None and event.time.span.text == "أمس"


def test_a_role_does_not_come_from_another_clause(extractor: arabdiplo.Extractor) -> None:
    text = "زار الرئيس الكيني القاهرة، وقال وزير الدفاع المصري إن الوضع هادئ في بيروت"
    visit = next(event for event in extractor.extract(text).events if event.type == "visit")
    assert {arg.span.text for arg in visit.args if arg.span} == set(PARTS.values())
