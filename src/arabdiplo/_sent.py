"""Compiled rules on the way to another process: as the bytes that the cache holds, not as their objects."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from arabdiplo._api import Extractor
    from arabdiplo._limits import Limits
    from arabdiplo.lang.program import Program

_KEPT = 4
"""extractors that a process keeps of those that were sent to it"""
_RECEIVED: dict[tuple[object, ...], Extractor] = {}
_turn = threading.Lock()


def _forked() -> None:
    """A child process has no thread that could give back what it holds."""
    global _turn
    _turn = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


@attrs.frozen(slots=True)
class Sent:
    """A program that can be pickled."""

    digest: str
    paths: tuple[tuple[str, str], ...]
    encoded: bytes = attrs.field(eq=False, repr=False)

    @classmethod
    def of(cls, program: Program) -> Sent:
        """The bytes that were read from the cache; where there is none they are made, which takes seconds.

        >>> from arabdiplo import Extractor
        >>> Sent.of(Extractor().program).program().modules == Extractor().program.modules
        True
        """
        from arabdiplo._cache import digest
        from arabdiplo.lang.codec import encode

        encoded = program.encoded or encode(attrs.evolve(program, paths=(), digest=""))
        return cls(program.digest or digest(encoded).hex(), program.paths, encoded)

    def program(self) -> Program:
        """The program that was sent."""
        from arabdiplo.lang.codec import decode

        return attrs.evolve(decode(self.encoded), paths=self.paths, digest=self.digest, encoded=self.encoded)


def received(
    sent: Sent, how: tuple[frozenset[str] | None, int, Limits], kind: type[Extractor], shared: bool = True
) -> Extractor:
    """An extractor of what was sent; of the same it is the same one as long as it is among the last few, if it may be.

    how: its types, budget and limits.  A pool sends it with each of its tasks; threads take turns, so that none makes
    what another makes just now.
    """
    if not shared:
        return kind.of(sent.program(), *how)
    key = sent, how, kind
    with _turn:
        made = _RECEIVED.pop(key, None)
        if made is None:
            made = kind.of(sent.program(), *how)
        _RECEIVED[key] = made
        while len(_RECEIVED) > _KEPT:
            del _RECEIVED[next(iter(_RECEIVED))]
    return made
