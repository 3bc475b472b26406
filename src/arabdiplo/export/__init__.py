"""Results in the formats of other tools.

`plover` (records of the political event ontology), `coded` (events by their CAMEO, ACE or
ERE codes), `brat` (standoff files; `from_brat` reads them back), `web_annotation`
(W3C, JSON-LD), `bio` (a CoNLL-style column file), and `record_schema`, the JSON Schema of
the JSON record.  All are pure functions of a document.
"""

from arabdiplo.export.bio import bio
from arabdiplo.export.brat import brat, brat_config
from arabdiplo.export.brat_back import from_brat
from arabdiplo.export.coded import coded
from arabdiplo.export.plover import plover
from arabdiplo.export.schema import RECORD_VERSION, record_schema
from arabdiplo.export.web_annotation import web_annotation

__all__ = [
    "RECORD_VERSION",
    "bio",
    "brat",
    "brat_config",
    "coded",
    "from_brat",
    "plover",
    "record_schema",
    "web_annotation",
]
