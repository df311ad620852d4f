"""The line of a session: a free seat is offered to who came first, with a time to answer (decision 24)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter

from django.db.models import F

from events.enums import RegistrationStatus
from events.models import Party, Registration, Session
from events.models.registration import RegistrationQuerySet
from events.services.seats import Seats, held_seats
from network.catalogue.enums import OPEN_STATUSES
from network.content.models import NetworkSettings

# An offer ends early enough for another person to still come.
LAST_OFFER_BEFORE = timedelta(hours=2)
# How often a party that needs several seats lets those behind it go first; then seats are kept for it.
MOST_PASSES = 3


def offer_freed_seats(*, session: int, now: datetime) -> None:
    """Offer what is free to the line of a session. Done in the services that free seats; harmless again."""
    with held_seats(session, now) as seats:
        serve_line(seats)


def serve_line(seats: Seats) -> None:
    """Offer the free seats to the line, in the order of arrival.

    A party for which there are not enough is passed over by those behind it, three times at most.
    """
    if not seats.session.waiting or seats.free <= 0 or seats.session.status not in OPEN_STATUSES:
        return
    until = offer_end(seats.session, seats.now)
    if until <= seats.now:
        return
    passed: list[Party] = []
    for people in _turns(seats.session):
        if len(people) > seats.free:
            passed.append(people[0].party)
            continue
        if any(party.passed_over >= MOST_PASSES for party in passed):
            break
        _pass_over(passed)
        seats.move(people, RegistrationStatus.OFFERED, until=until)
        if seats.free <= 0:
            break


def may_pass_line(seats: Seats) -> bool:
    """Return whether somebody who comes now may have what is free, and count that for who waits.

    The line was served when the seats became free: who still waits needs more of them, or it is too late to
    offer any.
    """
    if not seats.session.waiting or offer_end(seats.session, seats.now) <= seats.now:
        return True
    parties = list(Party.objects.filter(registrations__in=_line(seats.session)).distinct())
    may_pass = all(party.passed_over < MOST_PASSES for party in parties)
    if may_pass:
        _pass_over(parties)
    return may_pass


def offer_end(session: Session, now: datetime) -> datetime:
    """Return until when an offer made now may be answered; a moment that is over when it is too late."""
    chosen = NetworkSettings.objects.values_list("offer_hours", flat=True).first()
    hours = chosen or NetworkSettings.OFFER_HOURS
    return min(now + timedelta(hours=hours), session.starts_at - LAST_OFFER_BEFORE)


def _turns(session: Session) -> Iterator[list[Registration]]:
    for _, people in groupby(_line(session).select_related("party"), key=attrgetter("turn")):
        yield list(people)


def _line(session: Session) -> RegistrationQuerySet:
    return Registration.objects.in_line().filter(session=session)


def _pass_over(parties: list[Party]) -> None:
    if not parties:
        return
    Party.objects.filter(pk__in=[party.pk for party in parties]).update(passed_over=F("passed_over") + 1)
    for party in parties:
        party.passed_over += 1
