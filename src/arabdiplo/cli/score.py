"""`arabdiplo score`: figures against gold."""

from __future__ import annotations

import json

import rich_click as click

from arabdiplo.cli.display import shown
from arabdiplo.cli.documents import annotated, of_types
from arabdiplo.cli.shared import Complaints, make_extractor, rules_option, split_types, types_option
from arabdiplo.errors import InputError


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
    PRED the events are extracted from the texts of GOLD.  Types, roles, modes and
    statuses of GOLD that the rules do not have are named; then the exit code is 3.
    """
    from arabdiplo.events.records import STATUSES
    from arabdiplo.events.types import check_types
    from arabdiplo.tools.score import score, table
    from arabdiplo.tools.vocabulary import strangers

    complaints, wanted = Complaints(), split_types(types)
    extractor = make_extractor(rules, no_bundled)
    if pred is None:
        pairs = annotated([gold], complaints, lambda one: (one, extractor.extract(one.text, one.date, one.id, False)))
        documents, found = [one for one, _ in pairs], [other for _, other in pairs]
    else:
        documents, found = (annotated([path], complaints, lambda one: one) for path in (gold, pred))
    if wanted is not None:
        annotated_types = (event.type for document in (*documents, *found) for event in document.events)
        check_types(wanted, {*extractor.classes, *annotated_types})
    kept = of_types(documents, wanted)
    statuses = {*STATUSES, *(status.name for _, status in extractor.program.statuses)}
    others = {event.type for document in found for event in document.events}
    for stranger in strangers(kept, extractor.classes, others, sorted(statuses)):
        complaints(InputError(stranger, gold))
    report = score(documents, {document.id: document for document in found}, wanted)
    if as_json:
        click.echo(json.dumps(report.as_dict(), ensure_ascii=False, indent=1))
        return complaints.exit_code
    for line in table(report, by_type, errors):
        click.echo(shown(line))
    return complaints.exit_code
