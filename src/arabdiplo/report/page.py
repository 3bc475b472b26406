"""The whole page: marked texts, a table to sort and filter, a timeline, and who met whom."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import NoneType

import attrs

from arabdiplo.errors import InputError, wanted
from arabdiplo.events.records import Document, Event, several
from arabdiplo.events.types import known_classes, need_types, type_names
from arabdiplo.report import rows, texts
from arabdiplo.report.graph import Graph
from arabdiplo.report.labels import Labels
from arabdiplo.report.linked import MET, linked
from arabdiplo.report.safe import harmless, plain
from arabdiplo.report.timeline import Timeline


@attrs.frozen(slots=True)
class PageSize:
    """How many texts and rows of the table one page holds; drawings count everything."""

    texts: int = attrs.field(default=200)
    rows: int = attrs.field(default=20_000)

    @texts.validator
    @rows.validator
    def _some(self, field: attrs.Attribute[int], number: int) -> None:
        if wanted(number, int, f"a limit of {field.name} is a whole number") < 0:
            raise InputError(f"a limit of {number} {field.name} is none")


def report(
    documents: Iterable[Document],
    title: str | None = None,
    language: str = "ar",
    met: Iterable[str] = MET,
    size: PageSize = PageSize(),  # noqa: B008  (frozen)
    classes: Mapping[str, type[Event]] | None = None,
) -> str:
    """One HTML page about documents and their events, in the order given.

    title: heading of the page; language: of its labels, `ar` (right to left) or `en`; met: the
    event types whose sides the graph joins; size: how much of the documents it shows; classes: `Extractor.classes`
    of rules of your own, whose types may be among *met*.  The documents are read once; the same documents give the
    same page, byte for byte.  Raises InputError for another language and for a type of *met* that neither rules nor
    documents have, TypeError for what is no documents.

    >>> from arabdiplo import extract
    >>> page = report([extract("زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس", id="a1")])
    >>> '<html lang="ar" dir="rtl">' in page and 'data-v="visit"' in page
    True
    """
    wanted(size, PageSize, "a size is PageSize(texts=…, rows=…)")
    wanted(title, (str, NoneType), "a title is a str")
    joined = type_names(met) if isinstance(met, str) else tuple(wanted(met, Iterable, "met are event types"))
    for name in joined:
        wanted(name, str, "each of met is the name of an event type")
    collected = _Collected(Labels(language), joined, size)
    for document in several(documents):
        collected.add(document)
    if other := set(joined).difference(MET, collected.named["type"]):
        need_types(other, {*known_classes(classes), *collected.named["type"]})
    return harmless(collected.page(title))


class _Collected:
    """What the page is made of, gathered document by document."""

    def __init__(self, labels: Labels, met: tuple[str, ...], size: PageSize) -> None:
        self.labels, self.met, self.size = labels, met, size
        self.documents = self.mentions = self.events = 0
        self.articles: list[str] = []
        self.rows: list[str] = []
        self.named: dict[str, Counter[str]] = {kind: Counter() for kind in ("type", "mode", "status")}
        self.timeline, self.states, self.actors = Timeline(), Graph(), Graph()

    def add(self, document: Document) -> None:
        shown = len(self.articles) < self.size.texts
        numbers: dict[int, int] = {}
        for event, mentions in linked(document, self.met, self.events):
            self.timeline.add(event)
            self.states.add(event, event.states)
            self.actors.add(event, event.actors)
            numbers.update((id(mention), event.number) for mention in mentions)
            self.events += 1
        anchors = [f"m{self.mentions + place}" for place in range(len(document.events))]
        for mention, anchor in zip(document.events, anchors, strict=True):
            self._row(document, mention, numbers[id(mention)], anchor if shown else None)
        if shown:
            self.articles.append(texts.article(document, anchors, self.labels))
        self.mentions += len(document.events)
        self.documents += 1

    def _row(self, document: Document, mention: Event, number: int, anchor: str | None) -> None:
        for kind, name in (("type", mention.type), ("mode", mention.mode or ""), ("status", mention.status)):
            self.named[kind][name] += 1
        if len(self.rows) < self.size.rows:
            self.rows.append(rows.row(mention, document, number, anchor, self.labels))

    def page(self, title: str | None) -> str:
        say, timeline = self.labels.page, self.timeline
        name = plain(title or say("title"))
        counts = " · ".join(
            f"{say(key)}: {count}"
            for count, key in ((self.documents, "documents"), (self.events, "events"), (self.mentions, "mentions"))
        )
        parts = "".join(f'<a href="#{key}">{say(key)}</a>' for key in ("timeline", "graph", "table", "texts"))
        met = plain(self.labels.comma.join(self.labels("type", each) for each in self.met))
        days, months = ("by_day", timeline.days(self.labels)), ("by_month", timeline.months(self.labels))
        when = _switch("periods", days, months, not timeline.by_day, self.labels)
        states = "by_state", self.states.drawn(say("by_state"), self.labels)
        actors = "by_actor", self.actors.drawn(say("by_actor"), self.labels)
        who = _switch("nodes", states, actors, self.states.empty, self.labels)
        script = _data("script.js")
        return f"""<!doctype html>
<html lang="{self.labels.language}" dir="{self.labels.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}</title>
<style>{_data("style.css")}{self._cell_labels()}</style>
</head>
<body>
<a class="skip" href="#table">{say("skip")}</a>
<header><h1>{name}</h1><p>{counts}</p><nav aria-label="{say("sections")}">{parts}</nav></header>
<main>
<section id="timeline"><h2>{say("timeline")}</h2>
<p>{say("timeline_note")}</p>
{timeline.legend(self.labels)}
{when}
</section>
<section id="graph"><h2>{say("graph")}</h2>
<p>{say("graph_note")} {met}.</p><p class="js" hidden>{say("pick_note")}</p>
{who}
</section>
<section id="table"><h2>{say("table")}</h2>
<p>{say("table_note")}{self._trimmed("trimmed_table", len(self.rows), self.mentions)}</p>
{self._form()}
<table role="table" class="events" aria-label="{say("table")}">
<thead role="rowgroup">{rows.head(self.labels)}</thead>
<tbody role="rowgroup">
{chr(10).join(self.rows)}
</tbody></table>
<p class="js pages" hidden><button type="button" id="previous">{say("previous")}</button>
<span id="page"></span> <button type="button" id="next">{say("next")}</button></p>
</section>
<section id="texts"><h2>{say("texts")}</h2>
<p>{self._trimmed("trimmed_texts", len(self.articles), self.documents)}</p>
{chr(10).join(self.articles)}
</section>
</main>
<script>{script}</script>
</body>
</html>
"""

    def _trimmed(self, key: str, kept: int, all_of_it: int) -> str:
        return f" {self.labels.page(key)} {kept} ({self.labels.page('of')} {all_of_it})." if kept < all_of_it else ""

    def _form(self) -> str:
        say = self.labels.page
        any_one = f'<option value="*">{say("any")}</option>'
        picks = "".join(
            f'<label>{say(kind)} <select name="{kind}">{any_one}{rows.options(kind, self.named[kind], self.labels)}'
            "</select></label>"
            for kind in ("type", "mode", "status")
        )
        fields = "".join(
            f'<label>{say(key)} <input type="search" name="{key}"{more}></label>'
            for key, more in (
                ("search", ""),
                ("who", ""),
                ("place", ""),
                ("from", ' dir="ltr" placeholder="2024-03-05"'),
                ("to", ' dir="ltr" placeholder="2024-04"'),
            )
        )
        return f"""<form class="js" hidden id="filter" aria-label="{say("filter")}">{picks}{fields}
<button type="reset">{say("clear")}</button></form>
<p class="js" hidden><output id="shown" data-label="{say("shown")}" data-of="{say("of")}"></output>
<button type="button" id="unpick" hidden data-label="{say("picked")}"></button></p>"""

    def _cell_labels(self) -> str:
        """What names the cells where the table is shown as cards."""
        return "".join(
            f'.events tbody tr>:nth-child({place})::before{{content:"{self.labels.page(name)}: "}}'
            for place, name in enumerate(rows.COLUMNS, 1)
        )


def _switch(name: str, one: tuple[str, str], other: tuple[str, str], second: bool, labels: Labels) -> str:
    """Two views, of which one is seen; it needs no script."""
    choices = "".join(
        f'<input type="radio" name="{name}" id="{key}"{" checked" * checked}><label for="{key}">'
        f"{labels.page(key)}</label>"
        for key, checked in ((one[0], not second), (other[0], second))
    )
    return f"""<div class="switch">{choices}
<div class="view">{one[1]}</div>
<div class="view">{other[1]}</div></div>"""


def _policy(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"


@cache
def _data(name: str) -> str:
    return files("arabdiplo.report").joinpath("data", name).read_text(encoding="utf-8")
