"""Feature 19: an event says by which rule, line, words and rows of lexicons it was found."""

from __future__ import annotations

import json

import pytest

import arabdiplo
from arabdiplo.cli.root import run
from arabdiplo.tools.explanation import Tree, explain

TEXT = "زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس"


def leaves(tree: Tree) -> list[Tree]:
    return [leaf for child in tree.children for leaf in leaves(child)] if tree.children else [tree]


def test_the_derivation_of_an_event(extractor: arabdiplo.Extractor) -> None:
    explanation = explain(extractor, TEXT)
    ((name, tree),) = explanation.trees
    (event,) = explanation.trace.document.events
    assert name == event.id and tree.by.startswith("visit.travel arm ")
    trigger, visitor, destination = tree.children
    assert (trigger.label, trigger.row) == ("trigger", "verb «زار/يزور»")
    assert visitor.label == "visitor (subject)" and destination.label == "destination (object)"
    (person,) = visitor.children
    assert person.label == "person" and person.by.startswith("person.official line ")
    rows = {leaf.span.text: leaf.row for leaf in leaves(tree) if leaf.span}
    assert rows["الأردني"].startswith("adj «أردني» [demonyms «أردني»")
    assert rows["الدوحة"].startswith("proper «الدوحة» [capitals «الدوحة»")
    assert all(TEXT[leaf.span.start : leaf.span.end] == leaf.span.text for leaf in leaves(tree) if leaf.span)


def test_a_filler_without_words_here_says_where_it_comes_from(extractor: arabdiplo.Extractor) -> None:
    text = "وصل الرئيس الكيني إلى تونس في زيارة رسمية"
    explanation = explain(extractor, text)
    labels = [branch.label for _, tree in explanation.trees for branch in tree.children]
    assert any("inherited from an earlier mention" in label for label in labels)


@pytest.mark.parametrize(
    ("text", "status", "cue"),
    [
        ("يعتزم الرئيس الكيني زيارة تونس", "planned", "«يعتزم», a sign of status.planned line "),
        ("لم يزر الرئيس الكيني القاهرة", "denied", "«لم», a sign of status.denied line "),
        ("ألغى الرئيس الكيني زيارته إلى القاهرة", "cancelled", "«ألغى», a sign of status.cancelled line "),
        ("يزور الرئيس الكيني القاهرة غدا", "planned", "its time «غدا» is still to come"),
        ("زار الرئيس الكيني القاهرة", "actual", ""),
    ],
)
def test_the_sign_that_gave_an_event_its_status(
    extractor: arabdiplo.Extractor, text: str, status: str, cue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (event,) = (e for e in extractor.explain(text, "2024-03-06").document.events if e.type == "visit")
    assert event.status == status and event.cue.startswith(cue) and bool(event.cue) == bool(cue)
    assert run(["explain", text, "--date", "2024-03-06"]) == 0
    out = capsys.readouterr().out.replace("\u2068", "").replace("\u2069", "")
    assert (f"    {status}: {cue}" in out) == bool(cue)
    assert not cue or f"  {status}: {cue}" in event.why()


def test_why_of_an_event() -> None:
    (event,) = arabdiplo.extract(TEXT).events
    assert event.why().splitlines()[0] == "visit.travel on «زار» (0-3)"


def test_the_record_has_a_version_and_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "--json", TEXT]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["format"] == 1
    assert set(record) >= {"document", "trees", "attempts", "skipped", "near", "lost", "chunks", "rules"}
    (event,) = record["document"]["events"]
    rule = record["rules"][event["rule"]]
    assert rule["path"] == "rules/visit.dpl" and rule["line"] > 1 and len(rule["hash"]) == 12
