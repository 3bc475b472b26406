"""The day of a text, as callers and files give it."""

from __future__ import annotations

import datetime

from arabdiplo.errors import InputError

Date = str | datetime.date | None


def iso_date(date: Date) -> str | None:
    """The date as an ISO string; a year or month alone is no day; raises InputError for what is no date.

    >>> iso_date(datetime.date(2024, 3, 6)), iso_date("2024-03-06T09:30:00Z"), iso_date("2024-03"), iso_date(None)
    ('2024-03-06', '2024-03-06', None, None)
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
            return None
        return datetime.datetime.fromisoformat(date).date().isoformat()
    except (TypeError, ValueError):
        raise InputError(f"«{date}» is no date; write it as 2024-03-06") from None
