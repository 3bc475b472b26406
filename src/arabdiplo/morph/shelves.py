"""Tables of words as plain data: in shelves of a few words, each decoded when one of its words is looked up.

Decoding a table of tens of thousands of words word by word would take longer than all
else that is done before the first text.  A shelf is packed small, as all of them stay in memory.  Before it
stand marks of its words, a byte each: most words that are looked for are in no list, so that no shelf need be
opened for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar
from zlib import compress, crc32, decompress

import msgspec

T = TypeVar("T")

#: words on a shelf, on average, at most: more would be packed smaller, but opened more slowly
_WORDS = 8
#: behind the marks of a shelf
_OPEN = b"\0"
_open = msgspec.msgpack.Decoder(dict[str, msgspec.Raw]).decode
_pack = msgspec.msgpack.Encoder().encode


def shelve(table: Mapping[str, object]) -> list[bytes]:
    """The shelves of a table; on which one a word stands, the word alone decides.

    >>> len(shelve({}))
    1
    """
    count = 1 << (len(table) // _WORDS).bit_length()
    shelves: list[dict[str, object]] = [{} for _ in range(count)]
    for word, value in table.items():
        shelves[crc32(word.encode()) & (count - 1)][word] = value
    return [bytes(sorted(set(map(_mark, shelf)))) + _OPEN + compress(_pack(shelf)) for shelf in shelves]


def _mark(word: str) -> int:
    """A byte that few words of a shelf share, from other bits than those that choose the shelf; never `_OPEN`."""
    return crc32(word.encode()) >> 24 or 1


class Shelves(Mapping[str, T]):
    """The table that `shelve` made shelves of; its values are decoded when first asked for.

    A shelf is closed again at once, as a text asks for few of its words.

    >>> table = Shelves(shelve({"عام": 1, "يوم": 2}), msgspec.msgpack.decode)
    >>> table["يوم"], table.get("شهر"), sorted(table)
    (2, None, ['عام', 'يوم'])
    """

    def __init__(self, shelves: Sequence[bytes], decode: Callable[[msgspec.Raw], T]) -> None:
        self._shelves = shelves
        self._decode = decode
        self._made: dict[str, T] = {}

    def __getitem__(self, word: str) -> T:
        made = self._made.get(word)
        if made is None:
            found = self._find(word)
            if found is None:
                raise KeyError(word)
            made = self._made[word] = self._decode(found)
        return made

    def get(self, word: str, default: T | None = None) -> T | None:  # type: ignore[override]
        made = self._made.get(word)
        if made is None and (found := self._find(word)) is not None:
            made = self._made[word] = self._decode(found)
        return default if made is None else made

    def __contains__(self, word: object) -> bool:
        return word in self._made or (isinstance(word, str) and self._find(word) is not None)

    def __iter__(self) -> Iterator[str]:
        return (word for shelf in self._shelves for word in _opened(shelf, shelf.index(_OPEN)))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _find(self, word: str) -> msgspec.Raw | None:
        """What is kept of a word, without the rest of its shelf."""
        number = crc32(word.encode())
        shelf = self._shelves[number & (len(self._shelves) - 1)]
        marks = shelf.index(_OPEN)
        if shelf.find(number >> 24 or 1, 0, marks) < 0:
            return None
        found = _opened(shelf, marks).get(word)
        return None if found is None else found.copy()


def _opened(shelf: bytes, marks: int) -> dict[str, msgspec.Raw]:
    return _open(decompress(memoryview(shelf)[marks + 1 :]))
