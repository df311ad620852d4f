"""Workshops and sessions in the words of schema.org, for search engines and harvesters."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest

from events.local_time import local
from network.catalogue.enums import Fee, Format, Kind, Status

if TYPE_CHECKING:
    from events.models import Session, WorkshopPage
    from partners.models import Place

MOST_DATES = 50
STATUSES = {
    Status.SCHEDULED: "EventScheduled",
    Status.RESCHEDULED: "EventRescheduled",
    Status.MOVED_ONLINE: "EventMovedOnline",
    Status.POSTPONED: "EventPostponed",
    Status.FULL: "EventScheduled",
    Status.CANCELLED: "EventCancelled",
}
Thing = dict[str, object]


def workshop_in_schema_org(page: "WorkshopPage", request: HttpRequest) -> list[Thing]:
    """Return one Event for each coming session; for a course, one Course that holds its dates."""
    url = f"{settings.SITE_URL}{page.get_url(request)}"
    dates = [_date(page, session, url) for session in page.coming_sessions[:MOST_DATES]]
    if page.kind != Kind.COURSE:
        return [{"@type": "Event", **date} for date in dates]
    instances = [{"@type": "CourseInstance", "courseMode": _mode(date), **date} for date in dates]
    course = {"@type": "Course", **_what(page, url), **_led_by("provider", page)}
    return [course | {"hasCourseInstance": instances}]


def _what(page: "WorkshopPage", url: str) -> Thing:
    return {"name": page.title, "description": page.social_text, "url": url}


def _date(page: "WorkshopPage", session: "Session", url: str) -> Thing:
    seats = {"maximumAttendeeCapacity": session.capacity} if session.capacity else {}
    return _what(page, url) | {
        "@id": f"{url}#session-{session.pk}",
        "startDate": local(session.starts_at).isoformat(),
        "endDate": local(session.ends_at).isoformat(),
        "eventStatus": f"https://schema.org/{STATUSES[session.status]}",
        "eventAttendanceMode": f"https://schema.org/{_attendance(page, session)}EventAttendanceMode",
        "location": _locations(page, session, url),
        **_led_by("organizer", page),
        "inLanguage": list(page.languages) or [page.locale.language_code],
        "isAccessibleForFree": page.fee != Fee.PAID,
        "offers": _offer(page, session, url),
        **seats,
        **_all_dates(session),
    }


def _all_dates(session: "Session") -> Thing:
    """Return each date of a session that holds several, booked as one; nothing for the others."""
    if len(session.dates) == 1:
        return {}
    parts = [
        {
            "@type": "Event",
            "startDate": local(one.starts_at).isoformat(),
            "endDate": local(one.ends_at).isoformat(),
        }
        for one in session.dates
    ]
    return {"subEvent": parts, "endDate": parts[-1]["endDate"]}


def _attendance(page: "WorkshopPage", session: "Session") -> str:
    if session.is_online:
        return "Online"
    return "Mixed" if page.format == Format.HYBRID else "Offline"


def _mode(date: Thing) -> str:
    is_on_site = str(date["eventAttendanceMode"]).endswith("OfflineEventAttendanceMode")
    return "onsite" if is_on_site else "online"


def _locations(page: "WorkshopPage", session: "Session", url: str) -> list[Thing]:
    # The link to join is for people who come, not for harvesters: here it is the page.
    online = {"@type": "VirtualLocation", "url": url}
    if session.is_online:
        return [online]
    place = _place(session.place)
    return [place, online] if page.format == Format.HYBRID else [place]


def _place(place: "Place") -> Thing:
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.address,
        "postalCode": place.postcode,
        "addressLocality": place.commune,
        "addressCountry": "FR",
    }
    thing = {"@type": "Place", "name": place.name, "address": address}
    if place.latitude is not None:
        thing["geo"] = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    return thing


def _led_by(role: str, page: "WorkshopPage") -> Thing:
    """Return the organisation under the name of its role; nothing while it is not public."""
    if not page.organisation.live:
        return {}
    organiser = {"@type": "Organization", "name": page.organisation.name}
    return {role: organiser | ({"url": page.organisation.website} if page.organisation.website else {})}


def _offer(page: "WorkshopPage", session: "Session", url: str) -> Thing:
    availability = "SoldOut" if session.seats_left == 0 else "InStock"
    offer = {"@type": "Offer", "url": url, "availability": f"https://schema.org/{availability}"}
    if page.fee == Fee.FREE:
        return offer | {"price": 0, "priceCurrency": "EUR"}
    return offer | {"description": page.fee_note}
