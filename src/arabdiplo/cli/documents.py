"""Documents for a command: with the events that are found in them, or with those that a file already holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from click.exceptions import Exit

from arabdiplo.cli.shared import Complaints
from arabdiplo.errors import InputError

if TYPE_CHECKING:
    from arabdiplo import Document, Event, Extractor
    from arabdiplo.cli.output import IsOutput
    from arabdiplo.io import Columns, Item

T = TypeVar("T")


def each(items: Iterable[Item], complaints: Complaints, make: Callable[[Item], T]) -> Iterator[T]:
    """What *make* makes of each item; what is wrong with one is said with its place, and the others are done."""
    for item in items:
        try:
            made = make(item)
        except InputError as error:
            complaints(item.refused(error.message))
        else:
            yield made


def begun(documents: Iterator[Document], complaints: Complaints) -> Iterator[Document]:
    """The documents, the first of which is there; ends the command if nothing could be read, so nothing is written."""
    first = next(documents, None)
    if first is None and complaints.count:
        raise Exit(complaints.exit_code)
    return documents if first is None else chain([first], documents)


def found(
    paths: tuple[str, ...],
    extractor: Extractor,
    date: str | None,
    mentions: bool,
    complaints: Complaints,
    columns: Columns,
    is_output: IsOutput,
) -> Iterator[Document]:
    """Each document of the paths, read by the extractor; date: the day of those whose file does not say it."""
    from arabdiplo.cli.progress import progress
    from arabdiplo.io import read

    def extracted(item: Item) -> Document:
        return extractor.extract(item.text, item.date or date, item.id, mentions)

    items = read(paths, complaints, note=complaints.note, columns=columns, leave_out=is_output)
    return each(progress(items, paths, is_output), complaints, extracted)


def annotated(
    paths: Iterable[str],
    complaints: Complaints,
    make: Callable[[Document], T],
    classes: Mapping[str, type[Event]] | None = None,
) -> list[T]:
    """What *make* makes of each annotated document of the paths, which all have events and names of their own.

    A path is a .jsonl file, or the folder of a run or of brat.  classes: of the events; without it they are plain.
    """
    names, found = set[str](), list[T]()
    for path in paths:
        empty = 0
        for document, refused in _held(path, complaints, classes):
            try:
                if document is None:
                    empty += 1
                    if empty == 1:
                        raise InputError("holds no «events»; where nothing is to be found, write an empty list")
                    continue
                if document.id in names:
                    raise InputError(f"the id «{document.id}» stands twice")
                names.add(document.id)
                found.append(make(document))
            except InputError as error:
                complaints(refused(error.message))
        if empty > 1:
            complaints.note(f"{path}: {empty - 1:,} more hold no «events»")
    return found


def _held(
    path: str, complaints: Complaints, classes: Mapping[str, type[Event]] | None
) -> Iterator[tuple[Document | None, Callable[[str], InputError]]]:
    """The documents of a path (None for one without events), each with what makes an error of it."""
    from arabdiplo.io import read

    folder = _of_folder(path, complaints, classes)
    if folder is not None:
        for document in folder:
            yield document, lambda said: InputError(said, path)
        return
    for item in read([path], complaints):
        try:
            document = annotation(item, classes)
        except InputError as error:
            complaints(item.refused(error.message))
        else:
            yield document if "events" in (item.record or {}) else None, item.refused


def annotation(item: Item, classes: Mapping[str, type[Event]] | None = None) -> Document:
    """The document of an item with the events that its record holds; raises InputError if it is no record.

    classes: as for `from_json`; without it the events are plain, and no rules are loaded.
    """
    from arabdiplo.events.json import from_record

    if item.record is None:
        raise InputError("holds no events; they are read from .jsonl")
    return from_record({**item.record, "id": item.id}, classes or {})


def given(
    paths: Iterable[str],
    complaints: Complaints,
    is_output: IsOutput,
    classes: Mapping[str, type[Event]] | None = None,
) -> Iterator[Document]:
    """The documents of JSON Lines, or of the folder of a run or of brat, with the events that stand there.

    classes: as for `from_json`.
    """
    for path in paths:
        yield from _of_folder(path, complaints, classes) or _of_lines(path, complaints, is_output, classes)


def of_types(documents: Iterable[Document], types: Iterable[str] | None) -> Iterator[Document]:
    """The documents with their events of these types only; None: all."""
    import attrs

    kept = None if types is None else frozenset(types)
    for document in documents:
        events = tuple(event for event in document.events if kept is None or event.type in kept)
        yield attrs.evolve(document, events=events)


def _of_folder(
    path: str, complaints: Complaints, classes: Mapping[str, type[Event]] | None
) -> Iterator[Document] | None:
    """The documents of a finished run or of a folder of brat; None if the path is neither."""
    from arabdiplo.cli.brat import is_brat, read_brat
    from arabdiplo.io.files import is_run

    if path == "-" or not (is_run(path) or is_brat(path)):
        return None

    def found() -> Iterator[Document]:
        from arabdiplo.runs import results

        try:
            yield from results(path, classes) if is_run(path) else read_brat(path, complaints, classes)
        except InputError as error:
            complaints(error)

    return found()


def _of_lines(
    path: str, complaints: Complaints, is_output: IsOutput, classes: Mapping[str, type[Event]] | None
) -> Iterator[Document]:
    from arabdiplo.io import read

    def document(item: Item) -> Document:
        if item.record is None or "events" not in item.record:
            raise InputError("holds no «events»; leave --records out")
        return annotation(item, classes)

    return each(read([path], complaints, leave_out=is_output), complaints, document)
