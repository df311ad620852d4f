"""What each public file holds, and how fresh it is: for the page, and in the words of DCAT."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from partners.opendata.publishing import INCOMPLETE, PLACES, SERVICES, STRUCTURES, SUFFIXES, current, days

LICENCE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
MIME = {"csv": "text/csv", "json": "application/json"}


@dataclass(frozen=True, slots=True)
class Dataset:
    """A file: what it holds, where it is, how large, when it last changed, on which days it did."""

    name: str
    title: str
    text: str
    url: str
    mime: str
    size: int
    changed_at: datetime
    days: list[date]


def datasets() -> list[Dataset]:
    """Return the files that were written, in order; no query."""
    a_year = _("The copies of earlier days are kept for a year.")
    told = {
        PLACES: (_("Places"), _("Where help is given, in the national standard of places, version 1.0.2.")),
        INCOMPLETE: (
            _("Places to complete"),
            _("Places that the standard does not accept yet, with the columns that lack."),
        ),
        STRUCTURES: (
            _("Structures"),
            _("Organisations and places, in the schema of data.inclusion v1.") + f" {a_year}",
        ),
        SERVICES: (
            _("Services"),
            _("What organisations offer, in the schema of data.inclusion v1.") + f" {a_year}",
        ),
    }
    return [_dataset(name, *words) for name, words in told.items() if current(name).exists()]


def _dataset(name: str, title: str, text: str) -> Dataset:
    stat = current(name).stat()
    return Dataset(
        name=name,
        title=title,
        text=text,
        url=f"/donnees/{name}.{SUFFIXES[name]}",
        mime=MIME[SUFFIXES[name]],
        size=stat.st_size,
        changed_at=datetime.fromtimestamp(stat.st_mtime, get_current_timezone()),
        days=days(name),
    )


def as_dcat(publisher: str) -> dict[str, object]:
    """Return the catalogue of the files in the words of DCAT (JSON-LD)."""
    base = settings.SITE_URL
    return {
        "@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"},
        "@type": "dcat:Catalog",
        "dct:title": _("Open data of %(name)s") % {"name": publisher},
        "dct:publisher": publisher,
        "dct:license": {"@id": LICENCE},
        "dcat:dataset": [
            {
                "@type": "dcat:Dataset",
                "dct:title": one.title,
                "dct:description": one.text,
                "dct:modified": one.changed_at.isoformat(),
                "dct:license": {"@id": LICENCE},
                "dcat:distribution": {
                    "@type": "dcat:Distribution",
                    "dcat:downloadURL": {"@id": f"{base}{one.url}"},
                    "dcat:mediaType": one.mime,
                    "dcat:byteSize": one.size,
                },
            }
            for one in datasets()
        ],
    }
