"""Feature 25: one surface for machines: JSON everywhere, the same from CLI and API, exit codes that mean one thing."""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import arabdiplo
from arabdiplo.cli import match
from arabdiplo.cli.root import run
from arabdiplo.events.json import to_json
from arabdiplo.lang import parse
from arabdiplo.lang.parse import parse as whole

TEXT = "زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس"


def test_command_and_api_give_the_same_bytes(
    extractor: arabdiplo.Extractor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert run(["extract", str(path), "--format", "jsonl", "--date", "2024-03-06"]) == 0
    line = capsys.readouterr().out.rstrip("\n")
    assert line == to_json(extractor.extract(TEXT, "2024-03-06", "a", mentions=False))


def test_match_reads_standard_input_and_gives_events_with_spans(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode()), encoding="utf-8"))
    assert run(["match", "visit", "-", "--json"]) == 0
    (event,) = json.loads(capsys.readouterr().out)["document"]["events"]
    assert event["type"] == "visit"
    assert all(TEXT[arg["start"] : arg["end"]] == arg["text"] for arg in event["args"])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["match", "visit", TEXT], 0),
        (["match", "visit", "طلعت الشمس"], 1),
        (["extract", "nowhere.txt"], 3),
        (["match"], 2),
        (["nothing"], 2),
        (["explain", "visit.nothing", TEXT], 2),
        (["test", "vote", "--min", "entries=100", "--min", "arms=100"], 1),
    ],
)
def test_exit_codes(arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == code


def test_the_prompt_answers_in_under_100_ms_with_all_rules(
    capsys: pytest.CaptureFixture[str], patiently: Callable[[Callable[[], None]], None]
) -> None:
    tester = match._Tester("bundled", True, None)
    tester.load()
    sentences = [TEXT, "يعتزم وفد برلماني سوداني زيارة موسكو", "أكد الرئيس الكيني أن بلاده ترحب بالاتفاق"]
    tester.show(sentences)

    def check() -> None:
        for sentence in sentences:
            began = time.perf_counter()
            tester.show([sentence])
            assert time.perf_counter() - began < 0.1

    patiently(check)


def test_saving_one_file_parses_no_other_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = tmp_path / "boats.dpl"
    rule.write_text('dpl 1\nuse actor\nlexicon boats { noun "سفينة" }\n', encoding="utf-8")
    tester = match._Tester(str(rule), True, None)
    tester.load()
    tester.prepare()
    parsed: list[str] = []
    monkeypatch.setattr(parse, "parse", lambda source, *rest: parsed.append(source.path) or whole(source, *rest))
    rule.write_text('dpl 1\nuse actor\nlexicon boats { noun "سفينة" or "زورق" }\n', encoding="utf-8")
    extractor = tester.load()
    assert parsed == [str(rule)]
    assert extractor.morphology.analyse("زورقان").readings[0].row is not None


def test_a_question_mark_in_the_prompt_tells_everything(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"? {TEXT}\n"))
    assert run(["match", "visit.dpl" if Path("visit.dpl").exists() else "visit", "--interactive"]) == 0
    out = capsys.readouterr().out
    assert "word" in out and "trigger:" in out and "capitals" in out
