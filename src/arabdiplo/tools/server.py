"""The language server of rule files: `arabdiplo lsp` (needs the extra `lsp`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from arabdiplo._version import __version__
from arabdiplo.lang.again import Again
from arabdiplo.lang.diagnostics import Diagnostic, Edit, Related
from arabdiplo.lang.expr import Where
from arabdiplo.lang.layout import layout
from arabdiplo.lang.lexer import Lexed, lex
from arabdiplo.lang.source import Source

from . import editor
from .positions import Positions
from .rename import CannotRename, rename
from .symbols import Project, read_project, token_at

RUN = "arabdiplo.runExamples"
"""the command behind «run examples»"""

_KINDS = {
    "lexicon": lsp.CompletionItemKind.Enum,
    "let": lsp.CompletionItemKind.Variable,
    "condition": lsp.CompletionItemKind.Variable,
    "type": lsp.CompletionItemKind.Class,
    "event": lsp.CompletionItemKind.Event,
    "role": lsp.CompletionItemKind.Field,
    "feature": lsp.CompletionItemKind.Property,
    "module": lsp.CompletionItemKind.Module,
    "keyword": lsp.CompletionItemKind.Keyword,
}
_SYMBOLS = {
    "lexicon": lsp.SymbolKind.Enum,
    "let": lsp.SymbolKind.Variable,
    "condition": lsp.SymbolKind.Boolean,
    "type": lsp.SymbolKind.Class,
    "event": lsp.SymbolKind.Event,
    "status": lsp.SymbolKind.Constant,
    "pattern": lsp.SymbolKind.Function,
    "frame": lsp.SymbolKind.Function,
    "role": lsp.SymbolKind.Field,
}


class RuleServer(LanguageServer):
    """Keeps, for each folder of open files, the project it was last read as."""

    def __init__(self) -> None:
        super().__init__("arabdiplo", __version__)
        self.projects: dict[Path, Project] = {}
        self.failed: dict[str, list[Diagnostic]] = {}
        """what failed when the examples of a file were run last"""
        self.again = Again()

    def text(self, uri: str) -> str:
        """The text of an open file, saved or not."""
        return self.workspace.get_text_document(uri).source

    def read(self, uri: str) -> Project:
        """The project of a file, as its editor shows it now."""
        overlay = {
            shown: document.source
            for name, document in self.workspace.text_documents.items()
            if (shown := to_fs_path(name)) is not None
        }
        path = path_of(uri)
        self.projects[path.parent] = made = read_project(path, overlay, True, self.again)
        return made

    def project(self, uri: str) -> Project:
        """As it, or a file beside it, was read before, or read now."""
        path = path_of(uri)
        known = self.projects.get(path.parent)
        return known if known is not None and known.file(path) is not None else self.read(uri)

    def renew(self, changed: str) -> None:
        """Read all open files once more, as one has changed, and send what is wrong with each; that one first."""
        self.projects.clear()
        for uri in sorted(self.workspace.text_documents, key=lambda uri: uri != changed):
            self.publish(uri)

    def publish(self, uri: str) -> None:
        """Send what is wrong with a file."""
        project = self.project(uri)
        file = project.file(path_of(uri))
        shown = file.shown if file is not None else ""
        found = [each for each in project.diagnostics if each.path in (shown, str(path_of(uri)))]
        found += self.failed.get(uri, [])
        lexed = file.parsed.lexed if file is not None else lex(Source("", self.text(uri)))
        sent = [self._diagnostic(lexed, project, each) for each in found]
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri=uri, diagnostics=sent))

    def positions(self, source: Source) -> Positions:
        """The places of a text as the editor counts them."""
        return Positions(source, self.workspace.position_encoding or lsp.PositionEncodingKind.Utf16)

    def open_positions(self, uri: str) -> Positions:
        """Those of an open file."""
        return self.positions(Source("", self.text(uri)))

    def positions_of(self, project: Project, path: Path) -> Positions:
        """Those of a file of a project; as if it were empty for one that is no module."""
        file = project.file(path)
        return self.positions(file.parsed.lexed.source if file is not None else Source("", ""))

    def offset(self, uri: str, position: lsp.Position) -> int:
        """A place as an offset."""
        return self.open_positions(uri).offset(position)

    def _diagnostic(self, lexed: Lexed, project: Project, each: Diagnostic) -> lsp.Diagnostic:
        source, positions = lexed.source, self.positions(lexed.source)
        where = Where(min(max(each.line, 1), len(source.starts)), max(each.column, 1))
        start = source.offset(where)
        token = token_at(lexed, start)
        end = token.end if token is not None and token.end > start else start + 1
        severity = lsp.DiagnosticSeverity.Error if each.severity == "error" else lsp.DiagnosticSeverity.Warning
        message = f"{each.message}; {each.hint}" if each.hint else each.message
        edits = [[edit.start, edit.end, edit.text] for edit in each.edits]
        return lsp.Diagnostic(
            positions.between(start, end),
            message,
            severity,
            each.code,
            source="arabdiplo",
            related_information=[self._elsewhere(project, other) for other in each.related] or None,
            data=edits,
        )

    def _elsewhere(self, project: Project, other: Related) -> lsp.DiagnosticRelatedInformation:
        path = Path(other.path)
        place = self.positions_of(project, path).at(Where(other.line, other.column))
        uri = from_fs_path(str(path.resolve())) or ""
        return lsp.DiagnosticRelatedInformation(lsp.Location(uri, lsp.Range(place, place)), other.message)


def path_of(uri: str) -> Path:
    """The file of a URI."""
    return Path(to_fs_path(uri) or uri)


def _edits(positions: Positions, edits: Sequence[Edit]) -> list[lsp.TextEdit]:
    return [lsp.TextEdit(positions.between(edit.start, edit.end), edit.text) for edit in edits]


def _did_open(ls: RuleServer, params: lsp.DidOpenTextDocumentParams) -> None:
    ls.renew(params.text_document.uri)


def _did_change(ls: RuleServer, params: lsp.DidChangeTextDocumentParams) -> None:
    uri = params.text_document.uri
    ls.failed.pop(uri, None)
    ls.renew(uri)


def _did_close(ls: RuleServer, params: lsp.DidCloseTextDocumentParams) -> None:
    uri = params.text_document.uri
    ls.failed.pop(uri, None)
    ls.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri=uri, diagnostics=[]))
    ls.renew(uri)


def _hover(ls: RuleServer, params: lsp.HoverParams) -> lsp.Hover | None:
    uri = params.text_document.uri
    said = editor.hover(ls.project(uri), path_of(uri), ls.offset(uri, params.position))
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.PlainText, said)) if said else None


def _completion(ls: RuleServer, params: lsp.CompletionParams) -> list[lsp.CompletionItem]:
    uri = params.text_document.uri
    offset = ls.offset(uri, params.position)
    found = editor.completion(ls.project(uri), path_of(uri), ls.text(uri), offset)
    return [lsp.CompletionItem(each.label, kind=_KINDS[each.kind], detail=each.detail or each.kind) for each in found]


def _definition(ls: RuleServer, params: lsp.DefinitionParams) -> lsp.Location | None:
    uri = params.text_document.uri
    project = ls.project(uri)
    found = editor.definition(project, path_of(uri), ls.offset(uri, params.position))
    if found is None:
        return None
    path, where = found
    at = ls.positions_of(project, path).at(where)
    return lsp.Location(from_fs_path(str(path.resolve())) or "", lsp.Range(at, at))


def _rename(ls: RuleServer, params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
    uri = params.text_document.uri
    project = ls.read(uri)
    try:
        edits = rename(project, path_of(uri), ls.offset(uri, params.position), params.new_name)
    except CannotRename as error:
        ls.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, f"cannot rename: {error}"))
        return None
    changes = {}
    for path, each in edits.items():
        if project.file(path) is not None:
            changes[from_fs_path(str(path.resolve())) or ""] = _edits(ls.positions_of(project, path), each)
    return lsp.WorkspaceEdit(changes)


def _formatting(ls: RuleServer, params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit]:
    positions = ls.open_positions(params.text_document.uri)
    text, made = positions.source.text, layout(positions.source)
    return [] if made.text == text else [lsp.TextEdit(positions.between(0, len(text)), made.text)]


def _symbols(ls: RuleServer, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
    uri = params.text_document.uri
    positions, out = ls.open_positions(uri), []
    for each in ls.project(uri).of(path_of(uri)):
        place = positions.at(each.where)
        at = lsp.Range(place, place)
        out.append(lsp.DocumentSymbol(each.name, _SYMBOLS[each.kind], at, at, each.detail or None))
    return out


def _actions(ls: RuleServer, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    uri = params.text_document.uri
    positions, out = ls.open_positions(uri), []
    for each in params.context.diagnostics:
        raw: Any = each.data
        if raw:
            edits = [Edit(int(start), int(end), str(text)) for start, end, text in raw]
            change = lsp.WorkspaceEdit({uri: _edits(positions, edits)})
            title = each.message.rpartition("; ")[2]
            out.append(lsp.CodeAction(title, lsp.CodeActionKind.QuickFix, [each], edit=change))
    return out


def _lenses(ls: RuleServer, params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
    uri = params.text_document.uri
    run, positions = lsp.Command("run examples", RUN, arguments=[uri]), ls.open_positions(uri)
    places = [positions.at(each.where) for each in editor.rules_of_file(ls.project(uri), path_of(uri))]
    return [lsp.CodeLens(lsp.Range(place, place), run) for place in places]


def _run(ls: RuleServer, uri: str) -> int:
    """Runs the examples of a file; returns how many fail."""
    ls.failed[uri] = editor.run_examples(ls.read(uri), path_of(uri))
    ls.publish(uri)
    count = len(ls.failed[uri])
    said = f"{count} example{'s' * (count != 1)} fail" if count else "all examples hold"
    ls.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Info, said))
    return count


#: what it answers and takes note of; completion and the command, which say more of themselves, are beside
_FEATURES: dict[str, Callable[..., Any]] = {
    lsp.TEXT_DOCUMENT_DID_OPEN: _did_open,
    lsp.TEXT_DOCUMENT_DID_CHANGE: _did_change,
    lsp.TEXT_DOCUMENT_DID_CLOSE: _did_close,
    lsp.TEXT_DOCUMENT_HOVER: _hover,
    lsp.TEXT_DOCUMENT_DEFINITION: _definition,
    lsp.TEXT_DOCUMENT_RENAME: _rename,
    lsp.TEXT_DOCUMENT_FORMATTING: _formatting,
    lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL: _symbols,
    lsp.TEXT_DOCUMENT_CODE_ACTION: _actions,
    lsp.TEXT_DOCUMENT_CODE_LENS: _lenses,
}


def make_server() -> RuleServer:
    """A server with all that it can do."""
    server = RuleServer()
    for method, answer in _FEATURES.items():
        server.feature(method)(answer)
    options = lsp.CompletionOptions(trigger_characters=["[", ">", "@"], resolve_provider=False)
    server.feature(lsp.TEXT_DOCUMENT_COMPLETION, options)(_completion)
    server.command(RUN)(_run)
    return server
