"""What the map of a place's form asks: where the town is, and how far from it a point is."""

from django.http import HttpRequest, JsonResponse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from network.geo.distance import distance_km
from network.geo.gazetteer import find
from network.geo.records import Match
from partners.models import Organisation
from partners.space.door import member_of

LONGEST_TOWN = 80


@require_GET
@member_of()
def pointing(request: HttpRequest, organisation: Organisation) -> JsonResponse:
    """Return the middle of the town that is typed, and in words how far a point is from it."""
    town = find(request.GET.get("town", "")[:LONGEST_TOWN], {organisation.department})
    if town is None:
        return JsonResponse({"town": None, "words": _("Write the town first: we do not know this one.")})
    point = _point(request)
    words = _distance(*point, town) if point else ""
    return JsonResponse({"town": [town.lat, town.lon], "words": words})


def _point(request: HttpRequest) -> tuple[float, float] | None:
    try:
        lat, lon = (float(request.GET.get(name, "")) for name in ("lat", "lon"))
    except ValueError:
        return None
    return (lat, lon) if -90 <= lat <= 90 and -180 <= lon <= 180 else None


def _distance(lat: float, lon: float, town: Match) -> str:
    km = number_format(distance_km(lat, lon, town.lat, town.lon), 1)
    name = town.commune.name if town.commune else town.label
    return _("The point is %(km)s km away from the middle of %(town)s.") % {"km": km, "town": name}
