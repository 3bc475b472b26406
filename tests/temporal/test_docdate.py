"""A document's own day, from the times found in its text."""

from __future__ import annotations

import datetime

import pytest

from arabdiplo.events.records import Span, Time
from arabdiplo.temporal.docdate import find_date

DAY = datetime.date(2024, 3, 6)


def _times(text: str, *found: tuple[str, str | None]) -> list[Time]:
    times = []
    for words, value in found:
        start = text.index(words)
        times.append(Time(Span(start, start + len(words), words), value))
    return times


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("طوكيو، 6 مارس 2024\nوصل الوزير الياباني مساء الثلاثاء إلى كيتو", "6 مارس 2024"),
        ("الوزير الياباني في كيتو\n\nالأربعاء 06 - 03 - 2024\n\nوصل الوزير", "الأربعاء 06 - 03 - 2024"),
        ("الوزير الياباني يصل إلى كيتو\nنُشر في: 2024/03/06\nوصل الوزير", "2024/03/06"),
        ("كيتو في 6 مارس 2024 (الوكالة) - وصل الوزير الياباني إلى البلاد لإجراء محادثات", "6 مارس 2024"),
        ("كيتو، 6 مارس 2024 — وصل الوزير الياباني إلى البلاد لإجراء محادثات", "6 مارس 2024"),
        ("كيتو 6 مارس 2024: وصل الوزير الياباني إلى البلاد لإجراء محادثات", "6 مارس 2024"),
        ("كيتو 6 مارس 2024 كيودو: وصل الوزير الياباني إلى البلاد لإجراء محادثات", "6 مارس 2024"),
        ("6 مارس 2024 كيتو (الوكالة)\nوصل الوزير", "6 مارس 2024"),
        ("كيتو 6 مارس 2024 كيودو\nوصل الوزير", "6 مارس 2024"),
    ],
)
def test_head_lines_and_datelines(text: str, words: str) -> None:
    assert find_date(text, _times(text, (words, "2024-03-06"))) == DAY


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("وقعت النرويج في 6 مارس 2024 اتفاقية مع بيرو بشأن الصيد", "6 مارس 2024", "2024-03-06"),
        (
            "قال الوزير إن الاتفاقية التي أبرمت في 6 مارس 2024 - وهي الأولى - ستدخل حيز التنفيذ",
            "6 مارس 2024",
            "2024-03-06",
        ),
        ("وصل الوفد الياباني في 6 مارس 2024 وقال: كانت الرحلة إلى البلاد طويلة", "6 مارس 2024", "2024-03-06"),
        ("كيتو، مارس 2024\nوصل الوزير", "مارس 2024", "2024-03"),
        ("كيتو، 6 مارس\nوصل الوزير", "6 مارس", None),
        ("سطر أول\nسطر\nسطر\nسطر\nسطر\n6 مارس 2024", "6 مارس 2024", "2024-03-06"),
        ("لقاء 6 مارس 2024 يثير الجدل\nقال", "6 مارس 2024", "2024-03-06"),
    ],
)
def test_other_dates_are_those_of_events(text: str, words: str, value: str | None) -> None:
    assert find_date(text, _times(text, (words, value))) is None


def test_a_head_line_goes_before_a_dateline() -> None:
    text = "كيتو، 1 مارس 2024 - وصل الوزير الياباني إلى البلاد\n6 مارس 2024"
    assert find_date(text, _times(text, ("1 مارس 2024", "2024-03-01"), ("6 مارس 2024", "2024-03-06"))) == DAY


def test_nothing_found_and_no_such_day() -> None:
    assert find_date("", []) is None
    text = "30 فبراير 2024\nنص"
    assert find_date(text, _times(text, ("30 فبراير 2024", "2024-02-30"))) is None
