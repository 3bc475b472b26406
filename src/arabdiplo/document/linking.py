"""The same event: which mentions of a document speak of one real event."""

from __future__ import annotations

import datetime
import itertools
import math
from collections.abc import Collection, Mapping, Sequence, Set

import attrs

from arabdiplo.document.alike import (
    NOWHERE,
    Homes,
    by_role,
    clash,
    in_common,
    joint,
    nameless,
    opposed,
    other_act,
    other_things,
    over,
    quoted,
    said_again,
    same_thing,
    strangers,
    things,
    unknown,
    voiced,
    within,
)
from arabdiplo.document.bare import Bare, by_letters
from arabdiplo.events.records import AHEAD, Event

#: no headline is longer (characters)
_HEADLINE = 200
#: so near (characters) a mention that names nobody is the one before it
_BREATH = 120
#: so near before its sides are those who have just met (وبحث الجانبان)
_TALK = 300
#: what was over so many days ago is not what is still planned or, where it is told as done before, what is new
_LONG_AGO = 7
#: what counts for one event: somebody in common, two of them; and against it: anything that contradicts
_ONE, _BOTH, _AGAINST = 1, 3, 3
#: two groups are one event if their pairs of mentions have more than this on average, so that most share both sides
_UNITED = 1.5
#: no news tells of one event in more ways, or of so many events of a type between two mentions of one: with these
#: bounds a text costs no more than its length
_TOLD, _GROUPS = 50, 100
#: the same for looking through the groups once more
_MANY, _WAYS = 40, 12
_PLANNED = "planned"
_NONE: Mapping[str, str] = {}
_NOTHING: Mapping[int, int] = {}


@attrs.frozen(slots=True)
class Signs:
    """What the text shows of mentions besides their fillers; mentions by their places in the list of events."""

    open: Collection[int] = ()
    """those whose status is not said, so that it contradicts nothing"""
    states: Mapping[str, str] = _NONE
    """name -> the state it belongs to, so that a minister and his country, a city and its country agree"""
    homes: Homes = NOWHERE
    """name -> what else it belongs to (a man and his body), so that the two do not contradict"""
    takes: Mapping[int, int] = _NOTHING
    """mention -> the mention that it takes up (اللقاء)"""
    attended: Collection[int] = ()
    """those of them that only tell who was there besides (حضر الجلسة السفير): whatever they call it, it is that"""
    headline: int = 0
    """where the headline ends in the text"""
    pointing: Collection[int] = ()
    """those whose noun stands with a demonstrative (هذه المحادثات)"""
    several: Collection[int] = ()
    """those of another number than the one of their type before them (الزيارات)"""
    anew: Collection[int] = ()
    """those described as another one (زيارة أخرى)"""
    beside: Mapping[int, int] = _NOTHING
    """mention -> the one that took place beside it (التقيا على هامش القمة), so that the two are not one"""
    sides: Collection[int] = ()
    """those whose sides are those named before, whoever they are (بحث الجانبان)"""
    before: Collection[int] = ()
    """those told as done before what is told (كانت قد قطعت)"""
    recalled: Collection[int] = ()
    """speech that a definite noun names, so that one knows of it (تصريحات الوزير)"""
    day: datetime.date | None = None
    """the day of the document"""
    bare: Bare = by_letters
    """what a word is without proclitics and article (والمذكرة is مذكرة, وزير is not زير)"""


def link(events: Sequence[Event], apart: frozenset[str], signs: Signs | None = None) -> list[str]:
    """A group name (E1, E2, …) for each event.

    Types in *apart* are acts of speech: what two sides share (an agreement) is joined as other events are,
    what one asks of others by what is asked, what somebody says with the headline only, and where he is quoted again
    in the same words.  The event of the headline is the first of its type below.  Who is pointed at is the last of its
    type if nothing else says which, as those are that name nobody right behind one.  Two groups that have most in
    common in the end are one: a single mention that does not fit (a status, a name read wrong) had kept them apart.
    """
    signs = signs or Signs()
    groups = _Groups(events, signs)
    apart = apart - {event.type for event in events if joint(event)}
    said = {event.type for event in events if event.type in apart and voiced(event)}
    named: set[str] = set()
    """types of which some mention so far tells something"""
    top: dict[str, int] = {}
    """the first event of each type in the headline"""
    for i, event in enumerate(events):
        above = event.trigger.start < signs.headline
        if i in signs.anew:
            home = -1
        elif event.type not in apart:
            taken = signs.takes.get(i, -1)
            home = groups.of[taken] if i in signs.attended else groups.near(i, taken)
        else:
            home = groups.of_thing(i) if event.type not in said else groups.of_words(i)
            if home < 0 and i in signs.recalled and event.type in said:
                home = groups.spoken(i)
        if above:
            top.setdefault(event.type, i)
        elif (first := top.get(event.type, -1)) >= 0 and i not in signs.anew:
            told = home < 0 and groups.announced(i, first, event.type in apart)
            home = groups.of[first] if told else home
            if told or event.type not in apart:
                del top[event.type]
        who = by_role(event)
        if i in signs.sides and event.type not in apart and unknown(who) and (met := groups.last(i, _TALK)) >= 0:
            home = met
        vague = event.type not in apart and i not in signs.several and i not in signs.anew and not who
        if who or things(event):
            named.add(event.type)
        if home < 0 and (i in signs.pointing or vague):
            far = i in signs.pointing or event.type not in named
            home = groups.last(i, math.inf if far else _BREATH)
        other = signs.beside.get(i, -1)
        groups.put(i, -1 if 0 <= other < i and groups.of[other] == home else home)
    groups.unite(apart, signs.anew)
    numbers = {home: number for number, home in enumerate(dict.fromkeys(groups.of), 1)}
    return [f"E{numbers[home]}" for home in groups.of]


def headline(text: str) -> int:
    """Where the headline ends: a short first line without a full stop, with more below it; 0 if there is none."""
    lead = len(text) - len(text.lstrip())
    line, _, rest = text[lead:].partition("\n")
    line = line.rstrip()
    return lead + len(line) if rest.strip() and len(line) <= _HEADLINE and not line.endswith(".") else 0


_Roles = tuple[tuple[str, frozenset[str]], ...]
_Facts = tuple[str, str, str | None, tuple[_Roles, ...], tuple[str, ...], str | None]
"""what tells mentions apart: type, time, status if it is said, who (`by_role`, `nameless`), things, mode"""


class _Groups:
    """The groups so far; of each the different facts, with a mention that has them."""

    def __init__(self, events: Sequence[Event], signs: Signs) -> None:
        self.events = events
        states, homes = signs.states, signs.homes
        self.states: Homes = {name: (state,) for name, state in states.items()}
        self.homes: Homes = {name: (*self.states.get(name, ()), *homes.get(name, ())) for name in {**states, **homes}}
        self.open, self._bare = signs.open, signs.bare
        self._day, self._before = signs.day, signs.before
        self.of: list[int] = []
        """the group of each event that was put"""
        numbers: dict[tuple[object, ...], int] = {}
        self._alike = [
            numbers.setdefault((*_facts(event, i in signs.open), i in signs.before), len(numbers))
            for i, event in enumerate(events)
        ]
        """one number for events that nothing tells apart"""
        self._quoted: dict[int, frozenset[str]] = {}
        self._members: list[dict[int, int]] = []
        self._by_type: dict[str, list[int]] = {}
        self._answers: dict[tuple[str, int, int], bool] = {}
        self._weights: dict[tuple[int, int], int] = {}
        self._recalled: dict[str, list[int]] = {}
        """type -> the mentions that only recall what was said, in text order"""

    def put(self, i: int, home: int) -> None:
        """The next event goes into a group, or a new one (-1)."""
        if home < 0:
            home = len(self._members)
            self._members.append({})
            self._by_type.setdefault(self.events[i].type, []).append(home)
        members = self._members[home]
        if len(members) < _TOLD:
            members.setdefault(self._alike[i], i)
        self.of.append(home)

    def near(self, i: int, taken: int) -> int:
        """The group of the mention it takes up, else the last with its thing, else that for which most speaks.

        For a group speaks who is named in common, two of them more than one; against it, each mention of it that
        something contradicts.  -1 if there is none.
        """
        if 0 <= taken < i and self.events[taken].type == self.events[i].type:
            if self._fits(i, self.of[taken]) and not self._holds("strangers", i, taken):
                return self.of[taken]
        if (home := self.of_thing(i)) >= 0:
            return home
        best, most = -1, 0.0
        for home in self._of_type(i):
            if not self._some("shared", i, home) or self._some("other act", i, home):
                continue
            if (weight := self._weight([i], self._members[home].values())) > most:
                best, most = home, weight
        return best

    def of_thing(self, i: int) -> int:
        """The last group with its thing, if their words fit; -1 if there is none."""
        near = self._of_type(i) if things(self.events[i]) else ()
        return next((home for home in near if self._some("one thing", i, home) and self._fits(i, home)), -1)

    def of_words(self, i: int) -> int:
        """The last group with the same speaker, quoted in the same words; -1 if there is none."""
        words = self._words(i)
        return next(
            (
                home
                for home in (self._of_type(i) if words else ())
                if any(
                    said_again(words, self._words(j))
                    and self._holds("shared", i, j)
                    and not within(self.events[i], self.events[j])
                    for j in self._members[home].values()
                )
            ),
            -1,
        )

    def spoken(self, i: int) -> int:
        """The group of the speech that a noun recalls without telling what was said; -1 if there is none.

        That is what a noun recalled of the same speaker before, else what the text begins with, if he said it.
        """
        if self._words(i):
            return -1
        mine = self.events[i]
        named, homes = self._recalled.setdefault(mine.type, []), self._by_type.get(mine.type, [])
        first = [next(iter(self._members[homes[0]].values()))] if homes else []
        told = [*named[: -_GROUPS - 1 : -1], *first]
        named.append(i)
        alike = (j for j in told if mine.status == self.events[j].status and in_common(mine, self.events[j]))
        return next((self.of[j] for j in alike if not self._holds("refuted", i, j)), -1)

    def _words(self, i: int) -> frozenset[str]:
        """The words that are said in a mention."""
        if i not in self._quoted:
            self._quoted[i] = quoted(self.events[i])
        return self._quoted[i]

    def _of_type(self, i: int) -> list[int]:
        """The groups of its type, the last first."""
        return self._by_type.get(self.events[i].type, [])[: -_GROUPS - 1 : -1]

    def last(self, i: int, reach: float) -> int:
        """The group of the last mention of its type within reach (characters), if the words of the two fit; else -1."""
        event = self.events[i]
        before = next((j for j in range(i - 1, -1, -1) if self.events[j].type == event.type), -1)
        if before < 0 or event.trigger.start - self.events[before].trigger.end > reach:
            return -1
        return self.of[before] if self._fits(i, self.of[before]) else -1

    def announced(self, i: int, first: int, speech: bool) -> bool:
        """May a mention be what the headline told?

        *speech*: only with somebody in common or the same thing said, and with some word of it if both tell what.
        """
        if self._denied(i, first) or other_act(self.events[i], self.events[first]):
            return False
        if not speech:
            return True
        if self._holds("shared", i, first):
            return not self._holds("other things", i, first)
        return self._holds("one thing", i, first) and not self._holds("refuted", i, first)

    def unite(self, apart: Collection[str], anew: Collection[int]) -> None:
        """Join each group with the one before it that it agrees with, of types not in *apart*."""
        into: dict[int, int] = {}
        for kind, homes in self._by_type.items():
            if kind in apart or len(homes) > _MANY:
                continue
            kept: list[int] = []
            for home in homes:
                one = next((other for other in kept if self._agree(home, other, anew)), home)
                if one == home:
                    kept.append(home)
                else:
                    self._members[one] = {**self._members[home], **self._members[one]}
                    into[home] = one
        self.of = [into.get(home, home) for home in self.of]

    def _agree(self, home: int, other: int, anew: Collection[int]) -> bool:
        """Do their mentions share so much that those which contradict each other weigh little?

        One that is said to be another one contradicts all.
        """
        mine, theirs = self._told(home), self._told(other)
        another = sum(i in anew for i in mine) / len(mine)
        return self._weight(mine, theirs) - _AGAINST * another > _UNITED

    def _weight(self, mine: Collection[int], theirs: Collection[int]) -> float:
        """How much speaks for one event in the pairs of mentions of two sides, on average."""
        return sum(self._evidence(i, j) for i, j in itertools.product(mine, theirs)) / (len(mine) * len(theirs))

    def _evidence(self, i: int, j: int) -> int:
        """What speaks for two mentions being of one event, less what speaks against it."""
        key = self._alike[i], self._alike[j]
        if key not in self._weights:
            common = _BOTH if self._holds("both", i, j) else _ONE * self._holds("shared", i, j)
            self._weights[key] = common - _AGAINST * self._holds("apart", i, j)
        return self._weights[key]

    def _told(self, home: int) -> list[int]:
        """Mentions of a group that tell different things, not too many of them."""
        return list(itertools.islice(self._members[home].values(), _WAYS))

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
            return in_common(a, b, self.states) > 0
        if question == "both":
            return in_common(a, b, self.states) > 1
        if question == "strangers":
            return strangers(a, b, self.homes)
        if question == "other act":
            return other_act(a, b)
        if question == "one thing":
            return same_thing(a, b, self._bare)
        if question == "other things":
            return other_things(a, b, self._bare)
        clashes = clash(a, b, self.homes, question == "refuted", self._bare)
        return clashes or self._denied(i, j) or other_act(a, b)

    def _denied(self, i: int, j: int) -> bool:
        known = i not in self.open and j not in self.open
        return known and opposed(self.events[i], self.events[j]) or self._over(i, j) or self._over(j, i)

    def _over(self, i: int, j: int) -> bool:
        """Was one over long before the day of the document, and is the other, of which no time is said, later?

        That is planned, or told as new while the one is told as done before.
        """
        other = self.events[j]
        if j in self.open or other.time is not None or not over(self.events[i], self._day, _LONG_AGO):
            return False
        return other.status == _PLANNED or other.status == "actual" and i in self._before and j not in self._before


def _facts(event: Event, open: bool) -> _Facts:
    time = event.time.value if event.time is not None else None
    anybody = (by_role(event, anybody=True), by_role(event, words=True, anybody=True))
    roles = (by_role(event), *anybody, nameless(event))
    who = tuple(tuple(sorted((role, frozenset(names)) for role, names in held.items())) for held in roles)
    matter = tuple(" ".join(thing) for _, thing in things(event))
    return event.type, time or "", None if open else event.status, who, matter, event.mode


def settle(
    events: Sequence[Event],
    names: Sequence[str],
    open: Set[int],
    echoes: Collection[int],
    hosts: Mapping[int, int] = _NOTHING,
    headline: int = 0,
) -> list[str]:
    """The status of each event.

    Those in *echoes* have that of the mention of their group before them, others in *open* that of the event they
    happen within (*hosts*) if that is still to come, and those in the headline that of the mention below.
    """
    last: dict[str, str] = {}
    out: list[str] = []
    settled: set[int] = set()
    for i, (event, name) in enumerate(zip(events, names, strict=True)):
        lent = i in echoes and event.status == "planned"
        status = last.get(name, event.status) if lent or i in echoes and event.status == "actual" else event.status
        settled |= {i} if lent and name in last else set()
        last[name] = status
        out.append(status)
    for i in sorted(open - settled):
        host = hosts.get(i, i)
        if out[i] == "actual" and out[host] in AHEAD:
            out[i] = out[host]
    for i in open:
        if out[i] == "actual" and events[i].trigger.start < headline:
            below = (j for j, event in enumerate(events) if names[j] == names[i] and event.trigger.start >= headline)
            out[i] = next((out[j] for j in below), out[i])
    return out
