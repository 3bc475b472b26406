"""What a run is and how far it came: a journal while it goes, a manifest when it is done.

The journal is a file to which a line is added, and flushed to the disk, when a shard's
files lie there whole.  A shard without its line is done again; that gives the same bytes.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from arabdiplo.errors import InputError, OutputError
from arabdiplo.io.files import ERRORS, MANIFEST, SCRATCH

from .disk import flush_folder, make_folders, write_whole
from .identity import difference
from .work import Done, Format, folders, part_path

_JOURNAL = "journal.jsonl"
TOTALS = ("documents", "events", "arguments", "errors")


class Journal:
    """The state of a run in its output folder.

    Raises InputError if the folder holds something else, or a run of other rules,
    another version, other options or another input.
    """

    def __init__(self, out: Path, what: Mapping[str, Any], form: Format) -> None:
        self.out = out
        self._what = dict(what)
        self.done: dict[int, Done] = {}
        self.totals = dict.fromkeys(TOTALS, 0)
        """sums of all that is done"""
        self.complete = False
        self._path = out / SCRATCH / _JOURNAL
        self._form = form
        manifest = self._load(out / MANIFEST)
        if manifest is not None:
            self._compare(manifest)
            self._take(_shards(manifest["shards"]).values())
            if not all(map(self._is_there, self.done.values())):
                raise InputError("files of this run are missing or cut off; give another --output", str(out))
            self.complete = True
            self.close()
            return
        if not self._path.exists() and out.is_dir() and any(each.name != SCRATCH for each in out.iterdir()):
            raise InputError("this folder holds something else than a run; give another --output", str(out))
        make_folders([out / SCRATCH])  # before all others: a folder without it and without a manifest is not ours
        self._begin()
        make_folders(out / name for name in folders(form))

    def _load(self, path: Path) -> dict[str, Any] | None:
        try:
            found = json.loads(path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            raise InputError("the manifest cannot be read; give another --output", str(path)) from None
        if not isinstance(found, dict) or not isinstance(found.get("shards"), list):
            raise InputError("this is no manifest of a run; give another --output", str(path))
        return found

    def _begin(self) -> None:
        """Take up the journal: what is written to its end counts, half a line at its end does not."""
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            data = b""
        lines = data[: data.rfind(b"\n") + 1].splitlines(keepends=True)
        try:
            first, *others = [json.loads(line) for line in lines] or [self._what]
            found = _shards(others)
        except (ValueError, TypeError, KeyError):
            raise InputError("the journal of the run is damaged; give another --output", str(self._path)) from None
        self._compare(first)
        self._take(filter(self._is_there, found.values()))
        if not lines:
            lines = [json.dumps(self._what).encode() + b"\n"]
            write_whole(self._path, lines[0], self.out / SCRATCH)
        try:
            self._stream = open(self._path, "r+b")
            self._stream.truncate(sum(map(len, lines)))
            self._stream.seek(0, os.SEEK_END)
        except OSError as error:
            raise OutputError.of(error, self._path) from None

    def _is_there(self, done: Done) -> bool:
        try:
            return all((self.out / path).stat().st_size == size for path, (size, _) in done.files.items())
        except OSError:
            return False

    def _compare(self, found: Mapping[str, Any]) -> None:
        mine = json.loads(json.dumps(self._what))
        differ = [key for key in mine if found.get(key) != mine[key]]
        if "format" in differ:  # that alone is why pyarrow is asked for, or is not
            differ = [key for key in differ if key != "pyarrow"]
        if differ:
            said = ", ".join(difference(key, found.get(key), mine[key]) for key in differ)
            hint = "give another --output, or delete this one"
            raise InputError(f"the run in this folder was begun otherwise: {said}; {hint}", str(self.out))

    def add(self, done: Done) -> None:
        """A shard's files lie on the disk: write that down."""
        self._take([done])
        try:
            self._stream.write(json.dumps(attrs.asdict(done)).encode() + b"\n")
            self._stream.flush()
            os.fsync(self._stream.fileno())
        except OSError as error:
            raise OutputError.of(error, self._path) from None

    def _take(self, done: Iterable[Done]) -> None:
        for one in done:
            self.done[one.shard] = one
            for name in TOTALS:
                self.totals[name] += getattr(one, name)

    def finish(self) -> None:
        """All shards are done: the errors in one file, then the manifest, then away with the rest."""
        shards = [self.done[number] for number in sorted(self.done)]
        parts = [self.out / part_path("errors", done.shard, self._form) for done in shards if done.errors]
        scratch = self.out / SCRATCH
        write_whole(self.out / ERRORS, b"".join(part.read_bytes() for part in parts), scratch)
        listed = [
            {**attrs.asdict(done), "files": {path: file for path, file in done.files.items() if SCRATCH not in path}}
            for done in shards
        ]
        manifest = {**self._what, "totals": self.totals, "shards": listed}
        write_whole(self.out / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1).encode() + b"\n", scratch)
        self.close()
        flush_folder(self.out)

    def close(self) -> None:
        """Let go of the journal; of a run that is done nothing but the output stays."""
        if hasattr(self, "_stream"):
            self._stream.close()
        if (self.out / MANIFEST).exists():
            shutil.rmtree(self.out / SCRATCH, ignore_errors=True)


def _shards(records: Any) -> dict[int, Done]:
    found = {}
    for record in records:
        files = {path: (size, sum_) for path, (size, sum_) in record["files"].items()}
        found[record["shard"]] = Done(**{**record, "files": files})
    return found
