"""From the package's word lists to the general table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from arabdiplo.morph import nouns, verbs
from arabdiplo.morph.conjugate import conjugate
from arabdiplo.morph.decline import adj_forms, noun_forms, sound_feminine
from arabdiplo.morph.guess import guessed
from arabdiplo.morph.model import Feature
from arabdiplo.morph.participles import active, is_simple, passive
from arabdiplo.morph.table import Entry, pack
from arabdiplo.text.folding import fold, skeleton
from arabdiplo.text.letters import ARTICLE
from arabdiplo.text.lists import rows_beside

F = Feature
#: what a jussive that lost a letter (يزر, يدع) costs more
_JUSSIVE = 10
#: what a participle (of a simple verb; a passive one besides) or masdar that no list has costs more than its verb
_PARTICIPLE, _SIMPLE, _PASSIVE, _MASDAR = 14, 26, 6, 12
#: a word met so often that no list can read is a name (مريم), not a participle
_KNOWN = 2.7
#: from this cost on a verb is too seldom met for its فاعل to be one in each of its forms (كاثرين is a name)
_SELDOM = 25
#: nor is مفعول of one rarer than that (مندورة)
_PASSIVE_SELDOM = 30
_RAREST = 80
#: a participle has so many letters at least: shorter words are rather names
_LETTERS = 4
_MANY = int(F.DUAL | F.PLURAL | F.ACCUSATIVE)
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
    taken = set()
    for entry in _nouns():
        taken.add(entry[0])
        yield entry
    yield from _made_of_verbs(taken)
    yield from _words()


def _nouns() -> Iterator[Entry]:
    for noun in nouns.listed():
        base = frequency_cost(noun.zipf)
        pos = noun.pos
        if pos in ("adj", "participle"):
            adj = pos == "adj"
            forms = adj_forms(noun.lemma, noun.plurals, noun.feminines, nominal=not adj, nisba=adj)
        else:
            forms = noun_forms(noun.lemma, noun.plurals or _plurals(noun.lemma, pos), noun.feminines, noun.gender)
        nisba = _nisba(noun.lemma) if pos != "masdar" else 0
        for word, features in forms:
            bits = features.value | (nisba if word == noun.lemma else 0)
            yield word, noun.lemma, pos, bits, base + rarity(pos, bits)


def _plurals(lemma: str, pos: str) -> tuple[str, ...]:
    """The plural of a masdar for which no list has one (تكليفات)."""
    return (sound_feminine(lemma),) if pos == "masdar" and len(lemma) > _LETTERS else ()


def _nisba(lemma: str) -> int:
    """RELATIONAL for what ends like a surname, 0 for other words."""
    return F.RELATIONAL.value if len(lemma) > 3 and lemma.endswith("ي") else 0


def _made_of_verbs(taken: set[str]) -> Iterator[Entry]:
    """Participles and masdars of the verbs, where no form of the list of nouns has these letters (`taken`).

    An accusative is a participle too if the verb is the likelier (مدافعا عن, but مديرا); and where a simple verb is
    seldom met, what ends like one of several is rather a name.
    """
    names = {word for word, zipf in _written("words.tsv") if zipf > _KNOWN}
    participles: dict[str, int] = {}
    short: set[str] = set()
    masdars: dict[str, int] = {}
    for verb in verbs.listed():
        base = frequency_cost(verb.zipf)
        past, present = verbs.letters(verb.past), verbs.letters(verb.present)
        simple = is_simple(past)
        for more, word in ((0, active(past, present)), (_PASSIVE, passive(past, present))):
            if simple and more and base > _PASSIVE_SELDOM:
                continue
            cost = base + more + (_SIMPLE if simple else _PARTICIPLE)
            participles[word] = min(cost, participles.get(word, _RAREST))
            if simple and not more and base >= _SELDOM:
                short.add(word)
        for word in () if simple else verb.masdar.split(" or "):
            if word and word[:-1] != fold(past)[:-1]:  # تقرر and توفي are verbs first
                masdars[word] = min(base + _MASDAR, masdars.get(word, _RAREST))
    for word, cost in masdars.items():
        if not nouns.find(word):
            for form, features in noun_forms(word, _plurals(word, "masdar")):
                if not features & F.DUAL:
                    taken.add(form)
                    yield form, word, "masdar", features.value, cost + rarity("masdar", features.value)
    for word, cost in participles.items():
        listed = nouns.find(word)
        if not word or {word, ARTICLE + word} & names or any(noun.pos in ("adj", "participle") for noun in listed):
            continue
        known = min((frequency_cost(noun.zipf) for noun in listed), default=_RAREST)
        least = known + 2 if listed else 2  # a noun that a list has comes before
        for form, features in adj_forms(word, nominal=True):
            bits = features.value | (_nisba(word) if form == word else 0)
            if len(form) < _LETTERS or word in short and bits & _MANY or bits & F.DUAL and form[-1] == "ا":
                continue
            if form not in taken or bits & F.ACCUSATIVE and cost - _PARTICIPLE <= known:
                yield form, word, "participle", bits, max(cost, least) + rarity("participle", bits)


def _words() -> Iterator[Entry]:
    """Words that are only known to exist: foreign names mostly, and others that are none."""
    for name, lost in (("words.tsv", 0), ("others.tsv", int(F.UNKNOWN))):
        for word, zipf in _written(name):
            yield word, word, "word", int(guessed(word)) & ~lost, frequency_cost(zipf) + 10


def _written(name: str) -> Iterator[tuple[str, float]]:
    """The words of a list of written words, with their frequency."""
    for word, zipf, _ in rows_beside(__file__, name):
        yield word, float(zipf)
