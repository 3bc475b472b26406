"""`arabdiplo extract`: the events of texts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import IO, TYPE_CHECKING

import rich_click as click

from arabdiplo.cli.documents import begun, found
from arabdiplo.cli.output import apart, opened
from arabdiplo.cli.shared import (
    Complaints,
    columns_option,
    date_option,
    limits_option,
    make_extractor,
    rule_files,
    rules_option,
    types_option,
)
from arabdiplo.errors import InputError

if TYPE_CHECKING:
    from arabdiplo import Document, Limits
    from arabdiplo.io import Columns

TABLES = ("documents", "events", "arguments", "occurrences", "occurrence_arguments")
"""the tables of docs/tables.md"""
_ROWS = 200
"""documents whose rows are made at a time"""


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…|-")
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["table", "jsonl", "json", "csv"]),
    help="table for people, jsonl (one document a line), json (one list), csv. Default: table on a terminal, "
    "else jsonl.",
)
@click.option(
    "--table",
    type=click.Choice(TABLES),
    help="Of csv: events (a row a mention), occurrences (a row a real event), … Default: events.",
)
@click.option("--mentions", is_flag=True, help="Add the lists actors, places and times to the JSON.")
@click.option("--digest", is_flag=True, help="Add the digest of the rules to the JSON, as key rules.")
@click.option("--output", "-o", type=click.Path(dir_okay=False), help="Write to this file.")
@click.option(
    "--budget",
    type=click.IntRange(min=1),
    metavar="STEPS",
    help="Give a text up that costs more steps than this for each token (10000); the others are still done.",
)
@rules_option
@types_option
@date_option
@columns_option
@limits_option
def command(
    paths: tuple[str, ...],
    form: str | None,
    table: str | None,
    mentions: bool,
    digest: bool,
    output: str | None,
    budget: int | None,
    rules: tuple[str, ...],
    no_bundled: bool,
    types: str | None,
    date: str | None,
    columns: Columns,
    limits: Limits,
) -> int:
    """Find the events of text files, folders, .jsonl and .jsonl.gz files, or standard input (-).

    Lines of .jsonl hold "id", "text" and, if known, "date".
    """
    from arabdiplo.events.dates import iso_day

    iso_day(date)
    if table is not None and form != "csv":
        raise click.UsageError("--table goes with --format csv")
    extractor, complaints = make_extractor(rules, no_bundled, types, budget, limits), Complaints()
    is_output = apart(output, paths, rule_files(extractor))
    documents = begun(found(paths, extractor, date, mentions, complaints, columns, is_output), complaints)
    with opened(output) as stream:
        form = form or ("table" if stream.isatty() else "jsonl")
        if form == "table":
            _print_table(documents, stream)
        elif form == "csv":
            _print_csv(documents, stream, table or "events")
        else:
            _print_json(documents, stream, mentions, digest, as_list=form == "json")
    return complaints.exit_code


def _print_json(documents: Iterator[Document], stream: IO[str], mentions: bool, digest: bool, as_list: bool) -> None:
    from arabdiplo.cli.display import escaped
    from arabdiplo.events.json import to_json

    before = "[\n" if as_list else ""
    for document in documents:
        line = to_json(document, mentions, digest)
        stream.write(before + (escaped(line) if stream.isatty() else line) + ("" if as_list else "\n"))
        before = ",\n" if as_list else ""
    if as_list:
        stream.write("[]\n" if before == "[\n" else "\n]\n")


def _print_csv(documents: Iterator[Document], stream: IO[str], table: str) -> None:
    try:
        from arabdiplo.tables import tables
        from arabdiplo.tables.sheet import csv_text
    except ImportError as error:
        raise InputError(str(error)) from None
    stream.write(csv_text(tables(())[table]))
    number = 0
    while part := list(islice(documents, _ROWS)):
        stream.write(csv_text(tables(part, number)[table], head=False))
        number += len(part)


def _print_table(documents: Iterator[Document], stream: IO[str]) -> None:
    from arabdiplo.cli.table import document_lines

    number = events = 0
    for document in documents:
        number += 1
        events += len(document.events)
        for line in document_lines(document):
            print(line, file=stream)
    print(f"{number} document{'s' * (number != 1)}, {events} event{'s' * (events != 1)}", file=stream)
