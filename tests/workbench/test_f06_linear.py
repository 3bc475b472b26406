"""Feature 6: gaps and repeats are bounded, time grows no faster than the text, too costly a text is given up."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import arabdiplo
from arabdiplo.cli.root import run
from arabdiplo.engine import Engine
from arabdiplo.lang import load_rules
from arabdiplo.matching.budget import Budget
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


def test_a_gap_over_ten_thousand_words_takes_less_than_a_second(
    engine: Engine, patiently: Callable[[Callable[[], None]], None]
) -> None:
    text = "سفينة كبيرة " * 5000 + "الميناء"
    engine.run(text[:100])

    def check() -> None:
        began = time.process_time()
        engine.run(text)
        assert time.process_time() - began < 1

    patiently(check)


def test_steps_are_at_most_tokens_times_lines(engine: Engine) -> None:
    for size in (1000, 4000):
        figures = profile(engine, [("سفينة كبيرة " * (size // 2) + "الميناء", None)])
        assert 0 < figures.steps <= figures.tokens * sum(len(p.matches) for _, p in engine.program.patterns)


@pytest.mark.parametrize(
    "line",
    [
        'up to 20 (noun or (noun then noun)) then "الميناء"',
        'up to 20 (noun as a or (noun then noun) as b or (noun then maybe noun then noun)) then "الميناء"',
        'up to 20 noun then up to 20 noun then up to 20 noun then up to 20 noun then "الميناء"',
    ],
)
def test_counts_and_choices_that_multiply_take_no_longer(
    tmp_path: Path, line: str, patiently: Callable[[Callable[[], None]], None]
) -> None:
    """Tried one way after another they would take longer than anybody waits: here all ways are walked at once."""
    engine = Engine(load_rules([written(tmp_path, line)], False))
    engine.run("الميناء. سفينة")

    def check() -> None:
        began = time.process_time()
        engine.run("الميناء. " + "سفينة " * 500)
        assert time.process_time() - began < 2

    patiently(check)


TWO_LINES = '"سفينة" then up to 9 word then "الميناء"\n  match "الميناء" then up to 9 word then "سفينة"'


def test_a_text_over_the_budget_is_given_up_with_its_rule(tmp_path: Path) -> None:
    extractor = arabdiplo.Extractor(written(tmp_path, TWO_LINES), False, budget=1)
    with pytest.raises(arabdiplo.BudgetExceeded) as caught:
        extractor.extract("سفينة. الميناء. " * 20)
    error = caught.value
    assert error.rule == "across.across" and error.steps > error.budget > 0
    assert extractor.extract("طلعت الشمس").events == ()
    assert extractor.fresh().engine.budget == 1


def test_one_text_over_the_budget_stops_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = written(tmp_path, TWO_LINES)
    texts = ["طلعت الشمس", "سفينة. الميناء. " * 20, "غابت الشمس"]
    corpus = tmp_path / "a.jsonl"
    corpus.write_text("\n".join(json.dumps({"id": str(i), "text": t}) for i, t in enumerate(texts)), encoding="utf-8")
    code = run(
        ["extract", str(corpus), "-f", "jsonl", "--rules", str(rules), "--no-bundled", "--budget", "1", "--mentions"]
    )
    said = capsys.readouterr()
    assert code == 3
    assert [json.loads(line)["id"] for line in said.out.splitlines()] == ["0", "2"]
    assert ":2: given up after " in said.err and "at across.across; the budget is " in said.err


def test_the_bundled_rules_need_a_small_part_of_the_budget() -> None:
    """Names and dates in a row are where their lines are dear."""
    extractor = arabdiplo.Extractor(budget=1000)
    for text in ("محمد أحمد علي " * 400, "الاثنين 3 مايو 2020 " * 300, "زار الرئيس الكيني تونس أمس. " * 100):
        extractor.extract(text)


def test_what_a_text_costs_does_not_depend_on_texts_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the number of workers would decide which texts are given up."""
    spent: list[Budget] = []

    class Watched(Budget):
        def __init__(self, most: int, seconds: float = 0) -> None:
            super().__init__(most, seconds)
            spent.append(self)

    monkeypatch.setattr("arabdiplo.engine.run.Budget", Watched)
    engine = Engine(load_rules())
    seeds = (Path(__file__).resolve().parents[2] / "seeds" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in seeds[:12]]
    for text in (*texts, *texts):
        engine.run(text)
    first, again = spent[: len(texts)], spent[len(texts) :]
    assert [budget.spent for budget in first] == [budget.spent for budget in again]
