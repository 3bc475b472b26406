"""The general list of nouns: what it says of plurals."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest

from arabdiplo.morph import Feature, Morphology, nouns
from arabdiplo.text.folding import skeleton

F = Feature


def readings(word: str, pos: str) -> set[str]:
    return {r.lemma for r in Morphology().analyse(word).readings if r.pos == pos and r.features & F.PLURAL}


def shared(word: str, plural: str) -> int:
    blocks = SequenceMatcher(None, skeleton(word), skeleton(plural), autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


def test_a_plural_has_letters_of_its_noun() -> None:
    """Two of them, but for those of other roots."""
    strange = {
        (noun.lemma, plural) for noun in nouns.listed() for plural in noun.plurals if shared(noun.lemma, plural) < 2
    }
    assert strange == {("فم", "أفواه"), ("امرأة", "نساء"), ("امرأة", "نسوة")}


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("محامون", "محامي"),
        ("المحامين", "محامي"),
        ("محاميات", "محامي"),
        ("المغنين", "مغني"),
        ("معتدون", "معتدي"),
        ("المصلين", "مصلي"),
        ("الأستراليين", "أسترالي"),
        ("النيجيريون", "نيجيري"),
        ("المعاني", "معنى"),
    ],
)
def test_persons_have_their_plurals(word: str, lemma: str) -> None:
    assert lemma in readings(word, "noun")


@pytest.mark.parametrize(("word", "lemma"), [("ات", "سامي"), ("اون", "قاسي"), ("معنون", "معنى"), ("صيادلة", "مصلي")])
def test_what_is_no_plural_is_none(word: str, lemma: str) -> None:
    assert lemma not in {r.lemma for r in Morphology().analyse(word).readings}


@pytest.mark.parametrize(
    ("word", "lemma"), [("ماليون", "مالي"), ("الماليون", "مالي"), ("الغانيين", "غاني"), ("ماديين", "مادي")]
)
def test_a_nisba_keeps_its_ي(word: str, lemma: str) -> None:
    assert lemma in readings(word, "adj")


@pytest.mark.parametrize("word", ["مالون", "الغانون", "حالين"])
def test_a_nisba_is_no_participle(word: str) -> None:
    assert not readings(word, "adj") & {"مالي", "غاني", "حالي"}


def test_a_participle_loses_its_ي() -> None:
    assert "معادي" in readings("معادون", "participle")
    assert "قاسي" in readings("القاسين", "participle")
