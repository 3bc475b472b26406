"""What is the place of an event, and what is that of whom it is about."""

from __future__ import annotations

import pytest

from arabdiplo._api import shared_extractor


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("بحث الوزيران الكيني والمالطي دعم القوات الدولية في مالي.", None),
        ("بحث الوزيران الكيني والمالطي فتح طرق الإمدادات للقوات الدولية في مالي.", None),
        ("التقى الوزير الكيني قادة القوات الدولية في مالي.", "مالي"),
        ("بحث الوزيران الكيني والمالطي في مالي دعم القوات الدولية.", "مالي"),
    ],
)
def test_where_those_are_whom_it_is_about_is_no_place_of_talks(text: str, place: str | None) -> None:
    (event,) = shared_extractor().extract(text).events
    assert (event.place.span.text if event.place and event.place.span else None) == place
