"""Who counts as `named` or `public`: what the language page says of it."""

from __future__ import annotations

from pathlib import Path

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


def engine_of(folder: Path, rules: str) -> Engine:
    path = folder / "debate.dpl"
    path.write_text(rules, encoding="utf-8")
    return Engine(load_rules([path], bundled=False))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("named"), RULES)


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


PUBLIC = """dpl 1
use actor
event debate { who : person or group or country or body  require who public when not text has noun "سفارة" }
frame debate -> debate {
  verb "ناقش" subject who
  example "ناقش السفير الكيني القرار" who "السفير الكيني"
  reject "نام الكلب"
  near "ناقش هارون مندوثا القرار" missing who
}
"""


@pytest.fixture(scope="module")
def of_public_life(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("public"), PUBLIC)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("ناقش السفير القرار", 1),
        ("ناقش المجلس القرار", 1),
        ("ناقشت كينيا القرار", 1),
        ("ناقش وفد كيني القرار", 1),
        ("ناقش مسؤولون القرار", 1),
        ("ناقش هارون مندوثا القرار", 0),
        ("ناقش بعض النزلاء القرار", 0),
        # he has an office elsewhere in the text
        ("وصل الوزير هارون مندوثا. وناقش هارون مندوثا القرار", 1),
        # the condition does not hold
        ("ناقش هارون مندوثا القرار في السفارة", 1),
    ],
)
def test_who_is_public(of_public_life: Engine, text: str, events: int) -> None:
    assert len(of_public_life.run(text).events) == events


def test_so_many_are_named(tmp_path: Path) -> None:
    rules = RULES.replace("country or body", "country or body many").replace("who named }", "2 who named }")
    engine = engine_of(
        tmp_path,
        rules.replace(
            'example "ناقش السفير الكيني القرار" who "السفير الكيني"',
            'example "ناقش السفير الكيني وسامر الخالدي القرار" who "السفير الكيني" who "سامر الخالدي"',
        ),
    )
    assert engine.run("ناقش السفير الكيني وسامر الخالدي القرار").events
    assert not engine.run("ناقش السفير الكيني ومسؤول القرار").events
