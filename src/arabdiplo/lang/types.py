"""The types of a program: ancestors, attributes, and what makes each."""

from __future__ import annotations

from .diagnostics import Report, listed
from .expr import Where
from .names import Declared, Names
from .program import BUILT_IN, TypeInfo
from .tree import TypeDecl
from .words import BUILT_IN_ATTRIBUTES, EVERY_ATTRIBUTE, MAX_NESTING


class Types:
    """Ancestors and attributes by full name."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.report: Report = names.report
        self.ancestors: dict[str, tuple[str, ...]] = {name: (name,) for name in BUILT_IN}
        self.own: dict[str, tuple[str, ...]] = {name: BUILT_IN_ATTRIBUTES.get(name, ()) for name in BUILT_IN}
        self.columns: dict[str, set[str]] = {}
        """what lexicons give to the chunks of a type"""
        self.made: set[str] = set(BUILT_IN)
        self._missed: set[str] = set()
        self._decls: dict[str, Declared] = {
            each.full: each for each in names.all("word") if isinstance(each.node, TypeDecl)
        }
        for name in sorted(self._decls):
            self._close(name, ())

    def _close(self, name: str, path: tuple[str, ...]) -> tuple[str, ...]:
        if name in self.ancestors:
            return self.ancestors[name]
        declared = self._decls[name]
        if len(path) > MAX_NESTING:
            hint = "name the upper types directly"
            values = {"found": f"{len(path)} levels", "what": "types above types", "limit": MAX_NESTING}
            self.report.add("D006", declared.path, declared.node.where, hint, **values)
            return (name,)
        decl = declared.node
        assert isinstance(decl, TypeDecl)
        if name in path:
            circle = " ← ".join((*path[path.index(name) :], name))
            self.report.add(
                "D205",
                declared.path,
                decl.where,
                what="types",
                circle=circle,
                hint="a type cannot be what itself is: drop one «is»",
            )
            return (name,)
        found = [name]
        for parent in decl.parents:
            full = self.find(declared.module, parent, decl.where)
            if full is not None:
                found += [each for each in self._close(full, (*path, name)) if each not in found]
        self.ancestors[name] = tuple(found)
        self.own[name] = decl.attributes
        return self.ancestors[name]

    def find(self, module: str, name: str, where: Where) -> str | None:
        """Full name of a type that *module* may name; reports what is wrong."""
        if name in BUILT_IN:
            return name
        every = [each.name for each in self._decls.values()]
        found = self.names.find(module, "word", name, where, [*BUILT_IN, *every])
        if found is None:
            return None
        if not isinstance(found.node, TypeDecl):
            self.report.add(
                "D209",
                self.names.modules[module].path,
                where,
                name=name,
                what=found.kind,
                wanted="a type",
                hint=f"declare «type {name}», or name a type",
            )
            return None
        return found.full

    def make(self, name: str) -> None:
        """Something makes *name*, and so all its ancestors."""
        self.made.update(self.ancestors.get(name, (name,)))

    def need_made(self, module: str, name: str, where: Where) -> None:
        """Report D204 (once a type) if nothing makes *name*."""
        if name in self.made or name in self._missed or name not in self.ancestors or self.names.is_second(name):
            return
        self._missed.add(name)
        if any(name in self.ancestors.get(each, (each,)) for each in self.report.unmade):
            return
        near = [each for each in sorted(self.made) if each not in ("tail", "nominal", "passage", "quoted", "clause")]
        self.report.add("D204", self.names.modules[module].path, where, name=name, made=listed(near))

    def attributes(self, name: str) -> set[str]:
        """All attributes a chunk of type *name* may bear."""
        found: set[str] = set(EVERY_ATTRIBUTE)
        for each in self.ancestors.get(name, (name,)):
            found.update(self.own.get(each, ()))
        for other, above in self.ancestors.items():
            if name in above:
                found |= self.columns.get(other, set())
                found.update(self.own.get(other, ()))
        return found

    def declared(self, name: str) -> list[str]:
        """Declared attributes of a type and its ancestors, in order."""
        out: list[str] = []
        for each in self.ancestors.get(name, (name,)):
            out += [attribute for attribute in self.own.get(each, ()) if attribute not in out]
        return out

    def infos(self) -> tuple[TypeInfo, ...]:
        """The types of the program, by name."""
        return tuple(
            TypeInfo(name, self.ancestors[name], tuple(self.declared(name))) for name in sorted(self.ancestors)
        )
