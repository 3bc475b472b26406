"""The general word table as bytes: built once, then read where it is needed.

Words lie in buckets of a few, and the checksum of a word says in which.  A bucket begins with its
words, so that one search in some hundred bytes tells whether it has a word; most that are looked for
are in no list.  The block may be a mapped file: opening reads a header.  It is small, as a process keeps
all of it: a letter is one byte, and features, class and cost of a reading are a number.
"""

from __future__ import annotations

import codecs
import struct
from collections.abc import Iterable, Mapping, Sequence
from sys import intern
from zlib import crc32

from arabdiplo.morph.model import CLASSES, Feature, Reading

Entry = tuple[str, str, str, int, int]
"""word, lemma, class, features, cost"""
Ranked = tuple[Reading, int]
"""a reading and its cost: the lower, the likelier"""

_HEADER = struct.Struct("<IIIIII")
"""where the words begin and in how many buckets they are, the same of skeletons, of kinds where and how many"""
_BOUNDS = struct.Struct("<II")
_NAMES = struct.Struct("<H")
_READING = struct.Struct("<HBH")
"""place of the lemma (low, high), number of the kind"""
_KIND = struct.Struct("<IBB")
"""features, class, cost: some thousand differ"""
#: words of a bucket, on average
_FEW = 24
#: in a bucket, before and behind each word: a byte that is no letter
_END = b"\xff"
#: all letters of folded words, a byte each
_encode = codecs.getencoder("iso8859-6")
_decode = codecs.getdecoder("iso8859-6")
#: making an IntFlag takes longer than reading a record
_FEATURES: dict[int, Feature] = {}


def pack(entries: Iterable[Entry], alike: Iterable[tuple[str, str]]) -> bytes:
    """The table as bytes.  *alike*: (skeleton, word) of words that lower rungs of the ladder may find."""
    words: dict[str, list[tuple[int, str, str, int]]] = {}
    for word, lemma, pos, features, cost in entries:
        words.setdefault(word, []).append((cost, lemma, pos, features))
    kin: dict[str, list[str]] = {}
    for key, word in alike:
        kin.setdefault(key, []).append(word)
    body = bytearray(_HEADER.size)
    lemmas: dict[str, tuple[int, int]] = {}
    for lemma in sorted({lemma for found in words.values() for _, lemma, _, _ in found}):
        high, low = divmod(len(body), 1 << 16)
        lemmas[lemma] = low, high
        raw = _encode(lemma)[0]
        body += bytes((len(raw),)) + raw
    kinds: dict[tuple[int, str, int], int] = {}
    readings = {
        word: [
            _READING.pack(*lemmas[lemma], kinds.setdefault((features, pos, min(cost, 255)), len(kinds)))
            for cost, lemma, pos, features in sorted(set(words[word]))[:255]
        ]
        for word in sorted(words)
    }
    members = {key: [_encode(word)[0] + _END for word in sorted(set(kin[key]))[:255]] for key in sorted(kin)}
    header = (*_buckets(body, readings), *_buckets(body, members), len(body), len(kinds))
    body += b"".join(_KIND.pack(features, CLASSES.index(pos), cost) for features, pos, cost in kinds)
    _HEADER.pack_into(body, 0, *header)
    return bytes(body)


def _buckets(body: bytearray, table: Mapping[str, Sequence[bytes]]) -> tuple[int, int]:
    """Append what is said of words, in buckets; gives where their bounds stand, and how many they are.

    A bucket: the length of its words, these, for each how many parts are said of it, all parts.
    """
    size = len(table) // _FEW + 1
    buckets: list[list[tuple[bytes, Sequence[bytes]]]] = [[] for _ in range(size)]
    for word, parts in table.items():
        raw = _encode(word)[0]
        buckets[crc32(raw) % size].append((raw, parts))
    bounds = [len(body)]
    for bucket in buckets:
        names = _END + b"".join(raw + _END for raw, _ in bucket)
        body += _NAMES.pack(len(names)) + names + bytes([len(parts) for _, parts in bucket])
        body += b"".join(part for _, parts in bucket for part in parts)
        bounds.append(len(body))
    place = len(body)
    body += struct.pack(f"<{len(bounds)}I", *bounds)
    return place, size


class GeneralTable:
    """General readings of written words (without proclitics, ال and suffixes).

    Thread-safe: nothing changes after opening.  Errors: ValueError if the bytes are no such table.
    """

    def __init__(self, data: bytes | memoryview) -> None:
        self._data = memoryview(data)
        if len(data) < _HEADER.size:
            raise ValueError("not a word table")
        self._words, self._words_size, self._kin, self._kin_size, kinds, count = _HEADER.unpack_from(data)
        end = max(self._words + 4 * self._words_size, self._kin + 4 * self._kin_size) + 4
        if max(end, kinds + count * _KIND.size) > len(data) or not (self._words_size and self._kin_size):
            raise ValueError("not a word table")
        self._kinds = self._data[kinds : kinds + count * _KIND.size]

    def readings(self, word: str) -> list[Ranked]:
        """Readings of folded *word*, likeliest first; empty if it is not in the table."""
        found = self._find(word, self._words, self._words_size)
        if found is None:
            return []
        before, count, parts = found
        data, size = self._data, _READING.size
        out = []
        for low, high, kind in _READING.iter_unpack(parts[before * size : (before + count) * size]):
            lemma = low | high << 16
            text = _decode(data[lemma + 1 : lemma + 1 + data[lemma]])[0]
            features, pos, cost = _KIND.unpack_from(self._kinds, kind * _KIND.size)
            known = _FEATURES.get(features)
            if known is None:
                known = _FEATURES[features] = Feature(features)
            out.append((Reading(intern(text), CLASSES[pos], known), cost))
        return out

    def alike(self, key: str) -> list[str]:
        """Words of the table whose skeleton is *key* and which differ from it."""
        found = self._find(key, self._kin, self._kin_size)
        if found is None:
            return []
        before, count, parts = found
        return [_decode(raw)[0] for raw in parts.split(_END)[before : before + count]]

    def _find(self, word: str, place: int, size: int) -> tuple[int, int, bytes] | None:
        """How many parts stand before those of *word* in its bucket, how many are its own, and all parts."""
        try:
            raw = _encode(word)[0]
        except UnicodeEncodeError:  # a letter that no word of the table has
            return None
        first, last = _BOUNDS.unpack_from(self._data, place + 4 * (crc32(raw) % size))
        bucket = bytes(self._data[first:last])
        behind = _NAMES.size + _NAMES.unpack_from(bucket)[0]
        at = bucket.find(_END + raw + _END, _NAMES.size, behind)
        if at < 0:
            return None
        number = bucket.count(_END, _NAMES.size, at)
        total = bucket.count(_END, _NAMES.size, behind) - 1
        return sum(bucket[behind : behind + number]), bucket[behind + number], bucket[behind + total :]
