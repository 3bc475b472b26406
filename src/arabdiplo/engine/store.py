"""The words of a program, ready to be met in texts: built once, then kept in the user's cache."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from arabdiplo._cache import cache_folder, digest, read_cached, state_of, write_cached
from arabdiplo._version import __version__
from arabdiplo.lang.once import Once
from arabdiplo.lang.program import Program
from arabdiplo.morph import Morphology
from arabdiplo.morph.clitics import PROCLITICS
from arabdiplo.morph.patch import Near, patched, patched_ways
from arabdiplo.morph.rows import RowIndex, decode, encode
from arabdiplo.text import fold

from . import plan
from .plan import Plan
from .reader import Cutter

_MAGIC = b"arabdiplo words\n"
_ROOMS = ("text", "morph", "syntax", "matching", "roles", "engine")
"""the packages whose code makes what is kept"""


class _Kept(msgspec.Struct, array_like=True):
    words: msgspec.Raw
    plan: msgspec.Raw


class Words:
    """What analyses words with the rows of a program, and what cuts strings as texts are cut.

    Read from the cache if the program has a digest and neither it nor the code of the stages
    has changed, with the plan of its engine; else built, and written by `keep`.
    """

    def __init__(self, program: Program, earlier: Words | None = None) -> None:
        """earlier: of rules that are mostly the same; what has not changed is taken from it."""
        self.plan: Plan | None = None
        self.program = program
        self.same_cuts = False
        """are all strings of rules cut as they were earlier?"""
        self._named = Once()
        self._unknown: list[tuple[str, str]] | None = None
        if earlier is not None and self._changed(earlier):
            self._file = None
            return
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
                self.cutter = Cutter(self.morphology.analyse, ways, self.plan.cuts)
                return
        from .words import rows_of

        self.morphology = Morphology(rows_of(program))
        self.cutter = Cutter.of_entries(self.morphology.analyse, self.morphology.multi)

    @property
    def unknown(self) -> list[tuple[str, str]]:
        """The words that rules name and the general list does not have, with their classes."""
        from .words import named_words, unknown_words

        if self._unknown is None:
            self._unknown = unknown_words(named_words(self.program, self._named))
        return self._unknown

    def _changed(self, earlier: Words) -> bool:
        """Take over what has not changed; false if too much has."""
        from .words import rows_of_table, rows_of_words

        before = earlier.unknown
        self._named = earlier._named
        self._named.turn()
        after = self.unknown
        old = {table.name: table for table in earlier.program.lexicons}
        new = {table.name: table for table in self.program.lexicons}
        names = {name for name in {*old, *new} if old.get(name) != new.get(name)}
        if "grammar" in names or "grammar" not in new:  # its rows have a place of their own
            return False
        if not names and before == after:
            self.morphology, self.cutter, self.same_cuts = earlier.morphology, earlier.cutter, True
            return True
        rows_before, rows_after = (
            RowIndex.build(
                row
                for rows in (rows_of_words(words), *(rows_of_table(tables[name]) for name in sorted(names & {*tables})))
                for row in rows
            )
            for words, tables in ((before, old), (after, new))
        )
        index, words = patched(earlier.morphology.index, {"", *names}, rows_before, rows_after)
        near = Near(words)
        self.morphology = earlier.morphology.with_rows(index, near)
        analyse, analysed = self.morphology.analyse, earlier.morphology.analyse
        if any(analyse(word).segments != analysed(word).segments for word in self._cut_words() if word in near):
            return False
        ways = patched_ways(
            earlier.cutter.ways,
            {"", *names},
            Cutter.of_entries(analysed, rows_before.multi).ways,
            Cutter.of_entries(analyse, rows_after.multi).ways,
        )
        self.cutter = Cutter(analyse, ways)
        self.same_cuts = self.cutter.cuts_as(earlier.cutter, near)
        return True

    def _cut_words(self) -> set[str]:
        """Words of entries of several words that may be cut."""
        return {
            fold(word)
            for table in self.program.lexicons
            for entry in table.entries
            for text in entry.words
            if " " in text
            for word in text.split()
            if word[0] in PROCLITICS
        }

    def keep(self, made: Callable[[], Plan]) -> None:
        """Write what was built, once all words of the rules have been looked up."""
        if self._file is not None:
            words = encode(self.morphology.index, self.cutter.ways, self.morphology.verbs)
            write_cached(
                self._file, _MAGIC, msgspec.msgpack.encode(_Kept(msgspec.Raw(words), msgspec.Raw(plan.encode(made()))))
            )


def _key(program: Program) -> str:
    """Changes with the program, the version, Python, and the code and data of what makes words and plan."""
    code = state_of(Path(__file__).parents[1] / room for room in _ROOMS)
    parts = (__version__, sys.version_info[:2], program.digest, code)
    return digest(repr(parts).encode()).hex()[:32]
