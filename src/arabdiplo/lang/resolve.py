"""From parsed modules to a `Program`: names, types, lexicons, order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import attrs

from arabdiplo._later import LaterMap

from .again import Around, Resolved
from .around import surroundings
from .check_frames import FrameChecker
from .check_patterns import PatternChecker
from .check_tests import TestChecker
from .check_words import VerbChecker
from .diagnostics import Report
from .lexicons import Table, Tables, columns_of
from .lint import lint
from .names import Declared, Names
from .order import order
from .program import LexiconTable, Program
from .relate import relate
from .rewrite import Rewriter
from .tree import Condition, Cue, Event, Frame, Let, Lexicon, Module, Pattern, RoleDecl, Status
from .types import Types

if TYPE_CHECKING:
    from .load import Loaded


def resolve(files: Sequence[Loaded], report: Report, warn: Sequence[Loaded] = ()) -> Program:
    """The program of *files*; it is whole only if *report* holds no error afterwards.

    warn: those of them that warnings are wanted of.
    """
    return _Resolver(files, report, warn).run()


def opened(files: Sequence[Loaded], report: Report) -> dict[str, Let | Condition]:
    """The lets and conditions of *files* by full name, with all names in them opened; without those at fault."""
    return _Resolver(files, report, ()).opened()


class _Resolver:
    def __init__(self, files: Sequence[Loaded], report: Report, warn: Sequence[Loaded]) -> None:
        self.warn = warn
        self.files = files
        self.report = report
        self.modules = [file.parsed.module for file in files]
        self.names = Names([file.parsed.module for file in sorted(files, key=lambda file: file.turn)], report)
        self.types = Types(self.names)
        self.verbs = VerbChecker(report)
        self.tables = Tables(report)

    def _begin(self) -> tuple[list[LexiconTable], Rewriter]:
        """The lexicons, and what resolves names with them."""
        tables, columns = self._lexicons()
        by_name = {table.name: table for table in tables}
        words = LaterMap(by_name, lambda name: tuple(word for entry in by_name[name].entries for word in entry.words))
        self._made()
        self._lent(tables, columns)
        return tables, Rewriter(self.names, self.types, columns, words)

    def opened(self) -> dict[str, Let | Condition]:
        _, rewriter = self._begin()
        found = {each.full: rewriter.opened(each) for each in self.names.all("word")}
        return {full: node for full, node in found.items() if node is not None}

    def run(self) -> Program:
        if self.report.again is not None:
            self.report.again.turn()
        tables, rewriter = self._begin()
        kept, around = self._kept(tables)
        self._lets(rewriter, kept)
        patterns = self._patterns(rewriter, kept)
        events = self._events(rewriter)
        known = {event.name: event for _, event in events}
        frames = self._frames(rewriter, known, tables, kept)
        statuses = self._statuses(rewriter, kept)
        ordered, levels = order(patterns, self.types, self.names, self.report)
        program = Program(
            tuple(module.name for module in self.modules),
            self.types.infos(),
            tuple(sorted(tables, key=lambda table: table.name)),
            ordered,
            events,
            frames,
            statuses,
            tuple((file.name, file.shown) for file in self.files),
            levels,
        )
        self._verbs()
        self._keep(around, patterns, frames, statuses)
        if self.warn:
            lint(self.files, self.warn, program, self.tables, self.report)
        relate(self.modules, self.names, self.report)
        return program

    # -- words and types ---------------------------------------------------------

    def _lexicons(self) -> tuple[list[LexiconTable], dict[str, tuple[str, ...]]]:
        """The tables, and by lexicon the attributes its rows may have."""
        tables = self.tables
        out: list[LexiconTable] = []
        columns: dict[str, tuple[str, ...]] = {}
        for file in self.files:
            for item in file.parsed.module.items:
                if not isinstance(item, Lexicon):
                    continue
                type_ = (self.types.find(file.name, item.type, item.where) or "") if item.type else ""
                full = self.names.full(file.name, "word", item.name)
                table = tables.of(item, full, type_, file.path, file.shown)
                if table is None or full in columns:
                    continue
                read = tables.table(item, file.path, file.shown) if item.path else None
                columns[full] = columns_of(table, item, read.columns if read is not None else ())
                if read is not None:
                    self._sound(read, lambda read=read, item=item: self.verbs.table(read, item))  # type: ignore[misc]
                out.append(table)
        return out, columns

    def _verbs(self) -> None:
        for module in self.modules:
            self._sound(module, lambda module=module: self.verbs.module(module))  # type: ignore[misc]

    def _sound(self, what: Table | Module, check: Callable[[], None]) -> None:
        """Check *what*, unless that was done before and nothing found."""
        again = self.report.again
        if again is not None and again.is_sound(what):
            return
        before = len(self.report)
        check()
        if again is not None and len(self.report) == before:
            again.keep_sound(what)

    # -- modules that have not changed ---------------------------------------------

    def _kept(self, tables: Sequence[LexiconTable]) -> tuple[dict[str, Resolved], dict[str, Around]]:
        """Modules that were resolved before, and what each module sees of the others."""
        again = self.report.again
        if again is None:
            return {}, {}
        around = surroundings(self.modules, self.names, self.types, tables)
        found = {module.name: again.resolved(module, around[module.name]) for module in self.modules}
        return {name: kept for name, kept in found.items() if kept is not None}, around

    def _keep(
        self,
        around: dict[str, Around],
        patterns: Sequence[tuple[str, Pattern]],
        frames: Sequence[tuple[str, Frame]],
        statuses: Sequence[tuple[str, Status]],
    ) -> None:
        """Keep the modules for the next time, if all is sound."""
        again = self.report.again
        if again is None or len(self.report):
            return
        for module in self.modules:
            own = module.name
            made = Resolved(
                module,
                around[own],
                tuple(pair for pair in patterns if pair[0] == own),
                tuple(pair for pair in frames if pair[0] == own),
                tuple(pair for pair in statuses if pair[0] == own),
            )
            again.keep_resolved(made)

    def _made(self) -> None:
        for module in self.modules:
            for item in module.items:
                if isinstance(item, (Pattern, Lexicon)) and item.type:
                    found = self.names.peek(module.name, "word", item.type)
                    self.types.make(found.full if found is not None else item.type)

    def _lent(self, tables: list[LexiconTable], columns: dict[str, tuple[str, ...]]) -> None:
        for table in tables:
            if table.type:
                self.types.columns.setdefault(table.type, set()).update(columns[table.name])

    # -- items -------------------------------------------------------------------

    def _lets(self, rewriter: Rewriter, kept: dict[str, Resolved]) -> None:
        for declared in self.names.all("word"):
            if declared.module not in kept:
                rewriter.declare(declared)

    def _patterns(self, rewriter: Rewriter, kept: dict[str, Resolved]) -> list[tuple[str, Pattern]]:
        checker = PatternChecker(self.names, self.types, rewriter)
        out: list[tuple[str, Pattern]] = []
        for module in self.modules:
            if module.name in kept:
                out += kept[module.name].patterns
                continue
            for item in module.items:
                if isinstance(item, Pattern) and self._own(module.name, item, out):
                    type_ = self.types.find(module.name, item.type, item.where)
                    pattern = attrs.evolve(
                        item,
                        type=type_ or item.type,
                        matches=tuple(rewriter.seq(module.name, line) for line in item.matches),
                        unless=tuple(rewriter.cond(module.name, cond) for cond in item.unless),
                    )
                    pattern = checker.check(module.name, pattern)
                    TestChecker(self.names, module.name).pattern(pattern, self.types)
                    out.append((module.name, pattern))
        return out

    def _own(self, module: str, item: Pattern | Frame, seen: Sequence[tuple[str, Pattern | Frame]]) -> bool:
        """Names of patterns and of frames must differ within their module."""
        for other, rule in seen:
            if other == module and rule.name == item.name:
                self.report.add(
                    "D203", self.names.modules[module].path, item.where, name=item.name, other=f"line {rule.where.line}"
                )
                return False
        return True

    def _events(self, rewriter: Rewriter) -> tuple[tuple[str, Event], ...]:
        out = []
        for declared in self.names.all("event"):
            node = declared.node
            assert isinstance(node, Event)
            roles = tuple(self._role(declared, role) for role in node.roles)
            unless = tuple(rewriter.cond(declared.module, cond) for cond in node.unless)
            requires = tuple(rewriter.require(declared.module, each) for each in node.requires)
            made = attrs.evolve(node, name=declared.full, roles=roles, unless=unless, requires=requires)
            out.append((declared.module, made))
        return tuple(out)

    def _role(self, declared: Declared, role: RoleDecl) -> RoleDecl:
        types = []
        for name in role.types:
            full = self.types.find(declared.module, name, role.where)
            if full is not None:
                self.types.need_made(declared.module, full, role.where)
            types.append(full or name)
        traits = role.traits
        if "location" not in traits and not role.name.startswith("_") and all(map(self._only_place, types)):
            traits += ("location",)
        return attrs.evolve(role, types=tuple(types), traits=traits)

    def _only_place(self, type_: str) -> bool:
        """A place first of all (city is place, actor); a state is rather one who acts."""
        above = [one for one in self.types.ancestors.get(type_, ()) if one in ("place", "actor", "country")]
        return above[:1] == ["place"]

    def _frames(
        self, rewriter: Rewriter, events: dict[str, Event], tables: list[LexiconTable], kept: dict[str, Resolved]
    ) -> tuple[tuple[str, Frame], ...]:
        checker = FrameChecker(self.names, self.types, rewriter, events, {table.name: table for table in tables})
        for declared in self.names.all("event"):
            checker.event(declared.module, events[declared.full])
        out: list[tuple[str, Frame]] = []
        for module in self.modules:
            if module.name in kept:
                out += kept[module.name].frames
                continue
            for item in module.items:
                if isinstance(item, Frame) and self._own(module.name, item, out):
                    out.append((module.name, checker.frame(module.name, item)))
        return tuple(out)

    def _statuses(self, rewriter: Rewriter, kept: dict[str, Resolved]) -> tuple[tuple[str, Status], ...]:
        out = [pair for known in kept.values() for pair in known.statuses]
        for declared in self.names.all("status"):
            if declared.module in kept:
                continue
            node = declared.node
            assert isinstance(node, Status)
            cues = tuple(self._cue(rewriter, declared.module, cue) for cue in node.cues)
            for pair in node.under:
                for name in pair:
                    self.names.find(declared.module, "status", name, node.where)
            status = attrs.evolve(node, cues=cues)
            TestChecker(self.names, declared.module).status(status)
            out.append((declared.module, status))
        return tuple(sorted(out, key=lambda pair: (pair[1].rank, pair[1].name)))

    def _cue(self, rewriter: Rewriter, module: str, cue: Cue) -> Cue:
        kinds = tuple((kind, rewriter.given(module, given)) for kind, given in cue.kinds)
        when = rewriter.cond(module, cue.when) if cue.when is not None else None
        return attrs.evolve(
            cue, kinds=kinds, form=rewriter.prim(module, cue.form) if cue.form is not None else None, when=when
        )
