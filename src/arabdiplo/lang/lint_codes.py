"""Warnings about codes: a book that is not known, a code that no book has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .diagnostics import Diagnostic, fill, listed, meant
from .tree import Event, Module, Where

#: code book → the form of its codes, and one of them
BOOKS = {
    "plover": (r"[A-Z]+(/[a-z_-]+)?", "CONSULT/visit"),
    "cameo": (r"(0[1-9]|1[0-9]|20)[0-9]{0,2}", "042"),
    "ace": (r"[A-Z][A-Za-z-]+(:[A-Z][A-Za-z-]+)?", "Contact:Meet"),
    "ere": (r"[A-Z][A-Za-z]+(\.[A-Z][A-Za-z]+)?", "Contact.Meet"),
}


def lint_codes(module: Module, shown: str) -> Iterator[tuple[Diagnostic, Where]]:
    """The warnings of one module, each with its place."""
    for event in module.items:
        for code in event.codes if isinstance(event, Event) else ():
            if code.book not in BOOKS:
                hint = meant(code.book, BOOKS) or f"known are {listed(BOOKS)}"
                yield fill("D508", shown, code.where, hint, book=code.book), code.where
            elif code.value and not _is_code(code.book, code.value):
                like = BOOKS[code.book][1]
                yield fill("D509", shown, code.where, value=code.value, book=code.book, like=like), code.where


def _is_code(book: str, code: str) -> bool:
    if not re.fullmatch(BOOKS[book][0], code):
        return False
    if book != "plover":
        return True
    from arabdiplo.export.plover import QUADS

    return code.partition("/")[0] in QUADS
