"""What is kept on one person: told to them, or erased when they ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from events.models import Message, Party, PersonalCalendar, Registration, Session
from events.services.attesting import forget_holder
from events.services.erasing import PERSONAL, erase, erase_one
from network.catalogue.alerts.asking import stop
from network.catalogue.models import Alert
from network.content.templatetags.plain_words import when

Facts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """All rows that tell of one person: their registrations, the groups they enrolled, their alerts."""

    registrations: tuple[Registration, ...] = ()
    parties: tuple[Party, ...] = ()
    alerts: tuple[Alert, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.registrations or self.parties or self.alerts)

    @property
    def sessions(self) -> list[Session]:
        """The sessions it tells of, each once."""
        return list({row.session_id: row.session for row in (*self.registrations, *self.parties)}.values())


@dataclass(frozen=True, slots=True)
class Erased:
    """How many seats or places in a line went to the next, and how many rows were erased."""

    cancelled: int
    erased: int


def kept_on(registration: Registration) -> Kept:
    """Return what is kept on the person of a registration: the same name at the same address, at any session.

    For the person's own link. Couples share an address, so that it alone does not name one of them.
    """
    same = Registration.objects.kept().filter(person_key=registration.person_key)
    return Kept(_rows(same))


def kept_at(*, email: str = "", phone: str = "") -> Kept:
    """Return what is kept with an e-mail address or a phone number (E.164). For staff who know who asks."""
    if email:
        told = {"email__iexact": email}
        alerts = tuple(Alert.objects.filter(**told))
    elif phone:
        told, alerts = {"phone": phone}, ()
    else:
        return Kept()
    return Kept(
        _rows(Registration.objects.kept().filter(**told)), _rows(Party.objects.kept().filter(**told)), alerts
    )


def export_person(*, kept: Kept) -> dict[str, list[Facts]]:
    """Return what is kept, by heading, in words that its person understands; ready for JSON."""
    told = {
        _("Registrations"): [facts_of(row) for row in kept.registrations],
        _("Groups you enrolled"): [_party(row) for row in kept.parties],
        _("Searches told by e-mail"): [_alert(row) for row in kept.alerts],
    }
    return {heading: rows for heading, rows in told.items() if rows}


def erase_person(*, kept: Kept, now: datetime) -> Erased:
    """Erase all that is kept on a person; seats to come are cancelled first, so that the next gets them.

    People whom the person enrolled stay registered.
    """
    cancelled = sum(erase_one(registration=row.pk, now=now) for row in kept.registrations)
    erase(list(kept.parties), now=now)
    for alert in kept.alerts:
        stop(key=alert.key)
    PersonalCalendar.objects.unused().delete()
    for email in {row.email for row in kept.registrations if row.email}:
        forget_holder(email=email)
    return Erased(cancelled, len(kept.registrations) + len(kept.parties) + len(kept.alerts))


def facts_of(row: Registration) -> Facts:
    """Return what is kept on one registration, each fact under its name."""
    told = _session(row.session) | _personal(row) | {_("status"): row.get_status_display()}
    if row.attendance:
        told[_("attendance")] = row.get_attendance_display()
    if row.party:
        told[_("who enrols them")] = row.party.name
    told[_("registered on")] = when(row.created_at)
    if row.consented_at:
        told[_("agreed on")] = when(row.consented_at)
    return told | _messages(row.messages.order_by("pk"))


def _rows(found: Iterable[Registration | Party]) -> tuple[Registration | Party, ...]:
    return tuple(found.select_related("session__place").order_by("session__starts_at", "pk"))


def _party(row: Party) -> Facts:
    # Who was enrolled are other people: how many, not who.
    number = str(row.registrations.count())
    told = _session(row.session) | _personal(row) | {_("people enrolled"): number}
    return told | {_("registered on"): when(row.created_at)} | _messages(row.messages.order_by("pk"))


def _alert(row: Alert) -> Facts:
    return {_("e-mail"): row.email, _("search"): row.question, _("registered on"): when(row.created_at)}


def _session(session: Session) -> Facts:
    place = str(session.place) if session.place else _("Online")
    return {
        _("workshop"): str(session.workshop or ""),
        _("session"): when(session.starts_at),
        _("place"): place,
    }


def _personal(row: Registration | Party) -> Facts:
    fields = (row._meta.get_field(name) for name in PERSONAL[type(row)])
    said = {str(field.verbose_name): getattr(row, field.name) for field in fields if field.editable}
    return {label: str(value) for label, value in said.items() if value}


def _messages(rows: Iterable[Message]) -> Facts:
    told = [f"{row.get_kind_display()} ({row.get_channel_display()}, {when(row.created_at)})" for row in rows]
    return {_("messages"): "; ".join(told)} if told else {}
