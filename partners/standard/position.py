"""Coordinates that can be true: on French ground, latitude first."""

from django.utils.translation import gettext as _

from partners.standard import lambert_93
from partners.standard.cells import Reading

# South, west, north, east in degrees: mainland and Corsica, then overseas (INSEE's territories).
_FRANCE = (
    (41.2, -5.3, 51.2, 9.7),
    (14.2, -63.3, 18.2, -60.7),
    (2.0, -54.7, 6.0, -51.5),
    (-21.5, 55.1, -20.8, 55.9),
    (-13.1, 44.9, -12.5, 45.4),
    (46.6, -56.6, 47.2, -56.0),
    (-22.9, 163.4, -19.4, 168.3),
    (-28.0, -155.0, -7.5, -134.0),
    (-14.5, -178.3, -13.1, -176.0),
)


def read_position(latitude: str, longitude: str) -> dict[str, Reading]:
    """Return both columns read together: the point, or both kept aside with the reason."""
    cells = {"latitude": latitude.strip(), "longitude": longitude.strip()}
    if not any(cells.values()):
        return {name: Reading({name: None}) for name in cells}
    numbers = {name: _number(cell) for name, cell in cells.items()}
    plane = lambert_93.read(numbers["latitude"], numbers["longitude"])
    if plane:
        told = _("was in Lambert 93 metres: turned into latitude and longitude")
        return {
            "latitude": Reading({"latitude": plane[0]}, (), told),
            "longitude": Reading({"longitude": plane[1]}),
        }
    warning = _doubt(numbers["latitude"], numbers["longitude"])
    if not warning:
        return {name: Reading({name: number}) for name, number in numbers.items()}
    return {
        name: Reading({name: None}, (cell,) if cell else (), warning if name == "latitude" else "")
        for name, cell in cells.items()
    }


def _number(cell: str) -> float | None:
    try:
        return float(cell.replace(",", "."))
    except ValueError:
        return None


def _doubt(latitude: float | None, longitude: float | None) -> str:
    """Return why the point cannot be true, or nothing."""
    if latitude is None or longitude is None:
        return _("is not a number, or its pair is missing")
    if _is_in_france(latitude, longitude):
        return ""
    if _is_in_france(longitude, latitude):
        return _("seems to be exchanged with the longitude: swap the two columns")
    return _("is not in France")


def _is_in_france(latitude: float, longitude: float) -> bool:
    return any(
        south <= latitude <= north and west <= longitude <= east for south, west, north, east in _FRANCE
    )
