"""From the place a parse got stuck at to a message a rule writer can use."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from .diagnostics import Diagnostic, fill, meant
from .grammar_base import END, INT, NAME, STRING
from .lexer import Token
from .source import Source
from .words import CHECKS, CLASSES, ITEMS, RESERVED, SLOTS, SOURCES, STATEMENTS

_CLASS = "a class like «noun»"
_UNITS = frozenset({STRING, NAME, "(", *CLASSES})


@attrs.frozen(slots=True)
class _Stuck:
    """A statement, and the word of it that does not fit."""

    source: Source
    tokens: Sequence[Token]
    number: int
    """of the word"""
    expected: set[str]
    block: str

    @property
    def token(self) -> Token:
        return self.tokens[self.number]

    @property
    def before(self) -> Token | None:
        return self.tokens[self.number - 1] if self.number else None

    @property
    def fits(self) -> set[str]:
        return self.expected - {END}

    def said(self, code: str, hint: str | None = None, **values: object) -> Diagnostic:
        return fill(code, self.source.path, self.source.where(self.token.start), hint, (), **values)


def problem(source: Source, tokens: Sequence[Token], stuck: int, expected: set[str], block: str) -> Diagnostic:
    """The diagnostic of a statement.

    tokens: those of the statement.  stuck: index of the token that did not
    fit, ``len(tokens)`` if the statement broke off.  block: what the
    statement stands in, ``pattern`` …, or "file".
    """
    if stuck >= len(tokens):
        at = _Stuck(source, tokens, len(tokens) - 1, expected, block)
        return at.said("D106", _wanted(expected), found=_shown(at.token), place="at the end of its statement")
    at = _Stuck(source, tokens, stuck, expected, block)
    known = (
        _no_source, _mixed, _no_slot, _class_again, _bare_sequence, _comma, _counted, _no_words, _no_statement,
        _side_by_side, _reserved, _features_of_arm,
    )  # fmt: skip
    return next((found for case in known if (found := case(at)) is not None), None) or _unexpected(at)


def _no_source(at: _Stuck) -> Diagnostic | None:
    """Something else behind the «from» of «fill»."""
    if at.tokens[0].text != "fill" or "explicit" not in at.expected:
        return None
    what = "a slot" if at.token.text in SLOTS else "no source"
    text = " ".join(at.source.text[at.tokens[0].start : at.token.end].split())
    return at.said("D105", text=text, word=at.token.text, what=what, sources=", ".join(SOURCES))


def _mixed(at: _Stuck) -> Diagnostic | None:
    """«and» behind «or», or the other way round."""
    both = {"and", "or"}
    if at.token.text not in both or not both & at.expected:
        return None
    other = both - {at.token.text}
    return at.said("D103") if any(each.text in other for each in at.tokens[: at.number]) else None


#: what a condition says of a slot
_SAID = frozenset({"is", "agrees"})


def _no_slot(at: _Stuck) -> Diagnostic | None:
    """A role or a capture where a condition wants a slot."""
    if not asks_of_name(at.tokens, at.number):
        return None
    if at.block == "pattern":
        hint = "a condition of a pattern looks around it; what a word may be stands on the match line: «noun and not …»"
    else:
        hint = f"a condition asks of slots and of the trigger: «subject {at.token.text} …», «trigger {at.token.text} …»"
    return at.said("D106", hint, found=_shown(at.token), place=f"after {_shown(at.tokens[at.number - 1])}")


def asks_of_name(tokens: Sequence[Token], stuck: int) -> bool:
    """Does a condition ask of a name what can be asked of slots only (``unless loot is …``)?"""
    if not 1 <= stuck < len(tokens) or tokens[stuck].text not in _SAID:
        return False
    name = tokens[stuck - 1]
    asks = any(each.text in ("when", "unless") for each in tokens[:stuck])
    return asks and name.kind == "name" and name.text not in RESERVED


def _class_again(at: _Stuck) -> Diagnostic | None:
    """`noun "a" or noun "b"` in a lexicon, where a row has one class."""
    before, row = at.before, at.tokens[0]
    again = at.number > 1 and at.tokens[at.number - 2].text == "or" and before is not None and before.text in CLASSES
    if at.block != "lexicon" or not again or at.token.kind != "string" or before is None:
        return None
    other = "" if before.text == row.text else ", and a word of another class in a row of its own"
    hint = f'a row has its class once: «{row.text} "…" or "…"»{other}'
    return at.said("D106", hint, found=_shown(at.token), place=f"after {_shown(before)}")


def _bare_sequence(at: _Stuck) -> Diagnostic | None:
    """`is a then b` in a condition, where a sequence stands in parentheses."""
    asks = any(each.text in ("when", "unless", "condition") for each in at.tokens[: at.number])
    if at.token.text != "then" or not asks or at.before is None:
        return None
    hint = "a sequence in a condition stands in parentheses: «(… then …)»"
    return at.said("D106", hint, found=_shown(at.token), place=f"after {_shown(at.before)}")


def _comma(at: _Stuck) -> Diagnostic | None:
    """A comma between two strings of a choice: it does not fit, or what stands behind it."""
    comma = at.number - (at.before is not None and at.before.text == ",")
    if at.tokens[comma].text != "," or not 0 < comma < len(at.tokens) - 1:
        return None
    before, after = at.tokens[comma - 1], at.tokens[comma + 1]
    if before.kind != "string" or after.kind != "string":
        return None
    place = f"after {_shown(at.tokens[at.number - 1])}"
    return at.said("D106", "write «or» between strings", found=_shown(at.token), place=place)


def _counted(at: _Stuck) -> Diagnostic | None:
    """`noun{2}`, as other languages count."""
    if at.token.text != "{" or at.block != "pattern" or at.before is None:
        return None
    counts = [each.text for each in at.tokens[at.number :] if each.kind == "int"] or ["2"]
    hint = f"a count stands before what it counts: «{counts[0]} to {counts[-1]} {_plain(at.before)}»"
    return at.said("D106", hint, found=_shown(at.token), place=f"after {_shown(at.before)}")


def _plain(token: Token) -> str:
    return "…" if token.kind == "string" or token.text in ("]", ")") else token.text


def _no_words(at: _Stuck) -> Diagnostic | None:
    """`guest is "…"` in an example, without the words of the text."""
    if at.tokens[0].text not in CHECKS or at.token.text != "is" or at.before is None or at.before.kind != "name":
        return None
    name = at.before.text
    hint = f'first the words as the text has them: «{name} "…" is "…"»'
    return at.said("D106", hint, found=_shown(at.token), place=f"after {_shown(at.before)}")


def _no_statement(at: _Stuck) -> Diagnostic | None:
    """A name where the statement may be at its end: it was meant to begin another one."""
    if END not in at.expected or at.token.kind != "name" or at.token.text in RESERVED:
        return None
    before, where = at.tokens[at.number - 1], at.source.where
    if at.tokens[0].text == "use" and where(before.start).line == where(at.token.start).line:
        place = f"after {_shown(before)}"
        return at.said("D106", "write «,» between modules", found=_shown(at.token), place=place)
    after = at.tokens[at.number + 1] if at.number + 1 < len(at.tokens) else None
    if at.block == "frame" and after is not None and after.text in SLOTS and _is_role(at):
        hint = f"the role stands behind its slot: «{after.text} … {at.token.text}»"
        return at.said("D106", hint, found=_shown(at.token), place=f"before {_shown(after)}")
    begins = STATEMENTS.get(at.block, ITEMS)
    near = meant(at.token.text, [*begins, *at.fits])
    if not near and at.fits & {"then", "or"}:
        return None
    what = "items" if at.block == "file" else "statements"
    hint = near or f"{what} begin with {', '.join(begins)}"
    return at.said("D101", hint, word=at.token.text, block=_block(at.block))


def _is_role(at: _Stuck) -> bool:
    """Does an event of this file have a role of that name?"""
    return re.search(rf"(?<![a-z0-9_]){at.token.text}\s*[:,]", at.source.text) is not None


def _side_by_side(at: _Stuck) -> Diagnostic | None:
    """Two parts of an expression, or two strings, with no word between them."""
    before, token = at.before, at.token
    if before is None:
        return None
    strings = token.kind == before.kind == "string"
    beside = "then" in at.expected and _is_unit(token) or strings
    hint = None
    if at.tokens[0].text == "light" and not any(each.text == "noun" for each in at.tokens[: at.number]):
        hint = "write «noun» between the light verb and its noun"
    return at.said("D003", hint, left=before.value, right=token.value) if beside else None


def _reserved(at: _Stuck) -> Diagnostic | None:
    """A word of the language for a name."""
    named = NAME in at.fits and not at.fits & _UNITS - {NAME}
    if not named or at.token.text not in RESERVED:
        return None
    hint, before = None, at.before.text if at.before is not None else ""
    if at.block == "frame" and before in SLOTS and at.token.text in {*SLOTS, *_BEHIND_SLOTS}:
        hint = f"write a role behind «{before}»"
    elif at.block == "event" and at.token.text == "many":
        hint = "write it behind the types of the role"
    return at.said("D104", hint, name=at.token.text)


#: what may follow a slot and its role
_BEHIND_SLOTS = ("mode", "when")


def _features_of_arm(at: _Stuck) -> Diagnostic | None:
    """Features behind the words of an arm, where none can be asked for."""
    asked = any(each.text in ("when", "unless", "set") for each in at.tokens[: at.number])
    before = at.before
    if at.block != "frame" or at.token.text != "[" or before is None or asked:
        return None
    word = before.text if before.kind == "name" else at.tokens[0].text
    hint = f"words of an arm take no «[…]»; ask for it with «when trigger is {word}[…]»"
    return at.said("D106", hint, found="«[»", place=f"after {_shown(before)}")


def _unexpected(at: _Stuck) -> Diagnostic:
    place = f"after {_shown(at.before)}" if at.before is not None else "here"
    near = meant(at.token.text, [each for each in at.fits if each.isalpha()]) if at.token.kind == "name" else ""
    return at.said("D106", near or _wanted(at.fits or at.expected), found=_shown(at.token), place=place)


def wrong_keyword(source: Source, tokens: Sequence[Token], stuck: int) -> Diagnostic:
    """The diagnostic of a `let` that names a condition, or a `condition` that names words."""
    name, token = tokens[1].text, tokens[stuck]
    if tokens[0].text == "let":
        place, hint = "in a let, which names words", f"a condition is named with «condition {name} = …»"
    else:
        place, hint = "in a condition", f"words are named with «let {name} = …», and asked for as in «text has {name}»"
    return fill("D106", source.path, source.where(token.start), hint, found=_shown(token), place=place)


def _block(block: str) -> str:
    return {"event": "an event", "file": "a file"}.get(block, f"a {block}")


def _is_unit(token: Token) -> bool:
    if token.kind == "name":
        return token.text in CLASSES or token.text not in RESERVED
    return token.kind == "string" or token.text == "("


def _shown(token: Token) -> str:
    text = token.value if token.kind == "string" else token.text
    return f"«{text if len(text) <= 40 else text[:40] + '…'}»"


def _wanted(expected: set[str]) -> str:
    """``expected «=», a name or a string``."""
    if expected >= set(CLASSES):
        expected = expected - set(CLASSES) | {_CLASS}
    order = [NAME, STRING, _CLASS, INT, "a word", "an attribute", END]
    plain = [each for each in order if each in expected and each != END]
    quoted = sorted(f"«{each}»" for each in expected if each not in order)
    if len(quoted) > 8:
        quoted = [*quoted[:8], "…"]
    parts = [*plain, *quoted] or ["nothing more"]
    return "expected " + (", ".join(parts[:-1]) + " or " + parts[-1] if len(parts) > 1 else parts[0])
