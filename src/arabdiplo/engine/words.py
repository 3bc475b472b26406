"""Words that rules name themselves (`noun "زيارة"`), apart from lexicons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from arabdiplo.lang.program import Program
from arabdiplo.lang.tree import Arm, Cue, Head, Word

_INFLECTED = ("verb", "masdar", "participle", "noun", "adj", "proper")


def named_words(program: Program) -> list[tuple[str, str]]:
    """Sorted (class, word) of all class words of patterns, frames and status blocks."""
    out: set[tuple[str, str]] = set()
    for group in (program.patterns, program.frames, program.statuses):
        for _, tree in group:
            out.update(_in(tree))
    return sorted(out)


def _in(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, Word):
        if node.cls in _INFLECTED:
            yield from ((node.cls, word) for word in node.words)
    elif isinstance(node, Arm):
        yield from _heads(node)
        yield from _in(node.when)
        if node.light is not None:
            yield from (("verb", word.split()[0]) for word in node.light.words)
    elif isinstance(node, Cue):
        for kind, given in node.kinds:
            if kind in _INFLECTED:
                yield from ((kind, word.split()[0] if kind == "verb" else word) for word in given.words)
        yield from _in(node.form)
        yield from _in(node.when)
    elif isinstance(node, tuple):
        for one in node:
            yield from _in(one)
    elif attrs.has(type(node)):
        for field in attrs.fields(type(node)):
            if field.name != "checks":
                yield from _in(getattr(node, field.name))


def _heads(arm: Arm) -> Iterator[tuple[str, str]]:
    words: tuple[str, ...] = ()
    heads: list[tuple[Head, tuple[str, ...]]] = []
    for head in reversed(arm.heads):
        words = head.given.words or ("",) if head.given.words or head.given.names else words
        heads.append((head, words))
    for head, given in heads:
        yield from ((head.cls, word) for word in given if word)
