"""The same event: which mentions of a document speak of one real event."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from arabdiplo.events.records import Event

#: roles that only say what was talked about
_TOPIC = frozenset({"content", "document", "occasion", "measure", "award", "aid"})
_NONE: Mapping[str, str] = {}


def link(
    events: Sequence[Event],
    apart: frozenset[str],
    open: Collection[int] = (),
    states: Mapping[str, str] = _NONE,
) -> list[str]:
    """A group name (E1, E2, …) for each event.

    Types in *apart* are never joined.  The status of those in *open* is not said and
    contradicts nothing.  *states* tells to which state a name belongs, so that a
    minister and his country, a city and its country agree.
    """
    groups: list[list[int]] = []
    out: list[str] = []
    for i, event in enumerate(events):
        home = -1
        if event.type not in apart:
            home = next(
                (
                    g
                    for g in range(len(groups) - 1, -1, -1)
                    if any(same(event, events[j], states) for j in groups[g])
                    and not any(
                        clash(event, events[j], states) or not {i, j} & set(open) and opposed(event, events[j])
                        for j in groups[g]
                    )
                ),
                -1,
            )
        if home < 0:
            groups.append([])
            home = len(groups) - 1
        groups[home].append(i)
        out.append(f"E{home + 1}")
    return out


def settle(events: Sequence[Event], names: Sequence[str], open: Collection[int]) -> list[str]:
    """The status of each event: those in *open* have that of the mention of their group before them."""
    last: dict[str, str] = {}
    out: list[str] = []
    for i, (event, name) in enumerate(zip(events, names, strict=True)):
        status = last.get(name, event.status) if i in open and event.status == "actual" else event.status
        last[name] = status
        out.append(status)
    return out


def same(a: Event, b: Event, states: Mapping[str, str] = _NONE) -> bool:
    """Same type, and somebody or some place in common in one role."""
    if a.type != b.type:
        return False
    mine, theirs = by_role(a), by_role(b)
    return any(agree(x, y, states) for role in mine for x in mine[role] for y in theirs.get(role, ()))


def clash(a: Event, b: Event, states: Mapping[str, str] = _NONE) -> bool:
    """Do the two name different fillers for a role, or different times?"""
    if a.time is not None and b.time is not None and a.time.value and b.time.value:
        x, y = sorted((a.time.value, b.time.value), key=len)
        if not y.startswith(x) and len(x) == len(y):
            return True
    mine, theirs = by_role(a), by_role(b)
    return any(role in theirs and _differ(mine[role], theirs[role], states) for role in mine)


def opposed(a: Event, b: Event) -> bool:
    """Did one take place while the other did not, or is still to?"""
    return a.status != b.status and "actual" in (a.status, b.status)


def agree(x: str, y: str, states: Mapping[str, str]) -> bool:
    """One name, or a name and the state it belongs to."""
    return x == y or states.get(x) == y or states.get(y) == x


def _differ(mine: set[str], theirs: set[str], states: Mapping[str, str]) -> bool:
    """Has each of two sides somebody whom the other lacks?"""
    return any(not any(agree(x, y, states) for y in theirs) for x in mine) and any(
        not any(agree(x, y, states) for x in mine) for y in theirs
    )


def by_role(event: Event) -> dict[str, set[str]]:
    """The names in each role; a group that nobody names (ممثلو المعارضة) has its words."""
    out: dict[str, set[str]] = {}
    for arg in event.args:
        names = arg.entity or ((f"«{arg.span.text}»",) if arg.span is not None and arg.kind == "group" else ())
        if names and arg.role not in _TOPIC:
            out.setdefault(arg.role, set()).update(names)
    return out
