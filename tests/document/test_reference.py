"""More small documents: asides, sessions, number and gender, who speaks on (see conftest.py)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from people import ADU, CYPRIOT, GHANAIAN, IWANU, KENYAN, MOANGI

CASES: dict[str, tuple[str, str]] = {
    "the pronoun of أنّ acts, who follows the verb is told": (
        "أعلنت وزارة الخارجية الغانية أنها أخطرت مجلس الأمن بالقرار.",
        "أخطرت speaker: وزارة الخارجية الغانية; أخطرت addressee: مجلس الأمن",
    ),
    "an empty pronoun before a verb of another gender": (
        "قال الوزير إنه ستصل غدا إلى تونس رئيسة غانا آنا منساه.",
        "ستصل visitor: آنا منساه",
    ),
    "a surname that is an adjective of a state": (
        "قال المحلل سالم المصري إن الطريق طويل. وأكد المصري أن العمل مستمر.",
        "أكد speaker: سالم المصري",
    ),
    "no surname behind a noun": (
        "قال المحلل سالم المصري إن الطريق طويل. وأكد الجانب المصري أن العمل مستمر.",
        "أكد speaker: مصر",
    ),
    "talks are no session of a body": (
        "عقد مجلس الأمن جلسة الأحد. وقال السفير الغاني إن المحادثات مستمرة.",
        "المحادثات participant: -",
    ),
    "a session is": (
        "عقد مجلس الأمن جلسة الأحد. وقال السفير الغاني إن الجلسة مهمة.",
        "الجلسة participant: مجلس الأمن",
    ),
    "to whom one spoke before": (
        f"قال {KENYAN} لصحيفة الشاطئ إن الطريق طويل. وختم {MOANGI} تصريحه بقوله إن العمل مستمر.",
        "قول addressee: -",
    ),
    "two names in a list of keywords are two men": (
        "وصل الرئيس كوفي منساه إلى تونس. واستقبله الرئيس سالم موانغي. سمات تونس كوفي منساه سالم موانغي",
        "استقبله host: سالم موانغي",
    ),
    "two surnames are two men": (
        f"قال {MOANGI} إن الطريق طويل. وأبلغ موانغي أونغا أن العمل مستمر.",
        f"أبلغ speaker: {MOANGI}; أبلغ addressee: أونغا",
    ),
    "a surname and a word": (
        f"قال {MOANGI} إن الطريق طويل. وجدد موانغي القول إن العمل مستمر.",
        f"القول speaker: {MOANGI}",
    ),
    "a given name after another is one man": (
        "قال سالم كريم إن الطريق طويل. وقال كريم سالم إن العمل مستمر.",
        "قال#2 speaker: كريم سالم",
    ),
    "whom the participle fits": (
        f"استقبل {KENYAN} وزيرة الصحة الغانية آنا منساه، مؤكدة أن العمل مستمر.",
        "مؤكدة speaker: آنا منساه",
    ),
    "an office alone behind two who hold it": (
        f"استقبل وزير الصحة الكيني {MOANGI} نظيره المالطي كريس فيرن. وقال الوزير إن العمل مستمر.",
        f"قال speaker: {MOANGI}",
    ),
    "an office alone behind his counterpart by his name": (
        f"استقبل وزير الصحة الكيني {MOANGI} نظيره المالطي كريس فيرن. وقال الوزير المالطي إن العمل مستمر.",
        "قال speaker: كريس فيرن",
    ),
    "who is told of as having spoken goes on": (
        f"انتقد {MOANGI} القرار. وأثار ذلك ردودا من كريس فيرن الذي شدد على أن الطريق طويل. وقال إن العمل مستمر.",
        "قال speaker: كريس فيرن",
    ),
    "but not where the sentence itself reports": (
        f"قال {MOANGI} إن الطريق طويل. وأكد أنه التقى كريس فيرن الذي شدد على أن القرار خاطئ. وأضاف أن العمل مستمر.",
        f"أضاف speaker: {MOANGI}",
    ),
    "nor before who acts": (
        f"قال {MOANGI} إن الطريق طويل. وردا على كريس فيرن الذي شدد على أن القرار خاطئ، رفض {MOANGI} التعليق."
        " وقال إن العمل مستمر.",
        f"قال#2 speaker: {MOANGI}",
    ),
    "his office": (
        f"وصل {MOANGI} إلى تونس. وقال مكتبه إن العمل مستمر.",
        f"قال speaker: {MOANGI}",
    ),
    "his government": (
        f"أكد {KENYAN} أن حكومته ترفض القرار.",
        "ترفض rejecter: كينيا",
    ),
    "his club": (
        f"وصل {MOANGI} إلى تونس. وقال ناديه إن العمل مستمر.",
        "قال speaker: -",
    ),
    "a pronoun is no name": (
        f"أبلغ {KENYAN} شركاتها أن العمل مستمر.",
        "أبلغ addressee: -",
    ),
    "what came out of an office": (
        f"حذر {MOANGI} من الأزمة في بيان صدر عن مكتبه. وأضاف البيان أن العمل مستمر.",
        f"أضاف speaker: {MOANGI}",
    ),
    "nobody meets himself": (
        f"وصل {MOANGI} إلى تونس. والتقى {MOANGI} السفير الغاني.",
        f"التقى participant: {MOANGI}",
    ),
    "his meeting, within dashes": (
        f"أعلن {CYPRIOT} -في تغريدة على تويتر أمس، عقب لقائه {GHANAIAN}- أن الطريق طويل.",
        f"لقائه participant: {IWANU} + {ADU}; أعلن speaker: {IWANU}",
    ),
    "who took a stand speaks on": (
        f"قال {CYPRIOT} إن الطريق طويل. وأدان {KENYAN} الهجوم. وأضاف أن العمل مستمر.",
        f"أضاف speaker: {MOANGI}",
    ),
    "by his calling, after his name": (
        "عاد المخرج ديتر هوفمان. وقال المخرج إن الطريق طويل.",
        "قال speaker: ديتر هوفمان",
    ),
    "a firm by its kind": (
        "خسرت شركة كوفال كثيرا. وقالت الشركة إن الطريق طويل.",
        "قالت speaker: شركة كوفال",
    ),
    "three, of a list": (
        f"دعت الهند ونيبال وغانا مالطا إلى الحوار. وقال {KENYAN} إن الدول الثلاث محقة. وناشدت الدول الثلاث مالطا.",
        "ناشدت requester: الهند + نيبال + غانا",
    ),
    "two men, who met": (
        f"التقى {KENYAN} {CYPRIOT}. وعاد {GHANAIAN}. وقال الرجلان إن الطريق طويل.",
        f"قال speaker: {MOANGI} + {IWANU}",
    ),
    "two sides, of whom nobody and his own state are two": (
        f"أعلنت قبرص الخبر. وعاد {KENYAN}. وأعلنت كينيا الخبر. وقال الجانبان إن الطريق طويل.",
        "قال speaker: قبرص + كينيا",
    ),
    "two parties, by their noun": (
        "انضم حزب الوئام إلى حزب النهوض. وقال الحزبان إن الطريق طويل.",
        "قال speaker: حزب الوئام + حزب النهوض",
    ),
    "a mission by its state": (
        "ردت سفارة مالطا في فيينا. وقالت السفارة المالطية إن الطريق طويل. وذكرت الحكومة المالطية أن العمل مستمر.",
        "قالت speaker: سفارة مالطا في فيينا; ذكرت speaker: الحكومة المالطية",
    ),
    "an object after an aside": (
        f"يغادر -إن شاء الله- غدا {KENYAN} إلى فيينا.",
        f"يغادر visitor: {MOANGI}; يغادر destination: فيينا",
    ),
    "who speaks in a session": (
        f"قال {CYPRIOT} خلال اجتماع لمجلس الأمن إن الطريق طويل.",
        f"اجتماع participant: مجلس الأمن + {IWANU}",
    ),
    "beside a session of others": (
        f"قال {CYPRIOT} على هامش اجتماع لمجلس الأمن إن الطريق طويل.",
        "اجتماع participant: مجلس الأمن",
    ),
    "he takes part in a session": (
        f"يشارك {CYPRIOT} في اجتماع لمجلس الأمن.",
        f"اجتماع participant: مجلس الأمن + {IWANU}",
    ),
    "two of them, not the paper": (
        f"التقى {CYPRIOT} {KENYAN}. وعرضا، يضيف البيان المشترك، ملف الطاقة، وشددا على أهمية الحوار.",
        f"شددا speaker: {IWANU} + {MOANGI}",
    ),
    "a dual after two who spoke": (
        f"قال {CYPRIOT} و{KENYAN} إن الطريق طويل. وشددا على أهمية الحوار.",
        f"شددا speaker: {IWANU} + {MOANGI}",
    ),
    "whoever speaks of threats goes on, not who made them": (
        f"اعتبر {CYPRIOT} تهديدات {KENYAN} خطأ. وقال إن الطريق طويل.",
        f"قال speaker: {IWANU}",
    ),
    "a meeting after a reception": (
        f"استقبل {KENYAN} {CYPRIOT} في نيروبي عقب لقاء برئيس الوزراء الغاني دانيال أوسو.",
        f"لقاء participant: {MOANGI} + {ADU}",
    ),
    "many visits are not the one": (
        f"وصل {CYPRIOT} إلى تونس. وتأتي الزيارة بعد سلسلة من الزيارات أجراها مسؤولون كبار.",
        f"الزيارة visitor: {IWANU}; الزيارات destination: -",
    ),
    "two summits are not the reception": (
        f"استقبل {KENYAN} {CYPRIOT} في نيروبي. وقال مصدر إن الدعوة إلى القمتين جاءت متأخرة.",
        "القمتين participant: -",
    ),
    "an inviter does not speak": (
        f"قال {CYPRIOT} إن الطريق طويل. ويدعو {KENYAN} {GHANAIAN} لزيارة نيروبي. وأضاف أن العمل مستمر.",
        f"أضاف speaker: {IWANU}",
    ),
    "meets officials after he came": (
        f"وصل {CYPRIOT} إلى نيروبي أمس. ومن المقرر أن يلتقي عددا من كبار المسؤولين وأن يوقع اتفاقا نفطيا.",
        f"يلتقي participant: {IWANU}; يوقع signatory: {IWANU}",
    ),
    "who stood there received him": (
        f"وصل {CYPRIOT} إلى نيروبي. وكان {KENYAN} في استقباله.",
        f"استقباله host: {MOANGI}; استقباله participant: {MOANGI} + {IWANU}",
    ),
    "he was received by": (
        f"عاد {CYPRIOT} بعد استقباله من قبل {KENYAN}.",
        f"استقباله host: {MOANGI}; استقباله participant: {MOANGI} + {IWANU}",
    ),
    "a city as the document writes it": (
        f"زار {CYPRIOT} أبو ظبي أمس. وكانت الزيارة قصيرة.",
        "الزيارة destination: أبو ظبي",
    ),
    "she urges, not somebody urges her": (
        "أكدت الهند دعم الحوار. وتحث كينيا على فتح المعابر.",
        "تحث requester: كينيا; تحث requestee: -",
    ),
    "he urges a state": (
        f"أكد {CYPRIOT} دعم الحوار. وحث كينيا على فتح المعابر.",
        f"حث requester: {IWANU}; حث requestee: كينيا",
    ),
    "a region receives": (
        "أكدت الحكومة القبرصية الخبر. واستقبلت ولاية سنار وفدا من غانا.",
        "استقبلت host: -",
    ),
    "no summit was told of": (
        f"استقبل {KENYAN} {CYPRIOT}. وجرى عرض جدول أعمال القمة.",
        "القمة participant: -",
    ),
    "taken up is who has a name": (
        f"وصل {CYPRIOT} إلى تونس. وسيغادر مسؤول كبير غدا. ولم يكشف عن برنامج الزيارة.",
        f"الزيارة visitor: {IWANU}",
    ),
    "ministers of another seat": (
        f"التقى {CYPRIOT} {KENYAN}. ويعقد وزيرا الدفاع اجتماعا غدا.",
        "اجتماعا participant: -",
    ),
    "the two who hold the office": (
        f"التقى {CYPRIOT} وزير التجارة الغاني دانيال أوسو. واستقبل {KENYAN} رئيس الوزراء الهندي ماجد هارون."
        " وأكد الوزيران ذلك.",
        f"أكد speaker: {IWANU} + {ADU}",
    ),
    "once more, with whom": (
        f"غادر {CYPRIOT} نيروبي بعد اللقاء الثاني مع {KENYAN}.",
        f"اللقاء participant: {IWANU} + {MOANGI}",
    ),
    "whom it brought together": (
        f"كشف {CYPRIOT} عن لقاء جمعه بنظيره الكيني جوزيف موانغي.",
        f"لقاء participant: {IWANU} + {MOANGI}",
    ),
    "where it is planned that he meets": (
        f"غادر {CYPRIOT} إلى نيروبي حيث من المقرر أن يلتقي {KENYAN}.",
        f"يلتقي participant: {IWANU} + {MOANGI}",
    ),
    "what he says of his meeting": (
        f"قال {CYPRIOT} إن اللقاء مع {KENYAN} كان مثمرا.",
        f"اللقاء participant: {IWANU} + {MOANGI}",
    ),
    "who meets his counterpart is not the counterpart": (
        f"التقى الرئيس الكيني نظيره الغاني {ADU}. وقال الرئيس الكيني إن الطريق طويل.",
        f"التقى participant: {ADU}; قال speaker: -",
    ),
    "what he says he is ready for": (
        f"قال {CYPRIOT} إنه مستعد لعقد اجتماع مع {KENYAN}.",
        f"اجتماع participant: {MOANGI} + {IWANU}",
    ),
    "what a state says of its talks": (
        "قالت قبرص إن المحادثات مع غانا ستستأنف غدا.",
        "المحادثات participant: قبرص + غانا",
    ),
    "a spokesman does not meet": (
        f"قال المتحدث باسم الخارجية القبرصية نيكوس إيوانو إن اللقاء مع {KENYAN} كان مثمرا.",
        f"اللقاء participant: {MOANGI}",
    ),
    "others were there, too": (
        f"استقبل {KENYAN} {CYPRIOT}. وترأس اللقاء عن الجانب الغاني السفير دانيال أوسو.",
        f"اللقاء participant: {ADU} + {MOANGI} + {IWANU}",
    ),
    "the minister of information": (
        "قال وزير الإعلام القبرصي نيكوس إيوانو إن الطريق طويل. وأضاف أن العمل مستمر.",
        f"قال speaker: {IWANU}; أضاف speaker: {IWANU}",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_who_is_meant(name: str, meant: Callable[[str, str], None]) -> None:
    meant(*CASES[name])
