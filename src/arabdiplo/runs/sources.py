"""What a run reads: files named, in folders or by globs, and the raw documents in them, in one order.

Only what is needed to find where one document ends and the next begins is done
here; the workers decode.  What cannot be read is a document too, with a reason.
"""

from __future__ import annotations

import glob
import gzip
import io
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

import attrs

from arabdiplo.errors import InputError, some_path
from arabdiplo.io.kinds import Kind, endings, id_of, kind, misfit, packed
from arabdiplo.io.readers import MOST, read_object, skip_line

from . import sheets
from .raw import Columns, Opened, Raw, guarded, missing
from .work import ERRORS, MANIFEST, SCRATCH

_READ: tuple[Kind, ...] = ("lines", "text", "csv", "parquet")
"""kinds of files that are read from folders"""
_SHOWN = 5
"""files that an error names beside the first"""
_SAMPLE = 100
"""lines of a JSON Lines file that are looked at before a run"""


@attrs.frozen(slots=True)
class File:
    """A file to read: its path as shown in the output, its size in bytes, its name without the folder given."""

    path: str
    size: int
    name: str


@attrs.frozen(slots=True)
class Found:
    """What inputs mean: the files to read, and the names of what else lies in their folders."""

    files: tuple[File, ...]
    others: tuple[str, ...] = ()


def find_files(inputs: Iterable[str], leave_out: Path | None = None) -> Found:
    """The files that paths, folders and globs mean, in the order given, folders sorted; each file once.

    leave_out: a folder (the output) from which none is taken.  Raises InputError
    for a path that does not exist, and for a folder or glob that holds nothing to read.
    """
    seen: set[str] = set()
    avoid = os.path.realpath(leave_out) + os.sep if leave_out is not None else None
    found: list[File] = []
    others: list[str] = []
    for given in inputs:
        for path, name, is_read in _meant(given):
            real = os.path.realpath(path)
            if real in seen or (avoid is not None and real.startswith(avoid)):
                continue
            seen.add(real)
            if is_read:
                found.append(File(path.as_posix(), _size(path), name))
            else:
                others.append(name)
    return Found(tuple(found), tuple(others))


def _meant(given: str) -> list[tuple[Path, str, bool]]:
    """The files that a path means, their names without the folder given, and whether they are read."""
    path = Path(some_path(given))
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.is_file())
        of_runs = _runs(files)
        meant = [
            (file, file.relative_to(path).as_posix(), kind(file.name) in _READ and of_runs.isdisjoint(file.parents))
            for file in files
        ]
        if not any(is_read for _, _, is_read in meant):
            others = endings(file.name for file in files)
            have = f", only {others}" if others else ""
            raise InputError(f"no .jsonl, .csv, .tsv, .parquet or .txt file in this folder{have}", given)
        return meant
    if path.exists():
        return [(path, path.name, True)]
    matches = sorted(glob.glob(given, recursive=True)) if glob.has_magic(given) else []
    if not matches:
        raise InputError("no such file or folder", given)
    return [each for match in matches for each in _meant(match)]


def _runs(files: Iterable[Path]) -> set[Path]:
    """The folders among those of the files that hold the output of a run, done or not: it is no archive."""
    done = {file.parent for file in files if file.name == MANIFEST and Path(file.parent, ERRORS).is_file()}
    return done | {file.parent.parent for file in files if file.parent.name == SCRATCH}


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise InputError(f"cannot be read: {(error.strerror or str(error)).lower()}", str(path)) from None


class Reader:
    """The raw documents of files; `position` says how many bytes of the files were read."""

    def __init__(self, files: Sequence[File], columns: Columns) -> None:
        self._files = files
        self._columns = columns
        self._before = 0
        self._raw: BinaryIO | None = None

    @property
    def position(self) -> int:
        """Bytes of the files (as they lie on the disk) that were read."""
        return self._before + (self._raw.tell() if self._raw is not None and not self._raw.closed else 0)

    def check(self) -> None:
        """Raises InputError if no file can be read, or none has a column that was named; before anything is begun."""
        heads = [self._head(file) for file in self._files]
        refused = [head for head in heads if isinstance(head, InputError)]
        if refused and len(refused) == len(heads):
            raise _together(refused)
        for option, name in self._columns.named():
            if not any(name in head for head in heads if not isinstance(head, InputError)):
                self._look_for(option, name)

    def _head(self, file: File) -> frozenset[str] | InputError:
        """The columns of a file (none of what is no table), or why it cannot be read."""
        try:
            _fit(file)
            table = _table(file.path)
            return frozenset() if table is None else frozenset(table.head(file.path, self._columns, self._opened))
        except InputError as error:
            return error

    def _look_for(self, option: str, name: str) -> None:
        """Raises InputError if the first lines of no file have a key, and no table has it."""
        first: tuple[str, list[str]] | None = None
        for file in self._files:
            keys = self._keys(file)
            if name in keys:
                return
            first = first or ((file.path, keys) if keys else None)
        if first is None:
            raise InputError(f"no input has a column or key «{name}» ({option})", self._files[0].path)
        raise missing(option, name, first[1], first[0], "key")

    def _keys(self, file: File) -> list[str]:
        """The keys of the first lines of a JSON Lines file."""
        found: dict[str, None] = {}
        if kind(file.path) != "lines":
            return []
        with suppress(InputError):  # it is said when the file is read
            for raw in islice(self._read(file), _SAMPLE):
                with suppress(InputError):
                    if isinstance(raw.data, bytes):
                        found |= dict.fromkeys(read_object(raw.data, file.path, raw.row))
        return list(found)

    def __iter__(self) -> Iterator[Raw]:
        for file in self._files:
            last = 0
            try:
                for raw in self._read(file):
                    last = raw.row
                    yield raw
            except InputError as error:  # where nothing was read it is the whole file, else what would come next
                yield Raw(file.path, last and last + 1, "error", error.message, file.name)
            finally:
                self._raw = None
            self._before += file.size

    def _read(self, file: File) -> Iterator[Raw]:
        _fit(file)
        if table := _table(file.path):
            yield from table.read(file.path, self._columns, self._opened)
            return
        with guarded(file.path), self._opened(file.path) as stream:
            if kind(file.path) == "lines":
                yield from _lines(stream, file.path)
            else:
                yield _whole(stream, file)

    @contextmanager
    def _opened(self, path: str) -> Iterator[BinaryIO]:
        with open(path, "rb") as self._raw:
            yield unpacked(self._raw, path)


def unpacked(raw: BinaryIO, path: str) -> BinaryIO:
    """A file's bytes, whatever packed them."""
    if packed(path) == ".gz":
        return cast(BinaryIO, gzip.open(raw))
    if packed(path) == ".zst":
        try:
            import pyarrow as pa
        except ImportError:
            raise InputError(
                ".zst files need pyarrow: pip install pyarrow (or arabdiplo with its extra «parquet»)", path
            ) from None
        return io.BufferedReader(pa.CompressedInputStream(pa.PythonFile(raw, "r"), "zstd"), 2**16)
    return raw


def _lines(stream: BinaryIO, path: str) -> Iterator[Raw]:
    number = 0
    while data := stream.readline(MOST + 1):
        number += 1
        if len(data) > MOST and not data.endswith(b"\n"):
            skip_line(stream)
            yield Raw(path, number, "error", f"a line of over {MOST // 2**20} MB")
        elif data.strip():
            yield Raw(path, number, "line", data)


def _whole(stream: BinaryIO, file: File) -> Raw:
    data = stream.read(MOST + 1)
    if len(data) > MOST:
        return Raw(file.path, 0, "error", f"over {MOST // 2**20} MB for one text; split it, or write .jsonl")
    return Raw(file.path, 0, "text", data, id_of(file.name))


def _fit(file: File) -> None:
    if unfit := misfit(file.path):
        raise InputError(unfit, file.path)


def _together(errors: Sequence[InputError]) -> InputError:
    """Why no file can be read, as one error."""
    first, *others = errors
    said = "".join(f"; {error}" for error in others[:_SHOWN])
    more = f"; and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
    return InputError(first.message + said + more, first.path, first.line)


@attrs.frozen(slots=True)
class _Table:
    head: Callable[[str, Columns, Opened], list[str]]
    """the names of the columns; raises InputError for a table of no use"""
    read: Callable[[str, Columns, Opened], Iterator[Raw]]


def _table(path: str) -> _Table | None:
    match kind(path):
        case "parquet":
            return _Table(sheets.head_parquet, sheets.read_parquet)
        case "csv":
            return _Table(sheets.head_csv, sheets.read_csv)
        case _:
            return None
