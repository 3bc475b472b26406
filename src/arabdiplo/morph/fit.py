"""Does a reading of a core fit the clitics around it?"""

from __future__ import annotations

from arabdiplo.morph.model import NOMINAL, Feature, Reading
from arabdiplo.morph.segment import Cut

F = Feature
# plain numbers: operations on flags cost more than all the rest here
_PRESENT, _ACCUSATIVE, _CONSTRUCT = int(F.PRESENT), int(F.ACCUSATIVE), int(F.CONSTRUCT)
_DUAL, _PLURAL, _PASSIVE, _FIRST = int(F.DUAL), int(F.PLURAL), int(F.PASSIVE), int(F.FIRST)
_FEMININE = int(F.FEMININE)
_UNSUFFIXED = int(F.DEFINITE | F.ACCUSATIVE)

Options = list[tuple[Reading, int, str]]
"""readings of a core with their cost and the core as listed"""

#: functions of particles that may follow ب ل ك, and that may bear a suffix
_AFTER_PREPOSITION = frozenset({"dem", "stands", "rel", "comp", "quant", "privative"})
_NEVER = 1000
#: a preposition or adverb after ب ل ك (لبعد, بنحو)
_DOUBLED = 10
#: لي, لكم: with particles the suffixes of the first and second person are common
_MINE = -14
_NEAR_PERSONS = frozenset({"ي", "ك", "كم"})
_WITH_SUFFIX = frozenset({"prep", "comp", "sub", "quant", "privative"})


def fits(cut: Cut, options: Options) -> Options:
    """The *options* that fit *cut*, marked OWNED where a suffix makes them so."""
    asked, _, fit = cut.want.partition("+")
    found: Options = []
    for option in options:
        reading, cost, word = option
        if asked != "any":
            price = _after(asked, reading, word)
            if price == _NEVER:
                continue
            option = (reading, cost + price, word)
        if fit:
            price = _before(fit, cut.suffix, reading, word)
            if price == _NEVER:
                continue
            price += option[1] - cost
            if reading.pos in NOMINAL or reading.pos == "verb":
                reading = Reading(reading.lemma, reading.pos, reading.features | F.OWNED, reading.row)
            option = (reading, cost + price, word)
        found.append(option)
    return found


def _after(asked: str, reading: Reading, word: str) -> int:
    """Extra cost of *reading* after a proclitic that asks for a class, or _NEVER."""
    if asked in ("present", "subjunctive"):
        fits = reading.pos == "verb" and bool(reading.features.value & _PRESENT)
        # after ل the ن of several is gone: ليبتون is no «that they decide»
        several = reading.features.value & (_PLURAL | _DUAL) and not reading.features.value & _FEMININE
        return _NEVER if not fits or asked == "subjunctive" and several and word[-1] == "ن" else 0
    if reading.pos == "verb" or reading.features.value & _ACCUSATIVE:
        return _NEVER
    if reading.pos == "particle":
        functions = _functions(reading)
        if functions & _AFTER_PREPOSITION:
            return 0
        return _DOUBLED if len(word) > 2 and functions & {"prep", "sub", "adv"} else _NEVER
    return 0


def _before(fit: str, suffix: str, reading: Reading, word: str) -> int:
    """Extra cost of *reading* before *suffix*, or _NEVER if it cannot stand there."""
    pos, features = reading.pos, reading.features.value
    if fit == "particle":
        return 0 if pos == "particle" and _functions(reading) & _WITH_SUFFIX else _NEVER
    if pos == "particle":
        if fit != "plain" or not _functions(reading) & _WITH_SUFFIX:
            return _NEVER
        return _MINE if suffix in _NEAR_PERSONS else 0
    if pos == "verb":
        return _before_verb(fit, suffix, features, word)
    if pos not in NOMINAL or fit == "verb" or suffix == "ني":
        return _NEVER
    if pos == "adj" and suffix == "ك":  # كينيك is a name
        return _NEVER
    if features & _UNSUFFIXED or word[-1] == "ة" and fit != "nominal" or word[-1] == "ى" and fit != "maqsura":
        return _NEVER
    if not features & _CONSTRUCT and word[-1] == "ن" and (features & _DUAL or _is_sound_plural(reading, word)):
        return _NEVER
    return 0


def _before_verb(fit: str, suffix: str, features: int, word: str) -> int:
    if features & _PASSIVE or fit == "nominal" or (fit == "plain" and word[-1] == "ى"):
        return _NEVER
    if fit == "plain" and word.endswith("وا"):
        return _NEVER
    if suffix == "ي":
        return _NEVER
    return 8 if features & _FIRST or fit == "verb" else 0


def _is_sound_plural(reading: Reading, word: str) -> bool:
    return (
        bool(reading.features.value & _PLURAL)
        and word[-2:] in ("ون", "ين")
        and word[:-2] in (reading.lemma, reading.lemma[:-1])
    )


def _functions(reading: Reading) -> set[str]:
    return set(reading.row.get("function").split(" or ")) if reading.row is not None else set()
