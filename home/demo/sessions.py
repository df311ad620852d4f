"""The coming dates of the workshops, counted from today."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from events.keeping_in_step import refresh_workshops
from events.models import Session, WorkshopPage
from home.demo import SOURCE
from home.demo.dates import moments, status
from home.demo.texts import Texts, read
from network.catalogue.enums import Format, Status
from partners.models import Place


def load_sessions(*, now: datetime) -> int:
    """Give dates to the workshops that have none ahead of `now`; return how many dates.

    A workshop that still has one keeps those it has, so that loading a week later adds no odd weeks.
    """
    dated = set(Session.objects.upcoming(now).workshop_keys())
    pages = {page.source_id: page for page in WorkshopPage.objects.filter(source=SOURCE)}
    places = {place.source_id: place for place in Place.objects.filter(source=SOURCE)}
    sessions = [
        session
        for told in read("workshops")["workshop"]
        if (page := pages[told["key"]]).translation_key not in dated
        for session in _sessions(page, told, places, now)
    ]
    Session.objects.bulk_create(sessions)
    refresh_workshops({session.workshop_key for session in sessions})
    return len(sessions)


def _sessions(page: WorkshopPage, told: Texts, places: dict[str, Place], now: datetime) -> Iterator[Session]:
    for series in told["dates"]:
        place = places[series["place"]] if series["place"] else None
        for rank, start in enumerate(moments(series, place, now)):
            yield _session(page, series, place, start, status(series, rank))


def _session(
    page: WorkshopPage, series: Texts, place: Place | None, start: datetime, status: Status
) -> Session:
    is_joined_online = page.format != Format.ON_SITE or status == Status.MOVED_ONLINE
    return Session(
        workshop_key=page.translation_key,
        starts_at=start,
        ends_at=start + timedelta(minutes=series["minutes"]),
        place=place,
        remote_url=series["remote_url"] if is_joined_online else "",
        capacity=series["capacity"] or None,
        status=status,
    )
