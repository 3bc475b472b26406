"""Words that no list has: made of verbs and nouns by rule."""

from __future__ import annotations

import pytest

from arabdiplo.morph import Feature, Morphology

F = Feature


@pytest.mark.parametrize(
    ("word", "lemma", "features"),
    [
        ("مصافحا", "مصافح", F.ACCUSATIVE),
        ("محتفيا", "محتفي", F.ACCUSATIVE),
        ("مفاتحا", "مفاتح", F.ACCUSATIVE),
        ("المتحصنين", "متحصن", F.PLURAL | F.DEFINITE),
        ("مرتدية", "مرتدي", F.FEMININE),
        ("المتكدسة", "متكدس", F.FEMININE | F.DEFINITE),
    ],
)
def test_verbs_have_their_participles(word: str, lemma: str, features: Feature) -> None:
    readings = [r for r in Morphology().analyse(word).readings if r.pos == "participle" and r.lemma == lemma]
    assert any(r.features & features == features for r in readings)


@pytest.mark.parametrize(
    ("word", "lemma", "pos"),
    [
        ("التفتيشات", "تفتيش", "masdar"),
        ("بطيئة", "بطيء", "adj"),
        ("المباني", "مبنى", "noun"),
        ("الإسعافية", "إسعافي", "adj"),
        ("لإجبارهم", "إجبار", "masdar"),
        ("فيصافحه", "صافح/يصافح", "verb"),
    ],
)
def test_regular_forms_are_known(word: str, lemma: str, pos: str) -> None:
    assert (lemma, pos) in {(r.lemma, r.pos) for r in Morphology().analyse(word).readings}


@pytest.mark.parametrize("word", ["مريم", "كاثرين", "مندورة", "علاية", "لوريون"])
def test_names_are_no_participles(word: str) -> None:
    assert all(r.pos not in ("participle", "adj") for r in Morphology().analyse(word).readings)
