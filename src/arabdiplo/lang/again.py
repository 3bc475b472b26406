"""What is reused when rules are loaded a second time, as by editors and `--watch`.

Each member is keyed by all that it depends on, so that what it gives is what doing it anew would
give; and only what gave no diagnostic is kept.  The same members of two programs are then the same objects.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import msgspec

from .expr import Node as Tree
from .expr import Where
from .once import Once, Recent

if TYPE_CHECKING:
    from pathlib import Path

    from .lexicons import Table
    from .names import Node
    from .parse import Parsed
    from .program import LexiconTable
    from .tree import Frame, Module, Pattern, Status

T = TypeVar("T")

_MANY = 20_000
"""statements that are kept"""
_MOST = 500
"""texts of modules that are kept: each keystroke in an editor that leaves a sound file is one"""


@attrs.frozen(slots=True)
class Around:
    """All that resolving a module looks at outside of it.  Compared by value, identical members quickly."""

    declared: tuple[tuple[Node, ...], ...]
    """of itself and of the modules that it uses, also through others"""
    tables: tuple[LexiconTable, ...]
    """their lexicons"""
    types: tuple[Mapping[str, Any] | frozenset[str], ...]
    """of all types: ancestors, attributes, columns, which are made; the names of statuses"""


@attrs.frozen(slots=True)
class Resolved:
    """The rules of one module with their names resolved."""

    module: Module
    around: Around
    patterns: tuple[tuple[str, Pattern], ...]
    frames: tuple[tuple[str, Frame], ...]
    statuses: tuple[tuple[str, Status], ...]


class Again:
    """Kept between one load of rules and the next; it may be used for different ones in turn."""

    def __init__(self) -> None:
        self._parsed: dict[tuple[str, str], Parsed] = {}
        self._statements: dict[tuple[str, str, int], tuple[int, list[Any]]] = {}
        self._tables: Recent[Path, tuple[tuple[str, str], Table]] = Recent()
        self._lexicons: Recent[tuple[object, ...], tuple[object, LexiconTable]] = Recent()
        self._resolved: Recent[str, Resolved] = Recent()
        self._sound: Recent[int, object] = Recent()
        self.needs = Once()
        """of patterns: the names that they test"""
        self.words = Once()
        """of lets and conditions: the names that stand in them"""

    def turn(self) -> None:
        """Begin another load: what neither it nor the next one asks for is forgotten, but for texts."""
        for kept in (self._tables, self._lexicons, self._resolved, self._sound, self.needs, self.words):
            kept.turn()

    # -- modules -------------------------------------------------------------------

    def parsed(self, path: str, text: str) -> Parsed | None:
        """The module of a text, if it was sound."""
        return self._parsed.get((path, text))

    def keep_parsed(self, path: str, text: str, made: Parsed) -> None:
        """Keep a sound module."""
        if len(self._parsed) >= _MOST:
            self._parsed.clear()
        self._parsed[path, text] = made

    def statement(self, kind: str, text: str, where: Where) -> list[Any] | None:
        """What the statement *text* was parsed to, with the places that it has at *where*."""
        known = self._statements.get((kind, text, where.column))
        if known is None:
            return None
        line, made = known
        return made if line == where.line else [moved(part, where.line - line) for part in made]

    def keep_statement(self, kind: str, text: str, where: Where, made: list[Any]) -> None:
        """Keep what a sound statement was parsed to."""
        if len(self._statements) >= _MANY:
            self._statements.clear()
        self._statements[kind, text, where.column] = where.line, made

    def resolved(self, module: Module, around: Around) -> Resolved | None:
        """What a module was resolved to, if neither it nor what it looks at has changed."""
        known = self._resolved.get(module.name)
        return known if known is not None and known.module is module and known.around == around else None

    def keep_resolved(self, made: Resolved) -> None:
        """Keep the sound rules of a module instead of those that were kept for its name."""
        self._resolved.keep(made.module.name, made)

    # -- words ---------------------------------------------------------------------

    def table(self, path: Path, contents: tuple[str, str]) -> Table | None:
        """A sound table, if the file has the same contents (a hash, and how it is shown)."""
        known = self._tables.get(path)
        return known[1] if known is not None and known[0] == contents else None

    def keep_table(self, path: Path, contents: tuple[str, str], made: Table) -> None:
        """Keep a sound table."""
        self._tables.keep(path, (contents, made))

    def lexicon(self, key: tuple[object, ...], source: object, make: Callable[[], LexiconTable]) -> LexiconTable:
        """The lexicon that *make* makes of *source*, a table or a node of a tree, in the way that *key* says."""
        known = self._lexicons.get(key)
        if known is None or known[0] is not source:
            known = source, make()
            self._lexicons.keep(key, known)
        return known[1]

    # -- checks --------------------------------------------------------------------

    def is_sound(self, checked: object) -> bool:
        """Was this module or table checked, and nothing found?"""
        return self._sound.get(id(checked)) is not None

    def keep_sound(self, checked: object) -> None:
        """Nothing was found in it.  It is kept, so that nothing else gets its id."""
        self._sound.keep(id(checked), checked)


def moved(part: Any, lines: int) -> Any:
    """A part of a tree with its places so many lines further down."""
    if isinstance(part, Where):
        return Where(part.line + lines, part.column) if part.line else part
    if isinstance(part, tuple):
        return tuple([moved(each, lines) for each in part])
    if isinstance(part, msgspec.Struct):
        return type(part)(*[moved(getattr(part, name), lines) for name in part.__struct_fields__])
    if isinstance(part, Tree) or attrs.has(type(part)):
        made = object.__new__(type(part))
        for name in _fields(type(part)):
            object.__setattr__(made, name, moved(getattr(part, name), lines))
        return made
    return part


def _fields(cls: Any) -> tuple[str, ...]:
    known = _NAMES.get(cls)
    if known is None:
        known = _NAMES[cls] = tuple(field.name for field in attrs.fields(cls))
    return known


_NAMES: dict[Any, tuple[str, ...]] = {}
"""class of trees -> its fields"""
