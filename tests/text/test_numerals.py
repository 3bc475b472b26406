"""Numbers in digits and words; pyarabic reads the same words the same way."""

import pytest
from pyarabic.number import text2number

from arabdiplo.text import parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024", 2024),
        ("٢٠٢٤", 2024),
        ("۲۰۲۴", 2024),
        ("1,000", 1000),
        ("1.500", 1500),
        ("٢٬٥٠٠", 2500),
        ("3.5", None),
        ("٣٫٥", None),
        ("1.234.567", 1_234_567),
        ("1,000.500", None),
        ("1.000,500", None),
        ("0.764", None),
        ("٠٫٧٦٤", None),
        ("2018.125", None),
        ("4.\u200f12", None),
        ("خمسة", 5),
        ("ثلاثة وعشرون", 23),
        ("مئتان وخمسون", 250),
        ("ثلاثمئة وخمسة وعشرون ألفا وستة", 325_006),
        ("ألفين وأربعة وعشرين", 2024),
        ("ثلاث مئة", 300),
        ("خمسة ملايين ومئتي ألف", 5_200_000),
        ("أحد عشر", 11),
        ("العشرين", 20),
        ("الثانية", None),
        ("وزير", None),
        ("", None),
    ],
)
def test_cardinals(text: str, value: int | None) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize("text", ["ثلاثة وعشرون", "مئتان وخمسون", "خمسة آلاف", "ألفين وثلاثة وعشرين", "أربع"])
def test_same_as_pyarabic(text: str) -> None:
    assert parse_number(text) == text2number(text)
