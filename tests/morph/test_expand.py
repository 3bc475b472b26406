"""Forms of lexicon entries."""

from __future__ import annotations

import pytest

from arabdiplo.morph import Feature, Morphology, Row, nouns
from arabdiplo.morph.expand import expand

F = Feature
NONE = Feature(0)


def words(cls: str, entry: str, features: Feature = NONE, **attributes: str) -> set[str]:
    return {" ".join(e.words) for e in expand(cls, entry, attributes) if e.features & features == features}


@pytest.mark.parametrize(
    ("cls", "entry", "attributes", "features", "some"),
    [
        ("noun", "زيارة", {}, F.PLURAL, {"زيارات", "الزيارات"}),
        ("noun", "نظير", {"plural": "نظراء"}, F.PLURAL | F.DEFINITE, {"النظراء"}),
        ("noun", "مفوض", {"plural": "مفوضون"}, F.PLURAL, {"مفوضون", "مفوضين", "مفوضو", "مفوضي", "المفوضين"}),
        ("noun", "سفير", {"feminine": "سفيرة"}, F.FEMININE, {"سفيرة", "السفيرة", "سفيرات", "سفيرتان"}),
        ("noun", "كبار", {"number": "plural"}, F.PLURAL, {"كبار", "الكبار"}),
        ("noun", "رئيس وزراء", {"form": "construct"}, F.DEFINITE, {"رئيس الوزراء", "رؤساء الوزراء"}),
        ("noun", "رئيس وزراء", {}, F.DUAL, {"رئيسا وزراء", "رئيسي الوزراء"}),
        ("noun", "أمين عام", {"form": "adj"}, F.DEFINITE, {"الأمين العام", "الأمينان العامان"}),
        ("noun", "مذكرة شفوية", {"form": "adj"}, F.PLURAL, {"مذكرات شفوية"}),
        ("adj", "جزائري", {}, F.PLURAL, {"جزائريون", "الجزائريين", "جزائريات"}),
        ("adj", "روسي", {"plural": "روس"}, F.PLURAL, {"روس", "الروس"}),
        ("adj", "مالي", {}, F.PLURAL, {"ماليون", "الماليين"}),
        ("adj", "مصري", {}, F.DUAL | F.FEMININE, {"مصريتان", "المصريتين"}),
        ("masdar", "اجتماع", {}, F.PLURAL, {"اجتماعات", "الاجتماعات"}),
        ("participle", "مؤكد", {}, F.ACCUSATIVE, {"مؤكدا"}),
        ("participle", "داعي", {}, F.SINGULAR, {"داع", "داعيا", "الداعي", "داعية"}),
    ],
)
def test_forms(cls: str, entry: str, attributes: dict[str, str], features: Feature, some: set[str]) -> None:
    assert some <= words(cls, entry, features, **attributes)


def test_construct_and_accusative_bear_no_article() -> None:
    bare = [each.words[0] for each in expand("noun", "وزير") if each.features & (F.CONSTRUCT | F.ACCUSATIVE)]
    assert "وزيرا" in bare and not any(word.startswith("ال") for word in bare)


@pytest.mark.parametrize("cls", ["proper", "word"])
def test_uninflected(cls: str) -> None:
    assert [e.words for e in expand(cls, "المملكة المتحدة")] == [("المملكة", "المتحدة")]


def test_the_name_of_a_body_has_the_gender_of_its_noun() -> None:
    (body,) = expand("proper", "وكالة الطاقة الدولية", {"kind": "union"})
    (person,) = expand("proper", "أسامة الخالدي", {})
    assert body.features == Feature.FEMININE
    assert not person.features


def test_marks_in_an_entry_mean_nothing() -> None:
    assert words("noun", "زِيـارة") == words("noun", "زيارة")


def test_entries_of_several_words() -> None:
    rows = [(e, Row("offices", 0, "رئيس وزراء")) for e in expand("noun", "رئيس وزراء")]
    morphology = Morphology(rows)
    rests = {rest for rest, _ in morphology.multi["رئيس"]}
    assert rests == {("وزراء",), ("الوزراء",)}
    assert not any(r.row and r.row.lexicon == "offices" for r in morphology.analyse("رئيس").readings)


def test_longest_entries_of_several_words_come_first() -> None:
    entries = ("أمين عام", "أمين عام مجلس تعاون")
    morphology = Morphology([(e, Row("x", 0, entry)) for entry in entries for e in expand("noun", entry)])
    lengths = [len(rest) for rest, _ in morphology.multi["أمين"]]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_farahidi_reads_the_forms_back() -> None:
    """Of the forms of frequent nouns at least 95 % are forms of that noun for an independent analyser."""
    farahidi = pytest.importorskip("farahidi")
    from arabdiplo.text import fold

    frequent = sorted((n for n in nouns.listed() if n.pos == "noun" and n.gender), key=lambda n: (-n.zipf, n.lemma))
    good = total = 0
    for noun in frequent[50:450:10]:
        for form in sorted({e.words[0] for e in expand("noun", noun.lemma) if not e.features & F.CONSTRUCT}):
            total += 1
            lemmas = {fold(analysis.lemma or "") for analysis in farahidi.analyze(form)}
            good += bool(lemmas & {noun.lemma, noun.lemma.removesuffix("ة"), noun.lemma + "ة", *noun.feminines})
    assert total > 250
    assert good / total >= 0.95


@pytest.mark.parametrize("word", ["ة", "ى", "ء", "أ", "ي", "و", "ءى", "اة", "ّ", "ـ", "ة ة", "َ ب"])
def test_words_that_are_hardly_words_have_some_form(word: str) -> None:
    """Whatever stands in a rule file or a table, its forms can be made."""
    letters = word.strip("ّـَ ")
    for cls in ("verb", "noun", "adj", "masdar", "participle", "proper", "word"):
        given = {"present": "يزور"} if cls == "verb" else {}
        assert any(form.words for form in expand(cls, word, given)) == bool(letters)
    for attribute in ("plural", "feminine"):
        assert expand("noun", "وزير", {attribute: word}) and expand("adj", "مسؤول", {attribute: word})
    for attribute in ("present", "masdar", "participle"):
        assert expand("verb", "زار", {attribute: word}) and expand("verb", "وقّع", {attribute: word})
    assert expand("noun", "رئيس " + word, {"form": "adj", "plural": word})
