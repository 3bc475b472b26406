"""From the place a parse got stuck at to a message a rule writer can use."""

from __future__ import annotations

from collections.abc import Sequence

from .diagnostics import Diagnostic, fill, meant
from .grammar_base import END, INT, NAME, STRING
from .lexer import Token
from .source import Source
from .words import CLASSES, ITEMS, RESERVED, SLOTS, SOURCES, STATEMENTS

_CLASS = "a class like «noun»"
_UNITS = frozenset({STRING, NAME, "(", *CLASSES})


def problem(source: Source, tokens: Sequence[Token], stuck: int, expected: set[str], block: str) -> Diagnostic:
    """The diagnostic of a statement.

    tokens: those of the statement.  stuck: index of the token that did not
    fit, ``len(tokens)`` if the statement broke off.  block: what the
    statement stands in, ``pattern`` …, or "file".
    """
    path = source.path
    if stuck >= len(tokens):
        last = tokens[-1]
        where = source.where(last.start)
        return fill(
            "D106", path, where, found=f"{_shown(last)}", place="at the end of its statement", hint=_wanted(expected)
        )
    token, before = tokens[stuck], tokens[stuck - 1] if stuck else None
    where = source.where(token.start)
    fits = expected - {END}
    if tokens[0].text == "fill" and "explicit" in expected:
        what = "a slot" if token.text in SLOTS else "no source"
        text = " ".join(source.text[tokens[0].start : token.end].split())
        return fill("D105", path, where, text=text, word=token.text, what=what, sources=", ".join(SOURCES))
    if (
        token.text in ("and", "or")
        and {"and", "or"} & expected
        and any(each.text in {"and", "or"} - {token.text} for each in tokens[:stuck])
    ):
        return fill("D103", path, where)
    if END in expected and token.kind == "name" and token.text not in RESERVED:
        near = meant(token.text, [*STATEMENTS.get(block, ITEMS), *fits])
        if near or not (fits & {"then", "or"}):
            begins = STATEMENTS.get(block, ())
            return fill(
                "D101",
                path,
                where,
                word=token.text,
                block=_block(block),
                hint=near or f"{'items' if block == 'file' else 'statements'} begin with {', '.join(begins or ITEMS)}",
            )
    if before is not None and "then" in expected and _is_unit(token):
        return fill("D003", path, where, left=before.value, right=token.value)
    if before is not None and token.kind == "string" and before.kind == "string":
        return fill("D003", path, where, left=before.value, right=token.value)
    if NAME in fits and token.kind == "name" and token.text in RESERVED and not (fits & _UNITS - {NAME}):
        return fill("D104", path, where, name=token.text)
    asked = any(each.text in ("when", "unless", "set") for each in tokens[:stuck])
    if block == "frame" and token.text == "[" and before is not None and not asked:
        word = before.text if before.kind == "name" else tokens[0].text
        hint = f"words of an arm take no «[…]»; ask for it with «when trigger is {word}[…]»"
        return fill("D106", path, where, found="«[»", place=f"after {_shown(before)}", hint=hint)
    place = f"after {_shown(before)}" if before is not None else "here"
    hint = (meant(token.text, [each for each in fits if each.isalpha()]) if token.kind == "name" else "") or _wanted(
        fits or expected
    )
    return fill("D106", path, where, found=_shown(token), place=place, hint=hint)


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
