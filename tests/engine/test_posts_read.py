"""Posts of social media: accounts, links, flags and heaped hashtags are beside the sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabdiplo import Extractor
from arabdiplo._api import shared_extractor
from arabdiplo.text import tokenize
from arabdiplo.text.posts import spoken

PIECES = [
    "@mofa",
    "#",
    "_",
    "🇰🇪",
    "📸",
    "|",
    "https://t.co/x",
    "www.a.b",
    "RT",
    "Via",
    "عبر",
    ":",
    "زار",
    "الوزير",
    "\n",
    " ",
    ".",
]


@pytest.fixture(scope="module")
def reader() -> Extractor:
    return shared_extractor()


@pytest.mark.parametrize(
    ("post", "type", "found"),
    [
        # accounts between a title and a name, behind a name, before what is said
        (
            "وزير الخارجية @X سامر الخالدي @Y يلتقي نظيره #الكيني د. جوزيف موانغي @JM",
            "meeting",
            [("وزير الخارجية @X سامر الخالدي", "سامر الخالدي"), ("نظيره #الكيني د. جوزيف موانغي", "جوزيف موانغي")],
        ),
        (
            "وزارة الخارجية @X الكينية تدين القصف",
            "condemnation",
            [("وزارة الخارجية @X الكينية", "وزارة الخارجية الكينية")],
        ),
        ("السفير د. سامر الخالدي @X : ندين القصف", "condemnation", [("السفير د. سامر الخالدي", "سامر الخالدي")]),
        # flags within a phrase, in a list and at the end
        (
            "التقى السفير وزيرة خارجية #كينيا 🇰🇪 السيدة كارلا موانغي 🇰🇪",
            "meeting",
            [("وزيرة خارجية #كينيا 🇰🇪 السيدة كارلا موانغي", "كارلا موانغي")],
        ),
        (
            "دولة #الإمارات 🇦🇪 و #كينيا 🇰🇪 توقعان اتفاقية",
            "signing",
            [("دولة #الإمارات", "الإمارات"), ("كينيا", "كينيا")],
        ),
        (
            "رئيس الدولة ونائباه يهنئون رئيس #كينيا بيوم بلاده 🇰🇪💐",
            "courtesy",
            [("رئيس الدولة", ""), ("يوم بلاده", "")],
        ),
        # whose post it is, and where it comes from
        ("RT @kuna: #الكويت تدين القصف Via @kuna", "condemnation", [("الكويت", "الكويت")]),
        # hashtags heaped behind a stroke or a link are none of the sides
        (
            "الأمير يتلقى اتصالا من الرئيس الكيني | #قنا\nhttps://t.co/x #واس",
            "call",
            [("الأمير", ""), ("الرئيس الكيني", "")],
        ),
    ],
)
def test_posts(reader: Extractor, post: str, type: str, found: list[tuple[str, str]]) -> None:
    event = next(event for event in reader.extract(post).events if event.type == type)
    args = [(arg.span.text if arg.span else "", "".join(arg.entity)) for arg in event.args if arg.role != "host"]
    assert set(found) <= set(args)
    assert all(arg.span is None or post[arg.span.start : arg.span.end] == arg.span.text for arg in event.args)


@pytest.mark.parametrize(
    "tail", [" 🇰🇪", " 📸👇", " https://t.co/x", " @mofa", " | #عاجل", " 🇰🇪 #عاجل #واس", " Via @mofa", " عبر: @mofa"]
)
def test_what_is_said_ends_before_it(reader: Extractor, tail: str) -> None:
    post = "أكد الوزير الكيني أن الأمر محسوم"
    assert [arg.span for arg in reader.extract(post + tail).events[0].args] == [
        arg.span for arg in reader.extract(post).events[0].args
    ]


def test_news_is_left_alone() -> None:
    text = "زار الوزير مصر.\nكتب إلى «نعم» - 3/4"
    tokens = tokenize(text)
    assert spoken(text, tokens) is tokens


@pytest.mark.parametrize(
    ("headline", "type", "role", "found"),
    [
        # an office without a state is not the guest of that office who is named behind it
        ("وزير الخارجية يستقبل وزير الخارجية الكيني سامر الخالدي", "meeting", "participant", ["", "سامر الخالدي"]),
        ("استقبل وزير الخارجية نظيره الكيني سامر الخالدي", "meeting", "participant", ["", "سامر الخالدي"]),
        # a body speaks behind a colon, too
        ("الخارجية الكينية: ندعو مالطا إلى وقف القصف", "request", "requester", ["الخارجية الكينية"]),
        # a deputy by his pronoun is no antecedent of the verb behind him
        ("الرئيس الكيني ونائبه يزوران القاهرة", "visit", "visitor", ["", ""]),
    ],
)
def test_headlines(reader: Extractor, headline: str, type: str, role: str, found: list[str]) -> None:
    event = next(event for event in reader.extract(headline).events if event.type == type)
    assert ["".join(arg.entity) for arg in event.args if arg.role == role] == found


def test_who_arrives_is_on_the_visit(reader: Extractor) -> None:
    text = "وصول الرئيس الكيني سامر الخالدي إلى القاهرة اليوم في مستهل زيارة رسمية إلى مصر"
    visit = reader.extract(text).events[1]
    assert (visit.trigger.text, visit.mode) == ("زيارة", "official")
    assert [arg.entity for arg in visit.args if arg.role == "visitor"] == [("سامر الخالدي",)]


@given(
    st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join)
    | st.lists(st.sampled_from(PIECES), max_size=20).map("".join)
)
def test_tokens_stay_in_order(text: str) -> None:
    end = 0
    for token in spoken(text, tokenize(text)):
        assert end <= token.start < token.end <= len(text)
        end = token.end
