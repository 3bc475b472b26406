"""What of an event or a chunk is shown beside its text, on terminals and pages."""

from __future__ import annotations

from arabdiplo.events.records import ChunkView, Event


def event_head(event: Event) -> str:
    """`visit.travel -> visit, mode official, status actual`."""
    mode = f", mode {event.mode}" if event.mode else ""
    return f"{event.rule} -> {event.type}{mode}, status {event.status}"


def event_marks(event: Event) -> list[tuple[int, int, str]]:
    """Start, end and label of the trigger and the roles; one stretch with two roles has both in its label."""
    spans: dict[tuple[int, int], list[str]] = {(event.trigger.start, event.trigger.end): ["trigger"]}
    for role, span in event.spans():
        spans.setdefault((span.start, span.end), []).append(role)
    return [(start, end, "+".join(dict.fromkeys(labels))) for (start, end), labels in sorted(spans.items())]


def implicit(event: Event) -> list[str]:
    """What highlighting cannot show: fillers without words, names, the value of the time."""
    facts = []
    for arg in (*event.args, event.place):
        if arg is not None and (arg.span is None or arg.entity not in ((), (arg.span.text,))):
            names = " and ".join(f"«{name}»" for name in arg.entity) or "nobody named"
            facts.append(f"{arg.role} = {names}" + ("" if arg.span else f" ({arg.source})"))
    if event.time:
        facts.append(f"time = {event.time.value or 'not known'}")
    return facts


def chunk_facts(chunk: ChunkView) -> list[str]:
    """Entity, value and attributes of a chunk."""
    facts = [f"{name} = «{value}»" for name, value in chunk.attributes if value]
    if chunk.entity and chunk.entity != (chunk.span.text,):
        facts.insert(0, "entity = " + " and ".join(f"«{name}»" for name in chunk.entity))
    return [*facts, f"value = {chunk.value}"] if chunk.value else facts
