"""The general list of verbs, and how rules name them."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from arabdiplo.morph.participles import active
from arabdiplo.text.folding import fold
from arabdiplo.text.letters import SHADDA, TASHKEEL, TATWEEL, VOWELS
from arabdiplo.text.lists import rows_beside

_VOWELS = re.compile(f"[{VOWELS}{TATWEEL}]")
_MARKS = re.compile(f"[{TASHKEEL}]")
#: a verb this many times rarer than its homograph is meant only if marks or present say so
_RARER = 1.5


@attrs.frozen(slots=True)
class Verb:
    """A verb: past and present, third person, with shadda and vowels as the list has them.

    masdar: unvocalised, variants parted by `` or ``, "" if none is known.
    zipf: frequency as the decadic logarithm of occurrences in a thousand million words.
    """

    past: str
    present: str
    masdar: str = ""
    zipf: float = 0.0

    @property
    def lemma(self) -> str:
        """``past/present`` without marks: the lemma of readings."""
        return f"{fold(self.past)}/{fold(self.present)}"

    @property
    def participle(self) -> str:
        """The active participle, unvocalised, with the ي of defective ones."""
        return active(letters(self.past), letters(self.present))


def letters(word: str) -> str:
    """*word* without vowels but with its shaddas: what `conjugate` wants."""
    return _VOWELS.sub("", word)


def split(entry: str) -> tuple[str, tuple[str, ...]]:
    """An entry as verb (``past`` or ``past present``) and fixed words after it (``قام ب``).

    >>> split("طلب من"), split("قام بـ"), split("وقع يقع")
    (('طلب', ('من',)), ('قام', ('ب',)), ('وقع يقع', ()))
    """
    words = entry.split()
    count = 2 if len(words) > 1 and _is_present(words[0], words[1]) else 1
    return " ".join(words[:count]), tuple(map(fold, words[count:]))


def find(entry: str) -> tuple[Verb, ...]:
    """Verbs that *entry* names: ``past``, or ``past present``; most frequent first.

    Shadda and vowels in *entry* choose; with a present that no listed verb has
    the verb is made from the two as they stand.  Empty if *entry* is no past of a
    listed verb; several if more is needed to choose.

    >>> [verb.lemma for verb in find("وقّع")]
    ['وقع/يوقع']
    """
    words = entry.split()
    past, present = words[0], words[1] if len(words) > 1 else ""
    found = [
        v
        for v in _table().get(fold(past), ())
        if _agrees(past, v.past) and (not present or _agrees(present, v.present))
    ]
    if found and not present and not _MARKS.search(past):
        found = [verb for verb in found if verb.zipf >= found[0].zipf - _RARER]
    if not found and present:
        return (Verb(past, present),)
    unique: dict[tuple[str, str], Verb] = {}
    for verb in found:
        unique.setdefault((letters(verb.past), letters(verb.present)), verb)
    return tuple(unique.values())


def listed() -> tuple[Verb, ...]:
    """All verbs of the list."""
    return tuple(verb for verbs in _table().values() for verb in verbs)


def is_listed(verb: Verb) -> bool:
    """Is *verb* one of the list, not made of a past and a present that a rule gives?"""
    return verb in _listed()


@lru_cache(maxsize=1)
def _listed() -> frozenset[Verb]:
    return frozenset(listed())


def _is_present(past: str, word: str) -> bool:
    """Can *word* be the present of *past*?  Both have the same strong letters."""
    word = fold(word)
    return len(word) > 1 and word[0] == "ي" and _strong(word[1:]) == _strong(fold(past))


def _strong(word: str) -> str:
    return "".join(letter for letter in word if letter not in "اوىيءأإآئؤ")


def _agrees(asked: str, listed: str) -> bool:
    """Same letters, and every mark of *asked* is in *listed*; one shadda asked, all must be."""
    if fold(asked) != fold(listed):
        return False
    if not _MARKS.search(asked):
        return True
    if SHADDA in asked and letters(asked) != letters(listed):
        return False
    pairs = zip(_clusters(asked), _clusters(listed), strict=True)
    return all(not a or (set(a) <= set(b) and (SHADDA in a) == (SHADDA in b)) for a, b in pairs)


def _clusters(word: str) -> list[str]:
    out: list[str] = []
    for ch in word.replace(TATWEEL, ""):
        if out and _MARKS.match(ch):
            out[-1] += ch
        else:
            out.append(ch)
    return [cluster[1:] for cluster in out]


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[Verb, ...]]:
    found: dict[str, list[Verb]] = {}
    for past, present, masdar, zipf, _ in rows_beside(__file__, "verbs.tsv"):
        found.setdefault(fold(past), []).append(Verb(past, present, masdar, float(zipf)))
    return {key: tuple(sorted(verbs, key=lambda v: (-v.zipf, v.past, v.present))) for key, verbs in found.items()}
