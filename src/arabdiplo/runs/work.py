"""What a worker does with one shard: decode, read, write; and the setup that all workers of a run share."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import attrs

from arabdiplo._cache import digest_of
from arabdiplo._limits import Limits
from arabdiplo._rows import Keeper, Read, Row, extract_rows
from arabdiplo.errors import InputError
from arabdiplo.io.columns import Columns
from arabdiplo.io.files import SCRATCH
from arabdiplo.text.halves import whole

from .decode import Failure, decode_all
from .disk import write_whole
from .shards import Shard

if TYPE_CHECKING:
    from arabdiplo._api import Extractor

Format = Literal["parquet", "jsonl"]
FORMATS: tuple[str, ...] = get_args(Format)
Watch = Callable[[int], None]
"""is told the number of each document before it is read"""


@attrs.frozen(slots=True)
class Setup:
    """What decides the bytes of the output, beside the input; plain values, so that it can be sent to workers."""

    out: str
    format: Format = "parquet"
    rules: tuple[str, ...] = ()
    bundled: bool = True
    types: tuple[str, ...] | None = None
    date: str | None = None
    mentions: bool = False
    limits: Limits = Limits()
    columns: Columns = Columns()
    program: str = ""
    """hash of the compiled rules"""

    def make(self) -> Extractor:
        """A fresh extractor; raises InputError if the rules are no longer those of the run."""
        from arabdiplo._api import Extractor

        made = Extractor(self.rules, self.bundled, self.types)
        if self.program and made.program.digest and made.program.digest != self.program:
            raise InputError("the rules were changed while the run was going; start it again")
        return made


@attrs.frozen(slots=True)
class Done:
    """A shard that is done: what was read, how much was found, which files hold it (path → bytes, hash)."""

    shard: int
    input: str
    documents: int
    events: int
    arguments: int
    errors: int
    files: Mapping[str, tuple[int, str]]


def do(shard: Shard, setup: Setup, keeper: Keeper, skip: Mapping[int, str], watch: Watch | None = None) -> Done:
    """Read a shard and write its files; raises OutputError if they cannot be written.

    skip: numbers of documents that are not to be tried, each with the reason.
    """
    rows, failures = decode_all(shard.raws, shard.first, setup.columns)
    failures += [_failure(row, skip[row.doc]) for row in rows if row.doc is not None and row.doc in skip]
    rows = [row for row in rows if row.doc not in skip]
    parts = [rows] if watch is None else [[row] for row in rows]
    made = _Made()
    for part in parts:
        if watch is not None:
            watch(part[0].doc or 0)
        (_parquet if setup.format == "parquet" else _jsonl)(part, setup, keeper, made)
    failures = sorted(failures + made.failures, key=lambda failure: failure.doc)
    files = made.files(setup.format)
    if failures:
        files["errors"] = _lines(json.dumps(one.record(), ensure_ascii=False) for one in failures)
    written = _write(files, shard.number, setup)
    return Done(shard.number, shard.digest, made.documents, made.events, made.arguments, len(failures), written)


def _failure(row: Row | Read, reason: str) -> Failure:
    id = row.id if isinstance(row, Row) else row.document.id
    return Failure(row.doc or 0, row.path or "", row.row, id, whole(reason))


class _Made:
    """What the documents of a shard gave."""

    def __init__(self) -> None:
        self.documents = self.events = self.arguments = 0
        self.failures: list[Failure] = []
        self.batches: list[Any] = []
        self.lines: list[str] = []

    def files(self, form: Format) -> dict[str, bytes]:
        """Table → contents of its file."""
        if form == "jsonl":
            return {"documents": _lines(self.lines)}
        return _parquet_files(self.batches)


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(line + "\n" for line in lines).encode()


def _jsonl(rows: list[Row], setup: Setup, keeper: Keeper, made: _Made) -> None:
    from arabdiplo.events.json import to_json

    for one in extract_rows(rows, keeper, setup.limits, setup.mentions, setup.date):
        if one.error is not None:
            made.failures.append(_failure(one, one.error))
            continue
        made.documents += 1
        made.events += len(one.document.events)
        made.arguments += sum(len(event.args) for event in one.document.events)
        made.lines.append(to_json(one.document, setup.mentions))


def _parquet(rows: list[Row], setup: Setup, keeper: Keeper, made: _Made) -> None:
    from arabdiplo.tables.batch import extract_batch, rows_batch
    from arabdiplo.tables.build import split

    batch = extract_batch(rows_batch(rows), keeper, setup.limits, setup.date)
    for row, error in zip(rows, batch.column("error").to_pylist(), strict=True):
        if error is not None:
            made.failures.append(_failure(row, error))
    parts = split(batch)
    made.documents += parts["documents"].num_rows
    made.events += parts["events"].num_rows
    made.arguments += parts["arguments"].num_rows
    made.batches.append(parts)


def _parquet_files(batches: list[Any]) -> dict[str, bytes]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from arabdiplo.tables.schema import TABLES

    out = {}
    for name, schema in TABLES.items():
        table = pa.Table.from_batches([parts[name] for parts in batches], schema=schema).combine_chunks()
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink, compression="zstd")
        out[name] = sink.getvalue().to_pybytes()
    return out


def _write(files: Mapping[str, bytes], number: int, setup: Setup) -> dict[str, tuple[int, str]]:
    """The files of a shard, each whole or not at all; path within the output → bytes and hash."""
    written = {}
    for name, data in files.items():
        path = part_path(name, number, setup.format)
        write_whole(Path(setup.out, path), data, Path(setup.out, SCRATCH))
        written[path] = (len(data), digest_of(data))
    return written


def part_path(name: str, number: int, form: Format) -> str:
    """Where a shard's part of a table lies in the output.

    >>> part_path("events", 12, "parquet")
    'events/part-000012.parquet'
    """
    if name == "errors":
        return f"{SCRATCH}/errors/part-{number:06d}.jsonl"
    return f"{name}/part-{number:06d}.{form}"


def folders(form: Format) -> tuple[str, ...]:
    """The folders of the output."""
    if form == "jsonl":
        return ("documents", SCRATCH, f"{SCRATCH}/errors")
    from arabdiplo.tables.schema import TABLES

    return (*TABLES, SCRATCH, f"{SCRATCH}/errors")
