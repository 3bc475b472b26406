"""`arabdiplo test`: runs the examples that stand in rules."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import rich_click as click

from arabdiplo.cli.display import shown
from arabdiplo.cli.shared import alone_option, check_modules, find_rules

if TYPE_CHECKING:
    from arabdiplo.tools.tester import Outcome


@click.command("test")
@click.argument("rules", nargs=-1, metavar="[RULES]…")
@click.option("--bundled", is_flag=True, help="Test the bundled rules, too.")
@alone_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object a check.")
def command(rules: tuple[str, ...], bundled: bool, no_bundled: bool, as_json: bool) -> int:
    """Run every example, reject and near of rule files; exit code 1 if one fails.

    RULES are .dpl files, folders, or names of bundled modules (visit).
    """
    from arabdiplo.engine import Engine
    from arabdiplo.lang import RuleError, load_rules
    from arabdiplo.tools.tester import run_checks

    if not rules and not bundled:
        raise click.UsageError("say which rules: a .dpl file, a folder, a module's name, or --bundled")
    paths, modules = find_rules(rules)
    try:
        program = load_rules(paths, bundled=not no_bundled)
    except RuleError as error:
        click.echo(shown(str(error)), err=True)
        return 1
    check_modules(program, modules)
    given = {str(path) for path in paths}
    counts: Counter[str] = Counter()
    failed = 0
    for outcome in run_checks(program, Engine(program).explain, None if bundled else modules):
        counts[outcome.kind] += 1
        failed += not outcome.passed
        if as_json:
            click.echo(json.dumps(_as_dict(outcome), ensure_ascii=False))
        elif not outcome.passed:
            click.echo(shown(str(outcome)))
            own = f" --rules {outcome.path}" if outcome.path in given else ""
            click.echo(f"  see: arabdiplo explain {outcome.rule}{own}")
    if not as_json:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())) or "no check"
        click.echo(f"{sum(counts.values()) - failed} passed, {failed} failed ({kinds})")
    return 1 if failed else 0


def _as_dict(outcome: Outcome) -> dict[str, object]:
    import attrs

    return {**attrs.asdict(outcome), "passed": outcome.passed}
