"""A form of several verbs: what it is in its clause is told by the verb that a rule asks for."""

from __future__ import annotations

import pytest

import arabdiplo

RULES = """
dpl 1
use actor, place
event evacuation { rescuer : country  rescued : person  from_where : place  require rescuer and rescued }
frame evacuation -> evacuation {
  # تجلي may be the passive past of تجلى as well
  verb "أجلى" subject rescuer object rescued prep "من" from_where
  example "أجلت كينيا السفير المالي من مسقط" rescuer "كينيا" rescued "السفير المالي" from_where "مسقط"
  reject "نامت كينيا"
}
"""


@pytest.fixture(scope="module")
def evacuations(tmp_path_factory: pytest.TempPathFactory) -> arabdiplo.Extractor:
    path = tmp_path_factory.mktemp("rules") / "evacuation.dpl"
    path.write_text(RULES.lstrip(), encoding="utf-8")
    return arabdiplo.Extractor(path)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("قد تجلي كينيا السفير المالي من مسقط", "possible"),
        ("كينيا تجلي السفير المالي من مسقط", "actual"),
        ("لن تجلي كينيا السفير المالي من مسقط", "denied"),
        ("قد أجلت كينيا السفير المالي من مسقط", "actual"),
    ],
)
def test_it_stands_and_has_a_status_as_the_verb_of_the_rule(
    evacuations: arabdiplo.Extractor, text: str, status: str
) -> None:
    (event,) = [event for event in evacuations.extract(text).events if event.type == "evacuation"]
    assert event.status == status
    assert [arg.span.text for arg in event.args if arg.span] == ["كينيا", "السفير المالي", "مسقط"]
