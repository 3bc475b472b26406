"""Every construct of the grammar gives its node."""

from __future__ import annotations

from typing import Any

import pytest

from arabdiplo.lang import expr as e
from arabdiplo.lang import tree as t
from arabdiplo.lang.diagnostics import Report
from arabdiplo.lang.parse import parse
from arabdiplo.lang.source import Source


def items(text: str) -> tuple[t.Item, ...]:
    report = Report()
    module = parse(Source("a.dpl", "dpl 1\n" + text), "a", report).module
    assert [str(each) for each in report.sorted()] == []
    return module.items


def only(text: str) -> Any:
    (item,) = items(text)
    return item


def placeless(node: Any) -> Any:
    """The node with every place taken out, to be compared."""
    if isinstance(node, e.Where):
        return e.NOWHERE
    if isinstance(node, tuple):
        return tuple(placeless(each) for each in node)
    if not isinstance(node, e.Node):
        return node
    return type(node)(**{name: placeless(getattr(node, name)) for name in type(node).__match_args__})


def line(expression: str) -> e.Seq:
    made: e.Seq = placeless(only(f"let x = {expression}").body)
    return made


def arm(statement: str) -> t.Arm:
    made: t.Arm = placeless(only(f"frame f -> e {{ {statement} }}").arms[0])
    return made


def condition(text: str) -> Any:
    return placeless(only(f"frame f -> e {{ unless {text} }}").unless[0])


def word(*words: str, cls: str = "", **more: Any) -> e.Word:
    return e.Word(cls, words=words, **more)


def unit(prim: Any, capture: str = "") -> e.Unit:
    return e.Unit(e.Test((prim,)), capture)


def once(*units: e.Unit) -> e.Count:
    return e.Count(1, 1, e.Alt(units))


A, B = word("أ"), word("ب")


# -- one-line items ------------------------------------------------------------------


def test_use() -> None:
    assert placeless(only("use actor, time")) == t.Use(("actor", "time"))


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("type source", t.TypeDecl("source")),
        ("type city is place, actor with acts", t.TypeDecl("city", ("place", "actor"), ("acts",))),
        ("type office with office, state", t.TypeDecl("office", (), ("office", "state"))),
    ],
)
def test_type(text: str, node: t.TypeDecl) -> None:
    assert placeless(only(text)) == node


def test_lexicon_from_a_table() -> None:
    node = only('lexicon demonyms -> demonym from "lexicons/countries.tsv" column nisba as adj')
    assert placeless(node) == t.Lexicon("demonyms", "demonym", "lexicons/countries.tsv", "nisba", "adj")
    assert placeless(only('lexicon say from "say.tsv" as verb')) == t.Lexicon("say", "", "say.tsv", "", "verb")
    node = only('lexicon ports -> city from "ports.tsv" as proper gender f takes "في" or "ب"')
    given = (("gender", ("f",)), ("takes", ("في", "ب")))
    assert placeless(node) == t.Lexicon("ports", "city", "ports.tsv", "", "proper", given)


def test_lexicon_with_rows() -> None:
    node = only(
        'lexicon l -> x { noun "قمة" or "لقاء" mode summit rank 2 takes "ب" or "في"  verb "هنّأ" masdar "تهنئة" }'
    )
    assert placeless(node.rows) == (
        t.LexRow("noun", ("قمة", "لقاء"), (("mode", ("summit",)), ("rank", ("2",)), ("takes", ("ب", "في")))),
        t.LexRow("verb", ("هنّأ",), (("masdar", ("تهنئة",)),)),
    )
    assert node.type == "x"


def test_masdar_begins_a_row_unless_a_verb_stands_before_it() -> None:
    node = only('lexicon l { noun "قمة" masdar "لقاء" verb "هنّأ" masdar "تهنئة" noun "كأس" }')
    assert [row.cls for row in node.rows] == ["noun", "masdar", "verb", "noun"]


# -- expressions ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ('"أ"', (once(unit(A)),)),
        ('"أ" then "ب"', (once(unit(A)), once(unit(B)))),
        ('"أ" or "ب"', (once(unit(word("أ", "ب"))),)),
        ('noun "أ" or "ب"', (once(unit(word("أ", "ب", cls="noun"))),)),
        ('"أ" or x or noun "ب"', (once(unit(A), unit(e.Ref("x")), unit(word("ب", cls="noun"))),)),
        ('maybe "أ"', (e.Count(0, 1, e.Alt((unit(A),))),)),
        ('up to 3 "أ"', (e.Count(0, 3, e.Alt((unit(A),))),)),
        ("2 to 4 x", (e.Count(2, 4, e.Alt((unit(e.Ref("x")),))),)),
        ("x as a or y as b", (once(unit(e.Ref("x"), "a"), unit(e.Ref("y"), "b")),)),
        ("word", (once(unit(e.Word("word"))),)),
        ("not x", (once(unit(e.Ref("x", negated=True))),)),
        ('not "أ"', (once(unit(word("أ", negated=True))),)),
        ('skip up to 3 until "أ" then x', (e.Skip(3, e.Test((A,))), once(unit(e.Ref("x"))))),
        ("skip up to 30", (e.Skip(30),)),
        ('followed by "أ"', (e.Look(True, False, e.Alt((unit(A),))),)),
        ('not preceded by "أ"', (e.Look(False, True, e.Alt((unit(A),))),)),
    ],
)
def test_steps(text: str, steps: tuple[e.Step, ...]) -> None:
    assert line(text) == e.Seq(steps)


def test_a_group_is_a_sequence() -> None:
    inner = e.Seq((once(unit(A)), once(unit(B))))
    assert line('maybe ("أ" then "ب") as c') == e.Seq((e.Count(0, 1, e.Alt((e.Unit(inner, "c"),))),))


def test_and_makes_one_test() -> None:
    test = e.Test((e.Word("adj"), e.Ref("demonyms", negated=True)))
    assert line("adj and not demonyms") == e.Seq((once(e.Unit(test)),))


def test_features() -> None:
    feats = (
        e.Feat("dual", "not"),
        e.Feat("definite", "maybe"),
        e.Feat("rank", value=1),
        e.Feat("lean", value="future"),
        e.Feat("kind", value="دولة"),
        e.Feat(low=1, high=31),
    )
    expected = e.Seq((once(unit(e.Ref("x", feats))),))
    assert line('x[not dual, maybe definite, rank = 1, lean = future, kind = "دولة", 1 to 31]') == expected


# -- patterns ------------------------------------------------------------------------


def pattern(body: str) -> t.Pattern:
    made: t.Pattern = placeless(only(f"pattern p -> person {{ {body} }}"))
    return made


def test_pattern_statements() -> None:
    made = pattern(
        'match x as a match y where a agrees b where a.state = "مصر" or b.state head a'
        " set office = a.entity, state = b.state or c entity n priority 3"
    )
    assert (made.name, made.type, len(made.matches), made.head, made.priority) == ("p", "person", 2, "a", 3)
    assert made.wheres == (
        t.Agree(t.Path("a"), t.Path("b")),
        t.Equal(t.Path("a", ("state",)), ("مصر", t.Path("b", ("state",)))),
    )
    assert made.sets == (
        ("office", (t.Path("a", ("entity",)),)),
        ("state", (t.Path("b", ("state",)), t.Path("c"))),
    )
    assert made.entity == (t.Path("n"),)


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("refer person", t.Refer(t.Path("person"))),
        ("refer last 2 g.kind", t.Refer(t.Path("g", ("kind",)), 2)),
        ("refer last n person", t.Refer(t.Path("person"), t.Path("n"))),
        (
            "refer person each d with office = k.owner.office and state = d.state",
            t.Refer(
                t.Path("person"),
                each="d",
                attributes=(("office", (t.Path("k", ("owner", "office")),)), ("state", (t.Path("d", ("state",)),))),
            ),
        ),
    ],
)
def test_refer(text: str, node: t.Refer) -> None:
    assert pattern(text).refer == node


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("value none", t.Value("none")),
        ("value back 1 day", t.Value("back", 1, t.Path("day"))),
        ("value ahead n u.unit lean future", t.Value("ahead", t.Path("n"), t.Path("u", ("unit",)), lean="future")),
        ("value back 0 day named w.weekday", t.Value("back", 0, t.Path("day"), named=t.Path("w", ("weekday",)))),
        ("value none lean story", t.Value("none", lean="story")),
        ("value duration 2 week", t.Value("duration", 2, t.Path("week"))),
        ("value every n u.unit", t.Value("every", t.Path("n"), t.Path("u", ("unit",)))),
        ("value weekday w.number lean tense", t.Value("weekday", t.Path("w", ("number",)), lean="tense")),
        (
            "value date year y month m.number day 3 calendar m.calendar",
            t.Value(
                "date",
                parts=(("year", t.Path("y")), ("month", t.Path("m", ("number",))), ("day", 3)),
                calendar=t.Path("m", ("calendar",)),
            ),
        ),
    ],
)
def test_value(text: str, node: t.Value) -> None:
    assert pattern(text).value == node


# -- events --------------------------------------------------------------------------


def test_event() -> None:
    made = placeless(
        only(
            "event call { caller, callee : actor or source many  content : clause  mode : phone, video"
            '  require caller or 2 callee named  code plover "CONSULT/call"  code cameo "041" for phone }'
        )
    )
    assert made.roles == (
        t.RoleDecl("caller", ("actor", "source"), True),
        t.RoleDecl("callee", ("actor", "source"), True),
        t.RoleDecl("content", ("clause",)),
    )
    assert made.modes == ("phone", "video")
    assert made.requires == (t.Require("or", (t.Need("caller"), t.Need("callee", 2, True))),)
    assert made.codes == (t.Code("plover", "CONSULT/call"), t.Code("cameo", "041", ("phone",), cases_at=(e.NOWHERE,)))


def test_what_an_event_says_of_its_roles_and_modes() -> None:
    made = placeless(
        only(
            "event pact { ally, foe : actor many as side, agent  paper : nominal as theme"
            "  mode : open or secret, tacit }"
        )
    )
    assert made.roles == (
        t.RoleDecl("ally", ("actor",), True, ("side", "agent")),
        t.RoleDecl("foe", ("actor",), True, ("side", "agent")),
        t.RoleDecl("paper", ("nominal",), False, ("theme",)),
    )
    assert made.acts == (("open", "secret"), ("tacit",)) and made.modes == ("open", "secret", "tacit")
    assert made.of_trait("side") == ("ally", "foe") and made.of_trait("voice") == ()


@pytest.mark.parametrize(
    "text",
    [
        "# Two people speak.\n# At a distance.\nevent call { caller : actor }",
        "event call { # Two people speak. At a distance.\n caller : actor }",
        "type x # not this\n# allow(D601) nor this\n"
        "# Two people speak.\n# At a distance.\nevent call { caller : actor }",
    ],
)
def test_doc_of_an_event(text: str) -> None:
    assert items(text)[-1].doc == "Two people speak. At a distance."  # type: ignore[union-attr]


# -- frames --------------------------------------------------------------------------


def test_arm_of_a_verb_and_its_masdar() -> None:
    made = arm(
        'verb "زار", masdar "زيارة" mode state subject visitor object place or destination prep "إلى" or toward goal'
    )
    assert made == t.Arm(
        (t.Head("verb", t.Given(("زار",))), t.Head("masdar", t.Given(("زيارة",)))),
        None,
        (
            t.SlotUse("subject", ("visitor",)),
            t.SlotUse("object", ("place", "destination")),
            t.SlotUse("prep", ("goal",), given=t.Given(("إلى",), ("toward",))),
        ),
        "state",
    )


def test_heads_without_words() -> None:
    assert arm("verb, participle say subject speaker").heads == (
        t.Head("verb"),
        t.Head("participle", t.Given((), ("say",))),
    )


def test_light_arm() -> None:
    made = arm('light "قام ب" or "أدى" noun "زيارة" subject visitor')
    assert made.light == t.Given(("قام ب", "أدى"))
    assert made.heads == (t.Head("noun", t.Given(("زيارة",))),)


def test_every_slot_and_both_roles() -> None:
    text = 'verb "x" subject a object a object2 a of a nisba a between a takes a that a quote a preceding a and b'
    made = arm(text)
    assert [use.slot for use in made.slots] == text.split()[2:-2:2]
    assert made.slots[-1] == t.SlotUse("preceding", ("a", "b"), "and")


def test_frame_statements() -> None:
    made = placeless(
        only(
            'frame f -> e { verb "x" subject a when has object also prep "ب" b of c'
            ' set mode = state when described by noun "دولة"'
            " require 2 a and b named fill a not from dropped fill b from explicit, inside c, beside d priority 2 }"
        )
    )
    assert made.arms[0].when == e.Fact("object", "has")
    assert made.also == (t.SlotUse("prep", ("b",), given=t.Given(("ب",))), t.SlotUse("of", ("c",)))
    assert made.modes == (t.SetMode("state", e.Fact("", "described", (e.Test((word("دولة", cls="noun"),)),))),)
    assert made.requires == (t.Require("and", (t.Need("a", 2), t.Need("b", 1, True))),)


def test_a_requirement_may_be_of_public_life_and_asked_only_when() -> None:
    made = placeless(
        only('frame f -> e { verb "أ" subject a require a public or b when not text has noun "ب" priority 2 }')
    )
    (require,) = made.requires
    assert require.needs == (t.Need("a", public=True), t.Need("b"))
    assert isinstance(require.when, e.Fact)
    assert (require.when.relation, require.when.negated, made.priority) == ("contains", True, 2)


def test_mode_may_be_any_word() -> None:
    made = only('frame f -> e { verb "x" mode reject subject a example "x" mode reject a "x" reject "y" }')
    assert made.arms[0].mode == "reject"
    assert [check.kind for check in made.checks] == ["example", "reject"]


# -- conditions ----------------------------------------------------------------------

X = e.Test((e.Ref("x"),))


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("object is x", e.Fact("object", "is", (X,))),
        ("not trigger is x", e.Fact("trigger", "is", (X,), negated=True)),
        ('prep "خلال" or during is x', e.Fact("prep", "is", (X,), ("خلال",), names=("during",))),
        ("has between", e.Fact("between", "has")),
        ('has prep "مع"', e.Fact("prep", "has", (), ("مع",))),
        ("described by x or y", e.Fact("", "described", (X, e.Test((e.Ref("y"),))))),
        ('followed by ("أ" then x)', e.Fact("", "followed", (e.Seq((once(unit(A)), once(unit(e.Ref("x"))))),))),
        ("not preceded by not x", e.Fact("", "preceded", (e.Test((e.Ref("x", negated=True),)),), negated=True)),
        ("clause has x", e.Fact("clause", "contains", (X,))),
        (
            "sentence has x or text has x",
            e.Cond("or", (e.Fact("sentence", "contains", (X,)), e.Fact("text", "contains", (X,)))),
        ),
        (
            "has that and not (has of or has takes)",
            e.Cond("and", (e.Fact("that", "has"), e.Cond("or", (e.Fact("of", "has"), e.Fact("takes", "has")), True))),
        ),
        ("not (has of)", e.Fact("of", "has", negated=True)),
    ],
)
def test_conditions(text: str, node: Any) -> None:
    assert condition(text) == node


# -- status and checks ---------------------------------------------------------------


def test_status() -> None:
    made = placeless(
        only(
            'status planned rank 2 { under denied becomes actual particle "س" or later verb "نوى", masdar "نية"'
            " control object"
            ' form verb[present] when clause has time[lean = future] adj "مقبل" control none when has object }'
        )
    )
    assert (made.name, made.rank, made.under) == ("planned", 2, (("denied", "actual"),))
    assert made.cues == (
        t.Cue((("particle", t.Given(("س",), ("later",))),)),
        t.Cue((("verb", t.Given(("نوى",))), ("masdar", t.Given(("نية",)))), control="object"),
        t.Cue(
            form=e.Word("verb", (e.Feat("present"),)),
            when=e.Fact("clause", "contains", (e.Test((e.Ref("time", (e.Feat("lean", value="future"),)),)),)),
        ),
        t.Cue((("adj", t.Given(("مقبل",))),), None, "none", e.Fact("object", "has")),
    )


def test_checks() -> None:
    made = placeless(
        only(
            'frame f -> e { example "ن" a "ن" is "م" is "ل" b implicit "ك" mode talks status planned trigger "ن"'
            ' date "2024-03-06"'
            ' reject """سطر\nآخر""" near "ن" missing a near "ن" wrong b near \'ق "ل"\' blocked }'
        )
    )
    assert made.checks == (
        t.Check(
            "example",
            "ن",
            (
                t.Label("a", "ن", entities=("م", "ل")),
                t.Label("b", "ك", implicit=True),
                t.Label("mode", "talks", quoted=False),
                t.Label("status", "planned", quoted=False),
                t.Label("trigger", "ن"),
                t.Label("date", "2024-03-06"),
            ),
        ),
        t.Check("reject", "سطر\nآخر"),
        t.Check("near", "ن", (), "missing", "a"),
        t.Check("near", "ن", (), "wrong", "b"),
        t.Check("near", 'ق "ل"', (), "blocked"),
    )


# -- places --------------------------------------------------------------------------


def test_places_count_code_points_across_comments_and_tashkeel() -> None:
    made = only('pattern p -> person { # شرح\n  match "وَقَّعَ" then\tx as y\n}')
    assert made.where == e.Where(2, 1)
    (sequence,) = made.matches
    assert sequence.where == e.Where(3, 9)
    second = sequence.steps[1].body.units[0]
    assert second.where == e.Where(3, 24)


def test_a_comment_between_words_is_no_word() -> None:
    assert placeless(only('let x = "أ" # or "ج"\n then # هنا\n "ب"').body) == line('"أ" then "ب"')


def test_a_sharp_in_a_string_is_no_comment() -> None:
    assert placeless(only('let x = "#أ"').body) == e.Seq((once(unit(word("#أ"))),))


def test_layout_is_free() -> None:
    flat = 'event e { a : b or c many mode : d, f require a } let x = "أ" then y use z'
    broken = flat.replace(" ", "\n  ")
    assert placeless(items(flat)) == placeless(items(broken))


def test_what_others_tell_pyparsing_changes_nothing() -> None:
    import subprocess
    import sys

    code = (
        "import pyparsing as pp; pp.ParserElement.set_default_whitespace_chars(' ');"
        "pp.ParserElement.enable_packrat();"
        "from arabdiplo.lang.diagnostics import Report; from arabdiplo.lang.parse import parse;"
        "from arabdiplo.lang.source import Source; report = Report();"
        "parse(Source('a.dpl', 'dpl 1\\nlet x = \"a\"\\n then y\\nlet z = \"a\" \"b\"'), 'a', report);"
        "print(*[each.code for each in report.sorted()])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("D003\n", "")


def test_parsing_in_threads() -> None:
    from concurrent.futures import ThreadPoolExecutor

    texts = [f'pattern p{i} -> x {{ match "أ" then up to {i + 1} (y as c{i} or z) }}' for i in range(40)]
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(only, texts))
    assert made == [only(text) for text in texts]
