"""What must hold of a pattern: bounds of its lines, its captures and attributes."""

from __future__ import annotations

import attrs

from .bounds import check_bounds, skip_at_end, units
from .diagnostics import Report, listed, meant
from .expr import Cond, Fact, Test, Unit, Where, Word
from .names import Names
from .rewrite import Rewriter
from .tree import Agree, Equal, Path, Pattern, Pick
from .types import Types
from .words import EVERY_ATTRIBUTE, MAX_CAPTURES, TIME_UNITS

#: not said of what is left of a line that could not be read to its end
_CUT = frozenset({"D302", "D303"})


class PatternChecker:
    """Checks patterns whose names are resolved; gives them back with full names in ``refer``."""

    def __init__(self, names: Names, types: Types, rewriter: Rewriter) -> None:
        self.names, self.types, self.rewriter = names, types, rewriter
        self.report: Report = names.report
        self.module = ""
        self.path = ""
        self.line = 0
        """of the pattern that is checked"""

    def check(self, module: str, pattern: Pattern) -> Pattern:
        """Report what is wrong with *pattern* of *module*."""
        self.module, self.path = module, self.names.modules[module].path
        self.line = pattern.where.line
        if not pattern.matches:
            self.report.missing(
                "D601",
                self.path,
                pattern.where,
                hint="write what it matches",
                rule=f"pattern «{pattern.name}»",
                kind="match",
            )
        for line in pattern.matches:
            check_bounds(line, line.where, self._add)
            if skip_at_end(line):
                self._add("D303", line.where)
        captures = self._captures(pattern)
        self._paths(pattern, captures)
        for cond in pattern.unless:
            self._cond(cond)
        self._sets(pattern)
        return self._refer(pattern, captures)

    # -- captures ------------------------------------------------------------------

    def _captures(self, pattern: Pattern) -> dict[str, list[Unit]]:
        found: dict[str, list[Unit]] = {}
        for line in pattern.matches:
            for unit in units(line):
                if unit.capture:
                    found.setdefault(unit.capture, []).append(unit)
        if len(found) > MAX_CAPTURES:
            self._add(
                "D006",
                pattern.where,
                found=f"{len(found)} captures",
                what="a pattern",
                limit=MAX_CAPTURES,
                hint="make a part a chunk of its own",
            )
        return found

    def _paths(self, pattern: Pattern, captures: dict[str, list[Unit]]) -> None:
        if pattern.head:
            self._capture(pattern.head, captures, pattern.head_at)
        for where in pattern.wheres:
            self._path(where.left, captures)
            if isinstance(where, Agree):
                self._path(where.right, captures)
            elif isinstance(where, Equal):
                self._pick(where.right, captures)
        for _, pick in pattern.sets:
            self._pick(pick, captures)
        self._pick(pattern.entity, captures)
        value = pattern.value
        if value is not None:
            for _, amount in (("", value.amount), *value.parts):
                if isinstance(amount, Path):
                    self._path(amount, captures)
            if value.unit is not None and not (
                value.unit.name in TIME_UNITS and value.unit.name not in captures and not value.unit.attributes
            ):
                self._path(value.unit, captures, TIME_UNITS)
            if value.calendar is not None and (value.calendar.attributes or value.calendar.name in captures):
                self._path(value.calendar, captures)
            if value.named is not None:
                self._path(value.named, captures)

    def _pick(self, pick: Pick, captures: dict[str, list[Unit]]) -> None:
        for each in pick:
            if isinstance(each, Path):
                self._path(each, captures)

    def _capture(self, name: str, captures: dict[str, list[Unit]], where: Where, more: tuple[str, ...] = ()) -> bool:
        if name in captures:
            return True
        hint = f"captures here are {', '.join(captures)}" if captures else "name one in a match line with «as»"
        if (self.path, self.line) in self.report.broken:
            return False  # the line that captures it may be the one that could not be read
        self._add("D207", where, hint=meant(name, [*captures, *more]) or hint, name=name)
        return False

    def _path(self, path: Path, captures: dict[str, list[Unit]], more: tuple[str, ...] = ()) -> None:
        if not self._capture(path.name, captures, path.where, more) or not path.attributes:
            return
        known = set(EVERY_ATTRIBUTE)
        shown: list[str] = []
        for unit in captures[path.name]:
            if not isinstance(unit.body, Test):
                return
            for part in unit.body.parts:
                if isinstance(part, Word):
                    continue
                columns = self.rewriter.columns.get(part.name)
                known |= set(columns) if columns is not None else self.types.attributes(part.name)
                shown += columns if columns is not None else self.types.declared(part.name)
            if all(isinstance(part, Word) for part in unit.body.parts):
                return
        if path.attributes[0] not in known:
            hint = meant(path.attributes[0], known) or f"it has {listed(dict.fromkeys(shown))}"
            self._add("D208", path.where, hint=hint, owner=f"«{path.name}»", name=path.attributes[0])

    # -- types -----------------------------------------------------------------------

    def _sets(self, pattern: Pattern) -> None:
        known = self.types.attributes(pattern.type)
        for (name, pick), at in zip(pattern.sets, pattern.sets_at, strict=True):
            if name not in known:
                first = pick[0]
                self._no_attribute(pattern.type, name, first.where if isinstance(first, Path) else at)

    def _no_attribute(self, type_: str, name: str, where: Where) -> None:
        has = self.types.declared(type_)
        hint = meant(name, has) or f"it has {listed(has)}; declare it after «with»"
        self._add("D208", where, hint=hint, owner=f"«{type_}»", name=name)

    def _refer(self, pattern: Pattern, captures: dict[str, list[Unit]]) -> Pattern:
        refer = pattern.refer
        if refer is None:
            return pattern
        if isinstance(refer.last, Path):
            self._path(refer.last, captures)
        if refer.each:
            self._capture(refer.each, captures, refer.where)
        for _, pick in refer.attributes:
            self._pick(pick, captures)
        if refer.kind.attributes or refer.kind.name in captures:
            self._path(refer.kind, captures)
            return pattern
        full = self.types.find(self.module, refer.kind.name, refer.kind.where)
        if full is None:
            return pattern
        self.types.need_made(self.module, full, refer.kind.where)
        known = self.types.attributes(full)
        for name, pick in refer.attributes:
            if name not in known:
                first = pick[0]
                self._no_attribute(full, name, first.where if isinstance(first, Path) else refer.where)
        return attrs.evolve(pattern, refer=attrs.evolve(refer, kind=attrs.evolve(refer.kind, name=full)))

    def _cond(self, cond: Fact | Cond, named: Where | None = None) -> None:
        """named: where the name stands from which *cond* was opened."""
        if cond.called and named is None:
            named = cond.where
        if isinstance(cond, Cond):
            for part in cond.parts:
                self._cond(part, named)
        elif cond.relation in ("is", "has", "agrees", "agrees_known"):
            self._add(
                "D106",
                named or cond.where,
                found=f"«{cond.subject}»",
                place="in a pattern",
                hint="slots are of frames; a pattern asks «followed by», «preceded by», «clause has» and the like",
            )

    def _add(self, code: str, where: Where, hint: str | None = None, **values: object) -> None:
        if code not in _CUT or (self.path, self.line) not in self.report.broken:
            self.report.add(code, self.path, where, hint, **values)
