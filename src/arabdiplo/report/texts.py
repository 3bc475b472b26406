"""The marked texts of the report."""

from __future__ import annotations

from collections.abc import Sequence

from arabdiplo.events.records import Document, Event
from arabdiplo.report.labels import Labels
from arabdiplo.report.safe import bdi, ltr, plain
from arabdiplo.tools.html import colour, marked
from arabdiplo.tools.marks import implicit


def article(document: Document, anchors: Sequence[str], labels: Labels) -> str:
    """A text with its events marked, and the list of them, each under its anchor."""
    name = bdi(document.id) if document.id else "—"
    date = f" <small>{ltr(document.date)}</small>" if document.date else ""
    items = "\n".join(
        _item(event, colour(i), anchor, labels)
        for i, (event, anchor) in enumerate(zip(document.events, anchors, strict=True))
    )
    return f"""<article>
<h3>{name}{date}</h3>
<p class="text" dir="rtl">{marked(document.text, document.events)}</p>
<ul>
{items or f"<li>{labels.page('no_events')}</li>"}
</ul>
</article>"""


def _item(event: Event, background: str, anchor: str, labels: Labels) -> str:
    facts = [labels("type", event.type), labels("mode", event.mode or ""), labels("status", event.status)]
    said = plain(" · ".join(filter(None, facts)))
    trigger = f'<mark style="background:{background}">{bdi(event.trigger.text)}</mark>'
    told = "".join(f"<br><small>{_fact(fact, labels)}</small>" for fact in implicit(event))
    return f'<li id="{anchor}">{trigger} {said} <small dir="ltr">{plain(event.rule)}</small>{told}</li>'


def _fact(fact: str, labels: Labels) -> str:
    role, _, value = fact.partition(" = ")
    return f"{plain(labels('role', role))} = {bdi(value)}"
