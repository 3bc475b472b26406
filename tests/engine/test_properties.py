"""What holds of every text: exact spans, marks that mean nothing, one result whatever the order, seed or cache."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shared import spans

from arabdiplo import Extractor
from arabdiplo._api import shared_extractor
from arabdiplo.engine import Engine
from arabdiplo.events.records import Document
from arabdiplo.lang import load_rules

ROOT = Path(__file__).resolve().parents[2]
SEEDS = [json.loads(line) for line in (ROOT / "seeds" / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
LONG = max(SEEDS, key=lambda seed: len(seed["text"]))


def exact(text: str) -> Document:
    document = shared_extractor().extract(text)
    for span in spans(document):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
    return document


# -- spans -----------------------------------------------------------------------------------

WORDS = (
    "زار استقبل التقى وزير الخارجية الأردني الرئيس التونسي سامر الخالدي الدوحة إلى في و أن الذي قال إنه يعتزم زيارة"
    " محادثات نظيره بينهما أمس الثلاثاء 4 نيسان/أبريل 2019 وقّعت اتفاقية بدعوة من لم سيصل وأضاف الجانبان"
    ' ، . : « » ( ) \n - … " ل ب'
).split(" ")
ODD = [
    "ـ",
    "َ",
    "ّ",
    "\u200f",
    "\u200b",
    "\ufeff",
    "\u202e",
    "😀",
    "ﻻ",
    "ﷲ",
    "\x00",
    "\r\n",
    "\u2028",
    "e\u0301",
    "٣",
    "۴",
    "\ud800",
]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_spans_of_any_string_are_exact(text: str) -> None:
    exact(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS + ODD), max_size=40), st.sampled_from([" ", "", "  "]))
def test_spans_of_jumbled_news_are_exact(words: list[str], space: str) -> None:
    exact(space.join(words))


def test_spans_of_seeds_are_exact() -> None:
    assert sum(len(exact(seed["text"]).events) for seed in SEEDS[::8]) > 10


def test_spans_count_code_points_of_the_text_as_given() -> None:
    plain = "زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس"
    shift = "😀\u200f\ufeff "
    first, second = exact(plain).events[0], exact(shift + plain).events[0]
    assert second.trigger.start == first.trigger.start + len(shift)


# -- marks that mean nothing -------------------------------------------------------------------

MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0652"


def essence(document: Document) -> list[Any]:
    """Types, triggers, roles and names: what may not depend on the marks of a text."""
    return [
        (
            event.type,
            event.mode,
            event.status,
            bare(event.trigger.text),
            [(arg.role, bare(arg.span.text) if arg.span else "", arg.entity) for arg in event.args],
            event.time.value if event.time else None,
        )
        for event in document.events
    ]


def bare(text: str) -> str:
    return "".join(letter for letter in text if letter not in MARKS + "ـ\u0651")


def with_tatweel(text: str, luck: random.Random) -> str:
    """Tatweel between letters of Arabic words."""
    out = []
    for i, letter in enumerate(text):
        out.append(letter)
        if letter in "بتثجحخسشصضطظعغفقكلمنهي" and text[i + 1 : i + 2].isalpha() and luck.random() < 0.2:
            out.append("ـ" * luck.randint(1, 3))
    return "".join(out)


@pytest.mark.parametrize("seed", SEEDS[::9], ids=lambda seed: seed["id"])
def test_tatweel_changes_no_event(seed: dict[str, Any]) -> None:
    text, date = bare(seed["text"]), seed.get("date")
    plain = shared_extractor().extract(text, date)
    marked = shared_extractor().extract(with_tatweel(text, random.Random(7)), date)
    assert essence(marked) == essence(plain)
    assert plain.events or not seed["events"]


VOWELLED = [
    ("زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس", "زارَ وزيرُ الخارجيةِ الأردنيُّ سامرُ الخالديِّ الدوحةَ أمسِ"),
    ("التقى وزير النفط العراقي نظيره النيجيري في فيينا", "الْتَقَى وزيرُ النفطِ العراقيُّ نظيرَهُ النيجيريَّ في فيينا"),
    ("بعث أمير قطر برقية تهنئة إلى رئيس النيجر", "بَعَثَ أميرُ قَطَرَ برقيةَ تهنئةٍ إلى رئيسِ النيجرِ"),
    ("يعتزم وفد برلماني سوداني زيارة موسكو", "يَعتَزِمُ وَفدٌ برلمانيٌّ سودانيٌّ زِيارةَ موسكو"),
    ("لم يزر الوزير البلغاري بيروت", "لَمْ يَزُرِ الوزيرُ البلغاريُّ بيروتَ"),
    ("أكد وزير الطاقة الأذري أن بلاده ستزيد الإنتاج", "أكَّدَ وزيرُ الطاقةِ الأذريُّ أنَّ بلادَه ستزيدُ الإنتاجَ"),
]


@pytest.mark.parametrize(("plain", "vowelled"), VOWELLED, ids=[f"text {i}" for i in range(len(VOWELLED))])
def test_tashkeel_that_is_right_changes_no_event(plain: str, vowelled: str) -> None:
    assert bare(vowelled) == plain
    first, second = essence(exact(plain)), essence(exact(vowelled))
    assert first and second == first


# -- one result ---------------------------------------------------------------------------------

PROBE = """
import json, sys
from arabdiplo.engine import Engine
from arabdiplo.events.json import to_json
from arabdiplo.lang import bundled_rules_dir, load_rules
paths = sorted(bundled_rules_dir().glob("*.dpl"))
if sys.argv[1] == "reversed":
    paths.reverse()
engine = Engine(load_rules(paths, bundled=False))
for line in sys.stdin:
    seed = json.loads(line)
    print(to_json(engine.run(seed["text"], seed.get("date"), seed["id"]), mentions=True))
"""


def probe(order: str, hash_seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, order],
        input="\n".join(json.dumps(seed, ensure_ascii=False) for seed in SEEDS[:3]),
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_order_of_files_and_hash_seed_change_nothing() -> None:
    first = probe("sorted", "0")
    assert first.count("\n") == 3 and '"trigger"' in first
    assert probe("reversed", "4242") == first


def test_two_engines_find_the_same_with_and_without_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    # the table of the general lists is no part of what is tested; to build it takes long
    from arabdiplo.morph.store import general_table

    assert general_table() is general_table()
    fresh, reloaded = Extractor(), Extractor()
    assert list((tmp_path / "arabdiplo").glob("*.rules"))
    plain = Engine(load_rules())
    for seed in SEEDS[1:40:12]:
        wanted = plain.run(seed["text"], seed.get("date"))
        for extractor in (fresh, reloaded):
            found = extractor.extract(seed["text"], seed.get("date"))
            assert essence(found) == essence(wanted)
            assert list(spans(found)) == list(spans(wanted))


def test_what_was_read_before_changes_nothing() -> None:
    """An engine is shared: texts in another order give the same events."""
    texts = [seed["text"] for seed in SEEDS[:6]]
    forward = [shared_extractor().extract(text) for text in texts]
    backward = [shared_extractor().extract(text) for text in reversed(texts)]
    assert forward == backward[::-1]


# -- time -----------------------------------------------------------------------------------------


def seconds(text: str) -> float:
    """The least time of two runs."""
    engine = shared_extractor()
    least = float("inf")
    for _ in range(2):
        start = time.process_time()
        engine.extract(text)
        least = min(least, time.process_time() - start)
    return least


GROWN = {
    "news": LONG["text"] + "\n",
    "names": "وزير الخارجية الأردني سامر الخالدي و",
    "open marks": "« ( ",
    "prepositions": "من إلى في على ",
    "one word": "قال ",
    "clauses without a stop": "زار وزير الخارجية الأردني الدوحة والتقى الرئيس التونسي وقال إن الزيارة مهمة ",
    "subordinators": "أن الذي قال إن ",
    "dates": "4 نيسان/أبريل 2019 ",
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in GROWN.items()])
def test_twice_the_text_takes_about_twice_the_time(text: str, patiently: Callable[[Callable[[], None]], None]) -> None:
    base = text * max(1, 4000 // len(text))
    seconds(base[:500])

    def check() -> None:
        once, twice = seconds(base), seconds(base * 2)
        assert twice <= 2.5 * once + 0.05, (once, twice)

    patiently(check)


def test_counterparts_of_one_name_take_time_with_their_number(
    patiently: Callable[[Callable[[], None]], None],
) -> None:
    text = "أعلن وزير الزراعة الكيني لارس هوفمان أنه سيزور النرويج. وأضاف أنه سيلتقي نظيره النرويجي. "
    seconds(text)

    def check() -> None:
        few, many = seconds(text * 50), seconds(text * 400)
        assert many <= 8 * 1.6 * few + 0.05, (few, many)

    patiently(check)
