"""Options and helpers that several commands have."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import rich_click as click
from click.exceptions import Exit

from arabdiplo.cli.display import shown
from arabdiplo.errors import InputError

if TYPE_CHECKING:
    from arabdiplo import Extractor, Limits
    from arabdiplo.lang.program import Program

F = TypeVar("F", bound=Callable[..., Any])


#: what may be the matter if nothing is called so
OWN = "rules of your own are named with --rules FILE"


def alone_option(command: F) -> F:
    """`--no-bundled`."""
    help_text = "Load only the rules given and what they use, not all bundled rules."
    return click.option("--no-bundled", is_flag=True, help=help_text)(command)


def rules_option(command: F) -> F:
    """`--rules PATH`, repeatable, and `--no-bundled`."""
    command = alone_option(command)
    help_text = "A .dpl file, a folder of them, or a pack (conflict), to use beside the bundled rules; may be repeated."
    return click.option("--rules", "-r", multiple=True, metavar="PATH", help=help_text)(command)


def types_option(command: F) -> F:
    """`--types T,T`."""
    help_text = "Only these event types, parted by commas; «core» stands for the nine core types."
    return click.option("--types", "-t", metavar="T,T…", help=help_text)(command)


def date_option(command: F) -> F:
    """`--date YYYY-MM-DD`."""
    help_text = "The day the text was written (2024-03-06), for texts whose file does not say it."
    return click.option("--date", "-d", metavar="DATE", help=help_text)(command)


def limits_option(command: F) -> F:
    """`--max-chars`, `--max-seconds`: the command's *limits*."""

    @wraps(command)
    def called(*args: Any, max_chars: int, max_seconds: float, **others: Any) -> Any:
        from arabdiplo import Limits

        return command(*args, limits=Limits(max_chars, max_seconds), **others)

    help_text = "A text that takes longer becomes an error; 0: no limit. Default: 120."
    option = click.option("--max-seconds", type=click.FloatRange(0), default=120, metavar="S", help=help_text)
    called = option(called)
    help_text = "Longer texts become errors. Default: a million."
    called = click.option("--max-chars", type=click.IntRange(1), default=1_000_000, metavar="N", help=help_text)(called)
    return cast(F, called)


def columns_option(command: F) -> F:
    """`--text-column`, `--id-column`, `--date-column`, `--date-format`, `--join-lines`: the command's *columns*."""

    @wraps(command)
    def called(
        *args: Any,
        text_column: str,
        id_column: str,
        date_column: str,
        date_format: str,
        join_lines: bool,
        **others: Any,
    ) -> Any:
        from arabdiplo.io import Columns

        columns = Columns(text_column, id_column, date_column, date_format, join_lines)
        return command(*args, columns=columns, **others)

    help_text = "Join lines that were broken at a width (mail, PDF), so that sentences are read whole."
    called = click.option("--join-lines", is_flag=True, help=help_text)(called)
    help_text = "How dates are written where not as 2024-03-06, like %d/%m/%Y."
    called = click.option("--date-format", default="", metavar="FORMAT", help=help_text)(called)
    for name in ("date", "id", "text"):
        help_text = f"Column or key that holds the {name}."
        option = click.option(f"--{name}-column", default=name, metavar="NAME", help=help_text)
        called = option(called)
    return cast(F, called)


def split_types(types: str | None) -> tuple[str, ...] | None:
    """The event types of `--types`; raises InputError if it names none."""
    from arabdiplo.events.types import type_names

    return None if types is None else type_names(types)


class Figure(click.FloatRange):
    """A number from 0 on, which «nan» is not: nothing is above it."""

    def __init__(self) -> None:
        super().__init__(min=0)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number."""
        number = super().convert(value, param, ctx)
        if number != number:
            self.fail("nan is no number", param, ctx)
        return number


def need_rules(rules: Sequence[str], no_bundled: bool) -> None:
    """Raises UsageError if no rule is left."""
    if no_bundled and not rules:
        raise click.UsageError("--no-bundled needs --rules: without either there are no rules")


def make_extractor(
    rules: Sequence[str],
    no_bundled: bool,
    types: str | None = None,
    budget: int | None = None,
    limits: Limits | None = None,
) -> Extractor:
    """The extractor of `--rules`, `--no-bundled`, `--types`, `--budget`, `--max-chars` and `--max-seconds`."""
    from arabdiplo import Extractor, Limits

    need_rules(rules, no_bundled)
    more = {} if budget is None else {"budget": budget}
    return Extractor(rules, not no_bundled, split_types(types), limits=limits or Limits(), **more)


def rule_files(extractor: Extractor) -> list[str]:
    """The files of the rules that are used."""
    return [path for _, path in extractor.program.paths]


class Complaints:
    """Prints what cannot be read, one line each, and remembers that there was something."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, error: InputError) -> None:
        self.count += 1
        print(shown(str(error)), file=sys.stderr)

    def note(self, said: str) -> None:
        """Print what is to be known and is nobody's mistake."""
        print(shown(said), file=sys.stderr)

    @property
    def exit_code(self) -> int:
        return 3 if self.count else 0


def frames_of(program: Program, types: str | None, among: frozenset[str] | None = None) -> frozenset[str] | None:
    """The frames (`visit.travel`) that make events of `--types`; *among* itself where no types are named.

    among: rules and modules that are asked for.  Raises InputError if a type is unknown or none of them makes it.
    """
    from arabdiplo.events.types import check_types
    from arabdiplo.tools.explanation import wanted

    if types is None:
        return among
    kept = check_types(types, (event.name for _, event in program.events))
    made = {f"{home}.{frame.name}" for home, frame in program.frames if frame.event in kept}
    found = frozenset(name for name in made if wanted(name, among))
    if not found:
        raise InputError(f"no rule asked for makes events of these types: {', '.join(sorted(kept))}")
    return found


def module_names(paths: Iterable[Path]) -> frozenset[str]:
    """The modules that rule files are."""
    return frozenset(path.stem for path in paths)


def find_rules(rules: Sequence[str]) -> tuple[list[Path], frozenset[str]]:
    """Files to load and modules meant by RULES arguments: paths, or names of bundled modules.

    `visit` means the bundled module of that name if there is no such file.
    """
    from arabdiplo.lang.bundled import pack
    from arabdiplo.lang.paths import rule_paths

    by_name = [rule for rule in rules if not Path(rule).exists() and rule.replace("_", "").isalnum() and not pack(rule)]
    paths = rule_paths([rule for rule in rules if rule not in by_name])
    return paths, module_names(paths) | frozenset(by_name)


def check_modules(program: Program, modules: frozenset[str]) -> None:
    """Raises InputError for a module that is not among the rules."""
    from arabdiplo.lang.diagnostics import meant

    for name in sorted(modules - set(program.modules)):
        near = meant(name, program.modules)
        raise InputError(f"there is no rule file and no bundled module «{name}»" + (f"; {near}" if near else ""))


def read_text(text: str) -> str:
    """A TEXT argument; `-` reads standard input."""
    if text != "-":
        return text
    from arabdiplo.io import read

    complaints = Complaints()
    items = list(read(["-"], complaints))
    if complaints.count:
        raise Exit(3)
    return "\n".join(item.text for item in items)
