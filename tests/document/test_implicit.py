"""Small documents of several sentences: who acts where the words near the trigger do not say it.

The lines of a case are read by `meant` (conftest.py).
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from people import ADU, BOTH, CYPRIOT, GHANAIAN, IWANU, KENYAN, MOANGI

CASES: dict[str, tuple[str, str]] = {
    "who orders goes on from the sentence before": (
        "قررت الحكومة الكينية إغلاق الحدود. وأمرت الجيش بالانسحاب.",
        "أمرت requester: الحكومة الكينية; أمرت requestee: الجيش",
    ),
    "a body of another gender is whom he asks": (
        f"قال {CYPRIOT} إن الطريق طويل. وطالب الأمم المتحدة بالتدخل. ودعا منظمة الصحة العالمية إلى التحقيق.",
        f"طالب requester: {IWANU}; طالب requestee: الأمم المتحدة; دعا requester: {IWANU}",
    ),
    "both of whom the speaker tells": (
        f"وقال {CYPRIOT} إنه و{KENYAN} اتفقا على تعزيز التعاون.",
        f"اتفقا party: {BOTH}",
    ),
    "the speaker and who is beside him": (
        f"وقال {CYPRIOT}، في مؤتمر صحفي مع {KENYAN}، إنهما اتفقا على تعزيز التعاون.",
        f"اتفقا party: {BOTH}",
    ),
    "a demonstrative is what is denied": (
        "يحاول الوزير الغاني إقناع موسكو بالحل، بينما تنفي الحكومة الكينية ذلك، وترفض الحديث عنه.",
        "ترفض rejecter: الحكومة الكينية",
    ),
    "states are meant by a pronoun in the feminine": (
        "ذكرت صحف مالطية أن الوفد عاد. وأعلنت دول عدة رفضها المشاركة في الاحتفال.",
        "رفض rejecter: -",
    ),
    "where a man goes whose name follows a comma": (
        "وخلال زيارة وزير الخارجية القبرصي، نيكوس إيوانو، لنيروبي أغلقت الحدود.",
        f"زيارة visitor: {IWANU}; زيارة destination: نيروبي",
    ),
    "who passes on the condolences of another is no part of his name": (
        "ونقل نائب الرئيس في بداية الاجتماع تعازي ومواساة الرئيس دانيال أوسو إلى كينيا شعبا وحكومة.",
        "تعازي recipient: كينيا",
    ),
    "some of a group": (
        "وحول زيارة بعض قادة حركة حماس إلى كينيا، قال الوزير الكيني إن الزيارة كانت خاصة.",
        "زيارة visitor: حركة حماس; الزيارة visitor: حركة حماس",
    ),
    "meeting taken up": (
        f"استقبل {KENYAN} في نيروبي {CYPRIOT}. وتناول اللقاء ملف الطاقة.",
        f"اللقاء participant: {BOTH}",
    ),
    "meeting of others between": (
        f"استقبل {KENYAN} {CYPRIOT} أمس. وتأتي الخطوة بعد محادثات بين الهند ونيبال في جنيف."
        " وأكد موانغي خلال اللقاء دعم الحوار.",
        f"اللقاء participant: {BOTH}",
    ),
    "one side named again": (
        f"اجتمع {KENYAN} مع {CYPRIOT}. وقال إيوانو خلال الاجتماع إن الطريق طويل.",
        f"الاجتماع participant: {BOTH}",
    ),
    "a gathering with a place of its own": (
        f"التقى {KENYAN} {GHANAIAN}. وكانت قمة فيينا قد انتهت بلا نتيجة.",
        "قمة participant: -",
    ),
    "a summit of others, still to come": (
        f"استقبل {KENYAN} {CYPRIOT}، وبحثا التحضيرات للقمة الأفريقية المقررة الشهر المقبل.",
        "لقمة participant: -",
    ),
    "visit taken up": (
        f"زار {CYPRIOT} نيروبي أمس. والتقى خلال الزيارة {KENYAN}.",
        f"الزيارة visitor: {IWANU}; الزيارة destination: نيروبي; التقى participant: {BOTH}",
    ),
    "asked to do it": (
        f"طلب {KENYAN} من {CYPRIOT} أن يزور تونس.",
        f"يزور visitor: {IWANU}; يزور destination: تونس",
    ),
    "asked for the doing": (f"طلب {KENYAN} من {CYPRIOT} زيارة تونس.", f"زيارة visitor: {IWANU}"),
    "sent to do it": (f"أوفد {KENYAN} {CYPRIOT} لزيارة تونس.", f"زيارة visitor: {IWANU}"),
    "promised to do it": (f"تعهد {KENYAN} ل{CYPRIOT} بأن يزور تونس.", f"يزور visitor: {MOANGI}"),
    "impersonal, with a preposition": (f"يمكن ل{CYPRIOT} أن يزور تونس.", f"يزور visitor: {IWANU}"),
    "impersonal, with a noun of doing": (f"يتعين على {CYPRIOT} زيارة تونس.", f"زيارة visitor: {IWANU}"),
    "it had not come to it": (f"لم يسبق ل{CYPRIOT} أن زار تونس.", f"زار visitor: {IWANU}"),
    "he visited a place and met somebody": (
        f"قال {CYPRIOT} إنه زار تونس والتقى {KENYAN}.",
        f"زار visitor: {IWANU}; التقى participant: {IWANU} + {MOANGI}",
    ),
    "a noun's form behind a place is a verb": (
        f"زار {CYPRIOT} نيروبي وبحث مع {KENYAN} الملف.",
        f"بحث participant: {IWANU} + {MOANGI}",
    ),
    "I, where it could be she": (
        f"قال {CYPRIOT}: «زرت نيروبي والتقيت {KENYAN}».",
        f"زرت visitor: {IWANU}; زرت destination: نيروبي; التقيت participant: {IWANU} + {MOANGI}",
    ),
    "I met a man, which no woman was": (
        f"قالت الوزيرة المالية سعاد بوبو إن الحوار مفيد.\nالتقيت {KENYAN} أمس.",
        f"التقيت participant: {MOANGI} + سعاد بوبو",
    ),
    "I met a man of my office": (
        f"عقد {CYPRIOT} مؤتمرا صحفيا.\n- التقيت نظيري الغاني دانيال أوسو، وناقشنا أمن الحدود.\n- نرفض قرار كينيا.",
        f"التقيت participant: دانيال أوسو + {IWANU}; ناقشنا participant: {IWANU} + دانيال أوسو; نرفض rejecter: {IWANU}",
    ),
    "I, joined to what I did": (
        f"قال {CYPRIOT}: «تحدثت هاتفيا مع {KENYAN} ورحبت بقراره».",
        f"رحبت sender: {IWANU}",
    ),
    "I thank, which nobody else does": (
        f"قال {CYPRIOT} إنه سعيد. وأضاف: أشكر {KENYAN} على دعوته.",
        f"أشكر sender: {IWANU}; أشكر recipient: {MOANGI}",
    ),
    "who holds talks goes on from the sentence before": (
        f"زار {CYPRIOT} نيروبي. وعقد اجتماعا مع {KENYAN}. كما عقد جلسة مباحثات مع السفير الغاني دانيال أوسو.",
        f"اجتماعا participant: {IWANU} + {MOANGI}; جلسة participant: {IWANU} + دانيال أوسو",
    ),
    "who holds talks during what is named first": (
        f"زار {CYPRIOT} نيروبي. وخلال الزيارة عقد اجتماعا مع {KENYAN}.",
        f"اجتماعا participant: {IWANU} + {MOANGI}",
    ),
    "talks that are held belong to nobody before": (
        f"زار {CYPRIOT} نيروبي. وعقد اجتماع بين كينيا وغانا.",
        "اجتماع participant: كينيا + غانا",
    ),
    "she, in somebody's words": (f"قال {CYPRIOT}: «إن الصين فرضت عقوبات على غانا».", "فرضت imposer: الصين"),
    "talks that took place between two": (
        "أخفقت كينيا وغانا في محادثات جرت بينهما أمس.",
        "محادثات participant: كينيا + غانا",
    ),
    "a guest on his arrival": (f"استقبل {KENYAN} {CYPRIOT} لدى وصوله نيروبي.", f"وصوله visitor: {IWANU}"),
    "who speaks on his arrival": (f"قال {CYPRIOT} لدى وصوله نيروبي إن الأمر صعب.", f"وصوله visitor: {IWANU}"),
    "what he left is not where he came": (
        f"وصل {CYPRIOT} إلى تونس، مغادرا نيروبي.",
        f"وصل visitor: {IWANU}; وصل destination: تونس",
    ),
    "visit of another between": (
        f"وصل {CYPRIOT} إلى تونس. وكان {KENYAN} قد زار باريس الشهر الماضي. وتستمر زيارة إيوانو حتى الأحد.",
        f"زيارة visitor: {IWANU}; زيارة destination: تونس",
    ),
    "his visit": (
        f"وصل {CYPRIOT} إلى تونس. وقال إيوانو إن زيارته تهدف إلى تعزيز التعاون.",
        f"زيارته visitor: {IWANU}; زيارته destination: تونس",
    ),
    "the host does not travel": (
        f"وصل {CYPRIOT} إلى نيروبي واستقبله {KENYAN}. وستستمر الزيارة يومين.",
        f"الزيارة visitor: {IWANU}; الزيارة destination: نيروبي",
    ),
    "he came, met, left": (
        f"وصل {CYPRIOT} إلى نيروبي الأحد. والتقى {KENYAN}. وغادر اليوم إلى باريس.",
        f"التقى participant: {BOTH}; غادر visitor: {IWANU}",
    ),
    "the two ministers are the two sides": (
        "التقى وزير الخارجية القبرصي نيكوس إيوانو نظيره الكيني جوزيف موانغي في نيقوسيا بحضور السفير الغاني دانيال أوسو."
        " وبحث الوزيران ملف الطاقة.",
        f"بحث participant: {BOTH}",
    ),
    "the two parties are states": (
        "عقدت الهند ونيبال جولة محادثات في جنيف. واتفق الطرفان على فتح المعابر.",
        "اتفق party: الهند + نيبال",
    ),
    "a dual verb": (
        f"التقى {CYPRIOT} {KENYAN}. وبحثا سبل التعاون. واتفقا على فتح المعابر.",
        f"بحثا participant: {BOTH}; اتفقا party: {BOTH}",
    ),
    "the meeting of the two": (
        f"التقى {CYPRIOT} {KENYAN} أمس. وعقب لقائهما قال السفير الغاني دانيال أوسو إن الأجواء جيدة.",
        f"لقائهما participant: {BOTH}",
    ),
    "to his country": (
        f"قال {KENYAN} إن وفدا تجاريا هنديا سيزور بلاده الشهر المقبل.",
        "سيزور destination: كينيا",
    ),
    "back to his country": (
        f"عاد {KENYAN} إلى بلاده أمس بعد زيارة إلى فيينا.",
        f"عاد visitor: {MOANGI}; عاد destination: كينيا",
    ),
    "a visit to his country": (
        "وصف الوزير الكيني جوزيف موانغي زيارة الرئيس الغاني دانيال أوسو لبلاده بأنها تاريخية.",
        f"زيارة visitor: {ADU}; زيارة destination: كينيا",
    ),
    "to her country": (
        "أعلنت الوزيرة القبرصية إيليني باباس أن الرئيس الكيني جوزيف موانغي سيصل إلى بلادها غدا.",
        "سيصل destination: قبرص",
    ),
    "our talks": (
        f"استقبل {KENYAN} {CYPRIOT}. وقال موانغي في مؤتمر صحفي: «محادثاتنا كانت مثمرة للغاية اليوم».",
        f"محادثاتنا participant: {BOTH}",
    ),
    "we discussed": (
        f"استقبل {KENYAN} {CYPRIOT}. وقال إيوانو: «ناقشنا ملف الطاقة بصراحة».",
        f"ناقشنا participant: {BOTH}",
    ),
    "we held talks with": (
        f"قال {KENYAN}: «أجرينا محادثات مع {CYPRIOT} حول الطاقة».",
        f"محادثات participant: {BOTH}",
    ),
    "your invitation": (
        f"استقبل {KENYAN} {CYPRIOT}. وقال إيوانو: «أشكركم على حسن الاستقبال».",
        f"أشكركم sender: {IWANU}; أشكركم recipient: {MOANGI}",
    ),
    "talked over in the meeting": (
        f"استقبل {KENYAN} {CYPRIOT}. وجرى خلال اللقاء بحث ملف الطاقة.",
        f"اللقاء participant: {BOTH}; بحث participant: {BOTH}",
    ),
    "talked over in it": (
        f"عقد {KENYAN} اجتماعا مع {CYPRIOT}، بحثا خلاله ملف الطاقة.",
        f"بحثا participant: {BOTH}",
    ),
    "talked over by phone": (
        f"تلقى {KENYAN} اتصالا هاتفيا من {CYPRIOT}. وجرى خلال الاتصال بحث ملف الطاقة.",
        f"بحث participant: {BOTH}",
    ),
    "they talked over by phone": (
        f"أجرى {KENYAN} اتصالا هاتفيا مع {GHANAIAN}. واستعرض الرئيسان خلال المكالمة ملف الطاقة.",
        f"استعرض participant: {MOANGI} + {ADU}",
    ),
    "no paper holds talks": (
        f"أكد {CYPRIOT}، في بيان صدر عقب محادثات أجراها مع {KENYAN}، أن الطريق طويل.",
        f"محادثات participant: {IWANU} + {MOANGI}",
    ),
    "who praises what others did": (
        f"قال {CYPRIOT} إن المجلس اعتمد القرار، مرحبا بموقف كينيا.",
        f"مرحبا sender: {IWANU}",
    ),
    "the actor after two dots": (
        f"زار نيروبي لتقديم العزاء.. {CYPRIOT} يلتقي {KENYAN}",
        f"زار visitor: {IWANU}",
    ),
    "who is on a visit": (
        f"استقبل {KENYAN} {CYPRIOT}، الذي يقوم بزيارة رسمية إلى كينيا.",
        f"زيارة visitor: {IWANU}",
    ),
    "who visits": (
        f"التقى {KENYAN} {CYPRIOT} الذي يزور نيروبي حاليا.",
        f"يزور visitor: {IWANU}",
    ),
    "the invited one visits": (
        f"يقوم {CYPRIOT} بزيارة إلى كينيا بدعوة من نظيره الكيني جوزيف موانغي. وتبدأ الزيارة الأحد.",
        f"الزيارة visitor: {IWANU}; الزيارة destination: كينيا",
    ),
    "the last but one meeting": (
        f"استقبل {KENYAN} {CYPRIOT} في نيروبي. كما استقبل موانغي السفير البلجيكي مارك دوبوا."
        " وبحث مع السفير خلال اللقاء ملف الطاقة.",
        f"اللقاء participant: {MOANGI} + مارك دوبوا",
    ),
    "their signing": (
        "وقعت الهند ونيبال اتفاقا تجاريا في جنيف. وجرى التوقيع بحضور سفراء.",
        "التوقيع signatory: الهند + نيبال",
    ),
    "the talks of the two again": (
        "بدأت الهند ونيبال محادثات في جنيف. وقال المبعوث الأممي دانيال أوسو إن المحادثات صعبة.",
        "المحادثات participant: الهند + نيبال",
    ),
    "a mediator sends them on": (
        f"التقى {GHANAIAN} في فيينا {KENYAN} و{CYPRIOT}. وأعلن أوسو أن المحادثات ستتواصل غدا.",
        f"المحادثات participant: {ADU} + {BOTH}",
    ),
    "her ambassador does not meet": (
        "التقت الوزيرة القبرصية إيليني باباس نظيرها الكيني جوزيف موانغي. وأكدت خلال لقائها به أن الحوار ضروري.",
        "لقائها participant: إيليني باباس + جوزيف موانغي",
    ),
    "where he talked": (
        f"التقى {KENYAN} {GHANAIAN}. وكان إيوانو قد زار موسكو أمس حيث بحث مع الوزير البلجيكي مارك دوبوا ملف الطاقة.",
        "بحث participant: إيوانو + مارك دوبوا",
    ),
    "before he goes on": (
        "أكدت المتحدثة إيليني باباس أن موانغي سيبدأ زيارة إلى بروكسل غدا، قبل أن ينتقل إلى الرياض.",
        "ينتقل visitor: موانغي; ينتقل destination: الرياض",
    ),
    "a joint communique": (
        "وقعت الهند ونيبال اتفاقا تجاريا في جنيف. ودعا البيان المشترك الأمم المتحدة إلى مراقبة الحدود.",
        "دعا requester: الهند + نيبال",
    ),
    "the Kenyan and the Cypriot side": (
        f"استقبل {KENYAN} {CYPRIOT}. وقال المتحدث الكيني مارك دوبوا إن الجانبين الكيني والقبرصي بحثا ملف الطاقة.",
        f"بحثا participant: {BOTH}",
    ),
    "they said are several": (
        f"قال {CYPRIOT} إن منظمات من دول عدة جمعت رسائل. وطالبوا بفتح المعابر.",
        "طالبوا requester: -",
    ),
    "the call as such has no direction": (
        f"تلقى {KENYAN} اتصالا هاتفيا من {GHANAIAN}. واستمرت المكالمة ساعة.",
        f"المكالمة participant: {MOANGI} + {ADU}; المكالمة caller: -",
    ),
    "another call is not the one told": (
        f"استقبل {KENYAN} {CYPRIOT}. وقال إيوانو: «سأجري محادثات حول كل الملفات غدا».",
        f"محادثات participant: {IWANU}",
    ),
    "the latter": (
        f"التقى {CYPRIOT} {KENYAN}، ورفض الأخير فتح المعابر.",
        f"رفض rejecter: {MOANGI}",
    ),
    "his meeting after whose visit": (
        f"أكد المبعوث مارك دوبوا زيارة {CYPRIOT} إلى نيروبي، واجتماعه مع {KENYAN}.",
        f"اجتماعه participant: {BOTH}",
    ),
    "their meeting, told by another": (
        f"التقى {CYPRIOT} {KENYAN} في نيقوسيا. وقال السفير البلجيكي مارك دوبوا إن اجتماعهما كان ناجحا.",
        f"اجتماعهما participant: {BOTH}",
    ),
    "her sending is a state's": (
        "شكر إيوانو روسيا لإرسالها المساعدات إلى قبرص.",
        "إرسالها donor: روسيا",
    ),
    "a dateline does not meet": (
        f"تونس (وات) كان ملف الطاقة محور اجتماع {KENYAN} أمس.",
        f"اجتماع participant: {MOANGI}",
    ),
    "he promises for himself": (
        f"أعلن {KENYAN} لنظيره الهندي أنه يعتزم زيارة الهند.",
        f"زيارة visitor: {MOANGI}",
    ),
    "she is not he": (
        f"حضر {KENYAN} حفل وزيرة المالية، إيليني باباس، وصرفت الأموال على زيارته.",
        f"زيارته visitor: {MOANGI}",
    ),
    "those who met are there too": (
        f"استقبل {CYPRIOT} {KENYAN} أمس. وحضر اللقاء السفير الهندي سامر الخالدي.",
        f"اللقاء participant: {BOTH} + سامر الخالدي",
    ),
    "those who met are there beside others": (
        f"استقبل {CYPRIOT} {KENYAN} أمس. وجرى هذا اللقاء بحضور السفير الهندي سامر الخالدي.",
        f"اللقاء participant: {BOTH} + سامر الخالدي",
    ),
    "a session of talks is the talks": (
        f"استقبل {CYPRIOT} {KENYAN} أمس. وحضر جلسة المباحثات السفير الهندي سامر الخالدي.",
        f"جلسة participant: {BOTH} + سامر الخالدي",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_who_is_meant(name: str, meant: Callable[[str, str], None]) -> None:
    meant(*CASES[name])
