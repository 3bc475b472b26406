"""Feature 1: words are matched on their normal form, spans are those of the text as it was given."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import arabdiplo

TEXT = "استقبل الرئيس الكيني وزير الخارجية الأردني سامر الخالدي في نيروبي أمس"
MARKS = ["", "\u064e", "\u0651\u0650", "\u0640", "\u200f"]


def facts(document: arabdiplo.Document) -> list[tuple[str, str, tuple[tuple[str, tuple[str, ...]], ...]]]:
    return [(e.type, e.rule, tuple((arg.role, arg.entity) for arg in e.args)) for e in document.events]


def test_the_span_is_what_was_written(extractor: arabdiplo.Extractor) -> None:
    text = "استقبلَ الرئيسُ الكينيُّ الوفدَ"
    (event,) = extractor.extract(text).events
    held = {arg.role: arg.span for arg in event.args if arg.span}
    assert "الرئيسُ الكينيُّ" in {span.text for span in held.values()}
    assert all(text[span.start : span.end] == span.text for span in held.values())


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_marks_shift_spans_and_change_no_event(extractor: arabdiplo.Extractor, data: st.DataObject) -> None:
    """Tashkeel, tatweel and direction marks within words."""
    chosen = data.draw(st.lists(st.sampled_from(MARKS), min_size=len(TEXT), max_size=len(TEXT)))
    inside = [
        mark if i + 1 < len(TEXT) and TEXT[i].isalpha() and TEXT[i + 1].isalpha() else ""
        for i, mark in enumerate(chosen)
    ]
    text = "".join(letter + mark for letter, mark in zip(TEXT, inside, strict=True))
    plain, marked = extractor.extract(TEXT), extractor.extract(text)
    assert facts(marked) == facts(plain)
    kept = [i for i, letter in enumerate(text) if letter in TEXT and letter not in "".join(MARKS)]
    for before, after in zip(plain.events, marked.events, strict=True):
        for one, other in zip(before.args, after.args, strict=True):
            if one.span is not None and other.span is not None:
                assert other.span.start == kept[one.span.start]
                assert text[other.span.start : other.span.end] == other.span.text
