"""From the tree back to the language: what explain and `expand` show of a rule.

The words are those of the language, one line a statement; comments and layout of
the file are not in the tree (`arabdiplo fmt` keeps them).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .expr import Alt, Cond, Count, Fact, Feat, Look, Ref, Seq, Skip, Test, Unit, Word
from .tree import (
    Agree,
    Arm,
    Check,
    Condition,
    Cue,
    Equal,
    Event,
    Frame,
    Given,
    Label,
    Let,
    Lexicon,
    LexRow,
    Need,
    Path,
    Pattern,
    Pick,
    Refer,
    Require,
    RoleDecl,
    SlotUse,
    Status,
    TypeDecl,
    Value,
)


def quoted(text: str) -> str:
    """A string of the language: `"…"`, or another quote where the text holds one.

    >>> quoted("زار"), quoted('قال "نعم"')
    ('"زار"', '\\'قال "نعم"\\'')
    """
    if '"' not in text and "\n" not in text:
        return f'"{text}"'
    return f"'{text}'" if "'" not in text and "\n" not in text else f'"""{text}"""'


def strings(words: Iterable[str]) -> str:
    """Strings joined by `or`."""
    return " or ".join(map(quoted, words))


# -- expressions ------------------------------------------------------------------


def seq(tree: Seq) -> str:
    """An expression of a `match` line."""
    return " then ".join(map(_step, tree.steps))


def _step(step: Count | Look | Skip) -> str:
    if isinstance(step, Skip):
        return f"skip up to {step.most}" + (f" until {test(step.until)}" if step.until is not None else "")
    if isinstance(step, Look):
        side = "followed" if step.ahead else "preceded"
        return f"{'not ' if step.negated else ''}{side} by {alt(step.body)}"
    if (step.low, step.high) == (1, 1):
        return alt(step.body)
    if step.low == 0:
        return f"{'maybe' if step.high == 1 else f'up to {step.high}'} {alt(step.body)}"
    return f"{step.low} to {step.high} {alt(step.body)}"


def alt(tree: Alt) -> str:
    """A choice; what would be read otherwise beside its neighbours stands in parentheses."""
    return " or ".join(_unit(unit, len(tree.units) > 1) for unit in tree.units)


def _unit(unit: Unit, beside: bool) -> str:
    if isinstance(unit.body, Seq):
        body = f"({seq(unit.body)})"
    else:
        body = test(unit.body)
        first = unit.body.parts[0]
        if beside and (len(unit.body.parts) > 1 or isinstance(first, Word) and first.cls and first.words):
            body = f"({body})"
    return f"{body} as {unit.capture}" if unit.capture else body


def test(tree: Test) -> str:
    """Tests of one word, joined by `and`."""
    return " and ".join(map(prim, tree.parts))


def prim(tree: Word | Ref) -> str:
    """One test of a word: `not noun[dual] "وزير"`, a lexicon, a type."""
    feats = f"[{', '.join(map(_feat, tree.feats))}]" if tree.feats else ""
    if isinstance(tree, Ref):
        body = tree.name + feats
    else:
        body = " ".join(part for part in (tree.cls + feats, strings(tree.words)) if part)
    return f"not {body}" if tree.negated else body


def _feat(feat: Feat) -> str:
    if feat.low is not None and feat.high is not None:
        return f"{feat.low} to {feat.high}"
    sense = f"{feat.sense} " if feat.sense != "yes" else ""
    if feat.value is None:
        return sense + feat.name
    return f"{sense}{feat.name} = {feat.value if isinstance(feat.value, int) else quoted(feat.value)}"


# -- conditions -------------------------------------------------------------------


def cond(tree: Fact | Cond, named: bool = False) -> str:
    """A condition of `when`, `unless` and `set mode`; named: as the rule writes it, by the names of conditions."""
    if named and tree.called:
        return tree.called
    if isinstance(tree, Fact):
        return fact(tree)
    body = f" {tree.op} ".join(_part(part, tree.op, named) for part in tree.parts)
    return f"not ({body})" if tree.negated else body


def _part(tree: Fact | Cond, op: str, named: bool) -> str:
    """A part of a condition joined by *op*, in parentheses if it would be read otherwise without."""
    text = cond(tree, named)
    bare = isinstance(tree, Fact) or tree.negated or tree.op == op or named and tree.called
    return text if bare else f"({text})"


def fact(tree: Fact) -> str:
    """One fact of a condition."""
    no = "not " if tree.negated else ""
    what = " or ".join(map(_what, tree.what, (None, *tree.what)))
    given = " or ".join([*map(quoted, tree.given), *tree.names])
    subject = f"prep {given}" if tree.subject == "prep" else tree.subject
    if tree.relation == "holds":
        return no + tree.names[0]
    if tree.relation == "is":
        return f"{no}{subject} is {what}"
    if tree.relation == "has":
        return f"{no}has {subject}"
    if tree.relation.startswith("agrees"):
        return f"{no}{subject} agrees" + (" unknown reject" if tree.relation == "agrees_known" else "")
    if tree.relation == "contains":
        return f"{no}{tree.subject} has {what}"
    return f"{no}{tree.relation} by {what}"


def _what(tree: Test | Seq, before: Test | Seq | None) -> str:
    """An alternative; bare strings behind a class with words would be of that class, too, without parentheses."""
    if isinstance(tree, Seq):
        return f"({seq(tree)})"
    first, same = tree.parts[0], _of_class(before)
    alone = len(tree.parts) == 1 and not (same and isinstance(first, Word) and not first.cls)
    return prim(first) if alone else f"({test(tree)})"


def _of_class(tree: Test | Seq | None) -> bool:
    """Is it one class with words, which stands without parentheses (noun "كأس")?"""
    if not isinstance(tree, Test) or len(tree.parts) > 1:
        return False
    (one,) = tree.parts
    return isinstance(one, Word) and bool(one.cls and one.words)


def agreement(tree: Agree) -> str:
    """What stands after `where` of two that agree."""
    unknown = " unknown reject" if tree.unknown == "reject" else ""
    return f"{path(tree.left)} agrees {path(tree.right)}{unknown}"


# -- whole rules ------------------------------------------------------------------


def pattern(tree: Pattern) -> Iterator[str]:
    """The lines of a pattern."""
    yield f"pattern {tree.name} -> {tree.type} {{"
    yield from (f"  match {seq(one)}" for one in tree.matches)
    for where in tree.wheres:
        if isinstance(where, Agree):
            yield f"  where {agreement(where)}"
        elif isinstance(where, Equal):
            yield f"  where {path(where.left)} = {pick(where.right)}"
    yield from (f"  unless {cond(one)}" for one in tree.unless)
    if tree.head:
        yield f"  head {tree.head}"
    yield from (f"  set {name} = {pick(value)}" for name, value in tree.sets)
    if tree.entity:
        yield f"  entity {pick(tree.entity)}"
    if tree.refer is not None:
        yield f"  refer {_refer(tree.refer)}"
    if tree.value is not None:
        yield f"  value {_value(tree.value)}"
    yield from _end(tree)


def _end(tree: Pattern | Frame) -> Iterator[str]:
    """The lines that end a rule of either kind."""
    if tree.priority:
        yield f"  priority {tree.priority}"
    yield from (f"  {check(one)}" for one in tree.checks)
    yield "}"


def path(tree: Path) -> str:
    return ".".join((tree.name, *tree.attributes))


def pick(tree: Pick) -> str:
    return " or ".join(quoted(one) if isinstance(one, str) else path(one) for one in tree)


def _refer(tree: Refer) -> str:
    last = f"last {_amount(tree.last)} " if tree.last else ""
    each = f" each {tree.each}" if tree.each else ""
    given = " and ".join(f"{name} = {pick(value)}" for name, value in tree.attributes)
    return f"{last}{path(tree.kind)}{each}" + (f" with {given}" if given else "")


def _value(tree: Value) -> str:
    parts = [tree.kind]
    if tree.amount is not None:
        parts.append(_amount(tree.amount))
    if tree.unit is not None:
        parts.append(path(tree.unit))
    parts += [f"named {path(tree.named)}"] if tree.named is not None else []
    parts += [f"{name} {_amount(value)}" for name, value in tree.parts]
    parts += [f"lean {tree.lean}"] if tree.lean else []
    parts += [f"calendar {path(tree.calendar)}"] if tree.calendar is not None else []
    return " ".join(parts)


def _amount(value: int | Path) -> str:
    return str(value) if isinstance(value, int) else path(value)


def frame(tree: Frame) -> Iterator[str]:
    """The lines of a frame."""
    yield f"frame {tree.name} -> {tree.event} {{"
    yield from (f"  {arm(one)}" for one in tree.arms)
    yield from (f"  also {slot(one)}" for one in tree.also)
    yield from (f"  set mode = {one.mode} when {cond(one.when)}" for one in tree.modes)
    yield from (f"  {require(one)}" for one in tree.requires)
    yield from (f"  unless {cond(one)}" for one in tree.unless)
    for fill in tree.fills:
        sources = ", ".join(f"{source} {role}".rstrip() for source, role in fill.sources)
        yield f"  fill {fill.role} {'not ' if fill.barred else ''}from {sources}"
    yield from _end(tree)


def arm(tree: Arm) -> str:
    """One arm: its triggers, slots, mode and condition."""
    heads = ", ".join(f"{head.cls} {given(head.given)}".rstrip() for head in tree.heads)
    parts = [f"light {given(tree.light)} {heads}" if tree.light is not None else heads, *map(slot, tree.slots)]
    parts += [f"mode {tree.mode}"] if tree.mode else []
    parts += [f"when {cond(tree.when)}"] if tree.when is not None else []
    return " ".join(parts)


def given(tree: Given) -> str:
    return " or ".join([*map(quoted, tree.words), *tree.names])


def slot(tree: SlotUse) -> str:
    """A slot with its roles."""
    name = f"prep {given(tree.given)}" if tree.slot == "prep" else tree.slot
    return f"{name} {f' {tree.op} '.join(tree.roles)}"


def require(tree: Require, named: bool = False) -> str:
    when = f" when {cond(tree.when, named)}" if tree.when is not None else ""
    return "require " + f" {tree.op} ".join(map(need, tree.needs)) + when


def need(tree: Need) -> str:
    """What a frame must find of a role."""
    least = f"{tree.least} " if tree.least > 1 else ""
    return f"{least}{tree.role}{' named' if tree.named else ' public' if tree.public else ''}"


def status(tree: Status) -> Iterator[str]:
    """The lines of a status."""
    yield f"status {tree.name} rank {tree.rank} {{"
    yield from (f"  under {above} becomes {becomes}" for above, becomes in tree.under)
    yield from (f"  {_cue(one)}" for one in tree.cues)
    yield from (f"  {check(one)}" for one in tree.checks)
    yield "}"


def _cue(tree: Cue) -> str:
    signs = ", ".join(f"{kind} {given(words)}" for kind, words in tree.kinds)
    parts = [f"form {prim(tree.form)}" if tree.form is not None else signs]
    parts += [f"control {tree.control}"] if tree.control != "subject" else []
    parts += [f"when {cond(tree.when)}"] if tree.when is not None else []
    return " ".join(parts)


def check(tree: Check) -> str:
    """An `example`, `reject` or `near`."""
    parts = [tree.kind, quoted(tree.text), *map(_label, tree.labels)]
    parts += [tree.reason] if tree.reason else []
    parts += [tree.role] if tree.role else []
    return " ".join(parts)


def _label(tree: Label) -> str:
    value = quoted(tree.value) if tree.quoted else tree.value
    names = "".join(f" is {quoted(name)}" for name in tree.entities)
    return f"{tree.name} {'implicit ' if tree.implicit else ''}{value}{names}"


def rule(tree: Pattern | Frame | Status) -> list[str]:
    """The lines of a pattern, a frame or a status."""
    if isinstance(tree, Pattern):
        return list(pattern(tree))
    return list(frame(tree) if isinstance(tree, Frame) else status(tree))


# -- names for rules ----------------------------------------------------------------


def named(tree: TypeDecl | Lexicon | Let | Condition | Event) -> list[str]:
    """The lines of an item that gives a name to something."""
    if isinstance(tree, Let):
        return [f"let {tree.name} = {seq(tree.body)}"]
    if isinstance(tree, Condition):
        return [f"condition {tree.name} = {cond(tree.body)}"]
    if isinstance(tree, TypeDecl):
        above = f" is {', '.join(tree.parents)}" if tree.parents else ""
        return [f"type {tree.name}{above}" + (f" with {', '.join(tree.attributes)}" if tree.attributes else "")]
    return list(_lexicon(tree) if isinstance(tree, Lexicon) else _event(tree))


def _lexicon(tree: Lexicon) -> Iterator[str]:
    head = f"lexicon {tree.name}" + (f" -> {tree.type}" if tree.type else "")
    if tree.path:
        column = f" column {tree.column}" if tree.column else ""
        yield f"{head} from {quoted(tree.path)}{column} as {tree.cls}{_attributes(tree)}"
        return
    yield f"{head} {{"
    for row in tree.rows:
        yield f"  {row.cls} {strings(row.words)}{_attributes(row)}"
    yield "}"


def _attributes(tree: Lexicon | LexRow) -> str:
    return "".join(f" {name} {strings(values)}" for name, values in tree.attributes)


def _event(tree: Event) -> Iterator[str]:
    yield f"event {tree.name} {{"
    yield from (f"  {role(one)}" for one in tree.roles)
    if tree.acts:
        yield f"  mode : {', '.join(map(' or '.join, tree.acts))}"
    yield from (f"  {require(one)}" for one in tree.requires)
    yield from (f"  unless {cond(one)}" for one in tree.unless)
    for code in tree.codes:
        cases = f" for {' or '.join(code.cases)}" if code.cases else ""
        yield f"  code {code.book} {quoted(code.value)}{cases}"
    yield "}"


def role(tree: RoleDecl) -> str:
    """A role as its event declares it."""
    said = f" as {', '.join(tree.traits)}" if tree.traits else ""
    return f"{tree.name} : {' or '.join(tree.types)}{' many' if tree.many else ''}{said}"
