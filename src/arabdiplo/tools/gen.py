"""Sentences that a rule must match, made from the rule itself.

A draft follows the rule: of a frame an arm, with its trigger and fillers for its slots; of a
pattern a line, word by word; of either an example with other words in its place.  The engine
then reads it: what matched is a sentence of the rule, what did not is worth a look (another rule
may have won, a condition may forbid it).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import TYPE_CHECKING

import attrs

from arabdiplo.events.records import Trace
from arabdiplo.lang.expr import Alt, Count, Look, Seq, Skip
from arabdiplo.lang.tree import Arm, Event, Frame, Pattern, SlotUse
from arabdiplo.morph.verbs import split
from arabdiplo.text.letters import ARTICLE
from arabdiplo.tools.phrases import Choose, Phrases
from arabdiplo.tools.variants import Variants

if TYPE_CHECKING:
    from arabdiplo.engine import Engine


_BARREN = 500
"""drafts in a row that give no new sentence, after which no more is hoped for"""


@attrs.frozen(slots=True)
class Draft:
    """A sentence made for a rule.

    fillers: (role, words) that an event on `trigger` must have; of a pattern: (type, words)
    of the chunk; matched: whether the engine agrees.
    """

    rule: str
    part: str
    """the arm, line or example it was made from (`arm 2`)"""
    text: str
    trigger: str
    fillers: tuple[tuple[str, str], ...]
    matched: bool = False


class Generator:
    """Makes drafts for the rules of one engine.

    >>> from random import Random
    >>> from arabdiplo.engine import Engine
    >>> from arabdiplo.lang import load_rules
    >>> made = Generator(Engine(load_rules()), Random(1).choice).sentences("visit.inspect", 2)
    >>> [sentence.matched for sentence in made]
    [True, True]
    """

    def __init__(self, engine: Engine, choose: Choose) -> None:
        self.engine = engine
        self.choose = choose
        self.phrases = Phrases(engine)
        program = engine.program
        self.rules: dict[str, Pattern | Frame] = {
            **{f"{module}.{tree.name}": tree for module, tree in program.patterns},
            **{f"{module}.{tree.name}": tree for module, tree in program.frames},
        }
        self._variants = Variants(engine, self.phrases, choose)
        table = files("arabdiplo.tools").joinpath("data/slots.tsv").read_text(encoding="utf-8")
        self._slots = dict(line.split("\t") for line in table.splitlines()[1:])

    def sentences(self, rule: str, count: int, most: int = 0) -> Iterator[Draft]:
        """So many sentences that the rule matches, at most; fewer if drafts fail too often.

        They are made word by word, and if that fails too often, from the examples of the rule.
        most: how many drafts are made at most each way (20 for each sentence if 0).  Raises
        KeyError if there is no such pattern or frame.
        """
        found = set[str]()
        for way in (self.draft, self.variant):
            barren = 0
            for _ in range(most or 20 * count):
                if len(found) >= count or barren >= _BARREN:
                    break
                draft, barren = way(rule), barren + 1
                if draft is not None and draft.matched and draft.text not in found:
                    found.add(draft.text)
                    barren = 0
                    yield draft

    def draft(self, rule: str) -> Draft | None:
        """One draft, read by the engine; None if some word could not be found."""
        tree = self.rules[rule]
        made = self._pattern(rule, tree) if isinstance(tree, Pattern) else self._frame(rule, tree)
        if made is None:
            return None
        trace = self.engine.explain(made.text)
        return attrs.evolve(made, matched=_matches(trace, made, isinstance(tree, Pattern)))

    def variant(self, rule: str) -> Draft | None:
        """A draft from an example of the rule, read by the engine; None if it has none."""
        tree = self.rules[rule]
        examples = [check for check in tree.checks if check.kind == "example"]
        if not examples:
            return None
        number = self._number(0, len(examples) - 1)
        part = f"example {number + 1}"
        if isinstance(tree, Pattern):
            text, chunk = self._variants.of_pattern(examples[number])
            return self._seen(Draft(rule, part, text, "", ((tree.type, chunk),)), True)
        text, fillers = self._variants.of_frame(examples[number], self.phrases.events[tree.event])
        return self._seen(Draft(rule, part, text, "", fillers), False)

    def _seen(self, draft: Draft, pattern: bool) -> Draft:
        """A draft from an example with its trigger, if the engine finds it."""
        trace = self.engine.explain(draft.text)
        if not pattern:
            triggers = [event.trigger.text for event in trace.document.events if event.rule == draft.rule]
            draft = attrs.evolve(draft, trigger=triggers[0] if triggers else "")
        return attrs.evolve(draft, matched=_matches(trace, draft, pattern))

    def _one(self, words: list[str] | tuple[str, ...]) -> str | None:
        return self.choose(words) if words else None

    def _number(self, low: int, high: int) -> int:
        return int(self.choose([str(number) for number in range(low, high + 1)]))

    # -- patterns ---------------------------------------------------------------------

    def _pattern(self, rule: str, tree: Pattern) -> Draft | None:
        number = self._number(0, len(tree.matches) - 1)
        words = self._seq(tree.matches[number])
        if words is None or not words:
            return None
        return Draft(rule, f"line {number + 1}", join(words), "", ((tree.type, join(words)),))

    def _seq(self, seq: Seq) -> list[str] | None:
        return _joined(map(self._step, seq.steps))

    def _step(self, step: Count | Look | Skip) -> list[str] | None:
        if isinstance(step, Skip | Look):
            return []
        rounds = range(self._number(step.low, min(step.high, step.low + 1)))
        return _joined(self._alt(step.body) for _ in rounds)

    def _alt(self, alt: Alt) -> list[str] | None:
        unit = alt.units[self._number(0, len(alt.units) - 1)]
        if isinstance(unit.body, Seq):
            return self._seq(unit.body)
        word = self.phrases.word(unit.body, self.choose)
        return None if word is None else [word]

    # -- frames --------------------------------------------------------------------------

    def _frame(self, rule: str, tree: Frame) -> Draft | None:
        number = self._number(0, len(tree.arms) - 1)
        arm = tree.arms[number]
        event = self.phrases.events[tree.event]
        trigger = self._trigger(arm)
        if trigger is None:
            return None
        cls, word = trigger
        slots: list[tuple[SlotUse, list[str], str]] = []
        used: set[str] = set()
        needed = {need.role for require in (*event.requires, *tree.requires) for need in require.needs}
        for slot in (*arm.slots, *tree.also):
            role = next((role for role in slot.roles if role not in used), "")
            if not role or not self._can_write(slot) or (role not in needed and self._number(0, 2)):
                continue
            fillers = [self._filler(event, role) for _ in range(2 if slot.slot == "between" else 1)]
            if any(filler is None for filler in fillers):
                continue
            used.add(role)
            slots.append((slot, [filler for filler in fillers if filler], role))
        return self._written(rule, f"arm {number + 1}", arm, word, slots)

    def _trigger(self, arm: Arm) -> tuple[str, str] | None:
        heads: list[tuple[str, str]] = []
        tables = self.phrases.tables
        for cls, given in reversed(arm.triggers):
            entries = [entry for name in given.names if name in tables for entry in tables[name].entries]
            words = [word for entry in entries if cls in ("verb", entry.cls) for word in entry.words]
            heads += [(cls, word.split()[0] if cls == "verb" else word) for word in (*given.words, *words)]
        if not heads:
            return None
        return heads[self._number(0, len(heads) - 1)]

    def _filler(self, event: Event, role: str) -> str | None:
        decl = next((decl for decl in event.roles if decl.name == role), None)
        types = decl.types if decl is not None else ("place",)
        return self._one(self.phrases.of_type(types[self._number(0, len(types) - 1)]))

    def _written(
        self, rule: str, part: str, arm: Arm, word: str, slots: list[tuple[SlotUse, list[str], str]]
    ) -> Draft | None:
        """Verb, subject, object, then prepositions; of a noun its genitive first; a light verb before all."""
        slots = sorted(slots, key=lambda slot: _ORDER.index(slot[0].slot))
        parts: list[str] = [] if arm.light is not None else [word]
        fillers: list[tuple[str, str]] = []
        for slot, words, role in slots:
            text = self._slot_text(slot, words)
            if text is None:
                continue
            parts.append(text)
            fillers += [(role, filler) for filler in words]
        if arm.light is not None:
            light = self._one([*arm.light.words])
            if light is None:
                return None
            verb, preps = split(light)
            noun = join([*preps, word])
            first = 1 if slots and slots[0][0].slot == "subject" and parts else 0
            parts = [verb.split()[0], *parts[:first], noun, *parts[first:]]
        return Draft(rule, part, join(parts), word, tuple(fillers))

    def _can_write(self, slot: SlotUse) -> bool:
        return slot.slot in _BARE or slot.slot in self._slots or bool(slot.slot == "prep" and slot.given.words)

    def _slot_text(self, slot: SlotUse, words: list[str]) -> str | None:
        if slot.slot in _BARE:
            return words[0]
        if slot.slot == "prep":
            prep = self._one(list(slot.given.words))
            return None if prep is None else join([prep, words[0]])
        if slot.slot in self._slots:
            return self._slots[slot.slot] % tuple(words)
        return None


def _matches(trace: Trace, draft: Draft, pattern: bool) -> bool:
    """Has the engine found what a draft was made for?"""
    if pattern:
        return any(c.rule == draft.rule and c.span.text == draft.fillers[0][1] for c in trace.chunks)
    wanted = {*draft.fillers}
    for event in trace.document.events:
        if event.rule == draft.rule:
            held = {(arg.role, arg.span.text) for arg in event.args if arg.span is not None}
            if event.place is not None and event.place.span is not None:
                held.add(("place", event.place.span.text))
            if wanted <= held:
                return True
    return False


#: slots whose fillers stand without a word before them
_BARE = ("subject", "of", "object", "object2", "nisba")
#: the order in which slots are written
_ORDER = (*_BARE, "between", "prep", "that", "quote")


def _joined(parts: Iterable[list[str] | None]) -> list[str] | None:
    """The words of all parts; None if one of them has no words that can be written."""
    out: list[str] = []
    for words in parts:
        if words is None:
            return None
        out += words
    return out


def join(words: list[str]) -> str:
    """Words with spaces between them; one of a single letter stands on the next, ل before ال loses its ا.

    >>> join(["قام", "الوزير", "ب", "جولة"]), join(["ل", "الوزير"])
    ('قام الوزير بجولة', 'للوزير')
    """
    out = ""
    for word in words:
        if not out:
            out = word
        elif len(out.rpartition(" ")[2]) == 1 and out[-1].isalpha():
            out += word[1:] if out[-1] == ARTICLE[-1] and word.startswith(ARTICLE) else word
        else:
            out += ("" if word[:1] in ":،" else " ") + word
    return out


def misses(generator: Generator, rule: str, drafts: int) -> Iterator[Draft]:
    """Drafts that did not match, of so many."""
    for _ in range(drafts):
        draft = generator.draft(rule)
        if draft is not None and not draft.matched:
            yield draft
