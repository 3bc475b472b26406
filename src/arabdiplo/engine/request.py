"""What is asked of the engine, and who looks on while it reads."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from arabdiplo.syntax.nodes import Node

from .given import Given

if TYPE_CHECKING:
    from arabdiplo.matching.cascade import Beaten
    from arabdiplo.matching.levels import CompiledPattern
    from arabdiplo.roles.found import Found, Refused
    from arabdiplo.roles.ready import ReadyArm

    from .extract import SentenceResult


class Watch:
    """Who looks on while a text is read: explain, coverage, bench.  Each takes note of what it wants to know.

    No arm is passed over then for what was learned from other texts.
    """

    def pattern(self, pattern: CompiledPattern, steps: int, matched: int, seconds: float) -> None:
        """What the lines of a pattern cost that were run over the text, and how often they matched."""

    def chunks(self, nodes: list[Node], lost: list[Beaten]) -> None:
        """The nodes of the text with all chunks made, and the matches that lost."""

    def arm(self, ready: ReadyArm, result: Found | Refused, seconds: float) -> None:
        """What an arm made of a trigger, and what it cost."""

    def sentence(self, result: SentenceResult) -> None:
        """What one sentence gave."""


@attrs.frozen(slots=True, eq=False)
class Request:
    """A text, and how it is to be read."""

    text: str
    date: str | datetime.date | None = None
    """the day it was written (ISO or date)"""
    id: str = ""
    mentions: bool = True
    """list actors, places and times too?"""
    explain: bool = False
    """with what was refused and what lost?"""
    names: Sequence[Given] = ()
    """spans known to be names"""
    watch: Watch | None = None
    seconds: float = 0
    """after which it is given up; 0: never"""
