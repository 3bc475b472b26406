"""What a change of rules does to the events of documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from arabdiplo.events.records import Arg, Document, Event
from arabdiplo.tools.score import pair_mentions

GAINED, LOST, CHANGED = "+", "-", "~"


@attrs.frozen(slots=True)
class Change:
    """One event that only one side has, or that differs.

    sign: ``+`` gained, ``-`` lost, ``~`` changed; event: as the new rules have it (of a lost
    one: the old); sentence: the one its trigger stands in; differences: role by role;
    gold: whether an annotated event is found (gained) or lost by it, None without annotation.
    """

    sign: str
    document: str
    event: Event
    sentence: str
    differences: tuple[str, ...] = ()
    gold: bool | None = None


def compare(old: Document, new: Document, gold: Document | None = None) -> list[Change]:
    """The changes from one reading of a text to another, in text order.

    Events are paired as the scorer pairs mentions: same type, overlapping triggers.

    >>> none = Document("a", "زار الوزير تونس")
    >>> compare(none, none)
    []
    """
    pairs = pair_mentions(old.events, new.events)
    had, have = _right(gold, old), _right(gold, new)
    changes = [
        _change(CHANGED, new, new.events[j], differences(old.events[i], new.events[j]), None)
        for i, j in pairs
        if differences(old.events[i], new.events[j])
    ]
    # of two events on one trigger, one may be lost though the annotated one is still found
    gone = had - have
    paired = {i for i, _ in pairs}
    for i, event in enumerate(old.events):
        if i not in paired:
            lost = None if gold is None else any(g in gone for g in _gold_of(gold, event))
            changes.append(_change(LOST, old, event, (), lost))
    paired = {j for _, j in pairs}
    for j, event in enumerate(new.events):
        if j not in paired:
            found = None if gold is None else any(g in have - had for g in _gold_of(gold, event))
            changes.append(_change(GAINED, new, event, (), found))
    return sorted(changes, key=lambda change: (change.event.trigger.start, change.sign))


def _right(gold: Document | None, found: Document) -> set[int]:
    """Indices of annotated events that are found."""
    return {i for i, _ in pair_mentions(gold.events, found.events)} if gold is not None else set()


def _gold_of(gold: Document, event: Event) -> list[int]:
    """Annotated events of the type whose trigger an event overlaps."""
    return [
        i
        for i, one in enumerate(gold.events)
        if one.type == event.type and one.trigger.start < event.trigger.end and event.trigger.start < one.trigger.end
    ]


def _change(sign: str, document: Document, event: Event, what: tuple[str, ...], gold: bool | None) -> Change:
    return Change(sign, document.id, event, sentence_of(document.text, event.trigger.start), what, gold)


def sentence_of(text: str, offset: int) -> str:
    """The sentence in which a place lies.

    >>> sentence_of("وصل الوفد. وقال الوزير: نعم.", 12)
    'وقال الوزير: نعم.'
    """
    from arabdiplo.text import tokenize
    from arabdiplo.text.sentences import sentences

    tokens = tokenize(text)
    for first, end in sentences(text, tokens):
        if tokens[first].start <= offset < tokens[end - 1].end:
            return text[tokens[first].start : tokens[end - 1].end]
    return text


def differences(old: Event, new: Event) -> tuple[str, ...]:
    """What differs between two readings of one event, role by role; the rule only beside something else."""
    out = []
    for name, before, after in (
        ("trigger", f"«{old.trigger.text}»", f"«{new.trigger.text}»"),
        ("mode", old.mode or "none", new.mode or "none"),
        ("status", old.status, new.status),
        ("time", _time(old), _time(new)),
    ):
        if before != after:
            out.append(f"{name}: {before} → {after}")
    places = [[event.place] if event.place else [] for event in (old, new)]
    out += _difference("place", *places)
    for role in sorted({arg.role for arg in (*old.args, *new.args)}):
        out += _difference(role, old.fillers(role), new.fillers(role))
    if out and old.rule != new.rule:
        out.append(f"rule: {old.rule} → {new.rule}")
    return tuple(out)


def _difference(role: str, old: Sequence[Arg], new: Sequence[Arg]) -> Iterator[str]:
    """What differs between the fillers of a role: who they are, else whose."""
    for what, said in ((role, _fillers), (f"{role}, states", _states)):
        before, after = said(old), said(new)
        if before != after:
            yield f"{what}: {before} → {after}"
            return


def _states(args: Sequence[Arg]) -> str:
    return ", ".join(" and ".join(f"«{state}»" for state in arg.states) or "none" for arg in args)


def _time(event: Event) -> str:
    return f"«{event.time.span.text}» = {event.time.value or 'not known'}" if event.time else "none"


def _fillers(args: Sequence[Arg]) -> str:
    return ", ".join(map(_filler, args)) or "none"


def _filler(arg: Arg) -> str:
    names = " and ".join(f"«{name}»" for name in arg.entity)
    if arg.span is None:
        return f"{names or 'nobody named'} ({arg.source})"
    return f"«{arg.span.text}»" + (f" = {names}" if arg.entity and arg.entity != (arg.span.text,) else "")


def lines(changes: Iterable[Change], documents: int) -> Iterator[str]:
    """The changes for people, the sums first."""
    found = list(changes)
    counts = {sign: sum(change.sign == sign for change in found) for sign in (GAINED, LOST, CHANGED)}
    sums = " ".join(f"{sign}{count}" for sign, count in counts.items())
    yield f"{sums} events in {documents} document{'s' * (documents != 1)}"
    lost = sum(bool(change.gold) for change in found if change.sign == LOST)
    gained = sum(bool(change.gold) for change in found if change.sign == GAINED)
    if any(change.gold is not None for change in found):
        yield f"annotated events: {gained} gained, {lost} lost"
    for change in found:
        event = change.event
        mark = "" if change.gold is None else " (annotated)" if change.gold else " (not annotated)"
        facts = " ".join(filter(None, [event.type, event.mode, event.status]))
        yield f"{change.sign} {change.document or '-'} {facts} on «{event.trigger.text}» by {event.rule}{mark}"
        yield f"    «{' '.join(change.sentence.split())}»"
        if change.sign == CHANGED:
            yield from (f"    {difference}" for difference in change.differences)
        else:
            for arg in event.args:
                yield f"    {arg.role}: {_filler(arg)}"


def as_dict(change: Change) -> dict[str, Any]:
    """One change, JSON-ready."""
    from arabdiplo.events.json import event_record

    kinds = {GAINED: "gained", LOST: "lost", CHANGED: "changed"}
    return {
        "change": kinds[change.sign],
        "document": change.document,
        "rule": change.event.rule,
        "annotated": change.gold,
        "differences": list(change.differences),
        "sentence": change.sentence,
        "event": event_record(change.event),
    }
