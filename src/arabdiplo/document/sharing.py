"""Fills a role that one mention of an event leaves out from another mention of it."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from arabdiplo.events.records import Arg, Event

#: so many mentions of an event before and after one may lend it something
_NEAR = 50


def share(events: Sequence[Event], names: Sequence[str]) -> list[Event]:
    """The events, each with the fillers that other mentions of it lend, the nearest before first.

    names: the group of each event.  Lent are roles whose filler is one and the same in all mentions (`as constant`),
    of those who share it two; where it was by what stands before, as what comes later tells it more closely
    (زار المتحف).
    """
    groups: dict[str, list[int]] = {}
    for i, name in enumerate(names):
        groups.setdefault(name, []).append(i)
    out = list(events)
    for members in groups.values():
        for place, i in enumerate(members) if len(members) > 1 else ():
            near = (*members[max(0, place - _NEAR) : place][::-1], *members[place + 1 : place + 1 + _NEAR])
            for role in events[i].roles_as("constant"):
                lenders = [events[j] for j in near if j < i or role not in events[i].roles_as("location")]
                out[i] = _filled(out[i], role, 2 if role in events[i].roles_as("side") else 1, lenders)
    return out


def once(args: Sequence[Arg]) -> tuple[Arg, ...]:
    """Fillers without those that name once more who is in a role: where words stand for him, else where he is meant.

    Groups bear the name of their body, and may be others of it (رؤساء لجان البرلمان وأعضاء البرلمان).
    """
    kept: dict[tuple[str, tuple[str, ...]], int] = {}
    for i, arg in enumerate(args):
        first = kept.setdefault((arg.role, arg.entity), i)
        if args[first].span is None and arg.span is not None:
            kept[arg.role, arg.entity] = i
    return tuple(arg for i, arg in enumerate(args) if _some_of(arg) or kept[arg.role, arg.entity] == i)


def _some_of(arg: Arg) -> bool:
    return not arg.entity or arg.kind == "group" and arg.span is not None


def _filled(event: Event, role: str, wanted: int, lenders: Sequence[Event]) -> Event:
    """An event with a role from the first that has more of it and, if the event has some of it, those too."""
    if event.place is not None and event.place.entity and role in event.roles_as("location"):
        return event  # one does not go to the place that one leaves, and from there anywhere
    have = [arg for arg in event.args if arg.role == role]
    known = {name for arg in event.args for name in arg.entity}
    mine = {name for arg in have for name in arg.entity}
    if sum(max(1, len(arg.entity)) for arg in have) >= wanted:
        return event
    for lender in lenders:
        told = [arg for arg in lender.args if arg.role == role and arg.entity]
        lent = [_lent(arg) for arg in told if known.isdisjoint(arg.entity)]
        if lent and (not have or any(mine.intersection(arg.entity) for arg in told)):
            order = {arg.role: i for i, arg in reversed(list(enumerate(lender.args)))}
            args = sorted((*event.args, *lent), key=lambda arg: order.get(arg.role, len(order)))
            return attrs.evolve(event, args=tuple(args))
    return event


def _lent(arg: Arg) -> Arg:
    return attrs.evolve(arg, span=None, implicit=True, source="inherited")
