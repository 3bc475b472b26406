"""When two names are one."""

import pytest

from arabdiplo.tools.names import same_name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("أحمد الخالدي", "احمد الخالدى", True),
        ("الخالدي", "سامر الخالدي", True),
        ("سامر", "سامر الخالدي", False),
        ("سامر رشيد الخالدي", "سامر الخالدي", True),
        ("المملكة المتحدة", "بريطانيا", True),
        ("الولايات المتحدة الأمريكية", "أميركا", True),
        ("وِزارة", "وزارة", True),
        ("رشيد\u06d6 ال\u00adخالدي\ufeff", "رشيد الخالدي", True),
        ("بيرو", "تشيلي", False),
        ("", "بيرو", False),
        ("؟", "؟", False),
    ],
)
def test_same_name(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same
