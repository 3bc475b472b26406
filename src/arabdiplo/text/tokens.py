"""Cutting a raw text into tokens, in one pass; spans are always source spans."""

from __future__ import annotations

import re
from typing import NamedTuple

from arabdiplo.text.letters import AND, DIGITS, INVISIBLE, LETTERS, MARKS, NEWLINES
from arabdiplo.text.lists import rows_beside


class Token(NamedTuple):
    """A token of ``text[start:end]``; offsets are code points of the raw text.

    kind: ``word`` (Arabic), ``number`` (digits with an inner ``.`` or ``,``,
    behind which a mark of direction may stand), ``latin`` (a word of any other
    script, an account ``@name``, a link), ``punct`` (one sign), ``newline`` (a run of line ends).  Space
    and invisible marks between tokens are none.
    """

    start: int
    end: int
    kind: str


#: kind of a token, alone, by the group of `_TOKEN`
_KINDS = (("",), ("word",), ("punct",), ("word",), ("number",), ("latin",), ("newline",), ("punct",))


def _abbreviations() -> dict[str, str]:
    """Kind of abbreviation -> its words, as alternatives of an expression."""
    found: dict[str, list[str]] = {}
    for forms, kind, _ in rows_beside(__file__, "abbreviations.tsv"):
        found.setdefault(kind, []).extend(map(re.escape, forms.split(" or ")))
    return {kind: f"(?:{'|'.join(forms)})" for kind, forms in found.items()}


_ABBREVIATED = _abbreviations()
# ة ends a word, also where the space behind it is missing (لزيارةالولايات)
_BODY = LETTERS.replace("\u0621-", "\u0621-\u0628\u062a-")
_LONG_WORD = (
    f"[{LETTERS}](?:[{_BODY}{MARKS}]+(?:ة[{MARKS}]*)?|ة[{MARKS}]*)(?:[{INVISIBLE}]+[{LETTERS}][{LETTERS}{MARKS}]*)*"
)
# most words: behind these letters stands nothing that might make another token of them
_PLAIN_WORD = f"[{LETTERS}][{_BODY}{MARKS}]++(?:ة[{MARKS}]*+)?(?![.{INVISIBLE}{LETTERS}])"
_SHORT_WORD = f"[{LETTERS}](?:[{INVISIBLE}]*[{LETTERS}{MARKS}])*"
# initials (أ.ف.ب); a title before its name (د. ود. أ. م.), where no number makes م. a metre or a year
_ABBREVIATION = (
    f"[{LETTERS}](?:\\.[{LETTERS}](?![{LETTERS}{MARKS}]))+\\.?"
    f"|{AND}?{_ABBREVIATED['title']}\\.(?=[^\\S\n]*[{LETTERS}])"
    f"|(?<![{DIGITS}])(?<![{DIGITS}] ){_ABBREVIATED['title or unit']}\\.(?=[^\\S\n]*[{LETTERS}])"
)
# letters by their foreign names (إن.تي.في); two words alone may be the ends of two sentences
_SPELT = f"[{LETTERS}]{{2,5}}(?:\\.[{LETTERS}]{{1,5}}){{2,}}(?![{LETTERS}{MARKS}])"
# an address of the web in Arabic letters (العربية.نت)
_ADDRESS = f"[{LETTERS}{MARKS}]+\\.{_ABBREVIATED['domain']}(?![{LETTERS}{MARKS}])"
_LATIN = f"(?:(?![{LETTERS}{DIGITS}{MARKS}])[^\\W\\d_])(?:(?![{LETTERS}])[\\w\u0300-\u036f'’])*"
# an address as it is written in links, and the name of an account; of a cut address what is left of it
_LINK = "(?:https?://|www\\.|pic\\.twitter\\.com/|t\\.(?:co|me)/)[!-~]*[A-Za-z0-9/_=-]"
_HANDLE = "(?<![A-Za-z0-9_.])@[A-Za-z0-9_]+"
_NUMBER = (
    f"(?<![{DIGITS}][.,])[{DIGITS}]{{1,3}}(?:[,٬][{DIGITS}]{{3}})+(?:[.٫][{DIGITS}]+)?(?![.,]?[{DIGITS}])"
    f"|(?<![{DIGITS}][.,])[{DIGITS}]+[.,٫][{INVISIBLE}]*[{DIGITS}]+(?![.,]?[{DIGITS}])|[{DIGITS}]+"
)
# one group a kind (see _KINDS), the frequent first
_TOKEN = re.compile(
    f'({_PLAIN_WORD}|(?!{AND}{_ABBREVIATED["title"]}\\.)(?:{_SPELT}|{_ADDRESS}|{_LONG_WORD}))|([.،:؛«»"()\\-/]|(?!{_HANDLE})[^\\s\\w{INVISIBLE}{MARKS}])|({_ABBREVIATION}'
    f"|{_SHORT_WORD})"
    f"|({_NUMBER})|({_HANDLE}|{_LINK}|{_LATIN})|([{NEWLINES}]+)|([^\\s{INVISIBLE}{MARKS}])"
)


def tokenize(text: str) -> list[Token]:
    """Tokens of *text* in order, none overlapping; never raises.

    >>> [text[s:e] for text in ["قال د. سامي، في 22/07/2020."] for s, e, _ in tokenize(text)]
    ['قال', 'د.', 'سامي', '،', 'في', '22', '/', '07', '/', '2020', '.']
    """
    make, kinds = tuple.__new__, _KINDS
    return [make(Token, m.span() + kinds[m.lastindex]) for m in _TOKEN.finditer(text)]  # type: ignore[index]
