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
    assert person.label == "person" and person.by.startswith("actor.official line ")
    rows = {leaf.span.text: leaf.row for leaf in leaves(tree) if leaf.span}
    assert rows["الأردني"].startswith("adj «أردني» [demonyms «أردني»")
    assert rows["الدوحة"].startswith("proper «الدوحة» [capitals «الدوحة»")
    assert all(TEXT[leaf.span.start : leaf.span.end] == leaf.span.text for leaf in leaves(tree) if leaf.span)


def test_a_filler_without_words_here_says_where_it_comes_from(extractor: arabdiplo.Extractor) -> None:
    text = "وصل الرئيس الكيني إلى تونس في زيارة رسمية"
    explanation = explain(extractor, text)
    labels = [branch.label for _, tree in explanation.trees for branch in tree.children]
    assert any("inherited from an earlier mention" in label for label in labels)


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
