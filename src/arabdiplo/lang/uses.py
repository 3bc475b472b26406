"""Which rules, lets and conditions use the names of a program, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from .expr import Fact, Node, Ref, Where, walk
from .names import Declared, Names
from .tree import Condition, Event, Frame, Given, Let, Module, Pattern, Status

User = Pattern | Event | Frame | Status | Let | Condition


@attrs.frozen(slots=True, eq=False)
class Use:
    """A name within an item that is opened or asked there."""

    declared: Declared
    module: str
    path: str
    where: Where
    item: User


class Uses:
    """All uses of the lets, conditions, lexicons and types of some modules."""

    def __init__(self, modules: Sequence[Module], names: Names) -> None:
        self._names = names
        self._of: dict[str, list[Use]] = {}
        self._on_line: dict[tuple[str, int], list[Use]] = {}
        for module in modules:
            for item in module.items:
                if isinstance(item, User):
                    self._add(module, item)

    def _add(self, module: Module, item: User) -> None:
        for name, where in named_words(item):
            declared = self._names.peek(module.name, "word", name)
            if declared is not None:
                use = Use(declared, module.name, module.path, where, item)
                self._of.setdefault(declared.full, []).append(use)
                self._on_line.setdefault((module.path, where.line), []).append(use)

    def on_line(self, path: str, line: int) -> Sequence[Use]:
        """The uses that stand on a line."""
        return self._on_line.get((path, line), ())

    def in_rules(self, full: str) -> list[tuple[Use, User | None]]:
        """By position, where rules use a name, each with the let or condition by which they do (None: directly)."""
        found: list[tuple[Use, User | None]] = []
        todo: list[str] = [full]
        through: dict[str, User | None] = {full: None}
        while todo:
            name = todo.pop(0)
            for use in self._of.get(name, ()):
                if not isinstance(use.item, Let | Condition):
                    found.append((use, through[name]))
                    continue
                outer = self._names.full(use.module, "word", use.item.name)
                if outer not in through:
                    through[outer] = use.item
                    todo.append(outer)
        return sorted(found, key=lambda pair: (pair[0].path, pair[0].where))


def named_words(item: Node) -> Iterator[tuple[str, Where]]:
    """The names of words within an item, with their places."""
    for node in walk(item):
        if isinstance(node, Ref):
            yield node.name, node.where
        elif isinstance(node, Given | Fact):
            yield from ((name, node.where) for name in node.names)
