"""The table of event types in the docs is that of the rules."""

import json
import re
from pathlib import Path

from arabdiplo import from_json
from arabdiplo._api import shared_extractor

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "events.md").read_text(encoding="utf-8")


def test_types_roles_and_modes_are_those_of_the_rules() -> None:
    rows = re.findall(r"^\| ([a-z]+) \| [^|]+ \| ([^|]+) \| ([^|]*)\|$", PAGE, re.M)
    shown = {
        name: (roles.strip(), modes.strip()) for name, roles, modes in rows if name not in ("type", "key", "figure")
    }
    declared = {
        event.name: (
            ", ".join(role.name + "*" * role.many for role in event.roles if not role.name.startswith("_")),
            ", ".join(event.modes),
        )
        for _, event in shared_extractor().program.events
    }
    assert shown == declared


def test_the_record_that_is_shown_can_be_read_and_is_what_comes_out() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    shown = from_json(example)
    (event,) = shown.events
    (found,) = shared_extractor().extract(shown.text, shown.date, shown.id).events
    assert (found.trigger, found.status, found.time, found.rule) == (
        event.trigger,
        event.status,
        event.time,
        event.rule,
    )
    assert [(a.role, a.span, a.entity) for a in found.args] == [(a.role, a.span, a.entity) for a in event.args]
    assert json.loads(example)["id"] == "n1"
