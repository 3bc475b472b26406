"""Pronoun suffixes and whom they agree with, from data/pronouns.tsv."""

from __future__ import annotations

from arabdiplo.morph.model import Feature
from arabdiplo.text.lists import rows_beside


def _rows() -> dict[str, list[str]]:
    return {form: stands.split(" or ") for form, stands, _ in rows_beside(__file__, "pronouns.tsv")}


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
#: my: on a noun it is not cut, as that may be the dual before its genitive
MINE = min((form for form, of in PRONOUNS.items() if of & Feature.FIRST and not of & Feature.PLURAL), key=len)
