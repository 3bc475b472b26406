"""What an engine keeps of texts has a bound, however many different words and numbers they have."""

from __future__ import annotations

import pytest

from arabdiplo.engine import Engine, reader
from arabdiplo.lang import load_rules


def test_numbers_are_kept_by_what_tests_ask_of_them() -> None:
    engine = Engine(load_rules([]))
    engine.run(" ".join(map(str, range(1000))))
    known = len(engine.alphabet._known)
    engine.run(" ".join(map(str, range(100_000, 101_000))))
    assert len(engine.alphabet._known) < known + 20


def test_forms_are_forgotten_with_all_that_was_made_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "FORMS", 4)
    engine = Engine(load_rules([]))
    text = "وزار الوزير القطري فرنسا، ثم غادر الوزير وسافر إلى لبنان ومالي"
    engine.run(text)
    kept = len(engine.reader._clitics)
    for _ in range(20):
        engine.run(text)
    assert len(engine.reader._clitics) <= kept
