"""The days of a TIMEX3 value, so that two times are compared by what they mean and not by how they are written."""

from __future__ import annotations

import datetime
import re

from arabdiplo.temporal.parts import PARTS_OF_YEAR

Days = tuple[datetime.date, datetime.date]
"""the first and the last day"""

_DECADE, _CENTURY = 10, 100
#: a day, week, part of the year, month, year; a decade (202) or a century (20)
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-W(?P<week>\d\d)|-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-(?P<part>[A-Z][A-Z0-9]))?|\d{2,3}",
    re.ASCII,
)


def span_of(value: str) -> Days | None:
    """The first and the last day of a TIMEX3 value; None if it is no date.

    A winter is that which begins in December of its year, as `evaluate` counts it.

    >>> [str(day) for day in span_of("2024-Q1") or ()], span_of("P3D")
    (['2024-01-01', '2024-03-31'], None)
    >>> [str(day) for day in span_of("2024-W10") or ()], [str(day) for day in span_of("201") or ()]
    (['2024-03-04', '2024-03-10'], ['2010-01-01', '2019-12-31'])
    """
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    try:
        return _span(value, found)
    except (KeyError, OverflowError, ValueError):
        return None


def _span(value: str, found: re.Match[str]) -> Days:
    if found["year"] is None:
        years = _DECADE if len(value) == 3 else _CENTURY
        return _months(int(value) * years, 1, 12 * years)
    year = int(found["year"])
    if found["day"] is not None:
        day = datetime.date.fromisoformat(value)
        return day, day
    if found["week"] is not None:
        monday = datetime.date.fromisocalendar(year, int(found["week"]), 1)
        # the last week of the calendar ends with it
        return monday, monday + min(datetime.timedelta(days=6), datetime.date.max - monday)
    if found["part"] is not None:
        low, high = PARTS_OF_YEAR[found["part"]]
        return _months(year, low, high - low + 1)
    return _months(year, 1, 12) if found["month"] is None else _months(year, int(found["month"]), 1)


def _months(year: int, month: int, count: int) -> Days:
    """So many months from one on; those after the last year of the calendar are left out."""
    first = datetime.date(year, month, 1)
    after, index = divmod(year * 12 + month - 1 + count, 12)
    if after > datetime.MAXYEAR:
        return first, datetime.date.max
    return first, datetime.date(after, index + 1, 1) - datetime.timedelta(days=1)
