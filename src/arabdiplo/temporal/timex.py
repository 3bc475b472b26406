"""Times as TIMEX3 values: what a `value` statement means on a given day.

`evaluate` is a pure function of the statement, of what its captures hold, of
the day the document was written (the *anchor*) and of the tense of the clause.
The statement says how a time is to be read (`back 1 week`, `weekday w.number`,
`date month m.number day d`), never what it is; so one rule serves every day.

Nothing here raises for odd input: what cannot be told is ``None``.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable

import attrs

from arabdiplo.lang.tree import Path, Value
from arabdiplo.temporal.hijri import hijri_date, hijri_day, hijri_month
from arabdiplo.temporal.nearest import Candidate, choose, value_text
from arabdiplo.temporal.parts import PARTS_OF_YEAR

Get = Callable[[Path], "str | int | None"]
"""What a path of the statement holds: a number, an attribute of a row, or nothing."""

#: a sennight is a week that is counted from day to day (قبل أسبوع), a week one of the calendar (الأسبوع الماضي)
_DAYS = {"day": 1, "week": 7, "sennight": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_SHORTER = {"hour": 24, "minute": 24 * 60, "second": 24 * 60 * 60}
_LETTERS = {
    "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
    "hour": "H", "minute": "M", "second": "S",
}  # fmt: skip
_TYPES = {"duration": "DURATION", "every": "SET"}
#: the names of units, written in a rule (`back 1 day`) or in a lexicon's column (`u.unit`)
UNITS = frozenset({*_DAYS, *_MONTHS, *_SHORTER})

#: length of the value of a day
_DAY = len("2015-03-04")

#: from here on a year beside a Hijri month is one of the common calendar
_COMMON = 1700


@attrs.frozen(slots=True)
class _Part:
    """A year, month or day: a number, counted from the anchor's if ``relative``."""

    number: int
    relative: bool = False
    written: str = ""
    """a lexicon's own way of writing it: ``198`` (a decade), ``19`` (a century), ``Q3``"""


def evaluate(
    value: Value, get: Get, anchor: datetime.date | None, tense: str, told: str | None = None
) -> tuple[str | None, str]:
    """The TIMEX3 value and type of a time.

    *get* gives what a path of the statement holds; *anchor* is the document's
    day; *tense* (``past``, ``future``, ``""``) that of the clause, for
    ``lean tense``; *told* the value of the time told of last, for ``lean story``.
    The type is DATE, DURATION or SET.  The value is None where it is vague or
    cannot be resolved.

    >>> import datetime
    >>> evaluate(Value("weekday", amount=2), lambda path: None, datetime.date(2024, 3, 6), "past")
    ('2024-03-05', 'DATE')
    """
    kind = _TYPES.get(value.kind, "DATE")
    tense = tense if value.lean == "tense" else ""
    try:
        if value.lean == "story" or value.kind == "ahead" and tense == "past":
            return _of_story(value, get, told), kind
        return _VALUES[value.kind](value, get, anchor, tense), kind
    except (KeyError, OverflowError, ValueError):
        return None, kind


def lean(value: Value) -> str:
    """Which side of the anchor the statement names by itself: ``past``, ``future``, ``""``."""
    if value.lean:
        return value.lean if value.lean in ("past", "future") else ""
    if value.amount == 0:
        return ""
    return {"back": "past", "ahead": "future"}.get(value.kind, "")


def day_off(value: Value, get: Get, anchor: datetime.date) -> int | None:
    """Days off the weekday that is named as well (اليوم الثلاثاء, on a Wednesday: -1); None if none is."""
    try:
        plain = _shifted(attrs.evolve(value, named=None), get, anchor, "") if value.named is not None else None
    except (OverflowError, ValueError):  # before the first or after the last day that can be counted
        return None
    number = _part(value.named, get) if plain is not None and len(plain) == _DAY else None
    if plain is None or number is None:
        return None
    return _off(datetime.date.fromisoformat(plain), number.number, value.kind)


# -- the kinds of statement ------------------------------------------------------


def _none(value: Value, get: Get, anchor: datetime.date | None, tense: str) -> str | None:
    return None


def _shifted(value: Value, get: Get, anchor: datetime.date | None, tense: str) -> str | None:
    """`back 3 day`, `ahead n u.unit`: the unit decides how finely the answer is cut."""
    amount = _part(value.amount, get)
    unit = _unit(value.unit, get)
    if anchor is None or amount is None or not unit:
        return None
    count = -amount.number if value.kind == "back" else amount.number
    if unit in _MONTHS:
        return _of_month(*_add_months(anchor, count * _MONTHS[unit]), unit)
    if unit in _SHORTER:
        days = abs(count) // _SHORTER[unit]
        return (anchor + datetime.timedelta(days=days if count > 0 else -days)).isoformat()
    day = anchor + datetime.timedelta(days=count * _DAYS[unit])
    if (weekday := _part(value.named, get)) is not None:
        day += datetime.timedelta(days=_off(day, weekday.number, value.kind))
    return _week(day) if unit == "week" else day.isoformat()


def _off(day: datetime.date, weekday: int, kind: str) -> int:
    """The days from one to the nearest of that name; one of today or before is rather late than early."""
    most = 5 if kind == "back" else 3
    return (weekday - day.isoweekday() + most) % 7 - most


def _of_story(value: Value, get: Get, told: str | None) -> str | None:
    """The time told of last, or one counted from it (في اليوم التالي), if it is as exact as what is counted."""
    if value.kind == "none" or told is None:
        return told
    unit = _unit(value.unit, get)
    if unit in _SHORTER and len(told) < _DAY:
        return told  # two hours later is still in that year
    exact = _DAY if unit in _DAYS or unit in _SHORTER else len("2015-03") if unit == "month" else len("2015")
    if len(told) < exact or not told.replace("-", "").isdecimal():
        return None
    day = datetime.date.fromisoformat((told + "-01-01")[:_DAY])
    return _shifted(value, get, day, "")  # a month later, told in the past, counts from the story's day


def _weekday(value: Value, get: Get, anchor: datetime.date | None, tense: str) -> str | None:
    """`weekday w.number`: 1 is Monday, 7 Sunday, as in ISO 8601."""
    number = _part(value.amount, get)
    if anchor is None or number is None or not 1 <= number.number <= 7:
        return None
    back = (anchor.isoweekday() - number.number) % 7
    days = [anchor + datetime.timedelta(days=n - back) for n in (-7, 0, 7)]
    return choose((Candidate(d.isoformat(), d, d) for d in days), anchor, value.lean, tense)


def _date(value: Value, get: Get, anchor: datetime.date | None, tense: str) -> str | None:
    """`date year y month m.number day d`: as many parts as the match has found."""
    parts = {name: part for name, ref in value.parts if (part := _part(ref, get, name == "year")) is not None}
    if value.calendar is not None and get(value.calendar) == "hijri":
        return _hijri(parts, anchor, value.lean, tense)
    return _gregorian(parts, anchor, value.lean, tense)


def _length(value: Value, get: Get, anchor: datetime.date | None, tense: str) -> str | None:
    """`duration n.number u.unit`: P3D, PT24H; PXD where the number is not said."""
    unit = _unit(value.unit, get)
    if unit not in _LETTERS:
        return None
    amount = _part(value.amount, get)
    number = str(amount.number) if amount is not None else "X"
    return f"{'PT' if unit in _SHORTER else 'P'}{number}{_LETTERS[unit]}"


_VALUES: dict[str, Callable[[Value, Get, datetime.date | None, str], str | None]] = {
    "duration": _length,
    "every": _length,
    "none": _none,
    "back": _shifted,
    "ahead": _shifted,
    "weekday": _weekday,
    "date": _date,
}


# -- dates -------------------------------------------------------------------------


def _gregorian(parts: dict[str, _Part], anchor: datetime.date | None, lean: str, tense: str) -> str | None:
    year, month, day = parts.get("year"), parts.get("month"), parts.get("day")
    if month is not None and month.relative:
        if anchor is None or year is not None:
            return None
        at, number = _add_months(anchor, month.number)
        year, month = _Part(at), _Part(number)
    if year is not None:
        if year.relative and anchor is None:
            return None
        at = year.number + (anchor.year if year.relative and anchor else 0)
        if month is None:
            return None if day is not None else year.written or _four(at)
        return None if year.written else value_text(_candidate(at, month, day))
    if anchor is None or (month is None and day is None):
        return None
    if month is None:
        months = (_add_months(anchor, n) for n in range(-3, 4))
        return choose((_candidate(y, _Part(m), day) for y, m in months), anchor, lean, tense)
    years = range(anchor.year - 8, anchor.year + 9)
    return choose((_candidate(y, month, day) for y in years), anchor, lean, tense, yearly=True)


def _candidate(year: int, month: _Part, day: _Part | None) -> Candidate | None:
    """Year and month, or a day in them; None if there is no such day."""
    try:
        low, high = PARTS_OF_YEAR.get(month.written, (month.number, month.number))
        if day is not None:
            at = datetime.date(year, month.number, day.number)
            return None if month.written else Candidate(at.isoformat(), at, at)
        first = datetime.date(year, low, 1)
        last = datetime.date(*_add_months(first, high - low + 1), 1) - datetime.timedelta(days=1)
    except (OverflowError, ValueError):
        return None
    return Candidate(f"{year:04d}-{month.written or f'{low:02d}'}", first, last)


def _hijri(parts: dict[str, _Part], anchor: datetime.date | None, lean: str, tense: str) -> str | None:
    """A date of the Islamic calendar, given in the common one.

    A month or year of it is given as the common month or year that holds its middle;
    a common year (رمضان 2015) picks the one whose value lies in it.
    """
    year, month, day = parts.get("year"), parts.get("month"), parts.get("day")
    if any(p is not None and p.written for p in (year, month)) or (month is None and day is not None):
        return None
    now = hijri_date(anchor) if anchor is not None else None
    if any(p is not None and p.relative for p in (year, month)) and now is None:
        return None
    if month is not None and month.relative and now is not None:
        if year is not None:
            return None
        index = now[0] * 12 + now[1] - 1 + month.number
        year, month = _Part(index // 12), _Part(index % 12 + 1)
    if year is not None:
        at = year.number + (now[0] if year.relative and now is not None else 0)
        if month is None:
            middle = hijri_day(at, 7, 1)
            return _four(middle.year) if middle is not None else None
        if at < _COMMON:
            return value_text(_hijri_candidate(at, month, day))
        near = round((at - 622) * 1.0307)
        found = [_hijri_candidate(y, month, day) for y in range(near - 1, near + 3)]
        return value_text(next((c for c in found if c is not None and c.value.startswith(_four(at) or "-")), None))
    if now is None or anchor is None or month is None:
        return None
    years = range(now[0] - 3, now[0] + 4)
    return choose((_hijri_candidate(y, month, day) for y in years), anchor, lean, tense, yearly=True)


def _hijri_candidate(year: int, month: _Part, day: _Part | None) -> Candidate | None:
    if day is not None:
        at = hijri_day(year, month.number, day.number)
        return Candidate(at.isoformat(), at, at) if at is not None else None
    span = hijri_month(year, month.number)
    if span is None:
        return None
    middle = span[0] + (span[1] - span[0]) // 2
    return Candidate(f"{_four(middle.year)}-{middle.month:02d}", *span)


# -- small things ------------------------------------------------------------------------


def _part(ref: int | Path | None, get: Get, long: bool = False) -> _Part | None:
    """What an amount or part holds: 3, "3", "-1" (from the anchor), "Q3"; where a year stands (*long*) "198", "19".

    Only a row writes decades and centuries so: digits of the text (24) are a year of two digits.
    """
    held = get(ref) if isinstance(ref, Path) else ref
    short = long and isinstance(ref, Path) and bool(ref.attributes)
    if held in (None, "") and isinstance(ref, Path) and ref.attributes:
        held, short = get(Path(ref.name)), False  # `y.year` of digits, which have no row
    if held is None:
        return None
    if isinstance(held, int):
        return _Part(int(held))
    word = held.strip()
    if word in PARTS_OF_YEAR:
        return _Part(0, written=word)
    digits = word[1:] if word[:1] in ("+", "-") else word
    if not digits.isdecimal() or len(digits) > 6:
        return None
    if digits is not word:
        return _Part(int(word), relative=True)
    plain = str(int(word))
    return _Part(int(word), written=plain if short and len(plain) == len(word) in (2, 3) else "")


def _unit(ref: Path | None, get: Get) -> str:
    """The unit: its English name in the rule, or that which a path holds."""
    if ref is None:
        return ""
    held = ref.name if not ref.attributes and ref.name in UNITS else get(ref)
    return held if isinstance(held, str) and held in UNITS else ""


def _add_months(day: datetime.date, count: int) -> tuple[int, int]:
    index = day.year * 12 + day.month - 1 + count
    return index // 12, index % 12 + 1


def _of_month(year: int, month: int, unit: str) -> str | None:
    """The month, quarter, year, decade or century that holds this month."""
    four = _four(year)
    if four is None or unit == "year":
        return four
    if unit == "month":
        return f"{four}-{month:02d}"
    if unit == "quarter":
        return f"{four}-Q{(month + 2) // 3}"
    return four[:3] if unit == "decade" else four[:2]


def _four(year: int) -> str | None:
    return f"{year:04d}" if datetime.MINYEAR <= year <= datetime.MAXYEAR else None


def _week(day: datetime.date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"
