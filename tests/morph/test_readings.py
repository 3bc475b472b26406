"""Readings: lemma, class, features, order."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabdiplo.morph import Feature, Form, Morphology

F = Feature
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإىةؤئ"


def first(form: Form) -> tuple[str, str, Feature]:
    reading = form.readings[0]
    return reading.lemma, reading.pos, reading.features


@pytest.mark.parametrize(
    ("word", "lemma", "pos", "features"),
    [
        ("زار", "زار/يزور", "verb", F.PAST | F.ACTIVE | F.THIRD | F.SINGULAR | F.MASCULINE),
        ("سيزور", "زار/يزور", "verb", F.PRESENT | F.ACTIVE | F.THIRD | F.SINGULAR | F.MASCULINE),
        ("زارت", "زار/يزور", "verb", F.PAST | F.THIRD | F.SINGULAR | F.FEMININE),
        ("زاروا", "زار/يزور", "verb", F.PAST | F.THIRD | F.PLURAL | F.MASCULINE),
        ("يزر", "زار/يزور", "verb", F.PRESENT | F.THIRD | F.SINGULAR),
        ("زرت", "زار/يزور", "verb", F.PAST | F.FIRST | F.SINGULAR),
        ("نؤكد", "أكد/يؤكد", "verb", F.PRESENT | F.FIRST | F.PLURAL),
        ("أؤكد", "أكد/يؤكد", "verb", F.PRESENT | F.FIRST | F.SINGULAR),
        ("استقبل", "استقبل/يستقبل", "verb", F.PAST | F.ACTIVE | F.THIRD),
        ("ناقشنا", "ناقش/يناقش", "verb", F.PAST | F.FIRST | F.PLURAL),
        ("أُجريت", "أجرى/يجري", "verb", F.PAST | F.PASSIVE | F.FEMININE),
        ("استُقبل", "استقبل/يستقبل", "verb", F.PAST | F.PASSIVE),
        ("يُستقبل", "استقبل/يستقبل", "verb", F.PRESENT | F.PASSIVE),
        ("وزير", "وزير", "noun", F.SINGULAR | F.MASCULINE),
        ("الوزير", "وزير", "noun", F.SINGULAR | F.MASCULINE | F.DEFINITE),
        ("الوزراء", "وزير", "noun", F.PLURAL | F.MASCULINE | F.DEFINITE),
        ("وزيرا", "وزير", "noun", F.SINGULAR | F.ACCUSATIVE),
        ("الوزيران", "وزير", "noun", F.DUAL | F.MASCULINE | F.DEFINITE),
        ("وزيري", "وزير", "noun", F.DUAL | F.CONSTRUCT),
        ("نظيره", "نظير", "noun", F.SINGULAR | F.OWNED),
        ("نظيريه", "نظير", "noun", F.DUAL | F.OWNED | F.CONSTRUCT),
        ("نظرائه", "نظير", "noun", F.PLURAL | F.OWNED),
        ("زيارات", "زيارة", "noun", F.PLURAL | F.FEMININE),
        ("زيارتان", "زيارة", "noun", F.DUAL | F.FEMININE),
        ("زيارتي", "زيارة", "noun", F.DUAL | F.CONSTRUCT),
        ("الجانبين", "جانب", "noun", F.DUAL | F.DEFINITE),
        ("رسميا", "رسمي", "adj", F.SINGULAR | F.ACCUSATIVE),
        ("الرسمية", "رسمي", "adj", F.SINGULAR | F.FEMININE | F.DEFINITE),
        ("الجزائريون", "جزائري", "adj", F.PLURAL | F.DEFINITE),
        ("مسؤولي", "مسؤول", "noun", F.PLURAL | F.CONSTRUCT),
        ("مسؤولو", "مسؤول", "noun", F.PLURAL | F.CONSTRUCT),
    ],
)
def test_first_reading(morphology: Morphology, word: str, lemma: str, pos: str, features: Feature) -> None:
    got = first(morphology.analyse(word))
    assert got[:2] == (lemma, pos)
    assert got[2] & features == features


def test_a_dual_that_looks_like_a_plural_has_both_readings(morphology: Morphology) -> None:
    numbers = {r.features & (F.DUAL | F.PLURAL) for r in morphology.analyse("البلدان").readings if r.lemma == "بلد"}
    assert numbers == {F.DUAL, F.PLURAL}


def test_rows_come_before_the_general_list(morphology: Morphology) -> None:
    rows = [reading.row is not None for reading in morphology.analyse("زيارة").readings]
    assert rows[0]
    assert rows == sorted(rows, reverse=True)


def test_a_form_that_may_be_passive_is_active_first(morphology: Morphology) -> None:
    voices = [r.features & (F.ACTIVE | F.PASSIVE) for r in morphology.analyse("استقبل").readings if r.row]
    assert voices == [F.ACTIVE, F.PASSIVE]


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("ات\u064f\u0651هم", "اتهم/يتهم"),
        ("ات\u0651\u064fهم", "اتهم/يتهم"),
        ("اتُخذ", "اتخذ/يتخذ"),
        ("واتُّفق", "اتفق/يتفق"),
        ("احتُلّ", "احتل/يحتل"),
        ("يُتّهم", "اتهم/يتهم"),
        ("اختُطف", "اختطف/يختطف"),
        ("اخْتُطف", "اختطف/يختطف"),
    ],
)
def test_a_damma_tells_the_passive(general: Morphology, word: str, lemma: str) -> None:
    voices = {r.features & (F.ACTIVE | F.PASSIVE) for r in general.analyse(word).readings if r.lemma == lemma}
    assert voices == {F.PASSIVE}


@pytest.mark.parametrize("word", ["يُجري", "يُهنّئ", "تَعُدّ", "اتَّهم", "يَتَّهم"])
def test_other_vowels_leave_the_active(general: Morphology, word: str) -> None:
    assert any(r.pos == "verb" and r.features & F.ACTIVE for r in general.analyse(word).readings)


def test_homographs_keep_their_lemmas(general: Morphology) -> None:
    lemmas = {reading.lemma for reading in general.analyse("وقع").readings if reading.pos == "verb"}
    assert {"وقع/يقع", "وقع/يوقع"} <= lemmas


@pytest.mark.parametrize(
    ("written", "lemma"),
    [
        ("الى", "إلى"),
        ("الي", "إلى"),
        ("اعلن", "أعلن/يعلن"),
        ("القاهره", "القاهرة"),
        ("زياره", "زيارة"),
        ("هنأوا", "هنأ/يهنئ"),
        ("هنؤوا", "هنأ/يهنئ"),
        ("الاول", "أول"),
        ("واضاف", "أضاف/يضيف"),
        ("إجتماع", "اجتماع"),
        ("والإستقبال", "استقبال"),
        ("إلتقى", "التقى/يلتقي"),
        ("لاصدار", "إصدار"),
        ("شاطىء", "شاطئ"),
        ("يهنيء", "هنأ/يهنئ"),
    ],
)
def test_lower_rungs_of_the_ladder(morphology: Morphology, written: str, lemma: str) -> None:
    assert morphology.analyse(written).readings[0].lemma == lemma


def test_a_written_hamza_is_believed(morphology: Morphology) -> None:
    assert {reading.lemma for reading in morphology.analyse("أن").readings} == {"أن"}
    assert {reading.lemma for reading in morphology.analyse("ان").readings} == {"أن", "إن"}


def test_shapes_of_unknown_words(morphology: Morphology) -> None:
    (known,) = morphology.analyse("زغبطقاتها").readings
    assert known.features == F.UNKNOWN | F.OWNED


def test_unknown_words(morphology: Morphology) -> None:
    known = morphology.analyse("الزغبطقية").readings
    assert [(r.lemma, r.pos, r.features) for r in known] == [("الزغبطقية", "word", F.UNKNOWN | F.DEFINITE | F.FEMININE)]


@given(st.text(alphabet=LETTERS, min_size=1, max_size=9), st.integers(0, 9), st.sampled_from("َِّْـ\u200f\u200d"))
def test_marks_change_no_reading(morphology: Morphology, word: str, place: int, mark: str) -> None:
    place = min(max(place, 1), len(word))
    marked = word[:place] + mark + word[place:]
    plain, dressed = morphology.analyse(word), morphology.analyse(marked)
    assert dressed.readings == plain.readings
    assert [s.norm for s in dressed.segments] == [s.norm for s in plain.segments]


@given(st.text(min_size=1))
def test_any_string_is_safe(morphology: Morphology, text: str) -> None:
    form = morphology.analyse(text)
    assert form.readings
    assert form.segments[0].start == 0
    assert form.segments[-1].end == len(text)
    assert all(a.end == b.start for a, b in zip(form.segments, form.segments[1:], strict=False))


SCRIPT = """
from arabdiplo.morph import Morphology
m = Morphology()
for word in "ودعا ان الاول ورد وقع لقائه مسؤولي عقد أول علم الى بلاده".split():
    form = m.analyse(word)
    print(word, [s.norm for s in form.segments], [(r.lemma, r.pos, int(r.features)) for r in form.readings])
"""


def test_same_output_for_any_hash_seed() -> None:
    outputs = set()
    for seed in ("0", "1", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
        done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, env=environment, check=True)
        outputs.add(done.stdout)
    assert len(outputs) == 1
