"""The files that paths mean: files named, in folders or by globs, each once and in one order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from arabdiplo.errors import InputError, some_path

from .kinds import Kind, endings, kind
from .opened import unreadable

MANIFEST = "manifest.json"
ERRORS = "errors.jsonl"
SCRATCH = ".run"
"""what the output of a run holds: the first two when it is done, the folder until then"""
_READ: tuple[Kind, ...] = ("lines", "text", "csv", "parquet")
"""kinds of files that are read from folders"""
_MAGIC = frozenset("*?[")


@attrs.frozen(slots=True)
class File:
    """A file to read: its path as shown in the output, its size in bytes, its name without the folder given."""

    path: str
    size: int
    name: str
    refused: str = ""
    """why it cannot be read, if that is known"""


@attrs.frozen(slots=True)
class Found:
    """What inputs mean: the files to read, and the names of what else lies in their folders."""

    files: tuple[File, ...]
    others: tuple[str, ...] = ()


class Finder:
    """Finds the files of paths, each once, by whatever names.

    leave_out: a folder (of output) from which none is taken.
    """

    def __init__(self, leave_out: Path | None = None) -> None:
        self._seen: set[str] = set()
        self._avoid = os.path.realpath(leave_out) + os.sep if leave_out is not None else None

    def find(self, given: str) -> Found:
        """The files that a path, folder or glob means, folders sorted.

        Raises InputError for a path that does not exist, and for a folder or glob that holds nothing to read.
        """
        files: list[File] = []
        others: list[str] = []
        for file, is_read in _meant(given):
            real = os.path.realpath(file.path)
            if real in self._seen or (self._avoid is not None and real.startswith(self._avoid)):
                continue
            self._seen.add(real)
            if is_read:
                files.append(file)
            else:
                others.append(file.name)
        return Found(tuple(files), tuple(others))


def is_run(folder: str | Path) -> bool:
    """Whether the folder holds the output of a finished run."""
    return all(os.path.isfile(os.path.join(folder, name)) for name in (MANIFEST, ERRORS))


def _meant(given: str) -> list[tuple[File, bool]]:
    """The files that a path means, and whether they are read."""
    path = Path(some_path(given))
    try:
        mode = os.stat(given).st_mode
    except (OSError, ValueError) as error:
        if isinstance(error, PermissionError):
            raise unreadable(error, given) from None
        return [each for match in _matches(given) for each in _meant(match)]
    return _of_folder(path) if stat.S_ISDIR(mode) else [(_file(path, path.name), True)]


def _of_folder(folder: Path) -> list[tuple[File, bool]]:
    if is_run(folder):
        said = "this is the output of a run, whose texts were read; report, export --records and results() read it"
        raise InputError(said, str(folder))
    closed: dict[Path, str] = {}
    paths = sorted(_below(folder, closed))
    of_runs = _runs(paths)
    meant = [
        (
            _file(path, path.relative_to(folder).as_posix(), closed.get(path, "")),
            path in closed or (kind(path.name) in _READ and of_runs.isdisjoint(path.parents)),
        )
        for path in paths
    ]
    if not any(is_read for _, is_read in meant):
        others = endings(path.name for path in paths)
        have = f", only {others}" if others else ""
        raise InputError(f"no .jsonl, .csv, .tsv, .parquet or .txt file in this folder{have}", str(folder))
    return meant


def _below(folder: Path, closed: dict[Path, str]) -> Iterator[Path]:
    """What lies in a folder and below; folders that cannot be opened are among it, and in *closed* with the reason."""

    def close(error: OSError) -> None:
        closed[Path(error.filename)] = unreadable(error, "").message

    for home, _, names in os.walk(folder, onerror=close):
        for name in names:
            path = Path(home, name)
            lost = not name.startswith(".") and not os.path.exists(path)  # a link to nowhere is said when it is read
            if lost or os.path.isfile(path):
                yield path
    yield from closed


def _runs(files: Iterable[Path]) -> set[Path]:
    """The folders among those of the files that hold the output of a run, done or not: it is no archive."""
    done = {file.parent for file in files if file.name == MANIFEST and is_run(file.parent)}
    return done | {file.parent.parent for file in files if file.parent.name == SCRATCH}


def _matches(given: str) -> list[str]:
    """What a glob matches; raises InputError if that is nothing."""
    found: list[str] = []
    if not _MAGIC.isdisjoint(given):
        import glob

        found = sorted(glob.glob(given, recursive=True))
    if not found:
        hint = "; a text itself is given on standard input, as «-»" if any(map(str.isspace, given)) else ""
        raise InputError(f"no such file or folder{hint}", given)
    return found


def _file(path: Path, name: str, refused: str = "") -> File:
    try:
        return File(path.as_posix(), 0 if refused else path.stat().st_size, name, refused)
    except OSError as error:
        return File(path.as_posix(), 0, name, unreadable(error, "").message)
