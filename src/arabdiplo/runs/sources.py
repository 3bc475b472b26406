"""What a run reads: files named, in folders or by globs, and the raw documents in them, in one order.

Only what is needed to find where one document ends and the next begins is done
here; the workers decode.  What cannot be read is a document too, with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BufferedReader
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from arabdiplo.errors import InputError
from arabdiplo.io.columns import Columns
from arabdiplo.io.files import File, Finder, Found, nothing, within
from arabdiplo.io.named import head, need_named
from arabdiplo.io.opened import unpacked
from arabdiplo.io.raw import Raw
from arabdiplo.io.rows import raws

_SHOWN = 5
"""files that an error names beside the first"""


def find_files(inputs: Iterable[str], leave_out: Path | None = None) -> Found:
    """The files that paths, folders and globs mean, in the order given, folders sorted; each file once.

    leave_out: a folder (the output) from which none is taken.  Raises InputError
    for a path that does not exist, and for a folder or glob that holds nothing to read.
    """
    finder = Finder(nothing if leave_out is None else within(leave_out))
    given = list(inputs)
    if "-" in given:
        raise InputError("a run reads files, so that it can go on; arabdiplo extract reads standard input", "-")
    found = [finder.find(path) for path in given]
    files = chain.from_iterable(each.files for each in found)
    return Found(tuple(files), tuple(chain.from_iterable(each.others for each in found)))


class Reader:
    """The raw documents of files; `position` says how many bytes of the files were read."""

    def __init__(self, files: Sequence[File], columns: Columns) -> None:
        self._files = files
        self._columns = columns
        self._before = 0
        self._raw: BufferedReader | None = None

    @property
    def position(self) -> int:
        """Bytes of the files (as they lie on the disk) that were read."""
        return self._before + (self._raw.tell() if self._raw is not None and not self._raw.closed else 0)

    def check(self) -> None:
        """Raises InputError if no file can be read, or none has a column that was named; before anything is begun."""
        heads = [head(file, self._columns, self._opened) for file in self._files]
        refused = [found for found in heads if isinstance(found, InputError)]
        if refused and len(refused) == len(heads):
            raise _together(refused)
        need_named(self._files, heads, self._columns, self._opened)

    def __iter__(self) -> Iterator[Raw]:
        for file in self._files:
            last = 0
            try:
                for raw in raws(file, self._columns, self._opened):
                    last = raw.row
                    yield raw
            except InputError as error:  # where nothing was read it is the whole file, else what would come next
                yield Raw(file.path, last and last + 1, "error", error.message, file.name)
            finally:
                self._raw = None
            self._before += file.size

    @contextmanager
    def _opened(self, path: str) -> Iterator[BinaryIO]:
        with open(path, "rb") as self._raw:
            yield unpacked(self._raw, path)


def _together(errors: Sequence[InputError]) -> InputError:
    """Why no file can be read, as one error."""
    first, *others = errors
    said = "".join(f"; {error}" for error in others[:_SHOWN])
    more = f"; and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
    return InputError(first.message + said + more, first.path, first.line)
