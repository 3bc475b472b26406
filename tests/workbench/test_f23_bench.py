"""Feature 23: `bench` tells what each rule costs; a ceiling on steps fails the same way on every machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from arabdiplo.cli.root import run
from arabdiplo.engine import Engine
from arabdiplo.lang import load_rules
from arabdiplo.tools.bench import profile

TOUR = Path(__file__).resolve().parents[1] / "cli" / "rules" / "tour.dpl"
TEXTS = [("جاب نادر مسقط", None), ("طلعت الشمس", None), ("جاب نادر البلاد", None)]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(load_rules([TOUR], bundled=False))


def test_tried_begun_and_matched_are_told_apart(engine: Engine) -> None:
    figures = profile(engine, TEXTS)
    name, roam = figures.costs["tour.full_name"], figures.costs["tour.roam"]
    assert (name.tried, name.triggered, name.matched) == (3, 2, 2)
    assert roam.triggered >= 2 and roam.matched == 1
    assert name.seconds > 0 and roam.seconds > 0
    assert figures.tokens == 8 and figures.texts == 3


def test_steps_depend_on_rules_and_texts_alone(engine: Engine) -> None:
    first, second = profile(engine, TEXTS), profile(Engine(engine.program), TEXTS * 2)
    assert second.steps == 2 * first.steps > 0
    assert {rule: 2 * cost.steps for rule, cost in first.costs.items()} == {
        rule: cost.steps for rule, cost in second.costs.items()
    }


def test_watching_changes_no_event_nor_the_engine(engine: Engine) -> None:
    parts = (engine.cascade, engine.roles, engine.sentences)
    kept = [dict(vars(part)) for part in parts]
    seen: list[set[str]] = []

    def texts() -> Iterator[tuple[str, str | None]]:
        for text in TEXTS:
            seen.append({name for part, before in zip(parts, kept, strict=True) for name in vars(part).keys() - before})
            yield text

    profile(engine, texts())
    assert seen == [set()] * len(TEXTS)
    assert [event.type for event in engine.run(TEXTS[0][0]).events] == ["tour"]


def test_the_command_and_its_ceilings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = tmp_path / "a.jsonl"
    corpus.write_text("\n".join(json.dumps({"text": text}) for text, _ in TEXTS), encoding="utf-8")
    own = ["--rules", str(TOUR), "--no-bundled"]
    assert run(["bench", str(corpus), *own]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[0].split() == ["rule", "tried", "begun", "matched", "steps", "ms", "share"]
    assert "tour.full_name" in out and "3 texts, 8 tokens" in out
    assert run(["bench", str(corpus), *own, "--max-steps-per-token", "0.1"]) == 1
    assert "steps a token, at most 0.1 wanted" in capsys.readouterr().out
    assert run(["bench", str(corpus), *own, "--max-share", "1", "--json"]) == 1
    record = json.loads(capsys.readouterr().out)
    assert record["tokens"] == 8 and record["over"]


def test_what_cannot_be_read_stops_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = tmp_path / "a.jsonl"
    records = [{"text": "جاب نادر", "date": "soon"}, {"text": "جاب نادر"}]
    corpus.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    assert run(["bench", str(corpus), "--rules", str(TOUR), "--no-bundled", "--json"]) == 3
    said = capsys.readouterr()
    assert json.loads(said.out)["texts"] == 1
    assert said.err.startswith(f"{corpus}:1: «soon» is no date")


def test_steps_of_the_bundled_rules_stay_below_the_ceiling(extractor: object, tmp_path: Path) -> None:
    """The rules grow; a gap or a line that is run everywhere shows here first."""
    from arabdiplo import Extractor

    assert isinstance(extractor, Extractor)
    seeds = Path(__file__).resolve().parents[2] / "seeds" / "gold.jsonl"
    texts = [json.loads(line)["text"] for line in seeds.read_text(encoding="utf-8").splitlines()[:10]]
    assert profile(Engine(extractor.program), [(text, None) for text in texts]).steps_per_token < CEILING


CEILING = 235
