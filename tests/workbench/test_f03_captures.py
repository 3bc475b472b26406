"""Feature 3: roles and captures have names and types, and may be lists."""

from __future__ import annotations

from pathlib import Path

import arabdiplo
from arabdiplo.engine import Engine
from arabdiplo.lang import load_rules


def test_a_role_that_takes_many_is_a_tuple_in_text_order(extractor: arabdiplo.Extractor) -> None:
    text = "التقى الرئيس الكيني وزير الخارجية الأردني ووزير الدفاع المصري"
    (event,) = extractor.extract(text).events
    assert isinstance(event, extractor.classes["meeting"])
    participants = event.participant  # type: ignore[attr-defined]
    assert isinstance(participants, tuple)
    spans = [arg.span.text for arg in participants if arg.span]
    assert spans == ["الرئيس الكيني", "وزير الخارجية الأردني", "وزير الدفاع المصري"]
    assert [arg.kind for arg in participants] == ["person"] * 3


def test_a_capture_under_a_count_is_a_list(tmp_path: Path) -> None:
    path = tmp_path / "fleet.dpl"
    path.write_text(
        """dpl 1
type convoy with first
lexicon hulls { noun "سفينة" noun "ناقلة" noun "بارجة" }
pattern several -> convoy {
  match hulls as h then 1 to 3 ("و" then hulls as h)
  set first = h.lemma
  example "غرقت سفينة وناقلة وبارجة" chunk "سفينة وناقلة وبارجة"
}
""".replace("  set first = h.lemma\n", "").replace(" with first", ""),
        encoding="utf-8",
    )
    engine = Engine(load_rules([path], bundled=False))
    from arabdiplo.tools.why import Watcher

    watcher = Watcher(engine, "غرقت سفينة وناقلة وبارجة", None)
    engine.examine(watcher.text, None, watcher)
    (chunk,) = [node.chunk for node in watcher.nodes if node.chunk is not None]
    assert [node.norm for part in chunk.captures["h"] for node in part] == ["سفينة", "ناقلة", "بارجة"]
