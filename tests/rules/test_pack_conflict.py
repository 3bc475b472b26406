"""The pack `conflict`: protest and assault, in rules alone, loaded only when it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabdiplo import Extractor, InputError
from arabdiplo.cli.root import run
from arabdiplo.lang import bundled_rules_dir, check_rules, load_rules

FOLDER = bundled_rules_dir() / "packs" / "conflict"


def test_it_is_not_loaded_unasked() -> None:
    assert not {"protest", "assault", "crowd"} & set(load_rules().modules)


def test_its_name_and_its_path_mean_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    by_name = Extractor(rules="conflict", types=["protest"])
    by_path = Extractor(rules=FOLDER, types=["protest"])
    text = "تظاهر آلاف الطلاب في تونس أمس"
    found = [[(event.type, event.rule) for event in each.extract(text).events] for each in (by_name, by_path)]
    assert found == [[("protest", "protest.demonstrate")]] * 2
    with pytest.raises(InputError):
        Extractor(rules="conflicts")


def test_it_is_sound_and_its_examples_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [str(each) for each in check_rules([FOLDER]) if "conflict" in each.path] == []
    assert run(["test", "conflict", "--no-bundled"]) == 0
    assert " 0 failed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("احتشد نحو 300 متظاهر أمام السفارة", ["protest"]),
        ("اندلعت احتجاجات في الجنوب", ["protest"]),
        ("خرج المدير من مكتبه", []),
        ("قتل ثلاثة جنود في هجوم أمس", ["assault"]),
        ("خطف مسلحون ثلاثة صحافيين", ["assault"]),
        ("أدى انفجار سيارة مفخخة إلى مقتل خمسة أشخاص", ["assault", "assault"]),
        ("ارتفعت الأسعار في السوق", []),
    ],
)
def test_what_it_finds(text: str, found: list[str], pack: Extractor) -> None:
    assert (
        sorted(event.type for event in pack.extract(text).events if event.type in ("protest", "assault"))[
            : max(1, len(found))
        ]
        == found
    )


@pytest.fixture(scope="module")
def pack() -> Extractor:
    return Extractor(rules="conflict")
