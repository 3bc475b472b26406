"""Files opened for reading, whatever packed them; what goes wrong with one is an InputError."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, BinaryIO, cast

from arabdiplo.errors import InputError

from .kinds import packed

Opened = Callable[[str], AbstractContextManager[BinaryIO]]
"""opens a file, unpacked"""


class Broken(InputError):
    """A packed file that cannot be unpacked to its end."""


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked."""
    with open(path, "rb") as raw:
        yield unpacked(raw, path)


def unpacked(raw: io.BufferedReader, path: str) -> BinaryIO:
    """The bytes of a file that is open, whatever packed them; raises Broken if nothing was packed, not even nothing."""
    if packed(path) and not raw.peek(1):
        raise Broken(f"an empty {packed(path)} file", path)
    match packed(path):
        case ".gz":
            import gzip

            return cast(BinaryIO, gzip.open(raw))
        case ".zst":
            pa = pyarrow(path, ".zst")
            return io.BufferedReader(pa.CompressedInputStream(pa.PythonFile(raw, "r"), "zstd"), 2**16)
        case _:
            return raw


def pyarrow(path: str, what: str) -> Any:
    """The module; raises InputError if it is not there. what: the files that need it."""
    try:
        import pyarrow as found
    except ImportError:
        raise InputError(
            f"{what} files need pyarrow: pip install pyarrow (or arabdiplo with its extra «parquet»)", path
        ) from None
    return found


@contextmanager
def guarded(path: str) -> Iterator[None]:
    """What may go wrong with a file, as an InputError."""
    try:
        yield
    except (EOFError, zlib.error):
        raise Broken(f"broken {packed(path)} file", path) from None
    except OSError as error:
        if error.errno is None and packed(path):  # said by what unpacks, not by the system
            raise Broken(f"broken {packed(path)} file", path) from None
        raise unreadable(error, path) from None


def unreadable(error: OSError, path: str) -> InputError:
    """What the system said of a file."""
    return InputError(f"cannot be read: {(error.strerror or str(error)).lower()}", path)
