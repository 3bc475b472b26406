"""The rows of rules by written form: made from expansions, kept as plain data, read where a word is met.

Expanding the lexicons takes seconds, a text meets few of their forms.  So the
stored form is a table of undecoded entries; readings are made on first look-up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from arabdiplo.morph.build import rarity
from arabdiplo.morph.expand import Expansion
from arabdiplo.morph.model import Feature, Reading, Row
from arabdiplo.morph.table import Ranked
from arabdiplo.text.folding import skeleton

T = TypeVar("T")
Multi = Mapping[str, tuple[tuple[tuple[str, ...], Reading], ...]]
"""first word → (the words behind it, reading)"""
Ways = Mapping[str, list[tuple[tuple[str, ...], tuple[Reading, ...]]]]
"""first part of an entry of several words → (the parts behind it, readings)"""

_ROW_COST = 8
_GRAMMAR_COST = 4

_Reading = tuple[str, str, int, int]
"""lemma, class, features, number of the row"""


class RowIndex:
    """Readings of written forms by rows.

    rows: word → readings with their costs; kin: skeleton → words that differ from it;
    multi: entries of several words (empty in a stored index, where the ways stand for it).
    """

    def __init__(self, rows: Mapping[str, list[Ranked]], kin: Mapping[str, list[str]], multi: Multi) -> None:
        self.rows = rows
        self.kin = kin
        self.multi = multi

    @classmethod
    def build(cls, entries: Iterable[tuple[Expansion, Row]]) -> RowIndex:
        """The index of expansions, in order of preference."""
        rows: dict[str, list[Ranked]] = {}
        kin: dict[str, list[str]] = {}
        multi: dict[str, dict[tuple[tuple[str, ...], Reading], None]] = {}
        for expansion, row in entries:
            reading = Reading(expansion.lemma, expansion.pos, expansion.features, row)
            first, *rest = expansion.words
            if rest:
                multi.setdefault(first, {})[tuple(rest), reading] = None
                continue
            base = _GRAMMAR_COST if reading.pos == "particle" else _ROW_COST
            known = rows.setdefault(first, [])
            if not known and (key := skeleton(first)) != first:
                kin.setdefault(key, []).append(first)
            ranked = (reading, base + rarity(reading.pos, reading.features.value))
            if ranked not in known:
                known.append(ranked)
        longest_first = {
            first: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for first, found in multi.items()
        }
        return cls(rows, kin, longest_first)


class _Stored(msgspec.Struct, array_like=True):
    rows: list[msgspec.Raw]
    words: dict[str, msgspec.Raw]
    kin: dict[str, list[str]]
    ways: dict[str, msgspec.Raw]
    known_verbs: dict[str, tuple[str, ...]]


_DECODER = msgspec.msgpack.Decoder(_Stored)
_ROW = msgspec.msgpack.Decoder(tuple[str, int, str, tuple[tuple[str, str], ...]])
_WORD = msgspec.msgpack.Decoder(list[tuple[_Reading, int]])
_WAYS = msgspec.msgpack.Decoder(list[tuple[tuple[str, ...], tuple[_Reading, ...]]])


def encode(index: RowIndex, ways: Ways, known_verbs: Mapping[str, tuple[str, ...]]) -> bytes:
    """An index, the ways made of its `multi`, and what is known of verbs, as bytes."""
    numbers: dict[Row, int] = {}

    def plain(reading: Reading) -> _Reading:
        assert reading.row is not None
        number = numbers.setdefault(reading.row, len(numbers))
        return reading.lemma, reading.pos, reading.features.value, number

    def raw(value: object) -> msgspec.Raw:
        return msgspec.Raw(msgspec.msgpack.encode(value))

    words = {word: raw([(plain(reading), cost) for reading, cost in found]) for word, found in index.rows.items()}
    stored_ways = {
        first: raw([(rest, [plain(reading) for reading in readings]) for rest, readings in found])
        for first, found in ways.items()
    }
    rows = [raw((row.lexicon, row.index, row.entry, row.attributes)) for row in numbers]
    return msgspec.msgpack.encode(_Stored(rows, words, dict(index.kin), stored_ways, dict(known_verbs)))


def decode(data: bytes) -> tuple[RowIndex, Ways, Mapping[str, tuple[str, ...]]]:
    """What `encode` made data of; raises msgspec.MsgspecError for anything else."""
    stored = _DECODER.decode(data)
    rows: dict[int, Row] = {}
    features: dict[int, Feature] = {}

    def reading(plain: _Reading) -> Reading:
        lemma, pos, bits, number = plain
        row = rows.get(number)
        if row is None:
            row = rows[number] = Row(*_ROW.decode(stored.rows[number]))
        feature = features.get(bits)
        if feature is None:
            feature = features[bits] = Feature(bits)
        return Reading(lemma, pos, feature, row)

    def ranked(data: msgspec.Raw) -> list[Ranked]:
        return [(reading(plain), cost) for plain, cost in _WORD.decode(data)]

    def ways(data: msgspec.Raw) -> list[tuple[tuple[str, ...], tuple[Reading, ...]]]:
        return [(rest, tuple(map(reading, readings))) for rest, readings in _WAYS.decode(data)]

    return RowIndex(_Lazy(stored.words, ranked), stored.kin, {}), _Lazy(stored.ways, ways), stored.known_verbs


class _Lazy(Mapping[str, T]):
    """A mapping whose values are decoded when first asked for."""

    def __init__(self, raw: dict[str, msgspec.Raw], decode: Callable[[msgspec.Raw], T]) -> None:
        self._raw = raw
        self._decode = decode
        self._made: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._decode(self._raw[key])
        return made

    def get(self, key: str, default: T | None = None) -> T | None:  # type: ignore[override]
        return self[key] if key in self._raw else default

    def __contains__(self, key: object) -> bool:
        return key in self._raw

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)
