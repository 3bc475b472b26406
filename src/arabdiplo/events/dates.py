"""The day of a text, as callers and files give it."""

from __future__ import annotations

import datetime

from arabdiplo.errors import InputError

Date = str | datetime.date | None


def iso_date(date: Date) -> str | None:
    """The date as an ISO string, without time of day; a year or a month alone stays one.

    Raises InputError for what is no date.

    >>> iso_date(datetime.date(2024, 3, 6)), iso_date("2024-03-06T09:30:00Z"), iso_date("2024-03"), iso_date(None)
    ('2024-03-06', '2024-03-06', '2024-03', None)
    """
    if date is None or date == "":
        return None
    if isinstance(date, datetime.datetime):
        return date.date().isoformat()
    if isinstance(date, datetime.date):
        return date.isoformat()
    try:
        if len(date) in (4, 7) and date.isascii() and date.replace("-", "").isdecimal():
            datetime.date.fromisoformat(date + "-01-01"[len(date) - 10 :])
            return date
        return datetime.datetime.fromisoformat(date).date().isoformat()
    except (TypeError, ValueError):
        raise InputError(f"«{date}» is no date; write it as 2024-03-06") from None


def iso_day(date: Date) -> str | None:
    """The same for a day that a caller sets for many texts; raises InputError for a year or a month alone.

    >>> iso_day("2024-03-06")
    '2024-03-06'
    """
    iso = iso_date(date)
    if iso is not None and day_of(iso) is None:
        raise InputError(f"«{iso}» is no day, so no time can be counted from it; write it as 2024-03-06")
    return iso


def day_of(iso: str | None) -> datetime.date | None:
    """The day that an ISO string says; None for a year or a month alone.

    >>> day_of("2024-03-06"), day_of("2024-03"), day_of(None)
    (datetime.date(2024, 3, 6), None, None)
    """
    try:
        return datetime.date.fromisoformat(iso) if iso else None
    except ValueError:
        return None
