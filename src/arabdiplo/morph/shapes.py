"""What the shape of a word shows without a doubt: where to cut one that no list knows, and case."""

from __future__ import annotations

import re
from collections.abc import Iterable

from arabdiplo.morph.clitics import PROCLITICS
from arabdiplo.morph.model import MANY, Reading
from arabdiplo.morph.segment import Cut, Lead
from arabdiplo.text.letters import ARTICLE

_PREPS = [clitic for clitic in PROCLITICS.values() if clitic.kind == "prep" and clitic.trust == "article"]
_CONJS = "".join(clitic.form for clitic in PROCLITICS.values() if clitic.kind == "conj")
_FULL = "".join(clitic.form for clitic in _PREPS if not clitic.hides)
_SHORT = "|".join(f"{clitic.form}(?={clitic.article}...)" for clitic in _PREPS if clitic.hides)
#: و, then ب or the ل of لل, then the article and at least three letters; فال and كال begin foreign names as well
_ARTICLE = re.compile(f"(?P<conj>[{_CONJS}]?)(?:(?P<prep>[{_FULL}]?)(?P<full>{ARTICLE}...)|(?P<short>{_SHORT}))")

#: longer words that no list has are read as و and the rest
_WITH_AND = 4


def safe_cut(word: str) -> Cut:
    """Cut of an unlisted folded *word*: proclitics before the article, else only a و before enough letters.

    >>> safe_cut("وبالخرطوم").core, safe_cut("للخرطوم").core, safe_cut("ولافروف").core
    ('الخرطوم', 'الخرطوم', 'لافروف')
    """
    match = _ARTICLE.match(word)
    if match is None or match["full"] and not match["prep"] and not _trusted(match["conj"]):
        if len(word) > _WITH_AND and _trusted(word[0]):
            return Cut((("conj", word[0]),), word[1:], 1, len(word), "", "any", 0)
        return Cut((), word, 0, len(word), "", "any", 0)
    lead: Lead = (("conj", match["conj"]),) if match["conj"] else ()
    if prep := match["short"]:
        at = match.end("short")
        return Cut((*lead, ("prep", prep)), PROCLITICS[prep].hides + word[at:], at, len(word), "", "any", 0)
    if match["prep"]:
        lead = (*lead, ("prep", match["prep"]))
    at = match.start("full")
    return Cut(lead, word[at:], at, len(word), "", "any", 0)


def _trusted(letter: str) -> bool:
    """Is it a proclitic before whatever stands there?"""
    return bool(letter) and letter in PROCLITICS and PROCLITICS[letter].trust == "any"


def oblique(word: str, readings: Iterable[Reading]) -> bool:
    """Is *word* a dual or sound plural that is no subject (المرشحين), not a plural that ends alike (قوانين)?

    readings: those that morphology gives for the word.

    >>> from arabdiplo.morph import Morphology
    >>> oblique("المرشحين", Morphology().analyse("المرشحين").readings)
    True
    """
    return _ends_in("ين", word, readings)


def nominative(word: str, readings: Iterable[Reading]) -> bool:
    """Is *word* a dual or sound plural that is a subject (المرشحون، الوزيران), not a noun that ends alike (قانون)?

    readings: those that morphology gives for the word.

    >>> from arabdiplo.morph import Morphology
    >>> nominative("المرشحون", Morphology().analyse("المرشحون").readings)
    True
    """
    return _ends_in("ون", word, readings) or _ends_in("ان", word, readings)


def absolute(word: str, readings: Iterable[Reading]) -> bool:
    """Is *word* a dual or sound plural that no genitive can follow (مسؤولون), not a broken one (أفراد)?

    readings: those that morphology gives for the word.

    >>> from arabdiplo.morph import Morphology
    >>> absolute("مسؤولون", Morphology().analyse("مسؤولون").readings)
    True
    """
    return oblique(word, readings) or nominative(word, readings)


def _ends_in(ending: str, word: str, readings: Iterable[Reading]) -> bool:
    """Is the word its singular with this ending?"""
    if not word.endswith(ending):
        return False
    nominal = [reading for reading in readings if reading.pos in ("noun", "adj", "participle")]
    stem = word.removesuffix(ending)
    return all(r.features & MANY for r in nominal) and any(stem.endswith((r.lemma, r.lemma[:-1])) for r in nominal)
