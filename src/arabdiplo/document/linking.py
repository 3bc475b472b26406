"""The same event: which mentions of a document speak of one real event."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from arabdiplo.events.records import Event

#: roles that only say what was talked about; of these, what is signed, voted or given tells events of a type apart
_TOPIC = frozenset({"content", "document", "occasion", "measure", "award", "aid"})
_THING = frozenset({"document", "measure", "award", "aid"})
#: who takes part: in their types modes only name the event (reception, talks), in others they are acts of their own
_SHARED = "participant"
#: no headline is longer (characters)
_HEADLINE = 200
#: how fillers are found that stand there in words
_WORDS = frozenset({"explicit", "relative", "nisba", "inside"})
#: what is still to come
_AHEAD = frozenset({"planned", "possible"})
_NONE: Mapping[str, str] = {}
_NOTHING: Mapping[int, int] = {}


def link(
    events: Sequence[Event],
    apart: frozenset[str],
    open: Collection[int] = (),
    states: Mapping[str, str] = _NONE,
    takes: Mapping[int, int] = _NOTHING,
    headline: int = 0,
    pointing: Collection[int] = (),
) -> list[str]:
    """A group name (E1, E2, …) for each event.

    Types in *apart* are joined only with the headline.  The status of those in *open* is not said and
    contradicts nothing.  *states* tells to which state a name belongs, so that a
    minister and his country, a city and its country agree.  *takes* gives the mention
    that a mention takes up (اللقاء), by their places in *events*.  *headline* is where the
    headline ends in the text: its event is the first of its type below.  Those in *pointing* (هذه المحادثات)
    are the last of their type if nothing else says which.
    """
    groups = _Groups(events, open, states)
    top: dict[str, int] = {}
    """the first event of each type in the headline"""
    for i, event in enumerate(events):
        above = event.trigger.start < headline
        home = groups.near(i, takes.get(i, -1)) if event.type not in apart else -1
        if above:
            top.setdefault(event.type, i)
        elif (first := top.get(event.type, -1)) >= 0:
            told = home < 0 and groups.announced(i, first, event.type in apart)
            home = groups.of[first] if told else home
            if told or event.type not in apart:
                del top[event.type]
        if home < 0 and i in pointing:
            home = groups.last(i)
        groups.put(i, home)
    return [f"E{home + 1}" for home in groups.of]


def headline(text: str) -> int:
    """Where the headline ends: a short first line without a full stop, with more below it; 0 if there is none."""
    lead = len(text) - len(text.lstrip())
    line, _, rest = text[lead:].partition("\n")
    line = line.rstrip()
    return lead + len(line) if rest.strip() and len(line) <= _HEADLINE and not line.endswith(".") else 0


_Roles = tuple[tuple[str, frozenset[str]], ...]
_Facts = tuple[str, str, str | None, _Roles, tuple[str, ...], _Roles, str | None]
"""what tells mentions apart: type, time, status if it is said, names by role, things, names in words, mode"""


class _Groups:
    """The groups so far; of each the different facts, with a mention that has them."""

    def __init__(self, events: Sequence[Event], open: Collection[int], states: Mapping[str, str]) -> None:
        self.events = events
        self.states = states
        self.open = open
        self.of: list[int] = []
        """the group of each event that was put"""
        numbers: dict[_Facts, int] = {}
        self._alike = [numbers.setdefault(_facts(event, i in open), len(numbers)) for i, event in enumerate(events)]
        """one number for events that nothing tells apart"""
        self._members: list[dict[int, int]] = []
        self._by_type: dict[str, list[int]] = {}
        self._answers: dict[tuple[str, int, int], bool] = {}

    def put(self, i: int, home: int) -> None:
        """The next event goes into a group, or a new one (-1)."""
        if home < 0:
            home = len(self._members)
            self._members.append({})
            self._by_type.setdefault(self.events[i].type, []).append(home)
        self._members[home].setdefault(self._alike[i], i)
        self.of.append(home)

    def near(self, i: int, taken: int) -> int:
        """The group of the mention it takes up, else the last with its thing, or with a name in common.

        What words say must contradict no mention of the group, what is concluded not all
        that it has something in common with.  -1 if there is none.
        """
        if 0 <= taken < i and self.events[taken].type == self.events[i].type and self._fits(i, self.of[taken]):
            return self.of[taken]
        near = self._by_type.get(self.events[i].type, [])[::-1]
        for home in near if _things(self.events[i]) else ():
            if self._some("one thing", i, home) and self._fits(i, home):
                return home
        named = [home for home in near if self._some("shared", i, home)]
        for home in named:
            if not self._some("apart", i, home):
                return home
        for home in named:
            if self._some("close", i, home) and self._fits(i, home):
                return home
        return -1

    def last(self, i: int) -> int:
        """The group of the last mention of its type, if the words of the two fit; else -1."""
        before = next((j for j in range(i - 1, -1, -1) if self.events[j].type == self.events[i].type), -1)
        return self.of[before] if before >= 0 and self._fits(i, self.of[before]) else -1

    def announced(self, i: int, first: int, named: bool) -> bool:
        """May a mention be what the headline told (*named*: only with somebody in common)?"""
        if self._denied(i, first) or other_act(self.events[i], self.events[first]):
            return False
        return not named or self._holds("shared", i, first)

    def _fits(self, i: int, home: int) -> bool:
        """Do the words of a mention contradict none of a group?"""
        return not self._some("refuted", i, home)

    def _some(self, question: str, i: int, home: int) -> bool:
        return any(self._holds(question, i, j) for j in self._members[home].values())

    def _holds(self, question: str, i: int, j: int) -> bool:
        """The answer to a question about two mentions, asked once for all that nothing tells from them."""
        key = (question, self._alike[i], self._alike[j])
        if key not in self._answers:
            self._answers[key] = self._answer(question, i, j)
        return self._answers[key]

    def _answer(self, question: str, i: int, j: int) -> bool:
        a, b = self.events[i], self.events[j]
        if question == "shared":
            return same(a, b, self.states)
        if question == "one thing":
            return same_thing(a, b)
        if question == "close":
            return self._holds("shared", i, j) and not self._holds("apart", i, j)
        return clash(a, b, self.states, question == "refuted") or self._denied(i, j) or other_act(a, b)

    def _denied(self, i: int, j: int) -> bool:
        return i not in self.open and j not in self.open and opposed(self.events[i], self.events[j])


def _facts(event: Event, open: bool) -> _Facts:
    time = event.time.value if event.time is not None else None
    roles, words = (
        tuple(sorted((role, frozenset(names)) for role, names in by_role(event, words).items()))
        for words in (False, True)
    )
    things = tuple(" ".join(thing) for thing in _things(event))
    return event.type, time or "", None if open else event.status, roles, things, words, event.mode


def settle(
    events: Sequence[Event],
    names: Sequence[str],
    open: Collection[int],
    echoes: Collection[int],
    hosts: Mapping[int, int] = _NOTHING,
    headline: int = 0,
) -> list[str]:
    """The status of each event.

    Those in *echoes* have that of the mention of their group before them, those in *open* that of the event they
    happen within (*hosts*) if that is still to come, and those in the headline that of the mention below.
    """
    last: dict[str, str] = {}
    out: list[str] = []
    for i, (event, name) in enumerate(zip(events, names, strict=True)):
        status = last.get(name, event.status) if i in echoes and event.status == "actual" else event.status
        last[name] = status
        out.append(status)
    for i in sorted(open):
        host = hosts.get(i, i)
        if out[i] == "actual" and out[host] in _AHEAD:
            out[i] = out[host]
    for i in open:
        if out[i] == "actual" and events[i].trigger.start < headline:
            below = (j for j, event in enumerate(events) if names[j] == names[i] and event.trigger.start >= headline)
            out[i] = next((out[j] for j in below), out[i])
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
    """Do the two name different fillers for a role (*words*: only in words of their own), or different times?"""
    if a.time is not None and b.time is not None and a.time.value and b.time.value:
        x, y = sorted((a.time.value, b.time.value), key=len)
        if not y.startswith(x) and len(x) == len(y):
            return True
    mine, theirs = by_role(a, words), by_role(b, words)
    return any(role in theirs and _differ(mine[role], theirs[role], states) for role in mine)


def opposed(a: Event, b: Event) -> bool:
    """Did one take place while the other did not, or is still to?"""
    return a.status != b.status and "actual" in (a.status, b.status)


def other_act(a: Event, b: Event) -> bool:
    """Do the modes of the two name different acts (thanks and congratulations)?"""
    if a.mode == b.mode or a.mode is None or b.mode is None:
        return False
    return not any(arg.role == _SHARED for event in (a, b) for arg in event.args)


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
