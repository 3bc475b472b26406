"""`arabdiplo bench`: what each rule costs."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import rich_click as click

from arabdiplo.cli.display import shown
from arabdiplo.cli.documents import each
from arabdiplo.cli.shared import Complaints, Figure, columns_option, frames_of, need_rules, rules_option, types_option

if TYPE_CHECKING:
    from arabdiplo.io import Columns


@click.command("bench")
@click.argument("corpus", nargs=-1, required=True, metavar="CORPUS…")
@rules_option
@types_option
@columns_option
@click.option("--top", type=click.IntRange(1), default=25, metavar="N", help="Show the N dearest rules (25).")
@click.option("--max-steps-per-token", type=Figure(), metavar="N", help="Fail above so many steps a token.")
@click.option("--max-ms", type=Figure(), metavar="N", help="Fail above so many milliseconds a text.")
@click.option("--max-share", type=Figure(), metavar="N", help="Fail if one rule takes over N % of the time of all.")
@click.option("--json", "as_json", is_flag=True, help="All figures as one JSON object.")
def command(
    corpus: tuple[str, ...],
    rules: tuple[str, ...],
    no_bundled: bool,
    types: str | None,
    columns: Columns,
    top: int,
    max_steps_per_token: float | None,
    max_ms: float | None,
    max_share: float | None,
    as_json: bool,
) -> int:
    """Read documents and show per rule: tried, begun, matched, steps, time, share.

    Steps depend on rules and texts alone, so that --max-steps-per-token holds on every
    machine.  --types shows the rules of these types alone; the sums are still of all rules.
    Exit code 1 if a ceiling is passed.
    """
    from arabdiplo.engine import Engine
    from arabdiplo.events.dates import iso_date
    from arabdiplo.io import read
    from arabdiplo.lang.cache import load_rules_cached
    from arabdiplo.lang.paths import rule_paths
    from arabdiplo.tools.bench import lines, over, profile

    need_rules(rules, no_bundled)
    engine = Engine(load_rules_cached(rule_paths(rules), not no_bundled), budget=sys.maxsize)
    asked = frames_of(engine.program, types)
    complaints = Complaints()
    texts = each(read(corpus, complaints, columns=columns), complaints, lambda item: (item.text, iso_date(item.date)))
    figures = profile(engine, texts, asked)
    if complaints.count and not figures.texts:
        return complaints.exit_code
    passed = over(figures, max_steps_per_token, max_share, max_ms)
    if as_json:
        click.echo(json.dumps({**figures.as_dict(), "over": passed}, ensure_ascii=False))
    else:
        for line in (*lines(figures, top), *passed):
            click.echo(shown(line))
    return complaints.exit_code or int(bool(passed))
