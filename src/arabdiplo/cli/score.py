"""`arabdiplo score`: figures against gold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import rich_click as click

from arabdiplo.cli.display import counted, shown
from arabdiplo.cli.documents import annotated, of_types
from arabdiplo.cli.shared import Complaints, make_extractor, rules_option, split_types, types_option
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

    GOLD and PRED are .jsonl files of event records, or folders of a run or of brat,
    matched by "id".  Without PRED the events are extracted from the texts of GOLD.  Types, roles, modes and
    statuses of GOLD that the rules do not have are named; then the exit code is 3.
    """
    from arabdiplo.events.records import STATUSES
    from arabdiplo.events.types import check_types
    from arabdiplo.tools.score import score, table
    from arabdiplo.tools.vocabulary import strangers

    complaints, wanted = Complaints(), split_types(types)
    extractor = make_extractor(rules, no_bundled)
    classes = extractor.classes
    if pred is None:
        pairs = annotated(
            [gold], complaints, lambda one: (one, extractor.extract(one.text, one.date, one.id, False)), classes
        )
        documents, found = [one for one, _ in pairs], [other for _, other in pairs]
    else:
        documents, found = (annotated([path], complaints, lambda one: one, classes) for path in (gold, pred))
        if documents and found:
            _meet(documents, found, gold, pred, complaints)
    if complaints.count and not (documents and found):
        return complaints.exit_code
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


def _meet(
    documents: Sequence[Document], found: Sequence[Document], gold: str, pred: str, complaints: Complaints
) -> None:
    """Say which documents of one side the other has not; raises InputError if it has none of them."""
    one, other = ({document.id: None for document in side} for side in (documents, found))
    if not one.keys() & other.keys():
        ids = f"«{next(iter(other))}» here, «{next(iter(one))}» there"
        raise InputError(f"no document has an id that a document of {gold} has: {ids}", pred)
    if lacking := [id for id in one if id not in other]:
        complaints.note(f"{pred}: lacks {_some(lacking)} of {gold}; nothing counts as found in them")
    if spare := [id for id in other if id not in one]:
        complaints.note(f"{pred}: {_some(spare)} not in {gold}; they are not counted")


def _some(ids: Sequence[str]) -> str:
    return f"{counted(len(ids), 'document')} («{ids[0]}»{', …' if len(ids) > 1 else ''})"
