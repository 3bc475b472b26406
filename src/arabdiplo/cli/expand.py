"""`arabdiplo expand`: rules, lets and conditions with all names in them opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import rich_click as click

from arabdiplo.cli.shared import OWN, alone_option, find_rules

if TYPE_CHECKING:
    from arabdiplo.lang.contents import Named
    from arabdiplo.lang.program import Program
    from arabdiplo.lang.tree import Frame, Pattern, Status

#: rules that are named where something is used
SHOWN = 5


@click.command("expand")
@click.argument("rule", metavar="RULE")
@click.option("--rules", "-r", multiple=True, metavar="PATH", help="Look in this .dpl file or folder, too.")
@alone_option
def command(rule: str, rules: tuple[str, ...], no_bundled: bool) -> None:
    """Print RULE (visit.travel, or a module for all its rules) as the engine has it: every let and condition opened.

    RULE may be the name of a let or condition, too (on_a_match): what it stands for is printed, and which rules use
    it; so are all names of a module that has no rules.  What is printed is in the language itself; a name that is
    left in it is a type or a lexicon.
    """
    from arabdiplo.errors import InputError
    from arabdiplo.lang import load_rules, unparse
    from arabdiplo.lang.contents import contents
    from arabdiplo.lang.diagnostics import meant

    paths = find_rules(rules)[0]
    every = _rules(load_rules(paths, bundled=not no_bundled))
    blocks = [
        [f"# {name}", *unparse.rule(tree)] for name, tree in every.items() if rule in (name, name.partition(".")[0])
    ]
    if not blocks:
        names = contents(paths, bundled=not no_bundled)
        blocks = list(_names(rule, names))
    if not blocks:
        modules = {name.partition(".")[0] for name in every} | {each.module for each in names}
        near = meant(rule, [*modules, *every, *(each.name for each in names), *(each.node.name for each in names)])
        raise InputError(f"there is no rule, no module and no name «{rule}»; {near or OWN}")
    click.echo("\n\n".join("\n".join(block) for block in blocks))


def _rules(program: Program) -> dict[str, Pattern | Frame | Status]:
    """All rules, by `module.rule`."""
    trees: list[tuple[str, Pattern | Frame | Status]] = [*program.patterns, *program.frames, *program.statuses]
    return {f"{module}.{tree.name}": tree for module, tree in trees}


def _names(wanted: str, names: Sequence[Named]) -> Iterator[list[str]]:
    """What the names of a module stand for, or those that are called as *wanted*, with the rules that use them."""
    from arabdiplo.lang import unparse

    of_module = [each for each in names if each.module == wanted]
    if of_module:
        yield [f"# {wanted} has no rules: {_held(of_module)}"]
    for each in of_module or [each for each in names if wanted in (each.name, each.node.name)]:
        yield [f"# {each.name}{_used(each)}", *unparse.named(each.node)]


def _held(names: Sequence[Named]) -> str:
    """``2 types, 1 lexicon``."""
    from arabdiplo.lang.tree import kind

    counts = Counter(kind(each.node) for each in names)
    return ", ".join(f"{count} {what}{'s' * (count > 1)}" for what, count in counts.items())


def _used(named: Named) -> str:
    from arabdiplo.lang.tree import Condition, Let

    rules, count = ", ".join(named.used[:SHOWN]), len(named.used)
    if not count:  # what rules do with an event, and the engine with a lexicon or a type, is not told here
        return ", which no rule uses" if isinstance(named.node, Let | Condition) else ""
    return f", used in {rules}" + (f" and {count - SHOWN} more" if count > SHOWN else "")
