"""PLOVER records: categories by type, mode and status, sides, what makes no record."""

from __future__ import annotations

import attrs
import pytest

import arabdiplo
from arabdiplo.events import Arg, Document, Event, Span
from arabdiplo.events.types import event_class
from arabdiplo.export import plover
from arabdiplo.export.plover import CONTEXTS
from arabdiplo.export.sides import alpha3
from arabdiplo.lang import tree
from arabdiplo.lang.books import QUADS

CLASSES = arabdiplo.Extractor().classes


def event(type: str, mode: str | None, status: str = "actual") -> Event:
    return CLASSES[type]("m1", "E1", type, mode, status, Span(0, 3, "زار"), ())


@pytest.mark.parametrize(
    ("type", "mode", "status", "category", "cameo"),
    [
        ("visit", "official", "actual", "CONSULT/visit", "042"),
        ("visit", None, "planned", "AGREE", "036"),
        ("visit", None, "cancelled", "SANCTION/cancel", "161"),
        ("visit", "official", "denied", None, None),
        ("meeting", "summit", "actual", "CONSULT/multilateral", "040"),
        ("meeting", "talks", "actual", "CONSULT", "046"),
        ("meeting", "summit", "postponed", None, None),
        ("call", "video", "actual", "CONSULT/phone", "041"),
        ("signing", "ratify", "actual", "SUPPORT", "057"),
        ("signing", "sign", "planned", "AGREE", "030"),
        ("agreement", None, "actual", "AGREE", "030"),
        ("statement", None, "actual", None, "010"),
        ("courtesy", "condole", "actual", None, "018"),
        ("courtesy", "apologise", "actual", "CONCEDE", "055"),
        ("condemnation", None, "actual", "ACCUSE/disapprove", "111"),
        ("vote", "veto", "actual", "REJECT", "129"),
        ("envoy", "expel", "actual", "SANCTION/expel", "161"),
        ("envoy", "appoint", "actual", None, None),
        ("relations", "recognise", "actual", "SUPPORT", "054"),
        ("relations", "sever", "possible", "SANCTION/sever", "161"),
        ("sanction", "lift", "actual", "RETREAT", "085"),
        ("aid", None, "planned", "AGREE", "033"),
    ],
)
def test_codes_are_a_function_of_type_mode_and_status(type, mode, status, category, cameo) -> None:
    assert (event(type, mode, status).code("plover"), event(type, mode, status).code("cameo")) == (category, cameo)


def test_every_declared_category_is_one_of_the_ontology() -> None:
    for name, cls in CLASSES.items():
        declared = list(cls.code_tables.values())
        for code in (codes["plover"] for codes in declared if "plover" in codes):
            assert code.partition("/")[0] in QUADS, (name, code)
        for code in (codes["cameo"] for codes in declared if "cameo" in codes):
            assert code.isdecimal() and len(code) in (3, 4), (name, code)


@pytest.mark.parametrize(
    ("type", "acting", "acted_upon"),
    [
        ("visit", "visitor", "host destination"),
        ("meeting", "participant", "host"),
        ("call", "caller participant", "callee"),
        ("signing", "signatory", ""),
        ("envoy", "sender", "receiver"),
        ("vote", "body", ""),
        ("rejection", "rejecter", ""),
        ("condemnation", "condemner", "target"),
        ("courtesy", "sender", "recipient"),
    ],
)
def test_the_rules_say_who_acts_and_who_is_acted_upon(type: str, acting: str, acted_upon: str) -> None:
    cls = CLASSES[type]
    assert (" ".join(cls.roles_as("agent")), " ".join(cls.roles_as("patient"))) == (acting, acted_upon)


def test_contexts_are_those_of_statuses() -> None:
    assert set(CONTEXTS) < {"actual", "planned", "possible", "postponed", "cancelled", "denied"}


def test_who_acts_and_who_is_acted_upon() -> None:
    document = arabdiplo.extract("استقبل الرئيس الغاني كوفي مندوثا نظيره السنغالي في أكرا", date="2024-03-06", id="a")
    [record] = plover(document)
    assert (record["event"], record["mode"], record["context"], record["quad_code"]) == (["CONSULT"], None, [], 1)
    assert [(actor["code"], actor.get("identifier_text")) for actor in record["source"]] == [("SEN", None)]
    assert [(actor["code"], actor["identifier_text"]) for actor in record["recipient"]] == [("GHA", "كوفي مندوثا")]
    assert record["event_loc"] == {"loc_text": "أكرا", "loc_name": "أكرا", "country": "GHA"}
    assert record["date"] == "2024-03-06"


def test_what_is_to_come_has_no_date_but_its_own() -> None:
    [soon] = plover(arabdiplo.extract("يزور وزير الصحة الكيني تونس الأسبوع المقبل", date="2024-03-06"))
    assert (soon["event"], soon["context"], soon["date"]) == (["AGREE"], ["future"], "2024-W11")
    [some_day] = plover(arabdiplo.extract("يعتزم وزير الصحة الكيني زيارة تونس", date="2024-03-06"))
    assert (some_day["context"], some_day["date"]) == (["future"], None)


def test_mentions_of_one_event_make_one_record_with_the_actors_of_all() -> None:
    text = "لقاء كيني تونسي. التقى وزير الصحة الكيني جوزيف موانغي وزيرة الصحة التونسية سلمى العابد"
    document = arabdiplo.extract(text, date="2024-03-06")
    mentions = [one for one in document.events if one.type == "meeting"]
    document = attrs.evolve(document, events=tuple(attrs.evolve(one, event="E1") for one in mentions))
    [record] = plover(document)
    assert record["event_text"] == ["لقاء", "التقى"]
    assert {"جوزيف موانغي", "سلمى العابد"} <= {actor.get("identifier_text") for actor in record["source"]}


def test_a_type_of_ones_own_acts_by_its_first_role() -> None:
    roles = (tree.RoleDecl("striker", ("group",)), tree.RoleDecl("against", ("body",)))
    declared = tree.Event("strike", roles, codes=(tree.Code("plover", "PROTEST/strike"),))
    span, who = Span(0, 4, "أضرب"), Arg("striker", Span(5, 12, "المعلمون"[:7]))
    made = event_class(declared, "strike.dpl:1")("m1", "E1", "strike", None, "actual", span, (who,))
    [record] = plover(Document("d", "أضرب المعلمون", "2024-03-06", (made,)))
    assert (record["event"], record["mode"], record["quad_code"]) == (["PROTEST"], "strike", 4)
    assert (len(record["source"]), record["recipient"]) == (1, [])


def test_countries_have_three_letters() -> None:
    assert [alpha3(code) for code in ("EG", "XK", "??")] == ["EGY", "XKX", "??"]
