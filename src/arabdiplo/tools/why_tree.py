"""The derivation of an event: its roles, the chunks that fill them, the words and their rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from arabdiplo.engine.extract import light_masdar
from arabdiplo.events.records import Span
from arabdiplo.morph.model import Reading, Row
from arabdiplo.roles.found import Found
from arabdiplo.roles.frames import CompiledArm
from arabdiplo.roles.slots import Slots
from arabdiplo.syntax.items import Item
from arabdiplo.syntax.nodes import Node
from arabdiplo.syntax.phrases import Filler
from arabdiplo.tools.explanation import Place, Tree
from arabdiplo.tools.why_memo import memo_of

if TYPE_CHECKING:
    from arabdiplo.engine import Engine


class Trees:
    """Makes derivations of one text."""

    def __init__(self, engine: Engine, text: str) -> None:
        self.engine = engine
        self.text = text
        self.memo = memo_of(engine)
        self.places = self.memo.places
        self._arms = {f"{m}.{frame.name}": frame.arms for m, frame in engine.program.frames}

    def of_event(self, found: Found) -> Tree:
        """The event at the top, below it the trigger and a branch for each filler."""
        from arabdiplo.tools.why import same, slot_name

        arm, node = found.arm, found.item.node
        where = Place(self.places[found.frame.name].path, self._arms[found.frame.name][arm.index].where.line)
        branches = [Tree("trigger", self._span(node), "", self.reading_of(node, arm))]
        light = light_word(found.slots, arm)
        if light is not None:
            branches.append(Tree("light", self._span(light.node), "", read_as(light.node)))
        hung = self.engine.roles.hung(found.frame, arm, found.slots)
        for role, fillers in found.args.items():
            for filler in fillers:
                slot = next(
                    (slot for slot, held in hung if role in slot.roles and any(same(one, filler) for one in held)), None
                )
                how = slot_name(slot) if slot is not None else SOURCES.get(filler.source, filler.source)
                if slot is not None and slot.name == "prep" and filler.item is not None and filler.item.prep:
                    how = f'prep "{filler.item.prep}"'
                branches.append(self._branch(f"{role} ({how})", filler))
        return Tree(found.frame.event.name, self._span(node), f"{found.frame.name} arm {arm.index + 1}, {where}", "",
                    tuple(branches))  # fmt: skip

    def _branch(self, label: str, filler: Filler) -> Tree:
        span = Span(filler.start, filler.end, self.text[filler.start : filler.end]) if filler.start >= 0 else None
        if filler.clause:
            return Tree(label, span, "", "clause")
        return Tree(label, span, "", "", tuple(self.of_node(node) for node in filler.nodes))

    def of_node(self, node: Node, asked: Iterable[str] = ()) -> Tree:
        """A chunk with all that it is made of, or a word with its row; asked: lexicons that the rule above names."""
        if node.chunk is None:
            return Tree(node.types[0] if node.types else "word", self._span(node), "", read_as(node, asked))
        chunk = node.chunk
        name = chunk.pattern.name
        line = chunk.pattern.tree.matches[chunk.line].where.line if chunk.line < len(chunk.pattern.tree.matches) else 0
        captures = {id(part): capture for capture, held in chunk.captures.items() for nodes in held for part in nodes}
        asked = self.memo.uses(chunk.pattern)
        below = tuple(
            named(self.of_node(part, asked), captures.get(id(part), ""))
            for part in chunk.nodes
            if part.morph.kind != "punct"
        )
        facts = " ".join(f"{name}={value}" for name, value in sorted(chunk.attributes.items()) if value)
        by = f"{name} line {chunk.line + 1}, {Place(self.places[name].path, line)}"
        return Tree(chunk.type, self._span(node), by, facts, below)

    def taken(self, node: Node, types: Iterable[str]) -> str:
        """That a lexicon gives the head of a chunk one of *types*, but a pattern has made something else of it."""
        wanted, made_by = set(types), self.engine.alphabet.lexicon_types
        for reading in node.head.morph.readings if node.chunk is not None else ():
            made = made_by.get(reading.row.lexicon, "") if reading.row is not None else ""
            if node.chunk is not None and reading.row is not None and wanted & set(self.engine.ancestors.get(made, ())):
                word = self.text[node.head.start : node.head.core_end]
                return (
                    f"; «{word}» is {made} by lexicon «{reading.row.lexicon}», but pattern «{node.chunk.pattern.name}» "
                    f"takes it for {node.chunk.type}: a pattern «match {reading.row.lexicon}» would come before it"
                )
        return ""

    def reading_of(self, node: Node, arm: CompiledArm) -> str:
        """The reading by which a word triggers an arm, with its row."""
        index = self.engine.frames.index
        for reading in node.morph.readings:
            lexicon = reading.row.lexicon if reading.row is not None else ""
            if any(
                one is arm and wanted in ("", lexicon) for one, wanted in index.get((reading.pos, reading.lemma), ())
            ):
                return show_reading(reading)
        return read_as(node)

    def _span(self, node: Node) -> Span:
        return Span(node.start, node.core_end, self.text[node.start : node.core_end])


#: how a filler was found where no slot holds it
SOURCES = {
    "control": "control: the doer of the verb that governs it",
    "dropped": "dropped: the subject of the sentence goes on",
    "inherited": "inherited from an earlier mention",
    "inside": "inside another role",
    "beside": "beside: from the event next to it",
    "relative": "the antecedent of the relative clause",
    "suffix": "whom the suffix stands for",
}


def light_word(slots: Slots, arm: CompiledArm) -> Item | None:
    """The light verb of an event noun; its masdar, where that governs the noun (القيام بزيارة)."""
    light = slots.light
    return light_masdar(slots.sentence, light, arm) if light is slots.item and light is not None else light


def named(tree: Tree, capture: str) -> Tree:
    """A branch with the name under which its chunk captured it."""
    import attrs

    return attrs.evolve(tree, label=f"{capture}: {tree.label}") if capture else tree


def what_it_is(node: Node) -> str:
    """The type of a chunk, or the class of a word."""
    if node.types:
        return node.types[0]
    return node.morph.readings[0].pos if node.morph.readings else node.morph.kind


def read_as(node: Node, asked: Iterable[str] = ()) -> str:
    """The reading of a word: that of a row of the lexicons asked for, else of any row, else the first."""
    readings = node.head.morph.readings
    rows = [reading for reading in readings if reading.row is not None]
    best = next((reading for reading in rows if reading.row is not None and reading.row.lexicon in asked), None)
    reading = best or next(iter(rows), readings[0] if readings else None)
    return show_reading(reading) if reading is not None else node.head.morph.kind


def show_reading(reading: Reading) -> str:
    """`noun «زيارة»`, with the row it comes from."""
    return f"{reading.pos} «{reading.lemma}»" + (f" [{show_row(reading.row)}]" if reading.row is not None else "")


def show_row(row: Row) -> str:
    """The name of the lexicon, the entry, and its attributes (but its source)."""
    facts = " ".join(f"{name}={value}" for name, value in row.attributes if name != "source" and value)
    lexicon = row.lexicon or "named in a rule"
    return f"{lexicon} «{row.entry}» {facts}".rstrip()
