"""What the tests of the report share: documents, and a real browser."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import arabdiplo
from arabdiplo.events import Arg, Document, Event, Span, Time

ROOT = Path(__file__).resolve().parents[2]

NEWS = (
    ("n1", "2024-03-06", "زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس والتقى نظيره القطري ماجد الهاشمي."),
    ("n2", "2024-03-07", "التقى الرئيس الكيني جوزيف موانغي في مسقط الوزير العماني حمد الرواحي."),
    ("n3", "2024-04-02", "سيزور وزير الخارجية الأردني سامر الخالدي مسقط يوم 5 نيسان 2024."),
    ("n4", "2024-04-03", "أكد الوزير العماني حمد الرواحي أن بلاده ترحب بالاتفاق."),
)
EVIL = (
    '</script><script>boom()</script> & <img src=x onerror="boom()"> \u202eزار الوزير الكيني مسقط\x00 أمس'
    " </style></p></article>"
)


@pytest.fixture(scope="session")
def documents() -> tuple[Document, ...]:
    return tuple(arabdiplo.extract(text, date, name) for name, date, text in NEWS)


def made(text: str, name: str, kind: str = "visit", **more: Any) -> Document:
    """A document with one event on its first letter."""
    span = Span(0, 1, text[:1])
    event = Event(
        more.get("id", "m1"),
        more.get("event", "E1"),
        kind,
        more.get("mode"),
        more.get("status", "actual"),
        span,
        (Arg("visitor", span, (name,), kind="person"), Arg("destination", span, ("مسقط",), kind="country")),
        time=Time(span, more.get("value", "2024-03-05")),
        rule="visit.travel",
    )
    return Document(name, text, "2024-03-06", (event,))


@pytest.fixture(scope="session")
def hostile() -> Document:
    """A document whose text, id, names and types all try to get out."""
    return made(EVIL, EVIL, kind=EVIL, mode=EVIL, status=EVIL, id=EVIL, event=EVIL, value=EVIL)


def tool(name: str) -> ModuleType:
    """A file of scripts/ as a module."""
    spec = importlib.util.spec_from_file_location(f"tool_{name}", ROOT / "scripts" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    browsing = tool("browser")
    if browsing.CHROMIUM is None:
        pytest.skip("no chromium here")
    with browsing.Browser() as opened:
        yield opened
