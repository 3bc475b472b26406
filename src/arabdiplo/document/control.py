"""Who does what a noun or participle tells, by the verb that governs it (يعتزم الوزير زيارة تونس)."""

from __future__ import annotations

from arabdiplo.document.described import speaks_for_body
from arabdiplo.document.dropped import Dropped
from arabdiplo.document.earlier import Signs, own_kind
from arabdiplo.document.memory import Memory, is_participle
from arabdiplo.document.speakers import Speakers, same_doer
from arabdiplo.document.standing import light_before, members_of, owner_before, session, willed_before
from arabdiplo.morph.model import NO_FEATURES
from arabdiplo.syntax.agreement import actorlike, adverbial, charged, one_more
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.datelines import dateline
from arabdiplo.syntax.items import EN, TIME, Item
from arabdiplo.syntax.kinds import PEOPLE, PLACES
from arabdiplo.syntax.outer import quoted_of
from arabdiplo.syntax.phrases import Filler, bearer, takes_up


class Control:
    """Finds who does what a noun or a participle tells."""

    def __init__(self, memory: Memory, signs: Signs, dropped: Dropped, speakers: Speakers) -> None:
        self.memory = memory
        self.signs = signs
        self.dropped = dropped
        self.speakers = speakers

    def of(self, sentence: Sentence, item: Item, lent: bool = False, with_whom: bool = False) -> list[Filler]:
        """The subject (or object) of what governs an event noun or a participle.

        *lent*: is it asked who does the masdar of a light verb before the noun (مستعد لقبول الوساطة)?
        *with_whom*: is it said with whom (غادر لارس بعد اللقاء الثاني مع X)?
        """
        kind = self.signs.control(sentence, item.index)
        if kind in ("object", "none") and is_participle(item) and adverbial(item):
            kind = ""  # شكر الوزير لارس على جهوده، مثنيا عليها: whoever thanks him
        if (willed := willed_before(sentence, light_before(sentence, item) if lent else item)) is not None:
            return [willed]
        asked = self._asked(sentence, item) if kind in ("object", "none") else None
        owner = None if kind == "object" else owner_before(sentence, light_before(sentence, item) if lent else item)
        if kind == "none" and asked is None:
            return [] if owner is None else members_of(sentence, [owner])
        if not lent and self._apart(sentence, item, kind, with_whom) or self._in_session(sentence, item):
            return []
        if with_whom and (sayer := self._who_tells(sentence, item)) is not None:
            return [sayer]
        if owner is not None:
            return members_of(sentence, [owner])
        governor = sentence.governor(item.index)
        if governor is None:
            return self._ungoverned(sentence, item)
        told = not sentence.is_aux(governor) and not kind and not item.node.suffix
        if told and (self._about(sentence, item) or self._of_others(sentence, item)):
            return []
        if kind == "object" and (found := self._object(sentence, item, governor)) is not None:
            return found
        if (quoted := quoted_of(sentence, item.index)) is not None:
            return members_of(sentence, [quoted])
        if asked is not None:
            return members_of(sentence, [asked])
        return self._subject(sentence, item, governor)

    @staticmethod
    def _apart(sentence: Sentence, item: Item, kind: str, with_whom: bool) -> bool:
        """Does an event noun behind another noun or a preposition not depend on whom its governor has?"""
        if not kind and item.genitive >= 0 and not item.prep and takes_up(item) and not item.node.suffix:
            return True
        if with_whom or not item.prep and item.genitive < 0:
            return False
        within = item.prep_node is not None and item.prep_node.has("during")
        return not within and own_kind(item, sentence.items)

    @classmethod
    def _in_session(cls, sentence: Sentence, item: Item) -> bool:
        """Does it happen beside what a body holds, and nobody speaks there?"""
        return session(sentence, item) and not cls._spoken_in(sentence, item)

    def _ungoverned(self, sentence: Sentence, item: Item) -> list[Filler]:
        """Who stands before what no verb governs, or says it."""
        topics = [
            phrase
            for phrase in sentence.left(item.index).bare
            if actorlike(phrase) and phrase.index != item.index and not dateline(sentence, phrase)
        ]
        return (
            members_of(sentence, topics[:1] or self._arriving(sentence, item))
            or self.speakers.sayer(sentence, item)
            or self.speakers.said_of(sentence, item)
        )

    @staticmethod
    def _arriving(sentence: Sentence, item: Item) -> list[Item]:
        """Whose coming or going, by an event noun, the event goes with (بعد وصول لارس إلى مالي، في زيارة)."""
        root, items = bearer(sentence.items, item), sentence.items
        i = root.index - 1
        within = root.prep_node is not None and (root.prep_node.has("locative") or root.prep_node.has("during"))
        if not within or takes_up(item):
            return []
        while i > 0 and (items[i].kind == TIME or items[i].is_comma or not PLACES.isdisjoint(items[i].node.types)):
            i -= 1
        owner = items[i]
        noun = items[owner.genitive] if i > 0 and owner.genitive >= 0 else item
        gone = noun.kind == EN and noun.genitive < 0 and noun.index == i - 1
        return [owner] if gone and not owner.prep and not PEOPLE.isdisjoint(owner.node.types) else []

    @staticmethod
    def _object(sentence: Sentence, item: Item, governor: Item) -> list[Filler] | None:
        """The object of what governs it; nobody known, if that is a pronoun; None if it has none."""
        heads = {head.index for head in sentence.subject(governor.index)[0]}
        for phrase in sentence.bare_right(governor.index):
            if phrase.index not in heads and phrase.index < item.index:
                return members_of(sentence, [phrase])
        return [] if governor.node.suffix and governor.index < item.index else None  # يطالبهم بزيارة

    def _subject(self, sentence: Sentence, item: Item, governor: Item) -> list[Filler]:
        """The subject of what governs it, or who says it where that cannot be."""
        heads, source = sentence.subject(governor.index)
        if not any(map(actorlike, heads)) and (arriving := self._arriving(sentence, item)):
            return members_of(sentence, arriving)
        if not heads and source == "dropped":
            return [filler.as_source("control") for filler in self.dropped.of(sentence, governor.index)]
        found = members_of(sentence, [head for head in heads if not dateline(sentence, head)], item.index)
        # أشاد لارس بما حققته القوات، شاكرا مالطا; قال لارس إن المجلس وافق، مرحبا بذلك
        fits = any(map(actorlike, heads)) and (not adverbial(item) or self.speakers.may_say(item, heads[0].node))
        fits = fits and (not adverbial(item) or governor.index > item.index or same_doer(governor, item))
        aside = sentence.items[item.index - 1].is_comma or one_more(sentence.items, item.index)
        apart = fits and adverbial(item) and not item.prep and aside
        sayer = self.speakers.reporter(sentence, governor, item.node.features) if apart else None
        if sayer is not None and sayer.nodes and self.speakers.may_say(item, sayer.nodes[0]):
            return [sayer.as_source("control")]
        return found if fits else self.speakers.sayer(sentence, item) or found

    @staticmethod
    def _spoken_in(sentence: Sentence, item: Item) -> bool:
        """Does somebody speak in the session itself, so that he is there (قال السفير خلال جلسة لمجلس الأمن)?"""
        governor, node = sentence.governor(item.index), item.prep_node
        said = governor is not None and governor.index in sentence.said
        return said and node is not None and node.has("during") and not node.has("margin")

    def asked_for(self, sentence: Sentence, item: Item) -> bool:
        """Does somebody only want others to do it, whoever they are (طالبت كينيا بعقد اجتماع لمجلس الأمن)?"""
        if self.signs.control(sentence, item.index) != "object" or self._asked(sentence, item) is not None:
            return False
        before = sentence.items[item.index - 1] if item.index else item
        if is_participle(before) and adverbial(before):
            return True  # مطالبا بفرض عقوبات
        governor = sentence.governor(item.index)
        heads = sentence.subject(governor.index)[0] if governor is not None else []
        if governor is None:
            return False
        return all(one in heads for one in sentence.bare_right(governor.index) if one.index < item.index)

    @staticmethod
    def _asked(sentence: Sentence, item: Item) -> Item | None:
        """Who stands with a preposition between the governor and what it is that he is to do (طلب من لارس زيارة …)."""
        governor = sentence.governor(item.index)
        if governor is None or governor.index > item.index:
            return None
        return next(filter(charged, reversed(sentence.items[governor.index + 1 : item.index])), None)

    def _who_tells(self, sentence: Sentence, item: Item) -> Filler | None:
        """Who says it of an event of his own with somebody (قال لارس إن المحادثات مع كينيا طويلة): a man or a state."""
        if item.prep or item.genitive >= 0 or sentence.left(item.index).why != "comp":
            return None
        told = self.speakers.reporter(sentence, item, NO_FEATURES)
        node = told.nodes[0] if told is not None and told.nodes else None
        if told is None or node is None or not {"person", "country"}.intersection(node.types):
            return None
        return told.as_source("control") if self.memory.names(node) and not speaks_for_body(node) else None

    @staticmethod
    def _of_others(sentence: Sentence, item: Item) -> bool:
        """Is it told of as what others did (وصف لارس محادثات الوفد)?"""
        after = sentence.items[item.index + 1] if item.index + 1 < len(sentence.items) else None
        plain = any(reading.pos == "noun" for reading in item.node.morph.readings)  # no استدعاء
        bare = plain and not item.prep and item.genitive < 0 and item.coordinated < 0
        whose = after is not None and after.genitive == item.index and not PEOPLE.isdisjoint(after.node.types)
        return bare and whose

    @staticmethod
    def _about(sentence: Sentence, item: Item) -> bool:
        """Is it only spoken of what happens (شككت كينيا في استئناف المفاوضات, ألقت بظلالها على زيارة لارس)?"""
        root = bearer(sentence.items, item)
        node = root.prep_node
        doing = root.kind == EN or any(reading.pos == "masdar" for reading in root.node.morph.readings)
        aside = node is not None and any(map(node.has, ("purpose", "part", "locative", "during", "temporal")))
        return doing and node is not None and node.has("attach") and not aside
