"""An extractor that threads and processes share gives what it gives alone."""

from __future__ import annotations

import json
import multiprocessing
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from arabdiplo import Extractor, Limits, _sent, to_json

ROOT = Path(__file__).resolve().parents[2]
SEEDS = [json.loads(line) for line in (ROOT / "seeds" / "gold.jsonl").read_text(encoding="utf-8").splitlines()][:24]


@pytest.fixture(scope="module")
def wanted() -> list[str]:
    """What one thread finds, one text after the other."""
    one = Extractor()
    return [to_json(one.extract(seed["text"], seed.get("date"), seed["id"]), mentions=True) for seed in SEEDS]


def test_threads_share_an_extractor(wanted: list[str]) -> None:
    """Eight threads begin at once with cold caches, each with the texts in another order."""
    shared, start = Extractor(), threading.Barrier(8)
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)

    def read(turn: int) -> list[str]:
        start.wait()
        order = [*range(turn * 3, len(SEEDS)), *range(turn * 3)]
        found = {
            n: to_json(shared.extract(SEEDS[n]["text"], SEEDS[n].get("date"), SEEDS[n]["id"]), mentions=True)
            for n in order
        }
        return [found[n] for n in range(len(SEEDS))]

    try:
        with ThreadPoolExecutor(8) as pool:
            assert all(found == wanted for found in pool.map(read, range(8)))
    finally:
        sys.setswitchinterval(before)


def test_classes_are_the_same_for_all_threads() -> None:
    shared, start = Extractor(), threading.Barrier(8)

    def visit(_: int) -> type:
        start.wait()
        return type(shared.extract("زار وزير الخارجية الأردني الدوحة أمس").events[0])

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(visit, range(8)))) == 1


SHARED: Extractor | None = None


def in_child(number: int) -> str:
    assert SHARED is not None
    seed = SEEDS[number]
    return to_json(SHARED.extract(seed["text"], seed.get("date"), seed["id"]), mentions=True)


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="no fork here")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_processes_inherit_an_extractor(wanted: list[str]) -> None:
    global SHARED
    SHARED = Extractor()
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map(in_child, range(6)) == wanted[:6]


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="no fork here")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_child_does_not_wait_for_a_thread_that_it_does_not_have(wanted: list[str]) -> None:
    global SHARED
    SHARED = Extractor()
    reading, done = threading.Event(), threading.Event()

    def read() -> None:
        assert SHARED is not None
        with SHARED.engine._turn:
            reading.set()
            done.wait()

    thread = threading.Thread(target=read)
    thread.start()
    try:
        reading.wait()
        with multiprocessing.get_context("fork").Pool(1) as pool:
            assert pool.apply_async(in_child, (0,)).get(60) == wanted[0]
    finally:
        done.set()
        thread.join()


def test_threads_receive_one_extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is sent to a process is made once, whoever asks for it at the same time."""
    monkeypatch.setattr(_sent, "_RECEIVED", {})
    sent, start = _sent.Sent.of(Extractor().program), threading.Barrier(8)

    def receive(_: int) -> int:
        start.wait()
        return id(_sent.received(sent, (None, 1000, Limits()), Extractor))

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(receive, range(8)))) == 1
