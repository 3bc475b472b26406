"""Which parts of rules some text has used: rules, lines, alternatives, arms, slots, entries of lexicons.

A part is used if it took part in something that was found: a chunk that won its words, an
event, a row by which a word of the text is read.  Of rules that were never used it is said
whether a word of some text began them or none ever did.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from arabdiplo.engine.extract import SentenceResult
from arabdiplo.engine.request import Watch
from arabdiplo.events.records import Document, Trace
from arabdiplo.lang import unparse
from arabdiplo.lang.expr import Alt, Count, Look, Seq, Skip, Test, Unit
from arabdiplo.lang.tree import SlotUse
from arabdiplo.matching.cascade import Beaten
from arabdiplo.matching.lines import Line
from arabdiplo.matching.symbols import Spelling
from arabdiplo.roles.found import Found
from arabdiplo.syntax.nodes import Node, spell
from arabdiplo.tools.explanation import Place
from arabdiplo.tools.why import same
from arabdiplo.tools.why_memo import places_of

if TYPE_CHECKING:
    from arabdiplo.engine import Engine

KINDS = ("rules", "lines", "alternatives", "arms", "slots", "entries")
Key = tuple[str, ...]


@attrs.frozen(slots=True)
class Piece:
    """One part of a rule or one row of a lexicon, and how often it was used."""

    kind: str
    owner: str
    """the rule (`module.rule`) or the lexicon"""
    what: str
    place: Place | None
    used: int
    begun: int = 0
    """rules only: how often a word began it without its being found"""


@attrs.frozen(slots=True)
class Coverage:
    """All parts in the order of the files."""

    pieces: tuple[Piece, ...]

    def of(self, kind: str) -> tuple[int, int]:
        """(used, all) parts of a kind."""
        found = [piece for piece in self.pieces if piece.kind == kind]
        return sum(piece.used > 0 for piece in found), len(found)

    def percent(self, kind: str) -> float:
        """Share of used parts of a kind, in percent; 100 if there is none."""
        used, total = self.of(kind)
        return 100 * used / total if total else 100.0

    def unused(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if not piece.used)

    def as_dict(self) -> dict[str, object]:
        """Figures by kind, and the parts that were never used, JSON-ready."""
        figures = {kind: dict(zip(("used", "of"), self.of(kind), strict=True)) for kind in KINDS}
        return {**figures, "unused": [attrs.asdict(piece) for piece in self.unused()]}


class Watcher(Watch):
    """Counts what texts use; one watcher may see any number of texts."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.used: dict[Key, int] = {}
        self.begun: dict[str, int] = {}
        self._spelling = Spelling(engine.symbols)
        self._lines: dict[tuple[str, int], tuple[Line, dict[str, Key]]] = {}
        self._trees = {f"{m}.{frame.name}": frame for m, frame in engine.program.frames}

    def _use(self, *key: str) -> None:
        self.used[key] = self.used.get(key, 0) + 1

    # -- what the engine tells -------------------------------------------------------

    def chunks(self, nodes: list[Node], lost: list[Beaten]) -> None:
        for node in nodes:
            self._node(node)
        for one in lost:
            self.begun[one.pattern.name] = self.begun.get(one.pattern.name, 0) + 1

    def sentence(self, result: SentenceResult) -> None:
        for found in result.found:
            self._found(found)
        begun = [*(loser.frame.name for loser, _ in result.losers), *(one.frame.name for one in result.refused)]
        for name in begun:
            self.begun[name] = self.begun.get(name, 0) + 1

    def status(self, names: Iterable[str]) -> None:
        """Statuses that events of a text have."""
        for name in names:
            self._use("rules", "status", name)

    def explain(self, text: str, date: str | None = None) -> Trace:
        """`Engine.explain` with this watcher looking on."""
        trace = self.engine.examine(text, date, self)
        self.status(event.status for event in trace.document.events)
        return trace

    def run(self, text: str, date: str | None = None, id: str = "") -> Document:
        """`Engine.run` with this watcher looking on."""
        return attrs.evolve(self.explain(text, date).document, id=id)

    # -- chunks ----------------------------------------------------------------------------

    def _node(self, node: Node) -> None:
        if node.chunk is None:
            for reading in node.morph.readings:
                if reading.row is not None:
                    self._use("entries", reading.row.lexicon, str(reading.row.index))
            return
        chunk = node.chunk
        name = chunk.pattern.name
        self._use("rules", name)
        self._use("lines", name, str(chunk.line))
        if chunk.line < len(chunk.pattern.tree.matches):
            line, keys = self._marked(name, chunk.line, chunk.pattern.tree.matches[chunk.line])
            matched = line.match(self._spelling.places(spell(chunk.nodes)), 0) if keys else None
            for capture in {capture for capture, first, last in matched[1] if last > first} if matched else ():
                if capture in keys:
                    self._use(*keys[capture])
        for part in chunk.nodes:
            self._node(part)

    def _marked(self, rule: str, number: int, seq: Seq) -> tuple[Line, dict[str, Key]]:
        """The line with a capture for each alternative, and what each capture stands for."""
        known = self._lines.get((rule, number))
        if known is None:
            keys: dict[str, Key] = {}
            line = Line(mark(seq, rule, keys), self.engine.alphabet, self._spelling)
            known = self._lines[rule, number] = (line, keys)
        return known

    # -- frames --------------------------------------------------------------------------

    def _found(self, found: Found) -> None:
        frame, arm = found.frame, found.arm
        self._use("rules", frame.name)
        self._use("arms", frame.name, str(arm.index))
        tree = self._trees[frame.name]
        hung = self.engine.roles.hung(frame, arm, found.slots)
        own = len(tree.arms[arm.index].slots)
        for number, (slot, fillers) in enumerate(hung):
            taken = [filler for role in slot.roles for filler in found.args.get(role, ())]
            if any(same(one, other) for one in fillers for other in taken):
                from_end = number - (len(hung) - len(tree.also))
                if number < own:
                    self._use("slots", frame.name, str(arm.index), str(number))
                elif from_end >= 0:
                    self._use("slots", frame.name, "also", str(from_end))

    # -- the whole ---------------------------------------------------------------------------

    def coverage(self, modules: frozenset[str] | None = None) -> Coverage:
        """What was used of all rules, or of those of some modules (and of the lexicons declared there)."""
        return Coverage(tuple(sorted(self._pieces(modules), key=lambda piece: KINDS.index(piece.kind))))

    def _pieces(self, modules: frozenset[str] | None) -> Iterator[Piece]:
        program = self.engine.program
        places = places_of(program)
        seen: set[Key] = set()
        for module, pattern in program.patterns:
            name = f"{module}.{pattern.name}"
            if modules is None or module in modules:
                yield self._rule(name, places[name])
                for number, seq in enumerate(pattern.matches):
                    place = Place(places[name].path, seq.where.line)
                    yield self._piece("lines", name, unparse.seq(seq), place, str(number))
                    keys: dict[str, Key] = {}
                    mark(seq, name, keys)
                    for key in keys.values():
                        if key not in seen:
                            seen.add(key)
                            yield Piece("alternatives", name, key[3], place, self.used.get(key, 0))
        for module, frame in program.frames:
            name = f"{module}.{frame.name}"
            if modules is None or module in modules:
                yield self._rule(name, places[name])
                for number, arm in enumerate(frame.arms):
                    place = Place(places[name].path, arm.where.line)
                    yield self._piece("arms", name, f"arm {number + 1}: {unparse.arm(arm)}", place, str(number))
                    yield from self._slots(name, f"arm {number + 1}", arm.slots, place, str(number))
                yield from self._slots(name, "also", frame.also, places[name], "also")
        for module, status in program.statuses:
            if modules is None or module in modules:
                key = ("rules", "status", status.name)
                yield Piece("rules", f"{module}.{status.name}", "status", None, self.used.get(key, 0))
        for table in program.lexicons:
            if modules is None or table.module in modules:
                for number, entry in enumerate(table.entries):
                    yield self._piece("entries", table.name, entry.words[0], None, str(number))

    def _rule(self, name: str, place: Place) -> Piece:
        return Piece("rules", name, "", place, self.used.get(("rules", name), 0), self.begun.get(name, 0))

    def _slots(self, rule: str, label: str, slots: Iterable[SlotUse], place: Place, arm: str) -> Iterator[Piece]:
        for number, slot in enumerate(slots):
            yield self._piece("slots", rule, f"{label}: {unparse.slot(slot)}", place, arm, str(number))

    def _piece(self, kind: str, owner: str, what: str, place: Place | None, *key: str) -> Piece:
        return Piece(kind, owner, what, place, self.used.get((kind, owner, *key), 0))


def mark(seq: Seq, rule: str, keys: dict[str, Key]) -> Seq:
    """A line with a capture for each alternative of its choices, and without what it looks at beside itself."""
    steps: list[Count | Look | Skip] = []
    for step in seq.steps:
        if isinstance(step, Skip):
            steps.append(step)
        elif isinstance(step, Count):
            units = tuple(_mark(unit, rule, keys, len(step.body.units) > 1) for unit in step.body.units)
            steps.append(step.but(body=Alt(units)))
    return Seq(tuple(steps))


def _mark(unit: Unit, rule: str, keys: dict[str, Key], choice: bool) -> Unit:
    body: Test | Seq = unit.body if isinstance(unit.body, Test) else mark(unit.body, rule, keys)
    if not choice:
        return Unit(body)
    name = f"alt{len(keys)}"
    at = f"{unit.where.line}:{unit.where.column}"
    keys[name] = ("alternatives", rule, at, unparse.alt(Alt((unit.but(capture=""),))))
    return Unit(body, name)


def lines(coverage: Coverage, most: int = 5) -> Iterator[str]:
    """Figures by kind, then what was never used, at most so many parts of each rule and lexicon."""
    for kind in KINDS:
        used, total = coverage.of(kind)
        yield f"{kind:13s} {used:5d} of {total:5d}  {coverage.percent(kind):5.1f} %"
    totals = Counter((piece.kind, piece.owner) for piece in coverage.pieces)
    for kind in KINDS:
        groups: dict[str, list[Piece]] = {}
        for piece in coverage.unused():
            if piece.kind == kind:
                groups.setdefault(piece.owner, []).append(piece)
        for owner, pieces in groups.items():
            yield from _unused(kind, owner, pieces, totals[kind, owner], most)


def _unused(kind: str, owner: str, pieces: list[Piece], total: int, most: int) -> Iterator[str]:
    where = f" ({pieces[0].place})" if pieces[0].place is not None else ""
    if kind == "rules":
        begun = "begun, never found" if pieces[0].begun else "no word of a text begins it"
        yield f"{owner}{where}: {begun}"
        return
    if kind == "entries":
        words = ", ".join(f"«{piece.what}»" for piece in pieces[:most])
        yield f"{owner}: {len(pieces)}/{total} entries unused: {words}{', …' if len(pieces) > most else ''}"
        return
    for piece in pieces[:most]:
        what = piece.what if len(piece.what) <= 100 else f"{piece.what[:99]}…"
        code = "warning D605 " if kind == "arms" else ""
        yield f"{owner} ({piece.place}): {code}{kind[:-1]} never used: {what}"
    if len(pieces) > most:
        yield f"{owner}: {len(pieces) - most} more {kind} never used"
