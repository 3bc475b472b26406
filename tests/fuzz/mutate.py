"""Broken news: sentences and an editor that drops, doubles, swaps and breaks; what must hold of every text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from shared import spans

from arabdiplo import Document, Extractor
from arabdiplo.engine import Engine
from arabdiplo.lang.load import compile_rules

ROOT = Path(__file__).resolve().parents[2]
MARKS = (
    *("\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"),
    *("\u061c", "\ufeff", "\u200b", "\u200c", "\u200d", "\u00ad", "ـ", "َ", "ّ", "ٰ", "\u0670", "\u06d6"),
)
ODD = (
    "\x00",
    "\x1b[31m",
    "\r",
    "\u2028",
    "\u2029",
    "\x85",
    "\ud800",
    "\udfff",
    "\U0010ffff",
    "\ufffd",
    "😀",
    "ﷺ",
    "ﻻ",
    "\t",
)
SIGNS = (
    "«",
    "»",
    '"',
    "(",
    ")",
    "[",
    "…",
    ".",
    "،",
    "؛",
    ":",
    "-",
    "–",
    "/",
    "\n",
    "؟",
    "!",
    "'",
    "٪",
    "*",
    "#",
    "<b>",
    "&amp;",
)
NUMBERS = (
    "٣",
    "۴",
    "2019",
    "1445",
    "0",
    "999999999999",
    "4 نيسان/أبريل",
    "٢٠٢٤",
    "31/13/2024",
    "13:75",
    "الأول",
    "المائة",
    "½",
    "²",
)
WORDS = (
    *(
        "زار",
        "التقى",
        "استقبل",
        "قال",
        "أن",
        "إن",
        "الذي",
        "التي",
        "و",
        "ف",
        "لم",
        "سوف",
        "قد",
        "نظيره",
        "بينهما",
        "الجانبان",
        "زيارة",
    ),
    *(
        "محادثات",
        "اتفاقية",
        "وزير",
        "الخارجية",
        "الرئيس",
        "بلاده",
        "أمس",
        "بدعوة من",
        "نفى",
        "يعتزم",
        "إلى",
        "من",
        "في",
        "على",
        "ب",
        "ل",
    ),
)
TOKENS: Sequence[Sequence[str]] = (MARKS, ODD, SIGNS, NUMBERS, WORDS)
Choose = Callable[[int], int]
"""a number from 0 to the one given"""


def sentences() -> list[str]:
    """The sentences of the project's own documents."""
    lines = (ROOT / "seeds" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    texts = (json.loads(line)["text"] for line in lines)
    return [part.strip() for text in texts for part in text.replace("\n", ". ").split(". ") if part.strip()]


def edit(news: Sequence[str], choose: Choose, steps: int) -> str:
    """Some sentences, edited so many times as *choose* says."""
    text = ". ".join(news[choose(len(news) - 1)] for _ in range(1 + choose(3)))
    for _ in range(steps):
        at = choose(len(text))
        text = EDITS[choose(len(EDITS) - 1)](text, at, choose)
        if len(text) > 6000:
            text = text[:6000]
    return text


def _drop(text: str, at: int, choose: Choose) -> str:
    return text[:at] + text[at + 1 + choose(8) :]


def _double(text: str, at: int, choose: Choose) -> str:
    end = at + 1 + choose(40)
    return text[:end] + text[at:end] * (1 + choose(3)) + text[end:]


def _swap(text: str, at: int, choose: Choose) -> str:
    return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]


def _insert(text: str, at: int, choose: Choose) -> str:
    tokens = TOKENS[choose(len(TOKENS) - 1)]
    space = " " if choose(1) else ""
    return text[:at] + space + tokens[choose(len(tokens) - 1)] * (1 + choose(2)) + space + text[at:]


def _move(text: str, at: int, choose: Choose) -> str:
    end, to = at + choose(60), choose(len(text))
    part, rest = text[at:end], text[:at] + text[end:]
    return rest[:to] + part + rest[to:]


def _garble(text: str, at: int, choose: Choose) -> str:
    """Bytes read in the wrong code page."""
    end = at + choose(80)
    pages = (
        ("utf-8", "cp1256"),
        ("utf-8", "latin-1"),
        ("cp1256", "latin-1"),
        ("cp1256", "utf-8"),
        ("utf-16-le", "utf-8"),
    )
    here, there = pages[choose(len(pages) - 1)]
    return text[:at] + text[at:end].encode(here, "replace").decode(there, "replace") + text[end:]


def _wrap(text: str, at: int, choose: Choose) -> str:
    opened, closed = (("«", "»"), ('"', '"'), ("(", ")"), ("\u202e", "\u202c"), ("“", "”"), ("[", "]"))[choose(5)]
    end, times = at + choose(200), 1 + choose(4)
    return text[:at] + opened * times + text[at:end] + closed * (times - choose(1)) + text[end:]


def _again(text: str, at: int, choose: Choose) -> str:
    word = WORDS[choose(len(WORDS) - 1)]
    return text[:at] + f" {word}" * (1 + choose(30)) + " " + text[at:]


EDITS: Sequence[Callable[[str, int, Choose], str]] = (
    _drop,
    _double,
    _swap,
    _insert,
    _insert,
    _move,
    _garble,
    _wrap,
    _again,
)


# -- rule files ------------------------------------------------------------------------

_TOKEN = re.compile(r'"[^"\n]*"|\w+|\s+|.')
_STRANGE = (
    *(
        "\x00",
        "\u202e",
        "\ufeff",
        "\ud800",
        "\\",
        "'",
        '"',
        "{",
        "}",
        "(",
        ")",
        "99999999999999999999",
        "0",
        "-1",
        "é",
        "😀",
        "1e9",
    ),
    *(
        "skip up to 9 until",
        "optional",
        "{ " * 30,
        "( " * 200,
        "not " * 300,
        "let x = x",
        "condition x = not x",
        "use ../../etc/passwd",
        "\t",
        "\r",
        "..",
        "#",
    ),
)


def rule_files() -> list[str]:
    """Rule files that tests and pages show, good and bad ones."""
    pages = [page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs").rglob("*.md"))]
    shown = [block for page in pages for block in re.findall(r"```dpl\n(.*?)```", page, re.DOTALL)]
    return shown + [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests").rglob("*.dpl"))]


def edit_rules(files: Sequence[str], choose: Choose, steps: int) -> str:
    """A rule file with tokens dropped, doubled, swapped, replaced by those of other files and by strange ones."""
    tokens = _TOKEN.findall(files[choose(len(files) - 1)])
    for _ in range(steps):
        at, what = choose(len(tokens)), choose(6)
        other = _TOKEN.findall(files[choose(len(files) - 1)])
        if what == 0:
            del tokens[at : at + 1 + choose(5)]
        elif what == 1:
            tokens[at:at] = tokens[at : at + 1 + choose(30)] * (1 + choose(2))
        elif what == 2:
            to = choose(len(other))
            tokens[at:at] = other[to : to + 1 + choose(60)]
        elif what == 3:
            tokens[at : at + 1] = other[choose(len(other)) :][:1]
        elif what == 4:
            tokens.insert(at, _STRANGE[choose(len(_STRANGE) - 1)])
        elif what == 5:
            tokens[at : at + 2] = reversed(tokens[at : at + 2])
        elif at < len(tokens):
            cut = choose(len(tokens[at]))
            tokens[at] = tokens[at][:cut] + _STRANGE[choose(len(_STRANGE) - 1)] + tokens[at][cut + choose(2) :]
    return "".join(tokens)


def check_rules(text: str, folder: Path) -> bool:
    """Compile a rule file; whatever it holds, there are diagnostics that can be shown. Does it compile?"""
    path = folder / "fuzzed.dpl"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    program, diagnostics = compile_rules([path], bundled=False)
    for each in diagnostics:
        assert each.line >= 0 and each.message and str(each)
    if program is not None:
        Engine(program).run("زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس والتقى نظيره القطري", "2024-03-06")
    return program is not None


# -- what must hold ------------------------------------------------------------------


def check(extractor: Extractor, text: str, date: str | None = None) -> Document:
    """Read a text in both ways; every span must be a stretch of it, and the events the same."""
    document = extractor.extract(text, date)
    for span in spans(document):
        assert 0 <= span.start < span.end <= len(text), span
        assert text[span.start : span.end] == span.text, span
    assert extractor.extract(text, date, mentions=False).events == document.events
    return document
