"""The code books that events may name, and what their codes look like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from arabdiplo.errors import InputError

Book = Literal["plover", "cameo", "ace", "ere"]

#: code book -> the form of its codes, and one of them
BOOKS: Mapping[str, tuple[str, str]] = {
    "plover": (r"[A-Z]+(/[a-z_-]+)?", "CONSULT/visit"),
    "cameo": (r"(0[1-9]|1[0-9]|20)[0-9]{0,2}", "042"),
    "ace": (r"[A-Z][A-Za-z-]+(:[A-Z][A-Za-z-]+)?", "Contact:Meet"),
    "ere": (r"[A-Z][A-Za-z]+(\.[A-Z][A-Za-z]+)?", "Contact.Meet"),
}

_met: set[str] = set(BOOKS)
"""the books that rules have named in this process"""

_QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    2: ("COOPERATE", "AID", "RETREAT"),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUADS: Mapping[str, int] = {category: quad for quad, some in _QUADS.items() for category in some}
"""category of PLOVER -> 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict"""


def is_code(book: str, code: str) -> bool:
    """May a known book have the code?

    >>> is_code("plover", "CONSULT/visit"), is_code("plover", "NONSENSE"), is_code("cameo", "999")
    (True, False, False)
    """
    if not re.fullmatch(BOOKS[book][0], code):
        return False
    return book != "plover" or code.partition("/")[0] in QUADS


def meet(books: Iterable[str]) -> None:
    """Take note of books that rules name: they may be asked for."""
    _met.update(books)


def need_book(book: str) -> None:
    """Raises InputError for a book that neither arabdiplo knows nor rules have named in this process.

    >>> need_book("plovr")
    Traceback (most recent call last):
    arabdiplo.errors.InputError: no rules have a code book «plovr»; did you mean «plover»?
    """
    if book not in _met:
        from .diagnostics import meant

        hint = meant(book, sorted(_met)) or f"there are: {', '.join(sorted(_met))}"
        raise InputError(f"no rules have a code book «{book}»; {hint}")
