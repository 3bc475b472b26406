"""Sentences of rules for hypothesis: it draws every word, so that it can shrink a sentence to what matters."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from arabdiplo.engine import Engine
from arabdiplo.tools.gen import Draft, Generator


@st.composite
def drafts(draw: st.DrawFn, engine: Engine, rule: str) -> Draft | None:
    """A draft for a rule, read by the engine (see `Generator.draft`)."""

    def choose(words: Sequence[str]) -> str:
        return draw(st.sampled_from(list(words)))

    return Generator(engine, choose).draft(rule)
