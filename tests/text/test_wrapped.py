"""Lines that were broken at a width."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import arabdiplo
from arabdiplo import join_lines

SEEDS = Path(__file__).parents[2] / "seeds" / "gold.jsonl"
TEXTS = [json.loads(line)["text"] for line in SEEDS.read_text("utf-8").splitlines()]


@given(st.text(alphabet="ابت .\n\r\v", max_size=200))
def test_nothing_moves(text: str) -> None:
    joined = join_lines(text)
    assert len(joined) == len(text)
    assert all(mine == its or (its in "\n\r\v" and mine == " ") for mine, its in zip(joined, text, strict=True))
    assert not set(joined) & {"\v"}


def test_whole_texts_are_left_alone() -> None:
    assert [text for text in TEXTS if join_lines(text) != text] == []


@pytest.mark.parametrize("width", [50, 70])
def test_texts_that_were_broken_are_read_as_whole_ones(width: int) -> None:
    def triggers(text: str) -> int:
        return len(arabdiplo.extract(text).events)

    whole = broken = joined = 0
    for text in TEXTS[:12]:
        lines = "\n".join("\n".join(textwrap.wrap(line, width)) for line in text.splitlines())
        whole, broken, joined = whole + triggers(text), broken + triggers(lines), joined + triggers(join_lines(lines))
    assert broken < 0.95 * whole
    assert joined > 0.98 * whole


def test_headlines_and_the_ends_of_paragraphs_stay() -> None:
    head, last = "الوزير في تونس", "حيث يبحث التعاون."
    first, second = "وصل وزير الخارجية الكيني إلى تونس أمس الأول", "والتقى مساء أمس نظيره التونسي في مقر الوزارة"
    text = f"{head}\n{first}\n{second}\n{last}\n{first}\n\n{last}"
    assert join_lines(text) == f"{head}\n{first} {second} {last}\n{first}\n\n{last}"


def test_the_line_break_of_word_processors_is_no_end_of_a_sentence() -> None:
    text = "زار الرئيس الكيني\vتونس أمس"
    assert not arabdiplo.extract(text).events
    (event,) = arabdiplo.extract(join_lines(text)).events
    assert [arg.span.text for arg in event.args if arg.span] == ["الرئيس الكيني", "تونس"]
