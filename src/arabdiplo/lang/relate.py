"""Where a fault belongs to two places: a `let` or `condition` and the rules that use it.

Both are opened where their name stands.  What is wrong within it is said at its declaration,
with the places that use it; what goes wrong only where it is used is said there, with its declaration.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import attrs

from .diagnostics import Diagnostic, Related, Report
from .expr import Where
from .names import Declared, Names
from .tree import Condition, Item, Let, Module, kind
from .uses import User, Uses

#: faults of what was opened: what is too much, or of the wrong kind, may stand in the let
_OPENED = frozenset({"D006", "D209", "D301", "D302", "D303", "D304", "D305"})
#: of an opened condition, too: it asks for a slot, which a pattern has not
_ASKED = _OPENED | {"D106"}
#: so many places are named
_MOST = 3


def relate(modules: Sequence[Module], names: Names, report: Report) -> None:
    """Add to each diagnostic within a let or condition, or of a rule that opens one, the other places."""
    if len(report) and any(isinstance(each.node, Let | Condition) for each in names.all("word")):
        related = _Relating(modules, names)
        report.change(lambda each: attrs.evolve(each, related=related.places(each) or each.related))


class _Relating:
    def __init__(self, modules: Sequence[Module], names: Names) -> None:
        self._names = names
        self._uses = Uses(modules, names)
        self._modules = {module.path: module for module in modules}
        self._starts = {module.path: [item.where for item in module.items] for module in modules}

    def places(self, diagnostic: Diagnostic) -> tuple[Related, ...]:
        """The other places of a diagnostic, by position."""
        item = self._item(diagnostic.path, Where(diagnostic.line, diagnostic.column))
        if isinstance(item, Let | Condition) and diagnostic.severity == "error":
            declared = self._declared(diagnostic.path, item)
            return tuple(self._used(declared))[:_MOST] if declared is not None else ()
        found = {
            _declared_here(use.declared): None
            for use in self._uses.on_line(diagnostic.path, diagnostic.line)
            if use.item is item and diagnostic.code in _codes(use.declared)
        }
        return tuple(sorted(found, key=lambda each: (each.path, each.line, each.column)))[:_MOST]

    def _item(self, path: str, where: Where) -> Item | None:
        """The item that a place lies in."""
        at = bisect_right(self._starts.get(path, ()), where) - 1
        return self._modules[path].items[at] if at >= 0 else None

    def _declared(self, path: str, item: Let | Condition) -> Declared | None:
        """The name that an item declares; None if another one has it."""
        found = self._names.peek(self._modules[path].name, "word", item.name)
        return found if found is not None and found.node is item else None

    def _used(self, declared: Declared) -> Iterator[Related]:
        for use, through in self._uses.in_rules(declared.full):
            by = f", by {_called(through)}" if through is not None else ""
            yield Related(use.path, use.where.line, use.where.column, f"used in {_called(use.item)}{by}")


def _codes(declared: Declared) -> frozenset[str]:
    """Faults of a rule that a name in it may have brought in."""
    if isinstance(declared.node, Condition):
        return _ASKED
    return _OPENED if isinstance(declared.node, Let) else frozenset()


def _declared_here(declared: Declared) -> Related:
    node = declared.node
    assert isinstance(node, Let | Condition)
    return Related(declared.path, node.where.line, node.where.column, f"{_called(node)} is declared here")


def _called(item: User) -> str:
    return f"{kind(item)} «{item.name}»"
