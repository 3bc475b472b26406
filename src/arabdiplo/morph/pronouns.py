"""Pronoun suffixes and whom they agree with."""

from __future__ import annotations

from arabdiplo.morph.model import Feature

_M, _F = Feature.MASCULINE, Feature.FEMININE

#: suffixes for whom one speaks to
ADDRESSED = frozenset({"ك", "كم", "كما"})
#: suffix -> person, gender and number of whom it stands for
PRONOUNS: dict[str, Feature] = {
    "ه": Feature.THIRD | Feature.SINGULAR | _M,
    "ها": Feature.THIRD | Feature.SINGULAR | _F,
    "هما": Feature.THIRD | Feature.DUAL,
    "هم": Feature.THIRD | Feature.PLURAL,
    "هن": Feature.THIRD | Feature.PLURAL | _F,
    "نا": Feature.FIRST | Feature.PLURAL,
    "ي": Feature.FIRST | Feature.SINGULAR,
    "ني": Feature.FIRST | Feature.SINGULAR,
}
