"""Tokens: exact spans, whatever the text holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabdiplo.text import fold, tokenize

ARABIC = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإىةؤئ ًٌٍَُِّْـ.،؛؟!«»\"'()\n\u200f\u200e0123٣٤abـ-–/…", max_size=80)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("وصل د. سامي", ["وصل", "د.", "سامي"]),
        ("قال أ.د. هاني", ["قال", "أ.د.", "هاني"]),
        ("وقالت ود. ليلى", ["وقالت", "ود.", "ليلى"]),
        ("(أ.ف.ب)", ["(", "أ.ف.ب", ")"]),
        ("قناة (إن.تي.في).", ["قناة", "(", "إن.تي.في", ")", "."]),
        ("حسم الأمر.ثم سافر", ["حسم", "الأمر", ".", "ثم", "سافر"]),
        ("طوله 5 م. وعرضه", ["طوله", "5", "م", ".", "وعرضه"]),
        ("انتهى هـ.", ["انتهى", "هـ", "."]),
        ("22/07/2020", ["22", "/", "07", "/", "2020"]),
        ("10-02-2024", ["10", "-", "02", "-", "2024"]),
        ("22.07.2020", ["22", ".", "07", ".", "2020"]),
        ("3.5 و1,000 و1,234,567.8", ["3.5", "و", "1,000", "و", "1,234,567.8"]),
        ("٣٫٥ و١٬٠٠٠", ["٣٫٥", "و", "١٬٠٠٠"]),
        ("4.\u200f3 في المئة", ["4.\u200f3", "في", "المئة"]),
        ("موقع النهر.نت، النهر.نتيجة", ["موقع", "النهر.نت", "،", "النهر", ".", "نتيجة"]),
        ("1,2,3", ["1", ",", "2", ",", "3"]),
        ("قمة G20 في F-16", ["قمة", "G20", "في", "F", "-", "16"]),
        ("«نعم»، قال…", ["«", "نعم", "»", "،", "قال", "…"]),
        ("الجزائر - واج", ["الجزائر", "-", "واج"]),
        ("مُـحَمّد\u200f ذهب", ["مُـحَمّد", "ذهب"]),
        ("می\u200cروند", ["می\u200cروند"]),
        ("لزيارةالولايات، القمةُالمرتقبة مدرسةً", ["لزيارة", "الولايات", "،", "القمةُ", "المرتقبة", "مدرسةً"]),
        ("الوزير@X، @a_b a@b.org", ["الوزير", "@X", "،", "@a_b", "a", "@", "b", ".", "org"]),
        ("(https://a.b/c?d=1). www.a.b،", ["(", "https://a.b/c?d=1", ")", ".", "www.a.b", "،"]),
        ("سطر\n\nآخر", ["سطر", "\n\n", "آخر"]),
        ("", []),
    ],
)
def test_cuts(text: str, tokens: list[str]) -> None:
    assert cut(text) == tokens


def test_kinds() -> None:
    kinds = [kind for _, _, kind in tokenize("د. سامي X ٣ 🙂\n")]
    assert kinds == ["word", "word", "latin", "number", "punct", "newline"]


@given(st.text() | ARABIC)
def test_spans_are_ordered_and_cover_every_letter(text: str) -> None:
    end = 0
    covered = set()
    for token in tokenize(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end
        covered.update(range(token.start, token.end))
    for place, sign in enumerate(text):
        if sign.isalnum() and fold(sign):
            assert place in covered, (place, sign)


@given(ARABIC)
def test_words_hold_no_space(text: str) -> None:
    for start, end, kind in tokenize(text):
        if kind == "word":
            assert not any(sign.isspace() for sign in text[start:end])


def test_a_latin_letter_keeps_its_combining_accent() -> None:
    text = "في Cafe\u0301s وMu\u0308nchen"
    assert [text[s:e] for s, e, kind in tokenize(text) if kind == "latin"] == ["Cafe\u0301s", "Mu\u0308nchen"]
