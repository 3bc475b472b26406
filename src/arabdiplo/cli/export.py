"""`arabdiplo export`: events in the formats of other tools."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

import rich_click as click

from arabdiplo.cli.documents import begun, found, given, of_types
from arabdiplo.cli.output import apart, opened, write, writing
from arabdiplo.cli.shared import (
    OWN,
    Complaints,
    columns_option,
    date_option,
    limits_option,
    make_extractor,
    rule_files,
    rules_option,
    split_types,
    types_option,
)
from arabdiplo.errors import InputError

if TYPE_CHECKING:
    from arabdiplo import Book, Document, Event, Extractor, Limits
    from arabdiplo.io import Columns

BOOKS = ("cameo", "ace", "ere")
"""code books whose codes make records"""
FORMATS = ("plover", *BOOKS, "web-annotation", "bio", "brat", "jsonl", "schema")


@click.command("export")
@click.argument("form", type=click.Choice(FORMATS), metavar="FORMAT")
@click.argument("paths", nargs=-1, metavar="PATH…|-")
@click.option("--output", "-o", type=click.Path(), help="Write to this file; brat: into this folder.")
@click.option("--force", is_flag=True, help="brat: write into a folder that holds something.")
@click.option("--records", is_flag=True, help="Take the events that .jsonl files or the folder of a run hold.")
@rules_option
@types_option
@date_option
@columns_option
@limits_option
def command(
    form: str,
    paths: tuple[str, ...],
    output: str | None,
    force: bool,
    records: bool,
    rules: tuple[str, ...],
    no_bundled: bool,
    types: str | None,
    date: str | None,
    columns: Columns,
    limits: Limits,
) -> int:
    """Write events in the formats of other tools.

    plover, cameo, ace, ere: a JSON object for each real event that the code book has a code for.
    web-annotation: JSON-LD, a page a line.  bio: columns.  brat: a folder.  jsonl: the
    record, for --records that stand in a folder of a run or of brat.
    schema writes the JSON Schema of the JSON record with the types of the rules.
    """
    from arabdiplo.events.dates import iso_day

    iso_day(date)
    if form != "schema" and not paths:
        raise click.UsageError("nothing to export; name texts, folders, .jsonl files, or - for standard input")
    if form == "schema" and paths:
        raise click.UsageError("schema is made of the rules alone; leave the texts out")
    if form == "brat" and not output:
        raise click.UsageError("brat makes two files a document: say into which folder, with --output FOLDER")
    extractor, complaints = make_extractor(rules, no_bundled, types, limits=limits), Complaints()
    is_output = apart(output, paths, rule_files(extractor))
    if form == "schema":
        with opened(output) as stream:
            stream.write(_schema(extractor))
        return 0
    if form == "brat" and not force:
        _need_empty(Path(output or ""))
    if records:
        documents = of_types(given(paths, complaints, is_output, extractor.classes), split_types(types))
        if form in ("plover", *BOOKS):
            documents = _known(documents, extractor.classes, complaints)
    else:
        documents = found(paths, extractor, date, True, complaints, columns, is_output)
    documents = begun(documents, complaints)
    if form == "brat":
        _write_brat(Path(output or ""), documents, extractor)
        return complaints.exit_code
    with opened(output) as stream:
        for text in _texts(form, documents):
            stream.write(text)
    return complaints.exit_code


def _known(
    documents: Iterable[Document], classes: Mapping[str, type[Event]], complaints: Complaints
) -> Iterator[Document]:
    """The documents unchanged; types that no rule declares, so that nobody knows their codes, are said once each."""
    said: set[str] = set()
    for document in documents:
        for name in sorted({event.type for event in document.events} - {*classes, *said}):
            said.add(name)
            complaints(InputError(f"document «{document.id}»: no rule declares «{name}», so it has no code; {OWN}"))
        yield document


def _texts(form: str, documents: Iterable[Document]) -> Iterator[str]:
    from arabdiplo.events.json import to_json
    from arabdiplo.export import bio, coded, plover, web_annotation

    for document in documents:
        match form:
            case "bio":
                yield bio(document)
            case "jsonl":
                yield to_json(document, mentions=bool(document.actors or document.places or document.times)) + "\n"
            case "plover":
                yield from map(_line, plover(document))
            case "web-annotation":
                yield _line(web_annotation(document))
            case _:
                yield from map(_line, coded(document, cast("Book", form)))


def _schema(extractor: Extractor) -> str:
    from arabdiplo.export import record_schema

    return json.dumps(record_schema(extractor.classes), ensure_ascii=False, indent=2) + "\n"


def _line(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def _need_empty(folder: Path) -> None:
    """Raises InputError if the folder holds something, which may be annotated by hand."""
    with writing(folder):
        if folder.exists() and any(folder.iterdir()):
            raise InputError("the folder holds something; --force writes over the files of the same names", str(folder))


def _write_brat(folder: Path, documents: Iterable[Document], extractor: Extractor) -> None:
    from arabdiplo.cli.brat import INDEX, entry, index
    from arabdiplo.events.records import STATUSES
    from arabdiplo.export import brat, brat_config
    from arabdiplo.text.halves import whole

    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    write(folder / "annotation.conf", brat_config(extractor.classes, STATUSES))
    names, known = _Names(), index(folder)
    for document in documents:
        name = names.new(document.id)
        known[name] = entry(name, document)
        for suffix, text in ((".txt", document.text), (".ann", brat(document))):
            write(folder / (name + suffix), whole(text))
    write(folder / INDEX, "".join(map(_line, known.values())))


class _Names:
    """Names of files for documents, each once, also where A and a are one letter."""

    def __init__(self) -> None:
        self._taken = set[str]()
        self._last: dict[str, int] = {}
        """name without a number -> the last number that it got"""

    def new(self, id: str) -> str:
        """The name of a document: nothing in an id leads out of the folder or hides a file."""
        name = base = re.sub(r"[^\w.-]", "_", id).strip(".")[:100] or "document"
        folded = base.casefold()
        while name.casefold() in self._taken:
            self._last[folded] = number = self._last.get(folded, 1) + 1
            name = f"{base}-{number}"
        self._taken.add(name.casefold())
        return name
