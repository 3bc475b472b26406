"""How many events of each type there were, by day and by month: bars, and the same as a table."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from arabdiplo.report.labels import Labels
from arabdiplo.report.linked import Linked
from arabdiplo.report.safe import plain

COLOURED = 7
"""types with a colour of their own; the others share one"""
COLUMNS = 240
"""of more, the latest are drawn"""
_STEP, _BAR, _HEIGHT, _LETTER = 26, 20, 150, 7
_EMPTY = 3
"""empty periods that are drawn; a longer gap is shown as a break"""
_LTR = "\u2066{}\u2069"
"""a period within words that run from the right"""
_Next = Callable[[str], str]


class Timeline:
    """Counts real events by period."""

    def __init__(self) -> None:
        self.types = Counter[str]()
        self._days: dict[str, list[Linked]] = {}
        self._months: dict[str, list[Linked]] = {}
        self._total = 0
        self._undated = 0

    def add(self, event: Linked) -> None:
        """One real event."""
        self._total += 1
        self.types[event.type] += 1
        self._undated += not event.dated and event.month is not None
        if event.day:
            self._days.setdefault(event.day, []).append(event)
        if event.month:
            self._months.setdefault(event.month, []).append(event)

    def ranked(self) -> list[str]:
        """The types, the most frequent first."""
        return sorted(self.types, key=lambda name: (-self.types[name], name))

    def _ranks(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.ranked())}

    @property
    def by_day(self) -> bool:
        """Whether days are the better view: what is dated lies within some two months."""
        return 0 < len(self._days) <= 62 and len(self._months) <= 3

    def days(self, labels: Labels) -> str:
        """Bars and table by day."""
        return self._drawn(self._days, _next_day, labels)

    def months(self, labels: Labels) -> str:
        """Bars and table by month."""
        return self._drawn(self._months, _next_month, labels)

    def legend(self, labels: Labels) -> str:
        """The colours of the types."""
        names = [(f"k{i}", labels("type", name)) for i, name in enumerate(self.ranked()[:COLOURED])]
        if len(self.types) > COLOURED:
            names.append(("ko", labels.page("other_types")))
        items = "".join(f'<li><span class="key {key}"></span>{plain(name)}</li>' for key, name in names)
        return f'<ul class="legend">{items}</ul>'

    def undated(self, labels: Labels) -> str:
        """How many stand at the date of their document."""
        return f"{labels.page('own_date')}: {self._undated}"

    def _drawn(self, periods: dict[str, list[Linked]], following: _Next, labels: Labels) -> str:
        columns = list(_columns(sorted(periods), following))
        drawn = columns[-COLUMNS:]
        missing = self._total - sum(map(len, periods.values()))
        notes = [self.undated(labels)] * bool(self._undated)
        notes += [f"{labels.page('not_placed')}: {missing}"] * bool(missing)
        notes += [labels.page("earlier")] * (len(columns) > len(drawn))
        told = "".join(f"<li>{note}</li>" for note in notes)
        return f"{self._bars(drawn, periods, labels)}\n<ul>{told}</ul>\n{self._table(periods, labels)}"

    def _bars(self, columns: Sequence[str | None], periods: dict[str, list[Linked]], labels: Labels) -> str:
        if not columns:
            return f"<p>{labels.page('nothing')}</p>"
        width = _STEP * len(columns)
        highest = max(len(periods.get(column, ())) for column in columns if column)
        ranks, parts = self._ranks(), []
        for place, column in enumerate(columns):
            left = width - _STEP * (place + 1) if labels.direction == "rtl" else _STEP * place
            x = left + (_STEP - _BAR) // 2
            if column is None:
                parts.append(f'<text class="gap" x="{x + _BAR // 2}" y="{_HEIGHT}">⋯</text>')
            elif column in periods:
                parts.append(_bar(column, periods[column], x, highest, ranks, labels))
        title = plain(labels.page("timeline"))
        foot = 14 + _LETTER * max(len(column) for column in columns if column)
        return f"""<div class="scroll" tabindex="0" role="region" aria-label="{title}">
<svg class="bars" width="{width}" height="{_HEIGHT + foot}" role="group" aria-label="{title}">
<line class="axis" x1="0" x2="{width}" y1="{_HEIGHT}" y2="{_HEIGHT}"/>
{chr(10).join(parts)}
</svg></div>"""

    def _table(self, periods: dict[str, list[Linked]], labels: Labels) -> str:
        ranks, rows = self._ranks(), []
        for period in sorted(periods):
            counts = Counter(event.type for event in periods[period])
            told = plain(_told(counts, ranks, labels))
            rows.append(f'<tr><th scope="row" dir="ltr">{period}</th><td>{counts.total()}</td><td>{told}</td></tr>')
        heads = "".join(f'<th scope="col">{labels.page(key)}</th>' for key in ("period", "total", "types"))
        return f"""<details><summary>{labels.page("counts")}</summary>
<table><thead><tr>{heads}</tr></thead>
<tbody>
{chr(10).join(rows)}
</tbody></table></details>"""


def _bar(column: str, events: Sequence[Linked], x: int, highest: int, ranks: Mapping[str, int], labels: Labels) -> str:
    counts = Counter(event.type for event in events)
    top, pieces = float(_HEIGHT), []
    keys = Counter[str]()
    for name in sorted(counts, key=ranks.__getitem__):
        keys[f"k{ranks[name]}" if ranks[name] < COLOURED else "ko"] += counts[name]
    for key, count in keys.items():
        height = count / highest * (_HEIGHT - 20)
        top -= height
        pieces.append(f'<rect class="{key}" x="{x}" y="{top:.1f}" width="{_BAR}" height="{height:.1f}"/>')
    told = f"{_LTR.format(column)}: {len(events)} – {plain(_told(counts, ranks, labels))}"
    middle = x + _BAR // 2
    return (
        f'<g class="bar" data-e="{" ".join(str(event.number) for event in events)}" aria-label="{told}">'
        f'<title>{told}</title><rect class="hit" x="{x}" y="0" width="{_BAR}" height="{_HEIGHT}"/>'
        f'{"".join(pieces)}<text class="count" x="{middle}" y="{top - 4:.1f}">{len(events)}</text>'
        f'<text class="period" transform="translate({middle + 4} {_HEIGHT + 6}) rotate(-90)">{column}</text></g>'
    )


def _told(counts: Counter[str], ranks: Mapping[str, int], labels: Labels) -> str:
    return labels.comma.join(f"{labels('type', name)} {counts[name]}" for name in sorted(counts, key=ranks.__getitem__))


def _columns(periods: Sequence[str], following: _Next) -> Iterator[str | None]:
    """The periods and the empty ones between them; None for a long gap."""
    before: str | None = None
    for period in periods:
        if before is not None:
            gap: list[str] = []
            step = following(before)
            while step < period and len(gap) <= _EMPTY:
                gap.append(step)
                step = following(step)
            yield from gap if len(gap) <= _EMPTY else [None]
        yield period
        before = period


def _next_day(day: str) -> str:
    """The day after; behind the last one of the calendar a text behind it.

    >>> _next_day("2024-02-29"), _next_day("9999-12-31") > "9999-12-31"
    ('2024-03-01', True)
    """
    try:
        return (datetime.date.fromisoformat(day) + datetime.timedelta(1)).isoformat()
    except OverflowError:
        return day + "~"


def _next_month(month: str) -> str:
    """The month after.

    >>> _next_month("2023-12"), _next_month("2024-01")
    ('2024-01', '2024-02')
    """
    year, number = int(month[:4]), int(month[5:])
    return f"{year + 1:04}-01" if number >= 12 else f"{year:04}-{number + 1:02}"
