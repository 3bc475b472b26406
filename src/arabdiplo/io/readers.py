"""Documents from files: text, folders, JSON Lines (plain or gzipped), standard input.

A reader never stops at a bad document: it reports it and goes on.
"""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

import attrs

from arabdiplo.errors import InputError

MOST = 100 * 2**20
"""bytes that one line or one text file may have"""
SUFFIXES = (".txt", ".jsonl", ".jsonl.gz")

Report = Callable[[InputError], None]


@attrs.frozen(slots=True)
class Item:
    """A document to read: its text, its id and date if the file says them, and where it stood."""

    id: str
    text: str
    date: str | None
    path: str
    line: int = 0


def read(paths: Iterable[str], report: Report, stdin: BinaryIO | None = None) -> Iterator[Item]:
    """The documents of files, folders and `-` (standard input), in the order given.

    Folders are read recursively in sorted order (`.txt`, `.jsonl`, `.jsonl.gz`).
    Standard input is JSON Lines if its first line is a JSON object, else one text.
    report is called with an InputError for everything that cannot be read.
    """
    for path in paths:
        try:
            if path == "-":
                yield from _stream(stdin or sys.stdin.buffer, report)
            elif Path(path).is_dir():
                yield from _folder(Path(path), report)
            else:
                yield from _file(Path(path), Path(path).name, report)
        except InputError as error:
            report(error)


def is_lines(path: str) -> bool:
    """Whether the name is that of a JSON Lines file.

    >>> is_lines("news.jsonl.gz"), is_lines("news.txt")
    (True, False)
    """
    return path.endswith((".jsonl", ".jsonl.gz"))


def _folder(folder: Path, report: Report) -> Iterator[Item]:
    files = sorted(p for p in folder.rglob("*") if p.name.endswith(SUFFIXES) and p.is_file())
    if not files:
        raise InputError(f"no {', '.join(SUFFIXES)} file in this folder", str(folder))
    for path in files:
        try:
            yield from _file(path, path.relative_to(folder).as_posix(), report)
        except InputError as error:
            report(error)


def _file(path: Path, name: str, report: Report) -> Iterator[Item]:
    if path.suffix == ".json":
        raise InputError("a .json file is not read; write one document a line, as .jsonl", str(path))
    try:
        if not is_lines(path.name):
            yield _text_item(path.read_bytes() if path.stat().st_size <= MOST else None, str(path), name)
            return
        with path.open("rb") as raw:
            stream = cast(BinaryIO, gzip.open(raw)) if path.name.endswith(".gz") else raw
            yield from _lines(stream, str(path), report)
    except FileNotFoundError:
        raise InputError("no such file or folder", str(path)) from None
    except (gzip.BadGzipFile, zlib.error, EOFError):
        raise InputError("broken gzip file; the documents before the break were read", str(path)) from None
    except OSError as error:
        raise InputError(f"cannot be read: {(error.strerror or str(error)).lower()}", str(path)) from None


def _stream(stream: BinaryIO, report: Report) -> Iterator[Item]:
    first = stream.readline(MOST + 1)
    if first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from _lines(stream, "-", report, first)
    else:
        data = first + stream.read(MOST + 1)
        yield _text_item(data if len(data) <= MOST else None, "-", "-")


def _text_item(data: bytes | None, path: str, name: str) -> Item:
    if data is None:
        raise InputError(
            f"over {MOST // 2**20} MB for one text; split it, or write one document a line as .jsonl", path
        )
    return Item(name.removesuffix(".txt"), _decode(data, path), None, path)


def _decode(data: bytes, path: str, line: int = 0) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("this is UTF-16; convert it: iconv -f UTF-16 -t UTF-8", path, line)
    if b"\0" in data[:8192]:
        raise InputError("a binary file, no text", path, line)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = line or data.count(b"\n", 0, error.start) + 1
        try:
            data.decode("cp1256")
            guess = "; if it is Windows-1256, convert it: iconv -f CP1256 -t UTF-8"
        except UnicodeDecodeError:
            guess = ""
        raise InputError(f"not UTF-8: byte 0x{data[error.start]:02X} at {error.start}{guess}", path, at) from None


def _lines(stream: BinaryIO, path: str, report: Report, first: bytes | None = None) -> Iterator[Item]:
    number = 0
    while True:
        data = first if first is not None else stream.readline(MOST + 1)
        first = None
        if not data:
            return
        number += 1
        try:
            if len(data) > MOST and not data.endswith(b"\n"):
                _skip_line(stream)
                raise InputError(f"a line of over {MOST // 2**20} MB", path, number)
            if data.strip():
                yield _line_item(data, path, number)
        except InputError as error:
            report(error)


def _skip_line(stream: BinaryIO) -> None:
    while True:
        data = stream.readline(2**20)
        if not data or data.endswith(b"\n"):
            return


def _line_item(data: bytes, path: str, number: int) -> Item:
    import msgspec

    line = _decode(data, path, number)
    try:
        record = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError) as error:
        raise InputError(f"broken JSON: {error}", path, number) from None
    if not isinstance(record, dict):
        raise InputError('this line is no JSON object; write {"id": …, "text": …}', path, number)
    text, date = record.get("text"), record.get("date")
    if not isinstance(text, str):
        what = "is no string" if "text" in record else "is missing"
        raise InputError(f"«text» {what}", path, number)
    if date is not None and not isinstance(date, str):
        raise InputError('«date» must be a string like "2024-03-06"', path, number)
    name = record.get("id")
    return Item(str(number) if name is None else str(name), text, date or None, path, number)
