"""Events as Python objects and as JSON."""

from arabdiplo.events.records import Arg, ChunkView, Document, Event, Loser, Mention, Origin, Refusal, Span, Time, Trace

__all__ = ["Arg", "ChunkView", "Document", "Event", "Loser", "Mention", "Origin", "Refusal", "Span", "Time", "Trace"]
