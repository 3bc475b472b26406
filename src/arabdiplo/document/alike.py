"""Two mentions side by side: what they have in common, what tells them apart."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence

from arabdiplo.document.bare import Bare, by_letters
from arabdiplo.events.records import Event, Span
from arabdiplo.syntax.kinds import NAMED
from arabdiplo.temporal.span import span_of
from arabdiplo.text.letters import ARTICLE
from arabdiplo.text.marks import AROUND

#: how fillers are found that stand there in words
_WORDS = frozenset({"explicit", "relative", "nisba", "inside"})
#: words of a thing that are shorter (letters) are particles
_WORD = 4
#: what is said agrees if so many of its words are one, and so large a share of them
_FEW, _SHARE = 2, 0.5
#: so many words that tell something are a quotation; what is said again has so large a share of them
_LONG, _ALL_BUT = 4, 0.8
#: what is put off has two days
_PUT_OFF = "postponed"

Homes = Mapping[str, Collection[str]]
"""name -> the states and bodies it belongs to"""
NOWHERE: Homes = {}


def in_common(a: Event, b: Event, homes: Homes = NOWHERE) -> int:
    """How many of those whom one names, persons, bodies and places, the other names in the same role."""
    if a.type != b.type:
        return 0
    mine, theirs = by_role(a), by_role(b)
    return sum(any(agree(x, y, homes) for y in theirs.get(role, ())) for role in mine for x in mine[role])


def strangers(a: Event, b: Event, homes: Homes = NOWHERE) -> bool:
    """Does each name men or women, and none of them anybody whom the other names, in whatever role?"""
    mine, theirs = _men(a), _men(b)
    here, there = ({name for names in by_role(event).values() for name in names} for event in (a, b))
    met = (agree(x, y, homes) for one, other in ((mine, there), (theirs, here)) for x in one for y in other)
    return bool(mine and theirs) and not any(met)


def _men(event: Event) -> set[str]:
    return {name for arg in event.args if arg.kind in NAMED for name in arg.entity}


def same_thing(a: Event, b: Event, bare: Bare = by_letters) -> bool:
    """Same type, and one thing signed, voted, given or agreed.

    Two words at least of the shorter are in the other: of what a clause tells half of them, of a paper all.
    """
    if a.type != b.type:
        return False
    worded = a.roles_as("wording")
    for role, x in things(a):
        for other, y in things(b):
            common, all = _common(x, y, bare), min(len(x), len(y))
            if role == other and common >= _FEW and common >= all * (_SHARE if role in worded else 1):
                return True
    return False


def other_things(a: Event, b: Event, bare: Bare = by_letters) -> bool:
    """Have what was signed, given, agreed or said in the two no word in common?"""
    return any(role == other and x and y and not _common(x, y, bare) for role, x in things(a) for other, y in things(b))


def quoted(event: Event) -> frozenset[str]:
    """The words of what somebody says, but for particles, articles and marks."""
    words = (word.strip(AROUND) for span in _contents(event) for word in span.text.split())
    return frozenset(word.removeprefix(ARTICLE) for word in words if len(word) >= _WORD)


def said_again(words: frozenset[str], others: frozenset[str]) -> bool:
    """Are so many words the same that one is quoted twice: nearly all of the shorter, and half of the longer?"""
    same = len(words & others)
    few, many = sorted((len(words), len(others)))
    return same >= _LONG and same >= few * _ALL_BUT and same >= many * _SHARE


def within(a: Event, b: Event) -> bool:
    """Does what is said in one stand in what is said in the other (قال إن السفير أكد أن)?"""
    return any(x.start < y.end and y.start < x.end for x in _contents(a) for y in _contents(b))


def _contents(event: Event) -> list[Span]:
    return [arg.span for arg in event.args if arg.role in event.roles_as("theme") and arg.span is not None]


def things(event: Event) -> list[tuple[str, list[str]]]:
    """The words of what was signed, voted, given, agreed, asked for or said, by role; of clauses only the long ones."""
    worded = event.roles_as("wording")
    return [
        (arg.role, _telling(arg.span.text) if arg.role in worded else arg.span.text.split())
        for arg in event.args
        if arg.role in event.roles_as("theme") and arg.span is not None
    ]


def voiced(event: Event) -> bool:
    """Is it said by a speaker?  Much that one says in a text is about one matter."""
    return _has(event, "voice")


def joint(event: Event) -> bool:
    """Do all who take part share the event (a meeting, an agreement)?"""
    return _has(event, "side")


def _has(event: Event, trait: str) -> bool:
    return any(arg.role in event.roles_as(trait) for arg in event.args)


def clash(a: Event, b: Event, homes: Homes = NOWHERE, words: bool = False, bare: Bare = by_letters) -> bool:
    """Do the two name different fillers for a role (*words*: only in words of their own), or different times?

    If they have two in common, one of them in a role, it does not matter who else is named in it.
    """
    put_off = _PUT_OFF in (a.status, b.status)  # it had a day, and gets another one
    if a.time is not None and b.time is not None and a.time.value and b.time.value and not put_off:
        if other_time(a.time.value, b.time.value):
            return True
    if other_place(a, b, homes):
        return True
    distinct = a.roles_as("distinct")
    if any(arg.role in distinct and arg.role in a.roles_as("theme") for arg in a.args) and other_things(a, b, bare):
        return True
    ours, others = nameless(a), nameless(b)
    if any(ours[role] - others[role] and others[role] - ours[role] for role in ours.keys() & others.keys()):
        return True
    mine, theirs = by_role(a, words, anybody=True), by_role(b, words, anybody=True)
    two = in_common(a, b) > 1
    return any(
        role in theirs
        and _differ(mine[role], theirs[role], homes, bare, role not in distinct)
        and not (two and mine[role] & theirs[role])
        for role in mine
    )


def other_place(a: Event, b: Event, homes: Homes = NOWHERE) -> bool:
    """Did those who take part in the two come together in places of different states?

    Where somebody went is compared as what else is named in a role.
    """
    if not (joint(a) and joint(b)) or a.roles_as("location"):
        return False
    mine, theirs = _states_of_place(a, homes), _states_of_place(b, homes)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _states_of_place(event: Event, homes: Homes) -> set[str]:
    """The states in which the place of an event lies, or that it is."""
    place = event.place
    if place is None or place.source not in _WORDS:
        return set()
    return {*place.states, *(home for name in place.entity for home in homes.get(name, ()))}


def over(event: Event, day: datetime.date | None, days: int = 0) -> bool:
    """Had its time ended before a day, so many *days* before at least?"""
    if day is None or event.time is None or not event.time.value:
        return False
    span = span_of(event.time.value)
    return span is not None and (day - span[1]).days > days


def other_time(x: str, y: str) -> bool:
    """Have two TIMEX3 values no day in common?"""
    mine, theirs = span_of(x), span_of(y)
    if mine is None or theirs is None:  # how long it took
        return mine is theirs and len(x) == len(y) and x != y
    return mine[1] < theirs[0] or theirs[1] < mine[0]


def opposed(a: Event, b: Event) -> bool:
    """Did one take place while the other did not, or is still to?"""
    return a.status != b.status and "actual" in (a.status, b.status)


def other_act(a: Event, b: Event) -> bool:
    """Do the modes of the two name different acts (thanks and congratulations)?

    A mode that is called as its event is (vote) says nothing of the kind, nor do names of one act (talks and a summit).
    """
    if a.mode == b.mode or a.mode is None or b.mode is None or a.type in (a.mode, b.mode):
        return False
    return not any(a.mode in act and b.mode in act for act in a.acts)


def agree(x: str, y: str, homes: Homes) -> bool:
    """One name, or a name and the state or body it belongs to."""
    return x == y or y in homes.get(x, ()) or x in homes.get(y, ())


def by_role(event: Event, words: bool = False, anybody: bool = False) -> dict[str, set[str]]:
    """The names in each role; a group that nobody names (ممثلو المعارضة) has its words.

    words: only of fillers that stand there in words; anybody: a group of which but the state is said
    (مسؤولون كينيون) has its words too, as it may be anybody of that state.  What says where it led, if nothing else
    does, is where it was (غادر القاهرة).
    """
    out: dict[str, set[str]] = {}
    themes = event.roles_as("theme")
    for arg in event.args:
        named = arg.entity and not (anybody and arg.entity == arg.states[:1])
        group = arg.span is not None and arg.kind == "group" and not named
        names = (unnamed(arg.span.text),) if arg.span is not None and group else arg.entity
        if names and arg.role not in themes and (not words or arg.source in _WORDS):
            out.setdefault(arg.role, set()).update(names)
    place = event.place
    if place is not None and place.entity and (not words or place.source in _WORDS):
        for role in event.roles_as("location"):
            out.setdefault(role, set(place.entity))
    return out


def nameless(event: Event) -> dict[str, frozenset[str]]:
    """The states of persons without a name, by role (الوزير الكيني is not الوزير الأوغندي)."""
    out: dict[str, frozenset[str]] = {}
    for arg in event.args:
        if arg.states and not arg.entity and arg.kind == "person":
            out[arg.role] = out.get(arg.role, frozenset()).union(arg.states)
    return out


def unnamed(words: str) -> str:
    """What stands for the name of a group that has none."""
    return f"«{words}»"


def unknown(who: Mapping[str, Collection[str]]) -> bool:
    """Are those in the roles but groups that nobody names?"""
    return all(name == unnamed(name[1:-1]) for names in who.values() for name in names)


def _differ(mine: set[str], theirs: set[str], homes: Homes, bare: Bare, vague: bool) -> bool:
    """Has each of two sides somebody whom the other lacks?  A group without a name may be anybody named (*vague*)."""
    alone = [x for x in mine if not any(agree(x, y, homes) for y in theirs)]
    others = [y for y in theirs if not any(agree(x, y, homes) for x in mine)]
    named = [any(name != unnamed(name[1:-1]) for name in side) for side in (alone, others)]
    if any(named) and (all(named) or vague):
        return all(named)
    return any(not any(_one_group(x, y, bare) for y in others) for x in alone) and any(
        not any(_one_group(x, y, bare) for x in alone) for y in others
    )


def _one_group(x: str, y: str, bare: Bare) -> bool:
    """Are two groups without a name called alike: by more than half of the words of the shorter?"""
    mine, theirs = x[1:-1], y[1:-1]
    if x != unnamed(mine) or y != unnamed(theirs):
        return False
    words, others = mine.split(), theirs.split()
    return 2 * _common(words, others, bare) > min(len(words), len(others))


def _common(x: Sequence[str], y: Sequence[str], bare: Bare) -> int:
    """How many words of the shorter are in the longer, but for proclitics and the article."""
    short, long = sorted((x, y), key=len)
    there = {core for word in long for core in bare(word)}
    return sum(not there.isdisjoint(bare(word)) for word in short)


def _telling(words: str) -> list[str]:
    return [word for word in words.split() if len(word) >= _WORD]
