"""From a lexicon entry to all the forms it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from arabdiplo.morph import nouns, verbs
from arabdiplo.morph.conjugate import conjugate
from arabdiplo.morph.decline import Written, adj_forms, noun_forms, sound_feminine, with_article
from arabdiplo.morph.model import NOMINAL, Feature
from arabdiplo.text.folding import fold
from arabdiplo.text.letters import ARTICLE

F = Feature


@attrs.frozen(slots=True)
class Expansion:
    """One written form of an entry, word by word, without proclitics or suffix."""

    words: tuple[str, ...]
    lemma: str
    pos: str
    features: Feature = Feature(0)


def expand(cls: str, words: str, attributes: Mapping[str, str] | None = None) -> list[Expansion]:
    """All forms of *words*, an entry of class *cls* with *attributes*.

    attributes read: ``plural``, ``feminine``, ``gender``, ``number`` (only
    ``plural``), ``form`` (``adj``: the later words inflect too; ``construct``), ``present``,
    ``masdar``, ``participle``; variants in a cell are parted by `` or ``.  Entries
    of one word that the general list knows take their plurals from it.

    >>> sorted({" ".join(e.words) for e in expand("noun", "رئيس وزراء") if e.features & Feature.DUAL})
    ['رئيسا الوزراء', 'رئيسا وزراء', 'رئيسي الوزراء', 'رئيسي وزراء']
    """
    given = attributes or {}
    parts = _letters(words.split())
    if not parts:
        return []
    if cls == "verb":
        found = _verb(" ".join(word for word in words.split() if fold(word)), given)
    elif cls in NOMINAL:
        found = _nominal(cls, parts, given)
    else:
        found = [Expansion(parts, " ".join(parts), cls, _proper_features(parts, given))]
    return list(dict.fromkeys(found))


def cells(text: str | None) -> tuple[str, ...]:
    """Folded variants of a cell."""
    found = (" ".join(_letters(part.split())) for part in (text or "").split(" or "))
    return tuple(cell for cell in found if cell)


def _letters(words: Iterable[str]) -> tuple[str, ...]:
    """Words folded; those that hold nothing but marks are none."""
    return tuple(folded for word in words if (folded := fold(word)))


def _proper_features(parts: tuple[str, ...], given: Mapping[str, str]) -> Feature:
    """What a row says of the gender; the name of a body has that of its noun, if it shows (وكالة الطاقة الدولية)."""
    gender = given.get("gender", "")[:1]
    if not gender and len(parts) > 1 and given.get("kind") and parts[0].endswith("ة"):
        gender = "f"
    return F.MASCULINE if gender == "m" else F.FEMININE if gender == "f" else F(0)


def _verb(words: str, given: Mapping[str, str]) -> Iterable[Expansion]:
    entry, rest = verbs.split(words)
    present = given.get("present", "")
    found: list[Expansion] = []
    for verb in verbs.find(f"{entry} {present}".strip()):
        tail = _letters(rest)
        forms = conjugate(verbs.letters(verb.past), verbs.letters(verb.present))
        found += [Expansion((form, *tail), verb.lemma, "verb", features) for form, features in forms]
        for pos in ("masdar", "participle"):
            # of a verb that only a rule has, what is not said is not made: معايدة is no participle of عايد
            for word in cells(given.get(pos)) or (cells(getattr(verb, pos)) if verbs.is_listed(verb) else ()):
                found += [attrs.evolve(e, words=(*e.words, *tail)) for e in _nominal(pos, tuple(word.split()), {})]
    return found


def _nominal(cls: str, parts: tuple[str, ...], given: Mapping[str, str]) -> list[Expansion]:
    lemma = " ".join(parts)
    if len(parts) == 1:
        forms = with_article(_forms(cls, parts[0], given))
        return [Expansion((word,), lemma, cls, features) for word, features in forms]
    # the cells hold all words; only the first of them inflects
    first = {
        key: " or ".join(cell.split()[0] for cell in cells(value))
        for key, value in given.items()
        if key in ("plural", "feminine")
    }
    first.update({key: value for key, value in given.items() if key in ("gender", "number")})
    found: list[Expansion] = []
    if given.get("form") == "adj":
        found = _described(cls, parts, first, given)
    else:
        tails = _tails(parts, given)
        for word, features in _forms(cls, parts[0], first):
            if features & F.ACCUSATIVE or (features & (F.DUAL | F.PLURAL) and not _constructs(word, features)):
                continue
            for tail, definite in tails:
                found.append(Expansion((word, *tail), lemma, cls, features | definite))
    return found


def _constructs(word: str, features: Feature) -> bool:
    return bool(features & F.CONSTRUCT) or (bool(features & F.PLURAL) and not word.endswith(("ون", "ين")))


def _tails(parts: tuple[str, ...], given: Mapping[str, str]) -> list[tuple[tuple[str, ...], Feature]]:
    """The later words as written and, with ال on the last, definite; so also those of the plural cell."""
    rests = {parts[1:]: None}
    for cell in cells(given.get("plural")):
        rests.setdefault(tuple(cell.split()[1:]), None)
    found: list[tuple[tuple[str, ...], Feature]] = []
    for rest in rests:
        if not rest:
            continue
        if rest[-1].startswith(ARTICLE):
            found.append((rest, F.DEFINITE))
        else:
            found += [(rest, F(0)), ((*rest[:-1], ARTICLE + rest[-1]), F.DEFINITE)]
    return found


def _described(cls: str, parts: tuple[str, ...], first: Mapping[str, str], given: Mapping[str, str]) -> list[Expansion]:
    """A noun with its adjective: all words agree (أمين عام, الأمين العام, أمناء عامون)."""
    lemma = " ".join(parts)
    heads = list(with_article(_forms(cls, parts[0], first)))
    tails = [list(with_article(_adjective(part, place, given))) for place, part in enumerate(parts[1:], start=1)]
    found = []
    group = F.DEFINITE | F.DUAL | F.PLURAL | F.SINGULAR | F.ACCUSATIVE | F.CONSTRUCT
    for word, features in heads:
        if features & F.CONSTRUCT:
            continue
        combos: list[tuple[str, ...]] = [(word,)]
        person = features & (F.MASCULINE | F.FEMININE)
        for tail in tails:
            fits = [w for w, f in tail if f & group == features & group and (not person or f & person)]
            combos = [(*combo, w) for combo in combos for w in dict.fromkeys(fits)]
        found += [Expansion(combo, lemma, cls, features) for combo in combos]
        if features & F.PLURAL and not features & F.ACCUSATIVE:
            found += _inanimate(word, features, parts, lemma, cls)
    return found


def _inanimate(word: str, features: Feature, parts: tuple[str, ...], lemma: str, cls: str) -> list[Expansion]:
    """Plurals of things take a feminine singular adjective (محادثات رسمية)."""
    article = ARTICLE if features & F.DEFINITE else ""
    tail = tuple(article + (part if part[-1] == "ة" else part + "ة") for part in parts[1:])
    return [Expansion((word, *tail), lemma, cls, features)]


def _adjective(part: str, place: int, given: Mapping[str, str]) -> list[Written]:
    plurals = [cell.split()[place] for cell in cells(given.get("plural")) if len(cell.split()) > place]
    feminines = [cell.split()[place] for cell in cells(given.get("feminine")) if len(cell.split()) > place]
    base = part[:-1] if part[-1] == "ة" and len(part) > 1 else part
    known = nouns.find(base, "adj")
    plurals += [plural for noun in known for plural in noun.plurals if plural not in plurals]
    return adj_forms(base, [p for p in plurals if not p.endswith("ات")], feminines, nisba=_is_adj(known))


def _forms(cls: str, word: str, given: Mapping[str, str]) -> list[Written]:
    plurals = list(cells(given.get("plural")))
    feminines = cells(given.get("feminine"))
    gender = given.get("gender", "")[:1]
    if given.get("number") == "plural":
        return [(w, f & ~F.SINGULAR | F.PLURAL) for w, f in noun_forms(word, (word,), (), gender) if not f & F.DUAL]
    known = nouns.find(word, cls)
    if not plurals:
        plurals = [plural for noun in known for plural in noun.plurals]
    if not gender and known:
        gender = known[0].gender
    if cls in ("adj", "participle"):
        plurals = [p for p in plurals if not p.endswith("ات")]
        nominal = cls == "participle"
        return adj_forms(word, plurals, feminines, nominal=nominal, nisba=not nominal and _is_adj(known))
    if cls == "masdar" and not plurals and word[-1] != "ة":
        plurals = [sound_feminine(word)]
    return noun_forms(word, plurals, feminines, gender)


def _is_adj(known: tuple[nouns.Noun, ...]) -> bool:
    """Is the word an adjective of the list (one of its participles has another plural)?"""
    return bool(known) and known[0].pos == "adj"
