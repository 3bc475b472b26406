"""What a document has said so far: who acted, who spoke, which events were named."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

from arabdiplo.document.entities import Entities
from arabdiplo.morph.model import Feature
from arabdiplo.roles.found import Found
from arabdiplo.syntax.agreement import actorlike, reporter
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import EN, Item, V
from arabdiplo.syntax.kinds import PEOPLE
from arabdiplo.syntax.nodes import Node
from arabdiplo.syntax.outer import first_person
from arabdiplo.syntax.phrases import Filler, filler_of

#: what opens a clause that is part of another's speech
NESTED = frozenset({"comp", "quote", "rel"})
#: so many sentences back a pronoun or a dropped subject may reach
LOOK_BACK = 3
#: so many joined clauses back the first of them is looked for
CLAUSES = 12
#: so many mentions back one may be taken up
REACH = 40


class Memory:
    """The running state of one document."""

    def __init__(self, entities: Entities, nodes: list[Node]) -> None:
        self.entities = entities
        self.nodes = nodes
        self.mentions: list[Found] = []
        self.taken: dict[tuple[str, Item], Item] = {}
        """event and trigger -> the trigger of the mention that it takes up"""
        self.coming: set[Item] = set()
        """triggers of what is still to come"""
        self.number = 0
        self.sentence: Sentence | None = None
        """the one that is read, by all that is known of it"""
        self.spoke: Filler | None = None
        """who made the last statement that is the reporter's own, or took a stand"""
        self._reported = -1
        """the last sentence in which somebody told something by himself"""
        self._did: dict[Item, Filler] = {}
        """who does it at a verb, where the words near it do not say so"""
        self._acted: list[tuple[int, Filler]] = []
        """(sentence, who acted), oldest first"""
        self._read: list[tuple[int, Callable[[], Sentence]]] = []

    def passed(self, number: int, sentence: Callable[[], Sentence]) -> None:
        """A sentence lies behind, made when it is needed."""
        self._read.append((number, sentence))
        del self._read[:-LOOK_BACK]

    def acted(self) -> list[tuple[int, Filler]]:
        """Who acted in the sentences just read, oldest first."""
        for number, sentence in self._read:
            self._remember(number, sentence())
        self._read.clear()
        return self._acted

    def last(self) -> Iterator[Found]:
        """The mentions within reach, the last first."""
        return reversed(self.mentions[-REACH:])

    def recent(self, doing: bool = False) -> list[Filler]:
        """Who acted within reach, the last first; of a sentence who acts in its main clause before whom that tells of.

        doing: is it asked who does something, not who says it?  Then reporters come last.
        """
        near = itertools.takewhile(lambda one: one[0] >= self.number - LOOK_BACK, reversed(self.acted()))
        found = [filler for _, filler in near]
        return sorted(found, key=lambda one: bool(one.nodes) and reporter(one.nodes[0])) if doing else found

    def _remember(self, number: int, sentence: Sentence) -> None:
        told = self._told(sentence)
        if told is not None:
            self._acted.append((number, told))
        clauses: list[Filler] = []
        """who acts in clauses that only tell of a phrase: they come last"""
        others: list[Filler] = []
        for item in sentence.items:
            if item.kind == V and not sentence.is_aux(item):
                left = sentence.left(item.index).why
                out = clauses if left == "rel" or sentence.antecedent(item.index) is not None else others
                if (did := self._did.get(item)) is not None:
                    out.append(did)
                elif (heads := sentence.subject(item.index))[0] and actorlike(heads[0][0]):
                    if heads[1] not in ("explicit", "control"):
                        continue
                    members = sentence.members(heads[0][0])
                    out += [filler_of(sentence.items, member, sentence.nodes) for member in members]
                else:
                    continue
                if left in ("start", "hard"):
                    break
        self._acted += [(number, filler) for filler in (*clauses, *others)]

    @staticmethod
    def _told(sentence: Sentence) -> Filler | None:
        """Whom the first clause that somebody reports is about (قالت الوكالة إن لارس سيصل)."""
        for item in sentence.items:
            if item.kind == V and not sentence.is_aux(item) and sentence.left(item.index).why == "comp":
                heads, source = sentence.subject(item.index)
                if heads and source == "explicit" and PEOPLE.intersection(heads[0].node.types):
                    return filler_of(sentence.items, heads[0], sentence.nodes)
                return None
        return None

    def keep(self, found: Found) -> None:
        """An event has been found."""
        self.mentions.append(found)
        sentence = found.slots.sentence  # the newest one: slots are made anew where a subject was taken out
        verb = found.slots.light or found.item
        if verb.kind == V:
            did = [
                filler for role in found.arm.doers for filler in found.args.get(role, ()) if filler.source == "dropped"
            ]
            # what I and he did (ناقشنا) leaves me the one who goes on
            ours = len(did) == 1 and len(did[0].nodes) > 1 and first_person(sentence, verb.index)
            if len(did) == 1 and did[0].nodes and not ours:
                self._did[verb] = did[0]
            if found.slots.swapped and sentence.subject(verb.index)[1] == "explicit":
                self.sentence = sentence = sentence.without_subject(verb.index)
        reported = found.slots.k in sentence.said and any("clause" in role.types for role in found.frame.event.roles)
        if not reported and not (verb.kind == V and verb.node.value_of("voices")):
            return
        for role in found.arm.doers:
            for filler in found.args.get(role, ()):
                with_whom = filler.item.prep_node if filler.item is not None else None
                if not filler.nodes or with_whom is not None and with_whom.has("beside"):
                    continue
                credit = reporter(filler.nodes[0]) and sentence.left(found.slots.k).why == "sub"  # حسب ما ذكرت وكالة
                if self._main(found) and not credit:
                    self.spoke = filler
                    self._reported = self.number if any(one.clause for one in found.fillers()) else self._reported
                elif self._described(found) and self._reported != self.number:
                    self.spoke = filler

    @staticmethod
    def _described(found: Found) -> bool:
        """Does a clause tell of somebody what he said (أثار ردودا من لارس الذي شدد على أن الأمر صعب)?"""
        sentence, k = found.slots.sentence, found.slots.k
        if found.item.kind != V or found.item.node.suffix or sentence.quoted or sentence.left(k).why != "rel":
            return False
        acts = any(one.kind == V and sentence.left(one.index).why in ("start", "hard") for one in sentence.items[:k])
        return acts and any(one.clause for one in found.fillers())

    @staticmethod
    def _main(found: Found) -> bool:
        """Is the statement the reporter's own, not part of another's speech?"""
        sentence = found.slots.sentence
        left = sentence.left(found.slots.k)
        for _ in range(CLAUSES):
            if left.why != "verb":
                break
            left = sentence.left(left.boundary)
        if found.item.kind == EN and not found.arm.light and not is_participle(found.item):
            given = any(one.source in ("explicit", "suffix") for role in found.arm.doers for one in found.args[role])
            fillings = found.frame.fillings
            lent = any(fillings[role].beside for role in found.arm.doers if role in fillings)  # عن لارس، قوله إن
            if not (given or lent) or not lent and _spoken_of(found):
                return False
        tag = left.why == "sub" and left.boundary > 0
        return left.why not in NESTED and not tag and not sentence.quoted

    # -- who is who -------------------------------------------------------------------

    def names(self, node: Node) -> tuple[str, ...]:
        return self.entities.names(node)

    def gender(self, node: Node) -> Feature:
        """What the document shows of the gender of whom a node names."""
        return self.entities.gender(node)

    def agrees(self, node: Node, want: Feature) -> bool:
        """No known disagreement of gender; of many sources the verb is feminine (أفادت مصادر … وأضافت)."""
        if want and node.features & Feature.PLURAL and "source" in node.types:
            return bool(want & Feature.FEMININE)
        have = self.gender(node) if want else want
        return not have or bool(want & have)

    def identity(self, filler: Filler) -> set[str | int]:
        """Names of a filler, or its places where it has none: what tells who is meant."""
        names = {name for node in filler.nodes for name in self.names(node)}
        return set(names) or {node.start for node in filler.nodes}


def _spoken_of(found: Found) -> bool:
    """Does somebody, no reporter, speak of words that a noun tells (اعتبر لارس تهديدات ليزا خطأ)?

    Or does he something with them (رفض لارس اقتراح ليزا وقف القتال)?
    """
    sentence, k = found.slots.sentence, found.slots.k
    if any(one.clause for one in found.fillers()):
        verbs = [i for i in range(k) if sentence.items[i].kind == V and sentence.left(i).why in ("start", "hard")]
    else:
        verbs = [i for i in range(k) if i in sentence.said and sentence.items[i].kind == V]
    heads, source = sentence.subject(verbs[-1]) if verbs else ([], "")
    return source == "explicit" and not any(reporter(head.node) or not actorlike(head) for head in heads)


def is_participle(item: Item) -> bool:
    """May the item be a participle?"""
    return any(reading.pos == "participle" for reading in item.node.morph.readings)
