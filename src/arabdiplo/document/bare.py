"""Words without what is written to them, proclitics and the article, so that two are known as the same one."""

from __future__ import annotations

from collections.abc import Callable, Collection

from arabdiplo.morph.model import UNSURE, Feature, Form
from arabdiplo.morph.segment import cuts
from arabdiplo.text.folding import fold
from arabdiplo.text.letters import ARTICLE

Bare = Callable[[str], Collection[str]]
"""what a word is without proclitics and article; several, where that is not sure"""


def by_letters(word: str) -> frozenset[str]:
    """What a word may be by its letters alone.

    >>> sorted(by_letters("والمذكرة")), sorted(by_letters("وزير"))
    (['المذكرة', 'مذكرة', 'والمذكرة'], ['زير', 'وزير'])
    """
    folded = fold(word)
    cores = {cut.core for cut in cuts(folded) if not cut.suffix} if folded else {word}
    return frozenset(cores.union(core[len(ARTICLE) :] for core in cores if core.startswith(ARTICLE)))


#: words that are kept
_WORDS = 10_000


class BareWords:
    """Words as the morphology cuts them; those that no list has, by their letters."""

    def __init__(self, read: Callable[[str], Form]) -> None:
        self._read = read
        self._known: dict[str, Collection[str]] = {}

    def __call__(self, word: str) -> Collection[str]:
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _WORDS:
                self._known.clear()
            found = self._known[word] = self._cut(word)
        return found

    def _cut(self, word: str) -> Collection[str]:
        form = self._read(word)
        core = next((segment.norm for segment in form.segments if segment.kind == "core"), "")
        if not core or any(reading.features & UNSURE for reading in form.readings):
            return by_letters(word)
        suffix = "".join(segment.norm for segment in form.segments if segment.kind == "suffix")
        if any(reading.features & Feature.DEFINITE for reading in form.readings):
            core = core.removeprefix(ARTICLE)
        return (core + suffix,)
