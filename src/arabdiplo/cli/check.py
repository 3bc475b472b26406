"""`arabdiplo check`: errors and warnings of rule files."""

from __future__ import annotations

import json
from pathlib import Path

import rich_click as click

from arabdiplo.cli.display import shown
from arabdiplo.cli.shared import alone_option


@click.command("check")
@click.argument("rules", nargs=-1, metavar="[RULES]…")
@click.option("--bundled", is_flag=True, help="Check the bundled rules, too.")
@alone_option
@click.option("--strict", is_flag=True, help="Warnings count as findings.")
@click.option("--fix", is_flag=True, help="First mend the files given, where the way out is certain.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a diagnostic.")
@click.option("--sarif", "as_sarif", is_flag=True, help="SARIF 2.1.0, for code hosts and editors.")
def command(
    rules: tuple[str, ...], bundled: bool, no_bundled: bool, strict: bool, fix: bool, as_json: bool, as_sarif: bool
) -> int:
    """Report errors and warnings of rule files and their lexicons, all in one run.

    A warning is silenced by «# allow(D305) why» on its line or above its statement.  --fix
    writes «or» for «|», takes out invisible marks and twins, and puts right what
    was meant by foreign letters and clitics; what only the writer can know stays.

    Exit code 1 if there is an error (with --strict, or a warning): findings are what it is asked
    for.  Every other command that needs a broken file ends with 3.
    """
    import attrs

    from arabdiplo.lang import Diagnostic, bundled_rules_dir, check_rules
    from arabdiplo.lang.paths import rule_paths
    from arabdiplo.tools.mend import mend
    from arabdiplo.tools.sarif import sarif

    if not rules and not bundled:
        raise click.UsageError("say which rules: a .dpl file, a folder, or --bundled")
    if as_json and as_sarif:
        raise click.UsageError("either --json or --sarif")
    paths = rule_paths(rules)
    own = {path.resolve().parent for path in paths} | ({bundled_rules_dir()} if bundled else set())

    def mine(path: Path) -> bool:
        return path.resolve().parent in own

    def check() -> tuple[Diagnostic, ...]:
        return check_rules(paths, not no_bundled, mine)

    def may_change(diagnostic: Diagnostic) -> bool:
        path = Path(diagnostic.path).resolve()
        # a table lies in the folder of its rule file, or in one within it
        return path.parent in own or path.suffix == ".tsv" and not own.isdisjoint(path.parents)

    mended = mend(check, may_change) if fix else 0
    found = check()
    if as_sarif:
        click.echo(sarif(found))
    for diagnostic in () if as_sarif else found:
        if as_json:
            click.echo(json.dumps(attrs.asdict(diagnostic), ensure_ascii=False))
            continue
        for line in (diagnostic, *diagnostic.related):
            click.echo(shown(str(line)))
    errors = sum(d.severity == "error" for d in found)
    warnings = len(found) - errors
    if not as_json and not as_sarif:
        can = sum(bool(d.edits) and may_change(d) for d in found)
        more = f", {mended} mended" if fix else f"; --fix mends {can}" if can else ""
        click.echo(f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}{more}")
    return 1 if errors or (strict and warnings) else 0
