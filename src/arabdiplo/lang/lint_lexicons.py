"""Warnings about lexicons: twins, foreign letters, rows without a source."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from .diagnostics import Diagnostic, fill
from .lexicons import Table, variants
from .tree import Lexicon, Where


def lint_lexicon(lexicon: Lexicon, table: Table | None, shown: str) -> Iterator[Diagnostic]:
    """The warnings of one lexicon; *table* if it is one in a `.tsv`."""
    if table is None:
        rows = [(row.where, row.words, row.cls) for row in lexicon.rows]
        yield from _words(rows, shown)
        return
    column = lexicon.column or "entry"
    if column not in table.columns:
        return
    at = table.columns.index(column)
    yield from _words([(Where(line, 1), variants(cells[at]), lexicon.cls) for line, cells in table.rows], table.shown)
    if "source" in table.columns:
        source = table.columns.index("source")
        count = sum(1 for _, cells in table.rows if cells[at].strip() and not cells[source].strip())
    else:
        count = len(table.rows)
    if count:
        yield fill("D408", table.shown, Where(1, 1), rows=_rows(count, Path(table.shown).name))


def _rows(count: int, file: str) -> str:
    return f"one row of {file} has" if count == 1 else f"{count} rows of {file} have"


def _words(rows: list[tuple[Where, tuple[str, ...], str]], shown: str) -> Iterator[Diagnostic]:
    from arabdiplo.text.folding import fold

    first: dict[str, tuple[str, Where]] = {}
    for where, words, cls in rows:
        for word in dict.fromkeys(words):
            letter = foreign(word)
            if letter:
                better = fold(word)
                hint = None if not foreign(better) else "write it with Arabic letters only"
                yield fill("D407", shown, where, hint, word=word, letter=letter, better=better)
            # shadda and vowels tell verbs apart, and nothing else
            key = word if cls == "verb" else fold(word)
            other = first.setdefault(key, (word, where))
            if other[1] != where:
                yield fill(
                    "D406",
                    shown,
                    where,
                    second=word,
                    second_row=f"line {where.line}",
                    first=other[0],
                    first_row=f"line {other[1].line}",
                )


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
