"""What must hold of every rule file, and of what the rules that compile find in a text."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs
from mutate import spans
from shape import bare, read, written

from arabdiplo import BudgetExceeded, Extractor, to_json
from arabdiplo.engine import Engine
from arabdiplo.events.records import STATUSES, Arg, Event
from arabdiplo.events.stubs import stubs
from arabdiplo.events.types import attribute_name
from arabdiplo.lang import tree, unparse
from arabdiplo.lang.cache import load_rules_cached
from arabdiplo.lang.codec import decode, encode
from arabdiplo.lang.diagnostics import KINDS, Diagnostic, Report
from arabdiplo.lang.layout import layout
from arabdiplo.lang.load import compile_rules
from arabdiplo.lang.parse import parse
from arabdiplo.lang.program import Program
from arabdiplo.lang.source import Source
from arabdiplo.tools.coverage import Watcher
from arabdiplo.tools.explain import lines, to_dict
from arabdiplo.tools.explanation import explain
from arabdiplo.tools.gen import Generator
from arabdiplo.tools.tester import Outcome, run_checks

#: stretches of words: whatever stands there fits
_LOOSE = frozenset({"nominal", "passage", "clause", "quoted"})
#: where a text may be so slow that a machine that does other work is to blame
SECONDS = 20


def compiled(paths: Sequence[Path]) -> tuple[Program | None, tuple[Diagnostic, ...]]:
    """The program of rule files, if they are sound; their diagnostics are such as they must be."""
    program, found = compile_rules(paths, bundled=False)
    sources = {str(path): path.read_bytes().decode("utf-8", "replace") for path in paths}
    for each in found:
        check_diagnostic(each, sources)
    assert (program is None) == any(each.severity == "error" for each in found)
    return program, found


def check_diagnostic(each: Diagnostic, sources: dict[str, str]) -> None:
    """A code, a place in the file, what is wrong, and a way out."""
    kind = KINDS[each.code]
    assert each.severity == kind.severity and each.message and each.hint, each
    assert "{" not in each.message.replace("«{»", "") and "None" not in each.message, each
    assert each.path, each
    text = sources.get(each.path)
    if text is None or not each.line:
        return
    rows = text.split("\n")
    assert 1 <= each.line <= len(rows) and 1 <= each.column <= len(rows[each.line - 1]) + 1, each
    for edit in each.edits:
        assert 0 <= edit.start <= edit.end <= len(text), each


def check_layout(path: Path) -> None:
    """`fmt` changes no rule, and nothing at all the second time."""
    source = Source(str(path), path.read_text(encoding="utf-8"))
    made = layout(source)
    if made.diagnostics:
        assert made.text == source.text
        return
    again = layout(Source(str(path), made.text))
    assert again.text == made.text and not again.diagnostics
    before, after = Report(), Report()
    old, new = parse(source, path.stem, before), parse(Source(str(path), made.text), path.stem, after)
    assert bare(old.module) == bare(new.module)
    assert [each.code for each in before.sorted()] == [each.code for each in after.sorted()]


def check_words(text: str) -> None:
    """What `expand` shows of the rules of a sound file is read as the same rules."""
    once = written(read(text))
    assert written(read(once)) == once


def check_kept(program: Program, paths: Sequence[Path], folder: Path) -> Program:
    """Rules from the cache are those that were put there."""
    assert decode(encode(program)) == program
    fresh, kept = (load_rules_cached(paths, bundled=False, folder=folder) for _ in range(2))
    assert attrs.evolve(fresh, digest="", encoded=b"") == attrs.evolve(program, digest="", encoded=b"")
    assert kept == fresh and kept.digest == fresh.digest
    return kept


class Readers:
    """The engines of one program: made anew, from the cache, out of that of the rules before an edit."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.extractor = Extractor.of(program)
        self.engines = [self.extractor.engine]
        self._events = {event.name: event for _, event in program.events}
        self._frames = {f"{module}.{frame.name}": frame for module, frame in program.frames}
        self._statuses = {*STATUSES, *(status.name for _, status in program.statuses)}

    def check(self, text: str, date: str | None = "2024-03-06") -> int:
        """Read a text with all of them; how many events are there?"""
        started = time.process_time()
        try:
            document = self.engines[0].run(text, date)
        except BudgetExceeded as error:
            assert time.process_time() - started < SECONDS, f"budget after {time.process_time() - started:.1f} s"
            for engine in self.engines[1:]:
                try:
                    engine.run(text, date)
                except BudgetExceeded as other:
                    assert str(other) == str(error)
                else:
                    raise AssertionError(f"given up once, and then not: {error}") from error
            return 0
        took = time.process_time() - started
        assert took < SECONDS, f"{took:.1f} s for {len(text)} letters"
        for engine in self.engines:
            assert engine.run(text, date) == document
        assert self.engines[0].run(text, date, mentions=False).events == document.events
        for span in spans(document):
            assert 0 <= span.start < span.end <= len(text) and text[span.start : span.end] == span.text, span
        for event in document.events:
            self._event(event)
        json.loads(to_json(document, mentions=True))
        return len(document.events)

    def _event(self, event: Event) -> None:
        """Is an event what its declaration says?"""
        declared = self._events[event.type]
        roles = {role.name: role for role in declared.public}
        frame = self._frames[event.rule]
        assert frame.event == event.type and event.status in self._statuses
        assert event.mode is None or event.mode in declared.modes, event
        filled: dict[str, list[Arg]] = {}
        for arg in event.args:
            assert arg.role in roles, arg
            filled.setdefault(arg.role, []).append(arg)
            assert arg.span is None or not arg.implicit
            self._fits(arg, roles[arg.role])
        for name, args in filled.items():
            assert roles[name].many or len(args) == 1, (name, args)
            assert getattr(event, attribute_name(name)) == (tuple(args) if roles[name].many else args[0])

    def _fits(self, arg: Arg, role: tree.RoleDecl) -> None:
        """Is the filler of a type that the role takes?  Who acts is so by where it stands, too (قال الأهالي إن)."""
        ancestors = self.extractor.engine.ancestors
        acts = any("actor" in ancestors.get(name, ()) for name in role.types)
        if arg.kind and arg.source != "nisba" and not acts and _LOOSE.isdisjoint(role.types):
            assert {arg.kind, *ancestors.get(arg.kind, ())} & set(role.types), (arg, role.types)

    def explained(self, text: str) -> None:
        """Explaining a text finds what reading it finds."""
        found = explain(self.extractor, text, "2024-03-06")
        json.dumps(to_dict(found))
        assert list(lines(found)) and list(lines(found, steps=True, tree=True, chunks=True))
        trace = self.extractor.explain(text, "2024-03-06")
        assert trace.document == self.extractor.extract(text, "2024-03-06")
        assert Watcher(self.extractor.engine).explain(text, "2024-03-06").document == trace.document

    def outcomes(self) -> list[Outcome]:
        """What became of the tests that stand in the rules."""
        return list(run_checks(self.program, self.extractor.engine.explain))

    def tools(self) -> None:
        """What else looks at rules does not break."""
        assert all(map(str, self.outcomes()))
        compile(stubs(self.program), "events.pyi", "exec")
        watcher = Watcher(self.extractor.engine)
        for _, rule in (*self.program.patterns, *self.program.frames):
            assert unparse.rule(rule)
            for check in rule.checks[:1]:
                watcher.explain(check.text)
        watcher.coverage().as_dict()


def texts_of(program: Program) -> Iterator[str]:
    """The texts of the tests that stand in rules."""
    rules: Iterable[tuple[str, tree.Pattern | tree.Frame | tree.Status]]
    rules = (*program.patterns, *program.frames, *program.statuses)
    for _, rule in rules:
        yield from (check.text for check in rule.checks)


def invented(engine: Engine, choose: object, count: int) -> list[str]:
    """Sentences made by rules for themselves."""
    maker = Generator(engine, choose)  # type: ignore[arg-type]
    names = sorted(maker.rules)
    drafts = [maker.draft(choose(names)) for _ in range(count)] if names else []  # type: ignore[operator]
    return [draft.text for draft in drafts if draft is not None]
