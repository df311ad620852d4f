"""The 32 columns of the standard in order: how each is read, and how it is written."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partners import enums
from partners.standard import cells, contacts
from partners.typology import Typology

if TYPE_CHECKING:
    from partners.models import Place

POSTCODE = r"\d{5}"
INSEE_CODE = r"([013-9]\d|2[AB1-9])\d{3}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `fields` of the place hold it; `read` is None where columns are read together.

    The cell of a list holds what is understood, then what was kept aside. A single value hides
    what was kept aside before it was known.
    """

    name: str
    fields: tuple[str, ...]
    read: cells.Reader | None
    is_required: bool = False
    is_list: bool = False

    def write(self, place: "Place") -> str:
        """Return the cell of a place."""
        values = [text for field in self.fields for text in _texts(getattr(place, field))]
        aside = place.unknown_values.get(self.name, ())
        return "|".join((*values, *aside) if self.is_list else values or aside)

    def understood(self, place: "Place") -> tuple[str, ...]:
        """Return the values that are known: nothing kept aside, no hours that nobody understands."""
        fields = (field for field in self.fields if field != "raw_opening_hours")
        return tuple(text for field in fields for text in _texts(getattr(place, field)))


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (str(value),) if value not in (None, "") else ()


def _list(name: str, read: cells.Reader, *fields: str) -> Column:
    return Column(name, fields, read, is_list=True)


def _words(name: str, field: str, vocabulary: type) -> Column:
    return _list(name, cells.words(field, vocabulary), field)


def _text(name: str, field: str, longest: int) -> Column:
    return Column(name, (field,), cells.text(field, longest=longest))


def _required(name: str, field: str, longest: int) -> Column:
    return Column(name, (field,), cells.text(field, longest=longest, is_required=True), is_required=True)


COLUMNS = (
    _required("id", "source_id", 120),
    Column("pivot", ("pivot",), cells.pivot),
    _required("nom", "name", 200),
    _required("commune", "commune", 100),
    Column(
        "code_postal", ("postcode",), cells.code("postcode", POSTCODE, is_required=True), is_required=True
    ),
    Column("code_insee", ("insee_code",), cells.code("insee_code", INSEE_CODE)),
    _required("adresse", "address", 255),
    _text("complement_adresse", "address_complement", 255),
    Column("latitude", ("latitude",), None),
    Column("longitude", ("longitude",), None),
    _words("typologie", "typologies", Typology),
    _list("telephone", contacts.phone, "phone"),
    _list("courriels", contacts.emails, "emails"),
    _list("site_web", contacts.websites, "website", "other_websites"),
    Column("horaires", ("opening_hours", "raw_opening_hours"), cells.hours),
    _text("presentation_resume", "summary", 280),
    Column("presentation_detail", ("description",), cells.paragraphs("description")),
    _text("source", "source", 100),
    _words("itinerance", "itinerance", enums.Itinerance),
    _text("structure_parente", "parent_structure", 255),
    Column("date_maj", ("updated_on",), cells.day, is_required=True),
    _words("services", "services", enums.Service),
    _words("publics_specifiquement_adresses", "publics", enums.Public),
    _words("prise_en_charge_specifique", "special_care", enums.SpecialCare),
    _words("frais_a_charge", "fees", enums.PlaceFee),
    _words("dispositif_programmes_nationaux", "national_programmes", enums.NationalProgramme),
    _words("formations_labels", "trainings", enums.Training),
    _list("autres_formations_labels", cells.several("other_trainings"), "other_trainings"),
    _words("modalites_acces", "access_modes", enums.AccessMode),
    _words("modalites_accompagnement", "support_modes", enums.SupportMode),
    _list("fiche_acces_libre", contacts.url("accessibility_sheet"), "accessibility_sheet"),
    _list("prise_rdv", contacts.url("appointment_url"), "appointment_url"),
)
REQUIRED = tuple(column.name for column in COLUMNS if column.is_required)
# Nothing understood can be lost by writing these: they are what `Place` keeps of a row.
FIELDS = (*dict.fromkeys(field for column in COLUMNS for field in column.fields), "unknown_values")
