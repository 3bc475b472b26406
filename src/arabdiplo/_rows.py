"""The rows of a run, one document at a time: raw documents in, events out.  Needs no Arrow."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

import attrs

from arabdiplo._limits import Limits
from arabdiplo.errors import InputError, LimitExceeded
from arabdiplo.events.records import Document

if TYPE_CHECKING:
    from arabdiplo._api import Extractor

_LONGEST_REASON = 300
_PATIENCE = 2
"""times the limit of seconds, after which the alarm rings for what never looks at the clock"""


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
        else:
            try:
                with alarm(_PATIENCE * limits.seconds):
                    document = keeper.extractor.extract(row.text, row.date or date, row.id, mentions, limits=limits)
            except InputError as refused:
                error = refused.message
            except _TooLong:  # it may ring when all is read
                document = Document(row.id, "")
                error, broken = LimitExceeded.of_seconds(limits.seconds).message, True
            except Exception as failed:
                error, broken = f"{type(failed).__name__}: {failed}"[:_LONGEST_REASON] + " (a defect; report it)", True
        if broken:
            keeper.renew()
        yield Read(document, error, row.doc, row.path, row.row)


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raises within the block once it has taken so long; does nothing where there are no alarms.

    They are for what hangs in one place: a text that is merely long is given up before (`Limits.seconds`).  There are
    none on Windows and outside the main thread.
    """
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
