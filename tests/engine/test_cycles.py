"""A text that is read leaves nothing behind that only a search for cycles would find: memory would grow between two."""

import gc

from arabdiplo.engine import Engine
from arabdiplo.lang import load_rules

TEXT = """زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس، والتقى نظيره القطري في مقر الوزارة.
وأعلنت وزارة الخارجية أن الوزيرين وقعا اتفاقية تعاون، وقال الخالدي إن اللقاء كان مثمرا.
"""


def test_a_text_leaves_no_cycles() -> None:
    engine = Engine(load_rules())
    assert engine.run(TEXT, "2021-03-04").events, "what is kept of forms and lines is made"
    gc.collect()
    gc.disable()
    try:
        for mentions in (True, False):
            engine.run(TEXT, "2021-03-04", mentions=mentions)
            assert gc.collect() == 0
    finally:
        gc.enable()
