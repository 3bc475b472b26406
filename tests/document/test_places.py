"""Where an event took place: what stands beside it, not what the phrases of its clause are at home in."""

from __future__ import annotations

import pytest
from people import CYPRIOT, KENYAN

from arabdiplo._api import shared_extractor

CASES: dict[str, tuple[str, str, str]] = {
    "after whom he received": (f"استقبل {KENYAN} {CYPRIOT} في نيروبي.", "استقبل", "نيروبي"),
    "between the two": (f"استقبل {KENYAN} في نيروبي {CYPRIOT}.", "استقبل", "نيروبي"),
    "before the verb": (f"في نيروبي التقى {CYPRIOT} {KENYAN}.", "التقى", "نيروبي"),
    "a matter elsewhere": (f"أشار {KENYAN} إلى الوضع في اليمن.", "أشار", ""),
    "a matter in quotes elsewhere": (f'أشار {KENYAN} إلى الوضع "المقلق" في اليمن.', "أشار", ""),
    "matters in two places": (f"بحث {KENYAN} مع {CYPRIOT} الأحداث في سوريا واليمن.", "بحث", ""),
    "who is at home there": (f"سفراء الدول الأعضاء في جنيف يلتقون {KENYAN}.", "يلتقون", ""),
    "an ambassador there": (f"حضر {CYPRIOT} وسفير قبرص في غانا لقاء مع {KENYAN}.", "لقاء", ""),
    "a city in its country": (f"قال {KENYAN} أمس، من فارنا في بلغاريا إن الطريق طويل.", "قال", "فارنا"),
    "where somebody else's clause is": (f"قال {KENYAN} إن الوضع صعب في تونس، مضيفا أن الطريق طويل.", "مضيفا", ""),
    "where he announced it": (f"أعلن من فيينا {KENYAN} أن الطريق طويل.", "أعلن", "فيينا"),
    "where one met whom he visited": (f"زار {CYPRIOT} نيروبي أمس حيث بحث مع {KENYAN} ملف الطاقة.", "بحث", "نيروبي"),
    "in his office": (f"استقبل الوزير في مكتبه {CYPRIOT}.", "استقبل", "مكتبه"),
    "after his arrival": (f"وأجرى {CYPRIOT} بعد وصوله إلى نيروبي محادثات مع {KENYAN}.", "محادثات", "نيروبي"),
    "before his arrival": (f"وأجرى {CYPRIOT} قبل وصوله إلى نيروبي محادثات مع {KENYAN}.", "محادثات", ""),
    "during his stay": (f"أجرى {CYPRIOT} خلال وجوده في نيروبي محادثات مع {KENYAN}.", "محادثات", "نيروبي"),
    "during his visit": (f"والتقى {CYPRIOT}، خلال زيارته إلى نيروبي، {KENYAN}.", "التقى", "نيروبي"),
    "what is said during a visit": (f"وقال {CYPRIOT} خلال زيارته إلى نيروبي إن الطريق طويل.", "قال", ""),
    "on the margins": (f"سيجري {CYPRIOT} محادثات مع {KENYAN} على هامش القمة الأفريقية في أكرا.", "محادثات", "أكرا"),
    "where what meets will sit": (f"يشارك {KENYAN} في اجتماع اللجنة المشتركة التي ستنعقد غدا بأكرا.", "اجتماع", "أكرا"),
    "to be held there": (f"سيحضر {KENYAN} الاجتماع الوزاري للاتحاد الأفريقي، المرتقب عقده بأكرا.", "الاجتماع", "أكرا"),
    "announced there, given elsewhere": (f"أعلن في فيينا {KENYAN} تقديم مساعدات إلى قبرص.", "تقديم", ""),
}


@pytest.mark.parametrize("name", CASES)
def test_where(name: str) -> None:
    text, trigger, where = CASES[name]
    event = next(one for one in shared_extractor().extract(text, "2024-03-06").events if one.trigger.text == trigger)
    place = event.place.span.text if event.place is not None and event.place.span is not None else ""
    assert place == where
