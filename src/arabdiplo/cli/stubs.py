"""`arabdiplo stubs`: a .pyi file for the event classes of rules."""

from __future__ import annotations

import rich_click as click

from arabdiplo.cli.output import apart, opened
from arabdiplo.cli.shared import alone_option, check_modules, find_rules


@click.command("stubs")
@click.argument("rules", nargs=-1, metavar="[RULES]…")
@click.option("--bundled", is_flag=True, help="Write the classes of the bundled rules, too.")
@alone_option
@click.option("--output", "-o", metavar="FILE", help="Write to this file (default: standard output).")
def command(rules: tuple[str, ...], bundled: bool, no_bundled: bool, output: str | None) -> None:
    """Write a stub file (.pyi), so that editors and type checkers know the events of your rules."""
    from arabdiplo.events.stubs import stubs
    from arabdiplo.lang import load_rules

    if not rules and not bundled:
        raise click.UsageError("say which rules: a .dpl file, a folder, or --bundled")
    paths, modules = find_rules(rules)
    program = load_rules(paths, bundled=not no_bundled)
    check_modules(program, modules)
    apart(output, (), (path for _, path in program.paths))
    with opened(output) as stream:
        stream.write(stubs(program, None if bundled else modules))
