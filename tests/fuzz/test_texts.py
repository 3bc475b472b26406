"""Texts that mean harm or make no sense: no error, exact spans, the same twice, time linear in length."""

from __future__ import annotations

import itertools
import json
import os
import random
import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutate import check, edit, sentences

from arabdiplo import Extractor, to_json
from arabdiplo._api import shared_extractor

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "25"))
NEWS = sentences()
fuzzed = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))


@fuzzed
@given(st.integers(0, 2**32), st.integers(0, 40))
def test_edited_news(seed: int, steps: int) -> None:
    luck = random.Random(seed)
    date = luck.choice([None, None, "2024-03-06", "2024-02-29", "2024-03", "0001-01-01", "9999-12-31"])
    document = check(shared_extractor(), edit(NEWS, lambda most: luck.randint(0, most), steps), date)
    json.loads(to_json(document, mentions=True))


@fuzzed
@given(st.text(st.characters(categories=("L", "M", "N", "P", "S", "Z", "C")), max_size=200))
def test_any_characters(text: str) -> None:
    check(shared_extractor(), text)


@fuzzed
@given(st.binary(max_size=300), st.sampled_from(["cp1256", "latin-1", "utf-16-le", "utf-8", "cp864"]))
def test_any_bytes_in_any_code_page(data: bytes, page: str) -> None:
    check(shared_extractor(), data.decode(page, "replace"))


@pytest.mark.parametrize("date", ["0001-01-01", "0001-01-02", "9999-12-30", "9999-12-31"])
@pytest.mark.parametrize("when", ["غدا الجمعة", "أمس الجمعة", "أول من أمس الجمعة", "بعد غد الجمعة", "اليوم الجمعة"])
def test_days_beside_the_first_and_the_last(date: str, when: str) -> None:
    """Where the day that is named cannot be counted any more there is no value, and no error."""
    extractor = shared_extractor()
    found = extractor.extract(f"يصل الوزير {when} إلى الدوحة. وبعد ذلك يغادر يوم السبت", date=date)
    assert [time.span.text for time in found.times][:1] == [when]


# -- shapes that hurt engines ---------------------------------------------------------

EVENT = "زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس"


def _counted(sentence: str, length: int) -> str:
    """A sentence with another number each time."""
    return "".join(sentence.format(number) for number in range(1, length // len(sentence) + 1))


def _spelt(sentence: str, length: int) -> str:
    """A sentence with another name each time."""
    names = map("".join, itertools.product("بجدسعفقكلمنه", "بجدسعفقكلمنه", "و", "بجدسعفقكلمنه"))
    return "".join(sentence.format(name) for name in itertools.islice(names, length // len(sentence)))


SHAPES: dict[str, Callable[[int], str]] = {
    "news": lambda n: f"{EVENT}. " * (n // 50),
    "one event told in many ways": lambda n: _counted("اتفق لارس وسامر على تمويل المشروع رقم {} في بلدة النخيل. ", n),
    "many events of the same two": lambda n: _counted("التقى لارس سامر في {} مارس 2024. ", n),
    "one line without an end": lambda n: "كتب الولد الدرس في المدرسة ثم " * (n // 30),
    "one long word": lambda n: "ن" * n,
    "one word of events": lambda n: "زار" * (n // 3),
    "digits": lambda n: "7" * n,
    "digits in groups": lambda n: "1,234.5 " * (n // 8),
    "Arabic digits": lambda n: "٣" * n,
    "dates": lambda n: "4/3/2024 " * (n // 9),
    "triggers": lambda n: "زار " * (n // 4),
    "triggers of two kinds": lambda n: "زيارة التقى " * (n // 12),
    "triggers and commas": lambda n: "زار، " * (n // 5),
    "a list without an end": lambda n: "وزير الخارجية الأردني و" * (n // 23),
    "genitives": lambda n: "وزير " * (n // 5),
    "quotes opened": lambda n: "«قال إن " * (n // 8),
    "quotes opened and closed": lambda n: "«" * (n // 2) + EVENT + "»" * (n // 2),
    "brackets": lambda n: "( [ « " * (n // 6),
    "direction marks": lambda n: "\u202e\u2066ز\u200fا\u202cر " * (n // 8),
    "marks on one letter": lambda n: "ز" + "\u064e\u0651" * (n // 2),
    "tatweel": lambda n: "ز" + "ـ" * n + "ار الوزير",
    "line ends": lambda n: "\n" * n,
    "spaces": lambda n: " " * n,
    "full stops": lambda n: "." * n,
    "speech within speech": lambda n: "قال الوزير إن الرئيس قال إن " * (n // 28),
    "relatives": lambda n: "الذي زار الوزير الذي التقى " * (n // 27),
    "spaces behind a date": lambda n: "الدوحة 6 مارس 2024" + " " * n + "كلمة",
    "parties of many names": lambda n: _spelt("حزب {}، ", n),
    "bodies of many names": lambda n: _spelt("هيئة {} العامة. الهيئة. ", n),
    "what was said and who said it": lambda n: "«نعم»، قال الوزير. " * (n // 19),
    "half surrogates": lambda n: "\ud800\udfff" * (n // 2),
    "control characters": lambda n: "\x1b[31m\x00\x07 " * (n // 8),
}


def seconds(extractor: Extractor, text: str) -> float:
    """The least time of two."""
    times = []
    for _ in range(2):
        started = time.process_time()
        extractor.extract(text)
        times.append(time.process_time() - started)
    return min(times)


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_length_takes_about_four_times_the_time(
    shape: str, patiently: Callable[[Callable[[], None]], None]
) -> None:
    """What grows with the square takes sixteen times as long; docs/robustness.md has the curves of longer texts."""
    extractor, make = shared_extractor(), SHAPES[shape]
    check(extractor, make(2_000))

    def timed() -> None:
        short, long = seconds(extractor, make(3_000)), seconds(extractor, make(12_000))
        assert long < 8 * short + 0.05, (short, long)

    patiently(timed)
