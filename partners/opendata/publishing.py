"""Writes the public files where a file changed, and keeps one of each day on which it did."""

from datetime import date
from pathlib import Path

from django.conf import settings

from partners.inclusion.publishing import services, structures
from partners.standard.publishing import public_places

PLACES, INCOMPLETE = "lieux", "lieux-a-completer"
STRUCTURES, SERVICES = "structures", "services"
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
    return {name: rows for name, (content, rows) in files.items() if _write(name, content, on)}


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
        new = path.with_suffix(".new")
        new.write_bytes(content)
        # Whoever reads meanwhile has the whole file, old or new.
        new.replace(path)
    return True
