"""All words of a program with their forms: of lexicons, and those that rules name themselves (`noun "زيارة"`)."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from arabdiplo._later import Later
from arabdiplo.lang import expr, tree
from arabdiplo.lang.expr import Node, Word
from arabdiplo.lang.once import Once
from arabdiplo.lang.program import LexEntry, LexiconTable, Program
from arabdiplo.lang.tree import Arm, Cue
from arabdiplo.matching.index import CLASS_TAKES
from arabdiplo.morph import nouns, verbs
from arabdiplo.morph.expand import Expansion, expand
from arabdiplo.morph.model import Row
from arabdiplo.text import fold

#: by class of trees: its fields that may hold words of rules
_FIELDS = {
    each: tuple(name for name in each.__match_args__ if name not in ("checks", "where"))
    for each in (*vars(expr).values(), *vars(tree).values())
    if isinstance(each, type) and issubclass(each, Node) and each is not Node
}
_INFLECTED = ("verb", "masdar", "participle", "noun", "adj", "proper")


def rows_of(program: Program) -> Iterator[tuple[Expansion, Row]]:
    """Every written form of every lexicon row."""
    yield from rows_of_words(unknown_words(named_words(program)))
    for table in program.lexicons:
        yield from rows_of_table(table)


def rows_of_table(table: LexiconTable) -> Iterator[tuple[Expansion, Row]]:
    """Every written form of every row of one lexicon."""
    for index, entry in enumerate(table.entries):
        yield from _entry(table.name, index, entry)


def rows_of_words(named: Iterable[tuple[str, str]]) -> Iterator[tuple[Expansion, Row]]:
    """Every written form of words that rules name themselves: rows of a lexicon ""."""
    for cls, word in named:
        yield from _entry("", 0, LexEntry(cls, (word,)))


def unknown_words(named: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those of *named* that the general list does not have."""
    return [(cls, word) for cls, word in named if not known_word(cls, word)]


@functools.lru_cache(maxsize=20_000)
def known_word(cls: str, word: str) -> bool:
    """Does the general list have the word, so that its forms are known without a row?"""
    if cls == "verb":
        found = verbs.find(word)
        return bool(found) and all(map(verbs.is_listed, found))
    return any(noun.pos in CLASS_TAKES[cls] for noun in nouns.find(fold(word)))


def _entry(name: str, index: int, entry: LexEntry) -> Iterator[tuple[Expansion, Row]]:
    attributes = dict(entry.attributes)
    row = Row(name, index, entry.words[0], entry.attributes)
    for word in entry.words:
        for expansion in expand(entry.cls, word, attributes):
            yield (attrs.evolve(expansion, pos="particle") if "function" in attributes else expansion), row


def named_words(program: Program, known: Once | None = None) -> list[tuple[str, str]]:
    """Sorted (class, word) of all class words of patterns, events, frames and status blocks.

    known: what was found of trees before; it is added to.
    """
    found = Once() if known is None else known
    return sorted({pair for tree in program.asking() for pair in found.of(tree, _words_in)})


def _words_in(tree: object) -> frozenset[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    open_: list[Any] = [tree]
    while open_:
        node = open_.pop()
        if isinstance(node, Word):
            if node.cls in _INFLECTED:
                found.update((node.cls, word) for word in node.words)
        elif isinstance(node, (tuple, Later)):
            open_ += node
        elif isinstance(node, Arm):
            found.update(_heads(node))
            open_.append(node.when)
            if node.light is not None:
                found.update(("verb", word.split()[0]) for word in node.light.words)
        elif isinstance(node, Cue):
            for kind, given in node.kinds:
                if kind in _INFLECTED:
                    found.update((kind, word.split()[0] if kind == "verb" else word) for word in given.words)
            open_ += node.form, node.when
        elif isinstance(node, Node):
            open_ += [getattr(node, name) for name in _FIELDS[type(node)]]
    return frozenset(found)


def _heads(arm: Arm) -> Iterator[tuple[str, str]]:
    for cls, given in arm.triggers:
        yield from ((cls, word) for word in given.words)
