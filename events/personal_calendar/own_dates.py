"""The dates of one person as cards of a feed: how each stands for them."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from django.utils.translation import gettext as _

from events.enums import RegistrationStatus
from events.models import Registration
from network.catalogue.enums import OPEN_STATUSES
from network.catalogue.feeds.calendar import Standing
from network.catalogue.feeds.told_dates import cards_of
from network.catalogue.models import EntrySession
from network.catalogue.results import FeedCard, FeedDate
from network.catalogue.translations import reading_language

# Before that a program has them; names are erased then, too.
KEPT_FOR = timedelta(days=90)
_STATUSES = {
    RegistrationStatus.WAITING: "own-waiting",
    RegistrationStatus.OFFERED: "own-offered",
    RegistrationStatus.CANCELLED: "own-left",
    RegistrationStatus.EXPIRED: "own-left",
}


def standings() -> dict[str, Standing]:
    """Return what the status of a registration means in a calendar; confirmed: as the session itself."""
    return {
        "own-waiting": Standing(_("Waiting list"), "TENTATIVE"),
        "own-offered": Standing(_("Seat offered, to be confirmed"), "TENTATIVE"),
        "own-left": Standing(_("You are no longer registered"), "CANCELLED"),
    }


def own_cards(person_key: str, *, now: datetime) -> Iterator[FeedCard]:
    """Yield the cards of what a person is or was registered for, in two queries."""
    theirs = Registration.objects.filter(person_key=person_key, session__ends_at__gt=now - KEPT_FOR)
    ordered = theirs.only("session", "status", "created_at", "changed_at").order_by("session", "pk")
    by_session = {pk: list(found) for pk, found in groupby(ordered, key=lambda one: one.session_id)}
    dates = EntrySession.objects.shown_in(reading_language()).filter(session__in=by_session)
    for card in cards_of(dates):
        yield card._replace(sessions=[_own(date, by_session[date[0]]) for date in card.sessions])


def _own(date: FeedDate, registrations: Sequence[Registration]) -> FeedDate:
    """Return a date as it stands for the person, whose last registration counts.

    Who simply has a seat, or comes to nothing that takes place, reads the same SEQUENCE here as everywhere;
    each change of their own raises it.
    """
    session, starts_at, ends_at, seats_left, status, changed_at, meetings = date
    if status not in OPEN_STATUSES:
        return date
    moments = [one.changed_at for one in registrations] + [one.created_at for one in registrations[1:]]
    changed_at = max(filter(None, [changed_at, *moments]))
    status = _STATUSES.get(registrations[-1].status, status)
    return session, starts_at, ends_at, seats_left, status, changed_at, meetings
