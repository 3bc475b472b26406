"""The page of `arabdiplo report` in a real browser: on a desk and on a phone, light and dark, without script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from arabdiplo.events import Document
from arabdiplo.report import report

pytestmark = pytest.mark.slow

ROWS = "[...document.querySelectorAll('.events tbody tr')]"
SET = """(() => {{ const field = document.querySelector('[name={}]'); field.value = {!r};
field.dispatchEvent(new Event('input', {{bubbles: true}})); return {}.length; }})()"""
HEAD = "document.querySelectorAll('.events thead button')[{}]"


@pytest.fixture(scope="module")
def file(documents: tuple[Document, ...], hostile: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "page.html"
    path.write_text(report([*documents, hostile], met=["visit", "meeting", hostile.events[0].type]), encoding="utf-8")
    return path


def column(page: Any, number: int) -> list[str]:
    return list(page.run(f"{ROWS}.map(row => row.cells[{number}].dataset.v ?? row.cells[{number}].textContent)"))


def quiet(page: Any, file: Path) -> None:
    """Nothing was asked of the network, nothing went wrong, nothing of a text was run."""
    assert page.requests == [file.as_uri()]
    assert page.console == []
    assert page.run("typeof boom") == "undefined"
    assert page.run("document.images.length + document.scripts.length") == 1


def test_sorting(browser: Any, file: Path) -> None:
    page = browser.open(file)
    first = column(page, 5)
    page.run(f"{HEAD.format(5)}.click()")
    up = column(page, 5)
    dates = [each for each in up if each.startswith("2")]
    assert dates == sorted(dates) and len(set(dates)) > 1
    assert up.count("") > 0 and set(up[-up.count("") :]) == {""}
    assert page.run(f"{HEAD.format(5)}.parentElement.getAttribute('aria-sort')") == "ascending"
    # by the keyboard
    page.run(f"{HEAD.format(5)}.focus()")
    page.press("Enter")
    assert [each for each in column(page, 5) if each.startswith("2")] == dates[::-1]
    assert page.run("document.querySelectorAll('[aria-sort=descending]').length") == 1
    page.run(f"{HEAD.format(5)}.click()")
    assert column(page, 5) == first and page.run("document.querySelectorAll('[aria-sort]').length") == 0
    quiet(page, file)


def test_filtering(browser: Any, file: Path) -> None:
    page = browser.open(file)
    total = len(column(page, 0))
    assert 0 < page.run(SET.format("type", "meeting", ROWS)) < total
    assert set(column(page, 0)) == {"meeting"}
    assert f"{len(column(page, 0))} من {total}" in page.run("document.querySelector('#shown').textContent")
    page.run("document.querySelector('#filter [type=reset]').click()")
    assert page.run("new Promise(done => setTimeout(() => done(1), 50))") == 1
    assert len(column(page, 0)) == total
    # marks and forms of letters do not matter
    assert page.run(SET.format("who", "جُوزيف", ROWS)) > 0
    assert all("جوزيف" in each for each in column(page, 3))
    page.run(SET.format("who", "", ROWS))
    assert page.run(SET.format("place", "مسقط", ROWS)) > 0
    page.run(SET.format("place", "", ROWS))
    page.run(SET.format("from", "2024-04", ROWS))
    assert column(page, 5) and all(each >= "2024-04" for each in column(page, 5))
    page.run(SET.format("to", "2024-04-04", ROWS))
    assert all("2024-04" <= each[:10] <= "2024-04-04" for each in column(page, 5))
    page.run(SET.format("from", "", ROWS) + ";" + SET.format("to", "", ROWS))
    assert page.run(SET.format("search", "boom", ROWS)) == 1
    assert page.run(SET.format("search", "لا يوجد", ROWS)) == 0
    assert page.run("document.querySelectorAll('svg .edge:not(.faint)').length") == 0
    quiet(page, file)


def test_an_edge_a_dot_and_a_bar_filter_the_table(browser: Any, file: Path) -> None:
    page = browser.open(file)
    total = len(column(page, 0))
    for kind in ("edge", "dot", "bar"):
        part = f"document.querySelector('.view svg .{kind}')"
        wanted = set(page.run(f"{part}.dataset.e.split(' ')"))
        page.run(f"{part}.dispatchEvent(new MouseEvent('click', {{bubbles: true}}))")
        assert set(page.run(f"{ROWS}.map(row => row.dataset.e)")) == wanted
        assert len(column(page, 0)) < total
        assert page.run("document.querySelector('#unpick').hidden") is False
        page.run("document.querySelector('#unpick').click()")
        assert len(column(page, 0)) == total
    # by the keyboard
    page.run("document.querySelector('#by_state ~ .view .edge').focus()")
    page.press("Enter")
    assert 0 < len(column(page, 0)) < total
    quiet(page, file)


def test_days_and_months_states_and_actors_change_places(browser: Any, file: Path) -> None:
    page = browser.open(file)
    seen = "[...document.querySelectorAll('.view')].map(view => getComputedStyle(view).display)"
    assert page.run(seen) == ["block", "none", "block", "none"]
    page.run("document.querySelector('label[for=by_month]').click()")
    page.run("document.querySelector('label[for=by_actor]').click()")
    assert page.run(seen) == ["none", "block", "none", "block"]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_phone_needs_no_scrolling_sideways(browser: Any, file: Path, dark: bool) -> None:
    page = browser.open(file, width=360, height=740, dark=dark)
    assert page.run("[innerWidth, document.documentElement.scrollWidth, document.body.scrollWidth]") == [360] * 3
    page.run("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.run("document.documentElement.scrollWidth") == 360
    page.run("scrollTo(-200, 0)")
    assert page.run("scrollX") == 0
    assert page.run("getComputedStyle(document.querySelector('.events tbody td:not(:empty)')).display") == "block"
    quiet(page, file)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_letters_stand_out_from_the_paper(browser: Any, file: Path, dark: bool) -> None:
    """By the contrast of WCAG: 4.5 for text, 3 for what is drawn."""
    page = browser.open(file, dark=dark)
    paper = page.run("getComputedStyle(document.body).backgroundColor")
    assert (light(paper) < 0.1) is dark
    for selector, name, least in (
        ("body", "color", 4.5),
        ("a", "color", 4.5),
        ("small", "color", 4.5),
        (".events b", "color", 3),
        ("mark", "color", 4.5),
        (".key", "backgroundColor", 3),
        (".edge line:not(.hit)", "stroke", 3),
        (".dot circle", "fill", 3),
    ):
        for colour in page.run(
            f"[...new Set([...document.querySelectorAll({selector!r})].map(x => getComputedStyle(x).{name}))]"
        ):
            ground = paper
            if selector == "mark":
                ground = page.run("getComputedStyle(document.querySelector('mark')).backgroundColor")
            high, low = sorted((light(colour) + 0.05, light(ground) + 0.05), reverse=True)
            assert high / low >= least, (selector, colour, ground)


def light(colour: str) -> float:
    """The relative luminance of `rgb(…)`."""
    parts = [int(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_it_can_be_read_without_script(browser: Any, file: Path) -> None:
    page = browser.open(file, script=False)
    assert len(column(page, 0)) > 4
    assert page.run("[...document.querySelectorAll('.js')].every(x => getComputedStyle(x).display === 'none')")
    assert page.run("getComputedStyle(document.querySelector('.view svg')).display") == "block"


def test_headings_names_and_roles_for_readers_aloud(browser: Any, file: Path) -> None:
    page = browser.open(file)
    nodes = page.call("Accessibility.getFullAXTree")["nodes"]
    roles = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node["ignored"]]
    kinds = [kind for kind, _ in roles]
    assert kinds.count("columnheader") >= 8 and "rowheader" in kinds and "table" in kinds
    unnamed = [kind for kind, name in roles if kind in ("button", "combobox", "searchbox", "radio") and not name]
    assert unnamed == []


def test_many_rows_come_in_pages(browser: Any, documents: tuple[Document, ...], tmp_path: Path) -> None:
    many = [*documents] * 30
    file = tmp_path / "many.html"
    file.write_text(report(many), encoding="utf-8")
    page = browser.open(file)
    assert len(column(page, 0)) == 100
    total = 30 * sum(len(document.events) for document in documents)
    assert f"{total} من {total}" in page.run("document.querySelector('#shown').textContent")
    page.run("document.querySelector('#next').click()")
    assert 0 < len(column(page, 0)) <= 100
    assert page.run("document.querySelector('#previous').disabled") is False
    # on the phone too
    assert browser.open(file, width=360).run("document.documentElement.scrollWidth") == 360
