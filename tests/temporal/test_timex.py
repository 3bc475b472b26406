"""What a `value` statement means on a given day."""

from __future__ import annotations

import datetime

import attrs
import pytest

from arabdiplo.lang.tree import Path, Value
from arabdiplo.temporal.timex import Get, day_off, evaluate, lean

WEDNESDAY = datetime.date(2024, 3, 6)


def _path(dotted: str) -> Path:
    name, *attributes = dotted.split(".")
    return Path(name, tuple(attributes))


def _get(**held: str | int) -> Get:
    """Holds `u_unit="week"` for the path `u.unit`, `n=3` for the path `n`."""

    def get(path: Path) -> str | int | None:
        return held.get("_".join((path.name, *path.attributes)), "")

    return get


def _shift(kind: str, amount: int | str, unit: str) -> Value:
    return Value(kind, amount=_path(amount) if isinstance(amount, str) else amount, unit=_path(unit))


def _date(lean: str = "tense", calendar: str = "") -> Value:
    parts = (("year", _path("y.year")), ("month", _path("m.number")), ("day", _path("d.number")))
    return Value("date", parts=parts, lean=lean, calendar=_path(calendar) if calendar else None)


def _on(day: str, value: Value, tense: str = "", **held: str | int) -> str | None:
    return evaluate(value, _get(**held), datetime.date.fromisoformat(day), tense)[0]


@pytest.mark.parametrize(
    ("kind", "amount", "unit", "expected"),
    [
        ("back", 1, "day", "2024-03-05"),
        ("back", 0, "day", "2024-03-06"),
        ("back", 6, "day", "2024-02-29"),
        ("ahead", 2, "day", "2024-03-08"),
        ("back", 1, "week", "2024-W09"),
        ("ahead", 1, "week", "2024-W11"),
        ("back", 3, "month", "2023-12"),
        ("ahead", 10, "month", "2025-01"),
        ("back", 0, "quarter", "2024-Q1"),
        ("back", 1, "quarter", "2023-Q4"),
        ("back", 95, "year", "1929"),
        ("back", 1, "decade", "201"),
        ("back", 1, "century", "19"),
        ("back", 30, "hour", "2024-03-05"),
        ("ahead", 5, "hour", "2024-03-06"),
    ],
)
def test_counted_from_the_day(kind: str, amount: int, unit: str, expected: str) -> None:
    assert _on("2024-03-06", _shift(kind, amount, unit)) == expected


def test_amount_and_unit_of_captures() -> None:
    value = _shift("back", "n.number", "u.unit")
    assert _on("2024-03-06", value, n_number="3", u_unit="week") == "2024-W07"
    assert _on("2024-03-06", value, n_number="٣", u_unit="day") == "2024-03-03"
    assert _on("2024-03-06", value, n="3", u_unit="day") == "2024-03-03", "digits have no row: the number itself counts"
    assert _on("2024-03-06", value, u_unit="day") is None
    assert _on("2024-03-06", value, n_number="3", u_unit="fortnight") is None


def test_what_comes_after_a_length_counts_from_the_day_unless_it_is_told_in_the_past() -> None:
    value = Value("ahead", amount=1, unit=Path("month"), lean="tense")
    assert _on("2024-03-06", value, "future") == "2024-04"
    assert _on("2024-03-06", value, "past") is None
    assert lean(value) == ""


@pytest.mark.parametrize(
    ("kind", "amount", "weekday", "expected", "off"),
    [
        ("back", 0, 3, "2024-03-06", 0),
        ("back", 0, 2, "2024-03-05", -1),  # a text of Tuesday, dated Wednesday
        ("back", 1, 7, "2024-03-03", -2),
        ("ahead", 1, 2, "2024-03-05", -2),
        ("ahead", 1, 7, "2024-03-10", 3),
    ],
)
def test_a_day_that_is_named_as_well(kind: str, amount: int, weekday: int, expected: str, off: int) -> None:
    value = attrs.evolve(_shift(kind, amount, "day"), named=_path("w"))
    assert _on("2024-03-06", value, w=weekday) == expected
    assert day_off(value, _get(w=weekday), WEDNESDAY) == off
    assert _on("2024-03-06", value) == _on("2024-03-06", _shift(kind, amount, "day"))  # no name
    assert day_off(value, _get(), WEDNESDAY) is None


@pytest.mark.parametrize(
    ("value", "told", "expected"),
    [
        (Value("none", lean="story"), "2015", "2015"),
        (Value("none", lean="story"), None, None),
        (attrs.evolve(_shift("back", 1, "day"), lean="story"), "2015-03-01", "2015-02-28"),
        (attrs.evolve(_shift("ahead", 1, "year"), lean="story"), "2015-03-01", "2016"),
        (attrs.evolve(_shift("ahead", 1, "year"), lean="story"), "2015", "2016"),
        (attrs.evolve(_shift("ahead", 1, "week"), lean="story"), "2015-03-02", "2015-W11"),
        (attrs.evolve(_shift("back", 1, "day"), lean="story"), "2015-03", None),  # of what day?
        (attrs.evolve(_shift("ahead", 2, "hour"), lean="story"), "2015", "2015"),
        (attrs.evolve(_shift("ahead", 2, "hour"), lean="story"), "2015-03-01", "2015-03-01"),
        (attrs.evolve(_shift("back", 1, "day"), lean="story"), "2015-W11", None),
    ],
)
def test_times_of_a_story(value: Value, told: str | None, expected: str | None) -> None:
    assert evaluate(value, _get(), WEDNESDAY, "past", told)[0] == expected


def test_the_week_of_a_year_end_is_the_iso_one() -> None:
    assert _on("2015-12-24", _shift("ahead", 1, "week")) == "2015-W53"
    assert _on("2021-01-03", _shift("back", 0, "week")) == "2020-W53"


@pytest.mark.parametrize(
    ("number", "side", "tense", "expected"),
    [
        (3, "tense", "past", "2024-03-06"),  # the day itself
        (3, "tense", "future", "2024-03-06"),
        (3, "tense", "", "2024-03-06"),
        (3, "past", "", "2024-02-28"),  # الأربعاء الماضي is not today
        (3, "future", "", "2024-03-13"),
        (2, "tense", "past", "2024-03-05"),
        (2, "tense", "", "2024-03-05"),
        (2, "tense", "future", "2024-03-12"),
        (4, "tense", "past", "2024-02-29"),
        (4, "future", "past", "2024-03-07"),
        (8, "tense", "", None),
    ],
)
def test_weekdays(number: int, side: str, tense: str, expected: str | None) -> None:
    assert _on("2024-03-06", Value("weekday", amount=number, lean=side), tense) == expected


@pytest.mark.parametrize(
    ("held", "tense", "expected"),
    [
        ({"y": "2019", "m_number": "4", "d": "4"}, "", "2019-04-04"),
        ({"y": "2019", "m_number": "4"}, "", "2019-04"),
        ({"y": "1957"}, "", "1957"),
        ({"y_year": "2018"}, "", "2018"),
        ({"y": "2023", "m_number": "2", "d": "29"}, "", None),
        ({"y": "2023", "m_number": "13"}, "", None),
        ({"m_number": "12"}, "", "2023-12"),
        ({"m_number": "12"}, "future", "2024-12"),
        ({"m_number": "3"}, "", "2024-03"),
        ({"m_number": "3"}, "future", "2024-03"),
        ({"m_number": "3", "d": "29"}, "", "2024-03-29"),  # eleven months ago, or in three weeks
        ({"m_number": "2", "d": "29"}, "past", "2024-02-29"),
        ({"m_number": "2", "d": "29"}, "future", "2028-02-29"),
        ({"m_number": "3", "d": "4"}, "future", "2024-03-04"),  # يزور مالي من 4 إلى 7 مارس
        ({"m_number": "2", "d": "20"}, "future", "2025-02-20"),
        ({"d": "27"}, "past", "2024-02-27"),
        ({"d": "27"}, "future", "2024-03-27"),
        ({"m_number": "Q3", "y": "2018"}, "", "2018-Q3"),
        ({"m_number": "WI", "y": "2018"}, "", "2018-WI"),
        ({"m_number": "SU"}, "past", "2023-SU"),
        ({"m_number": "SU"}, "future", "2024-SU"),
        ({"y_year": "198"}, "", "198"),
        ({"y_year": "18"}, "", "18"),
        ({"y_year": "198", "m_number": "2"}, "", None),
        ({"y_year": "١٩٨"}, "", "198"),
        ({}, "", None),
    ],
)
def test_dates_of_the_common_calendar(held: dict[str, str], tense: str, expected: str | None) -> None:
    assert _on("2024-03-06", _date(), tense, **held) == expected


@pytest.mark.parametrize(
    ("day", "side", "expected"),
    [
        ("2024-12-15", "past", "2023-WI"),
        ("2025-01-15", "past", "2023-WI"),  # that of December is going on
        ("2025-03-10", "past", "2024-WI"),
        ("2025-01-15", "future", "2025-WI"),
        ("2025-01-15", "tense", "2024-WI"),
    ],
)
def test_a_winter_ends_in_the_next_year(day: str, side: str, expected: str) -> None:
    assert _on(day, _date(side), m_number="WI") == expected


@pytest.mark.parametrize("year", ["24", "٢٤", 24])
def test_digits_of_a_year_are_no_century(year: str | int) -> None:
    assert _on("2024-03-06", _date(), y=year) == "0024"


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ({"y_year": "-1", "m_number": "11", "d": "11"}, "2023-11-11"),
        ({"y_year": "+0", "m_number": "5", "d": "30"}, "2024-05-30"),
        ({"y_year": "+1", "m_number": "Q1"}, "2025-Q1"),
        ({"y_year": "-1"}, "2023"),
        ({"m_number": "+1", "d": "20"}, "2024-04-20"),
        ({"m_number": "-3", "d": "20"}, "2023-12-20"),
    ],
)
def test_years_and_months_counted_from_the_day(held: dict[str, str], expected: str) -> None:
    assert _on("2024-03-06", _date(), **held) == expected


def test_sides_that_the_words_name() -> None:
    assert _on("2024-03-06", _date("past"), m_number="3") == "2023-03"
    assert _on("2024-03-06", _date("future"), m_number="3") == "2025-03"
    assert _on("2024-03-06", _date("past"), "future", m_number="5", d="1") == "2023-05-01"


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ({"y": "1441", "m_number": "12", "d": "14"}, "2020-08-04"),
        ({"y": "1441", "m_number": "12"}, "2020-08"),
        ({"y": "1441"}, "2020"),
        ({"y": "2015", "m_number": "9"}, "2015-07"),  # رمضان 2015
        ({"y": "2017", "m_number": "4"}, "2017-01"),  # ربيع الثاني 2017, two of which begin or lie in it
        ({"m_number": "8", "d": "25"}, "2024-03-06"),
        ({"y": "1441", "m_number": "12", "d": "31"}, None),
        ({"y": "1200", "m_number": "1"}, None),
    ],
)
def test_dates_of_the_islamic_calendar(held: dict[str, str], expected: str | None) -> None:
    assert _on("2024-03-06", _date(calendar="m.calendar"), m_calendar="hijri", **held) == expected


@pytest.mark.parametrize("month", range(1, 13))
def test_an_islamic_month_of_a_common_year_has_a_value_in_that_year(month: int) -> None:
    for year in range(1990, 2040):
        value = _on("2024-03-06", _date(calendar="m.calendar"), m_calendar="hijri", y=year, m_number=month)
        assert (value or "")[:4] == str(year)


def test_a_calendar_that_is_not_islamic_is_the_common_one() -> None:
    assert _on("2024-03-06", _date(calendar="m.calendar"), y="2019", m_number="4", m_calendar="common") == "2019-04"


def test_without_a_day_to_count_from_only_full_dates_have_a_value() -> None:
    assert evaluate(_date(), _get(y="2019", m_number="4", d="4"), None, "") == ("2019-04-04", "DATE")
    assert evaluate(_date(), _get(m_number="4", d="4"), None, "") == (None, "DATE")
    assert evaluate(_date(), _get(y_year="-1", m_number="4"), None, "") == (None, "DATE")
    assert evaluate(_shift("back", 1, "day"), _get(), None, "") == (None, "DATE")
    assert evaluate(Value("weekday", amount=2, lean="tense"), _get(), None, "past") == (None, "DATE")


def test_lengths_and_what_returns() -> None:
    assert evaluate(_shift("duration", "n.number", "u.unit"), _get(n_number="3", u_unit="day"), None, "") == (
        "P3D",
        "DURATION",
    )
    assert evaluate(_shift("duration", 2, "hour"), _get(), None, "") == ("PT2H", "DURATION")
    assert evaluate(_shift("duration", "n.number", "week"), _get(), None, "") == ("PXW", "DURATION")
    assert evaluate(_shift("every", 1, "u.unit"), _get(u_unit="year"), None, "") == ("P1Y", "SET")
    assert evaluate(_shift("every", 1, "u.unit"), _get(), None, "") == (None, "SET")


def test_odd_input_has_no_value() -> None:
    assert _on("2024-03-06", Value("none")) is None
    assert _on("2024-03-06", Value("sometime")) is None
    assert _on("0001-01-01", _shift("back", 1, "day")) is None
    assert _on("9999-12-31", _shift("ahead", 1, "week")) is None
    assert _on("2024-03-06", _date(), y="soon") is None


def test_lean_is_what_the_statement_says_by_itself() -> None:
    assert lean(_shift("back", 1, "day")) == "past"
    assert lean(_shift("ahead", 1, "day")) == "future"
    assert lean(_shift("back", 0, "day")) == ""
    assert lean(Value("none", lean="past")) == "past"
    assert lean(Value("weekday", amount=2, lean="tense")) == ""
