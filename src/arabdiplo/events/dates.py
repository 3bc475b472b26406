"""The day of a text, as callers and files give it."""

from __future__ import annotations

import datetime
import re

from arabdiplo.errors import InputError, wanted

_LESS = re.compile(r"(?P<year>\d{4})(-(?P<month>\d{2})|-?W(?P<week>\d{2}))?", re.ASCII)
"""a year, a month or a week, which are no day"""
_WEEK_AND_HOUR = re.compile(r"\d{4}-?W\d{2}[^-\d]", re.ASCII)

_MISSING = ("NaTType", "NAType")
"""what pandas has where there is no date"""
_OF_NUMPY = "datetime64"

_HIJRI = ("13", "14", "15")
"""how years of the Islamic calendar begin; no press is of those years of the common one"""

Date = str | datetime.date | None


def iso_date(date: Date) -> str | None:
    """The date as an ISO string, without time of day; a year, a month or a week alone stays one.

    Missing values of pandas and numpy are none.  Raises InputError for what is no date or one of the Islamic calendar,
    TypeError for another type.

    >>> iso_date(datetime.date(2024, 3, 6)), iso_date("2024-03-06T09:30:00Z"), iso_date(None)
    ('2024-03-06', '2024-03-06', None)
    >>> iso_date("2024-03"), iso_date("2024-W10"), iso_date("2024-W10-3")
    ('2024-03', '2024-W10', '2024-03-06')
    """
    if date is None or _is_missing(date) or date == "":
        return None
    iso = _iso(date)
    if iso.startswith(_HIJRI):
        raise InputError(f"«{iso}» looks like a Hijri date; write it in the Gregorian calendar, as 2024-03-06")
    return iso


def _iso(date: str | datetime.date) -> str:
    if isinstance(date, datetime.datetime):
        return date.date().isoformat()
    if isinstance(date, datetime.date):
        return date.isoformat()
    if type(date).__name__ == _OF_NUMPY:
        date = str(date)
    wanted(date, str, "a date is a str, a datetime.date or None")
    try:
        if less := _LESS.fullmatch(date):
            return _less(less)
        if _WEEK_AND_HOUR.match(date):
            raise ValueError
        return datetime.datetime.fromisoformat(date).date().isoformat()
    except ValueError:
        raise InputError(f"«{date}» is no date; write it as 2024-03-06") from None


def _is_missing(date: object) -> bool:
    """Whether it is what data frames have where there is no date; their modules need not be there."""
    kind = type(date).__name__
    return kind in _MISSING or isinstance(date, float) and date != date or kind == _OF_NUMPY and str(date) == "NaT"


def _less(said: re.Match[str]) -> str:
    year, month, week = said["year"], said["month"], said["week"]
    if week:
        datetime.date.fromisocalendar(int(year), int(week), 1)
        return f"{year}-W{week}"
    datetime.date(int(year), int(month or 1), 1)
    return said[0]


def iso_day(date: Date) -> str | None:
    """The same for a day that a caller sets for many texts; raises InputError for a year, a month or a week alone.

    >>> iso_day("2024-03-06")
    '2024-03-06'
    """
    iso = iso_date(date)
    if iso is not None and day_of(iso) is None:
        raise InputError(f"«{iso}» is no day, so no time can be counted from it; write it as 2024-03-06")
    return iso


def day_of(iso: str | None) -> datetime.date | None:
    """The day that an ISO string says; None for a year, a month or a week alone.

    >>> day_of("2024-03-06"), day_of("2024-03"), day_of("2024-W10"), day_of(None)
    (datetime.date(2024, 3, 6), None, None, None)
    """
    try:
        return datetime.date.fromisoformat(iso) if iso and not _LESS.fullmatch(iso) else None
    except ValueError:
        return None
