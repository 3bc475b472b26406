"""Feature 10: patterns have no numbers: their order follows from what they need."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabdiplo.cli.root import run
from arabdiplo.engine import Engine
from arabdiplo.lang import Program, load_rules

LINER = 'pattern liner -> craft { match hull as h then "تجارية" example "سفينة تجارية" chunk "سفينة تجارية" }'
HULL = 'pattern a_hull -> hull { match noun "سفينة" as h example "سفينة" chunk "سفينة" }'
FLEET = 'pattern fleet -> convoy { match craft then "و" then craft example "سفينة تجارية وسفينة تجارية" chunk "سفينة تجارية وسفينة تجارية" }'  # noqa: E501


def levels_of(program: Program) -> dict[str, int]:
    return dict(zip((f"{module}.{tree.name}" for module, tree in program.patterns), program.levels, strict=True))


@pytest.mark.parametrize("order", [(LINER, HULL, FLEET), (FLEET, LINER, HULL), (HULL, FLEET, LINER)])
def test_a_pattern_runs_after_all_that_make_what_it_needs(tmp_path: Path, order: tuple[str, ...]) -> None:
    path = tmp_path / "fleet.dpl"
    path.write_text("\n".join(["dpl 1", "type hull", "type craft", "type convoy", *order, ""]), encoding="utf-8")
    program = load_rules([path], bundled=False)
    levels = levels_of(program)
    assert levels["fleet.a_hull"] < levels["fleet.liner"] < levels["fleet.fleet"]
    chunks = Engine(program).explain("غرقت سفينة تجارية وسفينة تجارية").chunks
    assert [chunk.type for chunk in chunks].count("convoy") == 1


def test_a_circle_is_an_error_that_prints_the_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ring.dpl"
    path.write_text(
        """dpl 1
type egg
type hen
pattern lay -> egg { match hen as h then "بيضة" example "دجاجة بيضة" chunk "دجاجة بيضة" }
pattern hatch -> hen { match egg as e then "دجاجة" example "بيضة دجاجة" chunk "بيضة دجاجة" }
""",
        encoding="utf-8",
    )
    assert run(["check", str(path), "--no-bundled"]) == 1
    out = capsys.readouterr().out
    assert "error D205" in out and out.count("←") >= 2


def test_the_bundled_patterns_have_levels_without_numbers() -> None:
    program = load_rules()
    levels = levels_of(program)
    assert levels["office.post"] < levels["person.official"]
    assert len(set(levels.values())) > 3
