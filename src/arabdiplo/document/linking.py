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
    groups: list[dict[_Facts, int]] = []
    """of each group the different facts, with a mention that has them"""
    by_type: dict[str, list[int]] = {}
    contrary: dict[tuple[_Facts, _Facts], bool] = {}
    out: list[str] = []
    for i, event in enumerate(events):
        mine = _facts(event, i in open)
        home = -1
        for g in reversed(by_type.get(event.type, ()) if event.type not in apart else ()):
            members = groups[g]
            if mine not in members and not any(same(event, events[j], states) for j in members.values()):
                continue
            if mine in members and not mine[3]:
                continue  # nobody is named whom the two could have in common
            for other, j in members.items():
                pair = (mine, other)
                if pair not in contrary:
                    said = not (mine[2] is None or other[2] is None)
                    contrary[pair] = clash(event, events[j], states) or said and opposed(event, events[j])
                if contrary[pair]:
                    break
            else:
                home = g
                break
        if home < 0:
            home = len(groups)
            groups.append({})
            by_type.setdefault(event.type, []).append(home)
        groups[home].setdefault(mine, i)
        out.append(f"E{home + 1}")
    return out


_Facts = tuple[str, str, str | None, tuple[tuple[str, frozenset[str]], ...]]
"""type, time, status if it is said, names by role: all that tells mentions apart"""


def _facts(event: Event, open: bool) -> _Facts:
    time = event.time.value if event.time is not None else None
    roles = tuple(sorted((role, frozenset(names)) for role, names in by_role(event).items()))
    return event.type, time or "", None if open else event.status, roles


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
