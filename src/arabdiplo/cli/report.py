"""`arabdiplo report`: a page with the texts, a table of events, a timeline, and who met whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import rich_click as click

from arabdiplo.cli.documents import begun, found, given, of_types
from arabdiplo.cli.output import apart, opened
from arabdiplo.cli.shared import (
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

if TYPE_CHECKING:
    from arabdiplo import Document, Limits
    from arabdiplo.io import Columns


@click.command("report")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…|-")
@click.option(
    "--output", "-o", required=True, metavar="FILE", help="Write the page to this file; - is standard output."
)
@click.option("--title", metavar="TEXT", help="Heading of the page.")
@click.option("--lang", type=click.Choice(["ar", "en"]), default="ar", help="Language of its labels. Default: ar.")
@click.option(
    "--met", metavar="T,T…", help="Event types whose sides the graph joins. Default: visit,meeting,call,signing."
)
@click.option("--texts", metavar="N", type=click.IntRange(0), help="At most N texts. Default: 200.")
@click.option("--rows", metavar="N", type=click.IntRange(0), help="At most N rows in the table. Default: 20000.")
@click.option("--records", is_flag=True, help="Take the events that .jsonl files or the folder of a run hold.")
@rules_option
@types_option
@date_option
@columns_option
@limits_option
def command(
    paths: tuple[str, ...],
    output: str,
    title: str | None,
    lang: str,
    met: str | None,
    texts: int | None,
    rows: int | None,
    records: bool,
    rules: tuple[str, ...],
    no_bundled: bool,
    types: str | None,
    date: str | None,
    columns: Columns,
    limits: Limits,
) -> int:
    """Make one HTML page of the events of text files, folders, .jsonl(.gz) files, or standard input (-).

    The page needs no network and can be read without its script, which only sorts and filters.
    """
    from arabdiplo.events.dates import iso_day
    from arabdiplo.events.types import check_types
    from arabdiplo.report import PageSize, report
    from arabdiplo.report.linked import MET

    iso_day(date)
    complaints, joined, seen = Complaints(), split_types(met), set[str]()
    extractor = make_extractor(rules, no_bundled, None if records else types, limits=limits)
    is_output = apart(output, paths, rule_files(extractor))
    if records:
        documents = of_types(_noting(given(paths, complaints, is_output, extractor.classes), seen), split_types(types))
    else:
        if joined:
            check_types(joined, extractor.classes)
        documents = found(paths, extractor, date, False, complaints, columns, is_output)
    usual = PageSize()
    size = PageSize(usual.texts if texts is None else texts, usual.rows if rows is None else rows)
    page = report(begun(documents, complaints), title, lang, joined or MET, size, extractor.classes)
    if records and (types or joined):
        check_types([*(split_types(types) or ()), *(joined or ())], {*extractor.classes, *seen})
    with opened(output) as stream:
        stream.write(page)
    return complaints.exit_code


def _noting(documents: Iterable[Document], types: set[str]) -> Iterator[Document]:
    """The documents unchanged; the types of their events go into *types*."""
    for document in documents:
        types.update(event.type for event in document.events)
        yield document
