"""The bundled event classes: reachable by name, and known to type checkers."""

import datetime
from pathlib import Path

import pytest

import arabdiplo
from arabdiplo._api import shared_extractor
from arabdiplo.events.stubs import stubs


def test_the_stub_of_the_bundled_classes_is_up_to_date() -> None:
    written = Path(arabdiplo.__file__).with_name("_bundled.pyi").read_text(encoding="utf-8")
    assert written == stubs(shared_extractor().program), "run: make stubs"


def test_classes_are_attributes_of_the_package() -> None:
    assert arabdiplo.Visit is shared_extractor().classes["visit"]
    assert issubclass(arabdiplo.Meeting, arabdiplo.Event)
    with pytest.raises(AttributeError, match="no attribute 'Picnic'"):
        _ = arabdiplo.Picnic
    with pytest.raises(AttributeError, match="no attribute 'picnic'"):
        _ = arabdiplo.picnic


def test_all_public_names_are_there_and_sorted() -> None:
    assert [name for name in arabdiplo.__all__ if not hasattr(arabdiplo, name)] == []
    assert arabdiplo.__all__ == sorted(arabdiplo.__all__)


def test_dir_names_all_that_the_package_has() -> None:
    names = dir(arabdiplo)
    assert {*arabdiplo.__all__, "Visit", "Meeting", "Refusal", "ChunkView"} <= set(names)
    assert [name for name in names if not hasattr(arabdiplo, name)] == []


@pytest.mark.parametrize("text", [None, b"\xd8", 3])
def test_what_is_no_text_is_refused(text: object) -> None:
    for read in (arabdiplo.extract, shared_extractor().explain):
        with pytest.raises(TypeError, match=f"a text is a str, this is {type(text).__name__}"):
            read(text)


@pytest.mark.parametrize("date", ["2024-03-06Tnonsense", "2024-03-06T", "2024-13-01", "soon"])
def test_what_is_no_date_is_refused(date: str) -> None:
    with pytest.raises(arabdiplo.InputError, match="is no date"):
        arabdiplo.extract("زار الوزير تونس", date)


@pytest.mark.parametrize("date", ["2024-03-06T09:30:00Z", "2024-03-06 09:30", "2024-03-06T23:59:00+03:00"])
def test_the_day_of_a_time_is_a_date(date: str) -> None:
    assert arabdiplo.extract("زار الوزير تونس", date).date == "2024-03-06"


def test_one_type_need_be_no_list_and_a_budget_is_some() -> None:
    program = shared_extractor().program
    document = arabdiplo.Extractor.of(program, "visit").extract("زار وزير الخارجية الأردني الدوحة أمس")
    assert [event.type for event in document.events] == ["visit"]
    for budget in (0, -1):
        with pytest.raises(arabdiplo.InputError, match=f"a budget of {budget} steps"):
            arabdiplo.Extractor.of(program, budget=budget)


def test_extraction_gives_typed_events() -> None:
    document = arabdiplo.extract("زار وزير الخارجية الأردني الدوحة أمس", date="2024-03-06", id="x")
    (visit,) = document.events
    assert isinstance(visit, arabdiplo.Visit)
    assert [arg.span and arg.span.text for arg in visit.destination] == ["الدوحة"]
    assert (document.id, document.date) == ("x", "2024-03-06")
    assert [place.span.text for place in document.places] == ["الدوحة"]


def test_only_the_types_asked_for_are_kept() -> None:
    text = "زار وزير الخارجية الأردني الدوحة أمس وقال إن الحوار مستمر"
    found = [event.type for event in arabdiplo.Extractor(types=["statement"]).extract(text).events]
    assert found == ["statement"]
    with pytest.raises(arabdiplo.InputError, match="«vizit»; did you mean «visit»"):
        arabdiplo.Extractor(types=["vizit"])


@pytest.mark.parametrize("date", ["yesterday", "2024-13-01", "06/03/2024"])
def test_a_date_that_is_none_is_refused(date: str) -> None:
    with pytest.raises(arabdiplo.InputError, match="is no date; write it as 2024-03-06"):
        arabdiplo.extract("نص", date=date)


def test_rules_that_cannot_be_found_are_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(arabdiplo.InputError, match="no such rule file"):
        arabdiplo.Extractor(tmp_path / "none.dpl")
    with pytest.raises(arabdiplo.InputError, match=r"no \.dpl file in this folder"):
        arabdiplo.Extractor(tmp_path)


@pytest.mark.parametrize("text", ["زار وزراء مجموعة الـ20 تونس", "التقى ال الوزير نظيره في تونس"])
def test_an_article_that_stands_alone_parts_nothing(text: str) -> None:
    (event,) = arabdiplo.extract(text).events
    assert len(event.args) == 2


@pytest.mark.parametrize("date", ["1445-08-25", "1445-08", "1445", datetime.date(1445, 8, 25)])
def test_a_hijri_date_is_not_taken_for_a_common_one(date: str | datetime.date) -> None:
    with pytest.raises(arabdiplo.InputError, match="«1445.* looks like a Hijri date; write it in the Gregorian"):
        arabdiplo.extract("زار الرئيس الكيني تونس أمس", date=date)
