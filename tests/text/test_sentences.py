"""Where sentences end, and where they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabdiplo.text import sentences, tokenize
from arabdiplo.text.sentences import LONGEST


def cut(text: str) -> list[str]:
    tokens = tokenize(text)
    return [text[tokens[first].start : tokens[end - 1].end] for first, end in sentences(text, tokens)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وصل الوزير. وغادر السفير.", ["وصل الوزير.", "وغادر السفير."]),
        ("وصل الوزير.وغادر السفير", ["وصل الوزير.", "وغادر السفير"]),
        ("قال د. سامي: سنرى! هل ترى؟ نعم", ["قال د. سامي: سنرى!", "هل ترى؟", "نعم"]),
        ("عنوان\nنص", ["عنوان", "نص"]),
        ("بلغ 3.5 بالمئة في 22.07.2020. ثم", ["بلغ 3.5 بالمئة في 22.07.2020.", "ثم"]),
        ("قال «لا نقبل. نرفض.» ثم خرج", ["قال «لا نقبل.", "نرفض.»", "ثم خرج"]),
        ('قال "نعم." "لا"', ['قال "نعم."', '"لا"']),
        ("انتظر... ثم ذهب", ["انتظر...", "ثم ذهب"]),
        ("موقع cnn.com قال", ["موقع cnn.com قال"]),
        ("دبي (CNN)-- قال", ["دبي (CNN)-- قال"]),
        ("", []),
        ("\n\n", []),
    ],
)
def test_cuts(text: str, found: list[str]) -> None:
    assert cut(text) == found


@given(st.text(alphabet='وزير. ؟!\n«»"3،د'))
def test_every_token_but_line_ends_is_in_one_sentence(text: str) -> None:
    tokens = tokenize(text)
    inside = [i for first, end in sentences(text, tokens) for i in range(first, end)]
    assert inside == [i for i, token in enumerate(tokens) if token.kind != "newline"]


def test_what_goes_on_without_a_stop_is_cut_at_a_comma() -> None:
    text = "كلمة " * (LONGEST - 50) + "، " + "كلمة " * 400
    tokens = tokenize(text)
    parts = sentences(text, tokens)
    assert parts == [(0, LONGEST - 49), (LONGEST - 49, len(tokens))]
    text = "كلمة " * (2 * LONGEST + 1)
    assert sentences(text, tokenize(text)) == [(0, LONGEST), (LONGEST, 2 * LONGEST), (2 * LONGEST, 2 * LONGEST + 1)]
