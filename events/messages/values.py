"""What a message says in the place of each name: of a real registration, or of an invented one."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.attesting.links import attestation_url
from events.enums import Attendance, MessageKind, RegistrationStatus
from events.local_time import local
from events.messages.alternatives import alternatives
from events.messages.placeholders import NOTHING, Placeholder, Value, Values
from events.models import Message, Party, Registration, Session
from events.registration.feedback_link import feedback_url
from events.registration.links import links_at, manage_url
from events.session_calendar import where
from events.workshop_words import way_to
from network.catalogue.enums import Status
from network.catalogue.feeds.content_lines import plain
from network.content.models import NetworkSettings
from network.content.templatetags.plain_words import phone, tel_link, when


def values_of(message: Message, network: NetworkSettings) -> Values:
    """Return what is true now, in the active language."""
    session, to = message.session, message.recipient
    until = message.offered_until
    return {
        Placeholder.FIRST_NAME: _said(to.name if isinstance(to, Party) else to.first_name),
        Placeholder.PEOPLE: _people(message),
        Placeholder.WORKSHOP: _said(str(session.workshop)),
        Placeholder.WHEN: _when(session),
        Placeholder.WHERE: _said(where(session)),
        Placeholder.WAY: _way(session),
        Placeholder.JOIN: _link(session.remote_url, _("join online")),
        Placeholder.BRING: _said(session.workshop.bring),
        Placeholder.NOTE: _said(session.note),
        Placeholder.RANK: _rank(message),
        Placeholder.UNTIL: _said(when(until)),
        Placeholder.OTHERS: _others(message),
        Placeholder.LINK: _links(message),
        Placeholder.QUESTIONS: _questions(message),
        Placeholder.ATTESTATION: _attestation(message),
        Placeholder.PHONE: _phone(network.phone),
        Placeholder.NETWORK: _said(network.name),
    }


def sample_values(network: NetworkSettings) -> Values:
    """Return what an invented person would read, in the active language: every name has something to say."""
    start = local(timezone.now()).replace(hour=14, minute=0) + timedelta(days=9)
    here = settings.SITE_URL
    other = Value.named_link(here, f"{when(start + timedelta(days=7))}, Médiathèque, Dole")
    return {
        Placeholder.FIRST_NAME: _said("Odile"),
        Placeholder.PEOPLE: _said("Odile Marchand, Bruno Petit"),
        Placeholder.WORKSHOP: _said(_("Send an e-mail")),
        Placeholder.WHEN: _said(when(start)),
        Placeholder.WHERE: _said("Médiathèque, 1 place Nationale, 39100 Dole"),
        Placeholder.WAY: _link(here, _("map and access")),
        Placeholder.JOIN: _link(here, _("join online")),
        Placeholder.BRING: _said(_("your phone and its charger")),
        Placeholder.NOTE: _said(_("Room 3, first floor")),
        Placeholder.RANK: _said(before_you(2)),
        Placeholder.UNTIL: _said(when(start - timedelta(days=4))),
        Placeholder.OTHERS: Value.rows([other]),
        Placeholder.LINK: _link(here, _("your registration")),
        Placeholder.QUESTIONS: _link(here, _("answer three questions")),
        Placeholder.ATTESTATION: _link(here, _("my attestation")),
        Placeholder.PHONE: _phone(network.phone or "0381000000"),
        Placeholder.NETWORK: _said(network.name),
    }


def before_you(people: int) -> str:
    """Return the place in line in words."""
    if not people:
        return _("You are the first in line.")
    return ngettext("%(people)s person is before you.", "%(people)s people are before you.", people) % {
        "people": people
    }


def _said(text: str) -> Value:
    return Value.of(plain(text).strip())


def _link(url: str, words: str) -> Value:
    return Value.link(url, words)


def _links(message: Message) -> Value:
    """Return the way to the registration; who asked for their link again gets all that they have."""
    if message.kind != MessageKind.LINK:
        return _link(manage_url(message.recipient), _("your registration"))
    links = links_at(message.recipient.email, now=timezone.now())
    return Value.rows([Value.named_link(url, f"{one.workshop}, {when(one.starts_at)}") for one, url in links])


def _phone(number: object) -> Value:
    return Value(phone(number), Value.link(tel_link(number), phone(number)).html)


def _people(message: Message) -> Value:
    """Return who of a party comes, or waits; nothing to somebody who came alone."""
    if message.registration:
        return NOTHING
    return _said(", ".join(one.full_name for one in message.people if one.is_active))


def _when(session: Session) -> Value:
    if session.status == Status.POSTPONED:
        return _said(_("postponed, without a new date yet: we tell you as soon as there is one"))
    if len(session.dates) == 1:
        return _said(when(session.starts_at))
    return Value.rows([_said(when(date.starts_at)) for date in session.dates])


def _way(session: Session) -> Value:
    return NOTHING if session.is_online else _link(way_to(session.place), _("map and access"))


def _rank(message: Message) -> Value:
    waiting = [one for one in message.people if one.status == RegistrationStatus.WAITING]
    if not waiting:
        return NOTHING
    before = Registration.objects.in_line().filter(session=message.session_id, turn__lt=waiting[0].turn)
    return _said(before_you(before.count()))


def _others(message: Message) -> Value:
    """Return other dates where the person lost one: it costs a search."""
    if message.kind not in (MessageKind.CALLED_OFF, MessageKind.EXPIRED):
        return NOTHING
    return Value.rows([Value.named_link(one.url, one.words) for one in alternatives(message.session)])


def _questions(message: Message) -> Value:
    if not message.registration or message.kind != MessageKind.THANKS:
        return NOTHING
    return _link(feedback_url(message.registration), _("answer three questions"))


def _attestation(message: Message) -> Value:
    """Return the way to the attestation of somebody who was there."""
    one = message.registration
    if one is None or message.kind != MessageKind.THANKS or one.attendance != Attendance.PRESENT:
        return NOTHING
    return _link(attestation_url(one), _("my attestation"))
