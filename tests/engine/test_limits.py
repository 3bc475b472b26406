"""What one text may take: its length, and its time, which holds within a long text and in every thread."""

from __future__ import annotations

import pickle
import threading
import time

import pytest

from arabdiplo import BudgetExceeded, Extractor, InputError, LimitExceeded, Limits, extract, to_json

TEXT = "زار وزير الخارجية الأردني الدوحة أمس، والتقى نظيره القطري. "
LONG = TEXT * 4000
"""some ten seconds of reading"""


@pytest.fixture(scope="module")
def reader() -> Extractor:
    made = Extractor(limits=Limits(chars=1000, seconds=60))
    made.extract(TEXT)
    return made


def test_a_text_that_is_too_long_is_not_begun(reader: Extractor) -> None:
    for read in (reader.extract, reader.explain, lambda text: extract(text, limits=Limits(chars=1000))):
        with pytest.raises(
            LimitExceeded, match=r"^1,001 characters; the limit is 1,000 \(Limits.chars, --max-chars\)$"
        ):
            read("ن" * 1001)
    assert len(reader.extract("ن" * 1001, limits=Limits(chars=1001)).text) == 1001


@pytest.mark.parametrize("mentions", [True, False])
def test_the_time_holds_within_a_long_text(reader: Extractor, mentions: bool) -> None:
    before, began = to_json(reader.extract(TEXT), mentions=True), time.monotonic()
    with pytest.raises(LimitExceeded, match="took over 0.3 seconds") as caught:
        reader.extract(LONG, mentions=mentions, limits=Limits(seconds=0.3))
    assert time.monotonic() - began < 5
    assert (caught.value.limit, caught.value.most) == ("seconds", 0.3)
    assert to_json(reader.extract(TEXT), mentions=True) == before


def test_it_holds_in_a_thread_and_frees_the_next(reader: Extractor) -> None:
    said: list[str] = []

    def read() -> None:
        try:
            reader.extract(LONG, limits=Limits(seconds=0.2))
        except LimitExceeded as error:
            said.append(error.limit)

    thread = threading.Thread(target=read)
    thread.start()
    time.sleep(0.05)
    began = time.monotonic()
    assert reader.extract(TEXT).events and time.monotonic() - began < 5
    thread.join()
    assert said == ["seconds"]


def test_limits_go_with_an_extractor(reader: Extractor) -> None:
    for other in (
        pickle.loads(pickle.dumps(reader)),
        reader.fresh(),
        Extractor.of(reader.program, limits=Limits(1000)),
    ):
        assert other.limits.chars == 1000
        with pytest.raises(LimitExceeded):
            other.extract("ن" * 1001)
    with pytest.raises(TypeError, match="limits are Limits.*, this is int"):
        reader.extract(TEXT, limits=5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="limits are Limits.*, this is int"):
        Extractor(limits=5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "error", [LimitExceeded.of_chars(9, 5), LimitExceeded.of_seconds(2), BudgetExceeded("a.b", 14, 10)]
)
def test_the_errors_are_of_one_kind_and_travel(error: LimitExceeded) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert isinstance(error, InputError) and type(again) is type(error)
    assert (str(again), again.limit, again.most) == (str(error), error.limit, error.most)
