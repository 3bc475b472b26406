"""Turn the seed corpus' markup into plain texts and gold records.

    python scripts/seeds.py             build every seeds/markup/*.md
    python scripts/seeds.py a01 a02     build these only
    python scripts/seeds.py --check     verify that everything is built and in step; write nothing
    python scripts/seeds.py --show a01  print text and mentions for proof-reading; write nothing

Each ``seeds/markup/NAME.md`` yields ``seeds/texts/NAME.txt`` and
``seeds/gold/NAME.json``; all records together, sorted by id, make
``seeds/gold.jsonl``. The markup is described in ``seeds/README.md``.
A wrong line is reported as ``path:line: message``; files with errors are not
written and the exit status is 1. Standard library only.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from arabdiplo.events.records import STATUSES

SEEDS = Path(__file__).resolve().parent.parent / "seeds"

# type -> (roles, modes), as docs and rules declare them
TYPES: dict[str, tuple[str, str]] = {
    "visit": ("visitor destination host", "official state working private inspection"),
    "meeting": ("participant host", "reception encounter talks consultations session summit"),
    "call": ("caller callee participant", "phone video"),
    "signing": ("signatory document", "sign initial ratify accede"),
    "agreement": ("party content", ""),
    "statement": ("speaker addressee content", ""),
    "invitation": ("inviter invitee destination", ""),
    "correspondence": ("sender recipient bearer", "letter cable note"),
    "courtesy": ("sender recipient occasion", "congratulate thank condole welcome praise apologise"),
    "request": ("requester requestee content", ""),
    "condemnation": ("condemner target", ""),
    "rejection": ("rejecter target", ""),
    "award": ("awarder awardee award", ""),
    "vote": ("body measure", "adopt reject veto vote"),
    "mediation": ("mediator party", ""),
    "envoy": ("envoy sender receiver", "appoint credentials summon recall expel dismiss"),
    "relations": ("party", "establish restore downgrade sever recognise open_mission close_mission"),
    "sanction": ("imposer target", "impose extend ease lift"),
    "aid": ("donor recipient aid", ""),
}
SINGLE = frozenset({"host", "bearer", "content", "measure"})
"""Roles that may be filled only once."""
NAMELESS = frozenset({"content", "document", "occasion", "award", "aid", "measure"})
"""Roles whose fillers are things: without brackets their entity list is empty."""

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u0640"
LETTER = re.compile(rf"[\w{MARKS}]")
PROCLITICS = re.compile(rf"(?:[وفبلكس][{MARKS}]*)*(?:ا[{MARKS}]*ل[{MARKS}]*)?\Z|(?:[وفب][{MARKS}]*)?ل[{MARKS}]*\Z")
LINE = re.compile(
    r"(?:(?P<event>E\d+)\s+)?(?P<type>[a-z]+)(?:\.(?P<mode>[a-z_]+))?(?:\s+(?P<status>[a-z]+))?\s+(?P<rest>\S.*)"
)
FILLER = re.compile(r"(?P<text>[^\[\]]*?)\s*(?:\[(?P<entity>[^\[\]]*)\])?\s*\Z")
WHERE = re.compile(r"(?:@(?P<nth>\d+)|(?P<side>[<>]))?\s*\Z")


class MarkupError(Exception):
    """What is wrong with a markup line; the message is for its writer."""


@dataclass
class Source:
    """A parsed markup file: heading fields, short names, text and the mention lines with their numbers."""

    path: Path
    date: str | None = None
    style: str = ""
    names: dict[str, str] = field(default_factory=dict)
    text: str = ""
    lines: list[tuple[int, str]] = field(default_factory=list)


def read(path: Path) -> Source:
    """Split a markup file into heading, text and mention lines."""
    rows = path.read_text(encoding="utf-8").split("\n")
    cuts = [i for i, row in enumerate(rows) if row.strip() == "---"]
    if len(cuts) != 2:
        raise MarkupError("1: two lines --- must part heading, text and mentions")
    source = Source(path)
    for number, row in enumerate(rows[: cuts[0]], 1):
        key, colon, value = row.partition(":")
        short, equals, name = row.partition("=")
        if not row.strip():
            continue
        if colon and key.strip() in ("date", "style"):
            setattr(source, key.strip(), value.strip() or None)
        elif equals:
            source.names[short.strip()] = name.strip()
        else:
            raise MarkupError(f"{number}: heading lines are `date: …`, `style: …` or `SHORT = full name`")
    source.text = "\n".join(rows[cuts[0] + 1 : cuts[1]]).strip("\n")
    for number, row in enumerate(rows[cuts[1] + 1 :], cuts[1] + 2):
        if row.strip() and not row.startswith("#"):
            source.lines.append((number, row.strip()))
    return source


def finds(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Spans of a string in a text, whole words, proclitics before it allowed."""
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        start = at
        while start and LETTER.match(text[start - 1]):
            start -= 1
        before, after = text[start:at], text[end : end + 1]
        inside = LETTER.match(wanted[0]) is not None
        if not (LETTER.match(wanted[-1]) and LETTER.match(after)) and (not inside or PROCLITICS.match(before)):
            yield at, end
        at = text.find(wanted, at + 1)


def ellipsis(text: str, head: str, tail: str) -> list[tuple[int, int]]:
    """Spans from a place of the first words to the next place of the last words (those of the first words if none)."""
    if not tail:
        return list(finds(text, head))
    spans = []
    for start, end in finds(text, head):
        last = next((stop for begin, stop in finds(text, tail) if begin >= end), None)
        if last is not None:
            spans.append((start, last))
    return spans


def choose(text: str, wanted: str, nth: str | None, side: str | None, near: tuple[int, int]) -> tuple[int, int]:
    """The span meant: the n-th in the text, or the nearest to the trigger (on one side of it)."""
    head, _, tail = wanted.partition(" … ")
    spans = ellipsis(text, head, tail)
    if nth is not None:
        if not 1 <= int(nth) <= len(spans):
            raise MarkupError(f"«{wanted}» stands {len(spans)} times, not {nth}")
        return spans[int(nth) - 1]
    if side == "<":
        spans = [s for s in spans if s[1] <= near[0]]
    elif side == ">":
        spans = [s for s in spans if s[0] >= near[1]]
    if not spans:
        raise MarkupError(f"«{wanted}» does not stand in the text as words of its own")
    return min(spans, key=lambda s: max(near[0] - (s[0] + len(head)), s[0] - near[1], 0))


def split_filler(raw: str) -> tuple[str, str | None, str | None, str | None]:
    """`words@n[names]` -> words, n, side, names."""
    matched = FILLER.match(raw.strip())
    if matched is None:
        raise MarkupError(f"filler «{raw}» is not `words[names]`")
    words, names = matched["text"].strip(), matched["entity"]
    place = re.search(r"(@\d+|[<>])\Z", words)
    where = WHERE.match(place.group() if place else "")
    assert where is not None
    return words[: place.start()].strip() if place else words, where["nth"], where["side"], names


def argument(source: Source, role: str, raw: str, trigger: tuple[int, int]) -> dict[str, Any]:
    """One argument record."""
    words, nth, side, names = split_filler(raw)
    entity = [source.names.get(n.strip(), n.strip()) for n in (names or "").split(";") if n.strip()]
    if words == "~":
        if not entity:
            raise MarkupError(f"{role}=~ needs a name in brackets")
        return {"role": role, "start": None, "end": None, "text": None, "entity": entity, "implicit": True}
    if names is None and role not in NAMELESS:
        entity = [source.names.get(words, words)]
    start, end = choose(source.text, words, nth, side, trigger)
    return {
        "role": role,
        "start": start,
        "end": end,
        "text": source.text[start:end],
        "entity": entity,
        "implicit": False,
    }


def mention(source: Source, line: str, after: int) -> tuple[str, dict[str, Any]]:
    """The event label ("" for an event of its own) and the record of one mention line."""
    head, *fillers = (part.strip() for part in line.split("|"))
    matched = LINE.match(head)
    if matched is None:
        raise MarkupError("a mention is `[E1] type[.mode] [status] trigger | role=words[names] | …`")
    kind, mode, status = matched["type"], matched["mode"], matched["status"] or "actual"
    if kind not in TYPES:
        raise MarkupError(f"no type {kind}")
    roles, modes = (part.split() for part in TYPES[kind])
    if mode is not None and mode not in modes:
        raise MarkupError(f"{kind} has no mode {mode}")
    if status not in STATUSES:
        raise MarkupError(f"no status {status}")
    word, nth, side, _ = split_filler(matched["rest"])
    if re.search(r"\s", word):
        raise MarkupError(f"the trigger «{word}» is more than one word")
    trigger = choose(source.text, word, nth, side or (None if nth else ">"), (after, after))
    args: list[dict[str, Any]] = []
    place = time = None
    for filler in fillers:
        names, equals, raw = filler.partition("=")
        if not equals:
            raise MarkupError(f"«{filler}» is not `role=words[names]`")
        for role in (name.strip() for name in names.split(",")):
            if role == "time":
                words, count, where, value = split_filler(raw)
                start, end = choose(source.text, words, count, where, trigger)
                time = {"start": start, "end": end, "text": source.text[start:end], "value": value or None}
            elif role == "place":
                place = argument(source, role, raw, trigger)
                del place["role"], place["implicit"]
            elif role not in roles:
                raise MarkupError(f"{kind} has no role {role}")
            elif role in SINGLE and any(a["role"] == role for a in args):
                raise MarkupError(f"role {role} stands twice")
            else:
                args.append(argument(source, role, raw, trigger))
    if not args:
        raise MarkupError("a mention needs at least one role filler")
    span = {"start": trigger[0], "end": trigger[1], "text": source.text[trigger[0] : trigger[1]]}
    record = {"type": kind, "mode": mode, "status": status, "trigger": span, "args": args, "place": place, "time": time}
    return matched["event"] or "", record


def build(path: Path) -> tuple[str, dict[str, Any]]:
    """Text and gold record of one markup file; raises MarkupError with the line number."""
    source = read(path)
    found: list[tuple[str, dict[str, Any]]] = []
    after = 0
    for number, line in source.lines:
        try:
            label, record = mention(source, line, after)
        except MarkupError as error:
            raise MarkupError(f"{number}: {error}") from None
        if any(r["type"] == record["type"] and r["trigger"] == record["trigger"] for _, r in found):
            raise MarkupError(f"{number}: this trigger has a mention of this type already")
        after = record["trigger"]["end"]
        found.append((label or f"own{number}", record))
    found.sort(key=lambda pair: pair[1]["trigger"]["start"])
    labels: dict[str, str] = {}
    events = []
    for count, (label, record) in enumerate(found, 1):
        event = labels.setdefault(label, f"E{len(labels) + 1}")
        events.append({"id": f"m{count}", "event": event, **record})
    for label in labels:
        if len({r["type"] for name, r in found if name == label}) > 1:
            raise MarkupError(f"1: the mentions of {label} have different types")
    return source.text, {"id": path.stem, "date": source.date, "text": source.text, "events": events}


def show(record: dict[str, Any]) -> str:
    """The record for human eyes, one mention a line."""
    out = [f"== {record['id']} {record['date']}", record["text"]]
    for e in record["events"]:
        parts = [f"{e['event']} {e['type']}.{e['mode'] or '-'} {e['status']} «{e['trigger']['text']}»"]
        parts += [f"{a['role']}: {a['text'] or '~'} {a['entity']}" for a in e["args"]]
        parts += [f"place: {e['place']['text']} {e['place']['entity']}"] if e["place"] else []
        parts += [f"time: {e['time']['text']} {e['time']['value']}"] if e["time"] else []
        out.append("  " + " | ".join(parts))
    return "\n".join(out)


def outputs(name: str, text: str, record: dict[str, Any]) -> dict[Path, str]:
    """The files of one item and what they must hold."""
    return {
        SEEDS / "texts" / f"{name}.txt": text + "\n",
        SEEDS / "gold" / f"{name}.json": json.dumps(record, ensure_ascii=False, indent=1) + "\n",
    }


def spans_hold(record: dict[str, Any]) -> bool:
    """Whether every span of a record is the text it says."""
    pieces = [p for e in record["events"] for p in (e["trigger"], e["place"], e["time"], *e["args"]) if p]
    return all(p["start"] is None or record["text"][p["start"] : p["end"]] == p["text"] for p in pieces)


def main(arguments: list[str] | None = None) -> int:
    """Command line; 0 when all is well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="items to build (default: all)")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where files are not in step")
    parser.add_argument("--show", action="store_true", help="write nothing; print the mentions")
    options = parser.parse_args(arguments)
    paths = [SEEDS / "markup" / f"{n}.md" for n in options.names] or sorted((SEEDS / "markup").glob("*.md"))
    wanted: dict[Path, str] = {}
    bad = 0
    for path in paths:
        try:
            text, record = build(path)
        except (MarkupError, OSError) as error:
            print(f"{path}:{error}", file=sys.stderr)
            bad = 1
            continue
        if not spans_hold(record):
            print(f"{path}:1: a span is not the text it says", file=sys.stderr)
            bad = 1
        if options.show:
            print(show(record))
        wanted |= outputs(path.stem, text, record)
    if options.show:
        return bad
    if not options.check:
        for target, body in wanted.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(body, encoding="utf-8")
    built = [json.loads(p.read_text(encoding="utf-8")) for p in (SEEDS / "gold").glob("*.json")]
    gold = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in sorted(built, key=lambda r: str(r["id"])))
    if not options.check:
        (SEEDS / "gold.jsonl").write_text(gold, encoding="utf-8")
        return bad
    wanted[SEEDS / "gold.jsonl"] = gold
    for target, body in wanted.items():
        if not target.exists() or target.read_text(encoding="utf-8") != body:
            print(f"{target}: not in step with the markup; run scripts/seeds.py", file=sys.stderr)
            bad = 1
    names = {p.stem for p in (SEEDS / "markup").glob("*.md")}
    for target in [*(SEEDS / "texts").glob("*.txt"), *(SEEDS / "gold").glob("*.json")]:
        if target.stem not in names:
            print(f"{target}: has no markup", file=sys.stderr)
            bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main())
