"""Which earlier mention a trigger takes up, and the two sides of the last event that has two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from arabdiplo.document.memory import Memory
from arabdiplo.matching.paths import first_variant
from arabdiplo.morph.model import MANY, Feature
from arabdiplo.roles.found import Found
from arabdiplo.roles.frames import CompiledArm, CompiledFrame
from arabdiplo.roles.slots import Slots, besides
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import EN, Item, V
from arabdiplo.syntax.kinds import NAMESAKES, PARTNERS
from arabdiplo.syntax.nodes import Node
from arabdiplo.syntax.phrases import Args, Filler, surely_passive, takes_up
from arabdiplo.syntax.reported import is_paper

#: so many who have a role are taken over from an earlier mention, the nearest: where each sentence brings one more
#: to a meeting, each mention would have all of them
_LENT = 20
#: types of places in which one goes from house to house
_LANDS = frozenset({"country", "city", "region", "homeland"})


class Signs(Protocol):
    """What the words around an item say of whether it happens."""

    def control(self, sentence: Sentence, k: int) -> str:
        """How the cue that governs an item passes its subject on: subject, object, none, or "" without a cue."""

    def ahead(self, sentence: Sentence, k: int) -> bool:
        """Is an item said to be planned?"""


class Earlier:
    """Looks among the mentions of a document."""

    def __init__(self, memory: Memory, signs: Signs) -> None:
        self.memory = memory
        self.signs = signs

    def inherited(self, frame: CompiledFrame, slots: Slots, args: Args, arm: CompiledArm) -> Args:
        """The roles of the mention that the trigger takes up, what it leaves out from others of the same event.

        Who does it here simply takes part in what was told with a direction before (a call from X to Y).
        """
        fitting = self._fitting(frame.event.name, slots, args, arm)
        if not fitting:
            return {}
        identity = self.memory.identity
        taken = self._taken_up(fitting, slots)
        self.memory.taken[frame.event.name, slots.item] = taken.item
        roles = dict(taken.args)
        whole = self._total(self.sides(taken)) > 1
        doing = {role: self._identities(taken.args.get(role, ())) for role in taken.arm.doers}
        for other in fitting:
            if other is not taken and self._same(other, doing):
                for role, fillers in other.args.items():
                    if role in frame.shared:
                        if not whole and self._total(fillers) > 1:
                            roles[role] = fillers
                    elif role not in roles or self._wider(fillers, roles[role], slots):
                        roles[role] = fillers
        doers = arm.doers
        if len(doers) == 1 and doers[0] in frame.shared and doers[0] not in roles:
            roles[doers[0]] = [filler for role in tuple(roles) if role in frame.shared for filler in roles.pop(role)]
        used = {key for fillers in args.values() for key in self._identities(fillers)}
        return {
            role: [
                self._meant(filler, slots)
                for filler in fillers
                if filler.nodes and filler.item is not slots.item and not used.intersection(identity(filler))
            ][:_LENT]
            for role, fillers in roles.items()
        }

    def _fitting(self, event: str, slots: Slots, args: Args, arm: CompiledArm) -> list[Found]:
        """The mentions that the trigger may take up, nearest first."""
        told = [one for one in self.memory.last() if one.frame.event.name == event]
        if not told or slots.item.node.features & MANY and any(other_number(one.item, slots.item) for one in told):
            return []
        joined = besides(slots, args)
        named_by = slots.items[slots.k + 1 : slots.k + 2] if joined else []  # حضر جلسة المباحثات السفير
        definite = slots.item.kind != V and takes_up(slots.item, slots.items) or _known_matter(told[0], args)
        definite = definite or any(one.kind == EN and one.genitive == slots.k and takes_up(one) for one in named_by)
        passive = (
            surely_passive(slots.item)
            if slots.item.kind == V
            else not arm.noun and self.signs.control(slots.sentence, slots.k) == "none"
        )
        governor = slots.sentence.governor(slots.k) if slots.item.kind != V else None
        if not (definite or passive):  # only what stands in the same sentence can be taken up
            told = [one for one in told if one.slots.items is slots.items or one.item is governor]
            if not told:
                return []
        own, body = self._named_by(slots), of_body(slots)
        node = slots.item.prep_node
        within = not definite and node is not None and node.has("locative")  # التقى نظيره في قمة
        own_kinds = own_kind(slots.item, slots.items) or resumes_itself(slots.item)
        apart = slots.item.kind != V and own_kinds and not within and not joined
        named = {role: self._names_of(fillers) for role, fillers in args.items()}
        return [
            earlier
            for earlier in told
            if (
                definite
                or passive
                and self._goes_on(earlier, slots, arm)
                or earlier.item is governor
                and not (node is not None and node.has("temporal"))
                or self._during(earlier, slots)
                or self._dealing(earlier, slots)
            )
            and (joined or not self._contradicts(earlier, named))
            and not other_number(earlier.item, slots.item)
            and (not own or own <= self._all_names(earlier))
            and (not (body or self._session(earlier)) or lemmas(earlier.item) & lemmas(slots.item))
            and (
                not apart or earlier.frame.shared.isdisjoint(earlier.args) or lemmas(earlier.item) & lemmas(slots.item)
            )
        ]

    def _session(self, earlier: Found) -> bool:
        """Does only a body sit in the earlier event, so that talks and summits are none of its sessions?"""
        sides = self.sides(earlier)
        return of_body(earlier.slots) or bool(sides) and all("body" in one.nodes[0].types for one in sides)

    @staticmethod
    def _goes_on(earlier: Found, slots: Slots, arm: CompiledArm) -> bool:
        """May what is done (تم بحث) be part of the earlier event?  What is held (عُقد اجتماع) only in one sentence."""
        return not arm.light or earlier.slots.items is slots.items

    def _taken_up(self, fitting: list[Found], slots: Slots) -> Found:
        """The nearest; one in which who acts here had a share, if there is one, and what is to come is one to come."""
        if len(fitting) > 1 and self.signs.ahead(slots.sentence, slots.k):
            fitting = [one for one in fitting if one.item in self.memory.coming] or fitting
        here = self._acting(slots)
        shared = [earlier for earlier in fitting if here & self._all_names(earlier)]
        named = [one for one in shared or fitting if self._all_names(one)]
        return self._whole(named, slots.item) if named else fitting[0]

    def _whole(self, fitting: list[Found], item: Item) -> Found:
        """The nearest; not a stop on the way (تفقد المصنع) if who made it had been told to come (زيارة إلى مالي)."""
        nearest = fitting[0]
        if item.kind == V or item.demonstrative or not (where := _where(nearest)) or _lands(where):
            return nearest
        alike = nearest.item.kind != V and bool(lemmas(nearest.item) & lemmas(item))
        doing = {role: self._identities(nearest.args.get(role, ())) for role in nearest.arm.doers}
        for one in fitting[1:]:
            stop = _lands(_where(one)) or not alike and one.item.kind != V and lemmas(one.item) & lemmas(item)
            if stop and self._same(one, doing):
                return one
        return nearest

    def _acting(self, slots: Slots) -> set[str]:
        """Names of who acts in the trigger's clause."""
        verb = slots.sentence.governor(slots.k)
        if verb is None:
            return set()
        heads = slots.sentence.subject(verb.index)[0]
        nodes = [head.node for head in heads]
        if not heads and verb.index in slots.sentence.said and self.memory.spoke is not None:
            nodes = self.memory.spoke.nodes
        return {name for node in nodes for name in self.memory.names(node)}

    def _named_by(self, slots: Slots) -> set[str]:
        """The place after which a gathering is named (قمة كامب ديفيد): another one has another name."""
        after = slots.items[slots.k + 1] if slots.k + 1 < len(slots.items) else None
        if slots.item.kind == V or after is None or after.genitive != slots.k or slots.item.demonstrative:
            return set()
        return set(self.memory.names(after.node)) if NAMESAKES.intersection(after.node.types) else set()

    def _all_names(self, mention: Found) -> set[str]:
        return {name for fillers in mention.args.values() for name in self._names_of(fillers)}

    def _names_of(self, fillers: list[Filler]) -> set[str]:
        return {name for filler in fillers for node in filler.nodes for name in self.memory.names(node)}

    def _identities(self, fillers: Sequence[Filler]) -> set[str | int]:
        return {key for filler in fillers for key in self.memory.identity(filler)}

    def _same(self, mention: Found, doing: Mapping[str, set[str | int]]) -> bool:
        """Is one doer the same in a mention and in another, of which *doing* says who does it in which role?"""
        return any(not mine.isdisjoint(self._identities(mention.args.get(role, ()))) for role, mine in doing.items())

    def _wider(self, theirs: list[Filler], mine: list[Filler], slots: Slots) -> bool:
        """Is it the country in whose city one has arrived, for which one had set out (زيارة لمالي)?

        A city that the sentence names is where to.
        """
        if len(theirs) != 1 or len(mine) != 1 or not theirs[0].nodes or not mine[0].nodes:
            return False
        country, city = theirs[0].nodes[0], mine[0].nodes[0]
        if "country" not in country.types or "demonym" in country.types or "city" not in city.types:
            return False
        here = mine[0].item is not None and any(mine[0].item is item for item in slots.items)
        return not here and self.memory.entities.state_of(city) in self.memory.names(country)

    def _total(self, fillers: list[Filler]) -> int:
        return sum(self.count(filler) for filler in fillers)

    # -- other events of the sentence -----------------------------------------------------

    def partner(self, slots: Slots) -> list[Filler]:
        """Whom the governing verb's event was done to, if the trigger says during what (أكد لنظيره خلال اتصال)."""
        governor = slots.sentence.governor(slots.k)
        node = slots.item.prep_node
        if governor is None or node is None or not (node.has("during") or node.has("locative")):
            return []
        for mention in self.memory.last():
            if mention.item is governor and mention.slots.items is slots.items:
                return [
                    filler.as_source("control")
                    for role, fillers in mention.args.items()
                    if role not in mention.arm.doers
                    for filler in fillers
                    if filler.nodes
                    and not filler.clause
                    and filler.source != "inside"
                    and PARTNERS.intersection(filler.nodes[0].types)
                ]
        return []

    def beside(self, role: str, slots: Slots, args: Args) -> list[Filler]:
        """What another event of the sentence has for *role*: the nearest before the trigger, else the next after it.

        An event after it must share one that takes part, or be that in whose course it was; nobody comes twice.
        """
        identity = self.memory.identity
        mine = {name for fillers in args.values() for filler in fillers for name in identity(filler)}
        after: list[Filler] = []
        for other in self.memory.last():
            if other.slots.items is not slots.items:
                break
            if other.item.index == slots.k or not (lent := other.args.get(role)):
                continue
            found = [filler.as_source("control") for filler in lent if not mine & identity(filler)]
            if other.item.index < slots.k:
                return found
            rest = {name for one in other.args if one != role for f in other.args[one] for name in identity(f)}
            # تم بحث الأزمة خلال اجتماع لارس مع نظيره
            within = not mine and other.item.prep_node is not None and other.item.prep_node.has("during")
            after = found if mine & rest or within else after
        return after or self._just_met(role, slots)

    def _just_met(self, role: str, slots: Slots) -> list[Filler]:
        """The two sides of the last event before what happens without anybody named (وتم الاتفاق على …)."""
        verb = slots.light
        if verb is None or verb.index > slots.k or not verb.node.value_of("happens"):
            return []
        for mention in self.memory.last():
            number = mention.slots.sentence.number
            if number < slots.sentence.number - 1:
                break
            sides = self.sides(mention)
            if number < slots.sentence.number and role in mention.frame.shared and sum(map(self.count, sides)) > 1:
                return [side.meant("control") for side in sides]
        return []

    @staticmethod
    def _during(earlier: Found, slots: Slots) -> bool:
        """Is the earlier mention what the verb's clause says it happened during (بحث خلال استقباله)?"""
        node = earlier.item.prep_node
        return (
            slots.item.kind == V
            and node is not None
            and (node.has("during") or node.has("locative"))
            and earlier.slots.items is slots.items
        )

    @staticmethod
    def _dealing(earlier: Found, slots: Slots) -> bool:
        """Is the earlier mention what the verb says has done it (ناقش الاجتماع ملف الحدود)?"""
        if slots.item.kind != V or earlier.slots.items is not slots.items:
            return False
        after = earlier.item.index == slots.k + 1 and not earlier.item.prep
        return after or any(head is earlier.item for head in slots.sentence.subject(slots.k)[0])

    def _meant(self, filler: Filler, slots: Slots) -> Filler:
        here = filler.item is not None and any(filler.item is item for item in slots.items)
        return filler.as_source("inherited") if here else Filler(-1, -1, filler.nodes, "inherited")

    def _contradicts(self, earlier: Found, named: Mapping[str, set[str]]) -> bool:
        """Does an earlier mention name others in a role than *named*, those here?"""
        for role, mine in named.items():
            if mine and (other := earlier.args.get(role)):
                theirs = self._names_of(other)
                if theirs and not mine & theirs:
                    return True
        return False

    # -- the two sides -------------------------------------------------------------------

    def count(self, filler: Filler) -> int:
        """Members of a filler: a dual counts two, a plural three."""
        if len(filler.nodes) > 1:
            return len(filler.nodes)
        if not filler.nodes:
            return 1
        names = self.memory.names(filler.nodes[0])
        if len(names) > 1:
            return len(names)
        features = filler.nodes[0].features
        return 2 if features & MANY and "group" in filler.nodes[0].types else 1

    def sides(self, mention: Found, all: bool = False) -> list[Filler]:
        """Those who share an event, each once; *all*: whoever has a role in it (who travels, and where)."""
        frame = mention.frame
        out: list[Filler] = []
        seen: set[str | int] = set()
        for role, fillers in mention.args.items():
            if role in frame.themes or not (all or role in frame.shared):
                continue
            for filler in fillers:
                identity = self.memory.identity(filler)
                if filler.nodes and not filler.clause and not identity & seen:
                    seen |= identity
                    out.append(filler)
        return out

    def two_sides(self, before: int = -1) -> list[Filler]:
        """The two who share or say what was told last of two; *before*: a place in the text it stands before."""
        for mention in self.memory.last():
            if before >= 0 and mention.item.node.start >= before:
                continue
            for two in (self.sides(mention), _speakers(mention)):
                if sum(self.count(one) for one in two) == 2:
                    return [Filler(-1, -1, [node for one in two for node in one.nodes], "dropped")]
        return []

    def pair(self, node: Node, kind: str, count: int) -> tuple[str, ...]:
        """The members of a group that *node* stands for: the sides of the last event with so many of the kind.

        The last in which all hold the office by which it is called (الوزيران), if there is one.
        """
        before = [mention for mention in self.memory.last() if mention.item.node.start < node.start]
        for held in (True, False) if node.value_of("office") else (False,):
            for mention in before:
                nodes = [one for side in self.sides(mention, kind == "country") for one in side.nodes]
                names = self._states(nodes) if kind == "country" else self._members(nodes, kind, node, held)
                if len(names) == count:
                    return names
        return ()

    def member(self, node: Node, state: str) -> tuple[str, ...]:
        """Who of a state took part in the last event with two sides before *node*."""
        entities = self.memory.entities
        for mention in self.memory.last():
            sides = self.sides(mention) if mention.item.node.start < node.start else []
            for one in (one for side in sides for one in side.nodes) if self._total(sides) > 1 else ():
                if "person" in one.types and first_variant(entities.attributes(one).get("state", "")) == state:
                    return entities.names(one)
        return ()

    def _members(self, nodes: list[Node], kind: str, group: Node, held: bool) -> tuple[str, ...]:
        """Those of a kind who may be called as the group is; *held*: only who is known to hold its office."""
        entities = self.memory.entities
        out: list[str] = []
        for node in nodes:
            if kind not in (name for one in node.types for name in (one, *entities.ancestors.get(one, ()))):
                continue
            if held and entities.attributes(node).get("office") != group.value_of("office"):
                continue
            out += [name for name in entities.acting(node) if name not in out] if entities.may_be(node, group) else []
        return tuple(out)

    def _states(self, nodes: list[Node]) -> tuple[str, ...]:
        states = [self.memory.entities.attributes(node).get("state", "") for node in nodes]
        return tuple(dict.fromkeys(first_variant(state) for state in states if state))

    def others(self, speaker: Filler) -> list[Node]:
        """With whom somebody met or spoke last."""
        me = self.memory.identity(speaker)
        for mention in self.memory.last():
            sides = self.sides(mention)
            if len(sides) > 1 and any(me & self.memory.identity(side) for side in sides):
                others = [node for side in sides if not me & self.memory.identity(side) for node in side.nodes]
                return [node for node in others if "body" not in node.types]
        return []

    # -- the first and the second person -----------------------------------------------

    def speakers(self, plural: bool, source: str) -> list[Filler]:
        """Who says I or we: the speaker, with whom he met if it is we."""
        speaker = self._speaker()
        if speaker is None:
            return []
        others = self.others(speaker) if plural else []
        sentence = self.memory.sentence
        if not others and sentence is not None and any(speaker.item is one for one in sentence.items):
            return [speaker.as_source(source)]  # whoever stands there need not have a name
        return [Filler(-1, -1, [*speaker.nodes, *others], source)]

    def addressed(self) -> list[Filler]:
        """To whom the last thing was said, else whom the speaker met (قال لارس لنظيره: «أشكركم»)."""
        speaker = self._speaker()
        if speaker is None:
            return []
        others = self._told(speaker) or self.others(speaker)
        return [Filler(-1, -1, others, "suffix")] if others else []

    def _told(self, speaker: Filler) -> list[Node]:
        """To whom the speaker said the last thing that was said."""
        said = next((one for one in self.memory.last() if any(filler.clause for filler in one.fillers())), None)
        if said is None:
            return []
        doers = said.arm.doers
        if all(speaker.nodes != one.nodes for role in doers for one in said.args.get(role, ())):
            return []
        told = (fillers for role, fillers in said.args.items() if role not in doers and not role.startswith("_"))
        return [node for fillers in told for one in fillers if not one.clause for node in one.nodes]

    def _speaker(self) -> Filler | None:
        acted = self.memory.acted()
        return self.memory.spoke or (acted[-1][1] if acted else None)


def beside(sentence: Sentence, k: int) -> bool:
    """Does somebody stand beside who acts (أجرينا محادثات مع X)?"""
    return any(item.prep_node is not None and item.prep_node.has("beside") for item in sentence.right(k).phrases)


def of_body(slots: Slots) -> bool:
    """Does a body hold what the event noun names (على هامش اجتماعات الجمعية): no meeting of two men before it?"""
    after = slots.items[slots.k + 1] if slots.k + 1 < len(slots.items) else None
    held = slots.item.kind != V and after is not None and after.genitive == slots.k and "body" in after.node.types
    return held and not slots.item.demonstrative


def _where(mention: Found) -> list[Filler]:
    """Where the mention says that somebody went."""
    roles = mention.frame.roles
    return [
        one for role in mention.args if role in roles and "location" in roles[role].traits for one in mention.args[role]
    ]


def _lands(places: Sequence[Filler]) -> bool:
    """Is it a country or a city where one went, rather than a house or a body in it?"""
    return any(not _LANDS.isdisjoint(node.types) for one in places for node in one.nodes)


def own_kind(item: Item, items: Sequence[Item]) -> bool:
    """Does a definite event noun say which one it is (القمة العربية، الاجتماع المقبل)?  It is not the one just told."""
    return bool(item.modifiers) and not item.demonstrative and takes_up(item, items)


def resumes_itself(item: Item) -> bool:
    """Does the noun take up only what was called so (القمة: no meeting by another name)?"""
    return not item.demonstrative and item.node.value_of("resumes") == "itself"


def _known_matter(earlier: Found, args: Args) -> bool:
    """Is it done to a definite thing that has no role of its own, so that it is the one told of (رفعت كندا العقوبات)?

    What ties two sides together does not say which two (قطعت كندا العلاقات).
    """
    if earlier.frame.shared:
        return False
    matters = [filler.item for role, held in args.items() if role.startswith("_") for filler in held]
    return any(item is not None and not item.node.suffix and takes_up(item) for item in matters)


def other_number(earlier: Item, item: Item) -> bool:
    """Does an event noun speak of two, or of several where the earlier noun speaks of one (الزيارات، القمتين)?"""
    if item.kind == V:
        return False
    mine, theirs = item.node.features & MANY, earlier.node.features & MANY if earlier.kind != V else 0
    alike = earlier.kind != V and bool(lemmas(earlier) & lemmas(item))
    return mine != theirs and bool(mine & Feature.DUAL or alike)


def lemmas(item: Item) -> set[str]:
    """The words that an event noun may be a form of."""
    return {reading.lemma for reading in item.node.morph.readings if reading.pos != "verb"}


def _speakers(mention: Found) -> list[Filler]:
    """Who says something in a mention, but papers."""
    if not any("clause" in role.types for role in mention.frame.event.roles):
        return []
    said = [one for role in mention.arm.doers for one in mention.args.get(role, ()) if one.nodes]
    return [one for one in said if one.item is None or not is_paper(one.item)]
