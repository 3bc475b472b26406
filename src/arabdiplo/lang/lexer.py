"""From the text of a rule file to tokens, comments kept.

The lexer never stops: what it cannot read becomes a token of kind ``bad``
with a diagnostic, and the statement that holds it is not parsed further.
"""

from __future__ import annotations

import re

import attrs

from arabdiplo.text.unseen import TURNING

from .diagnostics import Diagnostic, Edit, fill
from .source import Source
from .words import ITEMS, MAX_NAME

_TOKEN = re.compile(
    r"""
    (?P<space>[ \t\r\n]+)
  | (?P<comment>\#[^\n]*)
  | (?P<long>\"\"\"(?:(?!\"\"\").)*\"\"\")
  | (?P<string>"(?!"")[^"\n]*"|""(?!")|'[^'\n]*')
  | (?P<open>["'][^\n]*)
  | (?P<int>[0-9]+(?![A-Za-z_]))
  | (?P<name>[a-z_][a-z0-9_]*(?![A-Z]))
  | (?P<arrow>->)
  | (?P<slashes>//[^\n]*)
  | (?P<pointed>=>|[→⇒➔])
  | (?P<sign>[{}()\[\],:=.])
  | (?P<swap>[|+*?])
  | (?P<other>[A-Za-z0-9_]+|[^\s\#"'A-Za-z0-9_{}()\[\],:=.|+*?]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)

#: what needs no look: group of the expression, kind of the token
_SOUND = {"comment": "comment", "long": "string", "string": "string", "arrow": "sign", "sign": "sign"}

#: a sign of Arabic that is meant as one of the language
_ALIKE = {"،": ","}
#: digits as Arabic writes them
_EASTERN = re.compile("[\u0660-\u0669\u06f0-\u06f9]+")
#: numbers of more digits stand nowhere in a rule
_DIGITS = 4
_QUOTES = ('"', "'")
_SWAPS = {"|": "or", "+": "up to 5", "*": "up to 5", "?": "maybe"}


@attrs.frozen(slots=True)
class Token:
    """One token.  kind: name, int, string, sign, comment, bad.  text: as written, of «=>» and «٣» what is meant."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def value(self) -> str:
        """A string without its quotes; else the text."""
        if self.kind != "string":
            return self.text
        return self.text[3:-3] if self.text.startswith('"""') else self.text[1:-1]


@attrs.frozen(slots=True)
class Lexed:
    """The tokens of a file in order, its comments among them, and what was wrong."""

    source: Source
    tokens: tuple[Token, ...]
    diagnostics: tuple[Diagnostic, ...]
    clean: str
    """the text with every comment blanked: same length, same offsets"""

    def words(self) -> list[Token]:
        """The tokens without comments."""
        return [token for token in self.tokens if token.kind != "comment"]

    def comments(self) -> dict[int, Token]:
        """Comments by line (from 1)."""
        return {self.source.where(token.start).line: token for token in self.tokens if token.kind == "comment"}


def lex(source: Source) -> Lexed:
    """Cut *source* into tokens."""
    text = source.text
    tokens: list[Token] = []
    found: list[Diagnostic] = []
    clean: list[str] = []
    done = 0
    for mark in TURNING.finditer(text):
        found.append(
            fill(
                "D001",
                source.path,
                source.where(mark.start()),
                edits=(Edit(*mark.span()),),
                mark=f"U+{ord(mark.group()):04X}",
            )
        )
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        start, end = match.span()
        if kind == "space":
            continue
        if kind == "comment":
            clean += [text[done:start], " " * (end - start)]
            done = end
        if kind in _SOUND:
            tokens.append(Token(_SOUND[kind], match.group(), start, end))
            continue
        made, wrong = _token(source, kind, match.group(), start, end)
        if made is not None:
            tokens.append(made)
            if made.text != match.group():
                clean += [text[done:start], made.text]
                done = end
        else:
            clean += [text[done:start], " " * (end - start)]
            done = end
        if wrong is not None:
            found.append(wrong)
    clean.append(text[done:])
    return Lexed(source, tuple(tokens), tuple(found), "".join(clean))


def _token(source: Source, kind: str, text: str, start: int, end: int) -> tuple[Token | None, Diagnostic | None]:
    path, where = source.path, source.where(start)
    token = Token(kind, text, start, end)
    bad = Token("bad", text, start, end)
    if kind == "open":
        return bad, fill("D004", path, where, quote=text[0])
    if kind == "swap":
        edits = (Edit(start, end, " or "),) if text == "|" else ()
        hint = _no_count(*source.around(start, end)) if text == "+" else None
        return bad, fill("D002", path, where, hint, edits, sign=text, word=_SWAPS[text])
    if kind == "slashes":
        edits = (Edit(start, start + 2, "#"),)
        return None, fill("D008", path, where, "a comment begins with «#»", edits, found="//")
    if kind == "pointed":
        edits, fits = (Edit(start, end, "->"),), len(text) == 2
        made = Token("sign", "->", start, end) if fits else bad
        return made, fill("D008", path, where, "write «->»", edits, found=text)
    if kind == "name" and len(text) > MAX_NAME:
        return bad, fill(
            "D006", path, where, found=f"{len(text)} letters", what="a name", limit=MAX_NAME, hint="shorten it"
        )
    if kind == "int" and len(text) > _DIGITS:
        return bad, fill(
            "D006",
            path,
            where,
            found=f"{len(text)} digits",
            what="a number",
            limit=_DIGITS,
            hint="put it in quotes if it is a text",
        )
    if kind == "other":
        if TURNING.fullmatch(text):
            return None, None
        if _EASTERN.fullmatch(text) and len(text) <= _DIGITS:
            number = "".join(str(int(digit)) for digit in text)
            edits = (Edit(start, end, number),)
            return Token("int", number, start, end), fill("D008", path, where, f"write «{number}»", edits, found=text)
        if meant := _ALIKE.get(text):
            if _between_strings(*source.around(start, end)):
                hint, edits = "write «or» between strings", (Edit(start, end, " or"),)
                return bad, fill("D008", path, where, hint, edits, found=text)
            edits = (Edit(start, end, meant),)
            return Token("sign", meant, start, end), fill("D008", path, where, f"write «{meant}»", edits, found=text)
        if text.isspace():
            edits = (Edit(start, end, " "),)
            return None, fill("D008", path, where, "write a plain space", edits, found=_shown(text))
        return bad, fill("D008", path, where, found=_shown(text), hint=_way_out(text, *source.around(start, end)))
    return token, None


def _no_count(before: str, after: str) -> str | None:
    """The way out where «+» is to join what stands around it; None where it counts what stands before it."""
    if not re.match(r"""\s*(?!(?:then|or|as|and|followed|preceded)\b)["'(a-z_]""", after):
        return None
    if re.match(r"\s*(?:set|entity|value|where)\b", before):
        return "a value is one string or one attribute: write one of the two"
    return "write «then»"


def _between_strings(before: str, after: str) -> bool:
    return before.rstrip()[-1:] in _QUOTES and after.lstrip()[:1] in _QUOTES


def _shown(text: str) -> str:
    cut = text if len(text) <= 30 else text[:30] + "…"
    return cut if cut.isprintable() else "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in cut)


def _way_out(text: str, before: str, after: str) -> str:
    """What to write in place of *text*; before, after: the rest of its line."""
    if text[0].isalpha() and (before[-1:] in _QUOTES or after[:1] in _QUOTES):
        return "a string that holds «\"» stands in «'…'»"
    if text.startswith("/") and re.match(r"\s*use\b", before):
        return "«use» takes names of modules: those of files beside this one and of bundled ones"
    if text.startswith("/") and re.search(r"""\bfrom\s+[^\s"']*$""", before):
        return 'write «"…"» around the name of the file'
    if re.search(r"\bcolumn\s+$", before):
        return "columns have small letters, here and in the first line of the table"
    if text.isascii() and text.replace("_", "").isalnum():
        return (
            "names have small letters, digits and «_» only" if not text[0].isdigit() else "a name begins with a letter"
        )
    if any("\u0600" <= c <= "\u06ff" for c in text):
        if re.search(rf"(?:^\s*(?:{'|'.join(ITEMS)})\s|->)\s*$", before) or re.match(r"\s*[:{{]", after):
            return "names have the letters a to z, digits and «_» only"
        return 'write «"…"» around Arabic words'
    return "delete it"
