"""Everything the site holds of an organisation, in one archive: plain CSV files, no name of a person."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable

from partners.fields import ListField
from partners.imports.files import table
from partners.imports.offers import OfferImporter, number, state
from partners.models import Offer, Organisation, Place
from partners.standard.columns import COLUMNS

Table = Iterable[Iterable[object]]
_parts: dict[str, Callable[[Organisation], Table]] = {}


def register_part(name: str, rows: Callable[[Organisation], Table]) -> None:
    """Add a file `name` with these rows, the first its columns. Called once, when the app is ready."""
    _parts[name] = rows


def own_data_file(organisation: Organisation) -> bytes:
    """Return the archive: places as the standard writes them, the rest for a spreadsheet."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("lieux.csv", _places(organisation))
        archive.writestr("structure.csv", table(_sheet(organisation)))
        archive.writestr("offres.csv", table(_offers(organisation)))
        for name, rows in _parts.items():
            archive.writestr(name, table(rows(organisation)))
    return content.getvalue()


def _places(organisation: Organisation) -> str:
    """Return the public places, cell by cell as they would be published: raw, so that they come in again."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([column.name for column in COLUMNS])
    places = Place.objects.live().filter(organisation=organisation).order_by("pk")
    writer.writerows([column.write(place) for column in COLUMNS] for place in places.iterator())
    return file.getvalue()


_OWN = (
    "name", "kind", "summary", "description", "website", "email", "phone", "address", "postcode", "commune",
    "insee_code", "siret", "rna", "checked_on",
)  # fmt: skip


def _sheet(organisation: Organisation) -> Table:
    yield [str(organisation._meta.get_field(name).verbose_name) for name in _OWN]
    yield [organisation._meta.get_field(name).value_to_string(organisation) for name in _OWN]


def _offers(organisation: Organisation) -> Table:
    """Return the offers in the columns of their import; one born here has its own number there."""
    fields = OfferImporter.fields
    yield list(fields)
    offers = (
        Offer.objects.filter(organisation=organisation).prefetch_related("skills", "places").order_by("pk")
    )
    for offer in offers:
        known = state(offer) | {
            "skills": "|".join(skill.key for skill in offer.skills.all()),
            "places": "|".join(place.source_id for place in offer.places.all()),
        }
        yield [_cell(offer, field, known[field]) for field in fields.values()]


def _cell(offer: Offer, field: str, value: object) -> object:
    if field == "source_id":
        return number(offer)
    if isinstance(offer._meta.get_field(field), ListField):
        return str(value).strip("|")
    return str(value).replace("\n", "|") if field == "lent" else value
