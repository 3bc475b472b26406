"""Writes docs/diagnostics.md: every code, from the code itself and the cases of tests/lang/errors.

``python scripts/diagnostics.py`` writes the page; a test says whether it is current.
"""

from __future__ import annotations

import re
from pathlib import Path

from arabdiplo.lang.diagnostics import KINDS, Kind

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "diagnostics.md"
CASES = ROOT / "tests" / "lang" / "errors"

GROUPS = {
    "D0": "The text of a file",
    "D1": "Statements",
    "D2": "Names",
    "D3": "Bounds, and what can never be",
    "D4": "Words and lexicons",
    "D5": "Events and frames",
    "D6": "Tests",
}

#: what `arabdiplo check --fix` does by itself
MENDED = {
    "D001": "takes the mark out",
    "D002": "writes «or» for «|»",
    "D007": "takes a byte-order mark out, ends lines with LF",
    "D008": "writes «,» or «or» for the Arabic comma, 3 for ٣, «->» for another arrow, «#» for «//», a plain space",
    "D009": "takes the sign out",
    "D107": "writes the «{» of a block that is closed, takes a spare «}» out",
    "D306": "writes the word without its clitics",
    "D307": "sets the parts apart, writes digits as 0 to 9",
    "D406": "takes the twin out of a choice",
    "D407": "writes the Arabic letter",
    "D416": "writes the dictionary form",
    "D410": "takes the space out",
}

#: what another command says
ELSEWHERE = {"D605": "`arabdiplo test --cover` says it, since the tests must be run for it; `check` does not."}

HEAD = """# Diagnostics

What `arabdiplo check` (and `test --cover`: D605) can say, code by code. A line has the place, the severity, the code,
what is wrong, and after `;` a way out. Errors keep a file from being loaded; a warning is silenced by a comment with a
reason on its line or above its statement: `# allow(D305) kept for its example`. `--fix` mends what is marked so below,
`--strict` counts warnings as findings, `--json` and `--sarif` are for machines.
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for group, title in GROUPS.items():
        parts.append(f"\n## {title}\n")
        parts += [_entry(kind) for code, kind in sorted(KINDS.items()) if code.startswith(group)]
    return "".join(parts)


def _entry(kind: Kind) -> str:
    said = re.sub(r"\{\w+\}", "…", f"{kind.message}; {kind.hint}").removesuffix("; …").removesuffix("; ")
    said = said.replace("}}", "}")
    lines = [f"\n### {kind.code}: {kind.title}\n", f"{kind.severity.capitalize()}: {said}."]
    if kind.code in MENDED:
        lines.append(f"`--fix` {MENDED[kind.code]}.")
    if kind.code in ELSEWHERE:
        lines.append(ELSEWHERE[kind.code])
    lines += _case(kind.code)
    return "\n".join(lines) + "\n"


def _case(code: str) -> list[str]:
    """A file that shows it, and what is said of it."""
    path = CASES / f"{code.lower()}.dpl"
    if not path.exists():
        return []
    text = path.read_text(encoding="utf-8").rstrip("\n")
    out = path.with_suffix(".out").read_text(encoding="utf-8").splitlines()
    if len(text.splitlines()) > 20:
        return []
    shown = [line for line in out if f" {code} " in line][:2]
    return ["", "```dpl", text, "```", "", "```text", *shown, "```"]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
