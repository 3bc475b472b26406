"""The written forms of a verb, from its past and its present.

Both are third person masculine singular and carry their shadda (ردّ يردّ), which
with the letters settles every weak class; short vowels and roots are not needed
because newspapers write neither.
"""

from __future__ import annotations

from collections.abc import Iterator

from arabdiplo.morph.model import Feature
from arabdiplo.text.letters import SHADDA

F = Feature

_M, _W = F.MASCULINE, F.FEMININE
_S, _D, _P = F.SINGULAR, F.DUAL, F.PLURAL
#: the letters that a past and a present have at least, shadda not counted (ردّ يردّ); what is shorter has one form
_PAST, _PRESENT = 2, 3


def conjugate(past: str, present: str) -> list[tuple[str, Feature]]:
    """Written forms (folded) with their features, usual ones first, each pair once.

    past, present: letters and shadda; *present* may be empty (ليس).  Third
    person in all numbers and genders, first person of the active; indicative,
    subjunctive and jussive are told apart by nothing but their letters.  Left out are
    the second person, the imperative, and the jussive of doubled verbs with two letters (لم يمدد).

    >>> forms = dict(reversed(conjugate("زار", "يزور")))
    >>> sorted(w for w, f in forms.items() if f & Feature.PASSIVE)[:3]
    ['تزار', 'تزارا', 'تزاران']
    """
    verb = _Verb(past, present)
    if len(verb.past) < _PAST or 0 < len(verb.present) < _PRESENT:
        return [(verb.past, F.PAST | F.ACTIVE | F.THIRD | _S | _M)] if verb.past else []
    found: dict[tuple[str, Feature], None] = {}
    for word, features in verb.forms():
        for spelling in press_spellings(word):
            found[spelling, features] = None
    return list(found)


def passive_present(past: str, present: str) -> str:
    """The present passive, third person masculine singular.

    >>> passive_present("استدام", "يستديم")
    'يستدام'
    """
    return _Verb(past, present).passive_present()


def press_spellings(word: str) -> tuple[str, ...]:
    """*word* and the spelling of newspapers for a hamza before the و of the plural (هنؤوا: هنأوا, يسوؤون: يسوءون)."""
    stem, ending = word[:-3], word[-2:]
    if len(stem) < 2 or word[-3] != "ؤ" or ending not in ("وا", "ون"):
        return (word,)
    return (word, stem + ("ء" if stem[-1] in "او" else "أ") + ending)


class _Verb:
    """A verb taken apart once; see `conjugate`."""

    def __init__(self, past: str, present: str) -> None:
        self.doubled = past.endswith(SHADDA)
        self.past = past.replace(SHADDA, "")
        self.present = present.replace(SHADDA, "")
        # a shadda on the second consonant (ظلّل) must not be taken for a doubled verb, one inside says form II or V
        self.geminate = SHADDA in past[:-1]
        self.hollow = len(self.past) > 2 and self.past[-2] == "ا" and not self.doubled

    def forms(self) -> Iterator[tuple[str, Feature]]:
        yield from self._past(self.past, F.ACTIVE)
        if self.present:
            yield from self._present(self.present, F.ACTIVE)
            yield from self._past(self._passive_past(), F.PASSIVE)
            yield from self._present(self.passive_present(), F.PASSIVE)

    # past

    def _past(self, stem: str, voice: Feature) -> Iterator[tuple[str, Feature]]:
        base = F.PAST | voice
        third = base | F.THIRD
        vowel, still = self._past_stems(stem, voice)
        yield stem, third | _S | _M
        yield _join(vowel.fem, "ت"), third | _S | _W
        yield _join(vowel.dual, "ا"), third | _D | _M
        yield _join(vowel.fem, "تا"), third | _D | _W
        yield vowel.before_waw("وا"), third | _P | _M
        yield _still(still, "ن"), third | _P | _W
        if voice is F.ACTIVE:
            yield _still(still, "ت"), base | F.FIRST | _S
            yield _still(still, "نا"), base | F.FIRST | _P

    def _past_stems(self, stem: str, voice: Feature) -> tuple[_Stems, str]:
        last, body = stem[-1], stem[:-1]
        if self.doubled:
            return _Stems(stem, stem, stem), stem + last
        if last == "ى":
            return _Stems(body, body + "ي", body, open=True), body + "ي"
        if last == "ا":
            weak = "ي" if body.endswith("ي") else "و"
            return _Stems(body, body + weak, body), body + weak
        if last in "يو" and not self.hollow and len(stem) > 2:
            return _Stems(stem, stem, body), stem
        if self.hollow:
            return _Stems(stem, stem, stem), self._short_past(stem, voice)
        return _Stems(stem, stem, stem), stem

    def _short_past(self, stem: str, voice: Feature) -> str:
        """زار: زر; جاء: جئ; أساء: أسأ."""
        if not stem.endswith("ء"):
            return stem[:-2] + stem[-1]
        if voice is F.PASSIVE or len(stem) == 3:
            rounded = voice is F.ACTIVE and len(self.present) > 2 and self.present[-2] == "و"
            return stem[:-2] + ("ؤ" if rounded else "ئ")
        return stem[:-2] + "أ"

    def _passive_past(self) -> str:
        past = self.past
        if self.hollow:
            past = past[:-2] + "ي" + past[-1]
        elif self.doubled:
            past = past[:-2] + past[-2].replace("أ", "ئ") + past[-1] if len(past) > 3 else past
        else:
            past = past[:-1] + _LAST_KASRA.get(past[-1], past[-1])
            if past[-2] in "أؤء" and len(past) > 2:
                past = past[:-2] + "ئ" + past[-1]
        head = past[:2]
        if head[0] == "آ":
            past = "أو" + past[1:]
        elif head == "تآ":
            past = "تؤو" + past[2:]
        elif head == "تأ" and len(past) > 3:
            past = "تؤ" + past[2:]
        elif head == "ائ":
            past = "اؤ" + past[2:]
        elif past.startswith("استأ") and not past.endswith("استأ"):
            past = "استؤ" + past[4:]
        elif not self.hollow:
            if len(past) > 2 and past[1] == "ا" and len(past) >= 3 and (len(past) == 4 or self.doubled):
                past = past[0] + "و" + past[2:]
            elif past[0] == "ت" and len(past) > 3 and past[2] == "ا":
                past = past[:2] + "و" + past[3:]
        return past

    # present

    def _present(self, stem: str, voice: Feature) -> Iterator[tuple[str, Feature]]:
        base = F.PRESENT | voice
        third = base | F.THIRD
        body = stem[1:]
        vowel, still, short = self._present_stems(body)
        for prefix, gender in (("ي", _M), ("ت", _W)):
            yield prefix + body, third | _S | gender
            if short != body:
                yield prefix + short, third | _S | gender
        for prefix, gender in (("ي", _M), ("ت", _W)):
            yield prefix + _join(vowel.dual, "ان"), third | _D | gender
            yield prefix + _join(vowel.dual, "ا"), third | _D | gender
        yield "ي" + vowel.before_waw("ون"), third | _P | _M
        yield "ي" + vowel.before_waw("وا"), third | _P | _M
        yield "ي" + _still(still, "ن"), third | _P | _W
        if voice is F.ACTIVE:
            for form in dict.fromkeys((body, short)):
                yield _first(form), base | F.FIRST | _S
                yield "ن" + form, base | F.FIRST | _P

    def _present_stems(self, body: str) -> tuple[_Stems, str, str]:
        last, rest = body[-1], body[:-1]
        if self.doubled:
            return _Stems(body, body, body), body + last, body
        if last == "و" and not self.hollow and self.past[-1] in "اىيو":
            return _Stems(body, body, rest), body, rest
        if last == "ي" and not self.hollow:
            return _Stems(body, body, rest), body, rest
        if last == "ى" or (last == "ا" and rest.endswith("ي")):
            return _Stems(body, rest + "ي", rest, open=True), rest + "ي", rest
        if self.hollow and len(body) > 2 and body[-2] in "اوي":
            if last == "ء":
                seat = {"ا": "أ", "و": "ؤ", "ي": "ئ"}[body[-2]]
                return _Stems(body, body, body), body[:-2] + seat, body[:-2] + seat
            return _Stems(body, body, body), body[:-2] + last, body[:-2] + last
        return _Stems(body, body, body), body, body

    def passive_present(self) -> str:
        stem = self.present
        body = stem[1:]
        if self.past[0] == "و" and len(self.past) == 3 and not body.startswith("و"):
            body = "و" + body
        elif body[0] == "أ" and (self.past.startswith("ائ") or (not self.geminate and len(self.past) == 3)):
            body = "ؤ" + body[1:]
        if self.hollow and len(body) > 1 and body[-2] in "وي":
            body = body[:-2] + "ا" + body[-1]
        elif not self.doubled and body[-1] in "ويى" and self.past[-1] in "اىي":
            body = body[:-1] + ("ا" if body[:-1].endswith("ي") else "ى")
        elif body[-1] in "ئؤ" and not self.doubled:
            body = body[:-1] + ("ء" if body[-2:-1] == "ا" else "أ")
        if len(body) > 2 and body[-2] == "ئ" and not self.hollow:
            body = body[:-2] + ("ء" if body[-3] == "ا" else "أ") + body[-1]
        return stem[0] + body


class _Stems:
    """What a form is built on before تاء, before a dual's alif and before واو.

    open: the plural has lost a ى, so that an a stands before its واو and its hamza stays as it is (رأوا, يتراءون).
    """

    __slots__ = ("dual", "fem", "open", "plural")

    def __init__(self, fem: str, dual: str, plural: str, *, open: bool = False) -> None:
        self.fem = fem
        self.dual = dual
        self.plural = plural
        self.open = open

    def before_waw(self, ending: str) -> str:
        return self.plural + ending if self.open else _join(self.plural, ending)


_LAST_KASRA = {"ى": "ي", "ا": "ي", "أ": "ئ", "ؤ": "ئ"}


def _first(body: str) -> str:
    """First person singular of the present: آخذ, but أؤكد."""
    if body[0] == "أ":
        return "آ" + body[1:]
    return "أ" + body


def _join(stem: str, ending: str) -> str:
    """*ending* begins with a vowel: hamzas take their seat."""
    last = stem[-1]
    if last == "أ":
        if ending[0] == "ا":
            return stem[:-1] + "آ" + ending[1:]
        if ending[0] == "و":
            return stem[:-1] + "ؤ" + ending
    elif last == "ء":
        before = stem[-2:-1]
        if before == "ي":
            return stem[:-1] + "ئ" + ending
        if ending[0] == "و":
            return stem[:-1] + "ؤ" + ending
    return stem + ending


def _still(stem: str, ending: str) -> str:
    """*ending* follows a consonant without vowel: like letters merge (أعلنّا)."""
    if stem[-1] == ending[0]:
        return stem + ending[1:]
    return stem + ending
