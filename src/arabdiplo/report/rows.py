"""The table of events: a row for each mention."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from arabdiplo.events.records import Arg, Document, Event
from arabdiplo.report.labels import Labels
from arabdiplo.report.linked import when
from arabdiplo.report.safe import bdi, ltr, plain

COLUMNS = ("type", "mode", "status", "who", "place", "time", "words", "document")
_AROUND = 40
"""letters of the text that are shown before and behind a trigger"""
_MOST = 90
"""letters of a filler that are shown"""


def head(labels: Labels) -> str:
    """The row of headings."""
    cells = "".join(f'<th scope="col" role="columnheader">{labels.page(name)}</th>' for name in COLUMNS)
    return f'<tr role="row">{cells}</tr>'


def row(event: Event, document: Document, number: int, anchor: str | None, labels: Labels) -> str:
    """The row of a mention.

    number: of the real event it tells of; anchor: where its text stands on the page, if it does.
    """
    places = (*event.roles_as("location"), "place")
    who = [_filler(arg, labels) for arg in event.args if arg.role not in places]
    where = [_filler(arg, labels, bare=True) for arg in (*event.args, event.place) if arg and arg.role in places]
    value = event.time.value if event.time else None
    day, month = when(value)
    words = _words(event, document.text)
    name = bdi(document.id)
    cells = [
        _cell(_named("type", event.type, labels), event.type, head=True),
        _cell(_named("mode", event.mode or "", labels), event.mode or ""),
        _cell(_named("status", event.status, labels), event.status),
        _cell("".join(f"<div>{each}</div>" for each in who)),
        _cell("".join(f"<div>{each}</div>" for each in where)),
        _cell(ltr(value or ""), day or month or value or ""),
        _cell(f'<a href="#{anchor}">{words}</a>' if anchor else words),
        _cell(f"{name} {ltr(document.date)}" if document.date else name),
    ]
    return f'<tr role="row" data-e="{number}">{"".join(cells)}</tr>'


def options(kind: str, names: Iterable[str], labels: Labels) -> str:
    """The choices of a filter."""
    return "".join(
        f'<option value="{plain(name)}">{plain(_both(labels(kind, name), name)) or labels.page("none")}</option>'
        for name in sorted(set(names))
    )


def _both(label: str, name: str) -> str:
    return label if label == name else f"{label} ({name})"


def _named(kind: str, name: str, labels: Labels) -> str:
    label = labels(kind, name)
    return plain(label) if label == name else f'<span title="{plain(name)}">{plain(label)}</span>'


def _cell(inner: str, value: str | None = None, head: bool = False) -> str:
    """A cell; value: what it is sorted and filtered by where that is not its text."""
    kept = "" if value is None else f' data-v="{plain(value)}"'
    if head:
        return f'<th scope="row" role="rowheader"{kept}>{inner}</th>'
    return f'<td role="cell"{kept}>{inner}</td>'


def _filler(arg: Arg, labels: Labels, bare: bool = False) -> str:
    """Role and words of a filler, with its names where they are not its words."""
    shown = arg.span.text if arg.span else ""
    shown = shown if len(shown) <= _MOST else shown[:_MOST].rstrip() + "…"
    names = "" if arg.span and arg.entity == (arg.span.text,) else labels.comma.join(arg.entity)
    said = " = ".join(bdi(part) for part in (shown, names) if part) or "—"
    return said if bare else f"<small>{_named('role', arg.role, labels)}</small> {said}"


def _words(event: Event, text: str) -> str:
    """The trigger among the words beside it."""
    start, end = event.trigger.start, event.trigger.end
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND:
        before = "…" + before.partition(" ")[2]
    if end + _AROUND < len(text):
        after = after.rpartition(" ")[0] + "…"
    return f"<bdi>{_bare(before)}<b>{_bare(text[start:end])}</b>{_bare(after)}</bdi>"


def _bare(text: str) -> str:
    return escape(text.replace("\n", " "))
