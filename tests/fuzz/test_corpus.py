"""Real news without a promise broken: read where a corpus lies beside the project, else skipped."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from mutate import spans

from arabdiplo._api import shared_extractor

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "news.jsonl.gz"


#: each how many-th document is read; `CORPUS_STEP=1` reads all, in some minutes
STEP = int(os.environ.get("CORPUS_STEP", "10"))


def documents() -> Iterator[dict[str, str]]:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, islice(lines, 0, None, STEP))


@pytest.mark.skipif(not CORPUS.exists(), reason="no corpus lies beside the project")
def test_a_document_is_read_and_every_span_is_exact() -> None:
    extractor = shared_extractor()
    for each in documents():
        try:
            document = extractor.extract(each["text"], each["date"], each["id"])
        except Exception as error:  # which one of thousands it is, the error itself does not say
            raise AssertionError(f"{each['id']}: {type(error).__name__}: {error}") from error
        text = each["text"]
        assert all(text[span.start : span.end] == span.text for span in spans(document)), each["id"]
