"""A run: many documents, several processes, an output that is whole whenever it is broken off."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from arabdiplo._limits import Limits, some_limits
from arabdiplo._sent import Sent
from arabdiplo.errors import InputError, some_path, wanted
from arabdiplo.events.dates import Date, iso_day
from arabdiplo.events.types import type_names
from arabdiplo.io.columns import Columns
from arabdiplo.io.files import Found
from arabdiplo.io.kinds import endings
from arabdiplo.lang.paths import Rules, rule_paths

from .disk import make_folders
from .identity import identity
from .manifest import Journal
from .pool import do_all, do_here
from .shards import Shard, cut
from .sources import Reader, find_files
from .work import FORMATS, Done, Format, Setup

if TYPE_CHECKING:
    from arabdiplo._api import Extractor
    from arabdiplo.lang.program import Program

DOCUMENTS = 500
"""documents of a shard"""


@attrs.frozen(slots=True)
class Progress:
    """How far a run is; of it all, what was done before it was broken off included.

    size and position: bytes of the input, and bytes up to where it is done.
    """

    size: int
    position: int
    documents: int
    events: int
    errors: int
    before: int
    """documents (and errors) that an earlier start of the run had done"""


@attrs.frozen(slots=True)
class Summary:
    """What a run gave in all."""

    documents: int
    events: int
    arguments: int
    errors: int
    before: int
    """documents (and errors) that an earlier start of the run had done"""
    others: str = ""
    """how many files of which endings the folders hold that are of no kind that is read ("2 .json, 1 .md")"""


def run(
    inputs: str | PathLike[str] | Iterable[str | PathLike[str]],
    out: str | PathLike[str],
    workers: int | None = None,
    format: Format = "parquet",
    rules: Rules = (),
    bundled: bool = True,
    types: str | Iterable[str] | None = None,
    date: Date = None,
    mentions: bool = False,
    limits: Limits = Limits(),  # noqa: B008 - it is frozen
    columns: Columns = Columns(),  # noqa: B008
    shard: int = DOCUMENTS,
    report: Callable[[Progress], None] | None = None,
) -> Summary:
    """Find the events of all documents of files, folders and globs, and write them to the folder *out*.

    A run that was broken off, however, goes on where it stopped when it is called again with
    the same arguments; a run that is done does nothing.  The output has the same bytes
    whatever the number of workers.

    workers: processes (None: one for each core; 0: none but this one); they are started
    anew, so a script that calls this needs `if __name__ == "__main__":`.  format: Parquet
    tables (docs/tables.md) or JSON Lines (docs/events.md); mentions: in JSON Lines the lists
    of actors, places and times too.  date: of documents that have none.  shard: documents of
    a part of the output.  columns: what they are called that hold text, id and date.  limits:
    what one document may take.  report: is told of each shard that is done.

    What cannot be read, a document or a file, stands in `errors.jsonl` and stops nothing.  Raises
    InputError if there is nothing to read or no input has a column that *columns* names, or the
    folder holds something else or a run of other rules, version, options or input; OutputError
    if it cannot be written; TypeError for what is none of what an argument takes.
    """
    folder = Path(some_path(out))
    if folder.exists() and not folder.is_dir():
        raise InputError("this is a file; --output wants a folder", str(folder))
    _possible(workers, format, shard)
    some_limits(limits)
    wanted(columns, Columns, "columns are Columns(text=…, id=…, date=…)")
    if report is not None and not callable(report):
        raise TypeError(f"report is a function that is told a Progress, this is {type(report).__name__}")
    found = _found(inputs, folder)
    files = found.files
    reader = Reader(files, columns)
    reader.check()
    setup, extractor = _setup(folder, format, rules, bundled, types, date, mentions, limits, columns)
    make_folders([folder])
    with _alone(folder):
        journal = Journal(folder, identity(setup, files, shard), format)
        try:
            count = workers if workers is not None else os.cpu_count() or 1

            def work(shards: Iterable[Shard]) -> Iterator[Done]:
                return do_all(shards, setup, count) if count else do_here(shards, setup, extractor)

            done = _run(journal, reader, sum(file.size for file in files), work, shard, report)
            return attrs.evolve(done, others=endings(found.others))
        finally:
            journal.close()


def _possible(workers: int | None, format: str, shard: int) -> None:
    if format not in FORMATS:
        raise InputError(f"there is no format «{format}»; there are: {', '.join(FORMATS)}")
    if workers is not None and wanted(workers, int, "workers is a number") < 0:
        raise InputError(f"workers is {workers}; it is a number of processes, 0 for none but this one")
    if wanted(shard, int, "shard is a number") < 1:
        raise InputError(f"shard is {shard}; a part of the output holds at least one document")


def _found(inputs: str | PathLike[str] | Iterable[str | PathLike[str]], out: Path) -> Found:
    """The files to read; raises InputError."""
    paths = [inputs] if isinstance(inputs, (str, PathLike)) else inputs
    if isinstance(paths, bytes) or not isinstance(paths, Iterable):
        raise TypeError(f"inputs are a path or several, this is {type(inputs).__name__}")
    given = [os.fspath(wanted(path, (str, PathLike), "each of inputs is a path")) for path in paths]
    if not given:
        raise InputError("nothing to read; name files, folders or globs")
    return find_files(given, leave_out=out)


def _setup(
    folder: Path,
    format: Format,
    rules: Rules,
    bundled: bool,
    types: str | Iterable[str] | None,
    date: Date,
    mentions: bool,
    limits: Limits,
    columns: Columns,
) -> tuple[Setup, Extractor]:
    """What workers need, and the extractor that showed that the rules are good."""
    if format == "parquet":
        try:
            import pyarrow  # noqa: F401
        except ImportError:
            raise InputError(
                "Parquet needs pyarrow: pip install pyarrow (or arabdiplo with its extra «parquet»); or --format jsonl"
            ) from None
        if mentions:
            raise InputError("the tables have no mentions; --mentions goes with --format jsonl")
    paths = tuple(str(path.absolute()) for path in rule_paths(rules))
    kept = None if types is None else tuple(sorted(type_names(types)))
    setup = Setup(str(folder), format, paths, bundled, kept, iso_day(date), mentions, limits, columns)
    made = setup.make()
    return attrs.evolve(setup, program=_digest(made.program)), made


def _digest(program: Program) -> str:
    """The hash of compiled rules."""
    return program.digest or Sent.of(program).digest


def _run(
    journal: Journal,
    reader: Reader,
    size: int,
    work: Callable[[Iterable[Shard]], Iterator[Done]],
    documents: int,
    report: Callable[[Progress], None] | None,
) -> Summary:
    before = sum(done.documents + done.errors for done in journal.done.values())
    known = frozenset(journal.done)
    reached: dict[int, int] = {}

    def left() -> Iterator[Shard]:
        """The shards that are not done; of those that are, what is read must be what was read."""
        seen = -1
        for shard in cut(reader, documents):
            seen = shard.number
            if shard.number in known:
                if journal.done[shard.number].input != shard.digest:
                    raise _changed(shard)
                tell(shard.position)
                continue
            reached[shard.number] = shard.position
            yield shard
        if known and max(known) > seen:
            raise InputError("the input is shorter than it was when the run began; give another --output")

    def tell(position: int) -> None:
        if report is not None:
            sums = journal.totals
            report(Progress(size, position, sums["documents"], sums["events"], sums["errors"], before))

    for done in work(left()):
        journal.add(done)
        tell(reached[done.shard])
    if not journal.complete:
        journal.finish()
    sums = journal.totals
    return Summary(sums["documents"], sums["events"], sums["arguments"], sums["errors"], before)


def _changed(shard: Shard) -> InputError:
    """The error of an input of which other documents are read than before; which file it is, is known of one alone."""
    first, *others = dict.fromkeys(raw.path for raw in shard.raws) or ("",)
    among = f" of {first} to {others[-1]}" if others else ""
    said = f"the input is not what it was when the run began (documents{among} from {shard.first:,} on)"
    return InputError(f"{said}; give another --output, or delete this one", "" if others else first)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else runs into this folder; the lock ends with the process, however it ends."""
    try:
        import fcntl
    except ImportError:  # pragma: no cover - not on Windows
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise InputError("another run writes to this folder", str(folder)) from None
    except OSError:  # a file system without locks
        pass
    try:
        yield
    finally:
        os.close(handle)
