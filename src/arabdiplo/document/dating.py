"""The day a text was written, and what its times mean: by that day, or by the time told of last before them."""

from __future__ import annotations

import bisect
import datetime
import re
from collections.abc import Iterable, Sequence

import attrs

from arabdiplo.events.records import Span, Time
from arabdiplo.lang.tree import Path
from arabdiplo.matching.paths import resolve
from arabdiplo.syntax.items import Item
from arabdiplo.syntax.nodes import Node
from arabdiplo.temporal.docdate import dateline_date, find_date
from arabdiplo.temporal.span import span_of
from arabdiplo.temporal.timex import day_off, evaluate

#: so many days after it was written a text may be dated
_LATE = 2
#: so many days with their names have to agree on it (أمس الاثنين, on a Wednesday)
_AGREED = 2
#: so far before a time may stand what it counts from (characters); so long ago is what «then» means (days)
_FAR, _AGO = 400, 7
_FULL = re.compile(r"\d{4}-\d\d-\d\d")


class Dating:
    """Times of one text."""

    def __init__(self, text: str, date: datetime.date | None, times: Sequence[Node]) -> None:
        """date: the day of the document, if somebody gives it; times: its chunks that are times, in order"""
        if date is None:
            date = find_date(text, _spanned(text, times, None))
        self.date = date
        self.day = date if date is None else _later(date, _written(text, date, times))
        """when it was written: «أمس الاثنين» in a text dated Wednesday is of Tuesday"""
        self._told: list[str] = []
        """the past times that the text tells of"""
        self._starts: list[int] = []
        """where they stand"""
        for one in times:
            value = self._plain(one, "")[0]
            if value is not None and _lean(one) != "story" and self._past(value):
                self._told.append(value)
                self._starts.append(one.start)

    def value(self, node: Node, tense: str) -> tuple[str | None, str]:
        """TIMEX3 value and type of a time chunk in a clause of that tense."""
        kind = _kind(node)
        if _lean(node) != "story" and not (kind == "ahead" and tense == "past"):
            return self._plain(node, tense)
        at = self._before(node)
        while at >= 0 and self._starts[at] > node.start - _FAR:
            if kind != "none" or self._long_ago(self._told[at]):
                return value_of(node, self.day, tense, self._told[at])
            at -= 1
        return value_of(node, self.day, tense)

    def _plain(self, node: Node, tense: str) -> tuple[str | None, str]:
        """Its value by the day of the text; in a text without day, a day without year is of the year of one before."""
        found = value_of(node, self.day, tense)
        at = self._before(node) if self.day is None and found[0] is None else -1
        if at < 0 or self._starts[at] < node.start - _FAR or not _FULL.fullmatch(self._told[at]):
            return found
        value = node.chunk.pattern.tree.value if node.chunk is not None else None
        if value is None or value.kind != "date" or value.lean != "tense":
            return found
        parts = (("year", int(self._told[at][:4])), *(part for part in value.parts if part[0] != "year"))
        dated = evaluate(attrs.evolve(value, parts=parts), _Held(node), None, tense)
        return dated if _FULL.fullmatch(dated[0] or "") else found

    def _before(self, node: Node) -> int:
        """The past time told of last before a chunk; -1 if there is none."""
        return bisect.bisect_left(self._starts, node.start) - 1

    def _past(self, value: str) -> bool:
        """Is it over on the day of the text?  This month and this year are not."""
        days = span_of(value)
        return days is not None and (self.day is None or days[1] < self.day)

    def _long_ago(self, value: str) -> bool:
        days = span_of(value)
        return self.day is None or days is not None and days[1] < _later(self.day, -_AGO)


def _later(day: datetime.date, days: int) -> datetime.date:
    """So many days later; the day itself where none can be counted any more."""
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return day


def value_of(node: Node, anchor: datetime.date | None, tense: str, told: str | None = None) -> tuple[str | None, str]:
    """TIMEX3 value and type of a time chunk on the day *anchor*."""
    chunk = node.chunk
    if chunk is None or chunk.pattern.tree.value is None:
        return None, "DATE"
    return evaluate(chunk.pattern.tree.value, _Held(node), anchor, tense, told)


def is_vague(item: Item) -> bool:
    """Does the time name no day, month or year at all (مؤخرا)?"""
    chunk = item.node.chunk
    value = chunk.pattern.tree.value if chunk is not None else None
    return value is None or value.kind == "none"


@attrs.frozen(slots=True)
class _Held:
    """What the paths of a value hold in a chunk."""

    node: Node

    def __call__(self, path: Path) -> str | int | None:
        chunk = self.node.chunk
        captures = chunk.captures if chunk is not None else {}
        if not path.attributes:
            for stretch in captures.get(path.name, ()):
                if stretch[0].morph.value is not None:
                    return stretch[0].morph.value
        return resolve(path, captures) or None


def _kind(node: Node) -> str:
    value = node.chunk.pattern.tree.value if node.chunk is not None else None
    return value.kind if value is not None else ""


def _lean(node: Node) -> str:
    value = node.chunk.pattern.tree.value if node.chunk is not None else None
    return value.lean if value is not None else ""


def _spanned(text: str, times: Iterable[Node], day: datetime.date | None) -> list[Time]:
    return [Time(Span(n.start, n.end, text[n.start : n.end]), *value_of(n, day, "")) for n in times]


def _written(text: str, date: datetime.date, times: Sequence[Node]) -> int:
    """How many days before its date a text was written (0, -1, -2), as its dateline or all named days say."""
    dates = [one for one in times if _kind(one) == "date"]
    found = dateline_date(text, _spanned(text, dates, date))
    if found is not None and 0 < (date - found).days <= _LATE:
        return (found - date).days
    values = ((one, one.chunk.pattern.tree.value) for one in times if one.chunk is not None)
    offs = [off for one, value in values if value and (off := day_off(value, _Held(one), date)) is not None]
    agree = len(offs) >= _AGREED and len(set(offs)) == 1
    return offs[0] if agree and -_LATE <= offs[0] < 0 else 0
