"""The normal forms under which words are looked up.

`fold` undoes what is mere writing (tashkeel, tatweel, invisible marks,
presentation forms, Persian letters) and keeps what tells words apart (hamza, ة,
ى).  `skeleton` also drops those: it is the key of the lower rungs of the
spelling ladder.
"""

from __future__ import annotations

import re
import unicodedata

from arabdiplo.text.letters import ARTICLE, INVISIBLE, MARKS

_UNCLEAN = re.compile("[^\u0621-\u063a\u0641-\u064a]")
_DROPPED = re.compile(f"[{MARKS}{INVISIBLE}]+")
_COMBINING = re.compile("[\u0653-\u0655]")
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")


def fold(word: str) -> str:
    """Normal form of *word*: equal for all ways to write the same letters.

    Never raises, for any string; ``fold(fold(w)) == fold(w)``.

    >>> fold("مُحَـمّد")
    'محمد'
    >>> fold("أنّ") == fold("إنّ")
    False
    """
    if not _UNCLEAN.search(word):
        return word
    if _PRESENTATION.search(word):
        word = _PRESENTATION.sub(lambda m: unicodedata.normalize("NFKC", m[0]).replace(" ", ""), word)
    word = _DROPPED.sub("", unicodedata.normalize("NFC", word) if _COMBINING.search(word) else word)
    return (
        word.replace("\u06cc", "ي")
        .replace("\u06a9", "ك")
        .replace("\u0671", "ا")
        .replace("\u06c1", "ه")
        .replace("\u06be", "ه")
        .replace("\u06d5", "ه")
        .replace("\u06d2", "ي")
        .replace("\u06c3", "ة")
        .replace("\u06c0", "ة")
    )


def skeleton(word: str) -> str:
    """Loose key of a folded *word*: bare alif for أ إ آ, ي for ى, ه for ة, and
    one letter for the seats of a hamza that writers confuse (ؤ, ئ, ء before و: أ).

    >>> skeleton("هنؤوا") == skeleton("هنأوا")
    True
    >>> skeleton("إلى") == skeleton("الي")
    True
    """
    return (
        word.replace("ؤو", "او")
        .replace("ئو", "او")
        .replace("ءو", "او")
        .replace("أ", "ا")
        .replace("إ", "ا")
        .replace("آ", "ا")
        .replace("ى", "ي")
        .replace("ة", "ه")
    )


#: letters after the first alif of the verbs and nouns whose alif bears no hamza (استقبل، اجتماع), at least
_DERIVED = 4


def rung(written: str, listed: str) -> int:
    """Rung of the spelling ladder on which folded *written* meets *listed*: 1
    (equal), 2 (a hamza left out, final ى/ي swapped, a seat before و), 3 (ه for ة,
    a hamza under the first alif of a word that has none, over that of a long one), or 0 if they do not meet.
    Any other hamza that *written* has is believed.

    >>> rung("ان", "أن"), rung("أن", "إن"), rung("الى", "إلى"), rung("زياره", "زيارة"), rung("أعتبرت", "اعتبرت")
    (2, 0, 2, 3, 3)
    """
    if written == listed:
        return 1
    if len(written) != len(listed):
        return 0
    worst = 2
    last = len(written) - 1
    first = 2 if written.startswith(ARTICLE) else 0
    for i, (have, want) in enumerate(zip(written, listed, strict=True)):
        if have == want:
            continue
        if have == "ا" and want in "أإآ":
            continue
        if i == last and have in "يى" and want in "يى":
            continue
        if have in "أؤئء" and want in "أؤئء" and i < last and written[i + 1] == "و":
            continue
        if i == last and have == "ه" and want == "ة":
            worst = 3
            continue
        if i == first and want == "ا" and (have == "إ" or have == "أ" and last - first >= _DERIVED):
            worst = 3
            continue
        return 0
    return worst
