"""Folders of brat: which documents lie in them, and reading them back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from arabdiplo.errors import InputError

if TYPE_CHECKING:
    from arabdiplo import Document, Event
    from arabdiplo.cli.shared import Complaints

INDEX = "documents.jsonl"
"""what brat does not know of its files: the ids and dates of their documents"""


def entry(name: str, document: Document) -> dict[str, Any]:
    """The line of a document in the index."""
    from arabdiplo.text.halves import whole

    return {"file": name, "id": whole(document.id), "date": document.date}


def index(folder: Path) -> dict[str, dict[str, Any]]:
    """File's name (without ending) → its line in the index; raises InputError if that cannot be read."""
    path = folder / INDEX
    if not path.exists():
        return {}
    from arabdiplo.io.opened import guarded

    try:
        with guarded(str(path)):
            lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        return {line["file"]: {key: line[key] for key in ("file", "id", "date")} for line in lines}
    except (ValueError, KeyError, TypeError):
        raise InputError("is no list of the documents of this folder", str(path)) from None


def is_brat(path: str) -> bool:
    """Whether the path is a folder with brat files."""
    return Path(path).is_dir() and any(Path(path).glob("*.ann"))


def read_brat(
    path: str, complaints: Complaints, classes: Mapping[str, type[Event]] | None = None
) -> Iterator[Document]:
    """The documents of a folder; what is wrong with one is said, and the others are read."""
    from arabdiplo.events.dates import iso_date
    from arabdiplo.export import from_brat
    from arabdiplo.io.opened import guarded

    folder = Path(path)
    known = index(folder)
    places = {name: place for place, name in enumerate(known)}
    for ann in sorted(folder.glob("*.ann"), key=lambda ann: (places.get(ann.stem, len(places)), ann.stem)):
        line = known.get(ann.stem, {"id": ann.stem, "date": None})
        read = ""
        try:
            texts = []
            for file in (ann.with_suffix(".txt"), ann):
                read = str(file)
                with guarded(read):
                    texts.append(file.read_bytes().decode())
            text, annotation = texts
            yield from_brat(text, annotation, line["id"], iso_date(line["date"]), classes)
        except UnicodeDecodeError:
            complaints(InputError("not UTF-8", read))
        except InputError as error:
            complaints(error if error.path else InputError(error.message, read, error.line))
