"""From raw text to tokens, normal forms, sentences and numbers."""

from arabdiplo.text.folding import fold, rung, skeleton
from arabdiplo.text.numerals import parse_number
from arabdiplo.text.sentences import sentences
from arabdiplo.text.tokens import Token, tokenize

__all__ = ["Token", "fold", "parse_number", "rung", "sentences", "skeleton", "tokenize"]
