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
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

import attrs

from arabdiplo.errors import InputError
from arabdiplo.io.readers import MOST, skip_line

from . import sheets
from .raw import Columns, Opened, Raw, guarded

SUFFIXES = (
    *(".txt", ".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet"),
    *(".csv", ".csv.gz", ".csv.zst", ".tsv", ".tsv.gz", ".tsv.zst"),
)
"""names of files that are read from folders"""


@attrs.frozen(slots=True)
class File:
    """A file to read: its path as shown in the output, its size in bytes, its name without the folder given."""

    path: str
    size: int
    name: str


def find_files(inputs: Iterable[str], leave_out: Path | None = None) -> list[File]:
    """The files that paths, folders and globs mean, in the order given, folders sorted; each file once.

    leave_out: a folder (the output) from which none is taken.  Raises InputError
    for a path that does not exist, and for a folder or glob that holds nothing to read.
    """
    seen: set[str] = set()
    avoid = os.path.realpath(leave_out) + os.sep if leave_out is not None else None
    found: list[File] = []
    for given in inputs:
        for path, name in _meant(given):
            real = os.path.realpath(path)
            if real in seen or (avoid is not None and real.startswith(avoid)):
                continue
            seen.add(real)
            found.append(File(path.as_posix(), _size(path), name))
    return found


def _meant(given: str) -> list[tuple[Path, str]]:
    path = Path(given)
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.name.endswith(SUFFIXES) and p.is_file())
        if not files:
            raise InputError(f"no {', '.join(SUFFIXES)} file in this folder", given)
        return [(file, file.relative_to(path).as_posix()) for file in files]
    if path.exists():
        return [(path, path.name)]
    matches = sorted(glob.glob(given, recursive=True)) if glob.has_magic(given) else []
    if not matches:
        raise InputError("no such file or folder", given)
    return [each for match in matches for each in _meant(match)]


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
        """Raises InputError for a table without the column of the texts, before anything is begun."""
        for file in self._files:
            if reader := _table(file.path):
                reader.check(file.path, self._columns, self._opened)

    def __iter__(self) -> Iterator[Raw]:
        for file in self._files:
            number = 0
            try:
                for raw in self._read(file):
                    number = raw.row
                    yield raw
            except InputError as error:
                yield Raw(file.path, error.line or number, "error", error.message)
            finally:
                self._raw = None
            self._before += file.size

    def _read(self, file: File) -> Iterator[Raw]:
        if reader := _table(file.path):
            yield from reader.read(file.path, self._columns, self._opened)
            return
        with guarded(file.path), self._opened(file.path) as stream:
            if ".jsonl" in file.path:
                yield from _lines(stream, file.path)
            else:
                yield _whole(stream, file)

    @contextmanager
    def _opened(self, path: str) -> Iterator[BinaryIO]:
        with open(path, "rb") as self._raw:
            yield unpacked(self._raw, path)


def unpacked(raw: BinaryIO, path: str) -> BinaryIO:
    """A file's bytes, whatever packed them."""
    if path.endswith(".gz"):
        return cast(BinaryIO, gzip.open(raw))
    if path.endswith(".zst"):
        try:
            import pyarrow as pa
        except ImportError:
            raise InputError(".zst files need pyarrow: pip install 'arabdiplo[parquet]'", path) from None
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
    return Raw(file.path, 0, "text", data, file.name.removesuffix(".txt"))


@attrs.frozen(slots=True)
class _Table:
    check: Callable[[str, Columns, Opened], None]
    read: Callable[[str, Columns, Opened], Iterator[Raw]]


def _table(path: str) -> _Table | None:
    if path.endswith(".parquet"):
        return _Table(sheets.check_parquet, sheets.read_parquet)
    if path.removesuffix(".gz").removesuffix(".zst").endswith((".csv", ".tsv")):
        return _Table(sheets.check_csv, sheets.read_csv)
    return None
