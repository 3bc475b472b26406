"""`arabdiplo fmt`: rule files in one layout."""

from __future__ import annotations

import difflib
import sys

import rich_click as click

from arabdiplo.cli.display import shown


@click.command("fmt")
@click.argument("rules", nargs=-1, metavar="[RULES]…")
@click.option("--bundled", is_flag=True, help="Lay out the bundled rules, too.")
@click.option("--check", is_flag=True, help="Write nothing; exit code 1 if a file is not laid out.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
def command(rules: tuple[str, ...], bundled: bool, check: bool, diff: bool) -> int:
    """Lay out rule files: one statement a line, spaces, lines of at most 120 columns.

    Words, signs and comments stay as they are.  RULES are files, folders, or «-» for
    standard input, whose layout goes to standard output.  A file that cannot be
    read (a string or a brace that is not closed) is left as it is.

    Exit code 3 if a file cannot be read; with --check, 1 if one is not laid out.
    """
    from arabdiplo.lang import bundled_rules_dir
    from arabdiplo.lang.diagnostics import Diagnostic
    from arabdiplo.lang.layout import layout
    from arabdiplo.lang.paths import rule_paths
    from arabdiplo.lang.source import Source, read
    from arabdiplo.tools.mend import replace_file

    if not rules and not bundled:
        raise click.UsageError("say which rules: a .dpl file, a folder, - or --bundled")
    if rules == ("-",):
        made = layout(Source("-", sys.stdin.read()))
        _complain(made.diagnostics)
        click.echo(made.text, nl=False)
        return 3 if made.diagnostics else 0
    paths = [*rule_paths(rules), *(rule_paths(bundled_rules_dir()) if bundled else ())]
    changed = broken = 0
    for path in dict.fromkeys(paths):
        source = read(path, str(path), {})
        if isinstance(source, Diagnostic):
            _complain((source,))
            broken += 1
            continue
        made = layout(source)
        _complain(made.diagnostics)
        broken += bool(made.diagnostics)
        if made.text == source.text:
            continue
        changed += 1
        if diff:
            _show(str(path), source.text, made.text)
        elif check:
            click.echo(f"{path}: not laid out; run «arabdiplo fmt {path}»")
        else:
            replace_file(path, made.text)
            click.echo(f"{path}: laid out")
    done = len(dict.fromkeys(paths))
    what = f"{'to change' if check or diff else 'changed'}"
    click.echo(f"{done} file{'s' * (done != 1)}, {changed} {what}, {broken} that cannot be read")
    return 3 if broken else int(check and changed > 0)


def _complain(found: tuple[object, ...]) -> None:
    for each in found:
        print(shown(str(each)), file=sys.stderr)


def _show(name: str, old: str, new: str) -> None:
    for line in difflib.unified_diff(old.splitlines(), new.splitlines(), name, name, lineterm="", n=1):
        click.echo(line)
