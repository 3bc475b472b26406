"""Lets within lets and conditions within conditions: which of them cannot be opened.

It is found out before any is opened, so that neither what is said nor how deep the opening goes hangs on
which of them is opened first.
"""

from __future__ import annotations

from collections.abc import Sequence

from .expr import Fact, Ref, walk
from .names import Declared, Names
from .tree import Condition, Let
from .words import MAX_NESTING

_LETS, _CONDITIONS = "lets", "conditions"


def not_to_be_opened(names: Names) -> frozenset[str]:
    """Full names of the lets and conditions that go in a circle or stand too deep in one another; both are reported."""
    return frozenset(_Walk(names).run())


class _Walk:
    """Goes from each name to those within it; without recursion, as any number of them may stand in a row."""

    def __init__(self, names: Names) -> None:
        self._report = names.report
        self._declared = {each.full: each for each in names.all("word") if isinstance(each.node, Let | Condition)}
        self._inner = {full: _within(each, names) for full, each in self._declared.items()}
        self._bad: set[str] = set()
        self._levels: dict[str, int] = {}
        """name -> itself and the names within it that lead deepest"""

    def run(self) -> set[str]:
        for full in self._declared:
            if full not in self._levels:
                self._from(full)
        return self._bad

    def _from(self, start: str) -> None:
        path = {start: iter(self._inner[start])}
        """the names from the first one inwards, each with those within it that are still to be seen"""
        while path:
            here = next(reversed(path))
            name = next(path[here], None)
            if name is None:
                path.popitem()
                self._close(here)
            elif name in path:
                every = list(path)
                self._circle(every[every.index(name) :])
            elif name not in self._levels:
                path[name] = iter(self._inner[name])

    def _close(self, full: str) -> None:
        """All within a name is known: how deep is it?"""
        if full in self._bad:  # nothing more is said of a circle
            self._levels[full] = 0
            return
        levels = self._levels[full] = 1 + max((self._levels.get(name, 0) for name in self._inner[full]), default=0)
        if levels > MAX_NESTING:
            self._bad.add(full)
        if levels == MAX_NESTING + 1:  # those around it are as deep or deeper: it is said once
            one, what = self._declared[full], _what(self._declared[full])
            hint = "write one of them out" if what == _CONDITIONS else "make the inner part a chunk of its own"
            found, limit = f"{levels} levels", MAX_NESTING
            self._report.add(
                "D006", one.path, one.node.where, hint, found=found, what=f"{what} within {what}", limit=limit
            )

    def _circle(self, names: Sequence[str]) -> None:
        self._bad.update(names)
        first = self._declared[names[0]]
        shown = [*names, names[0]]
        if len(shown) > MAX_NESTING:
            shown = [*shown[: MAX_NESTING // 2], "…", *shown[-MAX_NESTING // 2 :]]
        hint, circle = "write one of them out", " ← ".join(shown)
        self._report.add("D205", first.path, first.node.where, hint, what=_what(first), circle=circle)


def _within(declared: Declared, names: Names) -> tuple[str, ...]:
    """The lets that a let names, the conditions that a condition names."""
    kind = type(declared.node)
    again = names.report.again
    words = _words(declared.node) if again is None else again.words.of(declared.node, _words)
    found = [names.peek(declared.module, "word", word) for word in words]
    return tuple(each.full for each in found if each is not None and type(each.node) is kind)


def _words(node: object) -> tuple[str, ...]:
    """The names by which an item may open others of its kind, each once."""
    if isinstance(node, Let):
        return tuple(dict.fromkeys(each.name for each in walk(node.body) if isinstance(each, Ref)))
    assert isinstance(node, Condition)
    asked = [each for each in walk(node.body) if isinstance(each, Fact) and each.relation == "holds"]
    return tuple(dict.fromkeys(name for each in asked for name in each.names))


def _what(declared: Declared) -> str:
    return _LETS if isinstance(declared.node, Let) else _CONDITIONS
