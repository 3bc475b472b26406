"""What stands in posts of social media beside the sentences: accounts, links, flags, hashtags heaped at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from arabdiplo.text.lists import rows_beside
from arabdiplo.text.marks import HASHTAG, STOPS
from arabdiplo.text.tokens import Token

_HASH, _JOIN = HASHTAG[0], HASHTAG[1]
_STROKE = "|"
_FLAG = "\U0001f1e6-\U0001f1ff\U000e0020-\U000e007f"
_PICTURE = f"\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff{_FLAG}"
_POST = re.compile(f"[@#{_PICTURE}]|https?:|www\\.|twitter\\.com")
_BETWEEN = re.compile(f"@[A-Za-z0-9_]+|[{_FLAG}]")
_FLAGS, _PICTURES = re.compile(f"[{_FLAG}]"), re.compile(f"[{_PICTURE}]")


def spoken(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens that belong to sentences; of a text that looks like no post all of them.

    Left out are flags, accounts behind words, whose post a line repeats (RT @name:) and whom it credits (Via @name),
    and links and pictures at its end.  Hashtags heaped behind such a sign, a stroke or a stop are a sentence of their
    own: the space before them becomes a line end.

    >>> from arabdiplo.text import tokenize
    >>> text = "RT @mofa: وصل الوزير @name إلى #تونس 🇹🇳 https://t.co/x #عاجل"
    >>> [text[token.start:token.end] for token in spoken(text, tokenize(text))]
    ['وصل', 'الوزير', 'إلى', '#', 'تونس', ' ', '#', 'عاجل']
    """
    if not _POST.search(text):
        return tokens
    out: list[Token] = []
    for line in _lines(tokens):
        out += _line(text, line)
    return out


def unmarked(label: str) -> str:
    """A name without the accounts and flags between its words.

    >>> unmarked("سامر @samer الخالدي").split()
    ['سامر', 'الخالدي']
    """
    return _BETWEEN.sub("", label)


def _lines(tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens line by line, each with its line end."""
    line: list[Token] = []
    for token in tokens:
        line.append(token)
        if token.kind == "newline":
            yield line
            line = []
    yield line


def _line(text: str, line: list[Token]) -> list[Token]:
    """A line without what is beside its sentences."""
    end = line[-1:] if line and line[-1].kind == "newline" else []
    line = line[_repeated(text, line) : len(line) - len(end)]
    first, tags = _tail(text, line)
    heap = next((i for i in range(first, len(line)) if i not in tags), len(line))
    if first and text[line[first - 1].start] in STOPS:
        heap = first
    said = [one for i, one in enumerate(line[:heap]) if not i or not _is_account(text, one)]
    heaped = [line[i] for i in sorted(tags) if i >= heap]
    if said and heaped and (gap := heaped[0].start) > said[-1].end:
        said.append(Token(gap - 1, gap, "newline"))
    return [one for one in said + heaped if not _FLAGS.match(text, one.start)] + end


def _repeated(text: str, line: list[Token]) -> int:
    """How many tokens say whose post the line repeats."""
    if len(line) < 3 or _word(text, line[0]) != "repeated" or not _is_account(text, line[1]):
        return 0
    return 3 if text[line[2].start] == ":" else 2


def _tail(text: str, line: list[Token]) -> tuple[int, set[int]]:
    """Where the hashtags, accounts, links and pictures at the end of a line begin, and which tokens are of hashtags."""
    tags: set[int] = set()
    first = len(line)
    while first:
        if (tag := _tag(text, line, first)) < first:
            tags.update(range(tag, first))
            first = tag
        elif _is_aside(text, line[first - 1]) or _is_account(text, line[first - 1]):
            first -= 1
        elif credit := _credit(text, line, first):
            first -= credit
        else:
            break
    return first, tags


def _tag(text: str, line: list[Token], end: int) -> int:
    """Where the hashtag begins that ends before a token; this place if none does."""
    at = end - 1
    while at > 0 and line[at].kind in ("word", "number", "latin") and line[at - 1].end == line[at].start:
        sign = text[line[at - 1].start]
        if sign == _HASH:
            return at - 1
        if sign != _JOIN:
            break
        at -= 2
    return end


def _credit(text: str, line: list[Token], end: int) -> int:
    """How many tokens before an account say that the post comes from there."""
    if end == len(line) or not _is_account(text, line[end]):
        return 0
    width = 2 if text[line[end - 1].start] == ":" else 1
    return width if width <= end and _word(text, line[end - width]) == "credited" else 0


def _is_aside(text: str, token: Token) -> bool:
    """Is it a link, a picture or a stroke?"""
    if token.kind == "latin":
        return "/" in text[token.start : token.end] or text.startswith("www.", token.start)
    return text[token.start] == _STROKE or _PICTURES.match(text, token.start) is not None


def _is_account(text: str, token: Token) -> bool:
    return token.kind == "latin" and text[token.start] == "@"


def _word(text: str, token: Token) -> str:
    return _words().get(text[token.start : token.end], "")


@cache
def _words() -> dict[str, str]:
    """Words before accounts -> what they say of them."""
    return {form: kind for forms, kind, _ in rows_beside(__file__, "accounts.tsv") for form in forms.split(" or ")}
