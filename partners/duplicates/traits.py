"""What is compared of a sheet, folded once: names, address, point, numbers and ways to reach it."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from network.geo.normalise import normalise
from partners.identifiers import compact
from partners.models import Organisation, Place
from partners.models.listed import Listed

# Words that stand in so many names and addresses that they tell nothing.
_SMALL = frozenset(
    [
        "a",
        "au",
        "aux",
        "chez",
        "d",
        "dans",
        "de",
        "des",
        "du",
        "en",
        "et",
        "l",
        "la",
        "le",
        "les",
        "par",
        "pour",
        "sous",
        "sur",
        "un",
        "une",
        "bp",
        "cs",
        "cedex",
        "association",
    ]
)
_STREETS = {
    "av": "avenue", "ave": "avenue", "bd": "boulevard", "bld": "boulevard", "bvd": "boulevard",
    "pl": "place", "r": "rue", "rte": "route", "ch": "chemin", "chem": "chemin", "all": "allee",
    "imp": "impasse", "sq": "square", "fg": "faubourg", "fbg": "faubourg", "gal": "general",
    "dr": "docteur", "mal": "marechal", "pdt": "president", "cdt": "commandant",
}  # fmt: skip
_HOUSE = re.compile(r"\d{1,4}")
_COLUMNS = ("name", "address", "postcode", "commune", "insee_code", "phone", "website")
_MORE = {
    Place: ("latitude", "longitude", "emails", "pivot"),
    Organisation: ("email", "siret", "rna"),
}


@dataclass(frozen=True, slots=True)
class Traits:
    """One sheet as the comparison sees it; `words` are those of its name without its commune."""

    pk: int
    name: str
    words: tuple[str, ...]
    street: str
    houses: frozenset[str]
    postcode: str
    commune: str
    point: tuple[float, float] | None
    phone: str
    emails: frozenset[str]
    site: str
    numbers: frozenset[str]


def traits_of(model: type[Listed], pks: Collection[int] | None = None) -> Iterator[Traits]:
    """Return the traits of every public sheet, or of some, in the order of their keys."""
    sheets = model.objects.live().order_by("pk").only("pk", *_COLUMNS, *_MORE[model])
    for sheet in (sheets if pks is None else sheets.filter(pk__in=pks)).iterator():
        yield _traits(sheet)


def _traits(sheet: Place | Organisation) -> Traits:
    is_place = isinstance(sheet, Place)
    commune = normalise(sheet.commune)
    address = [_STREETS.get(word, word) for word in normalise(sheet.address).split()]
    emails = sheet.emails if is_place else (sheet.email,)
    numbers = (sheet.pivot,) if is_place else (sheet.siret, sheet.rna)
    return Traits(
        pk=sheet.pk,
        name=normalise(sheet.name),
        words=_words(sheet.name, commune),
        street=" ".join(word for word in address if word not in _SMALL and not _HOUSE.match(word)),
        houses=frozenset(_HOUSE.findall(" ".join(address))[:1]),
        postcode=sheet.postcode,
        commune=commune,
        point=(sheet.latitude, sheet.longitude) if is_place and sheet.latitude is not None else None,
        phone=str(sheet.phone or ""),
        emails=frozenset(email.lower() for email in emails if email),
        site=_site(sheet.website),
        numbers=frozenset(compact(number) for number in numbers if number),
    )


def _words(name: str, commune: str) -> tuple[str, ...]:
    """Return the telling words of a name; the commune's own only where nothing else is left."""
    *front, last = normalise(name).split() or [""]
    words = [word for word in front if word not in _SMALL]
    # A letter at the end tells rooms apart: “Salle A”, “Salle D”.
    words += [last] if last not in _SMALL or len(last) == 1 else []
    return tuple(word for word in words if word not in commune.split()) or tuple(words)


def _site(address: str) -> str:
    """Return host and path without what varies: www, the scheme, the last stroke."""
    parts = urlsplit(address.lower())
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}"
