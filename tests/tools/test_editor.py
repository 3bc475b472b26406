"""What an editor asks: hover, completion, definition, rename, layout, examples; and the protocol around it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from arabdiplo.tools.editor import completion, definition, hover, run_examples
from arabdiplo.tools.rename import CannotRename, rename
from arabdiplo.tools.symbols import Project, read_project

RULES = """dpl 1
use actor, time, words

# Somebody opens something.
event opening { opener : person or body many  thing : nominal  mode : early, late  require opener and thing }
let _solemn = adj "رسمي" or adj "مهيب"
condition _plain = not clause has _solemn
frame open -> opening {
  verb opening_verbs, masdar "افتتاح" subject opener object thing when _plain
  example "افتتح وزير النقل الأردني الجسر" opener "وزير النقل الأردني" thing "الجسر"
  example "افتتح المدير المعرض" opener "المدير"
  reject "افتتحت البورصة على ارتفاع"
}
"""
WORDS = 'dpl 1\nlexicon opening_verbs { verb "افتتح" or "دشّن" }\nlexicon realms from "lexicons/lands.tsv" as proper\n'


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rules")
    (folder / "lexicons").mkdir()
    (folder / "lexicons" / "lands.tsv").write_text("entry\tsource\nبيرو\tmade\n", encoding="utf-8")
    (folder / "words.dpl").write_text(WORDS, encoding="utf-8")
    (folder / "opening.dpl").write_text(RULES, encoding="utf-8")
    return folder / "opening.dpl"


@pytest.fixture(scope="module")
def project(path: Path) -> Project:
    return read_project(path)


def at(text: str, nth: int = 0) -> int:
    place = -1
    for _ in range(nth + 1):
        place = RULES.index(text, place + 1)
    return place + 1


def test_hover_says_what_a_name_is(project: Project, path: Path) -> None:
    assert hover(project, path, at("opening_verbs")).startswith("lexicon opening_verbs, 2 words: افتتح, دشّن")
    shown = hover(project, path, at("opening {"))
    assert shown.startswith("event opening\nSomebody opens something.\n  opener : person or body many\n")
    assert "  mode : early, late\n  require opener and thing" in shown
    assert hover(project, path, at("thing when")).startswith("role thing: role of opening: nominal")
    assert hover(project, path, at("_solemn", 1)).startswith('let _solemn: adj "رسمي" or adj "مهيب"')
    assert hover(project, path, at("_plain", 1)).startswith("condition _plain: not clause has _solemn")
    assert hover(project, path, at("person or")).startswith("type person: is actor")
    assert hover(project, path, at("subject")).startswith("slot subject: the doer")
    assert hover(project, path, at("require")) == "«require» is a word of the language"
    assert hover(project, path, at("افتتاح")) == ""


def test_definition_leads_to_the_declaration(project: Project, path: Path) -> None:
    found = definition(project, path, at("opening_verbs"))
    assert found is not None and (found[0].name, found[1].line) == ("words.dpl", 2)
    found = definition(project, path, at("thing when"))
    assert found is not None and (found[0].name, found[1].line) == ("opening.dpl", 5)
    found = definition(project, path, at("words"))
    assert found is not None and (found[0].name, found[1].line) == ("words.dpl", 1)
    words = path.with_name("words.dpl")
    table = definition(project, words, WORDS.index("lands.tsv"))
    assert table is not None and table[0].name == "lands.tsv"
    assert definition(project, path, at("require")) is None


def labels(project: Project, path: Path, text: str) -> set[str]:
    return {each.label for each in completion(project, path, text, len(text))}


def test_completion_knows_where_it_is(project: Project, path: Path) -> None:
    start = RULES[: RULES.index("subject opener")]
    inside = labels(project, path, start)
    assert {"opener", "thing", "time", "subject", "opening_verbs", "_solemn", "_plain", "person"} <= inside
    assert labels(project, path, start + "verb[") >= {"past", "passive"}
    assert {"actor", "time", "words"} <= labels(project, path, "dpl 1\nuse ")
    assert "opening" in labels(project, path, "dpl 1\nframe x -> ")
    assert {"frame", "event", "pattern"} <= labels(project, path, "dpl 1\n")
    assert labels(project, path, start + 'verb "افت') == set()
    assert "auxiliaries" not in inside  # of a module that is not used


def test_rename_in_all_files(project: Project, path: Path) -> None:
    edits = rename(project, path, at("opening_verbs"), "open_verbs")
    assert {file.name: len(each) for file, each in edits.items()} == {"opening.dpl": 1, "words.dpl": 1}
    assert {file.name: len(each) for file, each in rename(project, path, at("_solemn"), "_grand").items()} == {
        "opening.dpl": 2
    }
    assert sum(map(len, rename(project, path, at("_plain"), "_usual").values())) == 2


HARBOUR = """dpl 1
use quays
type port is vessel with size, extent
type vessel with size
lexicon ships -> vessel from "ships.tsv" column size as noun size "small"
lexicon boats -> vessel { noun "قارب" size "small"  noun "زورق" size "big" }
let size = noun "حجم" or noun "سعة"
let _mass = noun then size
condition sized = described by size or _mass
pattern harbour -> port {
  match boats[size = "small"] as b then maybe size then size then noun
  unless preceded by size
  set size = b.size, extent = b.size
  example "قارب حجم"
}
"""
QUAYS = 'dpl 1\nlet _mass = noun "كتلة"\nlet quay = noun "رصيف" or _mass\n'


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    (tmp_path / "ships.tsv").write_text("size\tsource\nسفينة\tmade\n", encoding="utf-8")
    (tmp_path / "quays.dpl").write_text(QUAYS, encoding="utf-8")
    (tmp_path / "harbour.dpl").write_text(HARBOUR, encoding="utf-8")
    return tmp_path / "harbour.dpl"


def renamed(path: Path, word: str, new: str) -> str:
    """The text of a file after a name has got another one."""
    text = path.read_text(encoding="utf-8")
    for edit in reversed(rename(read_project(path), path, text.index(word) + 1, new)[path]):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def test_rename_leaves_attributes_and_columns_of_the_name(harbour: Path) -> None:
    made = renamed(harbour, "size = noun", "bigness")
    assert made.splitlines()[6:] == [
        'let bigness = noun "حجم" or noun "سعة"',
        "let _mass = noun then bigness",
        "condition sized = described by bigness or _mass",
        "pattern harbour -> port {",
        '  match boats[size = "small"] as b then maybe bigness then bigness then noun',
        "  unless preceded by bigness",
        "  set size = b.size, extent = b.size",
        '  example "قارب حجم"',
        "}",
    ]
    assert made.splitlines()[:6] == HARBOUR.splitlines()[:6]
    harbour.write_text(made, encoding="utf-8")
    assert read_project(harbour).whole


def test_rename_of_a_type(harbour: Path) -> None:
    assert renamed(harbour, "vessel with", "craft") == HARBOUR.replace("vessel", "craft")


def test_rename_of_a_name_that_another_file_has_for_itself(harbour: Path) -> None:
    assert renamed(harbour, "_mass", "_weight") == HARBOUR.replace("_mass", "_weight")


def test_rename_takes_all_names_of_the_language(harbour: Path) -> None:
    assert renamed(harbour, "size = noun", "b" * 40).count("b" * 40) == 6
    for name in ("b" * 41, "_" + "b" * 40):
        with pytest.raises(CannotRename, match="is no name"):
            renamed(harbour, "size = noun", name)


def test_rename_waits_for_rules_without_errors(harbour: Path) -> None:
    harbour.write_text(HARBOUR + "let half = size then\n", encoding="utf-8")
    with pytest.raises(CannotRename, match="errors"):
        renamed(harbour, "size = noun", "bigness")


@pytest.mark.parametrize(
    ("where", "new", "why"),
    [
        ("person or", "human", "bundled"),
        ("opening_verbs", "lands", "declared already"),
        ("opening_verbs", "verb", "is no name"),
        ("opening_verbs", "Open", "is no name"),
        ("opener", "who", "no lexicon, let, condition, type or event"),
    ],
)
def test_rename_refuses_what_would_break(project: Project, path: Path, where: str, new: str, why: str) -> None:
    with pytest.raises(CannotRename, match=why):
        rename(project, path, at(where), new)


def test_examples_are_run_and_what_fails_has_its_place(project: Project, path: Path) -> None:
    failed = run_examples(project, path)
    assert [(each.code, each.line) for each in failed] == [("D603", 11)]


def test_an_unsaved_text_counts(path: Path) -> None:
    overlay = {str(path): RULES.replace("object thing", "object thng")}
    found = [each.code for each in read_project(path, overlay).diagnostics if each.path == str(path)]
    assert found == ["D501"]


# -- the protocol ------------------------------------------------------------------------


def test_the_server_speaks(path: Path) -> None:
    converse(lambda client, sent: talk(path, client, sent))


def converse(talk: Callable[[Any, list[Any]], Awaitable[None]]) -> None:
    """Talk to a server: to a client, which adds what is wrong with files to the list."""
    pytest.importorskip("pygls")
    import asyncio

    from lsprotocol import types as lsp
    from pygls.lsp.client import LanguageClient

    async def whole() -> None:
        client = LanguageClient("test", "1")
        sent: list[Any] = []
        client.feature("textDocument/publishDiagnostics")(lambda params: sent.append(params))
        client.feature("window/showMessage")(lambda params: None)
        await client.start_io(sys.executable, "-m", "arabdiplo", "lsp")
        await client.initialize_async(lsp.InitializeParams(capabilities=lsp.ClientCapabilities()))
        client.initialized(lsp.InitializedParams())
        await talk(client, sent)
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()

    asyncio.run(asyncio.wait_for(whole(), 120))


async def talk(path: Path, client: Any, sent: list[Any]) -> None:
    from lsprotocol import types as lsp

    uri = path.as_uri()
    text = RULES.replace("object thing", "object thng").replace('"رسمي" or', '"رسمي" |')
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "dpl", 1, text)))
    document = lsp.TextDocumentIdentifier(uri)
    # what is asked is answered after what was opened is read
    hovered = await client.text_document_hover_async(lsp.HoverParams(document, lsp.Position(8, 9)))
    assert "opening_verbs, 2 words" in hovered.contents.value
    codes = {each.code: each for each in sent[-1].diagnostics}
    assert {"D002", "D501"} <= set(codes)
    assert codes["D501"].range.start.line == 8
    context = lsp.CodeActionContext([codes["D002"]])
    actions = await client.text_document_code_action_async(lsp.CodeActionParams(document, codes["D002"].range, context))
    assert actions[0].edit.changes[uri][0].new_text == " or "
    made = await client.text_document_formatting_async(
        lsp.DocumentFormattingParams(document, lsp.FormattingOptions(2, True))
    )
    assert not made  # a sign that cannot be read: left as it is
    whole = lsp.TextDocumentContentChangeWholeDocument(RULES.replace("let _solemn =", "let   _solemn ="))
    client.text_document_did_change(
        lsp.DidChangeTextDocumentParams(lsp.VersionedTextDocumentIdentifier(2, uri), [whole])
    )
    made = await client.text_document_formatting_async(
        lsp.DocumentFormattingParams(document, lsp.FormattingOptions(2, True))
    )
    assert "let _solemn =" in made[0].new_text
    lenses = await client.text_document_code_lens_async(lsp.CodeLensParams(document))
    failing = await client.workspace_execute_command_async(
        lsp.ExecuteCommandParams(lenses[0].command.command, arguments=lenses[0].command.arguments)
    )
    assert failing == 1
    symbols = await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(document))
    assert [each.name for each in symbols] == ["opening", "opener", "thing", "_solemn", "_plain", "open"]


def test_a_server_that_is_told_to_end_ends_without_a_word() -> None:
    pytest.importorskip("pygls")
    said = b""
    for call in ({"id": 1, "method": "shutdown"}, {"method": "exit"}):
        body = json.dumps({"jsonrpc": "2.0", **call}).encode()
        said += b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    done = subprocess.run([sys.executable, "-m", "arabdiplo", "lsp"], input=said, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


SHIP = 'dpl 1\nlet ship = noun "سفينة"\n'
SHIPS = 'dpl 1\nuse ships\ntype fleet\nlet _ours = "😀😀" or ship\npattern p -> fleet { match _ours example "بلا" }\n'


def test_a_change_reaches_the_files_that_use_it(tmp_path: Path) -> None:
    converse(lambda client, sent: change(tmp_path, client, sent))


async def change(folder: Path, client: Any, sent: list[Any]) -> None:
    from lsprotocol import types as lsp

    uris = {}
    for name, text in (("fleet", SHIPS), ("ships", SHIP)):
        file = folder / f"{name}.dpl"
        file.write_text(text, encoding="utf-8")
        uris[name] = file.as_uri()
        client.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uris[name], "dpl", 1, text)))
    # columns are counted in UTF-16, in which each of the two signs before it is two
    column = SHIPS.splitlines()[3].index("ship") + 2
    asked = lsp.DefinitionParams(lsp.TextDocumentIdentifier(uris["fleet"]), lsp.Position(3, column))
    found = await client.text_document_definition_async(asked)
    assert (found.uri, found.range.start.line) == (uris["ships"], 1)
    assert codes(sent, uris["fleet"]) == {}

    whole = lsp.TextDocumentContentChangeWholeDocument(SHIP.replace("let ship", "# moved\nlet boat"))
    client.text_document_did_change(
        lsp.DidChangeTextDocumentParams(lsp.VersionedTextDocumentIdentifier(2, uris["ships"]), [whole])
    )
    assert await client.text_document_definition_async(asked) is None
    wrong = codes(sent, uris["fleet"])["D201"].range
    assert (wrong.start.character, wrong.end.character) == (column, column + len("ship"))

    closed = lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(uris["ships"]))
    client.text_document_did_close(closed)
    assert (await client.text_document_definition_async(asked)).uri == uris["ships"]  # what is saved counts again
    assert codes(sent, uris["fleet"]) == codes(sent, uris["ships"]) == {}


def codes(sent: list[Any], uri: str) -> dict[str, Any]:
    """The errors that were sent last of a file, by code."""
    last = [each for each in sent if each.uri == uri][-1]
    return {each.code: each for each in last.diagnostics if each.severity == 1}


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 20), ("utf-16", 16), ("utf-32", 15)])
def test_places_are_counted_in_the_units_of_an_editor(encoding: str, column: int) -> None:
    pytest.importorskip("pygls")
    from lsprotocol.types import Position

    from arabdiplo.lang.expr import Where
    from arabdiplo.lang.source import Source
    from arabdiplo.tools.positions import Positions

    text = 'dpl 1\nlet x = "é😀" or ship'
    positions = Positions(Source("", text), encoding)
    offset = text.index("ship")
    at = positions.at(Where(2, offset - text.index("let") + 1))
    assert at == Position(1, column + (encoding != "utf-8"))
    assert positions.offset(at) == offset
    assert positions.offset(Position(1, 999)) == positions.offset(Position(9, 999)) == len(text)
