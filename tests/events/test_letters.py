"""What each message says: in whose words and language, with which calendar file, never more than it may."""

import os
import socket
import subprocess
from datetime import timedelta
from email import message_from_bytes
from smtplib import SMTPRecipientsRefused
from time import monotonic

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone, translation
from icalendar import Calendar

from events.enums import MessageKind
from events.messages.defaults import default_words
from events.messages.placeholders import REQUIRED, Placeholder, Value, allowed, filled, named
from events.messages.sending import send_messages
from events.messages.wording_form import WordingForm
from events.messages.words import sample
from events.models import Message, Wording
from events.services.cancelling import cancel_registration, cancel_session
from events.services.capacity import settle
from events.services.moving import facts_of
from events.services.people import Person
from events.services.registering import register
from events.services.undelivered import send_again
from network.letters.sms import LONGEST, room_of, to_gsm
from tests.factories.events import SessionFactory, WorkshopPageFactory, enrol, enrol_group, in_days

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
LANGUAGES = ("fr", "en")


def sent() -> list[mail.EmailMultiAlternatives]:
    mail.outbox.clear()
    send_messages()
    return list(mail.outbox)


def calendar_in(letter: mail.EmailMultiAlternatives) -> Calendar | None:
    raw = message_from_bytes(letter.message().as_bytes())
    parts = [part for part in raw.walk() if part.get_content_type() == "text/calendar"]
    if not parts:
        return None
    calendar = Calendar.from_ical(parts[0].get_payload(decode=True))
    assert parts[0].get_param("method") == calendar["METHOD"]
    return calendar


def event_in(letter: mail.EmailMultiAlternatives) -> object:
    return calendar_in(letter).walk("VEVENT")[0]


def move(session, **changed) -> None:
    before = facts_of(session)
    for name, value in changed.items():
        setattr(session, name, value)
    session.save()
    settle(session=session.pk, now=timezone.now(), before=before)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MessageKind.values)
def test_the_sites_own_words_would_pass_the_check_of_those_of_staff(kind, language):
    with translation.override(language):
        words = default_words(kind)
        meant = {placeholder for _name, placeholder in named(f"{words.subject} {words.text}")}
    assert meant <= set(allowed(kind))
    assert meant >= set(REQUIRED.get(kind, ()))


def test_a_confirmation_comes_in_text_and_html_from_the_network_with_a_calendar_file():
    session = SessionFactory(
        workshop__bring="Votre téléphone", workshop__organisation__email="a@asso.example"
    )
    enrol(session, "Anne")
    [letter] = sent()
    assert letter.from_email.startswith("Entraide <")
    assert letter.reply_to == ["a@asso.example"]
    headers = letter.message()
    assert headers["Content-Language"] == "fr"
    assert headers["Auto-Submitted"] == "auto-generated"
    assert "Votre téléphone" in letter.body
    html = letter.alternatives[0].content
    assert 'lang="fr"' in html
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("https://entraide.example/fr/inscription/") == 1
    event = event_in(letter)
    assert event["STATUS"] == "CONFIRMED"
    assert event["DTSTART"].dt == session.starts_at


def test_each_person_reads_their_own_language():
    session = SessionFactory()
    for name, language in (("Anne", "fr"), ("Bob", "en")):
        person = Person(name, "Martin", email=f"{name}@exemple.fr")
        register(session=session.pk, person=person, language=language, now=timezone.now())
    french, english = sent()
    assert "Bonjour Anne" in french.body
    assert "Hello Bob" in english.body


def test_who_waits_reads_how_many_are_before_them():
    session = SessionFactory(capacity=1)
    enrol(session, "Anne", "Bruno", "Chloé")
    _anne, bruno, chloe = sent()
    assert "en tête de la liste d’attente" in bruno.body
    assert "1 personne est avant vous" in chloe.body


def test_a_group_reads_who_of_it_comes():
    first, _other = enrol_group(SessionFactory(), "Bruno", "Chloé")
    sent()
    cancel_registration(registration=first, now=timezone.now())
    [letter] = sent()
    assert "Chloé Petit" in letter.body
    assert "Bruno" not in letter.body
    # The others still come: the date stays in the calendar.
    assert calendar_in(letter) is None


def test_a_move_is_told_once_to_all_with_a_higher_sequence():
    session = SessionFactory(capacity=1)
    enrol(session, "Anne", "Bruno")
    before = event_in(sent()[0])
    move(session, starts_at=in_days(8), ends_at=in_days(8) + timedelta(hours=2))
    move(session, note="Salle 3")
    with translation.override("fr"):
        letters = sent()
    assert [letter.to[0] for letter in letters] == ["anne@exemple.fr", "bruno@exemple.fr"]
    after = event_in(letters[0])
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] >= before["SEQUENCE"]
    assert after["DTSTART"].dt == session.starts_at
    assert calendar_in(letters[1]) is None


def test_two_moves_before_the_post_leaves_make_one_message():
    session = SessionFactory()
    enrol(session, "Anne")
    sent()
    for day in (8, 9):
        move(session, starts_at=in_days(day), ends_at=in_days(day) + timedelta(hours=2))
    assert len(sent()) == 1


def test_a_move_that_is_called_off_before_the_post_leaves_is_not_told():
    session = SessionFactory()
    enrol(session, "Anne")
    sent()
    move(session, starts_at=in_days(8), ends_at=in_days(8) + timedelta(hours=2))
    cancel_session(session=session)
    assert [letter.subject.split(" ")[0] for letter in sent()] == ["Annulé"]


def test_a_session_called_off_says_why_proposes_other_dates_and_leaves_the_calendar():
    workshop = WorkshopPageFactory(skills=["email"])
    session = SessionFactory(workshop=workshop)
    again = SessionFactory(workshop=workshop, place=session.place, starts_at=in_days(14))
    full = SessionFactory(workshop=workshop, place=session.place, starts_at=in_days(15), capacity=1)
    alike = SessionFactory(workshop=WorkshopPageFactory(skills=["email"], title="Joindre une photo"))
    SessionFactory(workshop=WorkshopPageFactory(title="Tout autre chose"))
    enrol(full, "Denis")
    enrol(session, "Anne")
    confirmed = event_in(sent()[-1])
    cancel_session(session=session, note="La salle est inondée.")
    [letter] = sent()
    assert "La salle est inondée." in letter.body
    told = [line for line in letter.body.splitlines() if line.startswith("- ") and ", " in line]
    assert len(told) == 2
    html = letter.alternatives[0].content
    assert html.index(again.workshop.title) < html.index(alike.workshop.title)
    assert "Tout autre chose" not in html
    calendar = calendar_in(letter)
    assert calendar["METHOD"] == "CANCEL"
    event = calendar.walk("VEVENT")[0]
    assert (event["UID"], event["STATUS"]) == (confirmed["UID"], "CANCELLED")
    assert event["SEQUENCE"] >= confirmed["SEQUENCE"]


def test_who_only_waited_gets_no_file_that_takes_out_what_they_never_had():
    session = SessionFactory(capacity=1)
    _anne, bruno = enrol(session, "Anne", "Bruno")
    sent()
    cancel_registration(registration=bruno, now=timezone.now())
    assert calendar_in(sent()[0]) is None


def test_a_course_has_each_date_in_the_file(django_assert_max_num_queries):
    session = SessionFactory()
    start = session.starts_at + timedelta(days=7)
    session.meetings.create(starts_at=start, ends_at=start + timedelta(hours=2))
    enrol(session, "Anne")
    with django_assert_max_num_queries(40):
        [letter] = sent()
    assert len(calendar_in(letter).walk("VEVENT")) == 2
    assert letter.body.count("\n- ") == 2


@pytest.mark.parametrize(
    "name", ["Anne\r\nBcc: x@exemple.fr", "An\x0bne\x00", "{lien personnel}", "<b>Anne</b>"]
)
def test_a_name_is_only_a_name(name):
    session = SessionFactory(workshop__title=f"Courriel {name}"[:60].replace("\x00", ""))
    register(
        session=session.pk,
        person=Person(name.replace("\x00", ""), "Martin", email="anne@exemple.fr"),
        language="fr",
        now=timezone.now(),
    )
    [letter] = sent()
    raw = letter.message()
    assert "Bcc" not in raw
    assert "\n" not in letter.subject
    assert "<b>" not in letter.alternatives[0].content
    # A placeholder that somebody is called stays what it is.
    assert letter.body.count("/inscription/") == 1
    calendar_in(letter)


def test_a_long_title_is_folded():
    enrol(SessionFactory(workshop__title="Élargir " * 25), "Anne")
    [letter] = sent()
    assert max(map(len, letter.message().as_bytes().splitlines())) < 999
    assert len(letter.subject) <= 150


def test_a_line_that_has_nothing_to_say_is_left_out():
    values = {Placeholder.FIRST_NAME: Value.of("Anne")}
    text = "Bonjour {prénom},\n\nÀ apporter : {ce qu’il faut apporter}\n\nÀ bientôt"
    lines = [line.text for lines in filled(text, values) for line in lines]
    assert lines == ["Bonjour Anne,", "À bientôt"]


def wording(**typed) -> WordingForm:
    told = {
        "subject": "Votre place",
        "text": "Bonjour {prénom}, {jour et heure}, {lieu}, {lien personnel}",
    } | typed
    return WordingForm(told, instance=Wording(kind="confirmed", language="fr"))


def test_staff_write_the_words_of_a_message():
    form = wording(text="Salut {Prénom} ! {jour et heure} {lieu} {lien personnel}")
    assert form.is_valid(), form.errors
    form.save()
    enrol(SessionFactory(), "Anne")
    [letter] = sent()
    assert letter.subject == "Votre place"
    assert letter.body.startswith("Salut Anne !")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"text": "{jour et heure} {lieu} {lien personnel} {mot de passe}"}, "{prénom}"),
        ({"text": "{jour et heure} {lieu} {lien personnel} {date limite}"}, "{date limite}"),
        ({"text": "Bonjour {prénom}, {jour et heure}, {lieu}"}, "{lien personnel}"),
        ({"text": "Bonjour {prénom, {jour et heure}, {lieu}, {lien personnel}"}, "accolade"),
        ({"subject": "Votre place {atelier}"}, "{atelier}"),
    ],
)
def test_words_that_would_mislead_are_refused_and_say_what_to_do(typed, said):
    with translation.override("fr"):
        form = wording(**typed)
        assert not form.is_valid()
        assert said in str(form.errors.as_data())


def test_an_address_that_nobody_has_is_flagged_at_once_and_sent_again_when_mended(monkeypatch):
    [anne] = enrol(SessionFactory(), "Anne")

    def refuse(self, letters):
        raise SMTPRecipientsRefused({"anne@exemple.fr": (550, b"5.1.1 unknown")})

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    send_messages()
    anne.refresh_from_db()
    assert anne.address_refused_at
    message = Message.objects.to_call(timezone.now()).get()
    monkeypatch.undo()
    assert sent() == []
    send_again(message=message)
    assert len(sent()) == 1
    anne.refresh_from_db()
    assert anne.address_refused_at is None


def test_a_server_that_does_not_trust_us_blames_no_address(monkeypatch):
    [anne] = enrol(SessionFactory(), "Anne")

    def refuse(self, letters):
        raise SMTPRecipientsRefused({"anne@exemple.fr": (550, b"5.7.1 relaying denied")})

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    send_messages()
    anne.refresh_from_db()
    assert anne.address_refused_at is None


def test_a_mail_server_that_never_answers_slows_no_registration_and_holds_the_sender_a_moment(settings):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = silent.getsockname()
        settings.EMAIL_TIMEOUT = 0.5
        began = monotonic()
        enrol(SessionFactory(), "Anne", "Bruno")
        registered = monotonic() - began
        assert send_messages() == 0
        waited = monotonic() - began - registered
    assert registered < 3
    assert waited < 5
    assert Message.objects.waiting(timezone.now()).count() == 2


def test_who_gave_a_phone_only_gets_a_short_message_that_a_phone_can_carry(settings, capsys):
    settings.SMS_BACKEND = "network.letters.sms.ConsoleSms"
    title = "Écrire un courriel à ses proches, joindre une photo et reconnaître les arnaques de la forêt €"
    session = SessionFactory(workshop__title=title)
    person = Person("Anne", "Martin", phone="+33381000001")
    [one] = register(session=session.pk, person=person, language="fr", now=timezone.now()).added
    assert send_messages() == 1
    cancel_registration(registration=one, now=timezone.now())
    assert send_messages() == 1
    first, second = capsys.readouterr().out.strip().split("\n\n")
    number, _, text = first.partition("\n")
    assert number == "SMS +33381000001"
    for words in (text, second.partition("\n")[2]):
        assert "\n" not in words
        assert room_of(words) <= LONGEST
        assert to_gsm(words) == words
    assert "..." in text
    assert "É" in text


def test_accents_stay_where_phones_know_them():
    assert (
        to_gsm("Où ? À l’été, ça gêne… cœur – « fête » 😀") == 'Où ? A l\'été, ca gene... coeur - " fete " '
    )


@pytest.mark.html
def test_the_checker_finds_no_error_in_any_message(tmp_path):
    for language in LANGUAGES:
        for kind in MessageKind:
            with translation.override(language):
                html = sample(default_words(kind), language).html
            (tmp_path / f"{language}-{kind}.html").write_text(html, encoding="utf-8")
    command = ["java", "-jar", os.environ["VNU_JAR"], "--errors-only", "--format", "gnu", tmp_path]
    checked = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert (checked.stderr, checked.returncode) == ("", 0)
