"""`arabdiplo lsp`: the language server, for editors."""

from __future__ import annotations

import rich_click as click


@click.command("lsp")
def command() -> int:
    """Serve an editor over standard input and output: what is wrong with a rule file while it is written.

    Diagnostics, what names are, completion, definitions, renaming, layout, running of examples.
    Needs the extra `lsp`; docs/howto/editors.md says how editors start it.
    """
    try:
        from arabdiplo.tools.server import make_server
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise click.ClickException(
            "the language server needs pygls: pip install pygls (or arabdiplo with its extra «lsp»)"
        ) from None
    make_server().start_io()
    return 0
