"""What each module sees of the others."""

from __future__ import annotations

from collections.abc import Sequence

from .again import Around
from .names import SPACES, Names, Node
from .program import LexiconTable
from .tree import Module
from .types import Types


def surroundings(
    modules: Sequence[Module], names: Names, types: Types, tables: Sequence[LexiconTable]
) -> dict[str, Around]:
    """By module: all that resolving its rules looks at outside of them."""
    declared = {module.name: _declared(module) for module in modules}
    lexicons: dict[str, list[LexiconTable]] = {}
    for table in tables:
        lexicons.setdefault(table.module, []).append(table)
    columns = {name: frozenset(found) for name, found in types.columns.items()}
    statuses = frozenset(each.name for each in names.all("status"))
    shared = (dict(types.ancestors), dict(types.own), columns, frozenset(types.made), statuses)
    out = {}
    for module in modules:
        seen = _reached(module.name, names)
        own = tuple(table for name in seen for table in lexicons.get(name, ()))
        out[module.name] = Around(tuple(declared[name] for name in seen), own, shared)
    return out


def _declared(module: Module) -> tuple[Node, ...]:
    return tuple(item for item in module.items if type(item) in SPACES)  # type: ignore[misc]


def _reached(module: str, names: Names) -> list[str]:
    """The module and all that it uses, also through others."""
    seen, todo = {module}, [module]
    while todo:
        for name in names.used.get(todo.pop(), ()):
            if name not in seen and name in names.modules:
                seen.add(name)
                todo.append(name)
    return sorted(seen)
