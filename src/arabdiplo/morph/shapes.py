"""How to cut a word that no list knows: only where its shape leaves no doubt."""

from __future__ import annotations

import re

from arabdiplo.morph.segment import Cut

#: و, then ب or the ل of لل, then the article and at least three letters; فال and كال begin foreign names as well
_ARTICLE = re.compile("(?P<conj>[وف]?)(?:(?P<prep>ب?)(?P<full>ال...)|(?P<li>ل)(?P<short>ل...))")


#: longer words that no list has are read as و and the rest
_WITH_AND = 4


def safe_cut(word: str) -> Cut:
    """Cut of an unlisted folded *word*: proclitics before the article, else only a و before enough letters.

    >>> safe_cut("وبالخرطوم").core, safe_cut("للخرطوم").core, safe_cut("ولافروف").core
    ('الخرطوم', 'الخرطوم', 'لافروف')
    """
    match = _ARTICLE.match(word)
    plain = match is not None and match["full"] and not match["prep"] and match["conj"] != "و"
    if match is None or plain:
        if word.startswith("و") and len(word) > _WITH_AND:
            return Cut((("conj", "و"),), word[1:], 1, len(word), "", "any", 0)
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
