"""The documents of a finished run, read back from its folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from arabdiplo.errors import InputError
from arabdiplo.events.records import Document, Event
from arabdiplo.io.files import MANIFEST


def results(folder: str | Path, classes: Mapping[str, type[Event]] | None = None) -> Iterator[Document]:
    """The documents of a run with the events that it found, in order; one part is held at a time.

    folder: `--out` of `arabdiplo run`.  classes: type name → class of its events
    (`Extractor.classes`); without it all are plain `Event`s.  Raises InputError if the
    folder holds no finished run or a part cannot be read (Parquet needs the extra `parquet`).
    """
    home = Path(folder)
    try:
        shards = json.loads(Path(home, MANIFEST).read_bytes())["shards"]
        files = [Path(name).name for shard in shards for name in shard["files"] if name.startswith("documents/")]
    except (OSError, ValueError, KeyError, TypeError):
        raise InputError(f"no {MANIFEST} of a finished run in this folder", str(folder)) from None
    for name in files:
        try:
            yield from _part(home, name, classes)
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror or error}", str(home / "documents" / name)) from None


def _part(home: Path, name: str, classes: Mapping[str, type[Event]] | None) -> Iterator[Document]:
    from arabdiplo.events.json import from_json

    path = home / "documents" / name
    if path.suffix == ".jsonl":
        with open(path, "rb") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    yield from_json(line, classes)
                except InputError as error:
                    raise InputError(error.message, str(path), number) from None
        return
    try:
        from arabdiplo.tables import TABLES, documents
    except ImportError as error:
        raise InputError(str(error), str(path)) from None
    import pyarrow as pa
    from pyarrow import parquet

    try:
        part = {table: parquet.read_table(home / table / name, schema=schema) for table, schema in TABLES.items()}
    except pa.ArrowInvalid as error:
        raise InputError(f"is no table of a run: {str(error).splitlines()[0]}", str(path)) from None
    yield from documents(part, classes)
