"""Names of a program: who declares what, and which module may say it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from .diagnostics import Report, meant
from .expr import Where
from .program import BUILT_IN
from .tree import Condition, Event, Let, Lexicon, Module, Status, TypeDecl, Use, kind
from .words import FEATURES

Node = TypeDecl | Lexicon | Let | Condition | Event | Status

#: with more diagnostics than these no likely names are looked for: that takes time
MAX_HINTS = 100

#: kinds of names; those of one space must differ
SPACES: dict[type, str] = {
    TypeDecl: "word",
    Lexicon: "word",
    Let: "word",
    Condition: "word",
    Event: "event",
    Status: "status",
}


@attrs.frozen(slots=True, eq=False)
class Declared:
    """A declared name.  full: as it stands in a `Program` (private names with their module)."""

    name: str
    full: str
    module: str
    path: str
    node: Node

    @property
    def kind(self) -> str:
        """``a type``, ``a lexicon`` …"""
        return f"{'an' if isinstance(self.node, Event) else 'a'} {kind(self.node)}"

    @property
    def place(self) -> str:
        """``actor.dpl:9``."""
        return f"{self.module}.dpl:{self.node.where.line}"


class Names:
    """All declared names, by space.

    modules: of two that declare one name the later one is to blame (D203).  It keeps its name as if that
    were private, so that it and who uses it are checked as they are meant, and no other module is touched.
    """

    def __init__(self, modules: Sequence[Module], report: Report) -> None:
        self.report = report
        self.modules = {module.name: module for module in modules}
        self.used = {
            module.name: {name for item in module.items if isinstance(item, Use) for name in item.names}
            for module in modules
        }
        self._all: dict[tuple[str, str], Declared] = {}
        self._second: dict[tuple[str, str], list[Declared]] = {}
        """by space and name as written: declarations of a name that another module had before"""
        self._sorted: dict[str, list[Declared]] = {}
        for module in modules:
            for item in module.items:
                if isinstance(item, (TypeDecl, Lexicon, Let, Condition, Event, Status)):
                    self._declare(module, item)

    def _declare(self, module: Module, node: Node) -> None:
        space = SPACES[type(node)]
        full = full_name(module.name, node.name)
        if space == "word" and node.name in BUILT_IN:
            self.report.add(
                "D104", module.path, node.where, hint="it is a built-in type; choose another name", name=node.name
            )
            return
        other = self._own_second(module.name, space, node.name) or self._all.get((space, full))
        if other is not None:
            place = other.place if other.module != module.name else f"line {other.node.where.line}"
            self.report.add("D203", module.path, node.where, name=node.name, other=place)
            if other.module == module.name:
                return
            full = f"{module.name}.{node.name}"
        declared = self._all[space, full] = Declared(node.name, full, module.name, module.path, node)
        if other is not None:
            self._second.setdefault((space, node.name), []).append(declared)

    def is_second(self, full: str) -> bool:
        """Is it the name of a declaration that is to blame for a clash?"""
        return any(each.full == full for found in self._second.values() for each in found)

    def _own_second(self, module: str, space: str, name: str) -> Declared | None:
        """What *module* itself declares by a name that another one had before."""
        return next((each for each in self._second.get((space, name), ()) if each.module == module), None)

    def is_whole(self, event: str) -> bool:
        """Was every role of an event read?"""
        declared = self._all.get(("event", event))
        return declared is None or (declared.path, declared.node.where.line) not in self.report.broken

    # -- asking ------------------------------------------------------------------

    def all(self, space: str) -> list[Declared]:
        """All names of a space, by full name."""
        if space not in self._sorted:
            self._sorted[space] = [each for (where, _), each in sorted(self._all.items()) if where == space]
        return self._sorted[space]

    def peek(self, module: str, space: str, name: str) -> Declared | None:
        """The declaration of *name* as *module* sees it; reports nothing."""
        used = self.used.get(module, set())
        own = self._own_second(module, space, name)
        if own is not None:
            return own
        found = self._all.get((space, full_name(module, name)))
        if found is not None and (found.module == module or found.module in used):
            return found
        return next((each for each in self._second.get((space, name), ()) if each.module in used), None)

    def full(self, module: str, space: str, name: str) -> str:
        """What *name*, declared by *module*, is called in a `Program`."""
        own = self._own_second(module, space, name)
        return own.full if own is not None else full_name(module, name)

    def find(self, module: str, space: str, name: str, where: Where, extra: Iterable[str] = ()) -> Declared | None:
        """As `peek`, but reports D201 or D202."""
        found = self.peek(module, space, name)
        if found is not None:
            return found
        if name in self.report.lost:
            return None
        path = self.modules[module].path
        hidden = self._all.get((space, full_name(module, name)))
        if hidden is not None:
            self.report.add("D202", path, where, name=name, module=hidden.module)
            return None
        if len(self.report) > MAX_HINTS:
            self.report.add("D201", path, where, name=name, hint="declare it, or «use» the module that does")
            return None
        if name in FEATURES:
            self.report.add("D201", path, where, name=name, hint=f"it is a feature: write «noun[{name}]», say")
            return None
        seen = {
            each.name: each
            for each in self.all(space)
            if each.module == module or each.module in self.used.get(module, set()) and not each.name.startswith("_")
        }
        private = next((each for each in self.all(space) if each.name == name and name.startswith("_")), None)
        if private is not None:
            hint = f"it is private to {private.place}; give it a name without «_»"
            self.report.add("D201", path, where, name=name, hint=hint)
            return None
        hint = self._elsewhere(name, space) or meant(name, [*seen, *extra])
        near = next((each for each in seen.values() if f"«{each.name}»?" in hint), None)
        if near is not None:
            hint = hint.replace("?", f" ({near.place})?")
        elif not hint:
            hint = self._far(name)
        self.report.add("D201", path, where, name=name, hint=hint)
        return None

    def _elsewhere(self, name: str, here: str) -> str:
        """A hint if the name is of another space."""
        for space in sorted({"word", "event", "status"} - {here}):
            other = self._all.get((space, name))
            if other is not None:
                return f"it is {other.kind} ({other.place})"
        return ""

    def _far(self, name: str) -> str:
        near = meant(name, [each.name for each in self.all("word") if not each.name.startswith("_")])
        return (
            f"{near[:-1]}, of a module that this file does not use?"
            if near
            else "declare it, or «use» the module that does"
        )


def full_name(module: str, name: str) -> str:
    """``_x`` of module ``visit`` is ``visit._x``; other names are themselves."""
    return f"{module}.{name}" if name.startswith("_") else name
