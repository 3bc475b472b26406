"""Small documents of several sentences: who speaks where the words near the trigger do not say it.

The lines of a case are read by `meant` (conftest.py).
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from people import ADU, BOTH, CYPRIOT, GHANAIAN, IWANU, KENYAN, MOANGI

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
    "a country that is visited is not who acts in what follows": (
        "زار الوزير ماجد سالم مصر والتقى الرئيس دانيال أوسو وأكد أن الطريق طويل.",
        "أكد speaker: ماجد سالم",
    ),
    "whose report it is does not go on with it": (
        "وقال ماجد سالم إنه سيعود. حسب ما ذكرت رويترز. وقال في بيان إن الطريق طويل.",
        "قال#2 speaker: ماجد سالم",
    ),
    "whose affairs are spoken of is not the ambassador": (
        "التقى الوزير بالسفير الغاني للحديث عن ماجد الخالدي. وقال السفير الغاني إن الطريق طويل.",
        "قال speaker: -",
    ),
    "of two with one surname the nearest is meant": (
        "قال دانيال أوسو إن الطريق طويل. وأضاف أوسو أن الحدود مغلقة. وقال لارس سامر أوسو إن الوقت مبكر.",
        "أضاف speaker: دانيال أوسو",
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
    "the two presidents with another between": (
        f"استقبل {KENYAN} {GHANAIAN}. وحضر اللقاء السفير البلجيكي مارك دوبوا. وأكد الرئيسان أهمية الحوار.",
        f"أكد speaker: {MOANGI} + {ADU}",
    ),
    "the two sides": (
        f"التقى {CYPRIOT} {KENYAN}. وأكد الجانبان أن الحوار ضروري.",
        f"أكد speaker: {BOTH}",
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
    "his excellency": (
        f"استقبل {KENYAN} {CYPRIOT}. وقال إيوانو إن الطريق طويل. وأضاف معاليه أن العمل مستمر.",
        f"أضاف speaker: {IWANU}",
    ),
    "praised after meeting": (
        f"استقبل {KENYAN} {CYPRIOT}. وأعرب عن أمله في استمرار الحوار.",
        f"أعرب speaker: {MOANGI}",
    ),
    "came and told": (
        f"وصل {CYPRIOT} إلى نيروبي حيث التقى {KENYAN}. وصرح للصحفيين بأن الطريق طويل.",
        f"صرح speaker: {IWANU}",
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
    "what is agreed on does not speak": (
        "قالت الوزيرة القبرصية إيليني باباس إن الاتفاق بين الهند ونيبال على فتح المعابر مهم. وأضافت أن العمل مستمر.",
        "أضافت speaker: إيليني باباس",
    ),
    "back from what he reports": (
        f"قال {KENYAN} إن الهند ونيبال باتتا قريبتين من اتفاق، وأوضح أن العمل مستمر.",
        f"أوضح speaker: {MOANGI}",
    ),
    "who is only dealt with does not speak": (
        'قالت الوزيرة القبرصية إيليني باباس: "توصلنا إلى اتفاق مع الهند". وأضافت أن العمل مستمر.',
        "أضافت speaker: إيليني باباس",
    ),
    "back from a condition": (
        f"حذر {KENYAN} من أزمة كبيرة إذا ما استأنفت الهند مشروعها، وقال إنه مستعد للحوار.",
        f"قال speaker: {MOANGI}",
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
