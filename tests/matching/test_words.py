"""What a test of one word takes: spelling, class, lemma, features, lexicons, attributes, ranges, and, not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Spot = Callable[..., list[str]]

NOUNS = """
lexicon crafts { noun "سفينة" kind big noun "زورق" plural "زوارق" kind small proper "تيتان" kind big }
lexicon colours { adj "أزرق" feminine "زرقاء" tone cold adj "بنفسجي" }
"""


@pytest.mark.parametrize(
    ("expression", "text", "wanted"),
    [
        # a bare string is the word as written
        ('"وزير"', "وزير ووزير لوزير الوزير وزيره وزيرة", ["وزير", "وزير", "وزير"]),
        ('"الوزير"', "وزير الوزير للوزير", ["الوزير", "لوزير"]),
        ('"كتاب" or "قلم"', "قلم وكتاب ودفتر", ["قلم", "كتاب"]),
        ('"كتاب جديد"', "كتاب جديد وكتاب قديم", ["كتاب جديد"]),
        # spelling: marks, tatweel and lost hamzas mean nothing, a hamza that is written does
        ('"كتاب"', "كِتَابٌ كتـــاب", ["كِتَابٌ", "كتـــاب"]),
        ('"أن"', "أن إن", ["أن"]),
        # a class word makes lemmas
        (
            'noun "سفينة"',
            "سفينة والسفينة سفينتان سفن سفينته السفينتين",
            ["سفينة", "السفينة", "سفينتان", "سفن", "سفينته", "السفينتين"],
        ),
        ('verb "زار"', "زار زارت يزور ستزور زاروا نزور زائر زيارة", ["زار", "زارت", "يزور", "تزور", "زاروا", "نزور"]),
        ('adj "رسمي"', "رسمي الرسمية رسميون رسميا رسم", ["رسمي", "الرسمية", "رسميون", "رسميا"]),
        # features: yes, no, not known
        ('verb[past] "زار"', "زار يزور", ["زار"]),
        ('verb[present] "زار"', "زار يزور", ["يزور"]),
        ('verb[first] "زار"', "زار نزور أزور", ["نزور", "أزور"]),
        ('noun[dual] "سفينة"', "سفينة سفينتان", ["سفينتان"]),
        ('noun[definite] "سفينة"', "سفينة السفينة", ["السفينة"]),
        ('noun[not definite] "سفينة"', "سفينة السفينة", ["سفينة"]),
        ('noun[owned] "سفينة"', "سفينة سفينته", ["سفينته"]),
        ("word[unknown]", "زار شقلبوط المدينة", ["شقلبوط"]),
        # ranges of numbers
        ("number[1 to 31]", "0 1 31 32 ١٢", ["1", "31", "١٢"]),
        ("number", "كتب 7 صفحات", ["7"]),
    ],
)
def test_words(spot: Spot, expression: str, text: str, wanted: list[str]) -> None:
    assert spot(expression, text) == wanted


@pytest.mark.parametrize(
    ("expression", "text", "wanted"),
    [
        ("crafts", "سفن تيتان وزورق ومركب", ["سفن", "تيتان", "زورق"]),
        ("crafts[kind = big]", "سفن تيتان وزورق", ["سفن", "تيتان"]),
        ("crafts[not kind = big]", "سفن تيتان وزورق", ["زورق"]),
        ("crafts[plural]", "سفينة سفن زورق زوارق", ["سفن", "زوارق"]),
        ("colours[tone]", "أزرق بنفسجي زرقاء", ["أزرق", "زرقاء"]),
        ("adj and not colours", "أزرق رسمي", ["رسمي"]),
        ("noun and crafts", "سفينة تيتان مدينة", ["سفينة"]),
        ("crafts and noun[definite]", "السفينة سفينة المدينة", ["السفينة"]),
        ("not crafts and noun", "سفينة مدينة", ["مدينة"]),
    ],
)
def test_lexicons(spot: Spot, expression: str, text: str, wanted: list[str]) -> None:
    assert spot(expression, text, NOUNS) == wanted


def test_maybe_takes_what_does_not_say_no(spot: Spot) -> None:
    """A proper name has no number that is known; a dual says that it is no plural."""
    assert spot("crafts[maybe plural]", "تيتان سفن سفينتان سفينة", NOUNS) == ["تيتان", "سفن"]
    assert spot("crafts[not plural]", "تيتان سفن سفينتان سفينة", NOUNS) == ["تيتان", "سفينتان", "سفينة"]


def test_one_reading_must_pass_the_whole_test(spot: Spot) -> None:
    """«حكم» is a verb and a noun: no reading is a verb and in a lexicon of nouns."""
    rules = 'lexicon rulings { noun "حكم" plural "أحكام" }'
    assert spot("rulings", "حكم القاضي", rules) == ["حكم"]
    assert spot("rulings and verb", "حكم القاضي", rules) == []
    assert spot("rulings and noun", "حكم القاضي", rules) == ["حكم"]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(
            "حوقل تحوقل سيحوقلون",
        ),
        "قرصن تقرصن سيقرصنون",
        "تأكسد تتأكسد سيتأكسدون",
        "رقمن ترقمن سيرقمنون",
    ],
)
def test_a_verb_nobody_lists_is_named_by_past_and_present(spot: Spot, words: str) -> None:
    past, she, they = words.split()
    present = they.removeprefix("س").removesuffix("ون")
    wanted = [past, she, they.removeprefix("س")]
    assert spot("coined", words, f'lexicon coined {{ verb "{past} {present}" }}') == wanted
    assert spot(f'verb "{past} {present}"', words) == wanted
