"""A checked program: what the resolver makes of modules and the engine reads.

Names are resolved: `let`s are expanded, private names (`_x`) are written
`module._x`, patterns stand in cascade order.  A `Ref` that is left in an
expression names a lexicon or a type of this program (or a built-in type).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from arabdiplo.lang.tree import Event, Frame, Pattern, Status

#: types every program has; `nominal` … `clause` are made by the engine
BUILT_IN = ("actor", "place", "time", "number", "ordinal", "nominal", "tail", "passage", "quoted", "clause")


@attrs.frozen(slots=True)
class LexEntry:
    """One row: class, words (variants), attributes as written (`plural`, `takes`, …)."""

    cls: str
    words: tuple[str, ...]
    attributes: tuple[tuple[str, str], ...] = ()


@attrs.frozen(slots=True)
class LexiconTable:
    """A loaded lexicon; ``type`` is the type its entries are chunks of, or ""."""

    name: str
    type: str
    entries: Sequence[LexEntry]
    module: str = ""
    """the module that declares it"""


@attrs.frozen(slots=True)
class TypeInfo:
    """A type: itself and all it counts as (``ancestors`` includes itself)."""

    name: str
    ancestors: tuple[str, ...]
    attributes: tuple[str, ...] = ()


@attrs.frozen(slots=True)
class Program:
    """All that was loaded, ready to be compiled.  Sequences are tuples, or equal to them and made as they are read."""

    modules: tuple[str, ...]
    types: tuple[TypeInfo, ...]
    lexicons: Sequence[LexiconTable]
    patterns: Sequence[tuple[str, Pattern]]
    """(module, pattern) in cascade order"""
    events: Sequence[tuple[str, Event]]
    frames: Sequence[tuple[str, Frame]]
    statuses: Sequence[tuple[str, Status]]
    paths: tuple[tuple[str, str], ...] = ()
    """(module, path) for messages"""
    levels: tuple[int, ...] = ()
    """of each of the patterns: those of one level run together, after those below"""
    digest: str = attrs.field(default="", eq=False, repr=False)
    """hash of the compiled rules where they are kept on disk, else empty"""
    encoded: bytes = attrs.field(default=b"", eq=False, repr=False)
    """the compiled rules as they are kept on disk, without paths, for who sends them on; else empty"""

    def asking(self) -> Iterator[Pattern | Event | Frame | Status]:
        """All that asks for words: they must be known before a text is read."""
        for group in (self.patterns, self.events, self.frames, self.statuses):
            yield from (tree for _, tree in group)
