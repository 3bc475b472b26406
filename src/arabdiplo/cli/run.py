"""`arabdiplo run`: the events of many documents, to files, in several processes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import rich_click as click

from arabdiplo.cli.display import counted, shown
from arabdiplo.cli.shared import (
    columns_option,
    date_option,
    limits_option,
    need_rules,
    rules_option,
    split_types,
    types_option,
)

if TYPE_CHECKING:
    from arabdiplo import Limits
    from arabdiplo.io import Columns
    from arabdiplo.runs import Progress, Summary
    from arabdiplo.runs.work import Format


@click.command("run")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@click.option(
    "--output", "-o", "out", required=True, metavar="DIR", help="The folder of the output; to go on, the same again."
)
@click.option("--workers", "-w", type=click.IntRange(0, 1024), help="Processes; default: one for each core.")
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["parquet", "jsonl"]),
    default="parquet",
    help="parquet: tables of documents, events, arguments; jsonl: a document a line. Default: parquet.",
)
@click.option("--mentions", is_flag=True, help="Add the lists actors, places and times to the JSON Lines.")
@columns_option
@limits_option
@click.option("--shard", type=click.IntRange(1), default=500, metavar="N", help="Documents of a part. Default: 500.")
@rules_option
@types_option
@date_option
def command(
    inputs: tuple[str, ...],
    out: str,
    workers: int | None,
    form: Format,
    mentions: bool,
    columns: Columns,
    limits: Limits,
    shard: int,
    rules: tuple[str, ...],
    no_bundled: bool,
    types: str | None,
    date: str | None,
) -> int:
    """Find the events of an archive and write them to a folder; goes on where it was broken off.

    INPUT: folders, globs, .jsonl, .csv, .tsv (each also .gz, .zst), .parquet and .txt files.
    """
    from arabdiplo.runs import run

    need_rules(rules, no_bundled)
    started = time.monotonic()
    with _bar() as report:
        done = run(
            *(inputs, out, workers, form, rules, not no_bundled, split_types(types), date, mentions),
            limits=limits,
            columns=columns,
            shard=shard,
            report=report,
        )
    _say(done, out, time.monotonic() - started)
    return 3 if done.errors else 0


def _say(done: Summary, out: str, seconds: float) -> None:
    now = done.documents + done.errors - done.before
    parts = [f"{counted(done.documents, 'document')}, {counted(done.events, 'event')} in {out}"]
    if done.errors:
        parts.append(f"{counted(done.errors, 'document')} could not be read; errors.jsonl there says why")
    if done.others:
        parts.append(f"of the folders was left out: {done.others}")
    if done.before and now:
        parts.append(f"{done.before:,} had been done before")
    parts.append(
        f"{now:,} in {seconds:,.0f} s, {now / max(seconds, 1e-9):,.0f} a second"
        if now
        else "nothing was left to do"
        if done.before
        else "there was nothing to read"
    )
    print(shown("; ".join(parts)), file=sys.stderr)


@contextmanager
def _bar() -> Iterator[Callable[[Progress], None] | None]:
    """A bar with rate and time left on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[said]}"), TimeRemainingColumn())
    started, first = time.monotonic(), None
    with Bar(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=300) as bar:
        task = bar.add_task("", total=None, said="")

        def report(progress: Progress) -> None:
            nonlocal first, started
            done = progress.documents + progress.errors
            if first is None and done == progress.before:
                started = time.monotonic()  # what was done before is only read again
            first = progress.before
            rate = (done - progress.before) / max(time.monotonic() - started, 1e-9)
            said = f"{done:,} documents, {progress.events:,} events, {progress.errors:,} errors, {rate:,.0f}/s"
            bar.update(task, total=max(progress.size, 1), completed=progress.position, said=said)

        yield report
