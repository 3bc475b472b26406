"""`arabdiplo gen`: sentences that a rule must match."""

from __future__ import annotations

import json
from itertools import islice
from random import Random

import attrs
import rich_click as click

from arabdiplo.cli.display import shown
from arabdiplo.cli.shared import OWN, need_rules, rules_option
from arabdiplo.errors import InputError


@click.command("gen")
@click.argument("rule", metavar="RULE")
@rules_option
@click.option("--count", "-n", type=click.IntRange(1), default=5, metavar="N", help="How many sentences (5).")
@click.option("--seed", type=int, default=0, metavar="N", help="Another number gives other sentences (0).")
@click.option("--misses", is_flag=True, help="Show drafts that did not match instead: what the rule may be wanting.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a sentence.")
def command(
    rule: str, rules: tuple[str, ...], no_bundled: bool, count: int, seed: int, misses: bool, as_json: bool
) -> int:
    """Make sentences that RULE (visit.travel) must match, out of the rule and the lexicons.

    They follow the rule word by word and need not make sense.  Each has been read by the
    engine; exit code 1 if no draft matched.
    """
    from arabdiplo.engine import Engine
    from arabdiplo.lang.cache import load_rules_cached
    from arabdiplo.lang.diagnostics import meant
    from arabdiplo.lang.paths import rule_paths
    from arabdiplo.tools import gen

    need_rules(rules, no_bundled)
    engine = Engine(load_rules_cached(rule_paths(rules), not no_bundled))
    generator = gen.Generator(engine, Random(seed).choice)
    if rule not in generator.rules:
        near = meant(rule, generator.rules) or OWN
        raise InputError(f"there is no pattern and no frame «{rule}»" + (f"; {near}" if near else ""))
    drafts = islice(gen.misses(generator, rule, 4 * count), count) if misses else generator.sentences(rule, count)
    made = False
    for draft in drafts:
        made = True
        if as_json:
            click.echo(json.dumps(attrs.asdict(draft), ensure_ascii=False))
            continue
        click.echo(shown(f"«{draft.text}»"))
        fillers = ", ".join(f"{role} «{words}»" for role, words in draft.fillers)
        click.echo(shown(f"  {draft.part}: {fillers or 'no filler'}"))
    if not made and not misses:
        click.echo(f"no draft of {rule} matched; see them with --misses", err=True)
    return int(not made and not misses)
