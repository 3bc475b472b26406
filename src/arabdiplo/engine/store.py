"""The words of a program, ready to be met in texts: built once, then kept in the user's cache."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import attrs
import msgspec

from arabdiplo import morph, text
from arabdiplo._cache import cache_folder, digest, read_cached, write_cached
from arabdiplo._version import __version__
from arabdiplo.lang.program import LexEntry, Program
from arabdiplo.morph import Expansion, Morphology, expand, verbs
from arabdiplo.morph.model import Row
from arabdiplo.morph.rows import decode, encode
from arabdiplo.morph.store import general_table
from arabdiplo.text import fold

from . import plan
from .index import CLASS_TAKES
from .plan import Plan
from .reader import Cutter
from .words import named_words

_MAGIC = b"arabdiplo words\n"


class _Kept(msgspec.Struct, array_like=True):
    words: bytes
    plan: bytes


class Words:
    """What analyses words with the rows of a program, and what cuts strings as texts are cut.

    Read from the cache if the program has a digest and neither it nor the code of the stages
    has changed, with the plan of its engine; else built, and written by `keep`.
    """

    def __init__(self, program: Program) -> None:
        self.plan: Plan | None = None
        folder = cache_folder() if program.digest else None
        self._file = None if folder is None else folder / f"{_key(program)}.forms"
        body = None if self._file is None else read_cached(self._file, _MAGIC)
        if body is not None:
            try:
                kept = msgspec.msgpack.decode(body, type=_Kept)
                index, ways, known = decode(kept.words)
                self.plan = plan.decode(kept.plan)
            except msgspec.MsgspecError:
                pass
            else:
                self._file = None
                self.morphology = Morphology(index=index, known_verbs=known)
                self.cutter = Cutter(self.morphology.analyse, ways)
                return
        self.morphology = Morphology(rows_of(program))
        self.cutter = Cutter.of_entries(self.morphology.analyse, self.morphology.multi)

    def keep(self, made: Plan) -> None:
        """Write what was built, once all words of the rules have been looked up."""
        if self._file is not None:
            words = encode(self.morphology.index, self.cutter.ways, self.morphology.verbs)
            write_cached(self._file, _MAGIC, msgspec.msgpack.encode(_Kept(words, plan.encode(made))))


def _key(program: Program) -> str:
    """Changes with the program, the version, Python, and the code and data of the stages of words."""
    homes = [Path(each.__file__ or "").parent for each in (morph, text)] + [Path(__file__).parent]
    found = [path.stat() for home in homes for path in sorted(home.rglob("*")) if path.suffix in (".py", ".tsv")]
    parts = (__version__, sys.version_info[:2], program.digest, [(each.st_mtime_ns, each.st_size) for each in found])
    return digest(repr(parts).encode()).hex()[:32]


def rows_of(program: Program) -> Iterator[tuple[Expansion, Row]]:
    """Every written form of every lexicon row."""
    for cls, word in named_words(program):
        if not known_word(cls, word):
            yield from _entry("", 0, LexEntry(cls, (word,)))
    for table in program.lexicons:
        for index, entry in enumerate(table.entries):
            yield from _entry(table.name, index, entry)


def known_word(cls: str, word: str) -> bool:
    """Does the general list have the word, so that its forms are known without a row?"""
    if cls == "verb":
        found = verbs.find(word)
        return bool(found) and all(map(verbs.is_listed, found))
    readings = general_table().readings(fold(word)) if " " not in word else []
    return any(reading.pos in CLASS_TAKES[cls] and reading.lemma == fold(word) for reading, _ in readings)


def _entry(name: str, index: int, entry: LexEntry) -> Iterator[tuple[Expansion, Row]]:
    attributes = dict(entry.attributes)
    row = Row(name, index, entry.words[0], entry.attributes)
    for word in entry.words:
        for expansion in expand(entry.cls, word, attributes):
            yield (attrs.evolve(expansion, pos="particle") if "function" in attributes else expansion), row
