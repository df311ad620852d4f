"""The self-assessment: a readable profile, the way on, and nothing left behind."""

import logging
from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from home.models import AnswerCount, AssessmentPage, Barrier
from home.needs import counts
from home.needs.profile import levels
from network.catalogue import projection
from network.catalogue.models import Skill
from network.catalogue.state import current_version
from tests.contracts.example_network import BESANCON, DIJON, NOW, card, session
from tests.factories.home import AssessmentPageFactory, translated

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
MOST_QUERIES = 12
CANARY = "Saint-Germain-de-Modéon"


@pytest.fixture(autouse=True)
def morning():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def page() -> AssessmentPage:
    return AssessmentPageFactory()


@pytest.fixture
def assess(client, page):
    """Return a function that sends answers as the form of the page does."""

    def send(**answers: object):
        data = {name.replace("__", "question-"): value for name, value in answers.items()}
        return client.post(f"/fr/assessment/{page.pk}/", data)

    return send


def rows() -> dict[str, list[tuple[object, ...]]]:
    """Return every row of the database but the counts."""
    models = [model for model in apps.get_models() if model is not AnswerCount]
    return {model._meta.label: list(model.objects.order_by("pk").values_list()) for model in models}


def test_the_questions_are_asked_family_by_family_without_a_cookie(client, page):
    response = client.get(page.get_url())
    asked = {section.key: len(section.questions) for section in response.context["sections"]}
    assert asked == {"basic": 4, "specific": 2, "safety": 2}
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.content.decode()


def test_a_new_page_begins_with_questions_in_the_language_of_who_makes_it(page):
    assert page.questions[0].value["text"].startswith("Savez-vous allumer")


def test_words_are_explained_beside_the_choices(client, page):
    told = client.get(page.get_url()).content.decode()
    assert "On craint de tout casser" in told
    assert "Reconnaître un faux message et savoir quoi faire." in told


def test_the_answers_make_a_profile(assess):
    response = assess(
        __computer="alone",
        __email="helped",
        __scams="not-yet",
        barriers=["fear"],
        wishes=["photo"],
        near="Dijon",
    )
    profile = response.context["profile"]
    assert [skill.name for skill in profile.known] == ["Premiers pas à l’ordinateur", "Texte et tableur"]
    assert [skill.name for skill in profile.helped] == ["E-mail"]
    assert [skill.name for skill in profile.to_learn] == ["Photo et vidéo"]
    [fear] = profile.helps
    assert fear.name == "J’ai peur de me tromper"
    assert "kind=workshop" in fear.url
    assert "near=Dijon" in fear.url


def test_without_a_wish_what_is_not_known_yet_comes_first(assess):
    profile = assess(__scams="not-yet", __email="helped").context["profile"]
    assert [skill.name for skill in profile.to_learn] == ["Repérer les arnaques"]
    profile = assess(__email="helped").context["profile"]
    assert [skill.name for skill in profile.to_learn] == ["E-mail"]


def test_a_skill_of_two_questions_counts_as_the_weaker_answer(assess):
    profile = assess(__computer="alone", __management="not-yet").context["profile"]
    assert "Texte et tableur" not in [skill.name for skill in profile.known]
    assert "Texte et tableur" in [skill.name for skill in profile.to_learn]


@pytest.mark.parametrize(
    ("skills", "can", "expected"),
    [
        (["email"], {"not-yet": ["email"]}, ["beginner"]),
        (["email"], {"helped": ["email"]}, ["beginner", "intermediate"]),
        (["email"], {"alone": ["email"]}, ["intermediate", "advanced"]),
        (["email", "scams"], {"not-yet": ["email"], "helped": ["scams"]}, ["beginner", "intermediate"]),
        (["email", "scams"], {"not-yet": ["email"], "alone": ["scams"]}, []),
        (["email", "scams"], {"not-yet": ["email"]}, []),
        ([], {"not-yet": ["email"]}, []),
    ],
)
def test_the_level_fits_what_is_known_of_every_skill(skills, can, expected):
    assert levels(skills, can) == expected


def test_the_link_opens_the_catalogue_with_its_filters_set(client, assess, source):
    projection.refresh(
        source.tell(
            card("mail", "L’e-mail", DIJON, skills=("email",), sessions=(session(1, 1, 10),)),
            card("photo", "La photo", DIJON, skills=("photo",), sessions=(session(2, 1, 10),)),
        )
    )
    profile = assess(__email="not-yet", near="Dijon", day=["tue", "thu"], part=["morning"]).context["profile"]
    response = client.get(profile.workshops.url)
    assert response.status_code == 200
    chosen = {f.name: [o.value for o in f.options if o.is_selected] for f in response.context["facets"]}
    chosen = {name: values for name, values in chosen.items() if values}
    assert chosen == {"skill": ["email"], "level": ["beginner"], "day": ["tue", "thu"], "part": ["morning"]}
    assert "Dijon (21)" in response.context["chips"][0].label
    assert (
        [c.title for c in response.context["cards"]]
        == [c.title for c in profile.workshops.cards]
        == ["L’e-mail"]
    )


def test_what_had_to_be_widened_is_said(assess, source):
    projection.refresh(source.tell(card("mail", "L’e-mail", BESANCON, skills=("email",))))
    profile = assess(__email="not-yet", near="Dijon").context["profile"]
    assert [c.title for c in profile.workshops.cards] == ["L’e-mail"]
    assert profile.workshops.notices


def test_three_cards_at_most_and_what_to_start_with_at_home(assess, source):
    email = {"skills": ("email",)}
    told = [
        card(f"mail-{n}", f"E-mail {n}", DIJON, **email, sessions=(session(n, n, 10),)) for n in range(1, 6)
    ]
    lesson = card("lesson", "L’e-mail chez soi", **email, kind="tutorial", is_dated=False, sessions=())
    projection.refresh(source.tell(*told, lesson))
    response = assess(__email="not-yet")
    profile = response.context["profile"]
    assert len(profile.workshops.cards) == 3
    assert [c.title for c in profile.at_home.cards] == ["L’e-mail chez soi"]
    assert "L’e-mail chez soi" in response.content.decode()


def test_without_any_lesson_the_profile_says_nothing_of_home(assess):
    assert 'id="at-home"' not in assess(__email="not-yet").content.decode()


def test_nothing_said_is_a_kind_question_not_a_profile(assess):
    response = assess()
    assert "profile" not in response.context
    assert "Répondez au moins à une question" in response.content.decode()
    assert not AnswerCount.objects.exists()


def test_a_place_nobody_knows_brings_suggestions_and_keeps_every_answer(assess):
    response = assess(__email="helped", barriers=["alone"], wishes=["photo"], near="Besanson", day=["mon"])
    told = response.content.decode()
    assert "profile" not in response.context
    assert "Besançon (25)" in told
    assert 'value="Besanson"' in told
    form = response.context["form"]
    kept = [form[name].value() for name in ("question-email", "barriers", "wishes", "day")]
    assert kept == ["helped", ["alone"], ["photo"], ["mon"]]
    assert not AnswerCount.objects.exists()


def test_answers_can_be_changed(client, assess, page):
    response = assess(__email="helped", wishes=["photo", "scams"], near="Dijon")
    hidden = [(f.html_name, f.value()) for f in response.context["form"] if f.value()]
    AnswerCount.objects.all().delete()
    again = client.post(f"/fr/assessment/{page.pk}/", dict(hidden) | {"again": "1"})
    assert again.context["form"]["wishes"].value() == ["photo", "scams"]
    assert again.context["form"]["near"].value() == "Dijon"
    assert not again.context["form"].errors
    assert not AnswerCount.objects.exists()


@pytest.mark.parametrize(
    "answers",
    [
        {"near": "\x00"},
        {"near": "x" * 5000},
        {"near": "<script>alert(1)</script>"},
        {"__email": "x" * 5000},
        {"__email": ["alone", "nobody"]},
        {"wishes": ["\x00", "nothing"]},
        {"barriers": ["'; DROP TABLE home_barrier; --"]},
        {"day": ["someday"], "part": ["midnight"]},
        {"website": "\x00", "__email": "alone"},
        {"unknown": "field"},
    ],
)
def test_whatever_is_sent_gets_an_answer(assess, answers):
    response = assess(**answers)
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize("pk", [0, 10**30])
def test_a_page_that_is_not_there_is_not_found(client, pk):
    assert client.post(f"/fr/assessment/{pk}/").status_code == 404


def test_a_private_page_takes_no_answers(client, assess, page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert assess(__email="alone").status_code == 404


def test_reading_the_address_of_answers_leads_to_the_questions(client, page):
    response = client.get(f"/fr/assessment/{page.pk}/")
    assert response.url == page.get_url()
    english = translated(page, title="Where am I?", slug="where-am-i")
    assert client.get(f"/en/assessment/{page.pk}/").url == english.get_url()


def test_the_english_page_speaks_english(client, page):
    translated(page, title="Where am I?", slug="where-am-i")
    english = AssessmentPage.objects.get(slug="where-am-i")
    data = {"question-scams": "not-yet", "barriers": "fear"}
    told = client.post(f"/en/assessment/{english.pk}/", data).content.decode()
    assert "Recognise a fake message" in told
    assert "Nothing breaks when you try" in told


def test_counts_are_all_that_stays(assess, caplog):
    current_version()
    before = rows()
    with caplog.at_level(logging.DEBUG):
        assess(
            __email="helped", barriers=["fear"], wishes=["photo"], near=CANARY, day=["mon"], part=["evening"]
        )
        assess(__email="helped", near=f"{CANARY} qui n’existe pas")
    assert rows() == before
    kept = AnswerCount.objects.values_list("question", "answer", "year", "count")
    assert set(kept) == {
        ("email", "helped", 2027, 1),
        ("barriers", "fear", 2027, 1),
        ("wishes", "photo", 2027, 1),
        ("day", "mon", 2027, 1),
        ("part", "evening", 2027, 1),
    }
    assert CANARY not in caplog.text
    assert CANARY not in str(cache._cache)


def test_a_profile_is_for_this_browser_alone_and_sets_no_cookie(assess):
    response = assess(__email="alone")
    assert "private" in response["Cache-Control"]
    assert not response.cookies
    assert "noindex" in response.content.decode()


def test_the_same_answers_add_up(assess):
    for _ in range(3):
        assess(__email="alone", __scams="helped")
    assert list(AnswerCount.objects.order_by("question").values_list("question", "answer", "count")) == [
        ("email", "alone", 3),
        ("scams", "helped", 3),
    ]


def test_what_a_machine_fills_in_is_not_counted(assess):
    response = assess(__email="alone", website="https://spam.example")
    assert response.context["profile"]
    assert not AnswerCount.objects.exists()


def test_a_flood_is_answered_but_not_counted(assess, monkeypatch):
    monkeypatch.setattr(counts, "MOST_AN_HOUR", 2)
    for _ in range(4):
        assert assess(__email="alone").status_code == 200
    assert AnswerCount.objects.get().count == 2
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        assess(__email="alone")
    assert AnswerCount.objects.get().count == 3


def test_the_questions_take_few_queries(client, page, network):
    client.get(page.get_url())
    with CaptureQueriesContext(connection) as asked:
        client.get(page.get_url())
    assert len(asked) <= MOST_QUERIES


def test_a_profile_takes_the_same_queries_for_few_answers_and_many(assess, source):
    projection.refresh(source.tell(card("mail", "L’e-mail", DIJON, skills=("email",))))
    few = {"__email": "not-yet", "near": "Dijon"}
    many = few | {f"__{key}": "not-yet" for key in ("computer", "internet", "scams", "accounts")}
    many |= {"barriers": list(Barrier.objects.in_language("fr").values_list("key", flat=True))}
    many |= {"wishes": [*Skill.objects.in_language("fr").values_list("key", flat=True)]}
    assess(**few)
    used = []
    for answers in (few, many):
        with CaptureQueriesContext(connection) as asked:
            assess(**answers)
        used.append(len(asked))
    assert used[0] == used[1]


def test_the_home_page_leads_to_the_questions(client, page, network):
    assert client.get("/fr/").context["assessment"].url == page.get_url()
    page.unpublish()
    assert client.get("/fr/").context["assessment"] is None


def test_barriers_speak_both_languages():
    french, english = (
        set(Barrier.objects.in_language(code).values_list("key", flat=True)) for code in ("fr", "en")
    )
    assert french == english
    assert {"fear", "too-complex", "no-time", "no-equipment"} <= french
