"""Writes docs/editors/dpl.tmLanguage.json from the words of the language."""

from __future__ import annotations

from pathlib import Path

from arabdiplo.tools.highlight import textmate

PAGE = Path(__file__).resolve().parents[1] / "docs" / "editors" / "dpl.tmLanguage.json"

if __name__ == "__main__":
    PAGE.write_text(textmate(), encoding="utf-8")
