"""Normal forms: what is mere writing goes, what tells words apart stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabdiplo.text import fold, rung, skeleton


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("مُحَمَّدٌ", "محمد"),
        ("الـــرئيس", "الرئيس"),
        ("أنّ", "أن"),
        ("رسميًّا", "رسميا"),
        ("\u200fوزير\u200e", "وزير"),
        ("\ufefb", "لا"),
        ("\ufeee\ufeaf\ufef3\ufeae", "وزير"),
        ("ا\u0654ن", "أن"),
        ("روسیا", "روسيا"),
        ("ترکیا", "تركيا"),
        ("ٱلعراق", "العراق"),
        ("زيارة", "زيارة"),
        ("على", "على"),
    ],
)
def test_fold_undoes_writing_only(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(("one", "other"), [("أن", "إن"), ("على", "علي"), ("زيارة", "زياره"), ("ان", "أن")])
def test_fold_keeps_what_tells_words_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)
    assert skeleton(fold(one)) == skeleton(fold(other))


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "listed", "step"),
    [
        ("وزير", "وزير", 1),
        ("ان", "أن", 2),
        ("ان", "إن", 2),
        ("الى", "إلى", 2),
        ("الي", "إلى", 2),
        ("هنأوا", "هنؤوا", 2),
        ("زياره", "زيارة", 3),
        ("اتفاقيه", "اتفاقية", 3),
        ("أن", "إن", 0),
        ("أعلن", "اعلن", 0),
        ("زيارات", "زيارة", 0),
    ],
)
def test_ladder(written: str, listed: str, step: int) -> None:
    assert rung(written, listed) == step
