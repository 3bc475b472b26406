"""The command group, and what becomes of errors."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import rich_click as click
from click.exceptions import Exit

from arabdiplo import ArabdiploError, InputError, __version__
from arabdiplo.cli.display import shown
from arabdiplo.cli.streams import streams, to_nowhere
from arabdiplo.errors import OutputError

COMMANDS = (
    *("extract", "run", "report", "export", "match", "explain", "test", "check", "fmt"),
    *("new", "expand", "gen", "diff", "bench", "score", "stubs", "lsp", "completion"),
)
USAGE, BAD_INPUT = 2, 3
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""what a write to a stream that is open can meet"""


class _ClosedPipe(Exception):
    """Who reads our output has had enough of it (`| head`)."""


class _Lazy(click.RichGroup):
    """Imports a command's file when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            from arabdiplo.lang.diagnostics import meant

            near = meant(cmd_name, COMMANDS) or f"there are: {', '.join(COMMANDS)}"
            raise click.UsageError(f"no command «{cmd_name}»; {near}", ctx)
        command: click.Command = import_module(f"arabdiplo.cli.{cmd_name}").command
        if "_ARABDIPLO_COMPLETE" in os.environ:  # a shell asks what would fit
            from arabdiplo.cli.completion import prepare

            return prepare(command)
        return command

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        with _output():  # of --help
            return super().make_context(*args, **more)

    def invoke(self, ctx: click.Context) -> Any:
        with _output():
            return super().invoke(ctx)


@contextmanager
def _output() -> Iterator[None]:
    """What goes wrong with standard output, before click makes a failure of it."""
    try:
        try:
            yield
        finally:
            if not sys.stdout.closed:  # as the language server leaves it
                sys.stdout.flush()
    except BrokenPipeError:
        raise _ClosedPipe from None
    except OSError as error:
        if error.errno not in _FULL:
            raise
        to_nowhere(sys.stdout)
        raise OutputError.of(error, "standard output") from None


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="arabdiplo")
def arabdiplo() -> None:
    """Find diplomatic events in Arabic news: who visited, met, called, wrote to whom.

    Exit codes: 0 fine, 1 findings, 2 wrong usage, 3 bad input, 130 stopped.
    """


def run(argv: Sequence[str] | None = None) -> int:
    """Run a command line; returns the exit code and never shows a traceback for a user's mistake."""
    with streams():
        return _run(argv)


def _run(argv: Sequence[str] | None) -> int:
    arguments = _arguments() if argv is None else list(argv)
    try:
        result = arabdiplo.main(args=arguments, prog_name="arabdiplo", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except Exit as stop:
        return stop.exit_code
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else _called(arguments)
        said = " ".join(error.format_message().split()).rstrip(".")  # click breaks the line of a list of choices
        print(shown(f"{command}: {said}; see: {command} --help"), file=sys.stderr)
        return USAGE
    except click.ClickException as error:
        print(shown(error.format_message()), file=sys.stderr)
        return BAD_INPUT
    except (click.Abort, KeyboardInterrupt):
        print("stopped", file=sys.stderr)
        return 130
    except ArabdiploError as error:
        print(shown(str(error)), file=sys.stderr)
        is_argument = isinstance(error, InputError) and not error.path
        return USAGE if is_argument else BAD_INPUT
    except _ClosedPipe:
        to_nowhere(sys.stdout)
        return 0
    except FileNotFoundError:
        if not _nowhere():
            raise
        print("the folder that you are in is gone; go to one that is there", file=sys.stderr)
        return BAD_INPUT


def _called(arguments: Sequence[str]) -> str:
    """The command that was called, where click has not noted it: of an option without its value."""
    return " ".join(["arabdiplo", *[word for word in arguments if word in COMMANDS][:1]])


def _nowhere() -> bool:
    """Whether the working folder was deleted, so that no relative path means anything."""
    try:
        os.getcwd()
    except FileNotFoundError:
        return True
    return False


def _arguments() -> list[str]:
    """The command line as UTF-8, whatever the locale made of it."""
    return [os.fsencode(argument).decode("utf-8", "surrogateescape") for argument in sys.argv[1:]]
