"""The columns of a file of workshops."""

from pathlib import Path

from django.utils.translation import gettext as _

from network.sheets.reading import Sheet, read_sheet

REQUIRED = ("workshop_id", "title", "organisation", "starts_at", "duration_minutes")
COLUMNS = (
    "workshop_id",
    "title",
    "summary",
    "description",
    "skills",
    "level",
    "audience",
    "fee",
    "place_source",
    "place_id",
    "organisation",
    "starts_at",
    "duration_minutes",
    "rrule",
    "capacity",
    "status",
)


def read_workshop_sheet(path: Path) -> Sheet:
    """Return the rows of a file, or raise UnreadableFileError."""
    return read_sheet(path, REQUIRED)


def notices(sheet: Sheet) -> list[str]:
    """Return what was unusual about the file, in words."""
    unknown = sheet.unknown(COLUMNS)
    aside = [_("These columns are left aside: %(names)s.") % {"names": ", ".join(unknown)}] if unknown else []
    return [*sheet.notices, *aside]
