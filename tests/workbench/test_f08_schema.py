"""Feature 8: an event has the roles that it declares, no others, and its class is made from them."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

import arabdiplo
from arabdiplo.cli.root import run

RULES = """dpl 1
use actor
event mooring {{ sailor : person many  harbour : place  mode : short, long  require sailor and harbour }}
frame moor -> mooring {{
  verb "رسا يرسو" {slots}
  example "رسا الوزير الكيني في بيروت" sailor "الوزير الكيني" harbour "بيروت"
  reject "رست المناقصة على الشركة"
}}
"""


@pytest.mark.parametrize(
    ("slots", "said"),
    [
        ('subject sailer prep "في" harbour', "error D501 event «mooring» has no role «sailer»"),
        ('subject sailor prep "في" harbour mode shrt', "did you mean «short»?"),
        ("subject sailor", "error D502 «harbour» is required, but no slot of frame «moor» gives it"),
        ('subject sailor nisba harbour prep "في" harbour', ""),
    ],
)
def test_what_the_event_does_not_have_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], slots: str, said: str
) -> None:
    path = tmp_path / "moor.dpl"
    path.write_text(RULES.format(slots=slots), encoding="utf-8")
    code = run(["check", str(path), "--no-bundled"])
    out = capsys.readouterr().out
    assert said in out and (code == 1 or not said)


def test_the_class_of_an_event(tmp_path: Path) -> None:
    path = tmp_path / "moor.dpl"
    path.write_text(RULES.format(slots='subject sailor prep "في" harbour'), encoding="utf-8")
    extractor = arabdiplo.Extractor(path, bundled=False)
    (event,) = extractor.extract("رسا الوزير الكيني في بيروت").events
    assert type(event).__name__ == "Mooring" and attrs.has(type(event))
    assert isinstance(event, arabdiplo.Event) and isinstance(event, extractor.classes["mooring"])
    assert type(event).roles == ("sailor", "harbour") and type(event).modes == ("short", "long")
    assert [arg.span.text for arg in event.sailor] == ["الوزير الكيني"]  # type: ignore[attr-defined]
    assert event.harbour.span.text == "بيروت"  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        event.captain  # type: ignore[attr-defined]  # noqa: B018
