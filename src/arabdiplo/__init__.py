"""Diplomatic events in Arabic news: rules in, typed events with exact source spans out.

>>> import arabdiplo
>>> document = arabdiplo.extract("التقى وزير النفط العراقي نظيره النيجيري في فيينا")
>>> [(event.type, event.trigger.text) for event in document.events]
[('meeting', 'التقى')]

Event classes (`Visit`, `Meeting`, …) are made from the bundled rules when they
are first asked for; `Extractor.classes` has those of your own rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabdiplo._api import Extractor, extract
from arabdiplo._limits import Limits
from arabdiplo._version import __version__
from arabdiplo.errors import ArabdiploError, BudgetExceeded, InputError, LimitExceeded
from arabdiplo.events.records import (
    Arg,
    ChunkView,
    Document,
    Event,
    Loser,
    Mention,
    Origin,
    Refusal,
    Span,
    Status,
    Time,
    Trace,
)

if TYPE_CHECKING:
    from arabdiplo._bundled import (
        Agreement,
        Aid,
        Award,
        Call,
        Condemnation,
        Correspondence,
        Courtesy,
        Envoy,
        Invitation,
        Mediation,
        Meeting,
        Rejection,
        Relations,
        Request,
        Sanction,
        Signing,
        Statement,
        Visit,
        Vote,
    )
    from arabdiplo.document.occurrences import Occurrence as Occurrence
    from arabdiplo.document.occurrences import occurrences as occurrences
    from arabdiplo.events.json import from_json as from_json
    from arabdiplo.events.json import to_json as to_json
    from arabdiplo.frames import Table as Table
    from arabdiplo.frames import to_arrow as to_arrow
    from arabdiplo.frames import to_pandas as to_pandas
    from arabdiplo.frames import to_polars as to_polars
    from arabdiplo.lang import RuleError as RuleError
    from arabdiplo.lang.books import Book as Book
    from arabdiplo.text.wrapped import join_lines as join_lines

__all__ = [
    "Agreement",
    "Aid",
    "ArabdiploError",
    "Arg",
    "Award",
    "Book",
    "BudgetExceeded",
    "Call",
    "ChunkView",
    "Condemnation",
    "Correspondence",
    "Courtesy",
    "Document",
    "Envoy",
    "Event",
    "Extractor",
    "InputError",
    "Invitation",
    "LimitExceeded",
    "Limits",
    "Loser",
    "Mediation",
    "Meeting",
    "Mention",
    "Occurrence",
    "Origin",
    "Refusal",
    "Rejection",
    "Relations",
    "Request",
    "RuleError",
    "Sanction",
    "Signing",
    "Span",
    "Statement",
    "Status",
    "Table",
    "Time",
    "Trace",
    "Visit",
    "Vote",
    "__version__",
    "extract",
    "from_json",
    "join_lines",
    "occurrences",
    "to_arrow",
    "to_json",
    "to_pandas",
    "to_polars",
]

_LAZY = {
    "Book": "arabdiplo.lang.books",
    "Occurrence": "arabdiplo.document.occurrences",
    "RuleError": "arabdiplo.lang",
    "Table": "arabdiplo.frames",
    "from_json": "arabdiplo.events.json",
    "join_lines": "arabdiplo.text.wrapped",
    "occurrences": "arabdiplo.document.occurrences",
    "to_arrow": "arabdiplo.frames",
    "to_json": "arabdiplo.events.json",
    "to_pandas": "arabdiplo.frames",
    "to_polars": "arabdiplo.frames",
}


def __getattr__(name: str) -> object:
    if name in _LAZY:
        from importlib import import_module

        return getattr(import_module(_LAZY[name]), name)
    if name[:1].isupper():
        from arabdiplo._api import shared_extractor
        from arabdiplo.events.types import class_name

        classes = shared_extractor().classes
        for event in classes:
            if class_name(event) == name:
                return classes[event]
    raise AttributeError(f"module 'arabdiplo' has no attribute {name!r}")


def __dir__() -> list[str]:
    from arabdiplo._api import shared_extractor
    from arabdiplo.events.types import class_name

    return sorted({*globals(), *__all__, *map(class_name, shared_extractor().classes)})
