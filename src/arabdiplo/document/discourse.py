"""What arms ask of the document: pronouns, dropped subjects, earlier mentions.

A `Discourse` goes through the sentences of one document in order; its `Memory`
keeps who acted and spoke last.
"""

from __future__ import annotations

import operator
import weakref
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from arabdiplo.document.called import of_somebody, state_of
from arabdiplo.document.doers import Doers
from arabdiplo.document.earlier import Earlier, Signs
from arabdiplo.document.entities import Entities
from arabdiplo.document.memory import Memory
from arabdiplo.document.pronouns import Pronouns
from arabdiplo.morph.model import NO_FEATURES
from arabdiplo.morph.pronouns import PRONOUNS
from arabdiplo.roles.found import Found
from arabdiplo.roles.frames import CompiledArm, CompiledFrame
from arabdiplo.roles.slots import Slots
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import Item
from arabdiplo.syntax.kinds import PEOPLE
from arabdiplo.syntax.nodes import Node
from arabdiplo.syntax.phrases import Args, Filler, common, phrase_end

#: what is public by its type
_PUBLIC = frozenset({"country", "body"})
_START, _END = operator.attrgetter("start"), operator.attrgetter("end")


class Discourse:
    """The running state of one document; the `Context` of its arms."""

    def __init__(self, nodes: list[Node], text: str, ancestors: dict[str, tuple[str, ...]], signs: Signs) -> None:
        # whoever asks the names asks through this, so they need not keep it
        self.entities = Entities(nodes, text, ancestors, weakref.ref(self))
        self.memory = Memory(self.entities, nodes)
        self.ancestors = ancestors
        self.earlier = Earlier(self.memory, signs)
        self.doers = Doers(self.memory, self.earlier, signs)
        self.pronouns = Pronouns(self.memory, self.earlier)

    # -- memory ----------------------------------------------------------------------

    def enter(self, sentence: Sentence) -> None:
        """A new sentence begins."""
        self.memory.number = sentence.number
        self.memory.sentence = sentence

    def leave(self, sentence: Sentence) -> None:
        """A sentence has been read: who acted in it is found when somebody asks."""
        self.memory.passed(self.memory.number, lambda: sentence)

    def passed(self, number: int, sentence: Callable[[], Sentence]) -> None:
        """A sentence without triggers lies behind, made when it is needed."""
        self.memory.passed(number, sentence)

    def judged(self, found: Found, ahead: bool) -> None:
        """Whether it happened is known of an event: is it still to come?"""
        if ahead:
            self.memory.coming.add(found.item)

    def keep(self, found: Found) -> Sentence:
        """An event has been found; the sentence by all that is known of it now."""
        self.memory.keep(found)
        return self.memory.sentence or found.slots.sentence

    def taken(self, found: Found) -> Item | None:
        """The trigger of the mention that an event takes up, if it does."""
        return self.memory.taken.get((found.frame.event.name, found.item))

    # -- Context -----------------------------------------------------------------------

    def forget(self) -> None:
        """The document is read: its mentions let go of it, so that its memory is free without a search for cycles."""
        self.memory.mentions.clear()

    def names(self, node: Node) -> tuple[str, ...]:
        return self.memory.names(node)

    def known(self, node: Node) -> bool:
        if self.names(node) or self.memory.entities.state_of(node) or _of_the_named(node):
            return True
        return "person" in node.types and bool(node.value_of("office")) and not node.suffix

    def public(self, node: Node) -> bool:
        if _PUBLIC.intersection(node.types) or self.memory.entities.state_of(node) or _of_the_named(node):
            return True
        if len(self.names(node)) > 1:
            return True  # those whom an event had before (الجانبان)
        rows = (r.row for word in node.words() for r in word.morph.readings if r.row is not None)
        return self.memory.entities.in_office(node) or any(row.get("heads") or row.get("bears") for row in rows)

    def count(self, filler: Filler) -> int:
        """Members of a filler: a dual counts two, a plural three."""
        return self.earlier.count(filler)

    def inside(self, filler: Filler, types: tuple[str, ...]) -> list[Filler]:
        """Typed nodes within the words of a filler."""
        if filler.start < 0:
            return []
        wanted = set(types)
        out: list[Filler] = []
        end = filler.end
        sentence = self.memory.sentence
        if filler.item is not None and sentence is not None:
            end = min(end, phrase_end(sentence.items, filler.item, sentence.nodes))
        for node in self._between(filler.start, end):
            if any(one.start <= node.start and node.end <= one.end for one in out):
                continue  # of ملك السويد the king
            if node.start >= filler.start and node.end <= end and node not in filler.nodes:
                if any(wanted.intersection(self.ancestors.get(name, (name,))) for name in node.types):
                    out.append(Filler(node.start, node.end, [node], "inside"))
                elif "demonym" in node.types and node.row() is not None and not common(node):
                    out.append(Filler(node.start, node.end, [node], "inside"))
        return out

    def _between(self, start: int, end: int) -> list[Node]:
        """The nodes of the text that reach into a stretch of it, and what is within them."""
        nodes = self.memory.nodes
        first, last = bisect_right(nodes, start, key=_END), bisect_left(nodes, end, key=_START)
        return [one for outer in nodes[first:last] for one in within(outer)]

    def doer(
        self, frame: CompiledFrame, slots: Slots, found: Args, barred: frozenset[str], roles: list[str]
    ) -> list[Filler]:
        return self.doers.doer(frame, slots, found, barred, roles)

    def inherited(self, frame: CompiledFrame, slots: Slots, args: Args, arm: CompiledArm) -> Args:
        return self.earlier.inherited(frame, slots, args, arm)

    def partner(self, slots: Slots) -> list[Filler]:
        """Whom the governing verb's event was done to, if the trigger says during what (أكد لنظيره خلال اتصال)."""
        return self.earlier.partner(slots)

    def beside(self, role: str, slots: Slots, args: Args) -> list[Filler]:
        """What another event of the sentence has for *role*."""
        return self.earlier.beside(role, slots, args)

    # -- Meant ---------------------------------------------------------------------------

    def pair(self, node: Node, kind: str, count: int) -> tuple[str, ...]:
        return self.earlier.pair(node, kind, count)

    def member(self, node: Node, state: str) -> tuple[str, ...]:
        return self.earlier.member(node, state)

    def speaker(self) -> Node | None:
        spoke = self.memory.spoke
        return spoke.nodes[0] if spoke is not None and spoke.nodes else None

    def acting(self) -> Iterator[Node]:
        if (speaker := self.speaker()) is not None:
            yield speaker
        yield from (filler.nodes[0] for filler in self.memory.recent() if filler.nodes)

    def issuer(self, node: Node) -> tuple[str, ...]:
        return self.doers.speakers.issuer(node)

    def owner(self, node: Node) -> Node | None:
        """Whose country or body a phrase like بلاده or مكتبه is: in a report the speaker's."""
        sentence = self.memory.sentence
        if not ("homeland" in node.types or of_somebody(node)) or sentence is None:
            return None
        item = next((item for item in sentence.items if item.node is node), None)
        if item is None:
            return None
        pronoun = PRONOUNS.get(node.suffix, NO_FEATURES)
        whose = self.doers.speakers.reporter(sentence, item, pronoun)
        found = whose if whose is not None else next(iter(self.antecedents(sentence, item, node.suffix)), None)
        return found.nodes[0] if found is not None and found.nodes else None

    # -- pronouns ------------------------------------------------------------------------

    def antecedents(self, sentence: Sentence, item: Item, suffix: str) -> list[Filler]:
        """Whom a pronoun suffix stands for."""
        return self.pronouns.antecedents(sentence, item, suffix)


def within(node: Node) -> list[Node]:
    """A node and the chunks and words within it."""
    return [node, *(one for part in node.chunk.nodes for one in within(part))] if node.chunk is not None else [node]


def _of_the_named(node: Node) -> bool:
    """Does a phrase name the states or bodies of its people (الرئيسان الكيني والأوغندي، أمين عام الأمم المتحدة)?"""
    rows = (r.row for word in node.words() for r in word.morph.readings if r.row is not None)
    return PEOPLE.intersection(node.types) != set() and any(
        state_of(row) or row.get("entity") and row.get("kind") for row in rows
    )
