"""The forms of nouns and adjectives that end weakly or in a hamza."""

from __future__ import annotations

import pytest

from arabdiplo.morph import Feature, Morphology
from arabdiplo.morph.decline import adj_forms, noun_forms, sound_feminine

F = Feature


@pytest.mark.parametrize(
    ("word", "plural"),
    [("قناة", "قنوات"), ("صلاة", "صلوات"), ("معاناة", "معانيات"), ("مسماة", "مسميات"), ("مستثناة", "مستثنيات")],
)
def test_a_long_word_in_اة_has_يات(word: str, plural: str) -> None:
    assert sound_feminine(word) == plural


@pytest.mark.parametrize(
    ("word", "forms", "none"),
    [
        ("عبء", {"عبئا", "عبئان", "عبئين"}, {"عبءا", "عبءان", "عبآن", "عبأين"}),
        ("جزء", {"جزءا", "جزءان", "جزآن", "جزأين", "جزءين"}, {"جزئا", "جزئان"}),
        ("ضوء", {"ضوءا", "ضوءان", "ضوءين"}, {"ضوئا", "ضوآن"}),
        ("شيء", {"شيئا", "شيئان", "شيئين"}, {"شيءا", "شيءان"}),
        ("بناء", {"بناءان", "بناءين"}, {"بنائا", "بنآن"}),
    ],
)
def test_the_seat_of_a_hamza_at_the_end(word: str, forms: set[str], none: set[str]) -> None:
    found = {form for form, _ in noun_forms(word)}
    assert forms <= found
    assert not none & found


def test_the_seat_of_a_hamza_in_an_adjective() -> None:
    found = {form for form, _ in adj_forms("بطيء")}
    assert {"بطيئون", "بطيئين", "بطيئة", "بطيئات", "بطيئا", "بطيئان"} <= found
    assert not any("ء" in form for form in found - {"بطيء"})


@pytest.mark.parametrize(("lemma", "plural"), [("مبنى", "مبان"), ("معنى", "معان"), ("مسعى", "مساع")])
def test_a_weak_plural_has_no_accusative_in_ا(lemma: str, plural: str) -> None:
    found = {form for form, features in noun_forms(lemma, (plural,)) if features & F.PLURAL}
    assert found == {plural, plural + "ي"}


@pytest.mark.parametrize(("word", "lemma"), [("عبئا", "عبء"), ("بطيئون", "بطيء"), ("مسميات", "مسمى")])
def test_they_are_read(general: Morphology, word: str, lemma: str) -> None:
    assert lemma in {reading.lemma for reading in general.analyse(word).readings}
