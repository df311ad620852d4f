"""Writes the public files where a file changed, and keeps one of each day on which it did."""

from datetime import date
from pathlib import Path
from uuid import uuid4

from dateutil.relativedelta import relativedelta
from django.conf import settings

from partners.inclusion.publishing import services, structures
from partners.standard.publishing import public_places

PLACES, INCOMPLETE = "lieux", "lieux-a-completer"
STRUCTURES, SERVICES = "structures", "services"
# These tell who answers and where to reach them, also those who have withdrawn since.
WITH_PEOPLE = (STRUCTURES, SERVICES)
PEOPLE_KEPT = relativedelta(years=1)
SUFFIXES = {PLACES: "csv", INCOMPLETE: "csv", STRUCTURES: "json", SERVICES: "json"}


def publish(*, on: date) -> dict[str, int]:
    """Bring the files in step with the sheets; return the names of those that changed, with their rows."""
    places = public_places()
    files = {
        PLACES: (places.valid, places.valid_count),
        INCOMPLETE: (places.incomplete, places.incomplete_count),
        STRUCTURES: structures(),
        SERVICES: services(),
    }
    changed = {name: rows for name, (content, rows) in files.items() if _write(name, content, on)}
    _forget_people(on)
    return changed


def current(name: str) -> Path:
    return settings.OPEN_DATA_ROOT / f"{name}.{SUFFIXES[name]}"


def dated(name: str, day: date) -> Path:
    return settings.OPEN_DATA_ROOT / "history" / f"{name}-{day.isoformat()}.{SUFFIXES[name]}"


def days(name: str) -> list[date]:
    """Return the days on which a file changed, the newest first."""
    files = (settings.OPEN_DATA_ROOT / "history").glob(f"{name}-[0-9]*.{SUFFIXES[name]}")
    return sorted((date.fromisoformat(file.stem[-10:]) for file in files), reverse=True)


def _write(name: str, content: bytes, on: date) -> bool:
    # The day's copy comes first: a stop between the two is made good by the next turn.
    if current(name).exists() and current(name).read_bytes() == content:
        return False
    for path in (dated(name, on), current(name)):
        path.parent.mkdir(parents=True, exist_ok=True)
        _put(path, content)
    return True


def _put(path: Path, content: bytes) -> None:
    """Put a file in its place whole: whoever reads or writes it meanwhile has the old one or the new."""
    new = path.with_name(f"{path.name}.{uuid4().hex}.new")
    try:
        new.write_bytes(content)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _forget_people(on: date) -> None:
    """Erase the copies of days that are more than a year ago; the history of places stays whole."""
    for name in WITH_PEOPLE:
        for day in days(name):
            if day < on - PEOPLE_KEPT:
                dated(name, day).unlink(missing_ok=True)
