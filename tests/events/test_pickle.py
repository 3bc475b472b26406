"""Results and errors go from process to process."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

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


def test_errors_keep_what_they_say(tmp_path: Path) -> None:
    file = tmp_path / "a.dpl"
    file.write_text("dpl 1\nlet x = y\n", encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        arabdiplo.Extractor(file)
    for error in (InputError("broken JSON", "a.jsonl", 7), BudgetExceeded("visit.tour", 14, 10), caught.value):
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is type(error)
        assert (str(again), again.__dict__) == (str(error), error.__dict__)
