"""What was said: where a reported clause or a quotation begins and ends."""

from __future__ import annotations

from .agreement import accusative
from .clauses import Sentence
from .items import COMMA, COMP, CONJ, EN, HARD, NEG, NP, REL, SIGN, SUB, TIME, Item, V
from .phrases import Filler

_CLOSING = "»”›\"')]"
_OPENING = "«“‹\"'(["


class Speech:
    """Stretches of speech in one sentence; ``says(item)`` tells if an item is a verb of saying."""

    def __init__(self, sentence: Sentence, text: str, said: frozenset[int]) -> None:
        self.sentence = sentence
        self.text = text
        self.said = said
        """indices of items that are triggers of reported speech"""

    def from_item(self, first: int) -> Filler | None:
        """The clause that begins at item *first*."""
        items = self.sentence.items
        i = first
        while i < len(items) and items[i].kind == SIGN and items[i].sign in ",،:":
            i += 1
        if i >= len(items):
            return None
        if (
            items[i].kind == SIGN
            and i in self.sentence.pairs
            and self.sentence.pairs[i] > i
            and items[i].sign in _OPENING
        ):
            close = self.sentence.pairs[i]
            after = close + 1
            if after >= len(items) or self._ends(after) or self._ends(after + 1):
                return self.between(i + 1, close)
        return self.between(i, self.end(i))

    def between(self, first: int, last: int) -> Filler | None:
        """From item *first* up to item *last* (exclusive), marks at the edges cut off."""
        items, nodes = self.sentence.items, self.sentence.nodes
        if first >= last or first >= len(items):
            return None
        start = self._start(items[first])
        final = items[min(last, len(items)) - 1]
        end = max(nodes[final.last - 1].end, final.node.end)
        return self.stretch(start, end)

    def stretch(self, start: int, end: int) -> Filler | None:
        """The text without spaces and marks at its edges."""
        text = self.text
        while start < end and (text[start].isspace() or text[start] in "،,؛:-–—" or text[start] in _OPENING):
            start += 1
        while start < end and (text[end - 1].isspace() or text[end - 1] in "،,؛:.-–—" or text[end - 1] in _CLOSING):
            end -= 1
        if start >= end:
            return None
        filler = Filler(start, end, [])
        filler.clause = True
        return filler

    def _start(self, item: Item) -> int:
        if item.prep_node is not None and item.prep_node.start < item.node.start:
            return item.prep_node.start
        return min(self.sentence.nodes[item.first].start, item.node.start)

    def end(self, i: int) -> int:
        """Index of the item where the clause of speech that begins at *i* has ended."""
        items = self.sentence.items
        while i < len(items):
            item = items[i]
            if item.kind == SIGN and item.sign in HARD:
                return i
            if item.kind == SIGN and item.sign in COMMA + "-–—" and self._new(i + 1):
                return i
            if item.kind == CONJ and self._said_after(i + 1):
                return i
            if (
                item.kind == SIGN
                and item.sign in _CLOSING
                and i in self.sentence.pairs
                and self.sentence.pairs[i] < i
                and self._new(i + 1)
            ):
                return i
            if item.kind == SUB and i + 1 < len(items) and items[i + 1].index in self.said and items[i + 1].kind == V:
                return i
            i += 1
        return i

    def stop(self, first: int, relative: bool) -> int:
        """Index of the item where a noun phrase at *first*, with the phrases that hang on it, has ended.

        Other than a reported clause it ends where any clause follows after a comma or a conjunction;
        relative: does a relative clause belong to it?
        """
        items = self.sentence.items
        last = self.end(first)
        for i in range(first + 1, last):
            item = items[i]
            if i in self.sentence.pairs:
                continue
            if (
                item.kind == SUB
                or not relative
                and (item.kind in (REL, TIME) or item.kind == V and not self._verb(first, i))
            ):
                return i - 1 if items[i - 1].kind == SIGN else i
            if (item.kind == SIGN and item.sign in COMMA + "-–—" or item.kind == CONJ) and self._turns(first, i + 1):
                return i
        return last

    def _verb(self, first: int, last: int) -> bool:
        """Does a verb or أن stand within, so that another verb may be joined to it?"""
        return any(item.kind in (V, COMP, REL) for item in self.sentence.items[first:last])

    def _turns(self, first: int, i: int) -> bool:
        """Does something new begin at item *i*, after a comma or a conjunction, and not go on what began at *first*?"""
        items = self.sentence.items
        comma = items[i - 1].kind == SIGN
        while i < len(items) and items[i].kind in (CONJ, NEG):
            i += 1
        if i >= len(items) or items[i].kind == SUB:
            return True
        item = items[i]
        if item.kind in (V, COMP, REL):
            return (comma or item.kind != REL) and not self._verb(first, i)
        loose = item.kind in (NP, EN) and not item.prep and item.genitive < 0 and item.coordinated < 0
        return comma and loose and accusative(item) and not item.node.suffix

    def _ends(self, i: int) -> bool:
        items = self.sentence.items
        if i >= len(items):
            return True
        item = items[i]
        return item.kind == SIGN and item.sign in HARD or self._new(i)

    def _new(self, i: int) -> bool:
        """Does somebody else's (or the reporter's) speech begin at item *i*?"""
        items = self.sentence.items
        if i >= len(items):
            return True
        item = items[i]
        if item.kind in (CONJ, SUB):
            return self._said_after(i + 1)
        if item.kind in (NP, EN) and item.index in self.said and not item.prep:
            return True
        return item.kind == V and item.index in self.said

    def _said_after(self, i: int) -> bool:
        items = self.sentence.items
        return i < len(items) and items[i].index in self.said and items[i].kind in (V, NP, EN) and not items[i].prep
