"""From the package's word lists to the general table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from arabdiplo.morph import nouns, verbs
from arabdiplo.morph.conjugate import conjugate
from arabdiplo.morph.decline import adj_forms, noun_forms
from arabdiplo.morph.guess import guessed
from arabdiplo.morph.lists import rows
from arabdiplo.morph.model import Feature
from arabdiplo.morph.table import Entry, pack
from arabdiplo.text.folding import fold, skeleton

F = Feature
#: what a jussive that lost a letter (يزر, يدع) costs more
_JUSSIVE = 10
_SHORTENED = int(F.PRESENT | F.SINGULAR)


def build() -> bytes:
    """The general table as bytes; the same for the same lists."""
    entries = sorted(set(_entries()))
    alike = ((key, word) for word in dict.fromkeys(entry[0] for entry in entries) if (key := skeleton(word)) != word)
    return pack(entries, alike)


@lru_cache(maxsize=4096)
def rarity(pos: str, features: int) -> int:
    """What a form costs more than the dictionary form of its word."""
    cost = 0
    if pos == "verb":
        if features & F.DUAL:
            cost += 18
        if features & F.PASSIVE:
            cost += 6
        if features & F.FIRST:
            cost += 10 if features & F.PAST else 6
        if features & F.PLURAL and features & F.FEMININE:
            cost += 20
        return cost
    if features & F.DUAL:
        cost += 8
    if features & F.CONSTRUCT:
        cost += 6
    if features & F.ACCUSATIVE:
        cost += 4
    return cost


def frequency_cost(zipf: float) -> int:
    """Cost of a word by its frequency: 0 for the most frequent, 60 for the rare."""
    return max(0, min(60, round((7 - zipf) * 10)))


def _entries() -> Iterator[Entry]:
    for verb in verbs.listed():
        base = frequency_cost(verb.zipf)
        lemma = verb.lemma
        length = len(fold(verb.present))
        for word, features in conjugate(verbs.letters(verb.past), verbs.letters(verb.present)):
            bits = features.value
            short = _JUSSIVE if len(word) < length and bits & _SHORTENED == _SHORTENED else 0
            yield word, lemma, "verb", bits, base + rarity("verb", bits) + short
    for noun in nouns.listed():
        base = frequency_cost(noun.zipf)
        pos = noun.pos
        if pos in ("adj", "participle"):
            forms = adj_forms(noun.lemma, noun.plurals, noun.feminines, nominal=pos == "participle")
        else:
            forms = noun_forms(noun.lemma, noun.plurals, noun.feminines, noun.gender)
        nisba = F.RELATIONAL.value if pos != "masdar" and len(noun.lemma) > 3 and noun.lemma.endswith("ي") else 0
        for word, features in forms:
            bits = features.value | (nisba if word == noun.lemma else 0)
            yield word, noun.lemma, pos, bits, base + rarity(pos, bits)
    yield from _words()


def _words() -> Iterator[Entry]:
    """Words that are only known to exist: foreign names mostly, and others that are none."""
    for name, lost in (("words.tsv", 0), ("others.tsv", int(F.UNKNOWN))):
        for word, zipf, _ in rows(name):
            yield word, word, "word", int(guessed(word)) & ~lost, frequency_cost(float(zipf)) + 10
