"""The cues of what governs a trigger: its verb, the noun whose genitive it is, what its clause stands under."""

from __future__ import annotations

from collections.abc import Iterator

from arabdiplo.morph.model import Feature
from arabdiplo.syntax.agreement import one_more
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import CONJ, EN, NP, OTHER, PRON, SIGN, TIME, Item, V
from arabdiplo.syntax.outer import reported
from arabdiplo.syntax.walks import adverbial_participle
from arabdiplo.syntax.within import governing
from arabdiplo.text.marks import QUOTES, UNQUOTES

from .cues import CompiledCue, Cues
from .lights import Lights

_QUOTING = frozenset(QUOTES).union(UNQUOTES)
#: so far before a phrase with a preposition may stand what governs it
_BEFORE = 8


class OuterCues:
    """Finds what governs an item, and the cues that this is."""

    def __init__(self, cues: Cues, lights: Lights) -> None:
        self._cues = cues
        self._lights = lights

    def governor_of(self, sentence: Sentence, item: Item) -> Item | None:
        """What governs the item: the noun it is a genitive of, or the verb of its clause."""
        if item.kind == V:
            return self._over_clause(sentence, item)
        if item.prep and not self._own_phrase(item):
            return None
        if item.index in sentence.said and not item.prep and item.genitive < 0 and self._participle(item):
            return None
        before = sentence.items[item.index - 1] if item.index > 0 else None
        apart = before is not None and (before.kind == SIGN or one_more(sentence.items, item.index))
        if apart and item.genitive < 0 and adverbial_participle(item):
            return None  # أكد أن الوفد سيصل، مشيدا بالقرار (ومنددا بالحرب): whoever speaks does it now
        if item.genitive < 0 and (masdar := self._light_masdar(sentence, item)) is not None:
            return masdar
        if item.prep:
            for other in reversed(sentence.items[max(0, item.index - _BEFORE) : item.index]):
                if other.kind == V or other.kind == SIGN and other.sign not in _QUOTING:
                    break
                opening = sentence.pairs.get(other.index, other.index)
                if any(quoted.kind == V for quoted in sentence.items[opening : other.index]):
                    break  # what is said in a quotation before it governs nothing outside
                beside = other.index == item.coordinated and other.node.suffix and item.node.suffix  # رفضها وإدانتها
                if self.governs(other) and not beside:
                    return other
        elif before is not None and item.genitive < 0:
            other = before
            if self.governs(other) and (other.node.suffix or item.node.suffix or self._participle(other)):
                return other
            if other.genitive >= 0 and not other.prep and self.governs(sentence.items[other.genitive]):
                return sentence.items[other.genitive]
        if item.genitive >= 0:
            return sentence.items[item.genitive]
        verb = governing(sentence, item.index)
        return verb if verb is not None and verb.index != item.index else None

    def _light_masdar(self, sentence: Sentence, item: Item) -> Item | None:
        """The masdar of a light verb just before the item or before who does it (عدم إجراء كينيا ومالطا محادثات)."""
        for other in reversed(sentence.items[: item.index]):
            if other.kind in (NP, EN) and self._lights.is_masdar(other, item.prep):
                return other if item.prep or other.index < item.index - 1 else None
            if other.genitive < 0 and other.coordinated < 0 and other.kind != CONJ:
                return None
        return None

    def _over_clause(self, sentence: Sentence, item: Item) -> Item | None:
        """The verb or noun whose أن-clause the verb is in."""
        left = sentence.left(item.index)
        if left.why != "comp" or left.boundary > 0 and sentence.items[left.boundary - 1].kind == CONJ:
            return None
        if left.conjoined and (told := reported(sentence, item.index)) is not None:
            return self._over_clause(sentence, sentence.items[told])  # تعهد بأن "التنمية ستتحقق"، وقال إن
        before = sentence.items[left.boundary - 1] if left.boundary > 0 else None
        while before is not None and before.kind in (TIME, SIGN, PRON, OTHER) and before.index > 0:
            before = sentence.items[before.index - 1]
        if before is not None and self.governs(before):
            return before
        verb = governing(sentence, item.index)
        return verb if verb is not None and verb.index != item.index else None

    @staticmethod
    def _participle(item: Item) -> bool:
        return not item.prep and any(r.pos == "participle" for r in item.node.morph.readings)

    def governs(self, item: Item) -> bool:
        return item.kind in (NP, EN) and next(self.of_noun(item), None) is not None

    def carries(self, verb: Item, under: Item) -> bool:
        """Does what is said of the verb hold of the event under it (light verbs and cues)?"""
        readings = [reading for reading in verb.node.morph.readings if reading.pos == "verb"]
        if under.index < verb.index and under.kind != V:  # of what stands before it only a passive says that it is held
            readings = [r for r in readings if self._bare(r.lemma) or r.features & Feature.PASSIVE]
        after = under.index > verb.index and under.kind != V  # لم تسفر المحادثات عن اتفاق: there were talks
        return any(
            self._bare(r.lemma)
            or ((r.lemma, under.prep) in self._lights.verbs if after else self._lights.is_light(r.lemma, under.prep))
            for r in readings
        )

    def _bare(self, lemma: str) -> bool:
        """Is the verb a sign of what stands without a preposition?"""
        return any(not cue.prep for cue in self._cues.verbs.get(lemma, ()))

    def of_verb(self, sentence: Sentence, verb: Item, under: Item) -> Iterator[CompiledCue]:
        for reading in verb.node.morph.readings:
            if reading.pos != "verb":
                continue
            for cue in self._cues.verbs.get(reading.lemma, ()):
                if (
                    cue.prep
                    and under.prep != cue.prep
                    and (under.prep or not self._prep_between(sentence, verb, under, cue.prep))
                ):
                    continue
                plain = not cue.prep and under.kind != V and bool(under.prep)
                if plain and (self._aside(under) or not self._own_phrase(under)):
                    continue
                yield cue

    @staticmethod
    def _own_phrase(under: Item) -> bool:
        """A phrase with a preposition that verbs govern belongs to the verb (اتفق على عقد), not one of time (بعد)."""
        return not under.prep or under.prep_node is not None and under.prep_node.has("governed")

    @staticmethod
    def _aside(under: Item) -> bool:
        """Does a phrase only say where or in what it was done (طالب في رسالة)?"""
        node = under.prep_node
        return node is not None and node.has("locative") and not node.has("attach")

    def _prep_between(self, sentence: Sentence, verb: Item, under: Item, prep: str) -> bool:
        return any(item.prep == prep for item in sentence.items[verb.index + 1 : under.index]) or any(
            node.has("prep") and node.morph.norm == prep for node in sentence.nodes[verb.last : under.first]
        )

    def of_noun(self, item: Item) -> Iterator[CompiledCue]:
        """Cues of a noun, or of the participle of a verb that stands for it (نافيا، معتزما)."""
        if item.node.chunk is not None:
            return
        for reading in item.node.morph.readings:
            found = self._cues.nouns.get(reading.lemma, ())
            if not found and reading.pos == "participle" and not reading.features & Feature.DEFINITE:
                found = self._cues.participles.get(reading.lemma, ())
            if found:
                yield from found
                return
