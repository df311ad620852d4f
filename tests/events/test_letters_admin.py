"""Staff read, change and try the words of messages, call whom none reached, and read what people answered."""

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from events.messages.words import chosen_words
from events.models import FeedbackCount, Message, Wording
from events.registration.feedback_link import feedback_url
from events.services.cancelling import cancel_session
from network.users.models import User
from tests.factories.events import SessionFactory, WorkshopPageFactory, enrol

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
WORDS = {"subject": "Bonjour", "text": "{prénom}, {jour et heure}, {lieu}, {lien personnel} <b>"}


@pytest.fixture
def moderator(client) -> User:
    user = User.objects.create_user("mod@exemple.fr", "x")
    user.groups.add(Group.objects.get(name="Moderators"))
    client.force_login(user)
    return user


@pytest.mark.parametrize("name", ["wordings", "message:index"])
def test_editors_do_not_get_there(client, name):
    user = User.objects.create_user("ed@exemple.fr", "x")
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    assert client.get(reverse(name)).status_code == 302


def test_words_are_looked_at_saved_tried_and_taken_back(client, moderator):
    assert client.get(reverse("wordings")).status_code == 200
    address = reverse("wording", args=["confirmed", "fr"])
    looked = client.post(address, WORDS | {"look": ""}).content.decode()
    assert not Wording.objects.exists()
    # Escaped twice: once as words, once as the content of a frame.
    assert escape(escape("<b>")) in looked
    client.post(address, WORDS | {"try": ""})
    assert mail.outbox[0].to == [moderator.email]
    assert not Wording.objects.exists()
    assert client.post(address, WORDS | {"save": ""}).status_code == 302
    assert Wording.objects.get().subject == "Bonjour"
    client.post(address, {"reset": ""})
    assert not Wording.objects.exists()


def test_refused_words_stay_in_the_form_and_send_nothing(client, moderator):
    told = WORDS | {"text": "Bonjour {mot de passe}", "try": ""}
    page = client.post(reverse("wording", args=["confirmed", "fr"]), told)
    assert "Bonjour {mot de passe}" in page.content.decode()
    assert mail.outbox == []


@pytest.mark.parametrize("path", [["nothing", "fr"], ["confirmed", "xx"]])
def test_words_of_nothing_are_not_there(client, moderator, path):
    assert client.get(reverse("wording", args=path), follow=True).status_code == 404


def test_english_words_stay_english_for_french_staff(client, moderator):
    page = client.get(reverse("wording", args=["offered", "en"])).content.decode()
    assert "{answer before}" in page
    assert chosen_words("offered").subject


def test_whom_no_message_reached_is_called_and_leaves_the_list(client, moderator, settings):
    settings.SMS_BACKEND = ""
    session = SessionFactory()
    anne, bruno = enrol(session, "Anne", "Bruno")
    type(anne).objects.filter(pk=anne.pk).update(email="", phone="+33381000001")
    cancel_session(session=session)
    Message.objects.filter(registration=bruno, kind="called-off").update(set_aside_at=timezone.now())
    page = client.get(reverse("message:index")).content.decode()
    assert "03 81 00 00 01" in page
    assert "bruno@exemple.fr" in page
    for_anne = Message.objects.get(registration=anne, kind="called-off")
    for_bruno = Message.objects.get(registration=bruno, kind="called-off")
    client.get(reverse("message:told", args=[for_anne.pk]))
    assert Message.objects.to_call(timezone.now()).count() == 2
    client.post(reverse("message:told", args=[for_anne.pk]))
    client.post(reverse("message:again", args=[for_bruno.pk]))
    assert not Message.objects.to_call(timezone.now()).exists()
    assert for_bruno in Message.objects.waiting(timezone.now())


def test_health_tells_of_letters_that_wait_and_that_were_set_aside(client):
    enrol(SessionFactory(), "Anne", "Bruno")
    Message.objects.filter(registration__first_name="Anne").update(set_aside_at=timezone.now())
    letters = client.get("/health/").json()["letters"]
    assert (letters["waiting"], letters["set_aside"]) == (1, 1)


def test_answers_are_counted_once_and_keep_no_name(client):
    [anne] = enrol(SessionFactory(), "Anne")
    address = feedback_url(anne).removeprefix("https://entraide.example")
    assert client.get(address).status_code == 200
    assert not FeedbackCount.objects.exists()
    assert "field--wrong" in client.post(address, {}).content.decode()
    for _ in range(2):
        client.post(address, {"learnt": "yes", "again": "no"})
    assert set(FeedbackCount.objects.values_list("question", "answer", "count")) == {
        ("learnt", "yes", 1),
        ("again", "no", 1),
    }
    assert not [field for field in FeedbackCount._meta.get_fields() if field.name in ("registration", "at")]
    assert client.get(f"{address[:-2]}x/").status_code == 404


def test_staff_read_no_count_below_ten(client, moderator):
    workshop = WorkshopPageFactory()
    one, other = (SessionFactory(workshop=workshop, starts_at=SessionFactory().starts_at) for _ in range(2))
    for session, count in ((one, 9), (other, 4)):
        FeedbackCount.objects.create(session=session, question="learnt", answer="yes", count=count)
        FeedbackCount.objects.create(session=session, question="pace", answer="no", count=2)
    page = client.get(reverse("workshop_feedback", args=[workshop.translation_key])).content.decode()
    assert "<td>13</td>" in page
    assert "<td>4</td>" not in page
