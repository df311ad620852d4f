"""What the page of a workshop tells beside its text: facts in short, and how to get there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext

from network.catalogue.enums import Access, Audience, SpokenLanguage
from network.catalogue.labels import reserved
from partners.addresses import address_of
from partners.directory.facts import labels, map_url
from partners.models import DirectoryPage, Place

if TYPE_CHECKING:
    from events.models import Session, WorkshopPage

FREE_DATES = 3
MOST_FIRST_DATES = 8
HOME_DEPTH = 2
# What the page of a workshop tells of a place.
WAY_THERE = ("slug", "name", "address", "postcode", "commune", "latitude", "longitude")


@dataclass(frozen=True, slots=True)
class Fact:
    icon: str
    label: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class WayThere:
    """A place of the coming dates, with its page here and its address on OpenStreetMap."""

    place: Place
    page_url: str
    map_url: str


def workshop_context(page: "WorkshopPage", request: HttpRequest) -> dict[str, object]:
    """Return what the template shows beside the fields of the page."""
    sessions = page.coming_sessions
    first = _first(sessions)
    return {
        "trail": _trail(page, request),
        "family": page.family,
        "cards_to_keep": page.cards_to_keep,
        "reserved_label": reserved(page.reserved_for),
        "family_label": page.family_label,
        "skills": page.taught,
        "first_dates": sessions[:first],
        "later_dates": sessions[first:],
        "facts": facts_of(page),
        "ways": ways_there(sessions),
        "address": page.get_url(request),
    }


def facts_of(page: "WorkshopPage") -> list[Fact]:
    """Return who, for whom, with what and for how much; facts without text are left out when shown."""
    nothing = gettext("Nothing: come as you are.")
    nothing_to_bring = gettext("Nothing to bring.")
    return [
        Fact("users", gettext("For whom"), labels(Audience, page.audience, ", ") or gettext("Everyone")),
        Fact("check", gettext("Before you come"), page.prerequisites or nothing),
        Fact("ticket", gettext("What to bring"), page.bring or nothing_to_bring),
        Fact("laptop", gettext("What we lend"), page.equipment_provided),
        Fact("tag", gettext("Price"), page.fee_note or page.get_fee_display()),
        Fact("user", gettext("Who welcomes you"), page.led_by),
        Fact("building", gettext("Organised by"), page.organisation.name if page.organisation.live else ""),
        Fact("language", gettext("Languages spoken"), labels(SpokenLanguage, page.languages, ", ")),
        Fact("accessibility", gettext("Access"), labels(Access, page.access, ", ")),
    ]


def ways_there(sessions: Iterable["Session"]) -> list[WayThere]:
    """Return each place of these sessions once, in the order of their dates."""
    places = dict.fromkeys(session.place for session in sessions if not session.is_online)
    directory = DirectoryPage.current() if places else None
    return [
        WayThere(place, directory.address_of(place) if directory else "", map_url(place)) for place in places
    ]


def way_to(place: Place) -> str:
    """Return the absolute address that tells how to get to a place: its page here, else a map."""
    page = address_of(place)
    return f"{settings.SITE_URL}{page}" if page else map_url(place)


def _first(sessions: Sequence["Session"]) -> int:
    """Return how many dates to show at once: up to the third one that people can still join."""
    free = 0
    for number, session in enumerate(sessions[:MOST_FIRST_DATES], start=1):
        free += session.is_open and session.seats_left != 0
        if free == FREE_DATES:
            return number
    return MOST_FIRST_DATES


def _trail(page: "WorkshopPage", request: HttpRequest) -> list[dict[str, str | None]]:
    """Return the pages above, from the home page down; the way here has read them already."""
    above = [page.get_parent()]
    while above[0].depth > HOME_DEPTH:
        above.insert(0, above[0].get_parent())
    return [{"title": one.title, "url": one.get_url(request)} for one in above]
