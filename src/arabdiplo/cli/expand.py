"""`arabdiplo expand`: a rule with all its lets opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import rich_click as click

from arabdiplo.cli.shared import OWN, alone_option, find_rules

if TYPE_CHECKING:
    from arabdiplo.lang.tree import Frame, Pattern, Status


@click.command("expand")
@click.argument("rule", metavar="RULE")
@click.option("--rules", "-r", multiple=True, metavar="PATH", help="Look in this .dpl file or folder, too.")
@alone_option
def command(rule: str, rules: tuple[str, ...], no_bundled: bool) -> int:
    """Print RULE (visit.travel, or a module for all its rules) as the engine has it: every let opened.

    What is printed is in the language itself; a name that is left is a type or a lexicon.
    """
    from arabdiplo.errors import InputError
    from arabdiplo.lang import load_rules, unparse
    from arabdiplo.lang.diagnostics import meant

    program = load_rules(find_rules(rules)[0], bundled=not no_bundled)
    trees: list[tuple[str, Pattern | Frame | Status]] = [*program.patterns, *program.frames, *program.statuses]
    every = {f"{module}.{tree.name}": tree for module, tree in trees}
    found = [name for name in every if rule in (name, name.partition(".")[0])]
    if not found:
        near = meant(rule, [*program.modules, *every]) or OWN
        raise InputError(f"there is no rule and no module «{rule}»" + (f"; {near}" if near else ""))
    for number, name in enumerate(found):
        click.echo("\n" * (number > 0) + f"# {name}")
        for line in unparse.rule(every[name]):
            click.echo(line)
    return 0
