"""Documents from files: text, folders, JSON Lines (plain or gzipped), standard input.

A reader never stops at a bad document: it reports it and goes on.
"""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

import attrs

from arabdiplo.errors import InputError, some_path

from .kinds import endings, id_of, kind, misfit, packed

MOST = 100 * 2**20
"""bytes that one line or one text file may have"""

Report = Callable[[InputError], None]
Note = Callable[[str], None]
Record = dict[str, Any]


@attrs.frozen(slots=True)
class Item:
    """A document to read: its text, its id and date if the file says them, and where it stood."""

    id: str
    text: str
    date: str | None
    path: str
    line: int = 0
    record: Record | None = attrs.field(default=None, eq=False, repr=False)
    """the whole object of a JSON line"""


def read(
    paths: Iterable[str],
    report: Report,
    stdin: BinaryIO | None = None,
    note: Note | None = None,
    leave_out: Callable[[Path], bool] = lambda path: False,
) -> Iterator[Item]:
    """The documents of files, folders and `-` (standard input), in the order given.

    Folders are read recursively in sorted order (`.txt`, `.jsonl`, and both with `.gz`).  A file that is named
    itself is one text if its name does not say otherwise.  Standard input is JSON Lines if its first line is a JSON
    object, else one text.  report is called with an InputError for everything that cannot be read, note is told
    what a folder holds beside what is read.  leave_out: files of folders that are not read (the output).
    """
    for path in paths:
        try:
            if path == "-":
                yield from _stream(stdin or sys.stdin.buffer, report)
            elif Path(some_path(path)).is_dir():
                yield from _folder(Path(path), report, note, leave_out)
            else:
                yield from _file(Path(path), Path(path).name, report)
        except InputError as error:
            report(error)


def _folder(folder: Path, report: Report, note: Note | None, leave_out: Callable[[Path], bool]) -> Iterator[Item]:
    here = sorted(p for p in folder.rglob("*") if p.is_file() and not leave_out(p))
    files = [p for p in here if _is_read(p.name)]
    others = endings(p.name for p in here if not _is_read(p.name))
    tables = any(kind(p.name) in ("csv", "parquet") for p in here)
    left = f"{others}{'; arabdiplo run reads tables' if tables else ''}"
    if not files:
        raise InputError("no .txt or .jsonl file in this folder" + (f", only {left}" if others else ""), str(folder))
    if others and note is not None:
        note(f"{folder}: left out: {left}")
    for path in files:
        try:
            yield from _file(path, path.relative_to(folder).as_posix(), report)
        except InputError as error:
            report(error)


def _is_read(name: str) -> bool:
    """Is it read from a folder?"""
    return kind(name) in ("lines", "text") and packed(name) != ".zst"


def _file(path: Path, name: str, report: Report) -> Iterator[Item]:
    with _opened(path) as stream:
        if unfit := misfit(name) or _table(name):
            raise InputError(unfit, str(path))
        if kind(name) == "lines":
            yield from _lines(stream, str(path), report)
        else:
            yield _text_item(stream.read(MOST + 1), str(path), name)


def _table(name: str) -> str | None:
    """What only a run reads, and how."""
    if kind(name) in ("csv", "parquet"):
        return "this is a table, a row a document; arabdiplo run reads it, or write .jsonl"
    if packed(name) == ".zst":
        return "only arabdiplo run reads .zst; unpack it first, or pack it as .gz"
    return None


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as raw:
            yield cast(BinaryIO, gzip.open(raw)) if packed(path.name) == ".gz" else raw
    except FileNotFoundError:
        hint = "; a text is given on standard input, with «-»" if any(map(str.isspace, str(path))) else ""
        raise InputError(f"no such file or folder{hint}", str(path)) from None
    except (gzip.BadGzipFile, zlib.error, EOFError):
        raise InputError("broken gzip file; the documents before the break were read", str(path)) from None
    except OSError as error:
        raise InputError(f"cannot be read: {(error.strerror or str(error)).lower()}", str(path)) from None


def _stream(stream: BinaryIO, report: Report) -> Iterator[Item]:
    first = stream.readline(MOST + 1)
    if first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from _lines(stream, "-", report, first)
    else:
        yield _text_item(first + stream.read(MOST + 1), "-", "-")


def _text_item(data: bytes, path: str, name: str) -> Item:
    if len(data) > MOST:
        raise InputError(
            f"over {MOST // 2**20} MB for one text; split it, or write one document a line as .jsonl", path
        )
    return Item(id_of(name), decode(data, path), None, path)


def decode(data: bytes, path: str, line: int = 0) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("this is UTF-16; convert it: iconv -f UTF-16 -t UTF-8", path, line)
    if b"\0" in data[:8192]:
        raise InputError("a binary file, no text", path, line)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = line or data.count(b"\n", 0, error.start) + 1
        said = f"not UTF-8: byte 0x{data[error.start]:02X} at {error.start}{older(data)}"
        raise InputError(said, path, at) from None


def older(data: bytes) -> str:
    """What else bytes that are no UTF-8 may be, and how to convert them; as the end of a message."""
    try:
        data.decode("cp1256")
    except UnicodeDecodeError:
        return ""
    return "; if it is Windows-1256, convert it: iconv -f CP1256 -t UTF-8"


def _lines(stream: BinaryIO, path: str, report: Report, first: bytes | None = None) -> Iterator[Item]:
    """The documents of lines, each a JSON object; first: the line that was read already."""
    number = 0
    while data := first if first is not None else stream.readline(MOST + 1):
        first = None
        number += 1
        try:
            if len(data) > MOST and not data.endswith(b"\n"):
                skip_line(stream)
                raise InputError(f"a line of over {MOST // 2**20} MB", path, number)
            item = _item(read_object(data, path, number), path, number) if data.strip() else None
        except InputError as error:
            report(error)
            continue
        if item is not None:
            yield item


def skip_line(stream: BinaryIO) -> None:
    while data := stream.readline(2**20):
        if data.endswith(b"\n"):
            return


def read_object(data: bytes, path: str, number: int) -> Record:
    import msgspec

    line = decode(data, path, number)
    try:
        record = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError) as error:
        raise InputError(f"broken JSON: {error}", path, number) from None
    if not isinstance(record, dict):
        raise InputError('this line is no JSON object; write {"id": …, "text": …}', path, number)
    return record


def _item(record: Record, path: str, number: int) -> Item:
    name, text, date = record.get("id"), record.get("text"), record.get("date")
    if not isinstance(text, str):
        what = "is missing" if text is None else "is no string"
        raise InputError(f"«text» {what}", path, number)
    if date is not None and not isinstance(date, str):
        raise InputError('«date» must be a string like "2024-03-06"', path, number)
    return Item(str(number) if name is None else str(name), text, date or None, path, number, record)
