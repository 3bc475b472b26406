"""`arabdiplo diff`: what a change of rules does to a corpus."""

from __future__ import annotations

import json
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import attrs
import rich_click as click

from arabdiplo.cli.display import shown
from arabdiplo.cli.shared import Complaints, alone_option, date_option, split_types, types_option
from arabdiplo.errors import InputError

if TYPE_CHECKING:
    from arabdiplo import Document, Extractor


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.argument("corpus", nargs=-1, required=True, metavar="CORPUS…")
@alone_option
@types_option
@date_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object a change.")
def command(
    old: str, new: str, corpus: tuple[str, ...], no_bundled: bool, types: str | None, date: str | None, as_json: bool
) -> int:
    """List events that NEW rules gain, lose or change against OLD ones, with their sentences.

    OLD and NEW are .dpl files, folders, the word «bundled», or a git revision, which
    stands for the files of the other side as they were then.  CORPUS are documents as
    `extract` reads them; where they are annotated («events»), the exit code is 1 if an
    annotated event is lost.
    """
    from arabdiplo.tools.diff import LOST, as_dict, compare, lines

    with ExitStack() as stack:
        before = _extractor(old, new, no_bundled, types, stack)
        after = _extractor(new, old, no_bundled, types, stack)
        complaints = Complaints()
        changes, count = [], 0
        for text, annotated in _documents(corpus, complaints):
            count += 1
            one, other = (each.extract(text.text, text.date or date, text.id, False) for each in (before, after))
            changes += compare(one, other, annotated)
    if as_json:
        for change in changes:
            click.echo(json.dumps(as_dict(change), ensure_ascii=False))
    else:
        for line in lines(changes, count):
            click.echo(shown(line))
    lost = any(change.sign == LOST and change.gold for change in changes)
    return complaints.exit_code or int(lost)


def _extractor(rules: str, other: str, alone: bool, types: str | None, stack: ExitStack) -> Extractor:
    from arabdiplo import Extractor

    if rules == "bundled":
        return Extractor(types=split_types(types))
    if not Path(rules).exists():
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="arabdiplo-")))
        rules = str(checkout(rules, Path(other), folder))
    return Extractor(rules, bundled=not alone, types=split_types(types))


def checkout(revision: str, path: Path, folder: Path) -> Path:
    """The rules at *path* as they were at a git revision, put into *folder*; raises InputError if there are none.

    The whole folder of a rule file comes, as its tables lie in it.  A revision may name the
    rules itself, as git does (HEAD~3:old/rules), if they stood elsewhere then.
    """
    revision, colon, named = revision.partition(":")
    if not path.exists():
        raise InputError("neither a rule file or folder nor, beside one, a git revision", revision)
    home = path if path.is_dir() else path.parent
    try:
        prefix = _git(home, "rev-parse", "--show-prefix").decode().strip().rstrip("/")
    except InputError as error:
        raise InputError(f"no rule file or folder, and no git revision either: {error.message}", revision) from None
    top = Path(_git(home, "rev-parse", "--show-toplevel").decode().strip())
    then = PurePosixPath(named.strip("/")) if colon else PurePosixPath(prefix, "" if path.is_dir() else path.name)
    inside = str(then.parent if then.suffix == ".dpl" else then).removeprefix(".")
    archive = _git(top, "archive", "--format=tar", f"{revision}:{inside}" if inside else revision)
    with tarfile.open(fileobj=BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")
    found = folder / then.name if then.suffix == ".dpl" else folder
    if not found.exists():
        raise InputError(f"not there at {revision}", str(then))
    return found


def _git(home: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(home), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise InputError("git is not installed, so no revision can be read", arguments[-1]) from None
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().splitlines()
        raise InputError(f"git: {reason[-1] if reason else 'failed'}", arguments[-1])
    return done.stdout


@attrs.frozen(slots=True)
class _Text:
    id: str
    text: str
    date: str | None


def _documents(paths: tuple[str, ...], complaints: Complaints) -> Iterator[tuple[_Text, Document | None]]:
    """The documents of a corpus, each with its annotation if the record has one."""
    from arabdiplo.events.json import from_record
    from arabdiplo.io import read
    from arabdiplo.io.readers import is_lines, records

    for path in paths:
        if not is_lines(path):
            for item in read([path], complaints):
                yield _Text(item.id, item.text, item.date), None
            continue
        for record, line in records(path):
            try:
                document = from_record(record)
            except InputError as error:
                complaints(InputError(error.message, path, line))
                continue
            annotated = document if isinstance(record, dict) and "events" in record else None
            yield _Text(document.id, document.text, document.date), annotated
