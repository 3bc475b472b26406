"""The general word table as bytes: built once, then read where it is needed.

A hash table in one block, which may be a mapped file: opening reads a header, a look-up two
or three places.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from sys import intern
from zlib import crc32

from arabdiplo.morph.model import CLASSES, Feature, Reading

Entry = tuple[str, str, str, int, int]
"""word, lemma, class, features, cost"""
Ranked = tuple[Reading, int]
"""a reading and its cost: the lower, the likelier"""

_HEADER = struct.Struct("<IIII")
_U32 = struct.Struct("<I")
_READING = struct.Struct("<IIBB")
#: making an IntFlag takes longer than reading a record
_FEATURES: dict[int, Feature] = {}


def pack(entries: Iterable[Entry], alike: Iterable[tuple[str, str]]) -> bytes:
    """The table as bytes.  *alike*: (skeleton, word) of words that lower rungs of the ladder may find."""
    words: dict[str, list[tuple[int, str, str, int]]] = {}
    for word, lemma, pos, features, cost in entries:
        words.setdefault(word, []).append((cost, lemma, pos, features))
    # the likeliest words first: what texts look up lies together, so that little of a mapped file is read
    likeliest = sorted(words, key=lambda word: (min(words[word])[0], word))
    lemmas: dict[str, int] = {}
    for word in likeliest:
        for _, lemma, _, _ in sorted(words[word]):
            lemmas.setdefault(lemma, len(lemmas))
    body = bytearray()
    pool: list[int] = []
    base = _HEADER.size
    for lemma in lemmas:
        pool.append(base + len(body))
        raw = lemma.encode()
        body += bytes((len(raw),)) + raw
    places: list[tuple[bytes, int]] = []
    pack_reading = _READING.pack
    classes = {pos: number for number, pos in enumerate(CLASSES)}
    for word in likeliest:
        raw = word.encode()
        places.append((raw, base + len(body)))
        unique = sorted(set(words[word]))[:255]
        body += bytes((len(raw),)) + raw + bytes((len(unique),))
        for cost, lemma, pos, features in unique:
            body += pack_reading(pool[lemmas[lemma]], features, classes[pos], min(cost, 255))
    first = _slots(body, base, places)
    kin: dict[str, list[str]] = {}
    for key, word in alike:
        kin.setdefault(key, []).append(word)
    places = []
    for key, members in kin.items():
        raw = key.encode()
        places.append((raw, base + len(body)))
        unique_words = sorted(set(members))[:255]
        body += bytes((len(raw),)) + raw + bytes((len(unique_words),))
        for member in unique_words:
            raw = member.encode()
            body += bytes((len(raw),)) + raw
    second = _slots(body, base, places)
    return _HEADER.pack(*first, *second) + bytes(body)


def _slots(body: bytearray, base: int, places: list[tuple[bytes, int]]) -> tuple[int, int]:
    """Append an open-addressing index of *places*, a quarter empty; gives its offset and its size."""
    size = max(16, len(places) * 4 // 3)
    slots = [0] * size
    for raw, place in places:
        at = crc32(raw) % size
        while slots[at]:
            at = (at + 1) % size
        slots[at] = place
    offset = base + len(body)
    body += struct.pack(f"<{size}I", *slots)
    return offset, size


class GeneralTable:
    """General readings of written words (without proclitics, ال and suffixes).

    Thread-safe: nothing changes after opening.  Errors: ValueError if the bytes are no such table.
    """

    def __init__(self, data: bytes | memoryview) -> None:
        self._data = memoryview(data)
        if len(data) < _HEADER.size:
            raise ValueError("not a word table")
        self._words, self._words_size, self._kin, self._kin_size = _HEADER.unpack_from(data)
        end = max(self._words + 4 * self._words_size, self._kin + 4 * self._kin_size)
        if end > len(data) or not (self._words_size and self._kin_size):
            raise ValueError("not a word table")

    def readings(self, word: str) -> list[Ranked]:
        """Readings of folded *word*, likeliest first; empty if it is not in the table."""
        at = self._find(word.encode(), self._words, self._words_size)
        if not at:
            return []
        data = self._data
        found = []
        for number in range(data[at]):
            lemma, features, pos, cost = _READING.unpack_from(data, at + 1 + number * _READING.size)
            text = str(data[lemma + 1 : lemma + 1 + data[lemma]], "utf-8")
            known = _FEATURES.get(features)
            if known is None:
                known = _FEATURES[features] = Feature(features)
            found.append((Reading(intern(text), CLASSES[pos], known), cost))
        return found

    def alike(self, key: str) -> list[str]:
        """Words of the table whose skeleton is *key* and which differ from it."""
        at = self._find(key.encode(), self._kin, self._kin_size)
        if not at:
            return []
        data = self._data
        found = []
        count, at = data[at], at + 1
        for _ in range(count):
            end = at + 1 + data[at]
            found.append(str(data[at + 1 : end], "utf-8"))
            at = end
        return found

    def _find(self, raw: bytes, slots: int, size: int) -> int:
        """Offset behind the key of the record of *raw*, or 0."""
        data = self._data
        length = len(raw)
        at = crc32(raw) % size
        while place := _U32.unpack_from(data, slots + 4 * at)[0]:
            end = place + 1 + length
            if data[place] == length and data[place + 1 : end] == raw:
                return int(end)
            at = (at + 1) % size
        return 0
