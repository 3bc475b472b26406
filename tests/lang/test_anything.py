"""Whatever stands in a file, there are diagnostics and never a traceback."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from arabdiplo.lang.cut import cut
from arabdiplo.lang.diagnostics import Report
from arabdiplo.lang.lexer import lex
from arabdiplo.lang.load import Loaded
from arabdiplo.lang.parse import parse
from arabdiplo.lang.resolve import resolve
from arabdiplo.lang.source import Source
from arabdiplo.lang.words import BUILT_IN_ATTRIBUTES, RESERVED

WORDS = sorted(RESERVED | set(BUILT_IN_ATTRIBUTES)) + ["a", "b", "_c", "person", "visit", "mode"]
SIGNS = list("{}()[],:=.|+*?") + [
    "->",
    '"زار"',
    "'قال'",
    '"""نص"""',
    '"',
    "'",
    "#",
    "# allow(D305) x\n",
    "\n",
    "7",
    "40",
    "99999",
]
TOKENS = st.lists(st.sampled_from(WORDS + SIGNS * 2), max_size=60).map(" ".join)


def run(text: str, tmp_path_name: str = "soup.dpl") -> Report:
    from pathlib import Path

    report = Report()
    parsed = parse(Source(tmp_path_name, text), "soup", report)
    resolve([Loaded("soup", Path("/nowhere/soup.dpl"), tmp_path_name, parsed)], report, warn=False)
    return report


@given(st.text())
@settings(max_examples=150, deadline=None)
def test_random_text(text: str) -> None:
    for each in run(text).sorted():
        assert each.line >= 1 and each.column >= 1 and each.message


@given(TOKENS)
@settings(max_examples=300, deadline=None)
def test_token_soup(text: str) -> None:
    run("dpl 1 " + text)


@given(
    st.sampled_from(
        [
            "pattern a -> b { %s }",
            "frame a -> b { %s }",
            "event a { %s }",
            "status a rank 1 { %s }",
            "lexicon a { %s }",
            "let a = %s",
            "condition a = %s",
        ]
    ),
    TOKENS,
)
@settings(max_examples=300, deadline=None)
def test_soup_within_blocks(block: str, text: str) -> None:
    run("dpl 1 type b " + block.replace("%s", text))


@given(st.text())
@example("frame a => b")
@example("priority ٣")
@settings(max_examples=200, deadline=None)
def test_tokens_are_where_they_say(text: str) -> None:
    lexed = lex(Source("a.dpl", text))
    assert len(lexed.clean) == len(text)
    end = 0
    for token in lexed.tokens:
        written = text[token.start : token.end]
        assert token.text == written or token.text == ("->" if written == "=>" else str(int(written)))
        assert token.start >= end
        end = token.end


@given(TOKENS)
@settings(max_examples=200, deadline=None)
def test_statements_of_a_block_are_all_of_it(text: str) -> None:
    for item in cut(lex(Source("a.dpl", "dpl 1 " + text))).items:
        for before, after in zip(item.body, item.body[1:], strict=False):
            assert before.last == after.first
