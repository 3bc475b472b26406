"""Does a reading of a core fit the clitics around it?"""

from __future__ import annotations

from arabdiplo.morph.model import Feature, Reading
from arabdiplo.morph.segment import Cut

F = Feature

Options = list[tuple[Reading, int, str]]
"""readings of a core with their cost and the core as listed"""

_NOMINAL = frozenset({"noun", "adj", "masdar", "participle"})
#: functions of particles that may follow ب ل ك, and that may bear a suffix
_AFTER_PREPOSITION = frozenset({"dem", "rel", "comp", "quant"})
_NEVER = 1000
#: لي, لكم: with particles the suffixes of the first and second person are common
_MINE = -14
_NEAR_PERSONS = frozenset({"ي", "ك", "كم"})
_WITH_SUFFIX = frozenset({"prep", "comp", "sub", "quant"})


def fits(cut: Cut, options: Options) -> Options:
    """The *options* that fit *cut*, marked OWNED where a suffix makes them so."""
    asked, _, fit = cut.want.partition("+")
    found: Options = []
    for option in options:
        reading, cost, word = option
        if asked != "any" and not _after(asked, reading, word):
            continue
        if fit:
            price = _before(fit, cut.suffix, reading, word)
            if price == _NEVER:
                continue
            if reading.pos in _NOMINAL:
                reading = Reading(reading.lemma, reading.pos, reading.features | F.OWNED, reading.row)
            option = (reading, cost + price, word)
        found.append(option)
    return found


def _after(asked: str, reading: Reading, word: str) -> bool:
    if asked == "present":
        return reading.pos == "verb" and bool(reading.features & F.PRESENT)
    if reading.pos == "verb":
        return False
    if reading.pos == "particle":
        functions = _functions(reading)
        return bool(functions & _AFTER_PREPOSITION) or (len(word) > 2 and bool(functions & {"prep", "sub", "adv"}))
    return not reading.features & F.ACCUSATIVE


def _before(fit: str, suffix: str, reading: Reading, word: str) -> int:
    """Extra cost of *reading* before *suffix*, or _NEVER if it cannot stand there."""
    pos, features = reading.pos, reading.features
    if fit == "particle":
        return 0 if pos == "particle" and _functions(reading) & _WITH_SUFFIX else _NEVER
    if pos == "particle":
        if fit != "plain" or not _functions(reading) & _WITH_SUFFIX:
            return _NEVER
        return _MINE if suffix in _NEAR_PERSONS else 0
    if pos == "verb":
        return _before_verb(fit, suffix, features, word)
    if pos not in _NOMINAL or fit == "verb" or suffix == "ني":
        return _NEVER
    if features & (F.DEFINITE | F.ACCUSATIVE) or word[-1] == "ة" and fit != "nominal" or word[-1] == "ى" and fit != "maqsura":
        return _NEVER
    if not features & F.CONSTRUCT and word[-1] == "ن" and (features & F.DUAL or _is_sound_plural(reading, word)):
        return _NEVER
    if word.startswith("ال") and features & F.DEFINITE:
        return _NEVER
    return 0


def _before_verb(fit: str, suffix: str, features: Feature, word: str) -> int:
    if features & F.PASSIVE or fit == "nominal" or (fit == "plain" and word[-1] == "ى"):
        return _NEVER
    if fit == "plain" and word.endswith("وا"):
        return _NEVER
    if suffix == "ي":
        return _NEVER
    return 8 if features & F.FIRST or fit == "verb" else 0


def _is_sound_plural(reading: Reading, word: str) -> bool:
    return bool(reading.features & F.PLURAL) and word[-2:] in ("ون", "ين") and word[:-2] in (reading.lemma, reading.lemma[:-1])


def _functions(reading: Reading) -> set[str]:
    return set(reading.row.get("function").split(" or ")) if reading.row is not None else set()
