"""`arabdiplo completion`: completing in shells; what each kind of argument completes to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
)

if TYPE_CHECKING:
    from arabdiplo.lang.program import Program

VARIABLE = "_ARABDIPLO_COMPLETE"
"""set by the shells' scripts when they ask what would fit"""
Items = list[CompletionItem[str]]
Fits = Callable[[click.Context, click.Parameter, str], Items]
"""what fits a parameter of which so much is typed"""


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]), metavar="SHELL")
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that makes bash, zsh or fish complete arabdiplo.

    Put eval "$(arabdiplo completion bash)" into ~/.bashrc, the same with zsh into ~/.zshrc after
    compinit; for fish write it to ~/.config/fish/completions/arabdiplo.fish.
    """
    click.echo(SHELLS[shell](ctx.find_root().command, {}, "arabdiplo", VARIABLE).source())


# -- the shells --------------------------------------------------------------------

_BASH = """\
%(complete_func)s() {
    local IFS=$'\\n' response completion type value
    response=$(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD %(complete_var)s=bash_complete "$1")
    for completion in $response; do
        IFS=',' read -r type value <<< "$completion"
        case $type in
            dir) compopt -o plusdirs -o filenames ;;
            file) compopt -o default -o filenames ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""


class _Bash(BashComplete):
    """Click's knows no directories beside other words."""

    source_template = _BASH

    @staticmethod
    def _check_version() -> None:
        """The script is printed where no bash is, too."""


class _Fish(FishComplete):
    """Click's cuts a value off at a comma."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split -m 1 ","')


SHELLS: dict[str, type[ShellComplete]] = {"bash": _Bash, "zsh": ZshComplete, "fish": _Fish}


# -- what fits ---------------------------------------------------------------------


def prepare(asked: click.Command) -> click.Command:
    """Let every argument and option of a command that has a metavar complete to what that stands for."""
    for parameter in asked.params:
        fits = _BY_METAVAR.get((parameter.metavar or "").strip("[]…"))
        if fits is not None:
            parameter.shell_complete = _bound(fits, parameter)  # type: ignore[method-assign, assignment]
    return asked


def _bound(fits: Fits, parameter: click.Parameter) -> Callable[[click.Context, str], Items]:
    return lambda ctx, incomplete: fits(ctx, parameter, incomplete)


def _files(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    return [CompletionItem(incomplete, type="file")]


def _folders(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    return [CompletionItem(incomplete, type="dir")]


def _rule_files(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """`.dpl` files and folders; for RULES bundled modules, too."""
    folder, start = os.path.split(incomplete)
    found: Items = [CompletionItem(incomplete, type="dir")]
    try:
        names = sorted(os.listdir(os.path.expanduser(folder) or "."))
    except OSError:
        names = []
    found += [
        CompletionItem(os.path.join(folder, name)) for name in names if name.startswith(start) and name.endswith(".dpl")
    ]
    if "RULES" in (param.metavar or "") and not folder:
        program = _program(ctx)
        found += _fitting(program.modules if program else (), incomplete)
    return found


def _types(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """Event types behind the last comma, those of `--rules` too; such that are named already are left out."""
    program = _program(ctx)
    before, comma, last = incomplete.rpartition(",")
    taken = set(before.split(","))
    names = ["core", *sorted({event.name for _, event in program.events})] if program else []
    return [item for name in names if name not in taken for item in _fitting([name], last, before + comma)]


def _rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """Names of frames and patterns (`visit.travel`)."""
    program = _program(ctx)
    if program is None:
        return []
    frames = {f"{home}.{frame.name}" for home, frame in program.frames}
    patterns = {f"{home}.{pattern.name}" for home, pattern in program.patterns}
    return _fitting(sorted(frames | patterns), incomplete)


def _fitting(names: Iterable[str], start: str, before: str = "") -> Items:
    return [CompletionItem(before + name) for name in names if name.startswith(start)]


def _program(ctx: click.Context) -> Program | None:
    """The rules meant so far; the bundled ones where those of `--rules` are broken."""
    from arabdiplo.errors import ArabdiploError
    from arabdiplo.lang.cache import load_rules_cached
    from arabdiplo.lang.paths import rule_paths

    given = ctx.params.get("rules") if any("--rules" in each.opts for each in ctx.command.params) else ()
    for rules in (given or (), ()):
        try:
            return load_rules_cached(rule_paths([Path(rule) for rule in rules]), True)
        except (ArabdiploError, OSError):
            continue
    return None


_BY_METAVAR: dict[str, Fits] = {
    **dict.fromkeys(("PATH…|-", "FILE", "GOLD", "PRED", "CORPUS", "INPUT", "OUT"), _files),
    **dict.fromkeys(("DIR", "FOLDER"), _folders),
    **dict.fromkeys(("RULES", "PATH", "OLD", "NEW"), _rule_files),
    "T,T": _types,
    **dict.fromkeys(("RULE", "RULE|TEXT"), _rules),
}
