"""A trace as lines for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import attrs

from arabdiplo.events.json import to_record
from arabdiplo.events.records import Refusal, Trace
from arabdiplo.tools.tester import reason

if TYPE_CHECKING:
    from arabdiplo.morph import Morphology, Reading

Rules = frozenset[str] | None


def wanted(rule: str, rules: Rules) -> bool:
    """Whether a rule is among those asked for: by `module.rule`, or by its module alone.

    >>> wanted("visit.travel", frozenset(["visit"])), wanted("visit.travel", frozenset(["visit.tour"]))
    (True, False)
    """
    return rules is None or rule in rules or rule.partition(".")[0] in rules


def lines(trace: Trace, rules: Rules = None, steps: bool = False) -> Iterator[str]:
    """Chunks, events, refusals and losers of a trace; rules: only those of these rules."""
    chunks = [chunk for chunk in trace.chunks if wanted(chunk.rule, rules)]
    if chunks:
        yield "chunks"
    for chunk in chunks:
        more = [f"{name}={value}" for name, value in chunk.attributes]
        more += [f"value={chunk.value}"] if chunk.value else []
        entity = f" = {' and '.join(chunk.entity)}" if chunk.entity and chunk.entity != (chunk.span.text,) else ""
        place = f"{chunk.span.start}-{chunk.span.end}"
        yield f"  {place:9s} {chunk.type:10s} {chunk.rule:24s} «{chunk.span.text}»{entity} {' '.join(more)}".rstrip()
    events = [event for event in trace.document.events if wanted(event.rule, rules)]
    yield "events" if events else "no event"
    for event in events:
        facts = " ".join(filter(None, [event.type, event.mode, event.status]))
        first, *rest = event.why().splitlines()
        yield f"  {event.id} {facts}: {first}"
        yield from (f"  {line}" for line in rest)
    yield from _refusals([r for r in trace.refusals if wanted(r.rule, rules)])
    losers = [loser for loser in trace.losers if wanted(loser.rule, rules)]
    if losers:
        yield "lost"
    for loser in losers:
        yield f"  {loser.rule} on «{loser.trigger.text}»: {loser.reason}"
    if steps and trace.steps:
        yield "steps"
        yield from (f"  {rule:24s} {what:16s} {detail}".rstrip() for rule, what, detail in trace.steps)


def _refusals(refusals: list[Refusal]) -> Iterator[str]:
    if refusals:
        yield "refused"
    for r in refusals:
        yield f"  {r.rule} on «{r.trigger.text}»: {reason(r.reason, r.role)}" + (f"; {r.detail}" if r.detail else "")


def token_lines(text: str, morphology: Morphology) -> Iterator[str]:
    """One line a token: place, kind, segments; behind it its readings in order."""
    from arabdiplo.text import tokenize

    for token in tokenize(text):
        surface = text[token.start : token.end]
        if token.kind != "word":
            yield f"{token.start}-{token.end}\t{token.kind}\t{surface.strip() or repr(surface)}"
            continue
        form = morphology.analyse(surface)
        segments = " + ".join(surface[s.start : s.end] for s in form.segments)
        yield f"{token.start}-{token.end}\tword\t{segments}"
        for reading in form.readings:
            yield f"\t\t{_reading(reading)}"


def _reading(reading: Reading) -> str:
    features = " ".join(str(feature.name).lower() for feature in reading.features)
    source = f" [{reading.row.lexicon} «{reading.row.entry}»]" if reading.row else ""
    return f"{reading.pos} «{reading.lemma}» {features}".rstrip() + source


def to_dict(trace: Trace, rules: Rules = None) -> dict[str, Any]:
    """The trace as JSON-ready dicts, the document as its record with mentions."""
    return {
        "document": to_record(trace.document, mentions=True),
        "chunks": [attrs.asdict(chunk) for chunk in trace.chunks if wanted(chunk.rule, rules)],
        "refusals": [attrs.asdict(refusal) for refusal in trace.refusals if wanted(refusal.rule, rules)],
        "losers": [attrs.asdict(loser) for loser in trace.losers if wanted(loser.rule, rules)],
        "steps": [list(step) for step in trace.steps],
    }
