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
    return [_pack(shelf) for shelf in shelves]


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
        return (word for shelf in self._shelves for word in _open(shelf))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _find(self, word: str) -> msgspec.Raw | None:
        shelf = self._shelves[crc32(word.encode()) & (len(self._shelves) - 1)]
        # most words that are looked for are in no list, so that no shelf need be opened for them
        return _open(shelf).get(word) if _pack(word) in shelf else None
