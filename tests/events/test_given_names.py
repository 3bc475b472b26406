"""Names that a caller knows are read as if a lexicon had them."""

from __future__ import annotations

import pytest

import arabdiplo

TEXT = "وصل كزغندوف سربلاق أمس"


def fillers(text: str, names: dict[str, str]) -> list[tuple[str, str]]:
    given = [(text.index(name), text.index(name) + len(name), kind) for name, kind in names.items()]
    document = arabdiplo.Extractor().extract(text, names=given)
    return [(arg.role, arg.span.text) for event in document.events for arg in event.args if arg.span]


def test_two_names_that_stand_side_by_side() -> None:
    text = "التقى كزغندوف سربلاق في القاهرة لبحث الأزمة الدبلوماسية"
    assert fillers(text, {}) == [("participant", "كزغندوف سربلاق")]
    assert fillers(text, {"كزغندوف": "name", "سربلاق": "name"}) == [
        ("participant", "كزغندوف"),
        ("participant", "سربلاق"),
    ]


def test_a_place_that_no_list_has() -> None:
    text = "زار وزير الصحة الكيني بلمغانيا"
    assert fillers(text, {"بلمغانيا": "region"})[-1] == ("destination", "بلمغانيا")


def test_they_are_explained_as_they_are_read() -> None:
    reader, given = arabdiplo.Extractor(), [(4, 12, "name"), (13, 19, "name")]
    trace = reader.explain(TEXT, "2024-03-06", "d1", given)
    assert trace.document == reader.extract(TEXT, "2024-03-06", "d1", names=given) != reader.extract(TEXT, "2024-03-06")
    with pytest.raises(arabdiplo.InputError, match="no type «planet»"):
        reader.explain(TEXT, names=[(4, 12, "planet")])


@pytest.mark.parametrize("given", [(0, 2), (5, 8)])
def test_spans_that_cut_words_change_nothing(given: tuple[int, int]) -> None:
    reader = arabdiplo.Extractor()
    assert reader.extract(TEXT, names=[(*given, "name")]) == reader.extract(TEXT)


def test_what_the_rules_know_stays_what_it_is() -> None:
    text = "زار وزير الصحة الكيني تونس"
    document = arabdiplo.Extractor().extract(text, names=[(22, 26, "name")])
    assert [mention.kind for mention in document.places if mention.span.text == "تونس"] == ["country"]


@pytest.mark.parametrize("given", [(-5, 3), (4, 400), (50, 60), (9, 4), (4, 4)])
def test_spans_outside_the_text_are_refused(given: tuple[int, int]) -> None:
    with pytest.raises(arabdiplo.InputError, match=f"from {given[0]} to {given[1]} is not in the text"):
        arabdiplo.Extractor().extract(TEXT, names=[(*given, "name")])


def test_a_type_that_the_rules_do_not_have() -> None:
    with pytest.raises(arabdiplo.InputError, match="no type «planet»"):
        arabdiplo.Extractor().extract(TEXT, names=[(4, 12, "planet")])


@pytest.mark.parametrize("given", [None, 5])
def test_names_are_several(given: object) -> None:
    with pytest.raises(TypeError, match=r"names are several, each \(start, end, type\)"):
        arabdiplo.Extractor().extract(TEXT, names=given)  # type: ignore[arg-type]
