"""Sentences of a rule by its own examples, with other phrases in their place.

Where a draft that is written word by word seldom holds (a condition asks for a word elsewhere in
the clause, a pattern for an earlier mention), an example of the rule has all that is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from arabdiplo.lang.program import LexEntry
from arabdiplo.lang.tree import Check, Event, Label
from arabdiplo.text.letters import ARTICLE
from arabdiplo.tools.phrases import Choose, Phrases, forms

if TYPE_CHECKING:
    from arabdiplo.engine import Engine
    from arabdiplo.syntax.nodes import Node

#: labels that stand for no phrase of the sentence that another one may replace
_FIXED = frozenset({"mode", "status", "date", "trigger", "time", "chunk"})


class Variants:
    """Variants of the examples of the rules of one engine."""

    def __init__(self, engine: Engine, phrases: Phrases, choose: Choose) -> None:
        self.engine = engine
        self.phrases = phrases
        self.choose = choose

    def of_frame(self, check: Check, event: Event) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The text of an example with other fillers, and the roles with their words, if these are still there."""
        types = {role.name: role.types for role in event.roles} | {"place": ("place",)}
        text = check.text
        fillers: list[tuple[str, str]] = []
        for label in check.labels:
            if label.name in _FIXED or label.implicit or not label.quoted:
                continue
            other = self._other(label, types.get(label.name, ()), text)
            if other:
                text = text.replace(label.value, other, 1)
            fillers.append((label.name, other or label.value))
        # one phrase may lie in another one, which has other words now
        return text, tuple((role, words) for role, words in fillers if words in text)

    def _other(self, label: Label, types: Sequence[str], text: str) -> str:
        """Another phrase for a label, half of the time; "" to leave it."""
        before, _, behind = text.partition(label.value)
        whole = text.count(label.value) == 1 and before[-1:] in ("", " ") and not behind[:1].isalnum()
        if not types or not whole or self.choose("01") == "0":
            return ""
        found = self.phrases.of_type(self.choose(list(types)))
        return self.choose(found) if found else ""

    def of_pattern(self, check: Check) -> tuple[str, str]:
        """The text of an example with another word in its chunk, and the chunk; as it is if no word has others."""
        from arabdiplo.text import tokenize

        chunk = next((label.value for label in check.labels if label.name == "chunk"), check.text)
        nodes = self.engine.reader.nodes(chunk, tokenize(chunk))
        words = [(chunk[node.start : node.end], others) for node in nodes if (others := self._siblings(node))]
        if not words or chunk not in check.text or self.choose("0123") == "0":
            return check.text, chunk
        word, others = words[int(self.choose([str(i) for i in range(len(words))]))]
        entry = others[int(self.choose([str(i) for i in range(len(others))]))]
        written = list(dict.fromkeys(forms(entry)))
        same = [form for form in written if form.startswith(ARTICLE) == word.startswith(ARTICLE)]
        made = chunk.replace(word, self.choose(same), 1) if same else chunk
        return check.text.replace(chunk, made, 1), made

    def _siblings(self, node: Node) -> list[LexEntry]:
        """Entries of the lexicon by which a word is read."""
        for reading in node.morph.readings:
            table = self.phrases.tables.get(reading.row.lexicon) if reading.row is not None else None
            if table is not None:
                return [entry for entry in table.entries if entry.cls == reading.pos]
        return []
