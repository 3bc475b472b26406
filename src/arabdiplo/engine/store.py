"""The words of a program, ready to be met in texts: built once, then kept in the user's cache."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from arabdiplo import morph, text
from arabdiplo._cache import cache_folder, digest, read_cached, write_cached
from arabdiplo._version import __version__
from arabdiplo.lang.program import Program
from arabdiplo.morph import Morphology
from arabdiplo.morph.rows import decode, encode

from . import plan
from .plan import Plan
from .reader import Cutter

_MAGIC = b"arabdiplo words\n"


class _Kept(msgspec.Struct, array_like=True):
    words: msgspec.Raw
    plan: msgspec.Raw


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
        from .words import rows_of

        self.morphology = Morphology(rows_of(program))
        self.cutter = Cutter.of_entries(self.morphology.analyse, self.morphology.multi)

    def keep(self, made: Plan) -> None:
        """Write what was built, once all words of the rules have been looked up."""
        if self._file is not None:
            words = encode(self.morphology.index, self.cutter.ways, self.morphology.verbs)
            write_cached(
                self._file, _MAGIC, msgspec.msgpack.encode(_Kept(msgspec.Raw(words), msgspec.Raw(plan.encode(made))))
            )


def _key(program: Program) -> str:
    """Changes with the program, the version, Python, and the code and data of the stages of words."""
    homes = [Path(each.__file__ or "").parent for each in (morph, text)] + [Path(__file__).parent]
    found = [path.stat() for home in homes for path in sorted(home.rglob("*")) if path.suffix in (".py", ".tsv")]
    parts = (__version__, sys.version_info[:2], program.digest, [(each.st_mtime_ns, each.st_size) for each in found])
    return digest(repr(parts).encode()).hex()[:32]
