"""What a document calls bodies and places: by their full names, and by the beginnings of these."""

from __future__ import annotations

import functools
import operator
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs

from arabdiplo.document.naming import Known
from arabdiplo.matching.paths import first_variant
from arabdiplo.morph.model import MANY, UNSURE, Reading, Row
from arabdiplo.syntax.kinds import PLACES
from arabdiplo.syntax.nodes import Node
from arabdiplo.text import fold
from arabdiplo.text.letters import ARTICLE
from arabdiplo.text.marks import CLOSE, HASHTAG, OPEN, UNQUOTES
from arabdiplo.text.posts import unmarked

_TAGS = str.maketrans(HASHTAG, "  ", OPEN + CLOSE + '"')
_START = operator.attrgetter("start")
#: what a row says so that its word may mean another state than its own
_OTHERS = "other state"
_BEGINNING = 8
"""words of a name that may stand for it"""
NAMED_BODIES = frozenset({"body", "source"})
OF_STATES = frozenset({"government", "parliament", "force", "court"})
"""kinds of bodies of which a state has one (الحكومة المالطية)"""


@attrs.frozen(slots=False)
class _GoingOn:
    """What has a name that begins with the same words and goes on, in text order."""

    nodes: list[Node]

    @functools.cached_property
    def named(self) -> list[Node]:
        """Those that have a name besides the adjectives on their noun."""
        return [one for one in self.nodes if not _described(one)]

    @functools.cached_property
    def purposes(self) -> dict[str, list[Node]]:
        """By the words for what they are."""
        found: dict[str, list[Node]] = {}
        for one in self.nodes:
            found.setdefault(_for_what(one), []).append(one)
        return found


#: nobody
_NOTHING = _GoingOn([])


class Called:
    """The bodies and places of one document by what it calls them."""

    def __init__(self, known: Sequence[Known], ancestors: Mapping[str, tuple[str, ...]], text: str) -> None:
        self.known = known
        self.ancestors = ancestors
        self.text = text
        self._longer: dict[frozenset[str], dict[tuple[str, ...], _GoingOn]] = {}
        """beginnings of names → what has a name that goes on, by the types that may"""
        self._fitting: dict[tuple[tuple[str, ...], bool, str], Node | None] = {}
        """`_only` of words"""
        self._by_kind: dict[str, list[Node]] | None = None
        """nouns for what bodies are → the bodies, in text order"""
        self._full: dict[str, str] | None = None
        """the fullest names of bodies of the lists, by their listed names"""
        self._spelled: dict[str, str] = {}
        """how cities are written, by their listed names"""

    def forget(self) -> None:
        """Attributes have changed."""
        self._longer.clear()
        self._fitting.clear()
        self._by_kind = None

    def label(self, node: Node) -> str:
        """The words of a node with the article of its first word.

        A name in marks ends with them (وكالة «س» الرسمية), or with what it is there for (شركة «س» للسيارات).
        """
        words = node.words()
        marks = [word.end for word in words[2:] if word.norm in UNQUOTES]
        ends = marks and not any(word.start >= marks[-1] and word.has("purpose") for word in words)
        return with_article(plain(self.text, node.start, marks[-1] if ends else node.end), words[0])

    def spelt_out(self, node: Node, nodes: Sequence[Node]) -> tuple[str, ...]:
        """The name of a body that only all the *nodes* of its phrase give (وكالة alone, of وكالة أعماق)."""
        words = [word for one in nodes for word in one.words()]
        body = bool(node.types) and "body" in self.ancestors.get(node.types[0], ())
        if not body or len(words) < 2 or words[0].morph.definite or node.start != words[0].start:
            return ()
        last = words[-1]
        known = last.norm.split()[-1].startswith(ARTICLE) or last.types or last.morph.kind == "latin"
        if not known and not any(reading.features & UNSURE for reading in last.morph.readings[:1]):
            return ()
        return (plain(self.text, nodes[0].start, nodes[-1].end),)

    def row(self, node: Node, readings: Sequence[Reading] | None = None) -> Row | None:
        """The row of a word (by *readings* of it); of places in several states that of the state named most (عمان)."""
        every = node.morph.readings if readings is None else readings
        rows = [r.row for r in every if r.row is not None and r.row.lexicon and not r.row.get("function")]
        naming = ("entity", "members", "state")
        rows = [row for row in rows if any(map(row.get, naming))] or rows  # no إمارات (emirates)
        if len({state_of(row) for row in rows} - {""}) < 2:
            return rows[0] if rows else None
        # whoever visits a kingdom is called by his own (نظيره المغربي … المملكة)
        named = self._named[0] if all(map(is_open, rows)) else self._named[0] + self._named[1]
        return max(rows, key=lambda row: named[state_of(row)])

    def state_meant(self, word: Node) -> str:
        """The state of a word that means another one elsewhere; of a body "" where the document names no such state."""
        row = self.row(word)
        state = state_of(row) if row is not None else ""
        named = "body" not in word.types or any(counted[state] for counted in self._named)
        return state if named else ""

    @functools.cached_property
    def _named(self) -> tuple[Counter[str], Counter[str]]:
        """How often states are named by words that mean no other: by names, by adjectives."""
        names: Counter[str] = Counter()
        adjectives: Counter[str] = Counter()
        for known in self.known:
            for word in known.node.words():
                rows = [r.row for r in word.morph.readings if r.row is not None]
                states = {state_of(row) for row in rows} - {""}
                if len(states) == 1 and not any(map(is_open, rows)):
                    (adjectives if "demonym" in word.types else names).update(states)
        return names, adjectives

    def longer(self, node: Node, place: bool = False) -> Node | None:
        """What has a name that goes on where this one ends (الوزارة؛ *place*: الإقليم): the last before, else next."""
        words = node.words()
        if not words[0].morph.definite:
            return None if place or len(words) < 2 else self._only(node)
        own = [word for word in words if place or not word.value_of("judges")]
        bare, going_on = tuple(bare_words(own)), self._going_on(PLACES if place else NAMED_BODIES)
        alike = going_on.get(bare) or going_on.get((node.value_of("called"), *bare)) or _NOTHING
        found = alike.nodes
        if not place:
            named = alike.named
            if not named and len(own) == 1 and (meant := _last_before(self._kinds().get(bare[0], ()), node)):
                return meant
            found = named or (found if own == words else [])
        return _last_before(found, node) or next(iter(found), None)

    def _only(self, node: Node) -> Node | None:
        """What a name means that has no article, if the whole document has one that fits.

        That goes on with whose, which or for whom it is (وزارة الخارجية), or it says so in other words (هيئة الترفيه:
        الهيئة العامة للترفيه).
        """
        words, state = node.words(), node.value_of("state")
        located = any(word.has("locative") for word in words)
        key = (tuple([word.norm for word in words]), located, state)
        if key not in self._fitting:
            self._fitting[key] = self._fit(words, located, state)
        return self._fitting[key]

    def _fit(self, words: Sequence[Node], located: bool, state: str) -> Node | None:
        bare, going_on = tuple(bare_words(words)), self._going_on(NAMED_BODIES)
        found = [one for one in going_on.get(bare, _NOTHING).nodes if _told_apart(one, words)]
        if not found and not located:
            there = going_on.get(bare[:1], _NOTHING).purposes.get(bare[1], ())
            found = [one for one in there if not state or one.value_of("state") in (state, "")]
        return found[0] if found and self._all_called(self.label(found[0]), found) else None

    def _all_called(self, label: str, nodes: Sequence[Node]) -> bool:
        return all(self.label(one) == label for one in nodes)

    def _kinds(self) -> dict[str, list[Node]]:
        """Bodies by the nouns for what they are, where their names do not begin with these (الحلف: الناتو)."""
        if self._by_kind is None:
            self._by_kind = {}
            for node in self._of(NAMED_BODIES):
                for kind in filter(None, node.value_of("called").split(" or ")):
                    self._by_kind.setdefault(kind, []).append(node)
            for named in self._by_kind.values():
                named.sort(key=_START)
        return self._by_kind

    def _going_on(self, types: frozenset[str]) -> dict[tuple[str, ...], _GoingOn]:
        if types not in self._longer:
            index = self._longer[types] = {}
            for node in sorted(self._of(types), key=_START):
                words = node.words()
                whole = types is PLACES and words[0].norm.startswith(ARTICLE)  # المدينة المنورة is no town
                if goes_on(words) and not whole:
                    bare = tuple(bare_words(words))
                    for length in range(1, min(len(bare), _BEGINNING + 1)):
                        index.setdefault(bare[:length], _GoingOn([])).nodes.append(node)
        return self._longer[types]

    def _of(self, types: frozenset[str]) -> Iterator[Node]:
        """What is of these types, also within phrases for people (متحدث باسم وزارة النقل)."""
        for known in self.known:
            if types.intersection(self.ancestors.get(known.type, ())) or "names" in known.attributes:
                if types is NAMED_BODIES or "names" not in known.attributes:
                    yield known.node
            elif types is NAMED_BODIES:
                yield from (part for part in parts(known.node) if not types.isdisjoint(part.types))

    def written(self, name: str, node: Node) -> str:
        """How the document first writes a city (أبو ظبي); *name* is what lists call it."""
        if name not in self._spelled:
            words = (known.node for known in self.known if known.node.chunk is None and "city" in known.node.types)
            same = (one for one in words if (row := self.row(one)) is not None and listed(row) == name)
            self._spelled[name] = self.label(next(same, node))
        return self._spelled[name]

    def most_fully(self, name: str, node: Node) -> str:
        """How the document calls a body most fully; *name* is what lists call it."""
        if self._full is None:
            self._full = {}
            for one in self._of(NAMED_BODIES):
                if one.chunk is None and "body" in one.types and (row := self.row(one)):
                    key, label = first_variant(row.get("entity") or row.entry), self.label(one)
                    if len(label.split()) > len(self._full.get(key, "").split()):
                        self._full[key] = label
        return self._full.get(name) or self.label(node)


def state_of(row: Row) -> str:
    """The state that a row of a place or a nationality belongs to; "" if it names none."""
    return first_variant(row.get("state") or (row.get("entity") if row.get("iso") else ""))


def is_open(row: Row) -> bool:
    """May the word of a row mean another state, or what another state has? Then it names the one that it mostly is."""
    return row.get("also") == _OTHERS


def plain(text: str, start: int, end: int) -> str:
    """The words there, without quotation marks and what joins or marks them in a tag or post (#عمر_الخالدي)."""
    return " ".join(fold(unmarked(text[start:end])).translate(_TAGS).split())


def with_article(label: str, first: Node) -> str:
    """A name with the article of its *first* word, which لـ hides (للشروق → الشروق)."""
    hidden = first.norm.startswith(ARTICLE) and label.startswith(ARTICLE[1:])
    return first.norm[0] + label if hidden else label


def parts(node: Node) -> Iterator[Node]:
    """The chunks and words within a node, the outer first."""
    for part in node.chunk.nodes if node.chunk is not None else ():
        yield part
        if part.chunk is not None:
            yield from parts(part)


def listed(row: Row) -> str:
    """What a row of a list calls the place or body that it names."""
    return first_variant(row.get("entity") or row.get("state") or row.entry)


def bare_words(words: Sequence[Node]) -> list[str]:
    """Words without their articles."""
    return [part.removeprefix(ARTICLE) for word in words for part in word.norm.split()]


def _last_before(found: Sequence[Node], node: Node) -> Node | None:
    """The last one before a node, of several in text order."""
    after = bisect_right(found, node.start, key=_START)
    return found[after - 1] if after else None


def _described(node: Node) -> bool:
    """Has a body no name but the adjectives on its noun (المركز الجديد)? What a state has is called so."""
    words = node.words()
    if node.chunk is None or len(words) < 2 or not all(map(of_a_kind, words[1:])):
        return False
    return not words[0].morph.definite or node.value_of("kind") not in OF_STATES


def _told_apart(node: Node, words: Sequence[Node]) -> bool:
    """Does a name begin with these words, and go on with whose it is, which it is, or what it is for?"""
    own, mine = node.words(), [word.norm for word in words]
    if len(own) == 1:
        listed_as = own[0].norm.split()
        return (
            len(listed_as) > len(mine) and listed_as[: len(mine)] == mine and listed_as[len(mine)].startswith(ARTICLE)
        )
    if len(own) <= len(mine) or [word.norm for word in own[: len(mine)]] != mine:
        return False
    rest = own[len(mine)]
    return "demonym" in rest.types or rest.has("purpose") or rest.morph.definite and of_a_kind(rest)


def _for_what(node: Node) -> str:
    """The word for what a body with an article is for (الهيئة العامة للترفيه), without its own; "" if none says it."""
    words = node.words()
    ends = [i for i, word in enumerate(words[:-1], 1) if word.has("purpose")] if words[0].morph.definite else []
    return next(iter(bare_words(words[ends[0] :])), "") if ends else ""


def of_a_kind(word: Node) -> bool:
    """Does a word only say of which kind something is, as adjectives do?"""
    return word.reading is not None and word.reading.pos == "adj" or bool(word.value_of("judges"))


def goes_on(words: Sequence[Node]) -> bool:
    """Does what follows the first word name somebody: something definite, a name, a word that no list has?"""
    last = words[-1].morph
    named = last.kind == "latin" or any(r.pos == "proper" or r.features & UNSURE for r in last.readings[:1])
    return last.definite or bool(words[-1].types) or named


def of_somebody(node: Node) -> bool:
    """Is it a body called but by what it is, and whose (مكتبه، حكومتها)?"""
    return bool(node.suffix) and "body" in node.types and len(node.words()) == 1 and not node.features & MANY
