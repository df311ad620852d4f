"""Where else somebody can go who cannot come to a session: other dates of its workshop, the nearest first."""

from datetime import datetime
from math import inf

from events.models import Session
from network.geo.distance import distance_km

MOST = 3


def other_dates(session: Session, *, now: datetime, most: int = MOST) -> list[Session]:
    """Return coming dates of the same workshop that take registrations: free, near, early ones first."""
    coming = Session.objects.filter(workshop_key=session.workshop_key).exclude(pk=session.pk)
    dates = coming.upcoming(now).open().somewhere_public().select_related("place")
    possible = [one for one in dates.prefetch_related("meetings") if one.takes_registrations]
    order = sorted(possible, key=lambda one: (one.seats_left == 0, _distance(session, one), one.starts_at))
    return order[:most]


def _distance(session: Session, other: Session) -> float:
    """Return how far another date is, in km; 0 online, without end where a place has no position."""
    if other.is_online or other.place_id == session.place_id:
        return 0.0
    points = [place and (place.latitude, place.longitude) for place in (session.place, other.place)]
    if any(not point or None in point for point in points):
        return inf
    return distance_km(*points[0], *points[1])
