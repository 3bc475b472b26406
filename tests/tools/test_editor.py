"""What an editor asks: hover, completion, definition, rename, layout, examples; and the protocol around it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from arabdiplo.tools.editor import CannotRename, completion, definition, hover, rename, run_examples
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
    pytest.importorskip("pygls")
    import asyncio

    asyncio.run(asyncio.wait_for(talk(path), 120))


async def talk(path: Path) -> None:
    import sys

    from lsprotocol import types as lsp
    from pygls.lsp.client import LanguageClient

    client = LanguageClient("test", "1")
    sent: list[Any] = []
    client.feature("textDocument/publishDiagnostics")(lambda params: sent.append(params))
    client.feature("window/showMessage")(lambda params: None)
    await client.start_io(sys.executable, "-m", "arabdiplo", "lsp")
    await client.initialize_async(lsp.InitializeParams(capabilities=lsp.ClientCapabilities()))
    client.initialized(lsp.InitializedParams())
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
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
