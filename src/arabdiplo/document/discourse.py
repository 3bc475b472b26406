"""What arms ask of the document: pronouns, dropped subjects, earlier mentions.

A `Discourse` goes through the sentences of one document in order and keeps
who acted and spoke last.
"""

from __future__ import annotations

from collections.abc import Callable

from arabdiplo.document.entities import Entities
from arabdiplo.engine.agreement import actorlike
from arabdiplo.engine.clauses import Sentence
from arabdiplo.engine.items import EN, NP, PRON, Item, V
from arabdiplo.engine.nodes import Node
from arabdiplo.engine.phrases import Filler, filler_of, phrase_end, typed
from arabdiplo.engine.roles import Found, takes_up
from arabdiplo.engine.slots import Slots, common
from arabdiplo.morph.model import Feature
from arabdiplo.morph.pronouns import PRONOUNS

#: what opens a clause that is part of another's speech
NESTED = frozenset({"comp", "quote", "rel"})
#: so many sentences back a pronoun or a dropped subject may reach
LOOK_BACK = 3
#: what can be the other side of a meeting
_PARTNERS = frozenset({"person", "surname", "group", "country"})
_GENDER = Feature.MASCULINE | Feature.FEMININE

Control = Callable[[Sentence, int], str]
"""how the cue that governs an item passes its subject on: subject, object, none, or "" without a cue"""


class Discourse:
    """The running state of one document; the `Context` of its arms."""

    def __init__(
        self, entities: Entities, ancestors: dict[str, tuple[str, ...]], control: Control, nodes: list[Node]
    ) -> None:
        self.entities = entities
        self.ancestors = ancestors
        self.control = control
        self.nodes = nodes
        self.mentions: list[Found] = []
        self._acted: list[tuple[int, Filler]] = []
        """(sentence, who acted), oldest first"""
        self._read: list[tuple[int, Callable[[], Sentence]]] = []
        self._spoke: Filler | None = None
        self.number = 0
        self._sentence: Sentence | None = None

    # -- memory ----------------------------------------------------------------------

    def enter(self, number: int, sentence: Sentence) -> None:
        """A new sentence begins."""
        self.number = number
        self._sentence = sentence

    def leave(self, sentence: Sentence) -> None:
        """A sentence has been read: who acted in it is found when somebody asks."""
        self.passed(self.number, lambda: sentence)

    def passed(self, number: int, sentence: Callable[[], Sentence]) -> None:
        """A sentence lies behind, made when it is needed."""
        self._read.append((number, sentence))
        del self._read[:-LOOK_BACK]

    def _who_acted(self) -> list[tuple[int, Filler]]:
        """Who acted in the sentences just read, oldest first."""
        for number, sentence in self._read:
            self._remember(number, sentence())
        self._read.clear()
        return self._acted

    def _remember(self, number: int, sentence: Sentence) -> None:
        for item in sentence.items:
            if item.kind == V and not sentence.is_aux(item):
                heads, source = sentence.subject(item.index)
                if heads and actorlike(heads[0]) and source in ("explicit", "control"):
                    for member in sentence.members(heads[0]):
                        self._acted.append((number, filler_of(sentence.items, member, sentence.nodes)))
                    if sentence.left(item.index).why in ("start", "hard"):
                        break

    def keep(self, found: Found) -> None:
        """An event has been found."""
        self.mentions.append(found)
        for role in found.arm.doers:
            for filler in found.args.get(role, ()):
                if found.slots.k in found.slots.sentence.said and filler.nodes and self._main(found):
                    self._spoke = filler

    @staticmethod
    def _main(found: Found) -> bool:
        """Is the statement the reporter's own, not part of another's speech?"""
        left = found.slots.sentence.left(found.slots.k)
        return left.why not in NESTED and not found.slots.sentence.quoted

    # -- Context -----------------------------------------------------------------------

    def names(self, node: Node) -> tuple[str, ...]:
        return self.entities.names(node)

    def count(self, filler: Filler) -> int:
        """Members of a filler: a dual counts two, a plural three."""
        if len(filler.nodes) > 1:
            return len(filler.nodes)
        if not filler.nodes:
            return 1
        names = self.entities.names(filler.nodes[0])
        if len(names) > 1:
            return len(names)
        features = filler.nodes[0].features
        return 2 if features & (Feature.DUAL | Feature.PLURAL) and "group" in filler.nodes[0].types else 1

    def inside(self, filler: Filler, types: tuple[str, ...]) -> list[Filler]:
        """Typed nodes within the words of a filler."""
        if filler.start < 0:
            return []
        wanted = set(types)
        out = []
        end = filler.end
        if filler.item is not None and self._sentence is not None:
            end = min(end, phrase_end(self._sentence.items, filler.item, self._sentence.nodes))
        for node in [
            one for outer in self.nodes if outer.start < end and outer.end > filler.start for one in within(outer)
        ]:
            if node.start >= filler.start and node.end <= end and node not in filler.nodes:
                if any(wanted.intersection(self.ancestors.get(name, (name,))) for name in node.types):
                    out.append(Filler(node.start, node.end, [node], "inside"))
                elif "demonym" in node.types and node.row() is not None and not common(node):
                    out.append(Filler(node.start, node.end, [node], "inside"))
        return out

    def doer(self, slots: Slots, found: dict[str, list[Filler]], barred: frozenset[str]) -> list[Filler]:
        sentence, k = slots.sentence, slots.k
        if slots.verbal or slots.light is not None and slots.light.index != k:
            v = slots.light.index if slots.light is not None else k
            if self._passive(sentence, v, k):
                return [] if "control" in barred or slots.verbal else self._controlled(sentence, slots.item)
            if "dropped" in barred:
                return []
            return [filler.as_source("dropped") for filler in self.dropped(sentence, v)]
        if "control" in barred:
            return []
        if adverbial_speech(sentence, slots.item):
            return self._same_speaker(sentence, k)
        return self._controlled(sentence, slots.item)

    def _same_speaker(self, sentence: Sentence, k: int) -> list[Filler]:
        """Who spoke before a participle of saying: in this sentence, else in the one before."""
        spoken = [i for i in range(k - 1, -1, -1) if i in sentence.said and sentence.items[i].kind == V]
        spoken.sort(key=lambda i: sentence.left(i).why in NESTED)
        for i in spoken:
            item = sentence.items[i]
            if item.kind == V:
                heads, source = sentence.subject(i)
                if heads:
                    return [
                        filler_of(sentence.items, member, sentence.nodes, "control")
                        for head in heads
                        for member in sentence.members(head)
                    ]
                return [filler.as_source("control") for filler in self.dropped(sentence, i)]
        for i in range(k - 1, -1, -1):
            item = sentence.items[i]
            if (
                item.kind == V
                and not sentence.is_aux(item)
                and (heads := sentence.subject(i)[0])
                and actorlike(heads[0])
            ):
                return [
                    filler_of(sentence.items, member, sentence.nodes, "control")
                    for head in heads
                    for member in sentence.members(head)
                ]
        return [Filler(-1, -1, self._spoke.nodes, "control")] if self._spoke is not None else []

    def _passive(self, sentence: Sentence, v: int, k: int) -> bool:
        return any(head.index == k for head in sentence.subject(v)[0])

    def _controlled(self, sentence: Sentence, item: Item) -> list[Filler]:
        """The subject (or object) of what governs an event noun or a participle."""
        kind = self.control(sentence, item.index)
        if kind == "none" or (
            not kind and item.genitive >= 0 and not item.prep and takes_up(item) and not item.node.suffix
        ):
            return []
        owner = None if kind == "object" else owner_before(sentence, item)
        if owner is not None:
            members = sentence.members(owner)
            return [filler_of(sentence.items, member, sentence.nodes, "control") for member in members]
        governor = sentence.governor(item.index)
        if governor is None:
            topics = [
                phrase for phrase in sentence.left(item.index).bare if actorlike(phrase) and phrase.index != item.index
            ]
            return (
                [filler_of(sentence.items, member, sentence.nodes, "control") for member in sentence.members(topics[0])]
                if topics
                else []
            )
        if kind == "object":
            for phrase in sentence.bare_right(governor.index):
                heads = sentence.subject(governor.index)[0]
                if phrase.index not in {head.index for head in heads} and phrase.index < item.index:
                    return [
                        filler_of(sentence.items, member, sentence.nodes, "control")
                        for member in sentence.members(phrase)
                    ]
        heads, source = sentence.subject(governor.index)
        out = [
            filler_of(sentence.items, member, sentence.nodes, "control")
            for head in heads
            for member in sentence.members(head)
            if head.index != item.index
        ]
        if not heads and source == "dropped":
            out = [filler.as_source("control") for filler in self.dropped(sentence, governor.index)]
        return out

    def dropped(self, sentence: Sentence, v: int) -> list[Filler]:
        """Who acts where a verb has no subject: the last speaker, or who acted last."""
        item = sentence.items[v]
        reading = item.reading
        want = reading.features & _GENDER if reading is not None else Feature(0)
        if reading is not None and reading.features & Feature.FIRST:
            return self._speakers(bool(reading.features & Feature.PLURAL))
        best = self._spoke if self._spoke is not None and item.index in sentence.said else None
        candidates = [best] if best is not None else []
        recent = [filler for number, filler in reversed(self._who_acted()) if number >= self.number - LOOK_BACK]
        if reading is not None and reading.features & Feature.DUAL:
            return self._pair(recent)
        if sentence.left(v).why == "rel":
            candidates += self._outside(sentence, v)
        candidates += recent
        for filler in candidates:
            if filler.nodes and agrees_with(filler.nodes[0], want):
                return [Filler(-1, -1, filler.nodes, "dropped")]
        return []

    @staticmethod
    def _outside(sentence: Sentence, v: int) -> list[Filler]:
        """Who acts in the clauses around a relative clause, nearest first."""
        return [
            filler_of(sentence.items, heads[0], sentence.nodes)
            for i in range(v - 1, -1, -1)
            if sentence.items[i].kind == V and not sentence.is_aux(sentence.items[i])
            if (heads := sentence.subject(i)[0]) and actorlike(heads[0])
        ]

    def _speakers(self, plural: bool) -> list[Filler]:
        """Who says I or we: the speaker, with whom he met if it is we."""
        acted = self._who_acted()
        speaker = self._spoke or (acted[-1][1] if acted else None)
        if speaker is None:
            return []
        nodes = list(speaker.nodes)
        if plural:
            me = self._identity(speaker)
            for mention in reversed(self.mentions):
                for fillers in mention.args.values():
                    if len(fillers) > 1 and any(me & self._identity(filler) for filler in fillers):
                        others = [
                            node for filler in fillers if not me & self._identity(filler) for node in filler.nodes
                        ]
                        return [Filler(-1, -1, nodes + others, "dropped")]
        return [Filler(-1, -1, nodes, "dropped")]

    def _pair(self, recent: list[Filler]) -> list[Filler]:
        """Who two are that act: who met in this sentence, a dual named before, else the two that acted last."""
        for mention in reversed(self.mentions):
            if mention.slots.sentence is not self._sentence:
                break
            for fillers in mention.args.values():
                if len(fillers) == 2 and all(len(filler.nodes) == 1 for filler in fillers):
                    return [Filler(-1, -1, [node for filler in fillers for node in filler.nodes], "dropped")]
        pair: list[Filler] = []
        for filler in recent:
            if filler.nodes and self.count(filler) == 2:
                return [Filler(-1, -1, filler.nodes, "dropped")]
            if filler.nodes and all(not self._identity(filler) & self._identity(other) for other in pair):
                pair.append(filler)
        return (
            [Filler(-1, -1, [node for filler in reversed(pair[:2]) for node in filler.nodes], "dropped")]
            if len(pair) >= 2
            else []
        )

    def inherited(self, event: str, slots: Slots, args: dict[str, list[Filler]]) -> dict[str, list[Filler]]:
        definite = slots.item.kind != V and takes_up(slots.item, slots.items)
        passive = slots.item.kind != V and self.control(slots.sentence, slots.k) == "none"
        governor = slots.sentence.governor(slots.k) if slots.item.kind != V else None
        for earlier in reversed(self.mentions):
            if earlier.frame.event.name != event:
                continue
            if not (definite or passive or earlier.item is governor or self._during(earlier, slots)):
                continue
            if self._contradicts(earlier, args):
                continue
            used = {key for fillers in args.values() for filler in fillers for key in self._identity(filler)}
            return {
                role: [
                    self._meant(filler, slots)
                    for filler in fillers
                    if filler.nodes and not used.intersection(self._identity(filler))
                ]
                for role, fillers in earlier.args.items()
            }
        return {}

    def partner(self, slots: Slots) -> list[Filler]:
        """Whom the governing verb's event was done to, if the trigger says during what (أكد لنظيره خلال اتصال)."""
        governor = slots.sentence.governor(slots.k)
        node = slots.item.prep_node
        if governor is None or node is None or not (node.has("during") or node.has("locative")):
            return []
        for mention in reversed(self.mentions):
            if mention.item is governor and mention.slots.sentence is slots.sentence:
                return [
                    filler.as_source("control")
                    for role, fillers in mention.args.items()
                    if role not in mention.arm.doers
                    for filler in fillers
                    if filler.nodes and not filler.clause and _PARTNERS.intersection(filler.nodes[0].types)
                ]
        return []

    def beside(self, role: str, slots: Slots, args: dict[str, list[Filler]]) -> list[Filler]:
        """What another event of the sentence has for *role*: the nearest before the trigger, else the next after it.

        An event after it must share one that takes part; nobody comes twice.
        """
        mine = {name for fillers in args.values() for filler in fillers for name in self._identity(filler)}
        after: list[Filler] = []
        for other in reversed(self.mentions):
            if other.slots.sentence is not slots.sentence:
                break
            if other.item.index == slots.k or not (lent := other.args.get(role)):
                continue
            found = [filler.as_source("control") for filler in lent if not mine & self._identity(filler)]
            if other.item.index < slots.k:
                return found
            rest = {name for one in other.args if one != role for f in other.args[one] for name in self._identity(f)}
            after = found if mine & rest else after
        return after

    @staticmethod
    def _during(earlier: Found, slots: Slots) -> bool:
        """Is the earlier mention what the verb's clause says it happened during (بحث خلال استقباله)?"""
        node = earlier.item.prep_node
        return (
            slots.item.kind == V
            and node is not None
            and node.has("during")
            and earlier.slots.sentence is slots.sentence
        )

    def _identity(self, filler: Filler) -> set[str | int]:
        """Names of a filler, or its places where it has none: what tells who is meant."""
        names = {name for node in filler.nodes for name in self.names(node)}
        return set(names) or {node.start for node in filler.nodes}

    def _meant(self, filler: Filler, slots: Slots) -> Filler:
        here = filler.item is not None and any(filler.item is item for item in slots.items)
        return filler.as_source("inherited") if here else Filler(-1, -1, filler.nodes, "inherited")

    def _contradicts(self, earlier: Found, args: dict[str, list[Filler]]) -> bool:
        for role, fillers in args.items():
            other = earlier.args.get(role)
            if fillers and other:
                mine = {name for filler in fillers for node in filler.nodes for name in self.names(node)}
                theirs = {name for filler in other for node in filler.nodes for name in self.names(node)}
                if mine and theirs and not mine & theirs:
                    return True
        return False

    # -- pronouns ------------------------------------------------------------------------

    def antecedents(self, sentence: Sentence, item: Item, suffix: str) -> list[Filler]:
        """Whom a pronoun suffix stands for, nearest fitting actor first."""
        pronoun = PRONOUNS.get(suffix)
        if pronoun is None:
            return []
        if (item.kind == V or item.kind == PRON) and (described := self._described(sentence, item)) is not None:
            return [
                filler_of(sentence.items, member, sentence.nodes, "relative") for member in sentence.members(described)
            ]
        if pronoun & (Feature.DUAL | Feature.PLURAL):
            found = self._several(sentence, item, pronoun)
        else:
            found = self._single(sentence, item, pronoun)
        return found

    @staticmethod
    def _described(sentence: Sentence, item: Item) -> Item | None:
        """The phrase that a relative clause describes, if the pronoun stands in one (الذي وقعه، التي وصل إليها)."""
        verb = (
            item
            if item.kind == V
            else next(
                (other for other in reversed(sentence.items[max(0, item.index - 4) : item.index]) if other.kind == V),
                None,
            )
        )
        return sentence.antecedent(verb.index, resumed=True) if verb is not None else None

    def _candidates(self, sentence: Sentence, item: Item) -> list[Item]:
        """Actors of the sentence before the item, the subject of its verb first."""
        out: list[Item] = []
        before = sentence.items[item.index - 1] if item.index > 0 else None
        if before is not None and item.index in sentence.said and item.kind == EN and before.prep and actorlike(before):
            out.append(before)  # نقلت الوكالة عن الوزير قوله
        if item.kind != V:
            governor = sentence.governor(item.index)
            if governor is not None:
                out += [
                    head for head in sentence.subject(governor.index)[0] if actorlike(head) and head.index != item.index
                ]
        out += [
            other
            for other in reversed(sentence.items[: item.index])
            if other.kind == NP and actorlike(other) and other not in out
        ]
        return out

    def _single(self, sentence: Sentence, item: Item, pronoun: Feature) -> list[Filler]:
        want = pronoun & _GENDER
        for other in self._candidates(sentence, item):
            if agrees_with(other.node, want) and not other.node.features & (Feature.DUAL | Feature.PLURAL):
                return [filler_of(sentence.items, other, sentence.nodes, "suffix")]
        for number, filler in reversed(self._who_acted()):
            if number >= self.number - LOOK_BACK and filler.nodes and agrees_with(filler.nodes[0], want):
                return [Filler(-1, -1, filler.nodes, "suffix")]
        return []

    def _several(self, sentence: Sentence, item: Item, pronoun: Feature) -> list[Filler]:
        dual = bool(pronoun & Feature.DUAL)
        for other in self._candidates(sentence, item):
            members = sentence.members(sentence.items[other.coordinated] if other.coordinated >= 0 else other)
            if len(members) > 1 and (not dual or len(members) == 2):
                return [filler_of(sentence.items, member, sentence.nodes, "suffix") for member in members]
            if other.node.features & (Feature.DUAL if dual else Feature.DUAL | Feature.PLURAL):
                return [filler_of(sentence.items, other, sentence.nodes, "suffix")]
        if not dual:
            return []
        pair: list[Item] = []
        for other in sorted(self._candidates(sentence, item), key=lambda one: -one.index):
            if all(self.names(other.node) != self.names(one.node) for one in pair) and other.index < item.index:
                pair.append(other)
        if len(pair) >= 2:
            return [filler_of(sentence.items, other, sentence.nodes, "suffix") for other in reversed(pair[:2])]
        return []


def within(node: Node) -> list[Node]:
    """A node and the chunks and words within it."""
    return [node, *(one for part in node.chunk.nodes for one in within(part))] if node.chunk is not None else [node]


def owner_before(sentence: Sentence, item: Item) -> Item | None:
    """The actor of the noun that governs an event noun (قرار البلدية فرض الرسم، قرار البلدية بفرض الرسم)."""
    if item.index < 2 or item.genitive >= 0 or item.coordinated >= 0:
        return None
    last = sentence.items[item.index - 1]
    first = sentence.items[last.coordinated] if last.coordinated >= 0 else last
    if last.kind != NP or first.genitive < 0 or first.prep or not actorlike(first):
        return None
    noun = sentence.items[first.genitive]
    return first if noun.kind in (NP, EN) and noun.index == first.index - 1 and not typed(noun.node) else None


def adverbial_speech(sentence: Sentence, item: Item) -> bool:
    """A participle of saying that stands adverbially (مؤكدا، مشيرة إلى)."""
    return (
        item.index in sentence.said
        and not item.prep
        and item.genitive < 0
        and any(r.pos == "participle" for r in item.node.morph.readings)
    )


def agrees_with(node: Node, want: Feature) -> bool:
    """No known disagreement of gender."""
    have = node.features & _GENDER
    gender = node.value_of("gender") or node.head.value_of("gender")
    if gender in ("m", "f"):
        have = Feature.MASCULINE if gender == "m" else Feature.FEMININE
    elif "person" not in node.types and "body" not in node.types:
        return True
    return not want or not have or bool(want & have)


__all__ = ["EN", "PRON", "Discourse", "agrees_with", "phrase_end"]
