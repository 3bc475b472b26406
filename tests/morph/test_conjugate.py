"""Conjugation: known paradigms, and mazini on a large sample."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from arabdiplo.morph import Feature, verbs
from arabdiplo.morph.conjugate import conjugate, press_spellings
from arabdiplo.text import fold

F = Feature
_3MS = F.THIRD | F.SINGULAR | F.MASCULINE
_3FS = F.THIRD | F.SINGULAR | F.FEMININE
_3MD = F.THIRD | F.DUAL | F.MASCULINE
_3FD = F.THIRD | F.DUAL | F.FEMININE
_3MP = F.THIRD | F.PLURAL | F.MASCULINE
_3FP = F.THIRD | F.PLURAL | F.FEMININE
PERSONS = {
    "3ms": _3MS,
    "3fs": _3FS,
    "3md": _3MD,
    "3fd": _3FD,
    "3mp": _3MP,
    "3fp": _3FP,
    "1s": F.FIRST | F.SINGULAR,
    "1p": F.FIRST | F.PLURAL,
}
MOODS = {
    "past": F.PAST | F.ACTIVE,
    "ind": F.PRESENT | F.ACTIVE,
    "sub": F.PRESENT | F.ACTIVE,
    "juss": F.PRESENT | F.ACTIVE,
    "past_pass": F.PAST | F.PASSIVE,
    "ind_pass": F.PRESENT | F.PASSIVE,
    "sub_pass": F.PRESENT | F.PASSIVE,
    "juss_pass": F.PRESENT | F.PASSIVE,
}


def forms(past: str, present: str, features: Feature) -> set[str]:
    return {word for word, found in conjugate(past, present) if found & features == features}


@pytest.mark.parametrize(
    ("past", "present", "features", "expected"),
    [
        ("زار", "يزور", F.PAST | F.ACTIVE | _3FP, {"زرن"}),
        ("زار", "يزور", F.PRESENT | F.ACTIVE | _3MS, {"يزور", "يزر"}),
        ("زار", "يزور", F.PRESENT | F.PASSIVE | _3MS, {"يزار", "يزر"}),
        ("دعا", "يدعو", F.PAST | F.ACTIVE | _3MP, {"دعوا"}),
        ("دعا", "يدعو", F.PRESENT | F.ACTIVE | _3MS, {"يدعو", "يدع"}),
        ("دعا", "يدعو", F.PAST | F.PASSIVE | _3FS, {"دعيت"}),
        ("التقى", "يلتقي", F.PAST | F.ACTIVE | _3MD, {"التقيا"}),
        ("التقى", "يلتقي", F.PRESENT | F.ACTIVE | _3MP, {"يلتقون", "يلتقوا"}),
        ("أجرى", "يجري", F.PAST | F.PASSIVE | _3FS, {"أجريت"}),
        ("وصل", "يصل", F.PRESENT | F.PASSIVE | _3MS, {"يوصل"}),
        ("ردّ", "يردّ", F.PAST | F.ACTIVE | _3FP, {"رددن"}),
        ("أعلن", "يعلن", F.PAST | F.ACTIVE | F.FIRST | F.PLURAL, {"أعلنا"}),
        ("هنّأ", "يهنّئ", F.PAST | F.ACTIVE | _3MP, {"هنؤوا", "هنأوا"}),
        ("بدأ", "يبدأ", F.PRESENT | F.ACTIVE | _3MP, {"يبدؤون", "يبدأون", "يبدؤوا", "يبدأوا"}),
        ("جاء", "يجيء", F.PAST | F.ACTIVE | _3MP, {"جاؤوا", "جاءوا"}),
        ("قابل", "يقابل", F.PAST | F.PASSIVE | _3MS, {"قوبل"}),
        ("تبادل", "يتبادل", F.PAST | F.PASSIVE | _3MS, {"تبودل"}),
        ("أخذ", "يأخذ", F.PRESENT | F.ACTIVE | F.FIRST | F.SINGULAR, {"آخذ"}),
        ("رأى", "يرى", F.PAST | F.ACTIVE | _3FS, {"رأت"}),
        ("استأنف", "يستأنف", F.PAST | F.PASSIVE | _3MS, {"استؤنف"}),
        ("ليس", "", F.PAST | _3FS, {"ليست"}),
        ("أساء", "يسيء", F.PAST | F.PASSIVE | _3FS, {"أسيئت"}),
        ("جاء", "يجيء", F.PAST | F.PASSIVE | _3FD, {"جيئتا"}),
        ("آل", "يؤول", F.PRESENT | F.ACTIVE | _3MS, {"يؤول"}),
        ("آوى", "يؤوي", F.PRESENT | F.ACTIVE | _3MS, {"يؤوي", "يؤو"}),
        ("آل", "يؤول", F.PRESENT | F.ACTIVE | _3MP, {"يؤولون", "يؤولوا"}),
        ("ساء", "يسوء", F.PRESENT | F.ACTIVE | _3MP, {"يسوؤون", "يسوءون", "يسوؤوا", "يسوءوا"}),
        ("رأى", "يرى", F.PAST | F.ACTIVE | _3MP, {"رأوا"}),
        ("نأى", "ينأى", F.PRESENT | F.ACTIVE | _3MP, {"ينأون", "ينأوا"}),
        ("تراءى", "يتراءى", F.PRESENT | F.ACTIVE | _3MP, {"يتراءون", "يتراءوا"}),
    ],
)
def test_paradigms(past: str, present: str, features: Feature, expected: set[str]) -> None:
    assert forms(past, present, features) == expected


#: rare verbs, and how many of their forms differ from mazini's; only to be made shorter
MISSED = Counter(
    {
        "شأى يشؤو": 20,
        "يتم ييتم": 21,
        "اشتأى يشتئي": 8,
        "رأرأ يرأرئ": 6,
        "أيتم يوتم": 6,
        "شاءى يشائي": 4,
        "ائتثى يأتثي": 3,
        "اتمألّ يتمئلّ": 3,
        "قأى يقأى": 1,
        "تطيلس يتطيلس": 1,
    }
)


def test_agrees_with_mazini() -> None:
    """What mazini makes of 120 random roots is among our forms, with the same features, but for `MISSED`."""
    mazini = pytest.importorskip("mazini")
    from mazini.lexicon import attested_wazns, lexicon_roots

    roots = sorted(lexicon_roots())
    right, missed = 0, Counter[str]()
    for root in random.Random(11).sample(roots, 120):
        for wazn in attested_wazns(root):
            slots = mazini.conjugate(root, wazn).slots
            if not slots.get("past_3ms") or not slots.get("ind_3ms"):
                continue
            past, present = (verbs.letters(slots[slot][0].form) for slot in ("past_3ms", "ind_3ms"))
            ours = set(conjugate(past, present))
            for mood, mood_features in MOODS.items():
                for person, person_features in PERSONS.items():
                    theirs = slots.get(f"{mood}_{person}")
                    if not theirs or "?" in theirs[0].form or ("pass" in mood and person[0] == "1"):
                        continue
                    hit = any((fold(form.form), mood_features | person_features) in ours for form in theirs)
                    right += hit
                    missed[f"{past} {present}"] += not hit
    assert right > 15_000
    assert missed - MISSED == Counter()


def test_makes_no_forms_that_mazini_does_not() -> None:
    """Beyond press spellings, few of our forms are none of mazini's."""
    mazini = pytest.importorskip("mazini")
    from mazini.lexicon import attested_wazns, lexicon_roots

    extra = total = 0
    for root in random.Random(12).sample(sorted(lexicon_roots()), 60):
        for wazn in attested_wazns(root):
            slots = mazini.conjugate(root, wazn).slots
            if not slots.get("past_3ms") or not slots.get("ind_3ms") or not slots.get("past_pass_3mp"):
                continue
            theirs = {fold(form.form) for found in slots.values() for form in found}
            theirs |= {spelling for word in theirs for spelling in press_spellings(word)}
            past, present = (verbs.letters(slots[slot][0].form) for slot in ("past_3ms", "ind_3ms"))
            for word, _ in conjugate(past, present):
                total += 1
                extra += word not in theirs
    assert total > 3_000
    assert extra / total < 0.01
