"""The page of `arabdiplo report` as it is written; how a browser shows it is in test_report_in_browser.py."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabdiplo import Extractor, to_json
from arabdiplo.cli.root import run
from arabdiplo.events import Arg, Document, Event, Span, Time
from arabdiplo.report import PageSize, report
from arabdiplo.report.labels import LANGUAGES, Labels
from arabdiplo.report.layout import HEIGHT, WIDTH, places
from arabdiplo.report.linked import linked, when
from arabdiplo.report.safe import harmless
from arabdiplo.report.timeline import Timeline, _columns, _next_day

ROOT = Path(__file__).resolve().parents[2]
ALONE = {"meta", "br", "input", "line", "circle", "rect"}
TARGET = re.compile(r"[\u202d\u202e\x00]")


class Reader(HTMLParser):
    """What stands in a page: tags, texts of the articles, rows; every tag must be closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.links: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ALONE:
            self.open.append(tag)
        if tag == "p" and dict(attrs).get("class") == "text":
            self.texts.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "article" in self.open and "p" in self.open:
            self.texts[-1] += data

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.tags if tag == name]


def test_it_holds_the_texts_the_events_and_the_drawings(documents: tuple[Document, ...]) -> None:
    page = report(documents)
    reader = Reader(page)
    assert reader.texts == [document.text for document in documents]
    mentions = sum(len(document.events) for document in documents)
    body = page.split('<tbody role="rowgroup">')[1].split("</tbody>")[0]
    assert body.count("<tr ") == mentions > 4
    assert {"الأردن", "قطر", "كينيا", "عمان"} <= set(re.findall(r'<text x="[^>]*>([^<]+)</text>', page))
    assert '<g class="bar"' in page and ">2024-03-05</text>" in page
    ids = [attrs["id"] for _, attrs in reader.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = {attrs["href"] for attrs in reader.all("a")}
    assert targets and all(target and target[1:] in ids for target in targets)


def test_only_its_own_script_runs_and_nothing_comes_from_elsewhere(documents: tuple[Document, ...]) -> None:
    page = report(documents)
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    assert f'content="{policy}"' in page
    assert not re.search(r"https?:|//[a-z]|@import|url\(|javascript:", page)
    assert not [attrs for _, attrs in Reader(page).tags if {"src", "action", "background"} & set(attrs)]


def test_what_texts_hold_stays_text(hostile: Document) -> None:
    page = report([hostile], title=hostile.id, met=[hostile.events[0].type])
    reader = Reader(page)
    assert reader.texts == [harmless(hostile.text)]
    assert len(reader.all("script")) == 1 and reader.all("img") == []
    assert not [attrs for _, attrs in reader.tags if any(name.startswith("on") for name in attrs)]
    assert not TARGET.search(page)
    page.encode("utf-8")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(min_size=1, max_size=20), st.text(max_size=9)), min_size=1, max_size=4))
def test_any_strings_make_a_whole_page(given: list[tuple[str, str]]) -> None:
    made = []
    for text, name in given:
        text = text.replace("\r", " ")
        span = Span(0, len(text), text)
        args = (Arg(name, span, (name,)), Arg("visitor", None, (text,), True, states=(name,)))
        made.append(
            Document(name, text, name, (Event(name, name, name, name, name, span, args, time=Time(span, name)),))
        )
    page = report(made, met=[name for _, name in given])
    assert Reader(page).texts == [harmless(document.text) for document in made]
    page.encode("utf-8")


def test_the_same_documents_give_the_same_page(tmp_path: Path) -> None:
    """In processes that order their sets differently."""
    names = ["أ", "ب", "ج", "د", "ه", "و"]
    args = tuple(Arg("participant", None, (name,), True) for name in names)
    span = Span(0, 1, "ن")
    event = Event("m1", "E1", "meeting", None, "actual", span, args)
    (tmp_path / "news.jsonl").write_text(to_json(Document("n", "نص", "2024-03-06", (event,))), "utf-8")
    pages = []
    for seed in ("1", "2"):
        target = tmp_path / f"{seed}.html"
        subprocess.run(
            [sys.executable, "-m", "arabdiplo", "report", "news.jsonl", "--records", "--output", str(target)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")},
            check=True,
        )
        pages.append(target.read_bytes())
    assert pages[0] == pages[1] and b'<g class="edge"' in pages[0]


def test_everything_that_rules_declare_has_a_label() -> None:
    program = Extractor(["conflict"]).program
    names = {("type", event.name) for _, event in program.events}
    names |= {("mode", mode) for _, event in program.events for mode in event.modes}
    names |= {("role", role.name) for _, event in program.events for role in event.public}
    names |= {("status", name) for name in ("actual", "planned", "possible", "cancelled", "postponed", "denied")}
    arabic = Labels("ar")
    assert sorted(key for key in names if not re.search("[\u0621-\u064a]", arabic(*key))) == []


def test_every_language_has_all_words_of_the_page(documents: tuple[Document, ...]) -> None:
    for language in LANGUAGES:
        page = report(documents, language=language)
        assert f'<html lang="{language}" dir="{Labels(language).direction}">' in page
    assert "Who met whom" in report(documents, language="en")


CLASSES = Extractor().classes


# -- real events -----------------------------------------------------------------


def event(kind: str, *args: Arg, status: str = "actual", group: str = "E1", value: str | None = None) -> Event:
    span = Span(0, 1, "ن")
    return CLASSES.get(kind, Event)(
        "m", group, kind, None, status, span, args, time=Time(span, value) if value else None
    )


def person(role: str, name: str, *states: str) -> Arg:
    return Arg(role, None, (name,), True, "person", states=states)


def pairs(*events: Event) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    found = linked(Document("d", "ن", "2024-03-06", events))
    actors = {pair for one, _ in found for pair in one.actors}
    return sorted(actors), sorted({pair for one, _ in found for pair in one.states})


@pytest.mark.parametrize(
    ("value", "day", "month"),
    [
        ("2024-03-05T10:00", "2024-03-05", "2024-03"),
        ("2024-03", None, "2024-03"),
        ("2024-W09", None, "2024-02"),
        ("2024-13", None, None),
        ("2024-02-30", None, None),
        ("2024-Q1", None, None),
        ("P3D", None, None),
    ],
)
def test_a_time_has_the_day_and_month_that_it_says(value: str, day: str | None, month: str | None) -> None:
    assert when(value) == (day, month)


def test_mentions_of_one_event_are_put_together_in_time(patiently: Callable[[Callable[[], None]], None]) -> None:
    def seconds(count: int) -> float:
        sides = [
            Arg("participant", Span(place, place + 1, "ن"), (name,), False, "person")
            for place, name in enumerate(("أ", "ب") * count)
        ]
        document = Document("d", "ن" * 2 * count, None, tuple(event("meeting", side) for side in sides))
        start = time.process_time()
        ((one, _),) = linked(document)
        assert one.actors == {("أ", "ب")}
        return time.process_time() - start

    def check() -> None:
        few, many = seconds(100), seconds(800)
        assert many <= 16 * few + 0.05, (few, many)

    patiently(check)


def test_who_is_with_whom() -> None:
    a, b, c = person("participant", "أ", "مصر"), person("participant", "ب", "قطر"), person("host", "ج", "قطر")
    assert pairs(event("meeting", a, b, c)) == ([("أ", "ب"), ("أ", "ج"), ("ب", "ج")], [("قطر", "مصر")])
    together = person("visitor", "أ", "مصر"), person("visitor", "د", "مصر")
    place = Arg("destination", None, ("الدوحة",), True, "city", states=("قطر",))
    assert pairs(event("visit", *together, place)) == ([("أ", "قطر"), ("د", "قطر")], [("قطر", "مصر")])
    home = Arg("destination", None, ("القاهرة",), True, "city", states=("مصر",))
    assert pairs(event("visit", person("visitor", "أ", "مصر"), home)) == ([], [])


def test_what_did_not_bring_them_together_is_no_edge() -> None:
    a, b = person("participant", "أ"), person("participant", "ب")
    for status in ("denied", "cancelled", "postponed", "possible"):
        assert pairs(event("meeting", a, b, status=status)) == ([], [])
    assert pairs(event("statement", person("speaker", "أ"), person("addressee", "ب"))) == ([], [])


def test_a_state_that_is_named_once_holds_in_the_whole_document() -> None:
    first = event("meeting", person("participant", "أ", "مصر"), group="E1")
    later = event("meeting", person("participant", "أ"), person("participant", "ب", "قطر"), group="E2")
    assert pairs(first, later)[1] == [("قطر", "مصر")]


def test_linked_mentions_are_one_event_at_the_best_time() -> None:
    mentions = event("visit", value="2024-03"), event("visit", value="2024-03-05"), event("call", group="E2")
    found = linked(Document("d", "ن", "2024-03-06", mentions))
    assert [(one.type, one.day, one.month, one.dated, len(group)) for one, group in found] == [
        ("visit", "2024-03-05", "2024-03", True, 2),
        ("call", "2024-03-06", "2024-03", False, 1),
    ]


def test_the_timeline_counts_and_breaks() -> None:
    assert list(_columns(["2024-02-28", "2024-03-01", "2024-03-20"], _next_day)) == [
        *("2024-02-28", "2024-02-29", "2024-03-01"),
        *(None, "2024-03-20"),
    ]
    timeline = Timeline()
    for one, _ in linked(
        Document("d", "ن", None, tuple(event("visit", group=f"E{i}", value="2024-03-05") for i in range(3)))
    ):
        timeline.add(one)
    drawn = timeline.days(Labels("en"))
    assert '<th scope="row" dir="ltr">2024-03-05</th><td>3</td><td>visit 3</td>' in drawn
    assert 'data-e="0 1 2"' in drawn


@settings(max_examples=12, deadline=None)
@given(st.integers(2, 16), st.data())
def test_dots_stand_within_the_drawing(size: int, data: st.DataObject) -> None:
    nodes = [str(number) for number in range(size)]
    ends = st.tuples(st.sampled_from(nodes), st.sampled_from(nodes)).filter(lambda pair: pair[0] < pair[1])
    edges = data.draw(st.dictionaries(ends, st.integers(1, 9), min_size=1, max_size=30))
    found = places(nodes, edges, [40] * size)
    assert set(found) == set(nodes)
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in found.values())
    assert len(set(found.values())) == size
    assert found == places(nodes, dict(edges), [40] * size)


# -- limits, the command -----------------------------------------------------------


def test_big_inputs_are_trimmed_and_it_says_so(documents: tuple[Document, ...]) -> None:
    page = report(documents, language="en", size=PageSize(texts=1, rows=1000))
    reader = Reader(page)
    assert len(reader.texts) == 1 and "Only the first texts are here, in number 1 (of 4)" in page
    mentions = sum(len(document.events) for document in documents)
    assert len(re.findall('<tr role="row" data-e', page)) == mentions
    page = report(documents, language="en", size=PageSize(rows=2))
    assert len(re.findall('<tr role="row" data-e', page)) == 2
    assert f"only the first rows, in number 2 (of {mentions})" in page


def test_nothing_found_is_a_page_too() -> None:
    for documents in ([], [Document("a", "لا شيء هنا")]):
        assert Reader(report(documents)).open == []


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str], documents: tuple[Document, ...]) -> None:
    news, target = tmp_path / "news.jsonl", tmp_path / "page.html"
    kept = documents[0].events[0]
    news.write_text(to_json(Document("n1", documents[0].text, "2024-03-06", (kept,))), encoding="utf-8")
    assert run(["report", str(news), "--output", str(target), "--title", "زيارات", "--types", "visit,meeting"]) == 0
    page = target.read_text(encoding="utf-8")
    assert "<h1>زيارات</h1>" in page and page.count('<tr role="row" data-e') > 1
    assert run(["report", str(news), "--output", "-", "--records"]) == 0
    assert capsys.readouterr().out.count('<tr role="row" data-e') == 1


def test_mistakes_of_users(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    news = tmp_path / "news.txt"
    news.write_text("زار الوزير مسقط", encoding="utf-8")
    assert run(["report", str(news)]) == 2
    assert run(["report", str(news), "--output", str(tmp_path / "no" / "page.html")]) == 3
    assert run(["report", str(news), "--output", "-", "--records", "--rules", "x.dpl"]) == 3
    assert run(["report", str(news), "--output", "-", "--records"]) == 3
    assert "leave --records out" in capsys.readouterr().err
    broken = tmp_path / "broken.jsonl"
    events = (
        {"type": "visit", "trigger": {"start": 0, "end": 9}},
        {"type": "visit", "mode": 5, "trigger": {"start": 0, "end": 1}},
    )
    broken.write_text("\n".join(json.dumps({"text": "نص", "events": [each]}) for each in events), "utf-8")
    assert run(["report", str(broken), "--output", "-", "--records"]) == 3
    errors = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[0].rpartition(":")[2] for line in errors] == ["1", "2"]
