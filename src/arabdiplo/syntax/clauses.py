"""The sentence: what belongs to which predicate, where clauses begin and end, and who does it.

A `Sentence` keeps what is found; the walks themselves stand in `walks.py`, the subject in `subjects.py`.
"""

from __future__ import annotations

import attrs

from arabdiplo.morph.model import Feature

from .agreement import actorlike, describable
from .bare import aside, one_of_them, owned_object
from .beyond import past_circumstance
from .items import COMP, CONJ, EN, NEG, NP, OTHER, PRON, REL, SIGN, SUB, TIME, Item, V
from .kinds import INDEFINITE
from .links import without_posts
from .nodes import Node, open_noun
from .opening import fronted_clause
from .outer import outer_subject
from .quoting import is_speech
from .relatives import before_plan, event_before, goes_on_relative, paper_before, parted_subject
from .scan import Left, Scan
from .subjects import find_subject
from .walks import adverbial_participle, scan_left, scan_right

_DROPPED: tuple[list[Item], str] = ([], "dropped")


@attrs.define(slots=True, eq=False)
class Sentence:
    """The items of one sentence with the walks over them, each done once.

    Nothing but what is found is set later; a frozen class would take three times as long to make.
    """

    nodes: list[Node]
    items: list[Item]
    marks: dict[int, int]
    """node of each mark of a pair -> node of the other one"""
    transitive: frozenset[str] = frozenset()
    """prepositions with which a verb is done to something, as to an object (ب)"""
    number: int = 0
    """its place in the text"""
    said: frozenset[int] = frozenset()
    """items that are triggers of reported speech"""
    quoted: bool = False
    """does the sentence begin within a quotation opened before it?"""
    closing: dict[int, int] = attrs.Factory(dict)
    """start of an opening mark -> start of its closing mark in a later sentence"""
    dropped: tuple[int, ...] = ()
    """verbs of which the phrase that seems the subject has been found to be the object"""
    pairs: dict[int, int] = attrs.field(init=False)
    """item of each mark of a pair -> item of the other one"""
    speech: set[int] = attrs.field(init=False)
    """items that open a pair of marks around what is said"""
    _right: dict[int, Scan] = attrs.field(init=False, factory=dict)
    _left: dict[int, Left] = attrs.field(init=False, factory=dict)
    _bare: dict[int, list[Item]] = attrs.field(init=False, factory=dict)
    _subject: dict[int, tuple[list[Item], str]] = attrs.field(init=False, factory=dict)

    @pairs.default
    def _pairs(self) -> dict[int, int]:
        place = {item.first: item.index for item in self.items}
        return {place[a]: place[b] for a, b in self.marks.items() if a in place and b in place}

    @speech.default
    def _speech(self) -> set[int]:
        return {a for a, b in self.pairs.items() if a < b and is_speech(self.items, a, b)}

    def is_aux(self, item: Item) -> bool:
        """Is the verb an auxiliary (kāna and its sisters)?"""
        return item.kind == V and item.node.morph.auxiliary

    # -- right ------------------------------------------------------------------

    def right(self, k: int) -> Scan:
        """Phrases, times and clauses that may hang on the predicate at item *k*."""
        known = self._right.get(k)
        if known is None:
            known = self._right[k] = scan_right(self, k)
        return known

    def in_phrase(self, i: int) -> bool:
        """Does the quotation that opens at item *i* go on a phrase before it (عن "تقدم جيد"، أهمية "تضافر الجهود")?"""
        first = self.items[i].first
        if first > 0 and self.nodes[first - 1].has("prep") and not self.nodes[first - 1].suffix:
            return True
        before, after = self.items[i - 1] if i > 0 else None, self.items[i + 1] if i + 1 < len(self.items) else None
        return (
            before is not None
            and after is not None
            and after.kind != COMP
            and not after.prep
            and before.kind in (NP, EN)
            and not before.prep
            and before.last == first
            and open_noun(before.node)
            and before.node.morph.readings[0].pos in ("noun", "masdar")
        )

    def past_tag(self, i: int) -> int:
        """The item after words between commas, the first at item *i*, that name who tells (، يضيف البيان، …); or -1."""
        tag = self.items[i : i + 5]
        if len(tag) < 5 or i + 1 not in self.said or tag[1].kind != V or not (actorlike(tag[2]) and not tag[2].prep):
            return -1
        marks = [one.is_comma for one in (tag[0], tag[3])]
        return i + 4 if all(marks) and tag[4].kind in (NP, EN, OTHER, V) else -1

    def clause_after(self, i: int) -> bool:
        """Does a new clause begin at item *i* (after a comma or a conjunction)?"""
        items = self.items
        if 0 < i <= len(items) and items[i - 1].opens:
            return True
        while i < len(items) and (items[i].kind in (NEG,) or (items[i].kind == CONJ)):
            if items[i].opens:
                return True
            i += 1
        if i >= len(items):
            return True
        item = items[i]
        if item.kind in (V, SUB) or fronted_clause(self, i):
            return True
        return item.kind in (NP, EN) and adverbial_participle(item) and not item.prep and item.genitive < 0

    def after_relative(self, i: int) -> int:
        """The item after the comma that closes the relative clause at *i*, or -1."""
        items = self.items
        for j in range(i + 1, len(items)):
            if items[j].is_hard:
                return -1
            if items[j].is_comma:
                if self.clause_after(j + 1):
                    return -1
                return j + 1
        return -1

    def describes(self, i: int) -> bool:
        """Does the verb at item *i* describe the indefinite noun of a phrase just before it (في بيان ورد أمس، …)?"""
        before = self.items[i - 1] if i > 0 else None
        if before is None or before.kind not in (NP, EN) or not before.prep or before.last != self.items[i].first:
            return False
        readings = before.node.head.morph.readings
        return bool(readings) and not before.node.suffix and not any(r.features & Feature.DEFINITE for r in readings)

    # -- left -------------------------------------------------------------------

    def left(self, k: int) -> Left:
        """What stands before the predicate at item *k* in its clause."""
        known = self._left.get(k)
        if known is None:
            known = self._left[k] = scan_left(self, k)
        return known

    def relative_before(self, v: int, k: int) -> int:
        """The relative whose clause holds the verb at *v*, if it ended before *k*; else -1.

        A comma ends it, or a further verb at *k* that needs a clause of its own.
        """
        items = self.items
        closed = any(item.is_comma for item in items[v + 1 : k])
        if self.describes(v) and closed or 0 < past_circumstance(items, v) <= k:
            return v
        if not closed and (items[k].kind != V or goes_on_relative(self, v, k)):
            return -1
        for j in range(v - 1, -1, -1):
            if items[j].kind == REL:
                return j
            if items[j].kind in (SIGN, V, COMP, SUB) and not self.is_aux(items[j]):
                return -1
        return -1

    # -- subject ------------------------------------------------------------------

    def antecedent(self, k: int, resumed: bool = False) -> Item | None:
        """The phrase that a relative clause with its verb at *k* describes.

        resumed: a pronoun of the clause stands for it, so that after an indefinite
        noun too the verb may bear a suffix (اتفاقية وقعها).
        """
        items = self.items
        i = k - 1
        while i >= 0 and (items[i].kind == NEG or self.is_aux(items[i])):
            i -= 1
        i = before_plan(self, i)
        if (j := parted_subject(self, i)) > 1 and items[j - 2].kind in (EN, REL):
            i = j - 2
        if i < 0:
            return None
        if items[i].kind == REL:
            j = i - 1
            while j >= 0 and (items[j].is_comma or items[j].kind == CONJ):
                j -= 1
            while j >= 0 and items[j].kind in (TIME, PRON) and not items[j].prep:
                j -= 1  # الوزير هو الذي
            if self.pairs.get(j, j) == j - 2 and items[j - 3].kind in (NP, EN):
                j -= 3  # اللقاء "الهام" الذي
            return items[j] if j >= 0 and items[j].kind in (NP, EN) else None
        before = items[i]
        if self._heads_sentence(i, k):
            return None
        if before.kind in (NP, EN) and before.node.chunk is not None and before.node.chunk.type in INDEFINITE:
            head = before.node.head
            if not head.suffix and not any(r.features & Feature.DEFINITE for r in head.morph.readings[:1]):
                return before
        if before.kind in (NP, EN) and describable(before):
            reading = before.node.morph.nominal
            if (
                reading is not None
                and not reading.features & Feature.DEFINITE
                and (before.prep or before.genitive >= 0 or self._verb_before(i))
            ):
                return before
        if (paper := paper_before(self, i, k)) is not None:
            return paper
        if resumed and (items[k].node.suffix or self.resumed(k)):
            parted = before.is_comma and i > 0 and items[i - 1].kind == EN  # مباحثات، أجراها السفير
            return event_before(items, i - parted)
        return None

    def relative_verb(self, i: int, noun: Item) -> int:
        """The verb of the clause on *noun* that begins at item *i* (لقاء جرى بين، اللقاء الذي جرى بين); else -1."""
        if i < len(self.items) and self.items[i].kind == REL:
            i += 1
        return i if i < len(self.items) and self.antecedent(i) is noun else -1

    def _heads_sentence(self, i: int, k: int) -> bool:
        """Is the verb at *k* that of the main clause, after a phrase before it (بحسب بيان قال الوزير)?"""
        after = self.items[k + 1] if k + 1 < len(self.items) else None
        return (
            after is not None
            and not self.items[k].node.suffix
            and after.kind == NP
            and not after.prep
            and actorlike(after)
            and bool(self.items[i].prep)
            and not any(item.kind in (V, NP, EN) and not item.prep for item in self.items[:i])
        )

    def _verb_before(self, i: int) -> bool:
        return any(item.kind == V for item in self.items[max(0, i - 6) : i])

    def governor(self, k: int) -> Item | None:
        """The finite verb in whose clause item *k* stands (before it, else after it)."""
        items = self.items
        left = self.left(k)
        if left.why == "verb":
            return items[left.boundary]
        for i in range(k - 1, max(left.boundary, -1), -1):
            if items[i].kind == V:
                return items[i]
        i = k + 1
        while i < len(items):
            item = items[i]
            if item.kind == V and not (items[i - 1].kind == REL):
                return item
            if item.kind in (COMP, SUB) or item.is_hard or item.sign == ":":
                return None
            if item.kind == REL:
                j = self.after_relative(i)
                if j < 0:
                    return None
                i = j
                continue
            i += 1
        return None

    def copula(self, k: int) -> Item | None:
        """The auxiliary before item *k* without a verb between, so that the item says where its subject was."""
        for item in self.items[k - 1 :: -1] if k > 0 else ():
            if item.kind in (COMP, SUB, REL, V):
                return item if self.is_aux(item) else None
        return None

    def bare_right(self, k: int) -> list[Item]:
        """Phrases after item *k* that may be its subject or object; not to be changed."""
        known = self._bare.get(k)
        if known is None:
            known = self._bare[k] = without_posts(
                [item for item in self.right(k).phrases if self._may_be_argument(k, item)]
            )
        return known

    def _may_be_argument(self, k: int, item: Item) -> bool:
        if item.prep or item.kind == PRON or item.genitive >= 0 or item.coordinated >= 0:
            return False
        if item.index > k + 1 and owned_object(self, item) or aside(self.items, item):
            return False
        return not (item.index > k + 1 and self.accuses(item)) and not one_of_them(self.items, item, k)

    def accuses(self, item: Item) -> bool:
        """Is it a participle that tells what the subject does to somebody else (انتقد لارس مالطا متهما إياها ب)?"""
        after = self.items[item.index + 1] if item.index + 1 < len(self.items) else None
        him = after is not None and after.prep_node is not None and after.prep_node.has("object")
        return him and adverbial_participle(item)

    def subject(self, k: int) -> tuple[list[Item], str]:
        """Subject of the finite verb at item *k* and how it was found.

        Sources: explicit, relative, control, dropped (then the list is empty
        and the document decides).
        """
        known = self._subject.get(k)
        if known is None:
            self._subject[k] = _DROPPED
            known = self._subject[k] = find_subject(self, k) if k not in self.dropped else self._without(k)
        return known

    def _without(self, k: int) -> tuple[list[Item], str]:
        """Who acts at a verb whose phrase is its object: the subject of the verb it is joined to."""
        outer = self.outer_subject(k)
        return (outer, "control") if outer else _DROPPED

    def without_subject(self, k: int) -> Sentence:
        """The same, read with the phrase that seems the subject of the verb at item *k* as its object (ستزور باريس)."""
        return attrs.evolve(self, dropped=(*self.dropped, k))

    def outer_subject(self, k: int) -> list[Item] | None:
        """Who acts in the clause that the verb at *k* is joined or subordinate to; None if it is neither."""
        return outer_subject(self, k)

    def resumed(self, k: int) -> bool:
        """Does a pronoun after the verb of a relative clause take up what the clause describes (التي وصل إليها)?"""
        held = next((item for item in self.items[k + 1 : k + 3] if item.kind == PRON and item.prep), None)
        if held is not None and held.prep_node is not None and held.prep_node.has("between"):
            described = self.antecedent(k)  # what is made between two is neither (الاتفاق الذي أبرم بينها وبين كندا)
            return described is None or actorlike(described)
        return held is not None

    def members(self, head: Item) -> list[Item]:
        """A phrase and those listed with it (`X وY`)."""
        out = [head]
        for item in self.items[head.index + 1 :]:
            if item.coordinated >= 0 and any(
                item.coordinated == m.index or self.items[item.coordinated].genitive == m.index for m in out
            ):
                out.append(item)
            elif item.kind in (V, COMP, SUB, REL):
                break
        return out
