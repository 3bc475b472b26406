"""Feature 6: every gap and repeat has a bound, and the work grows with the text, not faster."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from arabdiplo.cli.root import run
from arabdiplo.engine import Engine
from arabdiplo.lang import load_rules
from arabdiplo.tools.bench import profile

RULES = """dpl 1
type far
pattern across -> far {{
  match {line}
  example "سفينة كبيرة في الميناء" chunk "سفينة كبيرة في الميناء"
}}
"""


def written(tmp_path: Path, line: str) -> Path:
    path = tmp_path / "across.dpl"
    path.write_text(RULES.format(line=line), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('"سفينة" then up to 400 word then "الميناء"', "D301"),
        ('"سفينة" then skip up to 400 until "الميناء" then "الميناء"', "D301"),
        ('"سفينة" then skip up to 5 until "الميناء"', "D303"),
        ("up to 20 (up to 20 (up to 20 word)) then verb", "D304"),
        ("maybe word", "D302"),
    ],
)
def test_what_has_no_bound_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, code: str
) -> None:
    assert run(["check", str(written(tmp_path, line)), "--no-bundled"]) == 1
    assert f"error {code}" in capsys.readouterr().out


@pytest.fixture()
def engine(tmp_path: Path) -> Engine:
    return Engine(load_rules([written(tmp_path, '"سفينة" then skip up to 30 until "الميناء" then "الميناء"')], False))


def test_a_gap_over_ten_thousand_words_takes_less_than_a_second(engine: Engine) -> None:
    text = "سفينة كبيرة " * 5000 + "الميناء"
    engine.run(text[:100])
    began = time.perf_counter()
    engine.run(text)
    assert time.perf_counter() - began < 1


def test_steps_are_at_most_tokens_times_lines(engine: Engine) -> None:
    for size in (1000, 4000):
        figures = profile(engine, [("سفينة كبيرة " * (size // 2) + "الميناء", None)])
        assert 0 < figures.steps <= figures.tokens * sum(len(p.matches) for _, p in engine.program.patterns)
