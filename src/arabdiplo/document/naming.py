"""The names met in a document: which of them are parts of which, and what is said of who bears them."""

from __future__ import annotations

import bisect
import functools
import operator
from collections.abc import Collection, Iterable, Iterator, Sequence

import attrs

from arabdiplo.syntax.nodes import Node
from arabdiplo.text.letters import ARTICLE, LONG


@attrs.define(slots=True)
class Known:
    """A chunk of the document that others may refer to: where, what, its attributes, its name."""

    order: int
    node: Node
    type: str
    attributes: dict[str, str]
    name: tuple[str, ...] = ()
    """skeletons of the parts of its name; empty if it has none of its own"""
    label: str = ""


_MENTIONS = 400
"""mentions of one name that are asked for what they say of it"""
_BONES = 4
"""consonants by which a name is known again, however its vowels are written (ترمب، ترامب): حسن and حسين have fewer"""


def _order(known: Known) -> int:
    return known.order


class Naming:
    """The names of one document."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.named = [one for one in known if one.name]
        self._spelt: dict[str, str] = {}
        """letters of a name, however they are set apart (كيم جونغ-أون، كيم جونغ أون) -> how it was written first"""
        self._bearing: dict[str, dict[int, list[Known]]] = {}
        """the mentions whose name holds a word, from the first to the last, by how many words their names have"""
        for one in self.named:
            self._spelt.setdefault(_letters(one.name), one.label)
        self._first_half: dict[tuple[str, ...], Known] = {}
        """what is two names of the document in a row -> who bears the first of them"""
        by_name = {one.name: one for one in reversed(self.named)}
        for one in sorted(self.named, key=_order):
            if (end := _run_together(one.name, by_name)) > 0:
                self._first_half[one.name] = by_name[one.name[:end]]
                continue
            for word in dict.fromkeys(one.name):
                self._bearing.setdefault(word, {}).setdefault(len(one.name), []).append(one)
        self._ending: dict[str, list[Known]] | None = None
        """the names of two words or more, by how they sound at their end"""
        self._full: dict[tuple[int, tuple[str, ...]], str] = {}
        self._alike: dict[str, list[Known]] | None = None
        """all mentions of a fullest name"""
        self._said: dict[str, dict[str, str]] = {}
        """what they say of who bears it"""

    def fullest(self, known: Known) -> str:
        """The fullest name of the document that this one is a part of: the nearest before it, else the first after.

        Of two who share a surname the nearest one is meant, by the longest that his name is written.

        A name that is written in several ways (مون جاي-إن، مون جاي ان) is given as it was written first.
        """
        key = (known.order, known.name)
        label = self._full.get(key)
        if label is None:
            found = self._find(known)
            label = self._full[key] = self._spelt.get(_letters(found.name), found.label)
        return label

    def _find(self, known: Known) -> Known:
        if (half := self._first_half.get(known.name)) is not None:
            return self._find(half)
        near: list[tuple[bool, int, Known]] = []
        """does it end like this one, how late it is said before, or how early after: less than none"""
        for mentions in self._longer(known.name):
            at = bisect.bisect_left(mentions, known.order, key=_order)
            before, after = reversed(mentions[max(0, at - _MENTIONS) : at]), mentions[at : at + _MENTIONS]
            near += [(alike, one.order, one) for alike, one in _firsts(known.name, before)]
            near += [(alike, -one.order, one) for alike, one in _firsts(known.name, after)]
        if not near:
            return known if len(known.name) > 1 else self._otherwise(known)
        nearest = max(near, key=operator.itemgetter(0, 1))[2]
        for mentions in self._longer(nearest.name):
            whole = next(filter(functools.partial(_holds, nearest.name), mentions[:_MENTIONS]), None)
            if whole is not None:
                return whole
        return nearest

    def _longer(self, name: tuple[str, ...]) -> Iterator[list[Known]]:
        """The mentions that this name may be a part of: of names of more words, those of the most words first.

        Of each length those that hold the rarest of its words, so that few are gone through where many have one
        surname.
        """
        bearing = [self._bearing.get(word, {}) for word in name]
        for length in sorted({length for lengths in bearing for length in lengths if length > len(name)}, reverse=True):
            yield min((lengths.get(length, []) for lengths in bearing), key=len)

    def _otherwise(self, known: Known) -> Known:
        """The one name whose last word is this one, spelt otherwise (ترمب، ترامب) or in two (عبدالعاطي، عبد العاطي)."""
        if self._ending is None:
            self._ending = {}
            for other in self.named:
                if len(other.name) > 1 and other.type == "person":
                    for end in _ends(other.name):
                        self._ending.setdefault(end, []).append(other)
        found = [one for end in _ends(known.name) for one in self._ending.get(end, ())]
        longest = max(found, key=lambda one: len(one.name), default=known)
        return longest if all(_part(one.name, longest.name) for one in found) else known

    def attributes(self, known: Known) -> dict[str, str]:
        """Attributes of a person by all mentions of the same name."""
        label = self.fullest(known)
        said = self._said.get(label)
        if said is None:
            said = self._said[label] = self._say(label)
        return {**said, **known.attributes}

    def mentions(self, label: str) -> list[Known]:
        """The mentions of a fullest name, the first of them first."""
        if self._alike is None:
            self._alike = {}
            for other in self.named:
                self._alike.setdefault(self.fullest(other), []).append(other)
        return self._alike.get(label, [])[:_MENTIONS]

    def _say(self, label: str) -> dict[str, str]:
        """What the mentions of a fullest name say of who bears it."""
        out: dict[str, str] = {}
        for other in self.mentions(label):
            for name, value in other.attributes.items():
                out.setdefault(name, value)
        return out

    def forget(self, known: Known) -> None:
        """The attributes of a mention have changed."""
        if known.name:
            self._said.pop(self.fullest(known), None)


def _letters(name: tuple[str, ...]) -> str:
    return "".join(name).replace(" ", "")


def _run_together(name: tuple[str, ...], names: Collection[tuple[str, ...]]) -> int:
    """How many words the first of two names in a row has (سامر الخالدي ديتر هوفمان); 0 if it is one."""
    return next((i for i in range(2, len(name) - 1) if name[:i] in names and name[i:] in names), 0)


def _ends(name: tuple[str, ...]) -> set[str]:
    """How a name may be written at its end: its last word without long vowels, and its last two words as one."""
    bones = "".join(letter for letter in name[-1].removeprefix(ARTICLE) if letter not in LONG)
    joined = {_letters(name[-count:]) for count in (1, 2)}
    return joined | ({bones} if len(bones) >= _BONES else set())


def _part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Does the short name keep the end of the long one, begin it, or (a single word) stand in it?"""
    return short[-1] == long[-1] or short == long[: len(short)] or len(short) == 1 and short[0] in long


def _holds(short: tuple[str, ...], known: Known) -> bool:
    """Is the name a part of that of a mention?"""
    return _part(short, known.name) and all(word in known.name for word in short)


def _firsts(name: tuple[str, ...], mentions: Iterable[Known]) -> Iterator[tuple[bool, Known]]:
    """The first of the mentions that the name is a part of, and the first that ends like it: does it, which."""
    other = False
    for one in mentions:
        if _holds(name, one):
            alike = one.name[-1] == name[-1]
            if alike or not other:
                yield alike, one
            if alike:
                return
            other = True
