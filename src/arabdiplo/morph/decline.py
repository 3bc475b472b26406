"""The written forms of nouns, adjectives and participles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from arabdiplo.morph.model import Feature
from arabdiplo.text.letters import ARTICLE

F = Feature
_M, _W = F.MASCULINE, F.FEMININE
_S, _D, _P = F.SINGULAR, F.DUAL, F.PLURAL
_UNBOUND = F.CONSTRUCT | F.ACCUSATIVE

#: how many letters a plural has that has lost its last one (مبان)
_WEAK_LENGTH = 4
_WEAK_LETTERS = tuple("ىياو")
#: how many letters a noun in اة has at most that comes of a و (قناة: قنوات), the longer ones have ي (مباراة: مباريات)
_CANAL = 4
#: letters that do not join the next one: a hamza after them stands alone
_APART = "اأإآدذرزوؤىةء"

Written = tuple[str, Feature]


def noun_forms(
    lemma: str, plurals: Sequence[str] = (), feminines: Sequence[str] = (), gender: str = ""
) -> list[Written]:
    """Forms of a noun without ال: singular, duals, plurals, construct, written accusative.

    plurals: as dictionaries give them (وزراء, زيارات, مسؤولون); a plural in ون
    brings its ين and its construct.  A noun in ة has ات without being told.
    gender: ``m``, ``f``, or "" to judge by the ending.

    >>> [w for w, f in noun_forms("وزير", ["وزراء"]) if f & Feature.CONSTRUCT]
    ['وزيرا', 'وزيري']
    """
    own = {"m": _M, "f": _W}.get(gender) or (_W if lemma[-1] == "ة" else _M)
    found: dict[Written, None] = {}
    if lemma[-1] == "ة" and not plurals:
        plurals = (sound_feminine(lemma),)
    found.update(dict.fromkeys(_singular(lemma, own, is_defective(lemma))))
    for plural in plurals:
        if plural != lemma:
            found.update(dict.fromkeys(_plural(plural, own, lemma.rstrip("ة")[-1:] in _WEAK_LETTERS)))
    found.update(dict.fromkeys(_dual(lemma, own)))
    for feminine in feminines:
        if feminine != lemma:
            found.update(dict.fromkeys(noun_forms(feminine, (sound_feminine(feminine),), (), "f")))
    return list(found)


def adj_forms(
    lemma: str,
    plurals: Sequence[str] = (),
    feminines: Sequence[str] = (),
    *,
    nominal: bool = False,
    nisba: bool = False,
) -> list[Written]:
    """Forms of an adjective or participle without ال, in both genders.

    Default feminine in ة, plurals in ون and ات; *nominal* adds the construct
    (مسؤولو, مسؤولي) for those that serve as nouns.  *nisba*: a ي at the end stays
    (مالي: ماليون) even where a participle may end so (قاسي: قاسون).

    >>> [w for w, f in adj_forms("رسمي") if f & Feature.PLURAL]
    ['رسميون', 'رسميين', 'رسميات']
    """
    if lemma[-1] == "ة":
        return noun_forms(lemma, plurals, (), "f")
    feminines = feminines or (_feminine(lemma),)
    found: dict[Written, None] = {}
    defective = not nisba and (is_defective(lemma) or (nominal and len(lemma) > 3 and lemma[-1] == "ي"))
    forms = [*_singular(lemma, _M, defective)]
    forms += [w for plural in plurals for w in _plural(plural, _M, lemma[-1] in _WEAK_LETTERS)]
    if not any(plural.endswith("ون") for plural in plurals):
        forms += _plural((lemma[:-1] if defective or lemma[-1] == "ى" else seat(lemma)) + "ون", _M)
    forms += _dual(lemma, _M)
    for feminine in feminines:
        forms += [*_singular(feminine, _W, False), *_plural(sound_feminine(feminine), _W), *_dual(feminine, _W)]
    for word, features in forms:
        if nominal or not features & F.CONSTRUCT:
            found[word, features] = None
    return list(found)


def with_article(forms: Iterable[Written]) -> Iterator[Written]:
    """*forms* and, for those that can bear it, the form with ال."""
    for word, features in forms:
        yield word, features
        if not features & _UNBOUND:
            yield ARTICLE + word, features | F.DEFINITE


def sound_feminine(word: str) -> str:
    """Plural in ات of *word* (زيارة: زيارات, إجراء: إجراءات, مستوى: مستويات)."""
    if word[-1] == "ة" and len(word) > 1:
        word = word[:-1]
        if word[-1] == "ا":
            return word[:-1] + ("وات" if len(word) < _CANAL else "يات")
        return word[:-1] + "آت" if word[-1] == "أ" else word + "ات"
    if word[-1] == "ى":
        return word[:-1] + "يات"
    return word + "ات"


def _feminine(lemma: str) -> str:
    if lemma[-1] == "ى":
        return lemma[:-1] + "اة"
    return seat(lemma) + "ة"


def seat(stem: str) -> str:
    """*stem* before an ending: its hamza joins the letter before it (بطيء: بطيئة, عبء: عبئا, but جزء: جزءا)."""
    if stem[-1] == "ء" and len(stem) > 1 and stem[-2] not in _APART:
        return stem[:-1] + "ئ"
    return stem


def is_defective(word: str) -> bool:
    """Has *word* the shape of قاضي, محامي, whose ي falls in the indefinite (as have nisbas: مالي, مثالي)?"""
    if len(word) < 4 or word[-1] != "ي":
        return False
    return (len(word) == 4 and word[1] == "ا") or (len(word) == 5 and word[0] == "م" and word[2] == "ا")


def _singular(lemma: str, gender: Feature, defective: bool) -> Iterator[Written]:
    base = _S | gender
    yield lemma, base
    if defective:
        yield lemma[:-1], base
    if lemma[-1] not in "ةىاأآ" and not lemma.endswith("اء"):
        yield seat(lemma) + "ا", base | F.ACCUSATIVE


def _dual(lemma: str, gender: Feature) -> Iterator[Written]:
    base = _D | gender
    for stem in _dual_stems(lemma):
        an = stem[:-1] + "آ" if stem[-1] == "أ" else stem + "ا"
        yield an + "ن", base
        yield stem + "ين", base
        yield an, base | F.CONSTRUCT
        yield stem + "ي", base | F.CONSTRUCT


def _dual_stems(lemma: str) -> tuple[str, ...]:
    last = lemma[-1]
    if last == "ة":
        return (lemma[:-1] + "ت",)
    if last == "ى":
        return (lemma[:-1] + "ي",)
    if last == "ا" and len(lemma) > 2:
        return (lemma[:-1] + "و",) if len(lemma) == 3 else (lemma[:-1] + "ي",)
    if lemma.endswith("اء") and len(lemma) > 4 and may_be_feminine(lemma):
        return (lemma, lemma[:-1] + "و")
    seated = seat(lemma)
    if last == "ء" and seated == lemma and len(lemma) > 1 and lemma[-2] not in "او":
        return (lemma, lemma[:-1] + "أ")
    return (seated,)


def may_be_feminine(lemma: str) -> bool:
    """May the اء of *lemma* be the feminine ending (صحراء: صحراوان)?"""
    return len(lemma) == 5 and lemma[0] not in "إاأ"


def _is_diptote(plural: str) -> bool:
    """مواضيع, قوانين, مصالح: no written accusative."""
    return len(plural) > 4 and plural[2] == "ا"


def _plural(plural: str, gender: Feature, weak: bool = False) -> Iterator[Written]:
    """*weak*: may the plural have lost the ي that its singular ends in?"""
    if plural.endswith("ون") and len(plural) > 4:
        stem = plural[:-2]
        base = _P | _M
        yield plural, base
        yield stem + "ين", base
        yield stem + "و", base | F.CONSTRUCT
        yield stem + "ي", base | F.CONSTRUCT
        return
    base = _P | (_W if plural.endswith("ات") else gender)
    yield plural, base
    if weak and len(plural) == _WEAK_LENGTH and plural[2] == "ا" and plural[-1] != "ت":  # مبان: المباني, مباني
        yield plural + "ي", base
        return
    if plural[-1] not in "ةىاأآت" and not plural.endswith("اء") and not _is_diptote(plural):
        yield seat(plural) + "ا", base | F.ACCUSATIVE
