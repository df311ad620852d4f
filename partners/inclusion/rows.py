"""A structure for each organisation and place, a service for each offer; what is not known is left out."""

from datetime import date

from django.conf import settings
from django.utils import timezone

from network.catalogue.enums import Audience, Format, Kind
from network.geo.gazetteer import region_departments
from partners.enums import AreaKind, Way
from partners.inclusion import words
from partners.models import Offer, Organisation, Place

Row = dict[str, object]
NAME_LENGTHS = range(3, 151)


def identifier(sheet: Organisation | Place | Offer) -> str:
    """Return the key of a row: the source, two dashes, and the address of the sheet, which is made once."""
    return f"{words.SOURCE}--{sheet._meta.model_name}-{sheet.slug}"


def name_of(sheet: Organisation | Place | Offer) -> str:
    """Return a name of at most 150 characters without a dot at its end."""
    return sheet.name[:150].rstrip(". ")


def structure(sheet: Organisation | Place, link: str, checked: date | None = None) -> Row:
    """Return an organisation or a place that receives people; `link` is its page here.

    `checked` is the newest day of what an organisation that was never checked itself has on the site.
    """
    is_place = isinstance(sheet, Place)
    email = next(iter(sheet.emails), "") if is_place else sheet.email
    return filled(
        {
            "source": words.SOURCE,
            "id": identifier(sheet),
            "nom": name_of(sheet),
            "date_maj": day_of(sheet) or (checked.isoformat() if checked else ""),
            "description": sheet.description or sheet.summary,
            "lien_source": link,
            "siret": _siret(sheet),
            **_address(sheet),
            "longitude": sheet.longitude if is_place else None,
            "latitude": sheet.latitude if is_place else None,
            "telephone": str(sheet.phone or ""),
            "courriel": email,
            "site_web": sheet.website,
            "horaires_accueil": sheet.opening_hours if is_place else "",
            "accessibilite_lieu": sheet.accessibility_sheet if is_place else "",
        }
    )


def service(offer: Offer, link: str) -> Row:
    """Return an offer at its first public place, else where its organisation is."""
    place = next((one for one in offer.places.all() if one.is_public), None)
    home = place or offer.organisation
    return filled(
        {
            "source": words.SOURCE,
            "structure_id": identifier(home),
            "id": identifier(offer),
            "nom": name_of(offer),
            "description": offer.description or offer.summary,
            "date_maj": day_of(offer) or day_of(home),
            "lien_source": link,
            "type": words.TYPES.get(offer.kind, words.OTHER_TYPE),
            "thematiques": _themes(offer),
            "frais": words.FEES[offer.fee],
            "frais_precisions": offer.fee_details,
            "publics": _publics(offer),
            "publics_precisions": _others(offer),
            "conditions_acces": offer.loan_conditions or offer.referral,
            **(_address(home) if offer.format != Format.REMOTE else {}),
            "longitude": place.longitude if place else None,
            "latitude": place.latitude if place else None,
            "telephone": str(offer.phone or offer.organisation.phone or ""),
            "courriel": offer.email or offer.organisation.email,
            "modes_accueil": words.WELCOMES[offer.format],
            "zone_eligibilite": _area(offer),
            "contact_nom_prenom": offer.contact_name,
            "lien_mobilisation": offer.link,
            "modes_mobilisation": _ways(offer),
            "mobilisable_par": _by_whom(offer),
            "mobilisation_precisions": offer.referral,
            "horaires_accueil": offer.opening_hours or (place.opening_hours if place else ""),
        }
    )


def filled(row: Row) -> Row:
    """Leave out what is not known."""
    return {name: value for name, value in row.items() if value not in (None, "", [])}


def day_of(sheet: Organisation | Place | Offer) -> str:
    """Return the day a sheet was checked, else published; nothing where neither is known."""
    published = sheet.last_published_at or sheet.first_published_at
    on = timezone.localdate(published) if published else None
    day: date | None = getattr(sheet, sheet.checked_field) or on
    return day.isoformat() if day else ""


def _siret(sheet: Organisation | Place) -> str:
    if not isinstance(sheet, Place):
        return sheet.siret
    home = sheet.organisation
    of_organisation = home.siret if home and home.is_public else ""
    return sheet.pivot if len(sheet.pivot) == 14 else of_organisation


def _address(sheet: Organisation | Place) -> Row:
    return {
        "commune": sheet.commune,
        "code_postal": sheet.postcode,
        "code_insee": sheet.insee_code,
        "adresse": sheet.address,
        "complement_adresse": getattr(sheet, "address_complement", ""),
    }


def _themes(offer: Offer) -> list[str]:
    keys = {skill.key for skill in offer.skills.all()}
    found = {words.SKILL_THEMES[key] for key in keys if key in words.SKILL_THEMES}
    if offer.kind in words.THEMES:
        found.add(words.THEMES[Kind(offer.kind)])
    if keys - set(words.SKILL_THEMES) or not found:
        found.add(words.BASICS)
    return sorted(found)


def _publics(offer: Offer) -> list[str]:
    """Return whom it is for; everybody alone, as the schema wants it; nobody it has a word for, none."""
    if not offer.audience or Audience.EVERYONE in offer.audience:
        return [words.EVERYBODY]
    return sorted({words.PUBLICS[one] for one in offer.audience if one in words.PUBLICS})


def _others(offer: Offer) -> str:
    """Return in words those for whom the schema has no word."""
    others = [one for one in offer.audience if one not in words.PUBLICS and one != Audience.EVERYONE]
    return ", ".join(str(Audience(one).label) for one in others)


def _ways(offer: Offer) -> list[str]:
    """Return how to get it; where the offer names no way, how its organisation is reached."""
    if offer.ways:
        return sorted(words.WAYS[one] for one in offer.ways if one in words.WAYS)
    reached = {Way.PHONE: offer.organisation.phone, Way.MAIL: offer.organisation.email}
    return sorted(words.WAYS[way] for way, known in reached.items() if known)


def _area(offer: Offer) -> list[str]:
    if offer.area_kind == AreaKind.REGIONS:
        return sorted(set().union(*(region_departments(code) for code in offer.area_codes)))
    return sorted(offer.area_codes) if offer.area_kind != AreaKind.ANYWHERE else ["france"]


def _by_whom(offer: Offer) -> list[str]:
    is_only_sent = set(offer.ways) == {Way.REFERRAL}
    by = [] if is_only_sent else ["usagers"]
    return ["professionnels", *by] if Way.REFERRAL in offer.ways else by


def address(path: str) -> str:
    """Return the whole address of a page here; nothing for no page."""
    return f"{settings.SITE_URL}{path}" if path else ""
