"""Mends rule files and tables: the edits of their diagnostics, until none is left."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from arabdiplo.errors import OutputError
from arabdiplo.lang.diagnostics import Diagnostic, Edit
from arabdiplo.lang.places import apply

ROUNDS = 8
"""a mended file may show what was hidden before; not more often than this"""


def mend(check: Callable[[], Iterable[Diagnostic]], mine: Callable[[Diagnostic], bool]) -> int:
    """Apply the edits of what *check* says, as often as that helps.

    mine: may this diagnostic's file be changed?  Returns how many diagnostics
    were mended.  Raises OutputError if a file cannot be written.
    """
    done = 0
    for _ in range(ROUNDS):
        found = [each for each in check() if each.edits and mine(each)]
        if not found:
            break
        for path, edits in _by_file(found).items():
            old = Path(path).read_bytes().decode("utf-8")
            new = apply(old, edits)
            if new != old:
                replace_file(Path(path), new)
        done += len(found)
    return done


def _by_file(found: Iterable[Diagnostic]) -> dict[str, list[Edit]]:
    out: dict[str, list[Edit]] = {}
    for each in found:
        out.setdefault(each.path, []).extend(edit for edit in each.edits if edit not in out.get(each.path, []))
    return out


def replace_file(path: Path, text: str) -> None:
    """Write a file whole or not at all: a new one takes its place, with its permissions.

    Raises OutputError if it cannot be written.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        with open(beside, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        beside.chmod(path.stat().st_mode)
        os.replace(beside, path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise OutputError.of(error, path) from None
