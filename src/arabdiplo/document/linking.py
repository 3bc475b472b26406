"""The same event: which mentions of a document speak of one real event."""

from __future__ import annotations

from collections.abc import Sequence

from arabdiplo.events.records import Event

#: roles that only say what was talked about
_TOPIC = frozenset({"content", "document", "occasion", "measure", "award", "aid"})


def link(events: Sequence[Event], apart: frozenset[str]) -> list[str]:
    """A group name (E1, E2, …) for each event; types in *apart* are never joined."""
    groups: list[list[Event]] = []
    out: list[str] = []
    for event in events:
        home = -1
        if event.type not in apart:
            home = next(
                (
                    i
                    for i in range(len(groups) - 1, -1, -1)
                    if any(same(event, other) for other in groups[i])
                    and not any(clash(event, other) for other in groups[i])
                ),
                -1,
            )
        if home < 0:
            groups.append([])
            home = len(groups) - 1
        groups[home].append(event)
        out.append(f"E{home + 1}")
    return out


def same(a: Event, b: Event) -> bool:
    """Same type, and somebody or some place in common in one role."""
    if a.type != b.type:
        return False
    mine, theirs = by_role(a), by_role(b)
    return any(mine[role] & theirs[role] for role in mine if role in theirs)


def clash(a: Event, b: Event) -> bool:
    """Do the two name different fillers for a role, or different times?"""
    if a.time is not None and b.time is not None and a.time.value and b.time.value:
        x, y = sorted((a.time.value, b.time.value), key=len)
        if not y.startswith(x) and len(x) == len(y):
            return True
    mine, theirs = by_role(a), by_role(b)
    for role in mine:
        if role in theirs and not mine[role] & theirs[role]:
            return True
    return (
        a.status in ("cancelled", "denied")
        and b.status == "actual"
        or b.status in ("cancelled", "denied")
        and a.status == "actual"
    )


def by_role(event: Event) -> dict[str, set[str]]:
    """The names in each role."""
    out: dict[str, set[str]] = {}
    for arg in event.args:
        if arg.role not in _TOPIC and arg.entity:
            out.setdefault(arg.role, set()).update(arg.entity)
    return out
