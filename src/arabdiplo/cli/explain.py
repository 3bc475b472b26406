"""`arabdiplo explain`: how events came about, and why others did not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import rich_click as click

from arabdiplo.cli.display import shown
from arabdiplo.cli.shared import OWN, date_option, frames_of, make_extractor, read_text, rules_option, types_option
from arabdiplo.tools.explanation import wanted
from arabdiplo.tools.tester import rules_of

if TYPE_CHECKING:
    from arabdiplo.lang.program import Program

_RULE = re.compile(r"[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)*")


@click.command("explain")
@click.argument("first", metavar="RULE|TEXT")
@click.argument("second", required=False, metavar="[TEXT|-]")
@click.option("--tokens", is_flag=True, help="Show each token with its readings.")
@click.option("--tree", is_flag=True, help="Show the whole derivation of each event.")
@click.option("--chunks", is_flag=True, help="Show all chunks, and matches that lost their words.")
@click.option("--steps", is_flag=True, help="Show every arm that was tried, part by part.")
@click.option("--json", "as_json", is_flag=True, help="The whole explanation as JSON.")
@rules_option
@types_option
@date_option
def command(
    first: str,
    second: str | None,
    tokens: bool,
    tree: bool,
    chunks: bool,
    steps: bool,
    as_json: bool,
    rules: tuple[str, ...],
    no_bundled: bool,
    types: str | None,
    date: str | None,
) -> None:
    """Show why rules matched a text, and how far every other rule came.

    For each event: the arm, the words, the rows of lexicons, and what it won over.
    For each rule that did not match: which part failed, at which word, and what it
    wants there.  RULE (visit, or visit.travel) narrows it to a module or a rule, --types to
    the rules of event types; then all parts are shown.  RULE without TEXT explains the
    examples that stand in the rule.
    """
    from arabdiplo.tools.explain import lines, to_dict, token_dicts, token_lines
    from arabdiplo.tools.explanation import explain

    extractor = make_extractor(rules, no_bundled, types)
    is_rule = second is not None or bool(_RULE.fullmatch(first))
    among = frozenset([_known(extractor.program, first)]) if is_rule else None
    asked = frames_of(extractor.program, types, among)
    if is_rule and second is None:
        texts = list(_examples(extractor.program, asked))
    else:
        texts = [(read_text(second if second is not None else first), None)]
    for text, its_date in texts:
        explanation = explain(extractor, text, date or its_date, asked)
        if as_json:
            record = to_dict(explanation, asked)
            if tokens:
                record["tokens"] = token_dicts(text, extractor.morphology)
            click.echo(json.dumps(record, ensure_ascii=False, indent=1))
            continue
        click.echo(shown(f"«{text}»"))
        if tokens:
            for line in token_lines(text, extractor.morphology):
                click.echo(shown(line))
        for line in lines(explanation, asked, steps, tree, chunks):
            click.echo(shown(line))
        click.echo()


def _known(program: Program, rule: str) -> str:
    from arabdiplo.errors import InputError
    from arabdiplo.lang.diagnostics import meant

    names = [*program.modules, *(r.name for r in rules_of(program))]
    if rule not in names:
        near = meant(rule, names) or OWN
        raise InputError(f"there is no rule and no module «{rule}»" + (f"; {near}" if near else ""))
    return rule


def _examples(program: Program, asked: frozenset[str] | None) -> Iterator[tuple[str, str | None]]:
    for rule in rules_of(program):
        if wanted(rule.name, asked):
            for check in rule.checks:
                yield check.text, next((label.value for label in check.labels if label.name == "date"), None)
