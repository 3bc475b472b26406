"""Who is who: canonical names of the actors and places of a document.

Names met in a document are its memory: a surname stands for the fullest name
that ends in it, an office for the person that held it last before, a
counterpart for the person with the same office of another state.
"""

from __future__ import annotations

import functools
import itertools
import operator
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from arabdiplo.document.apposition import appose
from arabdiplo.document.called import OF_STATES, Called, goes_on, listed, of_somebody, parts, plain, with_article
from arabdiplo.document.described import Described, says_whose, speaks_for_body
from arabdiplo.document.genders import Genders
from arabdiplo.document.issuers import issuer_of
from arabdiplo.document.meant import Meant
from arabdiplo.document.naming import Known, Naming
from arabdiplo.document.referring import find, members_of, referred, wanted_of
from arabdiplo.document.several import each_called
from arabdiplo.document.whose import of_pronoun, of_side, open_word
from arabdiplo.lang.tree import Path
from arabdiplo.matching.asked import typed_by
from arabdiplo.matching.paths import first_variant, resolve, words_of
from arabdiplo.morph.model import MANY, Feature, Reading, Row
from arabdiplo.syntax.nodes import Node
from arabdiplo.text import skeleton
from arabdiplo.text.letters import ARTICLE

_TYPES = operator.attrgetter("types")
#: what a list of persons may say of one
_TOLD = ("office", "portfolio", "state", "style")
_START = operator.attrgetter("node.start")
_ORDER = operator.attrgetter("order")


class Entities:
    """The memory of one document."""

    def __init__(
        self,
        nodes: Sequence[Node],
        text: str,
        ancestors: dict[str, tuple[str, ...]],
        course: Callable[[], Meant | None] = lambda: None,
    ) -> None:
        """course: gives who knows the course of the document, if it is read in order."""
        self.text = text
        self.ancestors = ancestors
        self.nodes = nodes
        self.known: list[Known] = []
        self._by_node: dict[int, Known] = {}
        self._said: dict[int, tuple[str, ...]] = {}
        """id of a node -> its canonical names"""
        for order, node in itertools.compress(enumerate(nodes), map(_TYPES, nodes)):
            self._add(order, node)
        appose(self.known, nodes, ancestors)
        self.naming = Naming(self.known)
        self.genders = Genders([one for one in self.naming.named if self.is_person(one)], nodes)
        self._course: Callable[[], Meant | None] = lambda: None  # nothing is known of it before all names are
        self.called = Called(self.known, ancestors, text)
        self.described = Described(self.known, ancestors)
        for known in self.known:
            self._lend(known)
            self._settle(known)
        self.called.forget()  # attributes were lent meanwhile
        self._course = course

    @property
    def meant(self) -> Meant | None:
        """Who knows the course of the document; None while nobody does."""
        return self._course()

    def _add(self, order: int, node: Node) -> None:
        known = self._made(order, node)
        self.known.append(known)
        self._by_node[id(node)] = known

    def _made(self, order: int, node: Node) -> Known:
        attributes = dict(node.chunk.attributes) if node.chunk is not None else {}
        known = Known(order, node, node.types[0] if node.types else "", attributes)
        name = self.name_nodes(node)
        if name:
            known.name = _bones(words_of(name))
            known.label = self._stretch(name)
            if "person" in (last := name[-1].words()[-1]).types:
                _tell(known, last)
        return known

    def known_of(self, node: Node) -> Known | None:
        """What is known of a node, if it is a phrase of its own."""
        return self._by_node.get(id(node))

    def state(self, node: Node) -> str:
        """The state that a node names, lies in or is of, by all mentions of its name; "" if it is not said."""
        known = self._by_node.get(id(node))
        if "country" in node.types:
            return next(iter(self.names(node)), "")
        found = self.naming.attributes(known).get("state", "") if known is not None and known.name else ""
        return found or node.value_of("state")

    def is_person(self, known: Known) -> bool:
        return "person" in self.ancestors.get(known.type, ())

    def gender(self, node: Node) -> Feature:
        """The gender of whom a node names, by all that the document shows of it."""
        known = self._by_node.get(id(node))
        return self.genders.of(node, known.name[-1] if known is not None and known.name else "")

    def _lend(self, known: Known) -> None:
        """A counterpart has the office and portfolio of whom it is the counterpart of."""
        chunk = known.node.chunk
        refer = chunk.pattern.tree.refer if chunk is not None else None
        if refer is None or chunk is None:
            return
        for name, alternatives in refer.attributes:
            owned = any(isinstance(one, Path) and one.attributes[:1] == ("owner",) for one in alternatives)
            if (
                owned
                and name not in known.attributes
                and (value := wanted_of(self, alternatives, chunk.captures, known.node))
            ):
                known.attributes[name] = value
                self.naming.forget(known)

    def _settle(self, known: Known) -> None:
        """What words alone leave open of whose state somebody is, the document says."""
        if known.node.chunk is None:
            return
        state = known.attributes.get("state", "")
        if not state and known.attributes.get("office"):
            meant = of_side(self.nodes, known.order)
        else:
            meant = self._meant_state(state, known.node)
        if meant != state:
            known.attributes["state"] = meant
            self.naming.forget(known)

    def _meant_state(self, state: str, node: Node) -> str:
        """The state that is meant by a word of *node* which means this one most often; "" if none is."""
        word = open_word(node, state) if state else None
        return state if word is None else self.called.state_meant(word)

    def name_nodes(self, node: Node) -> list[Node]:
        """The bare name within a chunk: what its `entity` captures, or itself if it is a name."""
        chunk = node.chunk
        if chunk is None:
            return []
        if chunk.type == "name":
            return [node]
        if "person" not in self.ancestors.get(chunk.type, ()):
            return []
        tree = chunk.pattern.tree
        if not tree.entity and tree.refer is None:
            return [node]
        for one in tree.entity:
            if isinstance(one, Path) and not one.attributes and chunk.captures.get(one.name):
                return chunk.captures[one.name][0]
        return []

    def bare(self, node: Node) -> list[Node]:
        """The name alone within a mention: of a person, or of a place that a noun is set before (مدينة طنجة)."""
        chunk = node.chunk
        if chunk is None or "site" not in self.ancestors.get(chunk.type, ()):
            return self.name_nodes(node)
        paths = [
            one for one in chunk.pattern.tree.entity if isinstance(one, Path) and one.name != chunk.pattern.tree.head
        ]
        return next((chunk.captures[one.name][0] for one in paths if chunk.captures.get(one.name)), [])

    # -- canonical names --------------------------------------------------------------

    def names(self, node: Node) -> tuple[str, ...]:
        """Canonical names of a node; empty if the document names nobody for it."""
        if not node.types:
            return ()
        known = self._said.get(id(node))
        if known is None:
            self._said[id(node)] = ()  # who asks for himself on the way gets nobody
            known = self._said[id(node)] = self._names(node)
        return known

    def _names(self, node: Node) -> tuple[str, ...]:
        known = self._by_node.get(id(node)) or self._within(node)
        if known.name:
            return (self.naming.fullest(known),)
        chunk = node.chunk
        if chunk is None:
            return self._lexical(node)
        tree = chunk.pattern.tree
        if tree.entity:
            for one in tree.entity:
                if isinstance(one, str):
                    return (one,)
                if one.attributes:
                    if value := resolve(one, chunk.captures):
                        return (self._meant_state(value, node) or value,)
                    continue
                members = chunk.captures.get(one.name, ())
                if len(members) > 1 and "body" in node.types:
                    return each_called(node, members, self.text)
                for stretch in members:
                    whole = "source" in self.ancestors.get(chunk.type, ()) or all(map(_part_of_name, stretch))
                    if len(stretch) > 1 and tree.refer is None and whole:
                        return (self._stretch(stretch),)
                    inner = [name for inside in stretch for name in self._inner(stretch, inside)]
                    if inner:
                        return tuple(dict.fromkeys(inner))
                    if tree.refer is None:
                        return (self._stretch(stretch),)
        if tree.refer is not None:
            return referred(self, node, tree.refer) or self._spoken_for(node) or self._alone(node)
        if "source" in self.ancestors.get(chunk.type, ()):
            return self._source(node)
        if "body" in self.ancestors.get(chunk.type, ()) or "names" in chunk.attributes:
            words = node.words()
            first = words[0].norm.split()  # الشؤون الصحية, أمن الدولة
            definite = words[0].morph.definite or any(part.startswith(ARTICLE) for part in first)
            nameless = len(words) == 1 and not definite
            if len(words) == 1 and "group" in node.types and (row := _named_alike(words[0])) is not None:
                return (listed(row),)
            outlet = bool(node.head.value_of("reports"))
            return () if nameless else (self._outlet if outlet else self._body)(node) or (self.called.label(node),)
        if "group" in self.ancestors.get(chunk.type, ()):
            return self._alone(node)
        return self._site(node) if "site" in self.ancestors.get(chunk.type, ()) else ()

    def _inner(self, stretch: list[Node], node: Node) -> tuple[str, ...]:
        """Names of a word or chunk in a capture, by what the line asked for."""
        readings = typed_by(stretch, node)
        if readings is not None:
            return self._lexical(node, readings) if readings else ()
        return self.names(node) if node.types else ()

    def _site(self, node: Node) -> tuple[str, ...]:
        """A place whose name goes on (المطار), or one that has a name of its own words (مطار طنجة الدولي)."""
        if found := self._of_longer(node, place=True):
            return found
        words = node.words()
        named = len(words) > 1 and not words[0].features & MANY and words[0].reading is not None and goes_on(words)
        return (self.called.label(node),) if named and not words[0].value_of("counts") else ()

    def _body(self, node: Node) -> tuple[str, ...]:
        """The body whose name goes on, or the one (of a dual, the two) of that kind that one spoke of last."""
        if node.features & Feature.DUAL:
            return tuple(name for one in self.described.two(node) for name in self.names(one))
        found = self.called.longer(node) or self.described.of_state(node, self.state_of)
        return self.names(found) if found is not None else ()

    def _alone(self, node: Node) -> tuple[str, ...]:
        """Who is called by his calling alone, or for whom he spoke (المخرج، المتحدث، المسؤول)."""
        found = self.described.one(node)
        return self.names(found) if found is not None else ()

    def _spoken_for(self, node: Node) -> tuple[str, ...]:
        """The body in whose name somebody speaks whom nobody names (متحدث باسم الوزارة، المتحدث باسم الجيش)."""
        return self.body_of(node) if speaks_for_body(node) else ()

    @functools.cached_property
    def in_bodies(self) -> dict[str, tuple[str, ...]]:
        """The bodies in which people have their offices, by some mention of their names (رئيس منظمة X سامر الخالدي)."""
        offices = (one for one in self.naming.named if one.attributes.get("office"))
        return {self.naming.fullest(one): body for one in offices if (body := self.body_of(one.node))}

    def body_of(self, node: Node) -> tuple[str, ...]:
        """The first body that a phrase names."""
        return next((names for one in parts(node) if "body" in one.types and (names := self.names(one))), ())

    def _within(self, node: Node) -> Known:
        """A phrase that stands within another (وفد برئاسة وزير العمل)."""
        return self._made(self._order_of(node), node)

    def _order_of(self, node: Node) -> int:
        """The place among the nodes of a phrase, or of the one that it stands in."""
        known = self._by_node.get(id(node))
        order = bisect_left(self.known, node.start, key=_START)
        return known.order if known is not None else self.known[order - 1].order if order else 0

    def _place_of(self, known: Known) -> int:
        return bisect_left(self.known, known.order, key=_ORDER)

    def _source(self, node: Node) -> tuple[str, ...]:
        """An outlet has a name in its words; a paper or a source is its issuer's or who was quoted before."""
        words = node.words()
        if node.value_of("kind") == "outlet":
            noun = words[-1].morph.nominal
            known = len(words) > 1 and (goes_on(words) or noun is not None and noun.pos == "noun")
            return self._outlet(node) or ((self.called.label(node),) if known else ())
        if self.meant is None:
            return ()
        if node.value_of("shared"):
            return self.meant.pair(node, "country", 2)
        paper = node.value_of("kind") == "document"
        if paper and (by := issuer_of(self.nodes, self._order_of(node))) is not None:
            return self.names(by)
        if not any(word.morph.definite for word in words[:2]):
            return ()
        if not paper:
            before = self.described.source(node)
            return self.names(before) if before is not None else self.meant.issuer(node)
        for one in self.described.papers(node):
            whose = one.node if says_whose(one.node) else issuer_of(self.nodes, one.order)
            if whose is not None and (names := self.names(whose)):
                return names
        return self.meant.issuer(node) if node.value_of("issued") else ()

    def _outlet(self, node: Node) -> tuple[str, ...]:
        """The outlet that a noun alone means, or one with adjectives: whichever was named last."""
        found = [
            one for one in (self.called.longer(node), self.described.outlet(node, self.state_of)) if one is not None
        ]
        last = max(found, key=lambda one: (one.start < node.start, one.start), default=None)
        return self.names(last) if last is not None else ()

    def _of_longer(self, node: Node, place: bool = False) -> tuple[str, ...]:
        longer = self.called.longer(node, place)
        return self.names(longer) if longer is not None else ()

    def _stretch(self, nodes: Sequence[Node]) -> str:
        return with_article(plain(self.text, nodes[0].start, nodes[-1].end), nodes[0].words()[0])

    def _lexical(self, node: Node, readings: tuple[Reading, ...] | None = None) -> tuple[str, ...]:
        row = self.called.row(node, readings) if node.types else None
        if row is None:
            return ()
        name = listed(row)
        if members := row.get("members"):
            return tuple(members.split(" or "))
        if "body" in node.types:
            return (self.called.most_fully(name, node),)
        return (self.called.written(name, node) if "city" in node.types else name,)

    def acting(self, node: Node) -> tuple[str, ...]:
        """Names of a node as an actor: a capital acts for its state, so does an official whom nobody names."""
        row = self.called.row(node) if node.chunk is None else None
        acts = row.get("acts") if row is not None else node.value_of("acts")
        return (first_variant(acts),) if acts else self.names(node) or self._of_owner(node) or self._acted_for(node)

    def _of_owner(self, node: Node) -> tuple[str, ...]:
        """In whose name a body acts that is called but his or theirs: of a government the state's (حكومتها، مكتبه)."""
        owner = self.meant.owner(node) if self.meant is not None and of_somebody(node) else None
        if owner is None:
            return ()
        state = self.state_of(owner) if node.value_of("kind") in OF_STATES else ""
        if not state and "person" in owner.types and not node.head.value_of("holder"):
            return ()  # ناديه is not he
        return (state,) if state else self.names(owner)

    def _acted_for(self, node: Node) -> tuple[str, ...]:
        """The state in whose name somebody acts or speaks whom nobody names (مسؤول كيني، مصدر كيني رفيع)."""
        state = self.state_of(node)
        bears = node.value_of("kind") == "person" or node.head.value_of("bears") == "state"
        return (state,) if bears and state else ()

    def state_of(self, node: Node) -> str:
        """The state that a person, body or place belongs to, by all that the document says of it; "" if it does not."""
        known = self._by_node.get(id(node))
        if known is None or node.chunk is None or "homeland" in node.types:
            return first_variant(self._meant_state(node.value_of("state"), node))
        have = self.naming.attributes(known) if known.name else known.attributes
        if not (state := have.get("state", "")) and have.get("office"):
            state = of_pronoun(self.known, self._place_of(known), self.state, self.gender)
        return first_variant(state)

    def in_office(self, node: Node) -> bool:
        """Has somebody an office, by all that the document says of him?"""
        known = self._by_node.get(id(node))
        have = self.naming.attributes(known) if known is not None and known.name else {}
        return bool(have.get("office") or node.value_of("office"))

    def states_of(self, node: Node) -> tuple[str, ...]:
        """The same; of a group that names the states of its members one by one (وزيرا خارجية X وY), those."""
        if state := self.state_of(node):
            return (state,)
        refer = node.chunk.pattern.tree.refer if node.chunk is not None else None
        if node.chunk is None or refer is None or not refer.each:
            return ()
        asked = [alternatives for name, alternatives in refer.attributes if name == "state"]
        found = (wanted_of(self, asked[0], each, node) for each in members_of(node.chunk, refer)) if asked else ()
        return tuple(dict.fromkeys(first_variant(state) for state in found if state))

    # -- what is said of them ----------------------------------------------------------

    def attributes(self, node: Node) -> dict[str, str]:
        """The attributes of a node by all that the document says of it."""
        known = self._by_node.get(id(node))
        if known is None:
            return {name: value for name in ("state",) if (value := node.value_of(name))}
        out = self.naming.attributes(known) if known.name else dict(known.attributes)
        if "state" not in out and "country" in node.types and (names := self.names(node)):
            out["state"] = names[0]
        return out

    def may_be(self, one: Node, group: Node) -> bool:
        """May somebody be one of a group, by its seat (وزيرا الدفاع) and its state (المسؤولان الكينيان)?"""
        have = self.attributes(one)
        said = {name: value for name in ("office", "portfolio", "state") if (value := group.value_of(name))}
        if "portfolio" not in said:
            said.pop("office", None)  # whoever leads a state is one of its leaders
        return all(have.get(name, value) == value for name, value in said.items())

    def holder(self, group: Node, state: str) -> list[str]:
        """Who of a state was named last, with the office by which a group is called if it has one."""
        office = {"office": seat} if (seat := group.value_of("office")) else {}
        mine = self.known_of(group)
        return find(self, mine.order if mine is not None else 0, "person", {**office, "state": state}, group)


def _bones(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(part for word in words for part in skeleton(word).split("-") if part)


def _tell(known: Known, word: Node) -> None:
    """What a list of persons says of whoever a name is of: his full name, what he is, of which state."""
    for reading in word.morph.readings:
        row = reading.row
        if row is None or not (row.get("entity") or row.get("state")):
            continue
        full = first_variant(row.get("entity") or row.entry)
        bones = _bones(full.split())
        if len(known.name) == 1 or known.name == bones:
            known.name, known.label = bones, full
            for name in _TOLD:
                if value := row.get(name):
                    known.attributes.setdefault(name, first_variant(value))
            return


def _named_alike(word: Node) -> Row | None:
    """The body that is named by the same word as those in it (انتقد الوزير الحوثيين)."""
    rows = (reading.row for reading in word.morph.readings if reading.pos == "proper")
    return next((row for row in rows if row is not None and row.get("entity")), None)


def _part_of_name(node: Node) -> bool:
    return not {"name", "surname"}.isdisjoint(node.types)
