"""Morphologies for the tests: the general lists alone, and with rows as rules have them."""

import pytest

from arabdiplo.morph import Morphology, Row
from arabdiplo.morph.expand import expand

ROWS = {
    "noun": ("وزير", "نظير", "زيارة", "سفير", "جانب", "بلد", "رئيس وزراء"),
    "verb": ("زار يزور", "استقبل", "التقى", "دعا يدعو", "وقّع", "أكد", "قال", "أجرى"),
    "adj": ("رسمي", "جزائري"),
    "proper": ("لبنان", "فلسطين", "كندا", "القاهرة", "لافروف", "المملكة المتحدة"),
}


@pytest.fixture(scope="session")
def general() -> Morphology:
    """No rows but the particles."""
    return Morphology()


@pytest.fixture(scope="session")
def morphology() -> Morphology:
    """With rows of all classes."""
    rows = [
        (expansion, Row(cls, index, entry))
        for cls, entries in ROWS.items()
        for index, entry in enumerate(entries)
        for expansion in expand(cls, entry)
    ]
    return Morphology(rows)
