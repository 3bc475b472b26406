"""Who acts in an event if no slot of its trigger names anybody: control, dropped subjects, speakers."""

from __future__ import annotations

from arabdiplo.document.earlier import Earlier, Signs, beside, own_kind
from arabdiplo.document.memory import Memory, is_participle
from arabdiplo.document.standing import (
    accompanied,
    adverbial_speech,
    dateline,
    known,
    leads,
    light_before,
    nested,
    owes,
    owner_before,
    session,
    tells_more,
)
from arabdiplo.morph.model import GENDER, MANY, NO_FEATURES, Feature
from arabdiplo.morph.pronouns import PRONOUNS
from arabdiplo.roles.frames import CompiledFrame
from arabdiplo.roles.slots import Slots
from arabdiplo.syntax.agreement import actorlike, adverbial, charged, of_things, subject_form, verb_disagreement
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.hanging import giver
from arabdiplo.syntax.items import EN, PRON, Item, V
from arabdiplo.syntax.kinds import PARTNERS, PEOPLE, PLACES
from arabdiplo.syntax.nodes import Node, typed
from arabdiplo.syntax.outer import first_person, heading, quoted_of
from arabdiplo.syntax.phrases import Args, Filler, bearer, filler_of, takes_up
from arabdiplo.syntax.reported import is_paper
from arabdiplo.syntax.swapping import lone_thing

#: so many clauses outwards a reporter is looked for
DEPTH = 12


class Doers:
    """Finds who acts."""

    def __init__(self, memory: Memory, earlier: Earlier, signs: Signs) -> None:
        self.memory = memory
        self.earlier = earlier
        self.signs = signs

    def doer(
        self, frame: CompiledFrame, slots: Slots, found: Args, barred: frozenset[str], roles: list[str]
    ) -> list[Filler]:
        """Whom the clause or the document gives as the one who does it, that is who has one of the *roles*."""
        sentence, k = slots.sentence, slots.k
        if slots.verbal or slots.light is not None and slots.light.index != k:
            v = slots.light.index if slots.light is not None else k
            if self._passive(sentence, v, k) or v != k and self._describes(slots, found):
                if "control" in barred or slots.verbal:
                    return []
                return self._controlled(sentence, slots.item, with_whom=accompanied(found))
            if "dropped" in barred:
                return []
            thing = slots.swapped and lone_thing(sentence, v, sentence.subject(v)[0])
            unknown = None if thing else self._unknown(sentence, v, found)
            if unknown is not None:
                return self._placed(sentence, v, unknown) if slots.verbal else []
            dropped = self.dropped(sentence, v)
            heads = [filler.item for filler in dropped if filler.item is not None and filler.item in sentence.items]
            if slots.light is not None and heads:  # أخفقت X وY في محادثات جرت بينهما
                dropped = self._members(sentence, heads)
            return [filler.as_source("dropped") for filler in dropped]
        if "control" in barred:
            return []
        if slots.light is slots.item and (giving := giver(sentence.items, slots.item)) is not None:
            spoke = self._same_speaker(sentence, giving.index)
            near = [one for one in spoke if not one.implicit]
            return near or slots.antecedents(sentence, slots.item, slots.item.node.suffix) or spoke
        if adverbial_speech(sentence, slots.item):
            return self._same_speaker(sentence, k)
        settled = any(map(found.get, frame.shared)) or frame.shared.isdisjoint(roles)
        if settled and self._asked_for(sentence, slots.item):
            return []
        return self._controlled(sentence, slots.item, slots.light is not None, accompanied(found))

    @staticmethod
    def _spoken_in(sentence: Sentence, item: Item) -> bool:
        """Does somebody speak in the session itself, so that he is there (قال السفير خلال جلسة لمجلس الأمن)?"""
        governor, node = sentence.governor(item.index), item.prep_node
        said = governor is not None and governor.index in sentence.said
        return said and node is not None and node.has("during") and not node.has("margin")

    def _asked_for(self, sentence: Sentence, item: Item) -> bool:
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
    def _passive(sentence: Sentence, v: int, k: int) -> bool:
        return any(k in (head.index, head.genitive) for head in sentence.subject(v)[0])

    @staticmethod
    def _describes(slots: Slots, found: dict[str, list[Filler]]) -> bool:
        """Does the light verb only describe the noun, with nobody of its own (جولة تشمل مالطا)?"""
        assert slots.light is not None
        v = slots.light.index
        heads = slots.sentence.subject(v)[0]
        held = {one.item.index for fillers in found.values() for one in fillers if one.item is not None}
        told = v > slots.k and slots.sentence.antecedent(v) is slots.item
        return told and bool(heads) and all(head.index in held for head in heads)

    @staticmethod
    def _unknown(sentence: Sentence, v: int, found: dict[str, list[Filler]]) -> Item | None:
        """The subject of a verb if it is no known actor and nothing else to the event (وقال الأهالي إن)."""
        heads, source = sentence.subject(v)
        held = [filler for fillers in found.values() for filler in fillers if filler.start >= 0]
        far = bool(heads) and any(one.kind != PRON for one in sentence.items[v + 1 : heads[0].index])
        if not heads or source != "explicit" or far or actorlike(heads[0]):
            return None
        if known(heads[0]) and not held:
            return None
        if v not in sentence.said and not filler_of(sentence.items, heads[0], sentence.nodes).definite:
            return None
        if heads[0].index < v and sentence.left(v).why != "comp" and not leads(sentence, heads[0], v):
            return None
        if heads[0].index > v and sentence.left(v).conjoined and sentence.outer_subject(v) is not None:
            return None
        start = heads[0].node.start
        return heads[0] if held and not any(filler.start <= start < filler.end for filler in held) else None

    @staticmethod
    def _placed(sentence: Sentence, v: int, head: Item) -> list[Filler]:
        """An unknown subject speaks if what it says follows (أن, a quotation), or its form shows it (أعرب معجبون)."""
        scan = sentence.right(v)
        told = scan.that is not None or scan.quote is not None or scan.colon >= 0
        if v not in sentence.said or not told and not subject_form(head):
            return []
        return [filler_of(sentence.items, head, sentence.nodes, placed=True)]

    # -- participles and event nouns ----------------------------------------------------

    def _same_speaker(self, sentence: Sentence, k: int) -> list[Filler]:
        """Who spoke before a participle of saying: in this sentence, else in the one before."""
        near = self._joined(sentence, k)
        verbs = [i for i in range(k - 1, -1, -1) if sentence.items[i].kind == V]
        spoken = [i for i in verbs if i in sentence.said and not sentence.is_aux(sentence.items[i])]
        if not near:
            spoken.sort(key=lambda i: nested(sentence, i))
        verbs.sort(key=lambda i: (nested(sentence, i), sentence.is_aux(sentence.items[i])))
        odd: list[Item] = []
        """who acts near it, but not as the participle says"""
        for i in spoken:
            if heads := sentence.subject(i)[0]:
                near_by = i < heads[0].index < i + 2 and not typed(heads[0].node)
                told = self._placed(sentence, i, heads[0]) if near_by else []
                if (actorlike(heads[0]) or not near or told) and self._may_say(sentence.items[k], heads[0].node):
                    return [one.as_source("control") for one in told] or self._members(sentence, heads)
                odd = odd or (heads if actorlike(heads[0]) else [])
                continue
            if not verb_disagreement(sentence.items[i].node, sentence.items[k].node):  # no «يذكر أن …، مشددة على»
                return [filler.as_source("control") for filler in self.dropped(sentence, i)]
        for i in verbs:
            if (heads := sentence.subject(i)[0]) and actorlike(heads[0]):
                if self._may_say(sentence.items[k], heads[0].node) and _same_doer(sentence.items[i], sentence.items[k]):
                    return self._members(sentence, heads)
                odd = odd or heads
        done_to = [one for i in verbs for one in sentence.bare_right(i) if actorlike(one) and one.index < k]
        if odd and (fitting := [one for one in done_to if self._may_say(sentence.items[k], one.node)]):
            return self._members(sentence, fitting[:1])  # استقبل لارس ليزا مؤكدة أن
        topics = [] if verbs else [one for one in sentence.left(k).bare if actorlike(one) and one.index < k]
        if topics and not dateline(sentence, topics[-1]):
            return self._members(sentence, topics[-1:])  # a headline: لارس متوعدا مالطا: لن نقبل
        spoke = self.memory.spoke
        return [spoke.meant("control")] if spoke is not None else self._members(sentence, odd)

    def _may_say(self, participle: Item, node: Node) -> bool:
        """May a participle (مؤكدة) be what the phrase does, by its gender and number?"""
        features = participle.node.features
        if features & Feature.FEMININE and not features & MANY and node.features & MANY:
            return of_things(node)
        return self.memory.agrees(node, features & GENDER)

    @staticmethod
    def _joined(sentence: Sentence, k: int) -> bool:
        """Does the participle follow its clause without a comma, so that the nearest verb is meant?"""
        for item in reversed(sentence.items[:k]):
            if item.kind == V:
                return True
            if item.is_comma:
                return False
        return False

    @staticmethod
    def _members(sentence: Sentence, heads: list[Item], without: int = -1) -> list[Filler]:
        return [
            filler_of(sentence.items, member, sentence.nodes, "control")
            for head in heads
            if head.index != without
            for member in sentence.members(head)
        ]

    def _controlled(self, sentence: Sentence, item: Item, lent: bool = False, with_whom: bool = False) -> list[Filler]:
        """The subject (or object) of what governs an event noun or a participle.

        *lent*: is it asked who does the masdar of a light verb before the noun (مستعد لقبول الوساطة)?
        *with_whom*: is it said with whom (غادر لارس بعد اللقاء الثاني مع X)?
        """
        kind = self.signs.control(sentence, item.index)
        if kind in ("object", "none") and is_participle(item) and adverbial(item):
            kind = ""  # شكر الوزير لارس على جهوده، مثنيا عليها: whoever thanks him
        asked = self._asked(sentence, item) if kind in ("object", "none") else None
        owner = None if kind == "object" else owner_before(sentence, light_before(sentence, item) if lent else item)
        if kind == "none" and asked is None:
            return [] if owner is None else self._members(sentence, [owner])
        taken_up = item.genitive >= 0 and not item.prep and takes_up(item) and not item.node.suffix
        if not lent and not kind and taken_up:
            return []
        within = item.prep_node is not None and item.prep_node.has("during")
        if (
            not lent
            and (item.prep or item.genitive >= 0)
            and own_kind(item, sentence.items)
            and not (within or with_whom)
        ):
            return []
        if session(sentence, item) and not self._spoken_in(sentence, item):
            return []
        if with_whom and (sayer := self._who_tells(sentence, item)) is not None:
            return [sayer]
        if owner is not None:
            return self._members(sentence, [owner])
        governor = sentence.governor(item.index)
        told = governor is not None and not sentence.is_aux(governor) and not kind and not item.node.suffix
        if told and (self._about(sentence, item) or self._of_others(sentence, item)):
            return []
        if governor is None:
            topics = [
                phrase
                for phrase in sentence.left(item.index).bare
                if actorlike(phrase) and phrase.index != item.index and not dateline(sentence, phrase)
            ]
            return self._members(sentence, topics[:1]) or self._sayer(sentence, item) or self._said_of(sentence, item)
        if kind == "object":
            heads = sentence.subject(governor.index)[0]
            for phrase in sentence.bare_right(governor.index):
                if phrase.index not in {head.index for head in heads} and phrase.index < item.index:
                    return self._members(sentence, [phrase])
            if governor.node.suffix and governor.index < item.index:
                return []  # يطالبهم بزيارة
        if (quoted := quoted_of(sentence, item.index)) is not None:
            return self._members(sentence, [quoted])
        if asked is not None:
            return self._members(sentence, [asked])
        heads, source = sentence.subject(governor.index)
        if not heads and source == "dropped":
            return [filler.as_source("control") for filler in self.dropped(sentence, governor.index)]
        found = self._members(sentence, [head for head in heads if not dateline(sentence, head)], item.index)
        # أشاد لارس بما حققته القوات، شاكرا مالطا; قال لارس إن المجلس وافق، مرحبا بذلك
        fits = any(map(actorlike, heads)) and (not adverbial(item) or self._may_say(item, heads[0].node))
        fits = fits and (not adverbial(item) or governor.index > item.index or _same_doer(governor, item))
        apart = fits and adverbial(item) and not item.prep and sentence.items[item.index - 1].is_comma
        sayer = self.reporter(sentence, governor, item.node.features) if apart else None
        if sayer is not None and sayer.nodes and self._may_say(item, sayer.nodes[0]):
            return [sayer.as_source("control")]
        return found if fits else self._sayer(sentence, item) or found

    def _who_tells(self, sentence: Sentence, item: Item) -> Filler | None:
        """Who says it of an event of his own with somebody (قال لارس إن المحادثات مع كينيا طويلة): a man or a state."""
        if item.prep or item.genitive >= 0 or sentence.left(item.index).why != "comp":
            return None
        told = self.reporter(sentence, item, NO_FEATURES)
        node = told.nodes[0] if told is not None and told.nodes else None
        if told is None or node is None or not {"person", "country"}.intersection(node.types):
            return None
        rows = [row for word in node.words() if (row := word.row("office_noun")) is not None]
        for_others = any(row.get("bears") == "body" for row in rows)  # a spokesman
        return told.as_source("control") if self.memory.names(node) and not for_others else None

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

    @staticmethod
    def _asked(sentence: Sentence, item: Item) -> Item | None:
        """Who stands with a preposition between the governor and what it is that he is to do (طلب من لارس زيارة …)."""
        governor = sentence.governor(item.index)
        if governor is None or governor.index > item.index:
            return None
        return next(filter(charged, reversed(sentence.items[governor.index + 1 : item.index])), None)

    def _sayer(self, sentence: Sentence, item: Item) -> list[Filler]:
        """Who acts around the clause that ends before a participle (قال الوزير إن الوضع خطير، داعيا إلى الحوار)."""
        if not is_participle(item) or not adverbial(item):
            return []
        want = item.node.features & GENDER
        around = self._outside(sentence, item.index)
        return [filler.as_source("control") for filler in around if self.memory.agrees(filler.nodes[0], want)][:1]

    def _said_of(self, sentence: Sentence, item: Item) -> list[Filler]:
        """Who says it of himself in a clause without a verb (قال لارس إنه مستعد لزيارة مالطا)."""
        left = sentence.left(item.index)
        pronoun = PRONOUNS.get(sentence.items[left.boundary].node.suffix) if left.why == "comp" else None
        root = bearer(sentence.items, item)
        near = root.prep and root.index <= left.boundary + 2
        sayer = self.reporter(sentence, item, pronoun) if pronoun is not None and near else None
        return [sayer.as_source("control")] if sayer is not None else []

    # -- dropped subjects --------------------------------------------------------------

    def dropped(self, sentence: Sentence, v: int) -> list[Filler]:
        """Who acts where a verb has no subject: the last speaker, or who acted last."""
        item = sentence.items[v]
        reading = next((r for r in item.node.morph.readings if item.kind == V and r.pos == "verb"), item.reading)
        want = reading.features & GENDER if reading is not None else NO_FEATURES
        if reading is not None and first_person(sentence, v):
            # «we» who say it are his own side (أبلغنا السفراء أن), who agree on it are both (اتفقنا على)
            several = bool(reading.features & Feature.PLURAL) and v not in sentence.said and not beside(sentence, v)
            named = heading(sentence, v)
            if named is not None and PARTNERS.intersection(named.node.types):
                speaker = filler_of(sentence.items, named, sentence.nodes)
                if not several or not self.earlier.others(speaker):
                    return [speaker.as_source("dropped")]
            return self.earlier.speakers(several, "dropped")
        if reading is not None and reading.features & Feature.DUAL:
            return self._two_around(sentence, v) or self.earlier.two_sides()
        several = reading is not None and bool(reading.features & Feature.PLURAL)
        spoke = [self.memory.spoke] if self.memory.spoke is not None and item.index in sentence.said else []
        told = tells_more(sentence, v)
        outside = self._outside(sentence, v) if told else self._outer(sentence, v)
        outside = outside or self._soon_named(sentence, v)
        if told and not (spoke and any(spoke[0].item is one for one in sentence.items[:v])):
            fit = [one for one in outside if not verb_disagreement(item.node, one.nodes[0])]
            before = [*fit, *spoke, *outside]  # قدم لارس ما قال إنها وثائق
        elif owes(sentence, v):
            before = [*outside, *spoke]
        else:
            before = [*spoke, *outside]
        others = self._told_to(sentence, v)
        if v not in sentence.said:  # no paper holds talks (في بيان صدر عقب محادثات أجراها)
            before = [one for one in before if one.item is None or not is_paper(one.item)]
        for filler in [*before, *self.memory.recent(item.index not in sentence.said)]:
            if not others.isdisjoint(self.memory.identity(filler)):
                continue
            if filler.nodes and self.memory.agrees(filler.nodes[0], want) and (not several or self._several(filler)):
                here = any(filler.item is one for one in sentence.items[:v])
                return [filler.as_source("dropped") if here else filler.meant("dropped")]
        heads = sentence.subject(v)[0]
        untold = v == 0 and not spoke and not self.memory.recent()
        return self._ahead(sentence, want) if untold and (not heads or PLACES.intersection(heads[0].node.types)) else []

    def _told_to(self, sentence: Sentence, v: int) -> set[str | int]:
        """To whom somebody says it, so that it is not he who does (وقال للارس إن)."""
        if v not in sentence.said:
            return set()
        near = [one for one in sentence.right(v).phrases if one.index < v + 3 and one.prep_node is not None]
        told = [one for one in near if one.prep_node is not None and one.prep_node.has("purpose")]
        return {name for one in told for name in self.memory.names(one.node)}

    def _two_around(self, sentence: Sentence, v: int) -> list[Filler]:
        """The two who act around a clause that tells of a noun (وقع لارس وهوفمان، في اجتماع عقداه، مذكرة).

        Or who says it of both and who is beside him (قال لارس، في مؤتمر مع نظيره، إنهما اتفقا).
        """
        left = sentence.left(v)
        outer = sentence.governor(left.boundary) if left.why == "comp" and not left.bare else None
        if outer is not None and outer.index < left.boundary and sentence.items[left.boundary].node.suffix:
            near = sentence.items[outer.index + 1 : left.boundary]
            with_him = [one for one in near if one.prep_node is not None and one.prep_node.has("beside")]
            if len(with_him) == 1 and actorlike(with_him[0]):
                return self._members(sentence, [*sentence.subject(outer.index)[0], *with_him])
        if not (sentence.describes(v) or sentence.left(v).why in ("rel", "verb")):
            return []
        for i in range(v - 1, -1, -1):
            heads = sentence.subject(i)[0] if sentence.items[i].kind == V else []
            members = self._members(sentence, [head for head in heads if not is_paper(head)])
            if members and sum(map(self.earlier.count, members)) == 2:
                return members
        return []

    def _several(self, filler: Filler) -> bool:
        """May a verb in the plural have the filler for its subject (قالوا)?"""
        node = filler.nodes[0]
        if self.earlier.count(filler) > 1 or node.features & Feature.PLURAL:
            return True
        one = "group" in node.types and node.head.row("people_noun") is not None  # مسؤول كيني
        return "person" not in node.types and not one

    @staticmethod
    def _outer(sentence: Sentence, v: int) -> list[Filler]:
        """Who acts in the clause that the verb is joined or subordinate to (زار X تونس حيث بحث الوضع)."""
        heads = [head for head in sentence.outer_subject(v) or () if actorlike(head) and head.index < v]
        return [filler_of(sentence.items, head, sentence.nodes) for head in heads[:1]]

    @staticmethod
    def _outside(sentence: Sentence, v: int) -> list[Filler]:
        """Who acts in the clauses around a relative clause, nearest first."""
        return [
            filler_of(sentence.items, heads[0], sentence.nodes)
            for i in range(v - 1, -1, -1)
            if sentence.items[i].kind == V and not sentence.is_aux(sentence.items[i])
            if (heads := sentence.subject(i)[0]) and actorlike(heads[0])
        ]

    @staticmethod
    def _soon_named(sentence: Sentence, v: int) -> list[Filler]:
        """Who acts at the main verb after a phrase that opens the sentence (في زيارة قام بها إلى مالي، قال لارس)."""
        items = sentence.items
        if not (sentence.describes(v) or sentence.left(v).why == "rel") or any(one.kind == V for one in items[:v]):
            return []
        comma = next((one.index for one in items[v:] if one.is_comma), len(items))
        main = next((one for one in items[comma : comma + 4] if one.kind == V and not sentence.is_aux(one)), None)
        heads, source = sentence.subject(main.index) if main is not None else ([], "")
        fits = source == "explicit" and main is not None and heads[0].index > main.index and actorlike(heads[0])
        return [filler_of(items, heads[0], sentence.nodes)] if fits else []

    def _ahead(self, sentence: Sentence, want: Feature) -> list[Filler]:
        """The first who is named after a title that names nobody (زار تونس.. الوزير يلتقي نظيره)."""
        place = sentence.nodes[0].place
        before: Node | None = None
        for node in self.memory.nodes:
            if node.place > place + 1:
                break
            if node.place == place + 1 and "person" in node.types and self.memory.agrees(node, want):
                if before is None or not (before.morph.kind == "prep" or before.has("prep")):
                    return [Filler(-1, -1, [node], "dropped")]
            before = node
        return []

    # -- speakers ----------------------------------------------------------------------

    def reporter(self, sentence: Sentence, item: Item, pronoun: Feature) -> Filler | None:
        """Who says what the item stands in, if the pronoun agrees with him."""
        k = item.index
        if pronoun & Feature.FIRST:
            return self.memory.spoke
        for _ in range(DEPTH):
            left = sentence.left(k)
            if left.boundary < 0:
                return None
            if left.why == "verb":
                k = left.boundary
                continue
            outer = sentence.governor(left.boundary) if left.why in ("comp", "sub") else None
            if outer is None or outer.index >= k:
                return None
            k = outer.index
            if k in sentence.said:
                heads = [head for head in sentence.subject(k)[0] if actorlike(head)]
                found = self._members(sentence, heads) or self.dropped(sentence, k)
                if found and found[0].nodes and self.memory.agrees(found[0].nodes[0], pronoun & GENDER):
                    return found[0]
        return None

    def issuer(self, node: Node) -> tuple[str, ...]:
        """Whose words a paper or source without a name of its own holds: who spoke, else who acted, last before it."""
        spoke = self.memory.spoke
        filler = spoke if spoke is not None else next(iter(self.memory.recent()), None)
        if filler is None or node.features & Feature.PLURAL:
            return ()
        return tuple(name for one in filler.nodes if one is not node for name in self.memory.names(one))


def _same_doer(verb: Item, participle: Item) -> bool:
    """May a participle in the singular be what the subject of a verb does, by its form (تمكنت الفصائل، مشيرا)?"""
    return bool(participle.node.features & MANY) or not verb_disagreement(verb.node, participle.node)
