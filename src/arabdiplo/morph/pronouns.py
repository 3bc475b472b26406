"""Pronoun suffixes and whom they agree with, from data/pronouns.tsv."""

from __future__ import annotations

from pathlib import Path

from arabdiplo.morph.model import Feature


def _rows() -> dict[str, list[str]]:
    lines = (Path(__file__).parent / "data" / "pronouns.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {form: stands.split(" or ") for form, stands, _ in (line.split("\t") for line in lines)}


def _features(names: list[str]) -> Feature:
    found = Feature(0)
    for name in names:
        found |= Feature[name.upper()]
    return found


_ROWS = _rows()
#: suffixes for whom one speaks to
ADDRESSED = frozenset(form for form, stands in _ROWS.items() if stands == ["addressed"])
#: suffix -> person, gender and number of whom it stands for
PRONOUNS: dict[str, Feature] = {form: _features(stands) for form, stands in _ROWS.items() if form not in ADDRESSED}
