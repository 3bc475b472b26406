"""Breaks the bundled rules: copies of the first rule of a module, each with one fault of one diagnostic.

A module without a frame or a pattern is given a small one of its own, so that each has every fault.

A line that is at fault ends in ``# D201``.  Errors and warnings stand in two files, as what
only a whole program can say (a name that nothing uses) is not said of one with errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import attrs

from arabdiplo.lang.cut import CutItem, Piece, cut
from arabdiplo.lang.lexer import lex
from arabdiplo.lang.source import Source


@attrs.frozen
class Rule:
    """The first frame or pattern of a module, and what belongs to it."""

    module: str
    uses: str
    kind: str
    type: str
    """what stands after the arrow"""
    role: str
    body: str
    """its first arm or line"""
    example: str
    reject: str


def rule_of(path: Path) -> Rule:
    """The rule of a bundled module that is broken."""
    text = path.read_text(encoding="utf-8")
    file = cut(lex(Source(path.name, text)))

    def said(piece: Piece) -> str:
        first, last = file.tokens[piece.first], file.tokens[piece.last - 1]
        plain = re.sub(r"#[^\n]*", "", text[first.start : last.end])
        return " ".join(plain.split())

    def begun(item: CutItem, *words: str) -> list[str]:
        return [said(piece) for piece in item.body if file.tokens[piece.first].text in words]

    uses = " ".join(said(item.head) for item in file.items if item.kind == "use")
    rules = [item for item in file.items if item.kind in ("frame", "pattern")]
    if not rules:
        return Rule(path.stem, uses, "", "", "", "", "", "")
    heads = ("verb", "masdar", "participle", "noun", "light", "match")

    def open_arms(item: CutItem) -> list[str]:
        """Without private names, which are not to be seen from a copy."""
        return [each for each in begun(item, *heads) if " _" not in each]

    rule = min(rules, key=lambda item: (item.kind != "frame", not open_arms(item), item.head.first))
    made = file.tokens[rule.head.last - 1].text
    events = [item for item in file.items if item.kind == "event" and item.name == made]
    roles = re.findall(r"^\w+", said(events[0].body[0])) if events else [""]
    arms = open_arms(rule)
    tests = begun(rule, "example")[0], (begun(rule, "reject") or [""])[0]
    return Rule(path.stem, uses, rule.kind, made, roles[0], arms[0] if arms else 'match "يوم"', *tests)


def faulty(rule: Rule) -> str:
    """A module with a fault of each error that the rule can have."""
    # «grammar» is loaded, as others use it, and not used: D202
    out = ["dpl 2 # D005", "use actor, time, statuss # D206", re.sub(r"\bgrammar, |, grammar\b", "", rule.uses)]
    out += [f"use {rule.module}" if rule.kind else ""]
    out += [OWN_EVENT] if rule.kind != "frame" else []
    out += [*_frames(rule if rule.kind == "frame" else own(rule, OWN_FRAME))]
    out += [*_patterns(rule if rule.kind == "pattern" else own(rule, OWN_PATTERN)), *_items(rule)]
    return "\n".join(line for line in out if line) + "\n"


#: what a module that has no such rule is given
OWN_EVENT = "event landing { sailor : person  require sailor }"
OWN_FRAME = Rule(
    "",
    "",
    "frame",
    "landing",
    "sailor",
    'verb "رسا يرسو" subject sailor',
    'example "رسا الوزير الكيني"',
    'reject "يوم"',
)
OWN_PATTERN = Rule("", "", "pattern", "time", "", 'match "يوم" then adj', 'example "يوم جميل"', "")

#: tables with faults, beside each copy: name -> rows
TABLES = {
    "cells.tsv": "entry\tplural\tsource\nكتاب\tكتب\thand\nقلم\tأقلام\n",  # D404 in row 3
    "plain.tsv": "entry\tsource\nكتاب\thand\n",
}
DOUBTFUL_TABLES = {
    "mixed.tsv": "entry\tsource\nكندا\t\nنواكشوط \thand\n",  # D408 in row 1, D410 in row 3
    "bare.tsv": "entry\tsource\n",  # D412 at the lexicon
    "orphan.tsv": "entry\tsource\nكندا\thand\n",  # D411
}


def own(rule: Rule, other: Rule) -> Rule:
    return attrs.evolve(other, module=rule.module, uses=rule.uses)


def _block(head: str, *lines: str) -> str:
    return "\n".join([f"{head} {{", *(f"  {line}" for line in lines if line), "}"])


def _frames(rule: Rule) -> Iterator[str]:
    arrow, role = f"-> {rule.type}", rule.role
    sound = (rule.body, rule.example, rule.reject)

    def frame(code: str, *lines: str, fault: str = "") -> str:
        # each its own priority, so that none says that it cannot tell them apart
        number = f"priority 1{code[1:]}"
        return _block(f"frame {code} {arrow}", *(lines or sound), number, f"{fault} # {code.upper()}" if fault else "")

    yield frame("d001", *sound, fault='reject "يوم\u202e"')
    yield frame("d002", *sound, fault=f'also prep "إلى" | "نحو" {role}')
    yield frame("d003", *sound, fault='unless followed by ("من" "إلى")')
    yield frame("d004", *sound, fault='reject "يوم')
    yield frame("d006", *sound, fault="unless " + "(" * 17 + "has that" + ")" * 17)
    yield frame("d008", *sound, fault="unless trigger is يوم")
    yield frame("d101", *sound, fault=f"alsoo subject {role}")
    yield frame("d103", *sound, fault="unless has that and has quote or has of")
    yield _block(f"frame last {arrow}", *sound, "priority 104").replace("{", "{ # D104", 1)
    yield frame("d105", *sound, fault=f"fill {role} from subject")
    yield frame("d106", *sound, fault="also prep")
    yield frame("d201", *sound, fault="unless clause has nobody_knows_it")
    yield frame("d202", *sound, fault="unless clause has auxiliaries")
    yield _block(f"frame d203 {arrow}", *sound, "priority 203")
    yield _block(f"frame d203 {arrow}", *sound, "priority 204").replace("{", "{ # D203", 1)
    yield frame("d401", *sound, fault=f'verb "وقع" subject {role}')
    yield frame("d402", *sound, fault=f'verb "زيارة" subject {role}')
    yield frame("d403", *sound, fault=f'verb "تشقلظ" subject {role}')
    yield frame("d501", *sound, fault='example "يوم" status plannd')
    yield _block("event d502", "giver : person", "taker : person", "require taker")
    yield _block("frame d502 -> d502", 'verb "زار" subject giver', *sound[1:2], rule.reject).replace("{", "{ # D502", 1)
    yield _block("frame d503 -> d502", 'verb "زار" subject giver', "also nisba taker # D503", *sound[1:2], rule.reject)
    yield frame("d504", *sound, fault=f'verb "زار" takes {role}')
    yield _block(f"frame d601 {arrow}", rule.body, rule.reject, "priority 601").replace("{", "{ # D601", 1)
    yield frame("d602", *sound, fault=f'example "يوم" {role} "ليلة"')
    yield frame("d607", *sound, fault='example "يوم" date "2024-13-01"')
    yield frame("d608", *sound, fault='example "يوم" status planned status denied')


def _patterns(rule: Rule) -> Iterator[str]:
    head, sound = f"-> {rule.type}", (rule.body, 'example "يوم"')
    line = rule.body.removeprefix("match ")

    def pattern(code: str, fault: str) -> str:
        return _block(f"pattern p{code[1:]} {head}", sound[0], f"{fault} # {code.upper()}", *sound[1:])

    yield pattern("d002", 'match "يوم" | "ليلة"')
    yield pattern("d003", 'match "يوم" "ليلة"')
    yield pattern("d008", "match يوم")
    yield pattern("d101", 'mach "يوم"')
    yield pattern("d106", "match then noun")
    yield pattern("d201", "match nobody_knows_it")
    yield pattern("d207", "head nobody")
    yield pattern("d208", 'set nonsense = "يوم"')
    yield pattern("d301", f"match up to 40 noun then {line}")
    yield pattern("d302", "match maybe noun")
    yield pattern("d303", "match skip up to 3 until noun then verb")
    yield pattern("d304", 'match up to 20 (up to 20 (up to 2 noun)) then "يوم"')
    yield _block(f"pattern p601 {head}", rule.body).replace("{", "{ # D601", 1)
    yield pattern("d602", 'example "يوم" chunk "ليلة"')


def _items(rule: Rule) -> Iterator[str]:
    yield 'fram d101x { verb "زار" } # D101'
    yield "let d201x = nobody_knows_it # D201"
    yield 'pattern d107x -> time # D107\n  match "يوم"\n  example "يوم" chunk "يوم"\n}'
    yield 'let d203x = "يوم"\nlet d203x = "ليلة" # D203'
    yield "type d204x\n" + _block("event d204", "ghost : d204x # D204")
    yield "type d205x is d205y # D205\ntype d205y is d205x"
    yield 'let d209x = "يوم" then "ليلة"\nlet d209y = d209x[dual] # D209'
    yield 'lexicon d404x from "lexicons/cells.tsv" as noun'
    yield 'lexicon d405x from "lexicons/plain.tsv" column enttry as noun # D405'
    yield 'lexicon d409x from "../away.tsv" as noun # D409'
    yield 'pattern d102x -> time {\n  match "يوم"\n  example "يوم" chunk "يوم"\n# D102'


def doubtful(rule: Rule) -> str:
    """A module without errors, with what its rule may be warned of."""
    uses = [rule.uses, f"use {rule.module}"] if rule.kind else []
    more = [OWN_EVENT] if rule.kind != "frame" else []
    rule = rule if rule.kind == "frame" else own(rule, OWN_FRAME)
    sound = (rule.body, rule.example, rule.reject, "priority 309")
    unless = [
        'noun "وبالقاهرة" # D306',
        'masdar "أقال" # D414',
        '"كوفيد-19" # D307',
        '"يوم" or "ليلة" or "يَوم" # D406',
        '"سفینة" # D407',
        '"يو\u200cم" # D009',
    ]
    out = ["dpl 1", "use actor, time", *uses, *more, 'lexicon doubt from "lexicons/mixed.tsv" as proper']
    out += ['lexicon bare from "lexicons/bare.tsv" as proper # D412']
    out += ['lexicon slips { noun "قلم" gendr "m" } # D413']
    unless += ["doubt", "bare", "slips"]
    out += [
        _block(
            "pattern later -> time",
            'match "يوم" then maybe noun',
            'match "يوم" then noun then adj # D305',
            'match noun then skip up to 12 until verb then "ليلة" # D308',
            'example "يوم"',
        )
    ]
    out += [
        "type fleet",
        _block("pattern idle -> fleet", 'match "أسطول"', 'example "أسطول"').replace("{", "{ # D310", 1),
    ]
    out += ['lexicon shorts { proper "مبس" full "محمد بن سلمان" }']
    out += [_block("pattern called -> fleet", "match shorts as l", "set entity = l.full # D417", 'example "مبس"')]
    out += [_block(f"frame first -> {rule.type}", *sound, *(f"unless clause has {each}" for each in unless))]
    out += [
        _block(
            "event shadow",
            "giver : person",
            "taker : person",
            "nobody_fills_it : person # D506",
            "hauled_by : convoy",
            "mode : plain, odd",
            'code plovr "CONSULT" # D508',
            'code plover "consult" # D509',
            "require giver",
        )
    ]
    tests = ('example "زار الرئيس" giver "الرئيس"', 'reject "يوم"')
    low, high = 'verb "زار" subject giver', 'verb "زار" subject giver object taker'
    out += [_block("frame shadow -> shadow", low, *tests).replace("{", "{ # D507", 1)]
    out += ["type convoy", _block("pattern hauling -> convoy", 'match "قافلة"', 'example "قافلة"')]
    out += [_block("frame hauled -> shadow", 'verb "جرّ" subject hauled_by # D510', low, *tests)]
    out += [_block("frame twin -> shadow", low, *tests).replace("{", "{ # D505", 1)]
    out += [_block("frame winner -> shadow", high, *tests, "priority 2")]
    out += ['lexicon ways { noun "طريق" mode plian } # D415']
    out += [_block("frame worded -> shadow", "noun ways of giver", 'noun "الجولة" of giver # D416', *tests)]
    moded = 'verb "أبحر" subject giver mode plain', "set mode = odd when has object # D511"
    out += [_block("frame moded -> shadow", *moded, *tests)]
    out += ['let _unused = "يوم" # D309', "# allow(D309)", 'let _other = "ليلة" # D606']
    return "\n".join(line for line in out if line) + "\n"
