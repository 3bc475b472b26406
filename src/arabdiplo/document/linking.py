"""The same event: which mentions of a document speak of one real event."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from arabdiplo.events.records import Event

#: roles that only say what was talked about; of these, what is signed, voted or given tells events of a type apart
_TOPIC = frozenset({"content", "document", "occasion", "measure", "award", "aid"})
_THING = frozenset({"document", "measure", "award", "aid"})
#: how fillers are found that stand there in words
_WORDS = frozenset({"explicit", "relative", "nisba", "inside"})
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
    contrary: dict[tuple[_Facts, _Facts, bool], bool] = {}
    out: list[str] = []

    def agreed(mine: _Facts, event: Event, group: dict[_Facts, int], words: bool) -> bool:
        """Does nothing in the group contradict the event (words: of what is named in words)?"""
        for other, j in group.items():
            pair = (mine, other, words)
            if pair not in contrary:
                said = not (mine[2] is None or other[2] is None)
                contrary[pair] = clash(event, events[j], states, words) or said and opposed(event, events[j])
            if contrary[pair]:
                return False
        return True

    def home_of(mine: _Facts, event: Event) -> int:
        """The last group whose thing it is about, else the last that it has somebody in common with; -1 if none."""
        near = [(g, groups[g]) for g in reversed(by_type.get(event.type, ()) if event.type not in apart else ())]
        for g, group in near if mine[4] else ():
            if any(same_thing(event, events[j]) for j in group.values()) and agreed(mine, event, group, True):
                return g
        for g, group in near:
            shared = bool(mine[3]) if mine in group else any(same(event, events[j], states) for j in group.values())
            if shared and agreed(mine, event, group, False):
                return g
        return -1

    for i, event in enumerate(events):
        mine = _facts(event, i in open)
        home = home_of(mine, event)
        if home < 0:
            home = len(groups)
            groups.append({})
            by_type.setdefault(event.type, []).append(home)
        groups[home].setdefault(mine, i)
        out.append(f"E{home + 1}")
    return out


_Roles = tuple[tuple[str, frozenset[str]], ...]
_Facts = tuple[str, str, str | None, _Roles, tuple[str, ...], _Roles]
"""type, time, status if it is said, names by role, things, names that stand in words: all that tells mentions apart"""


def _facts(event: Event, open: bool) -> _Facts:
    time = event.time.value if event.time is not None else None
    roles, words = (
        tuple(sorted((role, frozenset(names)) for role, names in by_role(event, words).items()))
        for words in (False, True)
    )
    things = tuple(" ".join(thing) for thing in _things(event))
    return event.type, time or "", None if open else event.status, roles, things, words


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


def same_thing(a: Event, b: Event) -> bool:
    """Same type, and one thing signed, voted or given: the words of one are all in the other, two at least."""
    if a.type != b.type:
        return False
    for x in _things(a):
        for y in _things(b):
            short, long = sorted((x, y), key=len)
            if len(short) > 1 and all(any(_alike(word, other) for other in long) for word in short):
                return True
    return False


def _things(event: Event) -> list[list[str]]:
    return [arg.span.text.split() for arg in event.args if arg.role in _THING and arg.span is not None]


def _alike(a: str, b: str) -> bool:
    """The same word, but for an article."""
    return a.endswith(b) and len(a) - len(b) < 3 or b.endswith(a) and len(b) - len(a) < 3


def clash(a: Event, b: Event, states: Mapping[str, str] = _NONE, words: bool = False) -> bool:
    """Do the two name different fillers for a role (*words*: the first in words of its own), or different times?"""
    if a.time is not None and b.time is not None and a.time.value and b.time.value:
        x, y = sorted((a.time.value, b.time.value), key=len)
        if not y.startswith(x) and len(x) == len(y):
            return True
    mine, theirs = by_role(a, words), by_role(b)
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


def by_role(event: Event, words: bool = False) -> dict[str, set[str]]:
    """The names in each role; a group that nobody names (ممثلو المعارضة) has its words.

    words: only of fillers that stand there in words.
    """
    out: dict[str, set[str]] = {}
    for arg in event.args:
        names = arg.entity or ((f"«{arg.span.text}»",) if arg.span is not None and arg.kind == "group" else ())
        if names and arg.role not in _TOPIC and (not words or arg.source in _WORDS):
            out.setdefault(arg.role, set()).update(names)
    return out
