"""`arabdiplo new`: a rule file to begin with."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from arabdiplo.cli.display import shown
from arabdiplo.cli.output import write
from arabdiplo.errors import InputError, some_path


@click.command("new")
@click.argument("type", metavar="TYPE")
@click.option("--verb", metavar="VERB", help="The verb of the event, as its past (دشّن) or past and present (وقع يقع).")
@click.option("-o", "--output", metavar="FILE", help="Where to write it; TYPE.dpl if not given.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def command(type: str, verb: str | None, output: str | None, force: bool) -> int:
    """Write a commented rule file for a new TYPE of event, which `check` and `test` pass.

    TYPE is its name in small letters (inauguration).
    """
    from arabdiplo.lang import load_rules
    from arabdiplo.tools.starter import VERB, starter

    program = load_rules()
    taken = frozenset(program.modules) | {event.name for _, event in program.events}
    text = starter(type, VERB if verb is None else verb, taken)
    path = Path(f"{type}.dpl" if output is None else some_path(output))
    if path.name != f"{type}.dpl":
        raise InputError(f"the file of «{type}» is called {type}.dpl, as a module has the name of its file")
    if path.exists() and not force:
        raise InputError("there is such a file; --force writes over it", str(path))
    write(path, text)
    click.echo(shown(f"{path} is there: change its words, then arabdiplo check {path}, arabdiplo test {path}"))
    return 0
