"""Light verbs: what is said of them is said of their event noun (لن يقوم بزيارة)."""

from __future__ import annotations

from collections.abc import Iterable

from arabdiplo.syntax.items import Item


class Lights:
    """The light verbs of frames and their masdars, each with its preposition or ""."""

    def __init__(self, verbs: Iterable[tuple[str, str]], masdars: Iterable[tuple[str, str]]) -> None:
        self.verbs = frozenset(verbs)
        self._lemmas = frozenset(lemma for lemma, _ in self.verbs)
        self._masdars: dict[str, set[str]] = {}
        for masdar, prep in masdars:
            self._masdars.setdefault(masdar, set()).add(prep)

    def is_masdar(self, item: Item, prep: str | None = None) -> bool:
        """The masdar of a light verb (عقدها، التوصل إلى)?"""
        lights = self._masdars
        for reading in item.node.morph.readings:
            if reading.lemma in lights and (prep is None or prep in lights[reading.lemma]):
                return True
        return False

    def is_light(self, lemma: str, prep: str) -> bool:
        """Is it a light verb, with the preposition before what stands under it?"""
        return (lemma, prep) in self.verbs or not prep and lemma in self._lemmas
