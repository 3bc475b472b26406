"""What no screen shows is told by properties of Unicode."""

import json
from pathlib import Path

import pytest

from arabdiplo.cli.display import clean, escaped
from arabdiplo.lang import check_rules
from arabdiplo.report.safe import harmless, plain
from arabdiplo.text.unseen import TURNING, UNFIT, UNSEEN, UNSHOWN

TAG = "\U000e0041"
TURNS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_marks_of_direction() -> None:
    assert TURNING.sub("", f"زار{TURNS}") == "زار"


@pytest.mark.parametrize("sign", ["\u00ad", "\u00a0", "\u200b", "\u200d", "\u2060", "\u3164", "\ufeff", TAG])
def test_what_is_not_seen(sign: str) -> None:
    assert UNSEEN.fullmatch(sign)
    assert not TURNING.search(sign)


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x7f", "\x9b", "\ud800", "\ufeff", "\u2064", TAG, *TURNS])
def test_what_goes_to_no_terminal(sign: str) -> None:
    assert UNSHOWN.fullmatch(sign)
    assert clean(f"زار{sign} الوزير") == plain(f"زار{sign} الوزير") == "زار الوزير"
    assert json.loads(escaped(f'"زار{sign}"'.replace("\x00", "\\u0000")), strict=False) == f"زار{sign}"


@pytest.mark.parametrize("text", ["می\u200cرود", "❤\ufe0f", "co\u00adop", "سطر\nآخر\tهنا"])
def test_what_joins_letters_stays(text: str) -> None:
    assert UNSHOWN.sub("", text) == text


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\ud800", "\ufdd0", "\uffff", "\U0001fffe", "\u202e"])
def test_what_a_page_cannot_hold(sign: str) -> None:
    assert UNFIT.fullmatch(sign)
    assert harmless(f"زار{sign}") == "زار\ufffd"


def test_a_hidden_tag_in_a_rule_is_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "hidden.dpl"
    path.write_text(f'dpl 1\nlexicon ships {{ noun "سفينة{TAG}" }}\n', encoding="utf-8")
    assert "D009" in {each.code for each in check_rules([path], bundled=False)}
