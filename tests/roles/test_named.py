"""Who counts as `named`: what the language page says of it."""

from __future__ import annotations

import pytest

from arabdiplo.engine import Engine
from arabdiplo.lang import load_rules

RULES = """dpl 1
use actor
event debate { who : person or group or country or body  require who named }
frame debate -> debate {
  verb "ناقش" subject who
  example "ناقش السفير الكيني القرار" who "السفير الكيني"
  reject "نام الكلب"
}
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    path = tmp_path_factory.mktemp("rules") / "debate.dpl"
    path.write_text(RULES, encoding="utf-8")
    return Engine(load_rules([path], bundled=False))


@pytest.mark.parametrize(
    ("who", "named"),
    [
        ("السفير الكيني", True),
        ("سامر الخالدي", True),
        ("مسؤول كيني", True),
        ("الوزير", True),
        ("المجلس", True),
        ("وزيره", False),
        ("مسؤول", False),
        ("الوفد", True),
        ("وفد", False),
    ],
)
def test_who_is_named(engine: Engine, who: str, named: bool) -> None:
    assert bool(engine.run(f"ناقش {who} القرار").events) == named
