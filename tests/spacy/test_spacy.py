"""The spaCy component."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

from arabdiplo import Extractor, InputError, LimitExceeded, from_json
from arabdiplo.spacy import Component

TEXT = "التقى وزير النقل الأردني وزيرة النقل الكينية بعمّان"


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("ar")
    nlp.add_pipe("arabdiplo")
    return nlp


def test_it_is_found_by_its_name_and_fills_the_doc(nlp) -> None:
    doc = nlp(TEXT)
    assert [(span.text, span.label_, span._.mention) for span in doc.spans["events"]] == [("التقى", "meeting", "m1")]
    assert [(span.text, span._.role) for span in doc.spans["event_arguments"]][:2] == [
        ("وزير النقل الأردني", "participant"),
        ("وزيرة النقل الكينية", "participant"),
    ]
    assert [type(event).__name__ for event in doc._.events] == ["Meeting"]


def test_a_span_within_a_token_says_that_it_does_not_align(nlp) -> None:
    doc = nlp(TEXT)
    spans = {span.text: span for span in doc.spans["event_arguments"]}
    last = spans["بعمّان"]
    assert not last._.aligned and TEXT[slice(*last._.exact)] == "عمّان"
    first = spans["وزير النقل الأردني"]
    assert first._.aligned and first._.exact == [first.start_char, first.end_char]


def test_docs_survive_saving(nlp) -> None:
    doc = nlp(TEXT)
    [again] = DocBin().from_bytes(DocBin(store_user_data=True, docs=[doc]).to_bytes()).get_docs(nlp.vocab)
    assert again._.events == doc._.events
    assert [span.label_ for span in again.spans["events"]] == ["meeting"]


def test_the_date_may_be_set_before(nlp) -> None:
    doc = nlp.make_doc("زار الوزير الكيني تونس أمس")
    doc._.date = "2024-03-06"
    assert nlp(doc)._.events[0].time.value == "2024-03-05"


def test_entities_of_a_model_are_taken_for_names() -> None:
    nlp = spacy.blank("ar")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PER", "pattern": "كزغندوف"}, {"label": "PER", "pattern": "سربلاق"}])
    nlp.add_pipe("arabdiplo", config={"use_ents": True})
    doc = nlp("التقى كزغندوف سربلاق في القاهرة")
    assert [span.text for span in doc.spans["event_arguments"] if span._.role == "participant"] == ["كزغندوف", "سربلاق"]


@pytest.mark.parametrize("types", ["visit", ["visit"]])
def test_only_the_types_asked_for(types) -> None:
    nlp = spacy.blank("ar")
    nlp.add_pipe("arabdiplo", config={"types": types})
    assert nlp(TEXT)._.events == () and len(nlp(TEXT).spans["events"]) == 0


def test_a_text_without_events(nlp) -> None:
    assert nlp("")._.events == ()
    assert spacy.blank("ar")("نص")._.events == ()


BOARDING = """dpl 1
use actor
event boarding {{ {role} : actor  require {role} }}
frame board -> boarding {{
  verb "صعد" subject {role}
  example "صعد الوزير" {role} "الوزير"
  reject "صعد السعر"
}}
"""


def test_each_component_has_the_classes_of_its_rules(tmp_path: Path) -> None:
    def component(role: str) -> Component:
        folder = tmp_path / role
        folder.mkdir()
        (folder / "own.dpl").write_text(BOARDING.format(role=role), encoding="utf-8")
        return Component(Extractor(folder, bundled=False))

    blank = spacy.blank("ar")
    doc = component("captain")(blank("صعد الوزير"))
    other = component("sailor")(blank("صعد السفير"))
    [saved] = DocBin().from_bytes(DocBin(store_user_data=True, docs=[doc]).to_bytes()).get_docs(blank.vocab)
    assert [one._.events[0].captain.span.text for one in (doc, saved)] == ["الوزير", "الوزير"]
    assert other._.events[0].sailor.span.text == "السفير"


def test_a_pipeline_has_one_component() -> None:
    nlp = spacy.blank("ar")
    nlp.add_pipe("arabdiplo", name="a", config={"types": ["meeting"]})
    with pytest.raises(InputError, match="the pipeline has an arabdiplo component, «a»"):
        nlp.add_pipe("arabdiplo", name="b", config={"types": ["visit"]})
    nlp.replace_pipe("a", "arabdiplo", config={"types": ["visit"]})
    assert spacy.blank("ar").from_config(nlp.config).pipe_names == ["a"]


def test_a_label_stands_for_a_type_of_the_rules() -> None:
    with pytest.raises(InputError, match="the rules have no type «nam» for the label PERSON; did you mean «name»"):
        spacy.blank("ar").add_pipe("arabdiplo", config={"labels": {"PERSON": "nam"}})


def test_limits_are_settings() -> None:
    nlp = spacy.blank("ar")
    nlp.add_pipe("arabdiplo", config={"budget": 2_000, "max_chars": 60, "max_seconds": 1.5})
    with pytest.raises(LimitExceeded, match="61 characters; the limit is 60"):
        nlp("ن" * 61)
    left_out: list[str] = []
    nlp.set_error_handler(lambda name, component, docs, error: left_out.append(str(error)))
    assert [doc.text for doc in nlp.pipe(["ن" * 61, TEXT])] == [TEXT]
    assert len(left_out) == 1


def test_docs_saved_without_their_events_say_so(nlp) -> None:
    doc = nlp(TEXT)
    [saved] = DocBin().from_bytes(DocBin(docs=[doc]).to_bytes()).get_docs(nlp.vocab)
    with pytest.warns(UserWarning, match="store_user_data=True"):
        assert saved._.events == ()
    assert from_json(doc._.event_record).rules == nlp.get_pipe("arabdiplo").extractor.digest
