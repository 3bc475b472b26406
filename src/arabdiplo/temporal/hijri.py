"""The Islamic calendar (Umm al-Qura), by `hijridate`: 1343 to 1500, None outside."""

from __future__ import annotations

import datetime
import functools


def hijri_day(year: int, month: int, day: int) -> datetime.date | None:
    """The common date of a Hijri one; None if there is no such day or it is out of range."""
    span = hijri_month(year, month)
    if span is None or not 1 <= day <= (span[1] - span[0]).days + 1:
        return None
    return span[0] + datetime.timedelta(days=day - 1)


@functools.lru_cache(maxsize=512)
def hijri_month(year: int, month: int) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of a Hijri month."""
    from hijridate import Hijri  # 18 ms to import, and most texts need none of it

    try:
        begin = Hijri(year, month, 1)
        start = begin.to_gregorian()
        first = datetime.date(start.year, start.month, start.day)
        return first, first + datetime.timedelta(days=begin.month_length() - 1)
    except (OverflowError, ValueError):
        return None


@functools.lru_cache(maxsize=512)
def hijri_date(day: datetime.date) -> tuple[int, int, int] | None:
    """Year, month and day of a common date in the Islamic calendar."""
    from hijridate import Gregorian

    try:
        found = Gregorian(day.year, day.month, day.day).to_hijri()
    except (OverflowError, ValueError):
        return None
    return found.year, found.month, found.day
