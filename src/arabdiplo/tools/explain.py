"""An explanation as lines for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from arabdiplo.events.json import to_record
from arabdiplo.events.records import ChunkView, Event
from arabdiplo.tools.explanation import Attempt, Explanation, NearMiss, Part, Rules, Skipped, Tree, wanted
from arabdiplo.tools.tester import reason

if TYPE_CHECKING:
    from arabdiplo.morph import Morphology, Reading

FORMAT = 1
"""version of the JSON record"""
_LONG = 100
"""letters of a condition or of a stretch of text that a line shows"""
_SIGNS = {"yes": "+", "no": "x", "open": "-"}


def lines(
    explanation: Explanation, rules: Rules = None, steps: bool = False, tree: bool = False, chunks: bool = False
) -> Iterator[str]:
    """One screen: events with what they stand on, rules that came near, rules that nothing begins.

    rules: those asked for; they are shown in full.  steps: every arm with all its parts;
    tree: the whole derivation of events; chunks: all chunks.
    """
    trace = explanation.trace
    if chunks or rules is not None:
        asked = None if chunks else rules
        yield from _chunks([chunk for chunk in trace.chunks if chunk.rule and wanted(chunk.rule, asked)])
    events = [event for event in trace.document.events if wanted(event.rule, rules)]
    yield "events" if events else "no event"
    trees = dict(explanation.trees)
    for event in events:
        yield from _event(event, trees.get(event.id), tree or rules is not None)
    full = steps or rules is not None
    failed = list(_failed(explanation.attempts))
    if rules is not None and not steps:  # else it stands at the event that won
        yield from _attempts("matched, but another rule won", _lost(explanation.attempts), True)
    if steps:
        yield from _attempts("tried", explanation.attempts, True)
    else:
        yield from _attempts("did not match", failed if full else best(failed), full)
    yield from _near(explanation.near)
    if explanation.lost and (full or chunks):
        yield "matches that lost their words"
        for lost in explanation.lost:
            yield f"  {lost.rule} ({lost.place}) on «{_cut(lost.span.text)}»: {lost.winner} won, {lost.reason}"
    yield from _skipped(explanation.skipped, rules)


def _event(event: Event, tree: Tree | None, deep: bool) -> Iterator[str]:
    facts = " ".join(filter(None, [event.type, event.mode, event.status]))
    by = tree.by if tree is not None else event.rule
    yield f"  {event.id} {facts} on «{event.trigger.text}» {event.trigger.start}-{event.trigger.end}: {by}"
    if tree is None:
        yield from (f"  {line}" for line in event.why().splitlines()[1:])
        return
    for branch in tree.children:
        yield from _tree(branch, 2, deep)
    if event.place is not None and event.place.span is not None:
        yield f"    place: «{event.place.span.text}»"
    if event.time is not None:
        yield f"    time: «{event.time.span.text}» = {event.time.value or 'not known'}"
    if event.cue:
        yield f"    {event.status}: {event.cue}"
    for loser in event.beaten:
        yield f"    won over {loser.rule}: {loser.reason}"


def _tree(tree: Tree, depth: int, deep: bool) -> Iterator[str]:
    """A branch; if not deep, with the rule of the chunk behind it and nothing below."""
    words = f" «{_cut(tree.span.text)}»" if tree.span is not None else " (not said)"
    children = tree.children
    row, by = tree.row, tree.by
    if not deep and len(children) == 1:
        row, by = children[0].row if not children[0].children else row, children[0].by
    made = f", by {by}" if by else ""
    yield "  " * depth + f"{tree.label}:{words}{f', {row}' if row else ''}{made}"
    if deep:
        for child in children:
            yield from _tree(child, depth + 1, deep)


# -- what did not match --------------------------------------------------------------


def best(attempts: Iterable[Attempt]) -> list[Attempt]:
    """Of each rule at each trigger the arm that came farthest."""
    chosen: dict[tuple[str, int], Attempt] = {}
    for attempt in attempts:
        key = attempt.rule, attempt.trigger.start
        if key not in chosen or chosen[key].reached < attempt.reached:
            chosen[key] = attempt
    return list(chosen.values())


def _failed(attempts: Iterable[Attempt]) -> Iterator[Attempt]:
    return (attempt for attempt in attempts if attempt.outcome not in ("found", "lost"))


def _lost(attempts: Sequence[Attempt]) -> list[Attempt]:
    """Of each rule at each trigger the first match that lost, where the rule has no event at all."""
    found = {(each.rule, each.trigger.start) for each in attempts if each.outcome == "found"}
    lost = (each for each in attempts if each.outcome == "lost")
    return best(each for each in lost if (each.rule, each.trigger.start) not in found)


def failures(explanation: Explanation, rules: Rules, skipped: bool = True, matched: bool = False) -> Iterator[str]:
    """How far each rule came that did not match, briefly.

    rules: those asked for; of them also what lost to another rule.  skipped: also those that nothing begins.
    matched: did some rule match?  Then patterns are of interest only where a frame may lack what they make.
    """
    lost = _lost(explanation.attempts) if rules is not None else []
    failed = [*lost, *best(_failed(explanation.attempts))]
    lacks = failed and not any(wanted(event.rule, rules) for event in explanation.trace.document.events)
    for group in (_attempts("", failed, False), _near(explanation.near if lacks or not matched else ())):
        yield from (line[2:] for line in group if line.startswith("  "))
    if skipped:
        yield from (line[2:] for line in _skipped(explanation.skipped, frozenset()) if line.startswith("  "))


def _attempts(head: str, attempts: Iterable[Attempt], full: bool) -> Iterator[str]:
    found = list(attempts)
    if found:
        yield head
    for one in found:
        outcome = reason(one.outcome, one.role)
        yield (
            f"  {one.rule} arm {one.arm} ({one.place}) on «{one.trigger.text}»: "
            f"reached {one.reached}/{one.of}, {outcome}{_at(one)}"
        )
        if full:
            yield from (_part(part) for part in one.parts)
        if one.advice:
            yield f"    {_cut(one.advice, 2 * _LONG)}"


def _at(attempt: Attempt) -> str:
    """The word at which it failed."""
    failed = next((part for part in attempt.parts if part.state == "no" and part.word is not None), None)
    if failed is None or failed.word is None or failed.word == attempt.trigger:
        return ""
    what = f" ({failed.found})" if failed.found else ""
    return f" at «{_cut(failed.word.text)}» {failed.word.start}-{failed.word.end}{what}"


def _part(part: Part) -> str:
    asks = f" {_cut(part.wanted)}" if part.wanted else ""
    words = f": «{_cut(part.word.text)}»" if part.word is not None else ""
    found = f" ({part.found})" if part.found and words else f": {part.found}" if part.found else ""
    return f"    {_SIGNS[part.state]} {part.name}{asks}{words}{found}"


def _near(near: Iterable[NearMiss]) -> Iterator[str]:
    found = list(near)
    if found:
        yield "lines that came near"
    for one in found:
        matched = f" after «{_cut(one.matched.text)}»" if one.matched is not None else ""
        yield f"  {one.rule} line {one.line} ({one.place}): reached {one.reached}/{one.of}{matched}"
        read = f" ({one.found})" if one.found else ""
        word = one.word and f"there stands «{one.word.text}» {one.word.start}-{one.word.end}{read}"
        yield f"    wants {_cut(one.failed)}; {word if one.word else one.found}"


def _skipped(skipped: Iterable[Skipped], rules: Rules) -> Iterator[str]:
    found = list(skipped)
    if not found:
        return
    if rules is None:
        yield f"skipped, no word of the text begins them: {len(found)} rule{'s' * (len(found) != 1)}"
        by_module: dict[str, list[str]] = {}
        for one in found:
            module, _, name = one.rule.partition(".")
            by_module.setdefault(module, []).append(name)
        yield "  " + " · ".join(f"{module}: {', '.join(names)}" for module, names in by_module.items())
        return
    yield "skipped"
    for one in found:
        if one.why and one.nearest is not None:
            yield f"  {one.rule} ({one.place}): «{one.nearest.text}» ({one.reading}) does not begin it: {one.why}"
            continue
        begins = " or ".join(f"«{word}»" for word in one.begins)
        yield f"  {one.rule} ({one.place}): no word begins it; it begins with {begins}"
        if one.nearest is not None:
            yield f"    nearest: «{one.nearest.text}», read as {one.reading}, for «{one.like}»"


# -- chunks, tokens, JSON --------------------------------------------------------------


def _chunks(chunks: list[ChunkView]) -> Iterator[str]:
    if chunks:
        yield "chunks"
    for chunk in chunks:
        more = [f"{name}={value}" for name, value in chunk.attributes]
        more += [f"value={chunk.value}"] if chunk.value else []
        entity = f" = {' and '.join(chunk.entity)}" if chunk.entity and chunk.entity != (chunk.span.text,) else ""
        place = f"{chunk.span.start}-{chunk.span.end}"
        yield f"  {place:9s} {chunk.type:10s} {chunk.rule:24s} «{chunk.span.text}»{entity} {' '.join(more)}".rstrip()


def _cut(text: str, most: int = _LONG) -> str:
    """A text on one line, its end left out if it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


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


def token_dicts(text: str, morphology: Morphology) -> list[dict[str, Any]]:
    """Tokens with segments and readings, JSON-ready; offsets count from the start of the text."""
    from arabdiplo.text import tokenize

    out: list[dict[str, Any]] = []
    for token in tokenize(text):
        surface = text[token.start : token.end]
        record: dict[str, Any] = {"start": token.start, "end": token.end, "kind": token.kind, "text": surface}
        if token.kind == "word":
            form = morphology.analyse(surface)
            record["segments"] = [
                {"kind": s.kind, "start": token.start + s.start, "end": token.start + s.end, "normal": s.norm}
                for s in form.segments
            ]
            record["readings"] = [
                {
                    "lemma": r.lemma,
                    "class": r.pos,
                    "features": [str(feature.name).lower() for feature in r.features],
                    "row": _row(r),
                }
                for r in form.readings
            ]
        out.append(record)
    return out


def _row(reading: Reading) -> dict[str, Any] | None:
    row = reading.row
    return None if row is None else {"lexicon": row.lexicon, "entry": row.entry, **dict(row.attributes)}


def to_dict(explanation: Explanation, rules: Rules = None) -> dict[str, Any]:
    """The explanation as JSON-ready dicts, the document as its record with mentions."""
    trace = explanation.trace
    return {
        "format": FORMAT,
        "document": to_record(trace.document, mentions=True),
        "rules": {name: {**attrs.asdict(place), "hash": digest} for name, place, digest in explanation.rules},
        "chunks": [attrs.asdict(chunk) for chunk in trace.chunks if wanted(chunk.rule, rules)],
        "statuses": {event.id: event.cue for event in trace.document.events if event.cue},
        "trees": {name: _plain(tree) for name, tree in explanation.trees},
        "attempts": [_plain(attempt) for attempt in explanation.attempts],
        "near": [_plain(near) for near in explanation.near],
        "skipped": [_plain(one) for one in explanation.skipped],
        "losers": [attrs.asdict(loser) for loser in trace.losers if wanted(loser.rule, rules)],
        "lost": [_plain(lost) for lost in explanation.lost],
        "refusals": [attrs.asdict(refusal) for refusal in trace.refusals if wanted(refusal.rule, rules)],
    }


def _plain(record: Tree | Attempt | NearMiss | Skipped | Any) -> Any:
    return attrs.asdict(record, value_serializer=lambda _, __, value: value)
