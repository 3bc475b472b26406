"""When something happened in the course of which, or for which, something else did."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from people import CYPRIOT, KENYAN

CASES: dict[str, tuple[str, str, str]] = {
    "said in the course of a visit": (f"وخلال زيارة {CYPRIOT} يوم الاثنين حذر {KENYAN} من الخطر.", "حذر", "2024-03-04"),
    "agreed in a call": (f"اتفق {KENYAN} مع {CYPRIOT} خلال اتصال هاتفي أمس على تبادل الطلبة.", "اتفق", "2024-03-05"),
    "a meeting in which he said it": (f"أكد {KENYAN} أمس خلال لقاء مع {CYPRIOT} أن الطريق طويل.", "لقاء", "2024-03-05"),
    "what he travels for": (f"يصل {CYPRIOT} اليوم إلى نيروبي لإجراء محادثات مع {KENYAN}.", "محادثات", "2024-03-06"),
    "the day of the journey, not the next": (
        f"وصل {CYPRIOT} الاثنين إلى نيروبي لإجراء محادثات مع {KENYAN}.",
        "محادثات",
        "2024-03-04",
    ),
    "what he did where he went": (f"زار {CYPRIOT} نيروبي الاثنين حيث بحث مع {KENYAN} ملف الطاقة.", "بحث", "2024-03-04"),
    "the visit in which he has come": (f"يصل {CYPRIOT} غدا إلى نيروبي في أول زيارة له.", "زيارة", "2024-03-07"),
    "a call, set off by commas": (f"هنأ {KENYAN}، أمس، في مكالمة هاتفية، {CYPRIOT}.", "مكالمة", "2024-03-05"),
    "said through a call": (f"أكد {KENYAN} عبر اتصال هاتفي مع {CYPRIOT} أمس أن الطريق طويل.", "أكد", "2024-03-05"),
    "what he went on to do": (f"وصل {CYPRIOT} إلى نيروبي أمس، والتقى نظيره الكيني.", "التقى", "2024-03-05"),
    "what he went on to say": (f"وفي 4 فبراير، رد {KENYAN} على الاتهام، وقال إنه باطل.", "قال", "2024-02-04"),
    "what he said by the way": (f"استنكر {KENYAN}، أمس، الهجوم، مؤكدا أن الطريق طويل.", "مؤكدا", "2024-03-05"),
    "what another went on to say": (f"وصل {CYPRIOT} إلى نيروبي أمس، وقالت الصحف إن الطريق طويل.", "قالت", ""),
    "what it is meant to lead to": (f"التقى {KENYAN} {CYPRIOT} أمس قبل النظر في فرض عقوبات على غانا.", "فرض", ""),
    "a day of its own": (f"يصل {CYPRIOT} اليوم إلى نيروبي لإجراء محادثات غدا مع {KENYAN}.", "محادثات", "2024-03-07"),
    "only told of": (f"أكد {KENYAN} أمس أن {CYPRIOT} سيزور نيروبي.", "يزور", ""),
}


@pytest.mark.parametrize("name", CASES)
def test_when(name: str, when: Callable[[str, str], str]) -> None:
    text, trigger, value = CASES[name]
    assert when(text, trigger) == value
