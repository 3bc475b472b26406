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
@click.option("--json", "as_json", is_flag=True, help="One JSON object a diagnostic.")
def command(rules: tuple[str, ...], bundled: bool, no_bundled: bool, strict: bool, as_json: bool) -> int:
    """Report errors and warnings of rule files and their lexicons, all in one run.

    Exit code 1 if there is an error (with --strict, or a warning).
    """
    import attrs

    from arabdiplo._api import rule_paths
    from arabdiplo.lang import check_rules

    if not rules and not bundled:
        raise click.UsageError("say which rules: a .dpl file, a folder, or --bundled")
    paths = rule_paths(rules)
    own = {str(path.resolve().parent) for path in paths}
    found = check_rules(paths, bundled=not no_bundled)
    if not bundled:
        found = tuple(d for d in found if d.severity == "error" or _folder(d.path) in own)
    for diagnostic in found:
        click.echo(json.dumps(attrs.asdict(diagnostic), ensure_ascii=False) if as_json else shown(str(diagnostic)))
    errors = sum(d.severity == "error" for d in found)
    warnings = len(found) - errors
    if not as_json:
        click.echo(f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}")
    return 1 if errors or (strict and warnings) else 0


def _folder(path: str) -> str:
    """The folder of a rule file, or of a rule file's lexicon (`lexicons/` beside it)."""
    folder = Path(path).resolve().parent
    return str(folder.parent if folder.name == "lexicons" else folder)
