"""Characters that no screen shows, or that turn their neighbours around.

Which these are is said by properties of Unicode, which `regex` knows and `re` does not: a list
of one's own would lack the tags above U+E0000, with which a text can hold words that nobody sees.
"""

from __future__ import annotations

import regex

TURNING = regex.compile(r"\p{Bidi_Control}")
"""marks of direction, embeddings, overrides, isolates"""

UNSEEN = regex.compile(r"[[\p{Default_Ignorable_Code_Point}\u00a0]--\p{Bidi_Control}]", regex.V1)
"""zero width, joiners, soft hyphens, fillers, tags, the space that does not break"""

UNSHOWN = regex.compile(
    r"[[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]--[\t\n\u00ad\u200c\u200d\ufe00-\ufe0f]]", regex.V1
)
"""What goes to no terminal: controls, halves of surrogate pairs, what turns and what is not seen, but for what joins
or parts letters and chooses their shape."""

UNFIT = regex.compile(r"[[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202d\u202e]--[\t\n]]", regex.V1)
"""what a page of HTML cannot hold, and what turns letters around"""
