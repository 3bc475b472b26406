"""What the engine takes types of chunks for: those who act, those who are named, places.

Rules declare types; a few the engine knows by name (`ENGINE_TYPES` of `lang/words.py`), and here stand the sets of them
that it asks for in more than one place.
"""

from __future__ import annotations

from collections.abc import Mapping

from arabdiplo.lang.words import ENGINE_TYPES

#: those who do something: they can be a subject or the other side of talks
ACTORS = frozenset({"actor", "person", "group", "body", "country", "city", "source", "name", "homeland"})
#: those of them that are called by a name, rather than a name
OTHERS = ACTORS - {"name"}
#: what may be the topic of a clause: also a surname alone, and an adjective of a state (الجانبان المصري …)
TOPICS = ACTORS | {"surname", "demonym"}
#: members of one list of who is there: also a surname alone, and an office without its holder
LISTED = ACTORS | {"surname", "office"}
PEOPLE = frozenset({"person", "group"})
#: phrases that stand for one man or woman, though a name may look like a plural (فرعون)
NAMED = frozenset({"person", "name", "surname"})
#: phrases whose verb is singular unless their noun is not
SINGLE = frozenset({"person", "source"})
#: phrases that name places and persons beside whom they stand for
HOLDERS = frozenset({"person", "group", "office", "source"})
#: types of what is feminine unless its row says otherwise (لبنان)
FEMININE = frozenset({"city", "country"})
#: types whose gender is that of their noun
GENDERED = frozenset({"actor", "person", "body", "source"})
#: who gives something (مليون دولار من واشنطن), rather than is part of a measure
GIVERS = frozenset({"person", "body", "country", "city", "region", "site", "source"})
#: what consists of people
MANNED = frozenset({"group", "body"})
#: what has people of its own (سكان الحي، مسؤولو الوكالة)
OWNERS = MANNED | {"country", "site"}
#: what can be the other side of a meeting
PARTNERS = frozenset({"person", "surname", "group", "country"})

#: whose words may stand behind a colon
SPEAKERS = PARTNERS | {"body"}

PLACES = frozenset({"place", "country", "city", "site", "region"})
#: members of one list of where somebody goes (زار المتحف والبرلمان)
WHERE = PLACES | {"body"}
#: places that a gathering may be named after
NAMESAKES = PLACES - {"country"}
#: words that name somebody or some place by themselves, so that no bare clause describes them
NAMES = frozenset({"country", "city", "name", "surname"})
#: names that make a phrase definite
PROPER = NAMES | {"region", "body"}
#: definite without an article
DEFINITE = NAMES | {"person", "site"}

#: wishes that stand beside the sentence: it goes on behind them as if they were not there
BESIDE = frozenset({"aside"})

#: types whose chunks may be indefinite and then described by a bare clause (أنباء تحدثت عن …)
INDEFINITE = frozenset({"document", "source", "group", "site"})
#: types of chunks that say how many or how much of something there is
MEASURES = frozenset({"amount", "number"})
#: values of `kind`: bodies that report
OUTLETS = frozenset({"outlet", "agency", "broadcaster", "newspaper"})

#: kind of sources that are papers (تقرير، بيان)
PAPER = "document"

_KNOWN = frozenset(ENGINE_TYPES)


def known_as(kind: str, ancestors: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What a chunk of a type is to the engine: that, and where only the rules know it, the nearest type that it is."""
    above = () if kind in _KNOWN else ancestors.get(kind, ())
    return (kind, *[name for name in above if name in _KNOWN][:1])
