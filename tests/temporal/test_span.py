"""The days of TIMEX3 values."""

from __future__ import annotations

import pytest

from arabdiplo.temporal.span import span_of


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024-02-29", "2024-02-29 2024-02-29"),
        ("2024-02", "2024-02-01 2024-02-29"),
        ("2023-12", "2023-12-01 2023-12-31"),
        ("2024", "2024-01-01 2024-12-31"),
        ("2020-W53", "2020-12-28 2021-01-03"),
        ("2024-Q4", "2024-10-01 2024-12-31"),
        ("2024-H1", "2024-01-01 2024-06-30"),
        ("2024-SP", "2024-03-01 2024-05-31"),
        ("2024-SU", "2024-06-01 2024-08-31"),
        ("2023-WI", "2023-12-01 2024-02-29"),
        ("199", "1990-01-01 1999-12-31"),
        ("20", "2000-01-01 2099-12-31"),
        ("9999-WI", "9999-12-01 9999-12-31"),
        ("9999-W52", "9999-12-27 9999-12-31"),
        ("999", "9990-01-01 9999-12-31"),
    ],
)
def test_days_of_a_value(value: str, days: str) -> None:
    assert " ".join(map(str, span_of(value) or ())) == days


@pytest.mark.parametrize(
    "value", ["", "P3D", "PXD", "PT24H", "0000", "00", "2024-13", "2023-02-29", "2023-W53", "2024-XX", "2024-", "٢٠٢٤"]
)
def test_what_is_no_date_has_no_days(value: str) -> None:
    assert span_of(value) is None
