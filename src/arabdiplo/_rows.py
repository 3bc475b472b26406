"""The rows of a run, one document at a time: raw documents in, events out.  Needs no Arrow."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

import attrs

from arabdiplo.errors import InputError, wanted
from arabdiplo.events.records import Document

if TYPE_CHECKING:
    from arabdiplo._api import Extractor

_LONGEST_REASON = 300
_LONGEST = 10_000_000
"""seconds that an alarm can be set to, some four months"""


@attrs.frozen(slots=True)
class Row:
    """A document to read: its text, its date if known, and where it stood."""

    text: str | None
    id: str = ""
    date: str | None = None
    doc: int | None = None
    """its number in the run"""
    path: str | None = None
    row: int | None = None
    """line of a JSON Lines file, row of a table, from 1; None for a file that is one text"""


@attrs.frozen(slots=True)
class Read:
    """What became of one document: the document, or the reason why there is none (with no text and no event)."""

    document: Document
    error: str | None = None
    doc: int | None = None
    path: str | None = None
    row: int | None = None


@attrs.frozen(slots=True)
class Limits:
    """What one document may take; one that takes more is an error of its own and stops nothing else.

    chars: code points of its text.  seconds: of the clock, where the system has alarms
    (not on Windows, not outside the main thread); 0 for no such limit.

    Raises InputError for what is no limit, TypeError for what is no number.
    """

    chars: int = attrs.field(default=1_000_000)
    seconds: float = attrs.field(default=120.0)

    @chars.validator
    def _some(self, _: object, chars: int) -> None:
        if wanted(chars, int, "a limit of chars is a whole number") < 1:
            raise InputError(f"a limit of {chars} characters is none; it is 1,000,000 if you leave it out")

    @seconds.validator
    def _countable(self, _: object, seconds: float) -> None:
        if not 0 <= wanted(seconds, (int, float), "a limit of seconds is a number") <= _LONGEST:  # nor nan
            raise InputError(f"a limit of {seconds} seconds is none; up to {_LONGEST:,} can be set, 0 is no limit")


class _TooLong(BaseException):
    """The alarm rang; no `except Exception` on the way may swallow it."""


class Keeper:
    """Holds an extractor for a long time: after a document that failed a fresh one takes its place.

    What was cut off in the middle may not be trusted.
    """

    def __init__(self, extractor: Extractor) -> None:
        self.extractor = extractor

    def renew(self) -> None:
        """Take a fresh one."""
        self.extractor = self.extractor.fresh()


def extract_rows(
    rows: Iterable[Row],
    keeper: Keeper,
    limits: Limits = Limits(),  # noqa: B008 - it is frozen
    mentions: bool = False,
    date: str | None = None,
) -> Iterator[Read]:
    """Read documents one after the other; whatever one of them does, the others are read.

    date: of documents that have none.
    """
    for row in rows:
        document, error, broken = Document(row.id, ""), None, False
        if row.text is None:
            error = "«text» is missing"
        elif len(row.text) > limits.chars:
            error = f"{len(row.text):,} characters; the limit is {limits.chars:,}"
        else:
            try:
                with alarm(limits.seconds):
                    document = keeper.extractor.extract(row.text, row.date or date, row.id, mentions)
            except InputError as refused:
                error = refused.message
            except _TooLong:  # it may ring when all is read
                document = Document(row.id, "")
                error, broken = f"took over {limits.seconds:g} seconds", True
            except Exception as failed:
                error, broken = f"{type(failed).__name__}: {failed}"[:_LONGEST_REASON] + " (a defect; report it)", True
        if broken:
            keeper.renew()
        yield Read(document, error, row.doc, row.path, row.row)


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raises within the block once it has taken so long; does nothing where there are no alarms."""
    if seconds <= 0 or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        try:
            signal.setitimer(signal.ITIMER_REAL, 0)  # it may ring just before
        finally:
            # None: one that was not set from Python, which cannot be set again
            signal.signal(signal.SIGALRM, before if before is not None else signal.SIG_DFL)
