"""The documents of a finished run, read back from its folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import count, filterfalse
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from arabdiplo.errors import InputError, some_path
from arabdiplo.events.records import Document, Event, Origin
from arabdiplo.events.types import known_classes
from arabdiplo.io.files import ERRORS, MANIFEST
from arabdiplo.io.opened import guarded

if TYPE_CHECKING:
    import pyarrow as pa


def results(folder: str | Path, classes: Mapping[str, type[Event]] | None = None) -> Iterator[Document]:
    """The documents of a run with the events that it found, in order; one part is held at a time.

    folder: `--output` of `arabdiplo run`.  classes: as of `from_json`.  `Document.origin` says the number that a
    document has in the run, and of Parquet its file and row, `Document.rules` the digest of the rules.  Raises
    InputError if the folder holds no finished run or a part cannot be read (Parquet needs the extra `parquet`).
    """
    home, classes = Path(some_path(folder)), known_classes(classes)
    try:
        manifest = json.loads(Path(home, MANIFEST).read_bytes())
        shards, rules = manifest["shards"], str(manifest.get("rules") or "")
        files = [Path(name).name for shard in shards for name in shard["files"] if name.startswith("documents/")]
    except (OSError, ValueError, KeyError, TypeError):
        raise InputError(f"no {MANIFEST} of a finished run in this folder", str(folder)) from None
    numbers = _numbers(home)
    for name in files:
        for document in _part(home, name, classes, numbers):
            yield attrs.evolve(document, rules=rules)


def _numbers(home: Path) -> Iterator[int]:
    """The numbers of the documents that could be read, in order."""
    with guarded(str(home / ERRORS)), open(home / ERRORS, "rb") as lines:
        try:
            lost = {json.loads(line)["doc"] for line in lines}
        except (ValueError, KeyError, TypeError):
            raise InputError("is no list of the errors of a run", str(home / ERRORS)) from None
    return filterfalse(lost.__contains__, count())


def _part(home: Path, name: str, classes: Mapping[str, type[Event]], numbers: Iterator[int]) -> Iterator[Document]:
    from arabdiplo.events.json import from_json

    path = home / "documents" / name
    if path.suffix == ".jsonl":
        with guarded(str(path)), open(path, "rb") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    yield attrs.evolve(from_json(line, classes), origin=Origin(next(numbers)))
                except InputError as error:
                    raise InputError(error.message, str(path), number) from None
        return
    try:
        from arabdiplo.tables import MENTIONS, documents
    except ImportError as error:
        raise InputError(str(error), str(path)) from None
    yield from documents({table: _table(home / table / name, schema) for table, schema in MENTIONS.items()}, classes)


def _table(path: Path, schema: pa.Schema) -> pa.Table:
    """The table of a file; raises InputError if it cannot be read."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        with guarded(str(path)), open(path, "rb") as file:
            return parquet.read_table(file, schema=schema)
    except pa.ArrowInvalid as error:
        raise InputError(f"is no table of a run: {str(error).splitlines()[0]}", str(path)) from None
