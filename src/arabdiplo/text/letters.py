"""Character classes of Arabic writing, as bodies of regular-expression classes, and the article."""

from __future__ import annotations

LETTERS = (
    "\u0621-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f\u08a0-\u08b4"
    "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
"""Letters, presentation forms among them."""

SHADDA = "\u0651"
TATWEEL = "\u0640"

VOWELS = "\u064b-\u0650\u0652\u0670"
"""Signs of short vowels, of tanwin and of no vowel."""
TASHKEEL = VOWELS + SHADDA

MARKS = f"\u0610-\u061a{TATWEEL}{TASHKEEL}\u0653-\u065f\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff"
"""Tashkeel, Quranic signs and tatweel: part of a word, nothing in its normal form."""

INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
"""Zero-width and direction marks, soft hyphens, variation selectors."""

ARTICLE = "ال"

AND = "و"
"""And, written as one with the word after it."""

PRESENT = "أنيت"
"""Letters that verbs of the present begin with."""

LONG = "اوي"
"""Letters of long vowels, in skeletons: names of other tongues are written with and without them."""

DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
"""ASCII, Arabic-Indic and Persian digits."""

NEWLINES = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
