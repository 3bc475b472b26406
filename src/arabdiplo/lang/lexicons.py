"""Lexicons: inline rows and `.tsv` tables become `LexiconTable`s.

A table is plain text: cells parted by one tab, the first line names the
columns, `` or `` parts the variants of a cell, an empty entry skips its row.
"""

from __future__ import annotations

import functools
import os
from bisect import bisect_left
from collections.abc import Callable, Iterable
from operator import itemgetter
from pathlib import Path, PurePosixPath

import attrs

from arabdiplo.text.unseen import TURNING

from .diagnostics import Diagnostic, Edit, Report, fill, listed, meant
from .expr import Where
from .program import LexEntry, LexiconTable
from .source import Source, decode, read_bytes
from .tree import Lexicon
from .words import MAX_TSV_ROWS

MAX_TSV = 100_000_000
"""bytes of one table"""

#: columns that say something about the row, not about the word: not kept in a program
NOT_KEPT = frozenset({"source"})


@attrs.frozen(slots=True)
class Table:
    """A `.tsv` as read: its columns, and for each row its line number and cells."""

    shown: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    starts: tuple[int, ...] = attrs.field(default=(), repr=False)
    """offset of each line of the file"""
    whole: bool = True
    """did each line have as many cells as the first?"""

    def cells(self, line: int) -> tuple[str, ...]:
        """The cells of a line, from 1, that is a row."""
        return self.rows[bisect_left(self.rows, line, key=itemgetter(0))][1]

    def span(self, line: int, column: int) -> tuple[int, int]:
        """Where a cell stands in the file; line from 1, column from 0."""
        cells = self.cells(line)
        start = self.starts[line - 1] + sum(len(cell) + 1 for cell in cells[:column])
        return start, start + len(cells[column])


class Tables:
    """Reads each table once."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._read: dict[Path, Table | None] = {}
        self._inside = functools.cache(inside)

    def of(self, lexicon: Lexicon, full: str, type_: str, rule: Path, shown: str) -> LexiconTable | None:
        """The rows of *lexicon*, declared in the file *rule* (shown as *shown*)."""
        if not lexicon.path:
            return self._made(
                (full, type_), lexicon, lambda: LexiconTable(full, type_, tuple(_inline(lexicon)), rule.stem)
            )
        table = self.table(lexicon, rule, shown)
        if table is None:
            return None
        column = lexicon.column or "entry"
        if column not in table.columns:
            hint = _other_case(column, table) or meant(column, table.columns) or _of_columns(table.columns)
            self.report.add("D405", shown, lexicon.where, hint=hint, file=Path(table.shown).name, column=column)
            return None
        return self._made(
            (full, type_, lexicon.cls, column, lexicon.attributes),
            table,
            lambda: LexiconTable(full, type_, tuple(_entries(table, lexicon, column)), rule.stem),
        )

    def _made(self, key: tuple[object, ...], source: Table | Lexicon, make: Callable[[], LexiconTable]) -> LexiconTable:
        again = self.report.again
        return again.lexicon(key, source, make) if again is not None else make()

    def table(self, lexicon: Lexicon, rule: Path, shown: str) -> Table | None:
        """The table a lexicon names, or None with a diagnostic."""
        path = self._inside(rule.parent, lexicon.path)
        if path is None:
            hint = "name a .tsv in it or in a folder within it, with «/» between folders"
            self.report.add("D409", shown, lexicon.where, hint=hint, file=lexicon.path)
            return None
        if path not in self._read:
            self._read[path] = self._load(path, os.path.join(os.path.dirname(shown), lexicon.path), lexicon, shown)
        return self._read[path]

    def _load(self, path: Path, shown: str, lexicon: Lexicon, rule: str) -> Table | None:
        data = read_bytes(path, shown, self.report.files, MAX_TSV)
        again, contents = self.report.again, (self.report.files.get(os.path.abspath(path), ""), shown)
        known = again.table(path, contents) if again is not None else None
        if known is not None:
            return known
        before = len(self.report)
        source = decode(data, shown) if isinstance(data, bytes) else data
        if isinstance(source, Diagnostic):
            self.report.put(source if path.exists() else _not_there(path, lexicon, rule))
            return None
        for mark in TURNING.finditer(source.text):
            where, edits = source.where(mark.start()), (Edit(*mark.span()),)
            self.report.put(fill("D001", shown, where, edits=edits, mark=f"U+{ord(mark.group()):04X}"))
        sound = len(self.report)
        columns, rows = self._rows(source)
        whole = len(self.report) == sound
        if len(rows) > MAX_TSV_ROWS:
            found, limit, hint = f"{len(rows):,} rows", f"{MAX_TSV_ROWS:,}", "part it into several files"
            self.report.add("D006", shown, Where(1, 1), hint, found=found, what="a .tsv", limit=limit)
            return None
        made = Table(shown, columns, tuple(rows), source.starts, whole)
        if again is not None and len(self.report) == before:
            again.keep_table(path, contents, made)
        return made

    def _rows(self, source: Source) -> tuple[tuple[str, ...], list[tuple[int, tuple[str, ...]]]]:
        """The columns of a table, and the number and cells of each line that has as many."""
        first, *lines = source.text.split("\n")
        columns = tuple(cell.strip() for cell in first.rstrip("\r").split("\t"))
        rows: list[tuple[int, tuple[str, ...]]] = []
        if columns == ("",) or columns[0].startswith("#"):  # it names no columns: no row has too many cells
            return columns, rows
        for number, raw in enumerate(lines, 2):
            line = raw.rstrip("\r")
            cells = tuple(line.split("\t"))
            if not line.strip():
                continue
            if len(cells) == len(columns):
                rows.append((number, cells))
                continue
            file, count = os.path.basename(source.path), "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
            where, header = Where(number, 1), len(columns)
            self.report.add("D404", source.path, where, file=file, line=number, cells=count, header=header)
        return columns, rows


def _not_there(path: Path, lexicon: Lexicon, rule: str) -> Diagnostic:
    """What is said in a rule file of a table that is missing."""
    beside = [each.name for each in path.parent.glob("*.tsv")] if path.parent.is_dir() else []
    hint, what = meant(path.name, beside) or "check the name", f"there is no file «{lexicon.path}»"
    return fill("D007", rule, lexicon.where, hint, what=what)


def _other_case(column: str, table: Table) -> str:
    """A way out if the table has the column in capitals, which no rule can name."""
    if any(each.lower() == column for each in table.columns):
        return f"write «{column}» in small letters in the first line of {Path(table.shown).name}"
    return ""


def _of_columns(columns: tuple[str, ...]) -> str:
    """Why a table lacks a column: what its first line is.

    >>> _of_columns(("entry,kind",)), _of_columns(("",))
    ('its cells are parted by «,», those of a .tsv by one tab', 'its first line is empty and names no columns')
    >>> _of_columns(("entry kind",)), _of_columns(("word", "kind"))
    ('its cells are parted by spaces, those of a .tsv by one tab', 'it has word, kind')
    """
    if columns == ("",):
        return "its first line is empty and names no columns"
    if columns[0].startswith("#"):
        return f"its first line is «{columns[0]}»: a table has no comments, its first line names the columns"
    if len(columns) == 1 and " " in columns[0]:
        return "its cells are parted by spaces, those of a .tsv by one tab"
    sign = next((sign for sign in ",;|" if len(columns) == 1 and sign in columns[0]), "")
    return f"its cells are parted by «{sign}», those of a .tsv by one tab" if sign else f"it has {listed(columns)}"


def inside(folder: Path, name: str) -> Path | None:
    """The file *name* of *folder*; None if the name leads out of it (also by a symlink)."""
    pure = PurePosixPath(name)
    if pure.is_absolute() or ".." in pure.parts or "\\" in name or "\0" in name or ":" in name or pure.suffix != ".tsv":
        return None
    try:
        path = (folder / pure).resolve()
        path.relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return None
    return path


def variants(cell: str) -> tuple[str, ...]:
    """``a or b`` as its variants, stray spaces gone.

    >>> variants("مصر or جمهورية  مصر")
    ('مصر', 'جمهورية مصر')
    """
    return tuple(word for part in cell.split(" or ") if (word := " ".join(part.split())))


def _entries(table: Table, lexicon: Lexicon, column: str) -> list[LexEntry]:
    at = table.columns.index(column)
    kept = [(i, name) for i, name in enumerate(table.columns) if i != at and name not in NOT_KEPT]
    of_all = _plain(lexicon.attributes)
    out = []
    for _, cells in table.rows:
        words = variants(cells[at])
        if words:
            own = {name: value for i, name in kept if (value := " ".join(cells[i].split()))}
            more = ((name, value) for name, value in of_all if name not in own)
            out.append(LexEntry(lexicon.cls, words, (*own.items(), *more)))
    return out


def _plain(attributes: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[tuple[str, str], ...]:
    """Attributes that a rule writes out as they are kept."""
    return tuple((name, " or ".join(values)) for name, values in attributes if name not in NOT_KEPT)


def _inline(lexicon: Lexicon) -> list[LexEntry]:
    return [
        LexEntry(
            row.cls,
            tuple(" ".join(word.split()) for word in row.words),
            _plain(row.attributes),
        )
        for row in lexicon.rows
    ]


def columns_of(table: LexiconTable, lexicon: Lexicon, read_columns: tuple[str, ...]) -> tuple[str, ...]:
    """The attributes rows of a lexicon may have."""
    if lexicon.path:
        of_all = (name for name, _ in lexicon.attributes)
        return tuple(dict.fromkeys((*(name for name in read_columns if name != (lexicon.column or "entry")), *of_all)))
    return tuple(dict.fromkeys(name for entry in table.entries for name, _ in entry.attributes))
