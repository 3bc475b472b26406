"""A column file: a token a line, a column for the triggers and one for each event."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from arabdiplo.errors import wanted
from arabdiplo.events.records import Document, Span
from arabdiplo.text import sentences, tokenize
from arabdiplo.text.halves import whole
from arabdiplo.text.markup import without_markup


def bio(document: Document) -> str:
    """The document in columns parted by tabs: token, start, end, trigger, and a column an event.

    Tags are BIO: `B-visit` opens a trigger, `B-visitor`, `I-visitor` a filler of the event in
    whose column they stand, `B-place` and `B-time` its place and time.  Tokens are cut where a span
    begins or ends in them (وبالقاهرة), so that tags say exactly what the spans say; offsets tell
    what was one word.  Where fillers of one event
    overlap, the shorter keeps its tokens and the longer begins anew after it.  A blank
    line ends a sentence; `# id = …` begins a document.

    >>> from arabdiplo import extract
    >>> print(bio(extract("زار وزير الخارجية القطري القاهرة.", id="a1")))
    # id = a1
    زار	0	3	B-visit	_
    وزير	4	8	_	B-visitor
    الخارجية	9	17	_	I-visitor
    القطري	18	24	_	I-visitor
    القاهرة	25	32	_	B-destination
    .	32	33	_	_
    <BLANKLINE>
    <BLANKLINE>
    """
    wanted(document, Document, "what is exported is a Document")
    found = [
        [(event.type, event.trigger) for event in document.events],
        *(list(event.spans()) for event in document.events),
    ]
    columns = [_Column(spans) for spans in found]
    cuts = sorted({place for spans in found for _, span in spans for place in (span.start, span.end)})
    lines = [f"# id = {' '.join(document.id.split())}"]
    text = without_markup(document.text)
    tokens = tokenize(text)
    for first, last in sentences(text, tokens):
        for token in tokens[first:last]:
            for start, end in _pieces(token.start, token.end, cuts):
                tags = [column.tag(start) for column in columns]
                lines.append("\t".join([document.text[start:end], str(start), str(end), *tags]))
        lines.append("")
    return whole("\n".join([*lines, ""]))


class _Column:
    """Tags of one column, asked for from left to right."""

    def __init__(self, spans: list[tuple[str, Span]]) -> None:
        self.spans = sorted(spans, key=lambda one: (one[1].end - one[1].start, one[1].start))
        self.last: Span | None = None

    def tag(self, start: int) -> str:
        label, span = next((one for one in self.spans if one[1].start <= start < one[1].end), ("", None))
        goes_on = span is self.last
        self.last = span
        return "_" if span is None else f"{'I' if goes_on else 'B'}-{label}"


def _pieces(start: int, end: int, cuts: list[int]) -> Iterator[tuple[int, int]]:
    inside = cuts[bisect.bisect_right(cuts, start) : bisect.bisect_left(cuts, end)]
    yield from zip((start, *inside), (*inside, end), strict=True)
