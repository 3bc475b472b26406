"""`arabdiplo score`: figures against gold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import rich_click as click

from arabdiplo.cli.display import shown
from arabdiplo.cli.shared import make_extractor, rules_option, split_types, types_option
from arabdiplo.errors import InputError

if TYPE_CHECKING:
    from arabdiplo import Document


@click.command("score")
@click.argument("gold", metavar="GOLD")
@click.argument("pred", required=False, metavar="[PRED]")
@click.option("--by-type", is_flag=True, help="Figures for each event type and role.")
@click.option("--errors", type=click.IntRange(0), default=0, metavar="N", help="List the first N errors.")
@click.option("--json", "as_json", is_flag=True, help="All figures as one JSON object.")
@rules_option
@types_option
def command(
    gold: str,
    pred: str | None,
    by_type: bool,
    errors: int,
    as_json: bool,
    rules: tuple[str, ...],
    no_bundled: bool,
    types: str | None,
) -> int:
    """Compare found events with gold ones.

    GOLD and PRED are .jsonl files of event records, matched by "id".  Without
    PRED the events are extracted from the texts of GOLD.
    """
    from arabdiplo.tools.score import score, table

    wanted = split_types(types)
    gold_documents = load(gold)
    if pred is None:
        extractor = make_extractor(rules, no_bundled)
        found = {d.id: extractor.extract(d.text, d.date, d.id, mentions=False) for d in gold_documents}
    else:
        found = {d.id: d for d in load(pred)}
    report = score(gold_documents, found, wanted)
    if as_json:
        click.echo(json.dumps(report.as_dict(), ensure_ascii=False, indent=1))
        return 0
    for line in table(report, by_type, errors):
        click.echo(shown(line))
    return 0


def load(path: str) -> list[Document]:
    """The documents of a .jsonl(.gz) file of event records; raises InputError naming the line."""
    from arabdiplo.events.json import from_record
    from arabdiplo.io.readers import records

    documents: dict[str, Document] = {}
    for record, line in records(path):
        try:
            document = from_record(record)
        except InputError as error:
            raise InputError(error.message, path, line) from None
        if document.id in documents:
            raise InputError(f"the id «{document.id}» stands twice", path, line)
        documents[document.id] = document
    return list(documents.values())
