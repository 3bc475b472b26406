"""Tables of words as plain data: in shelves of a few words, each decoded when one of its words is looked up.

Decoding a table of tens of thousands of words word by word would take longer than all
else that is done before the first text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar
from zlib import crc32

import msgspec

T = TypeVar("T")

#: words on a shelf, on average, at most
_WORDS = 32
_SHELF = msgspec.msgpack.Decoder(dict[str, msgspec.Raw])


def shelve(table: Mapping[str, object]) -> list[msgspec.Raw]:
    """The shelves of a table; on which one a word stands, the word alone decides.

    >>> len(shelve({}))
    1
    """
    count = 1 << (len(table) // _WORDS).bit_length()
    shelves: list[dict[str, object]] = [{} for _ in range(count)]
    for word, value in table.items():
        shelves[crc32(word.encode()) & (count - 1)][word] = value
    return [msgspec.Raw(msgspec.msgpack.encode(shelf)) for shelf in shelves]


class Shelves(Mapping[str, T]):
    """The table that `shelve` made shelves of; its values are decoded when first asked for.

    >>> table = Shelves(shelve({"عام": 1, "يوم": 2}), msgspec.msgpack.decode)
    >>> table["يوم"], table.get("شهر"), sorted(table)
    (2, None, ['عام', 'يوم'])
    """

    def __init__(self, shelves: Sequence[msgspec.Raw], decode: Callable[[msgspec.Raw], T]) -> None:
        self._closed = shelves
        self._decode = decode
        self._open: dict[int, dict[str, msgspec.Raw]] = {}
        self._made: dict[str, T] = {}

    def __getitem__(self, word: str) -> T:
        made = self._made.get(word)
        if made is None:
            made = self._made[word] = self._decode(self._shelf(word)[word])
        return made

    def get(self, word: str, default: T | None = None) -> T | None:  # type: ignore[override]
        return self[word] if word in self else default

    def __contains__(self, word: object) -> bool:
        return word in self._made or (isinstance(word, str) and word in self._shelf(word))

    def __iter__(self) -> Iterator[str]:
        return (word for number in range(len(self._closed)) for word in self._numbered(number))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _shelf(self, word: str) -> dict[str, msgspec.Raw]:
        return self._numbered(crc32(word.encode()) & (len(self._closed) - 1))

    def _numbered(self, number: int) -> dict[str, msgspec.Raw]:
        shelf = self._open.get(number)
        if shelf is None:
            shelf = self._open[number] = _SHELF.decode(self._closed[number])
        return shelf
