"""Warnings about codes: a book that is not known, a code that no book has."""

from __future__ import annotations

from collections.abc import Iterator

from .books import BOOKS, is_code
from .diagnostics import Diagnostic, fill, listed, meant
from .expr import Where
from .tree import Event, Module


def lint_codes(module: Module, shown: str) -> Iterator[tuple[Diagnostic, Where]]:
    """The warnings of one module, each with its place."""
    for event in module.items:
        for code in event.codes if isinstance(event, Event) else ():
            if code.book not in BOOKS:
                hint = meant(code.book, BOOKS) or f"known are {listed(BOOKS)}"
                yield fill("D508", shown, code.where, hint, book=code.book), code.where
            elif code.value and not is_code(code.book, code.value):
                like = BOOKS[code.book][1]
                yield fill("D509", shown, code.where, value=code.value, book=code.book, like=like), code.where
