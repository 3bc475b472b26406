"""The files that paths mean: files named, in folders or by globs, each once and in one order."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from os import PathLike
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
LeaveOut = Callable[[str | PathLike[str]], bool]
"""whether a file or folder is not to be read: what a command writes to"""


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


def nothing(path: str | PathLike[str]) -> bool:
    """Leaves nothing out."""
    return False


def within(folder: str | PathLike[str]) -> LeaveOut:
    """Tells whether a path, by whatever name, is the folder or lies in it."""
    home = os.path.join(os.path.realpath(folder), "")
    return lambda path: os.path.join(os.path.realpath(path), "").startswith(home)


class Finder:
    """Finds the files of paths, each once, by whatever names.

    leave_out: what is not read (the output), in folders, by globs, or named itself.
    """

    def __init__(self, leave_out: LeaveOut = nothing) -> None:
        self._seen: set[str] = set()
        self._leave_out = leave_out

    def find(self, given: str) -> Found:
        """The files that a path, folder or glob means, folders sorted.

        Raises InputError for a path that does not exist, and for a folder or glob that holds nothing to read.
        """
        files: list[File] = []
        others: list[str] = []
        for file, is_read in _meant(given, self._leave_out):
            real = os.path.realpath(file.path)
            if real in self._seen:
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


def _meant(given: str, leave_out: LeaveOut) -> list[tuple[File, bool]]:
    """The files that a path means, and whether they are read."""
    path = Path(some_path(given))
    try:
        mode = os.stat(given).st_mode
    except (OSError, ValueError) as error:
        if isinstance(error, PermissionError):
            raise unreadable(error, given) from None
        return [each for match in _matches(given, leave_out) for each in _meant(match, leave_out)]
    if stat.S_ISDIR(mode):
        return _of_folder(path, leave_out)
    return [] if leave_out(path) else [(_file(path, path.name), True)]


def _of_folder(folder: Path, leave_out: LeaveOut) -> list[tuple[File, bool]]:
    if is_run(folder):
        said = "this is the output of a run, whose texts were read; report, export --records and results() read it"
        raise InputError(said, str(folder))
    if leave_out(folder):
        return []
    closed: dict[Path, str] = {}
    paths = sorted(path for path in _below(folder, closed) if not leave_out(path))
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


def _matches(given: str, leave_out: LeaveOut) -> list[str]:
    """What a glob matches; raises InputError if that is nothing."""
    found: list[str] = []
    if not _MAGIC.isdisjoint(given):
        import glob

        found = sorted(match for match in glob.glob(given, recursive=True) if not leave_out(match))
    if not found:
        hint = "; a text itself is given on standard input, as «-»" if any(map(str.isspace, given)) else ""
        raise InputError(f"no such file or folder{hint}", given)
    return found


def _file(path: Path, name: str, refused: str = "") -> File:
    try:
        size = path.stat().st_size
        if not refused and not os.access(path, os.R_OK, effective_ids=os.access in os.supports_effective_ids):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        refused = refused or unreadable(error, "").message
    return File(path.as_posix(), 0 if refused else size, name, refused)
