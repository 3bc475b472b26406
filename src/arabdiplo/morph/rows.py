"""The rows of rules by written form: made from expansions, kept as plain data, read where a word is met.

Expanding the lexicons takes seconds, a text meets few of their forms.  So the
stored form is a table of undecoded entries; readings are made on first look-up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from sys import intern
from typing import TYPE_CHECKING
from zlib import compress, decompress

import msgspec

from arabdiplo._later import LaterMap
from arabdiplo.morph.model import Feature, Reading, Row
from arabdiplo.morph.shelves import Shelves, shelve
from arabdiplo.morph.table import Ranked
from arabdiplo.text.folding import skeleton

if TYPE_CHECKING:
    from arabdiplo.morph.expand import Expansion

Multi = Mapping[str, tuple[tuple[tuple[str, ...], Reading], ...]]
"""first word → (the words behind it, reading)"""
Way = tuple[tuple[str, ...], tuple[Reading, ...]]
"""the parts behind the second of an entry of several words, readings"""
Ways = Mapping[str, Mapping[str, list[Way]]]
"""first part of such an entry → second part → the ways on, longest first"""

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
        from arabdiplo.morph.build import rarity

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


def longest_first(ways: Iterable[Way]) -> list[Way]:
    """The ways on in the order in which they are tried."""
    return sorted(ways, key=lambda way: (-len(way[0]), way[0]))


class _Stored(msgspec.Struct, array_like=True):
    rows: list[bytes]
    """in packs of `_PACK`"""
    words: list[bytes]
    kin: list[bytes]
    ways: list[bytes]
    known_verbs: dict[str, tuple[str, ...]]


_PACK = 8
_DECODER = msgspec.msgpack.Decoder(_Stored)
_ROWS = msgspec.msgpack.Decoder(list[tuple[str, int, str, tuple[tuple[str, str], ...]]])
_WORD = msgspec.msgpack.Decoder(list[tuple[_Reading, int]])
_KIN = msgspec.msgpack.Decoder(list[str])
_SECONDS = msgspec.msgpack.Decoder(dict[str, msgspec.Raw])
_WAYS = msgspec.msgpack.Decoder(list[tuple[tuple[str, ...], tuple[_Reading, ...]]])


def encode(index: RowIndex, ways: Ways, known_verbs: Mapping[str, tuple[str, ...]]) -> bytes:
    """An index, the ways made of its `multi`, and what is known of verbs, as bytes."""
    numbers: dict[Row, int] = {}

    def plain(reading: Reading) -> _Reading:
        assert reading.row is not None
        number = numbers.setdefault(reading.row, len(numbers))
        return reading.lemma, reading.pos, reading.features.value, number

    words = {word: [(plain(reading), cost) for reading, cost in found] for word, found in index.rows.items()}
    stored_ways = {
        first: {
            second: [(rest, [plain(reading) for reading in readings]) for rest, readings in found]
            for second, found in seconds.items()
        }
        for first, seconds in ways.items()
    }
    rows = [(row.lexicon, row.index, row.entry, row.attributes) for row in numbers]
    packs = [compress(msgspec.msgpack.encode(rows[at : at + _PACK])) for at in range(0, len(rows), _PACK)]
    return msgspec.msgpack.encode(
        _Stored(packs, shelve(words), shelve(index.kin), shelve(stored_ways), dict(known_verbs))
    )


def decode(data: bytes | msgspec.Raw) -> tuple[RowIndex, Ways, Mapping[str, tuple[str, ...]]]:
    """What `encode` made data of; raises msgspec.MsgspecError for anything else."""
    stored = _DECODER.decode(data)
    rows: dict[int, Row] = {}
    features: dict[int, Feature] = {}
    # what many rows say alike is kept once, like gender=m
    pairs: dict[tuple[str, str], tuple[str, str]] = {}

    def row_of(number: int) -> Row:
        pack, place = divmod(number, _PACK)
        lexicon, index, entry, attributes = _ROWS.decode(decompress(stored.rows[pack]))[place]
        shared = tuple([pairs.setdefault(pair, pair) for pair in attributes])
        return Row(intern(lexicon), index, entry, shared)

    def reading(plain: _Reading) -> Reading:
        lemma, pos, bits, number = plain
        row = rows.get(number)
        if row is None:
            row = rows[number] = row_of(number)
        feature = features.get(bits)
        if feature is None:
            feature = features[bits] = Feature(bits)
        return Reading(intern(lemma), intern(pos), feature, row)

    def ranked(data: msgspec.Raw) -> list[Ranked]:
        return [(reading(plain), cost) for plain, cost in _WORD.decode(data)]

    def ways(data: msgspec.Raw) -> list[Way]:
        return [(rest, tuple(map(reading, readings))) for rest, readings in _WAYS.decode(data)]

    def seconds(data: msgspec.Raw) -> Mapping[str, list[Way]]:
        # hundreds of names begin with محمد, and a text holds a few of them
        stored_seconds = _SECONDS.decode(data)
        return LaterMap(stored_seconds, lambda second: ways(stored_seconds[second]))

    index = RowIndex(Shelves(stored.words, ranked), Shelves(stored.kin, _KIN.decode), {})
    return index, Shelves(stored.ways, seconds), stored.known_verbs
