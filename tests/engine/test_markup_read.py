"""Tags and references of HTML in a text: read as a browser shows them, with the offsets of the text as given."""

from __future__ import annotations

import pytest

from arabdiplo import Document, Extractor
from arabdiplo.export import bio
from arabdiplo.text.markup import without_markup


@pytest.fixture(scope="module")
def reader() -> Extractor:
    return Extractor()


def said(document: Document) -> list[tuple[str, str]]:
    spans = [(role, span) for event in document.events for role, span in event.spans()]
    spans += [("", mention.span) for mention in (*document.actors, *document.places)]
    assert all(document.text[span.start : span.end] == span.text for _, span in spans)
    return [(role, span.text) for role, span in spans if role]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "زار &quot;الرئيس الكيني&quot; تونس&nbsp;أمس",
            [("visitor", "الرئيس الكيني"), ("destination", "تونس"), ("time", "أمس")],
        ),
        (
            "زار &amp;quot;الرئيس الكيني&amp;quot; تونس&amp;nbsp;أمس",
            [("visitor", "الرئيس الكيني"), ("destination", "تونس"), ("time", "أمس")],
        ),
        (
            "<p>زار&nbsp;وزير الخارجية <b>الأردني</b> الدوحة</p>أمس كان عيدا",
            [("visitor", "وزير الخارجية <b>الأردني"), ("destination", "الدوحة")],
        ),
        ("زار الرئيس الك&#1610;ني ت<i>ونس</i>", [("visitor", "الرئيس الك&#1610;ني"), ("destination", "ت<i>ونس")]),
        ("زار الرئيس الكيني تونس<!-- more -->", [("visitor", "الرئيس الكيني"), ("destination", "تونس")]),
    ],
)
def test_markup_is_no_word(reader: Extractor, text: str, found: list[tuple[str, str]]) -> None:
    document = reader.extract(text, date="2024-03-06")
    assert document.text == text
    assert said(document) == found
    assert reader.explain(text, date="2024-03-06").document == document


def test_names_hold_no_markup(reader: Extractor) -> None:
    (event,) = reader.extract("زار الرئيس الكيني جوزيف&nbsp;موانغي تون<i>س</i>").events
    assert [arg.entity for arg in event.args] == [("جوزيف موانغي",), ("تونس",)]


@pytest.mark.parametrize(
    "text", ["أ &thing; ب", "<a@b.org>", "3 < 4 > 2", "&", "&;", "<>", "</>", "AT&T", "نص & نص;", "&notit;", "<ثمن>"]
)
def test_what_html_does_not_have_is_left_alone(text: str) -> None:
    assert without_markup(text) == text


@pytest.mark.parametrize(
    "text", ["&amp;" * 9, "<b" * 99, "&#99999999;", "&#0;", "&NotEqualTilde;", "<br/>", "&#x2028;", "<p" * 50_000]
)
def test_no_offset_moves(text: str) -> None:
    assert len(without_markup(text)) == len(text)


def test_columns_hold_no_tokens_of_references(reader: Extractor) -> None:
    lines = bio(reader.extract("زار الوزير الكيني&nbsp;تونس<br>")).splitlines()
    assert [line.split("\t")[0] for line in lines[1:] if line] == ["زار", "الوزير", "الكيني", "تونس"]
