"""Results and errors go from process to process."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from shared import OPENING

import arabdiplo
from arabdiplo import BudgetExceeded, Document, InputError, RuleError

TEXT = "زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس"


def test_a_document_is_the_same_after_it_was_pickled() -> None:
    document = arabdiplo.extract(TEXT, date="2024-03-06", id="x")
    for again in (pickle.loads(pickle.dumps(document)), copy.deepcopy(document)):
        assert again == document
        assert isinstance(again.events[0], arabdiplo.Visit)
    trace = arabdiplo.Extractor(types=["visit"]).explain(TEXT)
    assert pickle.loads(pickle.dumps(trace)) == trace


def _read(text: str) -> Document:
    if not text:
        raise BudgetExceeded("visit.tour", 14, 10)
    return arabdiplo.extract(text, date="2024-03-06")


def test_a_pool_gives_back_documents_and_errors() -> None:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        told, given_up = pool.submit(_read, TEXT), pool.submit(_read, "")
        assert told.result() == _read(TEXT)
        with pytest.raises(BudgetExceeded, match="visit.tour") as caught:
            given_up.result()
    assert (caught.value.rule, caught.value.steps, caught.value.budget) == ("visit.tour", 14, 10)


def test_an_extractor_of_own_rules_goes_to_a_pool(tmp_path: Path) -> None:
    rules = tmp_path / "opening.dpl"
    rules.write_text(OPENING, encoding="utf-8")
    extractor = arabdiplo.Extractor(rules, bundled=False, types="opening", budget=500)
    rules.unlink()
    texts = ["افتتح وزير النقل الأردني الجسر", "لا شيء"]
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        found = list(pool.map(extractor.extract, texts))
    assert found == [extractor.extract(text) for text in texts]
    assert isinstance(found[0].events[0], extractor.classes["opening"])


def test_what_is_received_is_built_once_and_keeps_types_and_budget() -> None:
    extractor = arabdiplo.Extractor(types="visit", budget=600)
    again, other = (pickle.loads(pickle.dumps(extractor)) for _ in range(2))
    assert again is other and again is not extractor
    assert again.program == extractor.program and again.engine.budget == 600
    assert [event.type for event in again.extract(TEXT + "، وقال الوزير إن كل شيء تمام").events] == ["visit"]
    assert len(pickle.dumps(again)) == len(pickle.dumps(extractor)) < 5_000_000
    assert copy.deepcopy(extractor) is extractor
    assert pickle.loads(pickle.dumps(arabdiplo.Extractor())) is not again


class Counting(arabdiplo.Extractor):
    """An extractor with something of its own."""

    count = 0


def test_subclasses_stay_what_they_are() -> None:
    extractor = Counting.of(arabdiplo.Extractor().program, "visit")
    again, other = (pickle.loads(pickle.dumps(extractor)) for _ in range(2))
    assert type(again) is Counting and again is other and type(extractor.fresh()) is Counting
    extractor.count = 5
    again, other = (pickle.loads(pickle.dumps(extractor)) for _ in range(2))
    assert again.count == other.count == extractor.fresh().count == 5 and again is not other
    assert [event.type for event in again.extract(TEXT).events] == ["visit"]


def test_rules_that_are_in_no_cache_can_be_pickled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    rules = tmp_path / "opening.dpl"
    rules.write_text(OPENING, encoding="utf-8")
    monkeypatch.setattr("arabdiplo.lang.cache.cache_folder", lambda folder=None: None)
    extractor = arabdiplo.Extractor(rules, bundled=False)
    text = "افتتح وزير النقل الأردني الجسر"
    assert pickle.loads(pickle.dumps(extractor)).extract(text) == extractor.extract(text)


def test_errors_keep_what_they_say(tmp_path: Path) -> None:
    file = tmp_path / "a.dpl"
    file.write_text("dpl 1\nlet x = y\n", encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        arabdiplo.Extractor(file)
    for error in (InputError("broken JSON", "a.jsonl", 7), BudgetExceeded("visit.tour", 14, 10), caught.value):
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is type(error)
        assert (str(again), again.__dict__) == (str(error), error.__dict__)


def test_the_class_of_a_type_is_one_wherever_the_process_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "opening.dpl").write_text(OPENING, encoding="utf-8")
    classes = []
    for folder, given in ((tmp_path, "opening.dpl"), (tmp_path.parent, f"{tmp_path.name}/opening.dpl")):
        monkeypatch.chdir(folder)
        classes.append(arabdiplo.Extractor(given).classes["opening"])
    assert classes[0] is classes[1]
    assert "(opening.dpl:3)" in (classes[0].__doc__ or "")
