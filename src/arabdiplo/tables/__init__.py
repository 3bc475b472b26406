"""Documents and events as Arrow tables (extra `parquet`)."""

try:
    import pyarrow  # noqa: F401
except ImportError as error:  # pragma: no cover - the tests have it
    raise ImportError(
        "Arrow tables need pyarrow: pip install pyarrow (or arabdiplo with its extra «parquet»)"
    ) from error

from arabdiplo._rows import Read

from .back import documents
from .batch import INPUT, extract_batch
from .build import result_batch, split, tables
from .schema import ARGUMENTS, DOCUMENTS, EVENTS, MENTIONS, OCCURRENCE_ARGUMENTS, OCCURRENCES, RESULT, TABLES, VERSION

__all__ = [
    "ARGUMENTS",
    "DOCUMENTS",
    "EVENTS",
    "INPUT",
    "MENTIONS",
    "OCCURRENCES",
    "OCCURRENCE_ARGUMENTS",
    "RESULT",
    "TABLES",
    "VERSION",
    "Read",
    "documents",
    "extract_batch",
    "result_batch",
    "split",
    "tables",
]
