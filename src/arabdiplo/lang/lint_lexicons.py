"""Warnings about lexicons: twins, foreign letters, rows without a source."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from arabdiplo.text.unseen import UNSEEN

from .diagnostics import Diagnostic, Edit, fill
from .expr import Where
from .lexicons import Table, inside, variants
from .tree import Lexicon

if TYPE_CHECKING:
    from .load import Loaded


def lint_lexicon(lexicon: Lexicon, table: Table | None, shown: str) -> Iterator[Diagnostic]:
    """The warnings of one lexicon; *table* if it is one in a `.tsv`."""
    if table is None:
        rows = [(row.where, row.words, row.cls, "") for row in lexicon.rows]
        yield from _words(rows, shown)
        return
    column = lexicon.column or "entry"
    if column not in table.columns:
        return
    at = table.columns.index(column)
    if table.whole and not any(cells[at].strip() for _, cells in table.rows):
        yield fill("D412", shown, lexicon.where, file=Path(table.shown).name, column=column)
    rows = [(Where(line, 1), variants(cells[at]), lexicon.cls, _meaning(table, cells)) for line, cells in table.rows]
    for diagnostic in (*_words(rows, table.shown), *_with_clitics(rows, table.shown)):
        yield _mended(diagnostic, table, at)
    yield from _cells(table)
    if "source" in table.columns:
        source = table.columns.index("source")
        count = sum(1 for _, cells in table.rows if cells[at].strip() and not cells[source].strip())
    else:
        count = len(table.rows)
    if count:
        yield fill("D408", table.shown, Where(1, 1), rows=_rows(count, Path(table.shown).name))


def _rows(count: int, file: str) -> str:
    return f"one row of {file} has" if count == 1 else f"{count} rows of {file} have"


def _meaning(table: Table, cells: Sequence[str]) -> str:
    """What a row means that says that its word means something else, too; such words may stand in several rows."""
    columns = table.columns
    return cells[columns.index("entity")] if {"also", "entity"} <= set(columns) and cells[columns.index("also")] else ""


def _words(rows: list[tuple[Where, tuple[str, ...], str, str]], shown: str) -> Iterator[Diagnostic]:
    from arabdiplo.text.folding import fold, skeleton

    from .lint_words import never

    first: dict[str, tuple[str, Where]] = {}
    for where, words, cls, meaning in rows:
        for word in dict.fromkeys(words):
            letter = foreign(word)
            if letter:
                better = fold(word)
                hint = None if not foreign(better) else "write it with Arabic letters only"
                yield fill("D407", shown, where, hint, word=word, letter=letter, better=better)
            elif found := never(word, cls):
                why, better = found
                hint = None if better else "write words that a text may hold"
                yield fill("D307", shown, where, hint, word=word, why=why, better=better)
            # shadda and vowels tell verbs apart, and nothing else
            key = (word if cls == "verb" else fold(word)) + meaning
            other = first.setdefault(key, (word, where))
            if other[1] != where:
                yield _twin(shown, (word, where), other)
                continue
            if cls == "verb" or meaning:
                continue
            bare = first.setdefault("~" + skeleton(key), (word, where))
            if bare[1] != where and (kept := _fuller(key, fold(bare[0]))):
                yield _twin(
                    shown, (word, where), bare, f"keep «{kept}», which is also found where its hamza is left out"
                )


def _with_clitics(rows: list[tuple[Where, tuple[str, ...], str, str]], shown: str) -> Iterator[Diagnostic]:
    from .lint_rules import apart

    for where, words, cls, _ in rows:
        for word in words if cls != "proper" else ():  # names of other languages begin as they like
            if parts := apart(word):
                yield fill("D306", shown, where, word=word, parts=" + ".join(parts), core=parts[-1])


def _twin(shown: str, second: tuple[str, Where], first: tuple[str, Where], hint: str | None = None) -> Diagnostic:
    (word, where), (other, place) = second, first
    rows = {"second_row": f"line {where.line}", "first_row": f"line {place.line}"}
    return fill("D406", shown, where, hint, (), second=word, first=other, **rows)


def _fuller(one: str, other: str) -> str:
    """Of two words that differ in hamza only the one that is found in both writings; "" if both are needed."""
    from arabdiplo.text.folding import rung

    if one[-1:] != other[-1:]:  # على and علي are two words
        return ""
    if rung(one, other) == 2:
        return other
    return one if rung(other, one) == 2 else ""


def _mended(diagnostic: Diagnostic, table: Table, column: int) -> Diagnostic:
    """A foreign letter, a clitic or digits in a table, with the edit of its cell."""
    way = re.fullmatch("write «(.*)»", diagnostic.hint)
    word = re.match("«(.*?)»", diagnostic.message)
    if diagnostic.code not in ("D306", "D307", "D407") or way is None or word is None:
        return diagnostic
    start, end = table.span(diagnostic.line, column)
    cell = table.cells(diagnostic.line)[column]
    return attrs.evolve(diagnostic, edits=(Edit(start, end, cell.replace(word[1], way[1])),))


def _cells(table: Table) -> Iterator[Diagnostic]:
    """Space that nobody sees, in any cell of a table."""
    for line, cells in table.rows:
        for column, cell in enumerate(cells):
            better = " ".join(UNSEEN.sub("", cell.replace("\u00a0", " ")).split())
            if better == cell:
                continue
            signs = UNSEEN.findall(cell)
            where, edits = Where(line, 1), (Edit(*table.span(line, column), better),)
            if signs:
                yield fill("D009", table.shown, where, edits=edits, word=better, sign=sign_name(signs[0]))
            else:
                hint = None if better else "an empty cell holds nothing at all"
                yield fill("D410", table.shown, where, hint, edits, word=cell, better=better)


def unread_tables(of: Sequence[Loaded], files: Sequence[Loaded]) -> Iterator[Diagnostic]:
    """Tables in the `lexicons` folders beside the rule files *of* that no lexicon of all files names."""
    folders: dict[Path, str] = {}
    named: set[Path] = set()
    for file in of:
        folders.setdefault(file.path.parent.resolve() / "lexicons", os.path.dirname(file.shown))
    for file in files:
        for item in file.parsed.module.items:
            if isinstance(item, Lexicon) and item.path and (path := inside(file.path.parent, item.path)):
                named.add(path)
    for folder, shown in sorted(folders.items()):
        # a folder of which not all rules are read says nothing
        read = {file.path.resolve() for file in files}
        if folder.is_dir() and set(folder.parent.resolve().glob("*.dpl")) <= read:
            for table in sorted(folder.glob("*.tsv")):
                if table.resolve() not in named:
                    yield fill("D411", os.path.join(shown, "lexicons", table.name), file=f"«{table.name}»")


def sign_name(sign: str) -> str:
    """``U+200C (ZERO WIDTH NON-JOINER)``."""
    return f"U+{ord(sign):04X} ({unicodedata.name(sign, 'unnamed')})"


def foreign(word: str) -> str:
    """The first letter of *word* that Arabic does not write so, described; "" if there is none.

    Letters of other scripts count where they stand among Arabic ones.

    >>> foreign("روسیا"), foreign("CNN"), foreign("cقناة")
    ('U+06CC (ARABIC LETTER FARSI YEH)', '', 'U+0063 (LATIN SMALL LETTER C)')
    """
    from arabdiplo.text.folding import fold

    for part in word.split():
        mixed = any(_is_arabic(ch) for ch in part)
        for ch in part:
            strange = fold(ch) != ch and unicodedata.category(ch) == "Lo" if _is_arabic(ch) else ch.isalpha() and mixed
            if strange:
                return f"U+{ord(ch):04X} ({unicodedata.name(ch, 'unnamed')})"
    return ""


def _is_arabic(ch: str) -> bool:
    return unicodedata.name(ch, "").startswith("ARABIC")
