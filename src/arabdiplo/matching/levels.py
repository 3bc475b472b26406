"""A level of the cascade: patterns that are matched against one string, and the alphabet of their lines.

Most lines ask for words of a class that a text has not.  The classes of a level are numbered, and each character
says which of them its words belong to; so which lines may match is known after one look at the characters of the
string.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence

from arabdiplo.lang.expr import Seq
from arabdiplo.lang.tree import Pattern
from arabdiplo.syntax.nodes import joined

from .lines import Line
from .places import One
from .symbols import Spelling

Known = tuple[str, int, tuple[tuple[int, ...], ...]]
"""name of a pattern, its level, what its lines need"""


class CompiledPattern:
    """A pattern with its lines, each made when it may match for the first time."""

    def __init__(
        self, name: str, needs: Sequence[int], tree: Callable[[], Pattern], line: Callable[[Seq], Line]
    ) -> None:
        self.name = name
        self.needs = needs
        """for each line: the numbers of the classes of which each must be there, or it cannot match, as bits"""
        self.gate = joined(each & -each for each in needs) if all(needs) else None
        """classes of which one must be there, or no line can match; None: a line needs none"""
        self._tree = tree
        self._line = line
        self._lines: list[Line | None] = [None] * len(needs)

    def asked(self, absent: int) -> list[int]:
        """The lines that may match where there are no words of these classes."""
        return [number for number, needs in enumerate(self.needs) if not needs & absent]

    @functools.cached_property
    def tree(self) -> Pattern:
        """The pattern as it is written."""
        return self._tree()

    def line(self, number: int) -> Line:
        """One line, from 0."""
        line = self._lines[number]
        if line is None:
            line = self._lines[number] = self._line(self.tree.matches[number])
        return line


class Level:
    """The patterns of a level."""

    def __init__(self, spelling: Spelling) -> None:
        self.spelling = spelling
        """its alphabet"""
        self.patterns: list[CompiledPattern] = []
        self._classes: dict[int, int] = {}
        """tests of which a word of a class passes one -> the number of the class, as a bit"""

    def add(self, known: Known, tree: Callable[[], Pattern], line: Callable[[Seq], Line]) -> CompiledPattern:
        """Enter a pattern, before any text is read."""
        name, _, needs = known
        pattern = CompiledPattern(name, [joined(map(self._number, each)) for each in needs], tree, line)
        self.patterns.append(pattern)
        return pattern

    def _number(self, bits: int) -> int:
        return self._classes.setdefault(bits, 1 << len(self._classes))

    def close(self, bits: int, one: Callable[[int], One]) -> None:
        """All patterns are entered, whose lines ask for the tests *bits*; *one*: tests -> their class of words."""
        self.spelling.close(bits)
        for tests in self._classes:
            self.spelling.enter(one(tests))

    @property
    def classes(self) -> int:
        """All classes, as bits."""
        return (1 << len(self._classes)) - 1

    def needs(self, pattern: CompiledPattern) -> Iterable[list[int]]:
        """For each line of a pattern: tests of which each must be met somewhere, or it cannot match."""
        for needs in pattern.needs:
            yield [bits for bits, number in self._classes.items() if number & needs]
