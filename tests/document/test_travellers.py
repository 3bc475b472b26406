"""Whose journey a noun with a suffix tells of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

KENYAN, MOANGI = "الرئيس الكيني جوزيف موانغي", "جوزيف موانغي"
CYPRIOT, IWANU = "وزير الخارجية القبرصي نيكوس إيوانو", "نيكوس إيوانو"

CASES: dict[str, tuple[str, str]] = {
    "a guest during his visit": (f"استقبل {KENYAN} {CYPRIOT} خلال زيارته نيروبي.", IWANU),
    "a guest, wherever it is": (f"استقبل {KENYAN} {CYPRIOT} خلال زيارته للمتحف.", IWANU),
    "who is welcomed": (f"رحب {KENYAN} بـ{CYPRIOT} خلال زيارته لنيروبي.", IWANU),
    "who is thanked for it": (f"شكر {KENYAN} {CYPRIOT} على زيارته.", IWANU),
    "nobody visits his own land": (f"التقى {KENYAN} {CYPRIOT} خلال زيارته إلى كينيا.", IWANU),
    "nor its capital": (f"التقى {KENYAN} {CYPRIOT} خلال زيارته إلى نيروبي.", IWANU),
    "the subject goes to the other's land": (f"التقى {KENYAN} {CYPRIOT} خلال زيارته إلى قبرص.", MOANGI),
    "the subject, where neither is at home": (f"التقى {KENYAN} {CYPRIOT} خلال زيارته إلى مالي.", MOANGI),
    "at home, where nobody else is": (f"أكد {KENYAN} خلال زيارته إلى نيروبي أن الطريق طويل.", MOANGI),
    "a host who is a woman": ("استقبلت الوزيرة إلسا فيردي السفير نيكوس إيوانو خلال زيارتها لمالي.", "إلسا فيردي"),
}


@pytest.mark.parametrize("name", CASES)
def test_whose_journey(name: str, meant: Callable[[str, str], None]) -> None:
    text, visitor = CASES[name]
    trigger = "زيارتها" if "زيارتها" in text else "زيارته"
    meant(text, f"{trigger} visitor: {visitor}")
