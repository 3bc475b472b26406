"""How to cut a word that no list knows: only where its shape leaves no doubt."""

from __future__ import annotations

import re

from arabdiplo.morph.segment import Cut

#: و ف, then ب ك or the ل of لل, then the article and at least three letters
_ARTICLE = re.compile("(?P<conj>[وف]?)(?:(?P<prep>[بك]?)(?P<full>ال...)|(?P<li>ل)(?P<short>ل...))")


def safe_cut(word: str) -> Cut:
    """Cut of an unlisted folded *word*: proclitics only before the article, else whole.

    >>> safe_cut("وبالخرطوم").core, safe_cut("للخرطوم").core, safe_cut("ولافروف").core
    ('الخرطوم', 'الخرطوم', 'ولافروف')
    """
    match = _ARTICLE.match(word)
    if match is None or not match.end("conj") and not match["prep"] and not match["li"]:
        return Cut((), word, 0, len(word), "", "any", 0)
    lead: tuple[tuple[str, str], ...] = ()
    if match["conj"]:
        lead = (("conj", match["conj"]),)
    if match["li"]:
        at = match.end("li")
        return Cut((*lead, ("prep", "ل")), "ا" + word[at:], at, len(word), "", "any", 0)
    if match["prep"]:
        lead = (*lead, ("prep", match["prep"]))
    at = match.start("full")
    return Cut(lead, word[at:], at, len(word), "", "any", 0)
