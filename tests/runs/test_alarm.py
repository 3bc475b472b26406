"""The clock of a run: a document that takes too long is an error of its own, whenever the alarm rings."""

from __future__ import annotations

import signal
from typing import Any

import pytest

from arabdiplo import Extractor, _rows
from arabdiplo._rows import Keeper, Row, alarm, extract_rows
from arabdiplo.events.records import Document

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no alarms here")


def test_an_alarm_after_the_text_was_read_leaves_no_document(monkeypatch: pytest.MonkeyPatch) -> None:
    class Late:
        """Reads, and then the alarm rings."""

        def __enter__(self) -> None: ...
        def __exit__(self, *_: object) -> None:
            raise _rows._TooLong

    monkeypatch.setattr(_rows, "alarm", lambda seconds: Late())
    (read,) = extract_rows([Row("زار الوزير تونس", "a")], Keeper(Extractor()))
    assert read.error is not None
    assert read.document == Document("a", "")


def test_an_alarm_at_the_end_leaves_the_handler_of_before(monkeypatch: pytest.MonkeyPatch) -> None:
    def mine(*_: object) -> None: ...

    def late(which: int, seconds: float) -> None:
        if not seconds:
            signal.raise_signal(signal.SIGALRM)

    before = signal.signal(signal.SIGALRM, mine)
    monkeypatch.setattr(signal, "setitimer", late)
    try:
        with pytest.raises(_rows._TooLong), alarm(60):
            pass
        assert signal.getsignal(signal.SIGALRM) is mine
    finally:
        signal.signal(signal.SIGALRM, before)


def test_a_handler_that_python_does_not_know_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Any] = []

    def foreign(number: int, handler: Any) -> None:
        """What `signal.signal` gives where another library has set the handler."""
        if handler is None:
            raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
        given.append(handler)

    monkeypatch.setattr(signal, "signal", foreign)
    with alarm(60):
        pass
    assert given[-1] is signal.SIG_DFL
