"""The day a document was written, where only its own text says it.

News texts say it in one of two places: in a line of the head that holds little
else (city and date, weekday and date, a label and the date), or in the
dateline before the first sentence (city, date, agency, dash).  A full date
anywhere else is that of an event, and never taken.
"""

from __future__ import annotations

import datetime
import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from arabdiplo.events.records import Time

#: so many lines with words count as the head of a document
_HEAD_LINES = 5
#: most words beside the date in a line that is all head, on its two sides, and before it in a dateline
_BESIDE, _AROUND, _BEFORE = 4, 2, 5

_WORD = re.compile(r"[^\W_]+")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
#: what may stand between the date and the first sentence: an agency in brackets, then a dash, colon, slash
_BREAK = re.compile(r"\s*(?:[،,.]\s*)?(?:\([^()\n]{1,40}\)\s*(?:[-–—:/]|\Z)|[-–—:]+\s|/)")
#: an agency without brackets, too, behind little more than a city (الرياض 16 رجب 1445 هـ واس: …)
_AGENCY = re.compile(r"\s+[^\W\d_]{2,10}\s*(?::\s|[-–—]+\s)")
#: an hour
_CLOCK = re.compile(r"[\s،,.]*\d{1,2}\s*:\s*\d{2}\s*")
_FULL = re.compile(r"\d{4}-\d\d-\d\d")


def find_date(text: str, times: Iterable[Time]) -> datetime.date | None:
    """The day of a document as its own head gives it; None if it does not.

    *times* are those found in *text* without a day to count from, so that
    only dates with day, month and year have a full value.  A line that is
    all head goes before a dateline, the earlier before the later.

    >>> from arabdiplo.events.records import Span
    >>> text = "طوكيو، 6 مارس 2024\\nوصل الوزير أمس"
    >>> find_date(text, [Time(Span(7, 18, "6 مارس 2024"), "2024-03-06")])
    datetime.date(2024, 3, 6)
    """
    full = [time for time in times if time.value is not None and _FULL.fullmatch(time.value)]
    datelines: list[Time] = []
    for start, end in _head(text):
        firsts = _firsts(text, start, end)
        for time in full:
            if not start <= time.span.start < time.span.end <= end:
                continue
            before, after = bisect_left(firsts, time.span.start), (time.span.end, end)
            if _is_head(text, before, after):
                return _day(time)
            if _is_dateline(text, before, after):
                datelines.append(time)
    return _day(datelines[0]) if datelines else None


def dateline_date(text: str, times: Iterable[Time]) -> datetime.date | None:
    """The day in a dateline before the first sentence (القاهرة 2 مايو / شينخوا /), which it was written on.

    A line of a city, a date and an hour is one, too; one that is all head (weekday and date) is none.
    *times* are found as for `find_date`; with the day of the document, so that a day without year has one, too.
    """
    full = [time for time in times if time.value is not None and _FULL.fullmatch(time.value)]
    for start, end in _head(text):
        firsts = _firsts(text, start, end)
        for time in full:
            inside = start <= time.span.start < time.span.end <= end
            if inside and _is_dated(text, bisect_left(firsts, time.span.start), (time.span.end, end)):
                return _day(time)
    return None


def _is_dated(text: str, before: int, after: tuple[int, int]) -> bool:
    """Is it the date of a dateline, or in a line of a city, a date and an hour?"""
    clock = 0 < before <= _AROUND and _CLOCK.fullmatch(text, *after) is not None
    return before > 0 and (_is_dateline(text, before, after) or clock)


def _head(text: str) -> Iterator[tuple[int, int]]:
    """The first lines that hold a word."""
    found = 0
    for line in _LINE.finditer(text):
        if _WORD.search(line.group()):
            yield line.span()
            found += 1
            if found == _HEAD_LINES:
                return


def _is_head(text: str, before: int, after: tuple[int, int]) -> bool:
    """Little beside the date, and all of it on one side; or next to nothing on both.

    before: how many words are.
    """
    right = len(_firsts(text, *after))
    most = _AROUND if before and right and not _BREAK.match(text, *after) else _BESIDE
    return before + right <= most


def _is_dateline(text: str, before: int, after: tuple[int, int]) -> bool:
    if before <= _BEFORE and _BREAK.match(text, *after):
        return True
    return 0 < before <= _AROUND and _AGENCY.match(text, *after) is not None


def _firsts(text: str, start: int, end: int) -> list[int]:
    """Where the first words of a stretch begin, one more than may stand before a date."""
    return [word.start() for word in itertools.islice(_WORD.finditer(text, start, end), _BEFORE + 1)]


def _day(time: Time) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(time.value or "")
    except ValueError:
        return None
