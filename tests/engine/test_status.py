"""Whether it happened: every kind of cue, how far it reaches, rank, under, control, when, form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[[str], Any]

FRAMES = """
event visit { guest : person or group many  spot : place many  require spot }
frame visit -> visit {
  verb "زار", masdar "زيارة" subject guest object spot prep "إلى" spot
  light "قام ب" or "أجرى" noun "زيارة" subject guest
  example "زار مروان بيرو" guest "مروان" spot "بيرو"
  reject "زار الحلم"
}
"""
STATUSES = """
status meant rank 2 {
  particle "س" or "سوف"
  phrase "من المقرر" or "على وشك"
  verb "اعتزم" or "قرّر" or "استعدّ ل", masdar "اعتزام"
  noun "موعد"
  adj "مرتقب"
  form verb[present] when clause has "غدا"
  example "سيزور مروان بيرو" trigger "يزور" status meant
}
status hoped rank 3 {
  particle "قد" or "ربما" when trigger is verb[present]
  verb "دعا" control object
  example "قد يزور مروان بيرو" trigger "يزور" status hoped
}
status cancelled rank 5 {
  under refused becomes meant
  verb "ألغى", masdar "إلغاء"
  example "ألغى مروان زيارة بيرو" trigger "زيارة" status cancelled
}
status refused rank 6 {
  particle "لم" or "لن" or "لا" or "ما"
  phrase "دون"
  verb "نفى" or "رفض", masdar "رفض"
  noun "عدم"
  example "لم يزر مروان بيرو" trigger "يزر" status refused
}
"""


@pytest.fixture(scope="module")
def cues(world: Build) -> Any:
    return world(FRAMES + STATUSES)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("زار مروان بيرو", "actual"),
        # particle before the verb
        ("سيزور مروان بيرو", "meant"),
        ("سوف يزور مروان بيرو", "meant"),
        ("لم يزر مروان بيرو", "refused"),
        ("لن يزور مروان بيرو", "refused"),
        ("مروان لم يزر بيرو", "refused"),
        # when
        ("قد يزور مروان بيرو", "hoped"),
        ("قد زار مروان بيرو", "actual"),
        ("ربما يزور مروان بيرو", "hoped"),
        # phrase before its clause or masdar
        ("من المقرر أن يزور مروان بيرو", "meant"),
        ("من المقرر زيارة مروان بيرو", "meant"),
        ("مروان على وشك زيارة بيرو", "meant"),
        ("عاد مروان دون زيارة بيرو", "refused"),
        # verb: the event is its object, in its أن-clause, after its preposition
        ("يعتزم مروان زيارة بيرو", "meant"),
        ("قرر مروان أن يزور ياسين بيرو", "meant"),
        ("ألغى مروان زيارة بيرو", "cancelled"),
        ("ألغى مروان زيارته إلى بيرو", "cancelled"),
        ("نفى مروان أن ليلى زارت بيرو", "refused"),
        ("رفض مروان زيارة بيرو", "refused"),
        ("استعد مروان لزيارة بيرو", "meant"),
        # of a passive the event is its subject
        ("أُلغيت زيارة مروان إلى بيرو", "cancelled"),
        # masdar and noun: the event is its genitive
        ("أعلن مروان إلغاء زيارة بيرو", "cancelled"),
        ("حان موعد زيارة مروان إلى بيرو", "meant"),
        ("أكد مروان عدم زيارة بيرو", "refused"),
        ("أعلن مروان اعتزامه زيارة بيرو", "meant"),
        # adjective on the event noun
        ("بدأت زيارة مرتقبة إلى بيرو", "meant"),
        ("تبدأ الزيارة المرتقبة إلى بيرو", "meant"),
        # form of the trigger
        ("يزور مروان بيرو غدا", "meant"),
        ("يزور مروان بيرو", "actual"),
        ("زار مروان بيرو غدا", "actual"),
        # through light verbs, and through one another
        ("سيقوم مروان بزيارة إلى بيرو", "meant"),
        ("لم يقم مروان بزيارة إلى بيرو", "refused"),
        ("يعتزم مروان القيام بزيارة إلى بيرو", "meant"),
        ("قرر مروان عدم زيارة بيرو", "refused"),
        # the highest rank wins
        ("قرر مروان إلغاء زيارة بيرو", "cancelled"),
        ("لن يزور مروان بيرو غدا", "refused"),
        # a cue that is itself denied
        ("لم يلغ مروان زيارة بيرو", "meant"),
        ("نفى مروان إلغاء زيارة بيرو", "meant"),
    ],
)
def test_status(cues: Any, text: str, status: str) -> None:
    event = next(event for event in cues.events(text) if event.type == "visit")
    if "غدا" in text and status == "actual":
        assert event.status in ("actual", "planned")  # a time after the document's day says it, too
    else:
        assert event.status == status


@pytest.mark.parametrize(
    "text",
    [
        "لم يتكلم مروان الذي زار بيرو",
        "زار مروان بيرو ولم يتكلم",
        "زار مروان بيرو. لن يتكلم",
        "لن يتكلم مروان بعد أن زار ياسين بيرو",
        "ألغى مروان الموعد بعد زيارة بيرو",
        # short as they are, no verb governs these prepositions
        "رفض مروان الموعد رغم زيارة بيرو",
        "يعتزم مروان السفر رغم زيارة بيرو",
    ],
)
def test_a_cue_of_another_clause_does_not_reach(cues: Any, text: str) -> None:
    assert cues.event(text).status == "actual"


@pytest.mark.parametrize(
    ("text", "guest"),
    [
        ("يعتزم مروان زيارة بيرو", "مروان"),  # its subject, if nothing is said
        ("دعا مروان ليلى إلى زيارة بيرو", "ليلى"),  # control object
    ],
)
def test_control_says_whom_the_cue_makes_the_doer(cues: Any, text: str, guest: str) -> None:
    event = cues.event(text)
    assert [arg.span.text for arg in event.fillers("guest")] == [guest]


def test_who_wants_others_to_do_it_does_not_do_it(cues: Any) -> None:
    assert cues.event("دعا مروان إلى زيارة بيرو").fillers("guest") == ()


def test_control_none(world: Build) -> None:
    own = world(FRAMES + STATUSES.replace("control object", "control none"))
    assert own.event("دعا مروان ليلى إلى زيارة بيرو").fillers("guest") == ()


def test_without_status_blocks_everything_is_actual(world: Build) -> None:
    own = world(FRAMES)
    for text in ("لم يزر مروان بيرو", "سيزور مروان بيرو", "ألغى مروان زيارة بيرو"):
        assert own.event(text).status == "actual"


def test_a_time_after_the_day_of_the_document_makes_it_planned(cues: Any) -> None:
    text = "زيارة مروان إلى بيرو غدا"
    assert cues.event(text, "2024-03-06").status == "planned"
    assert cues.event("زيارة مروان إلى بيرو أمس", "2024-03-06").status == "actual"
