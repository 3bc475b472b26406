"""`arabdiplo diff`: what a change of rules does to a corpus."""

from __future__ import annotations

import json
import subprocess
import tarfile
import tempfile
from contextlib import ExitStack
from io import BytesIO
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import attrs
import rich_click as click

from arabdiplo.cli.display import shown
from arabdiplo.cli.documents import annotation, each
from arabdiplo.cli.shared import Complaints, alone_option, columns_option, date_option, split_types, types_option
from arabdiplo.errors import InputError
from arabdiplo.lang import RuleError

if TYPE_CHECKING:
    from arabdiplo import Extractor
    from arabdiplo.io import Columns, Item
    from arabdiplo.lang.diagnostics import Diagnostic
    from arabdiplo.tools.diff import Change


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.argument("corpus", nargs=-1, required=True, metavar="CORPUS…")
@alone_option
@types_option
@date_option
@columns_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object a change.")
def command(
    old: str,
    new: str,
    corpus: tuple[str, ...],
    no_bundled: bool,
    types: str | None,
    date: str | None,
    columns: Columns,
    as_json: bool,
) -> int:
    """List events that NEW rules gain, lose or change against OLD ones, with their sentences.

    OLD and NEW are .dpl files, folders, the word «bundled», or a git revision, which
    stands for the files of the other side as they were then.  CORPUS are documents as
    `extract` reads them; where they are annotated («events»), the exit code is 1 if an
    annotated event is lost.
    """
    from arabdiplo.events.dates import iso_day
    from arabdiplo.io import read
    from arabdiplo.tools.diff import LOST, as_dict, compare, lines

    iso_day(date)
    with ExitStack() as stack:
        before = _extractor(old, new, no_bundled, types, stack)
        after = _extractor(new, old, no_bundled, types, stack)
        complaints = Complaints()

        def compared(item: Item) -> list[Change]:
            gold = annotation(item) if item.record is not None and "events" in item.record else None
            one, other = (side.extract(item.text, item.date or date, item.id, False) for side in (before, after))
            return compare(one, other, gold)

        found = list(each(read(corpus, complaints, columns=columns), complaints, compared))
    if complaints.count and not found:
        return complaints.exit_code
    changes = list(chain.from_iterable(found))
    if as_json:
        for change in changes:
            click.echo(json.dumps(as_dict(change), ensure_ascii=False))
    else:
        for line in lines(changes, len(found)):
            click.echo(shown(line))
    lost = any(change.sign == LOST and change.gold for change in changes)
    return complaints.exit_code or int(lost)


def _extractor(rules: str, other: str, alone: bool, types: str | None, stack: ExitStack) -> Extractor:
    from arabdiplo import Extractor

    if rules == "bundled":
        return Extractor(types=split_types(types))
    if not Path(rules).exists():
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="arabdiplo-")))
        then, within = checkout(rules, Path(other), folder)
        try:
            return Extractor(str(then), bundled=not alone, types=split_types(types))
        except RuleError as error:
            raise RuleError(_placed(each, folder, within) for each in error.diagnostics) from None
    return Extractor(rules, bundled=not alone, types=split_types(types))


def _placed(said: Diagnostic, folder: Path, within: str) -> Diagnostic:
    """What is said of a file that was put into a folder, as of the place in git that it came from."""

    def place(path: str) -> str:
        return within + path.removeprefix(f"{folder}/") if path.startswith(f"{folder}/") else path

    related = tuple(attrs.evolve(one, path=place(one.path)) for one in said.related)
    return attrs.evolve(said, path=place(said.path), related=related)


def checkout(revision: str, path: Path, folder: Path) -> tuple[Path, str]:
    """The rules at *path* as they were at a git revision, put into *folder*, and what git calls that folder.

    Raises InputError if there are none.

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
        said = f"no rule file or folder, and no git revision for the folder of «{path}»: {error.message}"
        raise InputError(said, revision) from None
    top = Path(_git(home, "rev-parse", "--show-toplevel").decode().strip())
    then = PurePosixPath(named.strip("/")) if colon else PurePosixPath(prefix, "" if path.is_dir() else path.name)
    inside = str(then.parent if then.suffix == ".dpl" else then).removeprefix(".")
    try:
        _git(top, "rev-parse", "--verify", f"{revision}^{{tree}}")
    except InputError:
        raise InputError("neither a rule file or folder nor a git revision", revision) from None
    try:
        archive = _git(top, "archive", "--format=tar", f"{revision}:{inside}" if inside else revision)
    except InputError:
        raise InputError(f"not there at {revision}", str(then)) from None
    with tarfile.open(fileobj=BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")
    found = folder / then.name if then.suffix == ".dpl" else folder
    if not found.exists():
        raise InputError(f"not there at {revision}", str(then))
    return found, f"{revision}:{inside}/" if inside else f"{revision}:"


def _git(home: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(home), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise InputError("git is not installed, so no revision can be read", arguments[-1]) from None
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().splitlines()
        raise InputError(f"git: {reason[-1] if reason else 'failed'}", arguments[-1])
    return done.stdout
