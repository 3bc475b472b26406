"""Writes docs/event-types.md from the declarations, frames and examples of the bundled rules.

``python scripts/event_types.py`` writes the page, ``--check`` fails if it is out of step.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from arabdiplo.events.types import CORE
from arabdiplo.lang import Program, load_rules
from arabdiplo.lang.tree import Arm, Event, Frame, Require
from arabdiplo.lang.unparse import need

PAGE = Path(__file__).resolve().parents[1] / "docs" / "event-types.md"
#: words of an arm that are shown
WORDS = 8

HEAD = """# Event types

Written by `python scripts/event_types.py` from `rules/`; do not edit. Every event also has `trigger`, `status`,
`place` and `time`; the record is described in [events.md](events.md), how rules are written in
[language.md](language.md). `*` after a role: it may have several fillers; what
it is `as` (section 6 there) counts for linking and codes, modes joined by `or` are names of one act.
"""


def page(program: Program) -> str:
    """The whole page."""
    events = {event.name: event for _, event in program.events}
    order = [name for name in CORE if name in events] + sorted(set(events) - set(CORE))
    return "\n".join([HEAD, *(line for name in order for line in section(program, events[name]))])


def section(program: Program, event: Event) -> Iterator[str]:
    """One type: what it is, roles, what it needs, its words, an example of each frame."""
    module = next(module for module, other in program.events if other is event)
    yield f"## {event.name}\n"
    if event.doc:
        yield event.doc.strip() + "\n"
    yield f"Rule file: `rules/{module}.dpl`.\n"
    yield "| role | filled by | as |\n|---|---|---|"
    for role in event.public:
        yield f"| {role.name}{'*' if role.many else ''} | {', '.join(role.types)} | {', '.join(role.traits)} |"
    yield ""
    if event.modes:
        yield f"- modes: {', '.join(' or '.join(act) for act in event.acts)}"
    if event.requires:
        yield f"- needs: {'; '.join(needed(require) for require in event.requires)}"
    for code in event.codes:
        yield f"- {code.book}: {code.value}" + (f" ({' or '.join(code.cases)})" if code.cases else "")
    yield ""
    frames = [(home, frame) for home, frame in program.frames if frame.event == event.name]
    yield "| frame | words |\n|---|---|"
    for home, frame in frames:
        yield f"| `{home}.{frame.name}` | {'; '.join(dict.fromkeys(filter(None, map(words, frame.arms))))} |"
    yield ""
    for _, frame in frames[:3]:
        yield f"> {example(frame)}\n"


def needed(require: Require) -> str:
    """What a frame must find, as the rule writes it; of a condition only that there is one."""
    needs = f" {require.op} ".join(map(need, require.needs))
    return needs if require.when is None else f"{needs} (only where a condition of the rule holds)"


def words(arm: Arm) -> str:
    """The triggers of an arm as the rule writes them."""
    heads = []
    for head in arm.heads:
        given = [*head.given.words[:WORDS], *(f"`{name}`" for name in head.given.names)]
        if given:
            more = " …" if len(head.given.words) > WORDS else ""
            heads.append(f"{head.cls} {'، '.join(given)}{more}")
    light = f"light {'، '.join(arm.light.words[:WORDS])} + " if arm.light is not None else ""
    return light + ", ".join(heads)


def example(frame: Frame) -> str:
    """The first example with its labels."""
    check = next(check for check in frame.checks if check.kind == "example")
    labels = [f"{label.name} «{label.value}»" for label in check.labels if label.name not in ("mode", "status", "date")]
    return f"{check.text}  \n> {', '.join(labels)}"


def main(arguments: list[str]) -> int:
    text = page(load_rules())
    if "--check" in arguments:
        return int(PAGE.read_text(encoding="utf-8") != text)
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
