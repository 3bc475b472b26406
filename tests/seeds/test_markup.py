"""The seed markup: what a line becomes, what is refused, and that the built files are in step."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]

TEXT = "قال سالم البدري إن الحوار مفيد. ثم زار البدري تونس، وقال للصحافة: «سنعود، سنعود»."


@pytest.fixture(scope="module")
def seeds() -> ModuleType:
    spec = importlib.util.spec_from_file_location("seeds_script", ROOT / "scripts" / "seeds.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def build(seeds: ModuleType, folder: Path, *lines: str) -> list[dict[str, Any]]:
    path = folder / "x01.md"
    head = "date: 2024-03-05\nB = سالم البدري"
    path.write_text("\n---\n".join((head, TEXT, "\n".join(lines))), encoding="utf-8")
    record = seeds.build(path)[1]
    assert seeds.spans_hold(record)
    return list(record["events"])


def test_triggers_follow_the_order_of_the_text(seeds: ModuleType, tmp_path: Path) -> None:
    events = build(seeds, tmp_path, "statement قال | speaker=~[B]", "statement قال | speaker=~[B]")
    assert [e["trigger"]["start"] for e in events] == [0, TEXT.index("قال للصحافة")]
    assert [e["event"] for e in events] == ["E1", "E2"]


def test_fillers_are_the_nearest_and_short_names_are_spelled_out(seeds: ModuleType, tmp_path: Path) -> None:
    (event,) = build(seeds, tmp_path, "visit planned زار | visitor=البدري[B] | destination=تونس")
    visitor, destination = event["args"]
    assert (visitor["start"], visitor["entity"]) == (TEXT.index("البدري تونس"), ["سالم البدري"])
    assert (destination["text"], destination["entity"]) == ("تونس", ["تونس"])
    assert (event["status"], event["mode"]) == ("planned", None)


def test_sides_occurrences_and_stretches(seeds: ModuleType, tmp_path: Path) -> None:
    (event,) = build(
        seeds, tmp_path, "statement قال@2 | speaker=البدري@1[B] | addressee=لصحافة>[] | content=سنعود … سنعود"
    )
    speaker, addressee, content = event["args"]
    assert speaker["start"] == TEXT.index("البدري")
    assert TEXT[addressee["start"] - 1 : addressee["end"]] == "للصحافة"
    assert (content["text"], content["entity"]) == ("سنعود، سنعود", [])


def test_one_filler_in_two_roles(seeds: ModuleType, tmp_path: Path) -> None:
    (event,) = build(seeds, tmp_path, "meeting.reception زار | participant,host=البدري[B] | time=تونس[]")
    assert [a["role"] for a in event["args"]] == ["participant", "host"]
    assert event["time"]["value"] is None


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("vizit زار | visitor=~[B]", "no type vizit"),
        ("visit.talks زار | visitor=~[B]", "visit has no mode talks"),
        ("visit sure زار | visitor=~[B]", "no status sure"),
        ("visit زار | speaker=~[B]", "visit has no role speaker"),
        ("visit زار | visitor=~", "needs a name"),
        ("visit زار | destination=ليبيا", "does not stand in the text"),
        ("visit زا | destination=تونس", "does not stand in the text"),
        ("visit زار@2 | destination=تونس", "stands 1 times"),
        ("visit زار", "at least one role"),
        ("meeting زار | host=تونس | host=البدري", "stands twice"),
    ],
)
def test_mistakes_are_named_with_their_line(seeds: ModuleType, tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(seeds.MarkupError, match=message) as caught:
        build(seeds, tmp_path, line)
    assert str(caught.value).startswith("6: ")


def test_the_corpus_is_in_step_with_its_markup(seeds: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert seeds.main(["--check"]) == 0, capsys.readouterr().err
