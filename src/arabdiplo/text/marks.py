"""Marks between words, by what they do."""

from __future__ import annotations

#: what ends a sentence; a line end does, too
STOPS = ".؟?!…۔"
HARD = STOPS + "\n"
COMMA = "،,؛;"
DASHES = "-–—"
OPEN = "«“‹([{"
CLOSE = "»”›)]}"
#: what opens words beside the sentence
ASIDE = "([{" + DASHES
#: marks of quotations: opening, and closing with what opens it
QUOTES = '«“‹"'
UNQUOTES = {"»": "«", "”": "“", "›": "‹", '"': '"'}
