"""The participles of a verb, by its past and its present."""

from __future__ import annotations

from arabdiplo.morph.conjugate import passive_present
from arabdiplo.text.letters import SHADDA

#: a simple verb has so many letters in its past, a doubled one without its shadda one less (ردّ)
_SIMPLE = 3
_HAMZAS = {"أ": "ء", "ئ": "ء", "ؤ": "ء", "آ": "ء"}
_SEATED = (*_HAMZAS, "ء")


def active(past: str, present: str) -> str:
    """The active participle, with the ي of defective ones; "" if there is none.

    past, present: letters and shadda, as `conjugate` wants them.

    >>> [active(*verb.split()) for verb in ("صافح يصافح", "احتفى يحتفي", "جاء يجيء", "نسي ينسى", "تفاءل يتفاءل")]
    ['مصافح', 'محتفي', 'جائي', 'ناسي', 'متفائل']
    """
    if len(past) == _SIMPLE - 1 and past[0] == "آ" and present:
        return "آئ" + past[1]
    if len(past) < _SIMPLE or len(present) < _SIMPLE:
        return ""
    return _doing(past) if is_simple(past) else "م" + _told(present[1:].replace(SHADDA, ""))


def passive(past: str, present: str) -> str:
    """The passive participle; with the letters of the active one where the two differ in vowels only.

    >>> [passive(*verb.split()) for verb in ("حجز يحجز", "استدام يستديم", "اقتنى يقتني", "دعا يدعو", "ردّ يردّ")]
    ['محجوز', 'مستدام', 'مقتنى', 'مدعو', 'مردود']
    """
    if len(past) < _SIMPLE or len(present) < _SIMPLE:
        return ""
    return _simple(past, present) if is_simple(past) else "م" + passive_present(past, present)[1:]


def _doing(past: str) -> str:
    """فاعل of a simple verb."""
    first, middle, last = tuple(past)
    head = "آ" if first in _HAMZAS else first + "ا"
    if last == SHADDA:
        return head + middle
    if middle in _SEATED or middle == "ا":
        middle = "ئ"
    if last in "اىيو":
        return head + middle + "ي"
    if last == "ء":
        return head + "ئي"
    return head + middle + ("ئ" if last in _HAMZAS else last)


def _told(body: str) -> str:
    """The present of a derived verb, without its prefix, with the kasra of the participle."""
    if body[0] == "أ":
        body = "ؤ" + body[1:]
    if body[-2] in "أء":
        body = body[:-2] + "ئ" + body[-1]
    if body[-1] == "ى":
        return body[:-1] + "ي"
    return body[:-1] + "ئ" if body[-1] in "أؤ" else body


def is_simple(past: str) -> bool:
    """Is it the past of a verb of form I?"""
    return SHADDA not in past[:-1] and len(past) == _SIMPLE and past[0] != "آ"


def _simple(past: str, present: str) -> str:
    """مفعول of a simple verb."""
    first, middle, last = tuple(past)
    first = "أ" if first in _HAMZAS else first
    if last == SHADDA:
        return f"م{first}{middle}و{middle}"
    if middle == "ا":  # hollow
        weak = present[-2] if len(present) > _SIMPLE else ""
        if last == "ء":
            return ""
        return f"م{first}{weak}{last}" if weak in tuple("وي") else ""
    if last in "اىيو":
        if middle in _SEATED:
            middle = "ئ"
        return f"م{first}{middle}و" if present.endswith("و") else f"م{first}{middle}ي"
    if middle in _HAMZAS:
        return f"م{first}ؤو{last}"
    return f"م{first}{middle}و{_HAMZAS.get(last, last)}"
