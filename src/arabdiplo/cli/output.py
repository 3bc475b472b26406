"""Where a command writes: files that are there whole or as they were, and nothing that is read."""

from __future__ import annotations

import errno
import os
import secrets
import signal
import stat
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from os import PathLike
from pathlib import Path
from types import FrameType
from typing import IO

from arabdiplo.errors import InputError, OutputError, some_path

IsOutput = Callable[[str | PathLike[str]], bool]
"""whether a file is what is written to, or lies in the folder that is"""
_STREAM = "-"


@contextmanager
def opened(path: str | None) -> Iterator[IO[str]]:
    """A file to write, or standard output, which stays open; raises OutputError if it cannot be written.

    The file stands under its name once all is written; until then, and if anything goes wrong, the name means what
    it did.  Pipes and devices get what is written at once.
    """
    if path is None or path == _STREAM:
        yield sys.stdout
        return
    some_path(path)
    with writing(path):
        if os.path.exists(path) and not os.path.isfile(path):  # a link of the system may lead to what has no name
            with _text(Path(path)) as stream:
                yield stream
        else:
            with _replaced(Path(os.path.realpath(path))) as stream:
                yield stream


def _text(path: Path) -> IO[str]:
    return open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n")


@contextmanager
def _replaced(target: Path) -> Iterator[IO[str]]:
    """A file beside the target, which takes its place at the end."""
    mode = target.stat().st_mode if target.exists() else None
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    beside = target.with_name(f".arabdiplo-{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        with _gone_when_ended(beside):
            with _text(beside) as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            if mode is not None:
                beside.chmod(stat.S_IMODE(mode))
            beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _gone_when_ended(path: Path) -> Iterator[None]:
    """A signal that ends the process takes the file along."""

    def end(number: int, frame: FrameType | None) -> None:
        path.unlink(missing_ok=True)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    ends = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    is_main = threading.current_thread() is threading.main_thread()
    caught = [number for number in ends if is_main and signal.getsignal(number) is signal.SIG_DFL]
    for number in caught:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in caught:
            signal.signal(number, signal.SIG_DFL)


def write(path: str | Path, text: str) -> None:
    """Write a file; raises OutputError if it cannot be written."""
    with opened(str(path)) as stream:
        stream.write(text)


@contextmanager
def writing(path: str | Path) -> Iterator[None]:
    """Raises OutputError for what is written within and cannot be (no folder, no space); path: what it is called."""
    try:
        yield
    except OSError as error:
        raise OutputError.of(error, path) from None


# -- what is read is not written to -------------------------------------------------


def apart(output: str | None, inputs: Iterable[str], rules: Iterable[str] = ()) -> IsOutput:
    """Raises InputError if the output is one of the inputs or rule files; returns what tells it in a folder.

    A file with something in it that a folder or glob would have read is an input, too: nobody knows whether it is
    earlier output or a text.  output: a file, a folder, or None or `-` for standard output, which may have been led
    to a file.
    """
    is_output = _output(output)
    name = "standard output" if output is None or output == _STREAM else f"«{output}»"
    for path in inputs:
        if is_output(path):
            raise InputError(f"{name} is what is read{_but(path, output)}; write somewhere else")
        if _is_part(path, is_output):
            raise InputError(f"{name} is a file of the run that is read; write somewhere else")
        if _is_within(path, output, is_output):
            raise InputError(f"{name} lies in what is read, «{path}»; delete it first, or write somewhere else")
    for path in rules:
        if is_output(path):
            raise InputError(f"{name} is a file of the rules{_but(path, output)}; write somewhere else")
    return is_output


def _but(path: str, output: str | None) -> str:
    """What else the output is called."""
    return "" if path == output else ", standard input" if path == _STREAM else f", «{path}»"


def _output(output: str | None) -> IsOutput:
    if output is not None and output != _STREAM and os.path.isdir(output):
        from arabdiplo.io.files import within

        return within(output)
    mine = _file(output, sys.stdout)
    return lambda path: mine is not None and _file(path, sys.stdin) == mine


def _file(path: str | PathLike[str] | None, stream: IO[str]) -> tuple[int, int] | None:
    """What names a file, however it is called; None for what is none (yet), and for pipes and devices."""
    found = _stat(path, stream)
    return None if found is None else (found.st_dev, found.st_ino)


def _stat(path: str | PathLike[str] | None, stream: IO[str]) -> os.stat_result | None:
    """What the system knows of a file, or of the one that a stream was led to; None for what is none."""
    with suppress(OSError, ValueError, AttributeError):  # a stream may be none, closed, or of no file
        found = os.fstat(stream.fileno()) if path is None or path == _STREAM else os.stat(path)
        if stat.S_ISREG(found.st_mode):
            return found
    return None


def _is_part(path: str, is_output: IsOutput) -> bool:
    """Whether the output is a file that a run wrote into a folder."""
    from arabdiplo.io.files import ERRORS, MANIFEST, is_run

    parts = (MANIFEST, ERRORS, "*/part-*")
    return path != _STREAM and is_run(path) and any(is_output(file) for part in parts for file in Path(path).glob(part))


def _is_within(path: str, output: str | None, is_output: IsOutput) -> bool:
    """Whether the output is a file, not empty, that would be read of a folder or by a glob."""
    from arabdiplo.io.files import Finder
    from arabdiplo.io.kinds import misfit

    mine = _stat(output, sys.stdout)
    if path == _STREAM or mine is None or not mine.st_size:
        return False
    with suppress(InputError):  # it is said when it is read
        return any(is_output(file.path) and not misfit(file.path) for file in Finder().find(path).files)
    return False
