"""Small documents of several sentences: who is meant where the words near the trigger do not say it.

The lines of a case are read by `meant` (conftest.py).
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

MOANGI, IWANU, ADU = "جوزيف موانغي", "نيكوس إيوانو", "دانيال أوسو"
KENYAN = "الرئيس الكيني جوزيف موانغي"
CYPRIOT = "وزير الخارجية القبرصي نيكوس إيوانو"
GHANAIAN = "الرئيس الغاني دانيال أوسو"
BOTH = f"{MOANGI} + {IWANU}"

CASES: dict[str, tuple[str, str]] = {
    "a name's gender by a verb of saying elsewhere": (
        "قالت هيلفي سارينن إن الطريق طويل. ووصل ماجد سالم إلى أوسلو. وأضافت أن الحوار مستمر.",
        "أضافت speaker: هيلفي سارينن",
    ),
    "he is not whom a feminine verb means": (
        "قال لارس هوفمان إن الطريق طويل. ودفعت فنلندا ثمن الأزمة. وطلبت الإفراج عن صياد قالت إنه فقير.",
        "قالت speaker: فنلندا",
    ),
    "the same source is no person": (
        f"نفى مصدر أمني مالي ذلك. وقال {CYPRIOT} إن الطريق طويل. وأضاف المصدر نفسه أن الحدود مغلقة.",
        "أضاف speaker: -",
    ),
    "a participle goes with who agrees with it": (
        "وكانت وزيرة المالية إلسا فيردي بين أول الزعماء الذين زاروا تونس، مؤكدة على ضرورة الحوار.",
        "مؤكدة speaker: إلسا فيردي",
    ),
    "who printed what was said does not go on with it": (
        f"وقال {CYPRIOT} في رسالة نشرتها صحيفة الشاطئ: «فكرنا كثيرا». وتابع: «لن نعود».",
        f"تابع speaker: {IWANU}",
    ),
    "who orders goes on from the sentence before": (
        "قررت الحكومة الكينية إغلاق الحدود. وأمرت الجيش بالانسحاب.",
        "أمرت requester: الحكومة الكينية; أمرت requestee: الجيش",
    ),
    "a body of another gender is whom he asks": (
        f"قال {CYPRIOT} إن الطريق طويل. وطالب الأمم المتحدة بالتدخل. ودعا منظمة الصحة العالمية إلى التحقيق.",
        f"طالب requester: {IWANU}; طالب requestee: الأمم المتحدة; دعا requester: {IWANU}",
    ),
    "a country that is visited is not who acts in what follows": (
        "زار الوزير ماجد سالم مصر والتقى الرئيس دانيال أوسو وأكد أن الطريق طويل.",
        "أكد speaker: ماجد سالم",
    ),
    "both of whom the speaker tells": (
        f"وقال {CYPRIOT} إنه و{KENYAN} اتفقا على تعزيز التعاون.",
        f"اتفقا party: {BOTH}",
    ),
    "the speaker and who is beside him": (
        f"وقال {CYPRIOT}، في مؤتمر صحفي مع {KENYAN}، إنهما اتفقا على تعزيز التعاون.",
        f"اتفقا party: {BOTH}",
    ),
    "whose report it is does not go on with it": (
        "وقال ماجد سالم إنه سيعود. حسب ما ذكرت رويترز. وقال في بيان إن الطريق طويل.",
        "قال#2 speaker: ماجد سالم",
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
    "whose affairs are spoken of is not the ambassador": (
        "التقى الوزير بالسفير الغاني للحديث عن ماجد الخالدي. وقال السفير الغاني إن الطريق طويل.",
        "قال speaker: -",
    ),
    "of two with one surname the nearest is meant": (
        "قال دانيال أوسو إن الطريق طويل. وأضاف أوسو أن الحدود مغلقة. وقال لارس سامر أوسو إن الوقت مبكر.",
        "أضاف speaker: دانيال أوسو",
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
    "speaker over sentences": (
        f"قال {CYPRIOT} إن الطريق طويل. وأضاف أن العمل مستمر. وتابع أن النتائج قريبة. وأشار إلى أن الحوار ضروري.",
        f"أضاف speaker: {IWANU}; تابع speaker: {IWANU}; أشار speaker: {IWANU}",
    ),
    "an unnamed source goes on": (
        f"قال {CYPRIOT} إن الطريق طويل. وقال مصدر دبلوماسي إن العمل متوقف. وأضاف أن النتائج بعيدة.",
        "أضاف speaker: -",
    ),
    "an unnamed official goes on": (
        f"قال {CYPRIOT} إن الطريق طويل. ووصف مسؤول كيني العمل بأنه متوقف، وأضاف أن النتائج بعيدة.",
        "أضاف speaker: كينيا",
    ),
    "she goes on": (
        "قالت الوزيرة القبرصية إيليني باباس إن الطريق طويل. وكان الوزير الكيني جوزيف موانغي قد وصل أمس."
        " وأضافت أن العمل مستمر.",
        "أضافت speaker: إيليني باباس",
    ),
    "after a quotation": (
        f"«الطريق طويل جدا أمامنا»، قال {CYPRIOT}. وأضاف: «العمل مستمر كل يوم».",
        f"أضاف speaker: {IWANU}",
    ),
    "the two ministers are the two sides": (
        "التقى وزير الخارجية القبرصي نيكوس إيوانو نظيره الكيني جوزيف موانغي في نيقوسيا بحضور السفير الغاني دانيال أوسو."
        " وبحث الوزيران ملف الطاقة.",
        f"بحث participant: {BOTH}",
    ),
    "the two presidents with another between": (
        f"استقبل {KENYAN} {GHANAIAN}. وحضر اللقاء السفير البلجيكي مارك دوبوا. وأكد الرئيسان أهمية الحوار.",
        f"أكد speaker: {MOANGI} + {ADU}",
    ),
    "the two sides": (
        f"التقى {CYPRIOT} {KENYAN}. وأكد الجانبان أن الحوار ضروري.",
        f"أكد speaker: {BOTH}",
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
    "the communique": (
        "أصدرت وزارة الخارجية الكينية بيانا أمس. وأكد البيان أن الحوار ضروري.",
        "أكد speaker: وزارة الخارجية الكينية",
    ),
    "the communique of the presidency": (
        "قالت الرئاسة الكينية في بيان إن القمة ناجحة. وأضاف البيان أن العمل مستمر.",
        "أضاف speaker: الرئاسة الكينية",
    ),
    "who issued the report": (
        "ذكر تقرير حديث أصدرته منظمة الصحة العالمية أن الطريق طويل. وأضاف التقرير أن العمل مستمر.",
        "ذكر speaker: منظمة الصحة العالمية; أضاف speaker: منظمة الصحة العالمية",
    ),
    "whose study it is": (
        "نشرت وكالة الأنباء الكينية دراسة جديدة. وأوضحت الدراسة أن الطريق طويل. وأضافت أن العمل مستمر.",
        "أوضحت speaker: وكالة الأنباء الكينية; أضافت speaker: وكالة الأنباء الكينية",
    ),
    "no paper holds talks": (
        f"أكد {CYPRIOT}، في بيان صدر عقب محادثات أجراها مع {KENYAN}، أن الطريق طويل.",
        f"محادثات participant: {IWANU} + {MOANGI}",
    ),
    "who praises what others did": (
        f"قال {CYPRIOT} إن المجلس اعتمد القرار، مرحبا بموقف كينيا.",
        f"مرحبا sender: {IWANU}",
    ),
    "the agency": (
        f"نقلت وكالة الأنباء الكينية عن {CYPRIOT} قوله إن الطريق طويل. وأضافت الوكالة أن اللقاء انتهى.",
        f"قوله speaker: {IWANU}; أضافت speaker: وكالة الأنباء الكينية",
    ),
    "the same source": (
        "ذكرت وكالة الأنباء الكينية أن الطريق طويل. وأضاف المصدر ذاته أن اللقاء انتهى.",
        "أضاف speaker: وكالة الأنباء الكينية",
    ),
    "the ministry": (
        "قالت وزارة الخارجية الكينية إن الطريق طويل. وأشارت الوزارة إلى أن اللقاء انتهى.",
        "أشارت speaker: وزارة الخارجية الكينية",
    ),
    "the quoted one goes on": (
        f"نقلت وكالة الأنباء الكينية عن {CYPRIOT} قوله إن الطريق طويل. وأضاف أن اللقاء انتهى.",
        f"أضاف speaker: {IWANU}",
    ),
    "the quoted one tells of himself": (
        f"نقلت وكالة الأنباء الكينية عن {CYPRIOT} قوله، إنه تعهد بدعم السلام وسيلتقي السفير البلجيكي مارك دوبوا.",
        f"تعهد speaker: {IWANU}; يلتقي participant: {IWANU} + مارك دوبوا",
    ),
    "the actor after two dots": (
        f"زار نيروبي لتقديم العزاء.. {CYPRIOT} يلتقي {KENYAN}",
        f"زار visitor: {IWANU}",
    ),
    "participles of the second speaker": (
        f"قال {KENYAN} إن الطريق طويل. وقال {CYPRIOT} إن العمل مستمر،"
        " مضيفا أن الحوار ضروري، مشيرا إلى أن النتائج قريبة.",
        f"مضيفا speaker: {IWANU}; مشيرا speaker: {IWANU}",
    ),
    "what is within the speech by two verbs does not speak": (
        f"أكد {CYPRIOT} أنه زار المصنع، حيث أنفق 800 يورو ووجه رسالة، مشيرا إلى أن الطريق طويل.",
        f"مشيرا speaker: {IWANU}",
    ),
    "nor a noun whose verb says something of it": (
        f"أوضح {CYPRIOT}، أن العديد من الجهات أجرت دراسات على القناة تؤكد أهمية القناة، مضيفا أن الطريق طويل.",
        f"مضيفا speaker: {IWANU}",
    ),
    "a subject within the speech does not speak": (
        f"قال {CYPRIOT} إن إيطاليا تدعم الحوار، مضيفا أن العمل مستمر، ولكنه أشار إلى أن الطريق طويل.",
        f"مضيفا speaker: {IWANU}; أشار speaker: {IWANU}",
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
    "his excellency": (
        f"استقبل {KENYAN} {CYPRIOT}. وقال إيوانو إن الطريق طويل. وأضاف معاليه أن العمل مستمر.",
        f"أضاف speaker: {IWANU}",
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
    "praised after meeting": (
        f"استقبل {KENYAN} {CYPRIOT}. وأعرب عن أمله في استمرار الحوار.",
        f"أعرب speaker: {MOANGI}",
    ),
    "came and told": (
        f"وصل {CYPRIOT} إلى نيروبي حيث التقى {KENYAN}. وصرح للصحفيين بأن الطريق طويل.",
        f"صرح speaker: {IWANU}",
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
    "his highness is who bears the title": (
        "وصل صاحب السمو الأمير فهد بن ماجد إلى نيروبي. واستقبله الرئيس الكيني جوزيف موانغي. وقال سموه إن الطريق طويل.",
        "قال speaker: فهد بن ماجد",
    ),
    "his excellency speaks on after another is named": (
        f"قال معالي {CYPRIOT} إن الطريق طويل. ووصف لقاءه مع نظيره الكيني جوزيف موانغي بالبناء."
        " وأكد معاليه أن العمل مستمر.",
        f"أكد speaker: {IWANU}",
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
    "what is agreed on does not speak": (
        "قالت الوزيرة القبرصية إيليني باباس إن الاتفاق بين الهند ونيبال على فتح المعابر مهم. وأضافت أن العمل مستمر.",
        "أضافت speaker: إيليني باباس",
    ),
    "back from what he reports": (
        f"قال {KENYAN} إن الهند ونيبال باتتا قريبتين من اتفاق، وأوضح أن العمل مستمر.",
        f"أوضح speaker: {MOANGI}",
    ),
    "a dateline does not meet": (
        f"تونس (وات) كان ملف الطاقة محور اجتماع {KENYAN} أمس.",
        f"اجتماع participant: {MOANGI}",
    ),
    "he promises for himself": (
        f"أعلن {KENYAN} لنظيره الهندي أنه يعتزم زيارة الهند.",
        f"زيارة visitor: {MOANGI}",
    ),
    "who is only dealt with does not speak": (
        'قالت الوزيرة القبرصية إيليني باباس: "توصلنا إلى اتفاق مع الهند". وأضافت أن العمل مستمر.',
        "أضافت speaker: إيليني باباس",
    ),
    "back from a condition": (
        f"حذر {KENYAN} من أزمة كبيرة إذا ما استأنفت الهند مشروعها، وقال إنه مستعد للحوار.",
        f"قال speaker: {MOANGI}",
    ),
    "she is not he": (
        f"حضر {KENYAN} حفل وزيرة المالية، إيليني باباس، وصرفت الأموال على زيارته.",
        f"زيارته visitor: {MOANGI}",
    ),
    "those who met are there too": (
        f"استقبل {CYPRIOT} {KENYAN} أمس. وحضر اللقاء السفير الهندي سامر الخالدي.",
        f"اللقاء participant: {BOTH} + سامر الخالدي",
    ),
    "many sources are spoken of as one woman": (
        "وصل وفد من لجنة السلام الكينية إلى أوسلو. وأوضحت مصادر أمنية أن الطريق طويل. وبينت أن الحدود مغلقة.",
        "بينت speaker: -",
    ),
    "one does not speak for two": (
        "طالبت وزارة المالية الكينية بطرد رجلين ظهرا في شريط وهما يرددان أن الطريق طويل.",
        "يرددان speaker: -",
    ),
    "who speaks turns, not the army that he speaks of": (
        f"قال {KENYAN} إن القوات القبرصية انسحبت من المدينة، إلا أنه أكد أن الطريق طويل.",
        f"أكد speaker: {MOANGI}",
    ),
    "a turn after two clauses": (
        f"قال لارس هوفمان إن الطريق طويل. وأنهى {KENYAN} الجدل عندما أعلن أنه باق، غير أنه أكد أنه متعب.",
        f"أكد speaker: {MOANGI}",
    ),
    "he does not speak to himself": (
        f"قال سامر الخالدي إن الطريق طويل. وزار {CYPRIOT} المعرض. وقال للخالدي إن الحدود مغلقة.",
        f"قال#2 speaker: {IWANU}",
    ),
    "who is named behind his title is told nothing": (
        "أفاد القيادي بحركة الأمل، سامر الخالدي، أن الطريق طويل. وأضاف أن الحدود مغلقة.",
        "أفاد speaker: سامر الخالدي; أفاد addressee: -; أضاف speaker: سامر الخالدي",
    ),
    "what is said is no verb of somebody else": (
        "وأكد متحدث باسم الحكومة الكينية تلقي الوزارة الرسالة، وقال إنها قصيرة.",
        "قال speaker: الحكومة الكينية",
    ),
    "information tells": (
        f"قال {KENYAN} إن صحيفة «الشاطئ» نشرت معلومات تفيد بأن الطريق طويل.",
        "تفيد speaker: -",
    ),
    "one man is not they": (
        "قال مسؤول كيني إن الشرطة استجابت لبلاغ من سكان اتصلوا أمس. وقالوا إن الطريق طويل.",
        "قالوا speaker: -",
    ),
    "what stands right before a verb of saying is its subject": (
        f"قال {KENYAN} إن الطريق طويل. والأول يفيد أن الحدود مغلقة.",
        "يفيد speaker: -",
    ),
    "a man is not what is said": (
        f"قال {KENYAN} إن الطريق طويل. وجاء ذلك بعد أن كشف {CYPRIOT} عما سماه خطة.",
        f"كشف speaker: {IWANU}",
    ),
    "our man is not his": (
        f"قال {KENYAN} إن الطريق طويل. وأفاد مراسلنا في مالي أن الحدود مغلقة.",
        "أفاد speaker: -",
    ),
    "whose client is named": (
        "قال محامي المتهم سامر الخالدي إن الطريق طويل.",
        "قال speaker: -",
    ),
    "who is told of in a clause acts last": (
        f"لم يكن واضحا ما إذا كان {KENYAN} سيوقع القانون الذي أقرته الحكومة القبرصية. وأعرب عن أمله في الحوار.",
        f"أعرب speaker: {MOANGI}",
    ),
    "what they confess speaks": (
        f"قال {KENYAN} إن الطريق طويل. وأكدت اعترافات المتهمين أن الحدود مغلقة.",
        "أكدت speaker: -",
    ),
    "who sends a cable says what it holds": (
        f"تلقى {CYPRIOT} برقية من {KENYAN} أعرب فيها عن أمله في الحوار.",
        f"أعرب speaker: {MOANGI}",
    ),
    "who calls says it, behind a comma too": (
        f"تلقى {CYPRIOT} اتصالا هاتفيا من {KENYAN}، أكد خلاله أن الحدود مغلقة.",
        f"أكد speaker: {MOANGI}",
    ),
    "who makes the call says it": (
        f"أجرى {KENYAN} اتصالا هاتفيا مع {CYPRIOT} أكد خلاله أن الحدود مغلقة.",
        f"أكد speaker: {MOANGI}",
    ),
    "whose statement the agency carried": (
        f"التقى {CYPRIOT} {KENYAN} الذي أوردت تصريحه وكالة الأنباء الكينية أمس.",
        f"تصريحه speaker: {MOANGI}",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_who_is_meant(name: str, meant: Callable[[str, str], None]) -> None:
    meant(*CASES[name])
