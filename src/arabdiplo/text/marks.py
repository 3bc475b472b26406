"""Marks between words, by what they do."""

from __future__ import annotations

#: what ends a sentence; a line end does, too
STOPS = ".؟?!…۔"
HARD = STOPS + "\n"
#: what parts the words of one clause; a semicolon parts clauses as well
PAUSES = "،,"
COMMA = PAUSES + "؛;"
DASHES = "-–—"
OPEN_BRACKETS, CLOSE_BRACKETS = "([{", ")]}"
OPEN = "«“‹" + OPEN_BRACKETS
CLOSE = "»”›" + CLOSE_BRACKETS
#: what opens words beside the sentence
ASIDE = OPEN_BRACKETS + DASHES
#: marks of quotations: opening, and closing with what opens it
QUOTES = '«“‹"'
UNQUOTES = {"»": "«", "”": "“", "›": "‹", '"': '"'}
#: what may stand around a word
AROUND = STOPS + ":" + COMMA + DASHES + OPEN + CLOSE + "\"'"
#: what stands for the spaces between the words of a hashtag
HASHTAG = "#_"
