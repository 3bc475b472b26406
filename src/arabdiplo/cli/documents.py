"""Documents for a command: with the events that are found in them, or with those that a file already holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from arabdiplo.cli.shared import Complaints
from arabdiplo.errors import InputError

if TYPE_CHECKING:
    from arabdiplo import Document, Event, Extractor


def found(
    paths: tuple[str, ...], extractor: Extractor, date: str | None, mentions: bool, complaints: Complaints
) -> Iterator[Document]:
    """Each document of the paths, read by the extractor; date: the day of those whose file does not say it."""
    from arabdiplo.cli.progress import progress
    from arabdiplo.io import read

    for item in progress(read(paths, complaints), paths):
        try:
            yield extractor.extract(item.text, item.date or date, item.id, mentions)
        except InputError as error:
            complaints(InputError(error.message, item.path, item.line))


def given(
    paths: Iterable[str],
    types: Iterable[str] | None,
    complaints: Complaints,
    classes: Mapping[str, type[Event]] | None = None,
) -> Iterator[Document]:
    """The documents of JSON Lines or of the folder of a run with the events that stand there, of these types.

    classes: as for `from_json`.
    """
    import attrs

    kept = None if types is None else frozenset(types)
    for path in paths:
        for document in _of_run(path, complaints, classes) or _of_lines(path, complaints, classes):
            events = tuple(event for event in document.events if kept is None or event.type in kept)
            yield attrs.evolve(document, events=events)


def _of_run(path: str, complaints: Complaints, classes: Mapping[str, type[Event]] | None) -> Iterator[Document] | None:
    """The documents of a finished run; None if the path is no folder of one."""
    from arabdiplo.runs import is_run, results

    if path == "-" or not is_run(path):
        return None

    def found() -> Iterator[Document]:
        try:
            yield from results(path, classes)
        except InputError as error:
            complaints(error)

    return found()


def _of_lines(path: str, complaints: Complaints, classes: Mapping[str, type[Event]] | None) -> Iterator[Document]:
    from arabdiplo.events.json import from_record
    from arabdiplo.io import read

    for item in read([path], complaints):
        try:
            if item.record is None or "events" not in item.record:
                raise InputError("holds no «events»; leave --records out")
            yield from_record({**item.record, "id": item.id}, classes)
        except InputError as error:
            complaints(InputError(error.message, item.path, item.line))
