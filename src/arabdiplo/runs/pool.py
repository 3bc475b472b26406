"""Worker processes, each with its own extractor, to which shards are given one at a time.

A worker that dies takes nothing with it: its shard is given out again, one document
at a time, and the document that kills twice becomes an error of the run.  Workers end
when the process that started them is gone, however it went.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

import attrs

from arabdiplo._rows import Keeper
from arabdiplo.errors import ArabdiploError, InputError

from .shards import Shard
from .work import Done, Setup, do

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

    from arabdiplo._api import Extractor

_DEATHS = 3
"""of a worker that had not yet begun with a document, until the run is given up"""


class WorkerError(ArabdiploError):
    """Workers die before they have begun."""


@attrs.define(slots=True)
class _Task:
    shard: Shard
    skip: dict[int, str] = attrs.field(factory=dict)
    careful: bool = False


@attrs.define(slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    task: _Task | None = None
    at: int | None = None
    """the document it has begun with, if it is careful"""


def do_here(shards: Iterable[Shard], setup: Setup, extractor: Extractor) -> Iterator[Done]:
    """Without any worker, in this process."""
    keeper = Keeper(extractor)
    for shard in shards:
        yield do(shard, setup, keeper, {})


def do_all(shards: Iterable[Shard], setup: Setup, workers: int) -> Iterator[Done]:
    """Each shard once, in the order in which they get done.

    Raises OutputError if the output cannot be written, WorkerError if workers do not
    live, InputError if the rules change meanwhile.
    """
    pool = _Pool(setup, workers)
    try:
        yield from pool.run(iter(shards))
    finally:
        pool.end()


class _Pool:
    def __init__(self, setup: Setup, workers: int) -> None:
        self._setup = setup
        self._most = workers
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._again: list[_Task] = []
        self._deaths = 0

    def run(self, shards: Iterator[Shard]) -> Iterator[Done]:
        while True:
            self._give(shards)
            busy = {worker.pipe: worker for worker in self._workers if worker.task is not None}
            if not busy:
                return
            for pipe in wait(list(busy)):
                assert isinstance(pipe, Connection)
                done = self._hear(busy[pipe])
                if done is not None:
                    yield done

    def _give(self, shards: Iterator[Shard]) -> None:
        """A task for each idle worker, as long as there are any; a new worker if all are busy and more are allowed."""
        while True:
            idle = next((worker for worker in self._workers if worker.task is None), None)
            if idle is None and len(self._workers) >= self._most:
                return
            task = self._again.pop() if self._again else None
            if task is None:
                shard = next(shards, None)
                if shard is None:
                    return
                task = _Task(shard)
            worker = idle or self._start()
            worker.task, worker.at = task, None
            try:
                worker.pipe.send((task.shard, task.skip, task.careful))
            except OSError:
                self._bury(worker)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._setup), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _hear(self, worker: _Worker) -> Done | None:
        try:
            what, said = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return None
        if what == "at":
            worker.at = said
            return None
        if what == "refused":
            raise said
        worker.task = None
        assert isinstance(said, Done)
        return said

    def _bury(self, worker: _Worker) -> None:
        """A worker died: its task is to be done again."""
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)
        task = worker.task
        assert task is not None
        how = worker.process.exitcode or 0
        said = f"signal {-how}" if how < 0 else f"exit code {how}"
        if worker.at is not None:
            task.skip[worker.at] = f"the process that read it died ({said})"
        elif task.careful:
            self._deaths += 1
            if self._deaths >= _DEATHS:
                raise WorkerError(f"workers die before they begin ({said}); is there enough memory? try --workers 1")
        task.careful = True
        self._again.append(task)

    def end(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.pipe.close()
            if worker.task is not None:
                worker.process.kill()
        for worker in self._workers:
            worker.process.join()


def serve(pipe: Connection, setup: Setup) -> None:
    """The life of a worker: until the other end of the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends the workers
    try:
        keeper = Keeper(setup.make())
        while True:
            shard, skip, careful = _said(pipe)

            def watch(doc: int) -> None:
                _say(pipe, "at", doc)

            _say(pipe, "done", do(shard, setup, keeper, skip, watch if careful else None))
    except ArabdiploError as error:
        _say(pipe, "refused", error if isinstance(error, InputError) else InputError(str(error)))


def _said(pipe: Connection) -> tuple[Shard, dict[int, str], bool]:
    try:
        said: tuple[Shard, dict[int, str], bool] = pipe.recv()
        return said
    except (EOFError, OSError):  # the parent is gone, perhaps in the middle of a word
        os._exit(0)


def _say(pipe: Connection, what: str, said: object) -> None:
    try:
        pipe.send((what, said))
    except OSError:
        os._exit(0)
